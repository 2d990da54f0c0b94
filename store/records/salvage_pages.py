"""The pages of a damaged SQLite file, and the rows on them, read without SQLite: it gives up on a
table at the first bad page, and on a file whose beginning is lost.

The names and numbers are those of https://sqlite.org/fileformat2.html. Nothing in such a file is
believed: what does not fit is passed over, and counted.
"""

import os
import struct
from collections.abc import Callable, Container, Iterator
from typing import NamedTuple

MAGIC = b"SQLite format 3\x00"
PAGE = 4096
"""What SQLite takes for a new file, and so what a file has whose header is lost."""
PENDING_BYTE = 1 << 30
"""The page at it is never used: locks lie there."""
_ROOT, _TREE = 1, 5
"""What the pointer map says of a page: a root; another page of a tree, with its parent. The rest
is free, or holds what did not fit into a row."""
_INTERIOR = {2, 5}
_TABLE = {5, 13}
_INTEGERS = (0, 1, 2, 3, 4, 6, 8)
"""Bytes of the serial types 0 to 6."""
DEEPEST = 40

Value = int | float | str | bytes | None


class Broken(Exception):
    """A page, a cell or a value that is not what it should be."""


class Row(NamedTuple):
    rowid: int
    """0 where a table has none."""
    values: tuple[Value, ...]
    """As stored: in a table without rowids its key comes first; trailing columns may be absent."""
    odd: bool = False
    """A text of it holds a byte that is none; U+FFFD stands there."""


class Header(NamedTuple):
    """What the first 100 bytes say; what a new store has where they are lost."""

    sound: bool
    page: int
    reserved: int
    version: int


def header(start: bytes) -> Header:
    size = int.from_bytes(start[16:18], "big")
    size = 65536 if size == 1 else size
    if start[:16] != MAGIC or size < 512 or size & (size - 1):
        return Header(False, PAGE, 0, 0)
    return Header(True, size, start[20], int.from_bytes(start[60:64], "big"))


class Pages:
    """A file by its pages, numbered from 1. The file stays its opener's."""

    def __init__(self, file: int) -> None:
        self._file = file
        self.header = header(os.pread(file, 100, 0))
        self.size = self.header.page
        self.usable = self.size - self.header.reserved
        self.count = os.fstat(file).st_size // self.size
        self._map: tuple[int, bytes] = (0, b"")

    def read(self, number: int) -> bytes:
        """Raises Broken."""
        if not 1 <= number <= self.count:
            raise Broken
        try:
            data = os.pread(self._file, self.size, (number - 1) * self.size)
        except OSError:
            raise Broken from None  # the disk itself cannot read it
        if len(data) < self.size:
            raise Broken
        return data

    def parent(self, number: int) -> tuple[int, int]:
        """What the pointer map says of a page: its kind and its parent. Raises Broken."""
        every = self.usable // 5 + 1
        page = (number - 2) // every * every + 2
        if page == PENDING_BYTE // self.size + 1:
            page += 1
        if number <= page:
            raise Broken
        if self._map[0] != page:
            self._map = page, self.read(page)
        kind, parent = struct.unpack_from(">BI", self._map[1], 5 * (number - page - 1))
        if kind not in range(1, 6):
            raise Broken
        return kind, parent

    def root_of(self, number: int, roots: Container[int]) -> int:
        """The root of the tree that a page belongs to, by the pointer map; 0 if to none. Raises
        Broken where the map says nothing of the page itself."""
        what, parent = self.parent(number)
        for _ in range(DEEPEST):
            if what == _ROOT or number in roots:
                return number
            if what != _TREE:
                return 0
            number = parent
            try:
                what, parent = self.parent(number)
            except Broken:
                what = 0
        return 0


class Leaf(NamedTuple):
    """A page that holds rows; in a table without rowids inner pages do, too."""

    number: int
    data: bytes


def kind(number: int, data: bytes) -> int:
    """2, 5, 10, 13, or whatever stands in its place."""
    return data[100 if number == 1 else 0]


def cells(pages: Pages, number: int, data: bytes) -> list[int]:
    """Where they begin. Raises Broken."""
    start = 100 if number == 1 else 0
    count = int.from_bytes(data[start + 3 : start + 5], "big")
    first = start + (12 if data[start] in _INTERIOR else 8)
    if first + 2 * count > pages.usable:
        raise Broken
    found = struct.unpack_from(f">{count}H", data, first)
    if any(not first <= cell < pages.usable for cell in found):
        raise Broken
    return list(found)


