"""A list as the screen holds it: keys, band headings, and which line shows what.

The whole list is only numbers; the rows in sight are read as they come into it. Made in the
reader's thread, never changed after.
"""

from array import array
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from store.records import views
from store.records.database import Store
from store.records.standing import At
from tui.places import Place
from tui.positions import Positions

FOLD = 0
"""Stands for the whole backlog, in one row at the end of the owed list."""

_RANKS = {"far": 0, "overdue": 0, "soon": 1, "fine": 2, "backlog": 3}
_BANDS = ("overdue", "soon", "fine", "backlog")


class Head(NamedTuple):
    """A heading, above the row of that index."""

    row: int
    band: str
    """Or '@' and the domain of a firm of strangers; 'alone' above those who have none."""
    rows: int


@dataclass(frozen=True)
class Listing:
    place: Place
    at: At | None = None
    keys: Sequence[int] = ()
    heads: tuple[Head, ...] = ()
    folded: int = 0
    """Rows that the last one, FOLD, stands for."""
    kept: int | None = None
    """A row that is read, and has left the list meanwhile."""

    @cached_property
    def positions(self) -> Positions:
        return Positions(self.keys)

    def height(self, tall: int = 1) -> int:
        """Lines, of which a row has `tall` and a heading one."""
        return len(self.keys) * tall + len(self.heads)

    @property
    def count(self) -> int:
        return len(self.keys) - (1 if self.folded else 0)

    def line_of(self, row: int, tall: int = 1) -> int:
        """The first line of the row of that index."""
        return row * tall + sum(head.row <= row for head in self.heads)

    def at_line(self, line: int, tall: int = 1) -> int | Head | None:
        """The row's index, the heading, or nothing below the end."""
        above = 0
        for head in self.heads:
            at = head.row * tall + above
            if at == line:
                return head
            above += at < line
        row = (line - above) // tall
        return row if 0 <= row < len(self.keys) else None

    def nearest(self, key: int, old: "Listing") -> int | None:
        """Where the cursor goes: to its key, else to what stood after it, else before it."""
        if key in self.positions:
            return key
        if key not in old.positions:
            return self.keys[0] if self.keys else None
        at = old.positions[key]
        for other in chain(old.keys[at + 1 :], reversed(old.keys[:at])):
            if other in self.positions:
                return other
        return self.keys[0] if self.keys else None

    def keeping(self, key: int | None, old: "Listing") -> "Listing":
        """The same list with a row that has left it, where it stood in the old one."""
        if key is None or key in self.positions or key not in old.positions:
            return self
        was = old.positions[key]
        after = (self.positions.get(other) for other in old.keys[was + 1 :])
        at = next((row for row in after if row is not None), len(self.keys))
        band = next((head.band for head in reversed(old.heads) if head.row <= was), "")
        near = [n for n, head in enumerate(self.heads) if head.row <= at <= head.row + head.rows]
        near.sort(key=lambda n: (self.heads[n].band == band, n))
        holder = near[-1] if near else 0
        heads = tuple(
            Head(head.row + (n > holder), head.band, head.rows + (n == holder))
            for n, head in enumerate(self.heads)
        )
        keys = array("q", self.keys)
        keys[at:at] = array("q", (key,))
        return replace(self, keys=keys, heads=heads, kept=key)

    def without(self, keys: Collection[int]) -> "Listing":
        """The same list after those rows have left it."""
        if not any(key in self.positions for key in keys):
            return self
        gone = set(keys)
        kept = array("q", (key for key in self.keys if key not in gone))
        heads, row = [], 0
        for head in self.heads:
            count = sum(key not in gone for key in self.keys[head.row : head.row + head.rows])
            if count:
                heads.append(Head(row, head.band, count))
            row += count
        return replace(self, keys=kept, heads=tuple(heads))


def load(store: Store, place: Place, now: int | None) -> Listing:
    """Reads a list. Raises QueryError."""
    when = views.at(store, now)
    if place.found:
        from store.records import search

        find = search.recent if place.hasty else search.search
        return Listing(place, when, array("q", find(store, place.query, when)))
    query = place.query or None
    keys = views.order(store, place.which, when, query=query)
    if place.which == "unlinked":
        return _of_firms(store, place, when, keys)
    heads = _heads(store, keys, when) if place.waits else ()
    folded = 0
    if place.which == "owed" and heads and heads[-1].band == "backlog":
        *some, last = heads
        keys, heads, folded = keys[: last.row], tuple(some), last.rows
        keys.append(FOLD)
    return Listing(place, when, keys, heads, folded)


def _of_firms(store: Store, place: Place, when: At, keys: Sequence[int]) -> Listing:
    """Strangers, under the firm that they write from; those who are alone come last."""
    heads: list[Head] = []
    ordered: list[int] = []
    for group in views.grouped(store, when, keys):
        band = f"@{group.firm}" if group.firm else "alone"
        if group.firm or (heads and heads[-1].band != band):
            heads.append(Head(len(ordered), band, len(group.keys)))
        elif heads:
            heads[-1] = heads[-1]._replace(rows=heads[-1].rows + 1)
        ordered += group.keys
    return Listing(place, when, array("q", ordered), tuple(heads))


def _heads(store: Store, keys: Sequence[int], when: At) -> tuple[Head, ...]:
    """A list is sorted by band, so a few rows tell where each begins."""

    def rank(key: int) -> int:
        row = views.row(store, key, when)
        return _RANKS.get(row.band or "fine", 2) if row is not None else 2

    starts = [bisect_left(keys, i, key=rank) for i in range(len(_BANDS))] + [len(keys)]
    return tuple(
        Head(start, band, end - start)
        for band, start, end in zip(_BANDS, starts, starts[1:], strict=False)
        if end > start
    )
