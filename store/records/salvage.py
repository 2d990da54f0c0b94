"""What can still be read of a damaged store, table by table.

A table's rows are found from its root downwards; pages that hang on a lost page are found by the
pointer map, which says of each page whose it is. Where the list of tables is lost as well, the
tables of a new store tell: all are made in the same order, so their roots lie at the same places.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from store.records import salvage_pages as files
from store.records.salvage_pages import Leaf, Pages, Row, Value

ALL = 1 << 62


class Shape(NamedTuple):
    """A table as a new store has it."""

    name: str
    root: int
    columns: tuple[str, ...]
    """In the order in which a row stores them."""
    rowid: str
    """The column that is the row's number and is not stored in it; '' if none is."""
    by_rowid: bool
    defaults: tuple[Value, ...]
    """Of columns that came later than the row."""
    types: tuple[str, ...] = ()
    """INTEGER, TEXT, BLOB, each with '?' if it may be empty."""


@dataclass(slots=True)
class Loss:
    """What could not be read of a table."""

    pages: int = 0
    rows: int = 0
    missing: bool = False
    """The table itself: nobody knows what it held."""
    ranges: list[tuple[int, int]] = field(default_factory=list)
    """Between which values of the first column, both included, rows may be lost."""

    @property
    def any(self) -> bool:
        return bool(self.pages or self.rows or self.missing)


class Salvage:
    """A damaged file, and where its tables begin."""

    def __init__(self, pages: Pages, shapes: Mapping[str, Shape]) -> None:
        self.pages = pages
        self.shapes = shapes
        self.losses: defaultdict[str, Loss] = defaultdict(Loss)
        self.odd: defaultdict[str, set[Value]] = defaultdict(set)
        """The first columns of rows that hold less than they did, by their table."""
        self._seen: set[int] = set()
        self.roots: dict[str, int] = {}
        self._orphans: dict[int, list[int]] | None = None
        self.schema_lost, known = self._schema()
        self.roots = {
            name: root
            for name, shape in shapes.items()
            if (root := known.get(name, shape.root if self.schema_lost else 0))
        }

    def _schema(self) -> tuple[bool, dict[str, int]]:
        """Whether the list of tables has holes, and what it says."""
        shape = Shape("", 1, ("type", "name", "tbl_name", "rootpage", "sql"), "", True, ())
        loss = Loss()
        known = {}
        below = self._below_first() if not self._first_is_sound() else []
        for row in self._walk(shape, 1, loss, below):
            kind, name, _, root, _ = (*row.values, None, None, None, None, None)[:5]
            if kind == "table" and isinstance(name, str) and isinstance(root, int):
                known[name] = root
        return loss.any or not known, known

    def _first_is_sound(self) -> bool:
        try:
            return files.kind(1, self.pages.read(1)) in (5, 13)
        except files.Broken:
            return False

    def _below_first(self) -> list[int]:
        """The first page is the root of the list of tables; if it is lost, its other pages lie
        near the beginning, where the list grew with the tables."""
        return [n for n in range(3, min(self.pages.count, 2000) + 1) if self._parent(n) == 1]

    def _parent(self, number: int) -> int:
        try:
            return self.pages.parent(number)[1]
        except files.Broken:
            return 0

    def rows(self, name: str) -> Iterator[dict[str, Value]]:
        """The rows of a table, by its columns; may hold one twice, the better one first."""
        shape, loss = self.shapes[name], self.losses[name]
        root = self.roots.get(name)
        if root is None:
            loss.missing = True
            loss.ranges.append((0, ALL))
            return
        for row in self._walk(shape, root, loss, None):
            values = (*row.values, *shape.defaults[len(row.values) :])
            found = dict(zip(shape.columns, values, strict=False))
            if shape.rowid:
                found[shape.rowid] = row.rowid
            if row.odd:
                self.odd[name].add(row.rowid if shape.rowid else row.values[0])
            yield found

    def _walk(self, shape: Shape, root: int, loss: Loss, others: list[int] | None) -> Iterator[Row]:
        gap = _Gap(loss)
        for leaf in files.tree(self.pages, root, table=shape.by_rowid, seen=self._seen):
            if leaf is None:
                loss.pages += 1
                gap.open()
                continue
            yield from self._rows_of(leaf, shape, loss, gap)
        gap.end()
        if not loss.pages:
            return
        for number in self._orphans_of(root) if others is None else others:
            found = self._orphan(number, shape.by_rowid)
            if found is not None:
                self._seen.add(number)
                yield from self._rows_of(found, shape, loss, None)

    def _rows_of(self, leaf: Leaf, shape: Shape, loss: Loss, gap: "_Gap | None") -> Iterator[Row]:
        inner = files.kind(leaf.number, leaf.data) == 2
        for row in files.rows(self.pages, leaf):
            if row is None or len(row.values) > len(shape.columns):
                loss.rows += 1
                if gap is not None:
                    gap.open()
                    if inner:
                        loss.ranges.append((gap.last, ALL))
                continue
            if gap is not None and not inner:
                gap.at(row.rowid if shape.rowid else next(iter(row.values), 0))
            yield row

    def _orphan(self, number: int, by_rowid: bool) -> Leaf | None:
        if number in self._seen:
            return None
        try:
            data = self.pages.read(number)
        except files.Broken:
            return None
        wanted = {13} if by_rowid else {2, 10}
        return Leaf(number, data) if files.kind(number, data) in wanted else None

    def _orphans_of(self, root: int) -> list[int]:
        """Pages that no readable page leads to, by the tree to which they belong."""
        if self._orphans is None:
            self._orphans = {}
            roots = set(self.roots.values())
            for number in range(3, self.pages.count + 1):
                if number in self._seen:
                    continue
                try:
                    owner = self.pages.root_of(number, roots)
                except files.Broken:
                    owner = self._guess(number)
                if owner:
                    self._orphans.setdefault(owner, []).append(number)
        return self._orphans.get(root, [])

    def _guess(self, number: int) -> int:
        """The root of the one table whose rows look like those of this page; 0 if none or more."""
        leaf = self._orphan(number, by_rowid=True)
        if leaf is None:
            return 0
        some = [row for row in files.rows(self.pages, leaf) if row is not None]
        fitting = [
            name
            for name, shape in self.shapes.items()
            if some and shape.by_rowid and all(_fits(row, shape) for row in some)
        ]
        return self.roots.get(fitting[0], 0) if len(fitting) == 1 else 0


def _fits(row: Row, shape: Shape) -> bool:
    if len(row.values) != len(shape.columns):
        return False
    return all(
        _is(value, kind) or (value is None and name == shape.rowid)
        for value, kind, name in zip(row.values, shape.types, shape.columns, strict=True)
    )


_TYPES = {"INTEGER": int, "TEXT": str, "BLOB": bytes}


def _is(value: Value, kind: str) -> bool:
    if value is None:
        return kind.endswith("?")
    return isinstance(value, _TYPES.get(kind.rstrip("?"), object))


class _Gap:
    """Notes between which keys rows are lost. Keys that are no numbers are passed over."""

    def __init__(self, loss: Loss) -> None:
        self._loss = loss
        self._open = False
        self.last = 0

    def open(self) -> None:
        self._open = True

    def at(self, key: Value) -> None:
        if not isinstance(key, int):
            return
        if self._open:
            self._loss.ranges.append((self.last, key))
            self._open = False
        self.last = key

    def end(self) -> None:
        if self._open:
            self._loss.ranges.append((self.last, ALL))
