"""CSV files as people's programs write them: any usual delimiter and encoding, line by line."""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from store.records.rows import ImportProblem


class TableError(Exception):
    """The file as a whole cannot be read. code: missing, unreadable, header, twice, empty, nul."""

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


def lines(path: Path, required: Sequence[str]) -> tuple[list[str], Iterator[Line]]:
    """The header, lower case and trimmed, and the rows; blank lines are passed over.

    Raises TableError. A row that is no CSV is passed on as one with too many fields, so that its
    reader refuses it; the next begins on the next line, lest a lost quotation mark take along
    all rows to the next one.
    """
    physical = io.StringIO(_text(path), newline="").readlines()
    header, delimiter, rest = _header(path, physical, required)
    twice = [name for at, name in enumerate(header) if name and name in header[:at]]
    if twice:
        raise TableError("twice", path=str(path), column=twice[0])
    return header, _rows(physical, delimiter, rest, header)


def _header(
    path: Path, physical: Sequence[str], required: Sequence[str]
) -> tuple[list[str], str, int]:
    """With the delimiter that finds the most columns, and the line on which the rows begin."""
    found = []
    for delimiter in ",;\t":
        reader = csv.reader(physical, delimiter=delimiter, strict=True)
        try:
            header = [_key(name) for name in next(reader, [])]
        except csv.Error:
            continue
        absent = [name for name in required if name not in header]
        found.append((-len(absent), len(header), header, delimiter, reader.line_num, absent))
    if not found:
        raise TableError("header", path=str(path), absent=", ".join(required))
    _, _, header, delimiter, rest, absent = max(found, key=lambda one: one[:2])
    if absent:
        raise TableError("header", path=str(path), absent=", ".join(absent))
    return header, delimiter, rest


def _rows(
    physical: Sequence[str], delimiter: str, start: int, header: Sequence[str]
) -> Iterator[Line]:
    while start < len(physical):
        reader = csv.reader(islice(physical, start, None), delimiter=delimiter, strict=True)
        number = start + 1
        try:
            for fields in reader:
                if any(field.strip() for field in fields):
                    values = {name: v.strip() for name, v in zip(header, fields, strict=False)}
                    yield Line(number, values, extra=len(fields) > len(header))
                number = start + reader.line_num + 1
            return
        except csv.Error:
            yield Line(number, {}, extra=True)
            start = number


def _key(name: str) -> str:
    return " ".join(name.split()).lower()


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise TableError("missing", path=str(path)) from None
    except OSError as error:
        raise TableError("unreadable", path=str(path), said=str(error)) from None
    if not raw.strip():
        raise TableError("empty", path=str(path))
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return raw.decode("utf-16", "replace")
    if b"\0" in raw:
        raise TableError("nul", path=str(path))
    for encoding in ("utf-8-sig", "cp1250"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")