def children(pages: Pages, number: int, data: bytes) -> list[int]:
    """The pages below an inner page, in order. Raises Broken."""
    start = 100 if number == 1 else 0
    below = [int.from_bytes(data[at : at + 4], "big") for at in cells(pages, number, data)]
    return [*below, int.from_bytes(data[start + 8 : start + 12], "big")]


def tree(pages: Pages, root: int, *, table: bool, seen: set[int]) -> Iterator[Leaf | None]:
    """The pages of a tree that hold rows, in their order; None where one cannot be read. `seen`
    takes what was read: no page belongs to two places."""
    todo = [root]
    while todo:
        number = todo.pop()
        try:
            if number in seen:
                raise Broken
            data = pages.read(number)
            what = kind(number, data)
            if what not in (_TABLE if table else {2, 10}):
                raise Broken
            below = children(pages, number, data) if what in _INTERIOR else []
        except Broken:
            yield None
            continue
        seen.add(number)
        todo += reversed(below)
        if what != 5:
            yield Leaf(number, data)


def rows(pages: Pages, leaf: Leaf) -> Iterator[Row | None]:
    """The rows of a page; None for each that cannot be read."""
    number, data = leaf
    try:
        starts = cells(pages, number, data)
    except Broken:
        yield None
        return
    table = kind(number, data) == 13
    inner = kind(number, data) == 2
    for start in starts:
        try:
            yield _row(pages, data, start + 4 * inner, table)
        except (Broken, IndexError, struct.error):
            yield None


def _row(pages: Pages, data: bytes, at: int, table: bool) -> Row:
    size, at = _varint(data, at)
    rowid = 0
    if table:
        rowid, at = _varint(data, at)
    payload = _payload(pages, data, at, size, table)
    try:
        return Row(rowid, _record(payload, _sound))
    except UnicodeDecodeError:
        return Row(rowid, _record(payload, _nearly_sound), odd=True)


def _payload(pages: Pages, data: bytes, at: int, size: int, table: bool) -> bytes:
    """A row's bytes, which may go on in other pages."""
    usable = pages.usable
    most = usable - 35 if table else (usable - 12) * 64 // 255 - 23
    if size <= most:
        return _exactly(data[at : at + size], size)
    least = (usable - 12) * 32 // 255 - 23
    here = least + (size - least) % (usable - 4)
    here = here if here <= most else least
    if size > pages.count * pages.size:
        raise Broken
    parts, left = [_exactly(data[at : at + here], here)], size - here
    following = int.from_bytes(_exactly(data[at + here : at + here + 4], 4), "big")
    while left > 0:
        page = pages.read(following)
        if not any(page):
            raise Broken
        parts.append(page[4 : 4 + min(left, usable - 4)])
        left -= len(parts[-1])
        following = int.from_bytes(page[:4], "big")
    return b"".join(parts)


def _exactly(data: bytes, size: int) -> bytes:
    if len(data) != size:
        raise Broken
    return data


def _sound(text: bytes) -> str:
    return text.decode()


def _nearly_sound(text: bytes) -> str:
    """A bit or two may have turned; a page of noise is no text."""
    found = text.decode(errors="replace")
    if found.count("\ufffd") > 1 + len(found) // 100:
        raise Broken
    return found


def _record(data: bytes, text: Callable[[bytes], str]) -> tuple[Value, ...]:
    length, at = _varint(data, 0)
    kinds = []
    while at < length:
        one, at = _varint(data, at)
        kinds.append(one)
    if at != length:
        raise Broken
    values: list[Value] = []
    for one in kinds:
        value, at = _value(data, at, one, text)
        values.append(value)
    if at != len(data):
        raise Broken
    return tuple(values)


def _value(data: bytes, at: int, kind: int, text: Callable[[bytes], str]) -> tuple[Value, int]:
    if kind >= 12:
        size = (kind - 12) // 2
        found = _exactly(data[at : at + size], size)
        return (text(found) if kind % 2 else found), at + size
    if kind in (8, 9):
        return kind - 8, at
    if kind == 7:
        return struct.unpack_from(">d", data, at)[0], at + 8
    if kind > 9:
        raise Broken
    size = _INTEGERS[kind]
    found = _exactly(data[at : at + size], size)
    return (int.from_bytes(found, "big", signed=True) if kind else None), at + size


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A number of up to nine bytes, and where the next thing begins."""
    value = data[at]
    if value < 0x80:
        return value, at + 1
    value &= 0x7F
    for place in range(1, 8):
        byte = data[at + place]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + place + 1
    value = value << 8 | data[at + 8]
    return (value - (1 << 64) if value >> 63 else value), at + 9
