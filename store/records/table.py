"""CSV files as people's programs write them: any usual delimiter and encoding, line by line."""

import codecs
import csv
import re
import unicodedata
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TextIO

from store.formulas import unguarded
from store.records.rows import ImportProblem

LONGEST_HEADER = 50
"""Lines."""
LONGEST_LINE = 1_000_000
"""Characters; nobody's row is longer, and one of a million commas takes ten times its size."""
MOST_NAMED, LONGEST_NAME = 12, 40
"""Columns of a header that is refused, and their characters."""
LINES_A_ROW = 20
"""On the average, blank ones included: a hundred million of them took a minute."""
_BROKEN = '"" is too long\n'
"""Stands for a line that is: no CSV, wherever a reader is in it."""
_SEPARATOR = re.compile(r'"?sep=.?"?', re.IGNORECASE)
"""A first line with which Excel says what parts the columns."""
_PIECE = 1 << 20
"""Bytes."""


class TableError(Exception):
    """The file as a whole cannot be read. code: missing, unreadable, header, twice, empty, nul,
    rows (more of them than anybody has)."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code, facts)
        self.code, self.facts = code, facts


class Line(NamedTuple):
    number: int
    """Of the file's line on which the row begins, from 1."""
    values: dict[str, str]
    extra: bool
    """It has more fields than the header."""


class Refused(Exception):
    """A row that cannot be taken; becomes an ImportProblem."""

    def __init__(self, code: str, field: str = "", value: str = "", other: str = "") -> None:
        super().__init__(code, field, value, other)
        self.code, self.field, self.value, self.other = code, field, value, other

    @property
    def facts(self) -> dict[str, str]:
        return {"field": self.field, "value": self.value, "other": self.other}

    def at(self, line: int) -> ImportProblem:
        return ImportProblem(line, self.code, self.field, self.value, self.other, warning=False)


def lines(
    path: Path, required: Sequence[str], most: int, elsewhere: Mapping[str, str] | None = None
) -> tuple[list[str], list[Line]]:
    """The header, lower case and trimmed, and the rows; blank lines are passed over. elsewhere:
    what other programs call a column, in letters and digits alone, and what it is called here.

    Raises TableError, also where there are more rows than `most`. A row that is no CSV is passed
    on as one with too many fields, so that its reader refuses it; the next begins on the next
    line, lest a lost quotation mark take along all rows to the next one.
    """
    try:
        with path.open(encoding=_encoding(path), errors="replace", newline="") as file:
            physical = _physical(file)
            begun = list(islice(physical, LONGEST_HEADER))
            skipped = int(bool(begun) and _SEPARATOR.fullmatch(begun[0].strip()) is not None)
            header, delimiter, rest = _header(path, begun[skipped:], required, elsewhere or {})
            rest += skipped
            twice = [name for at, name in enumerate(header) if name and name in header[:at]]
            if twice:
                raise TableError("twice", path=str(path), column=twice[0])
            rows = _rows(
                _Lines(begun[rest:], physical, LINES_A_ROW * most), delimiter, rest, header
            )
            found = list(islice(rows, most + 1))
    except FileNotFoundError:
        raise TableError("missing", path=str(path)) from None
    except OSError as error:
        raise TableError("unreadable", path=str(path), said=error.strerror or "") from None
    except _TooMany:
        found = [Line(0, {}, extra=False)] * (most + 1)
    if len(found) > most:
        raise TableError("rows", path=str(path), most=str(most))
    return header, found


def _physical(file: TextIO) -> Iterator[str]:
    while line := file.readline(LONGEST_LINE):
        piece = line
        while len(piece) == LONGEST_LINE and piece[-1] not in "\r\n":
            piece, line = file.readline(LONGEST_LINE), _BROKEN
        yield line


def _header(
    path: Path, physical: Sequence[str], required: Sequence[str], elsewhere: Mapping[str, str]
) -> tuple[list[str], str, int]:
    """With the delimiter that finds the most columns, and the line on which the rows begin."""
    found = []
    for delimiter in ",;\t":
        reader = csv.reader(physical, delimiter=delimiter, strict=True)
        try:
            header = _called([_key(name) for name in next(reader, [])], elsewhere)
        except csv.Error:
            continue
        absent = [name for name in required if name not in header]
        found.append((-len(absent), len(header), header, delimiter, reader.line_num, absent))
    if not found:
        raise TableError("header", path=str(path), absent=", ".join(required), has="–")
    _, _, header, delimiter, rest, absent = max(found, key=lambda one: one[:2])
    if absent:
        has = ", ".join(name[:LONGEST_NAME] for name in header[:MOST_NAMED] if name) or "–"
        raise TableError("header", path=str(path), absent=", ".join(absent), has=has)
    return header, delimiter, rest


def _called(header: list[str], elsewhere: Mapping[str, str]) -> list[str]:
    """A name of elsewhere counts where no column has the one of here: the first that means it."""
    had = set(header)
    found = []
    for name in header:
        here = elsewhere.get(letters(name), "")
        found.append(here if here and here not in had else name)
        had.add(found[-1])
    return found


def letters(name: str) -> str:
    """A column's name as it is compared: without case, accents, blanks and marks."""
    return "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if c.isalnum())


class _TooMany(Exception):
    """More lines than any file of the rows that are allowed."""


class _Lines:
    """Lines of a file, of which those of the row that is being read can be had again."""

    def __init__(self, begun: Sequence[str], file: Iterator[str], most: int) -> None:
        self._left = most
        self._ahead = deque(begun)
        self._file = file
        self.of_row: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self._left -= 1
        if self._left < 0:
            raise _TooMany
        line = self._ahead.popleft() if self._ahead else next(self._file)
        self.of_row.append(line)
        return line

    def back_to_second(self) -> None:
        self._ahead.extendleft(reversed(self.of_row[1:]))
        self.of_row = []


def _rows(source: _Lines, delimiter: str, start: int, header: Sequence[str]) -> Iterator[Line]:
    number = start + 1
    while True:
        reader = csv.reader(source, delimiter=delimiter, strict=True)
        try:
            for fields in reader:
                if any(field.strip() for field in fields):
                    cells = zip(header, fields, strict=False)
                    values = {name: unguarded(cell.strip()) for name, cell in cells}
                    yield Line(number, values, extra=len(fields) > len(header))
                number += len(source.of_row)
                source.of_row = []
            return
        except csv.Error:
            yield Line(number, {}, extra=True)
            source.back_to_second()
            number += 1


def _key(name: str) -> str:
    return " ".join(unguarded(name.strip()).split()).lower()


def _encoding(path: Path) -> str:
    """Of the whole file, which is read for it piece by piece."""
    with path.open("rb") as file:
        start = file.read(2)
        if start in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return "utf-16"
        left = {name: codecs.getincrementaldecoder(name)() for name in ("utf-8-sig", "cp1250")}
        blank = not start.strip()
        while piece := start or file.read(_PIECE):
            start = b""
            if b"\0" in piece:
                raise TableError("nul", path=str(path))
            blank = blank and not piece.strip()
            for name in [name for name, decoder in left.items() if not _takes(decoder, piece)]:
                del left[name]
        if blank:
            raise TableError("empty", path=str(path))
        return next((name for name, one in left.items() if _takes(one, b"", end=True)), "latin-1")


def _takes(decoder: codecs.IncrementalDecoder, piece: bytes, *, end: bool = False) -> bool:
    try:
        decoder.decode(piece, end)
    except UnicodeDecodeError:
        return False
    return True
