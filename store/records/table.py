"""CSV files as people's programs write them: any usual delimiter and encoding, line by line."""

import csv
import io
from collections.abc import Iterator, Sequence
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

    Raises TableError; csv's own errors in the middle of a file become a row that is refused by
    its reader, so this one never raises later.
    """
    text = _text(path)
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        raw_header = next(reader, [])
    except csv.Error as error:
        raise TableError("header", path=str(path), said=str(error)) from None
    header = [_key(name) for name in raw_header]
    absent = [name for name in required if name not in header]
    if absent:
        raise TableError("header", path=str(path), absent=", ".join(absent))
    twice = [name for at, name in enumerate(header) if name and name in header[:at]]
    if twice:
        raise TableError("twice", path=str(path), column=twice[0])
    return header, _rows(reader, header)


def _rows(reader: "csv._reader", header: Sequence[str]) -> Iterator[Line]:  # type: ignore[name-defined]
    while True:
        number = reader.line_num + 1
        try:
            fields = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield Line(number, {}, extra=True)
            continue
        if any(field.strip() for field in fields):
            values = {name: value.strip() for name, value in zip(header, fields, strict=False)}
            yield Line(number, values, extra=len(fields) > len(header))


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
    if b"\0" in raw:
        raise TableError("nul", path=str(path))
    for encoding in ("utf-8-sig", "cp1250"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")
