"""What must hold for any bytes, one function for each place where such bytes come in.

`run.py` looks for bytes for which one of them raises; what it found is kept under `cases/`.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from store.config import ConfigError, load
from store.formulas import guarded, unguarded
from store.message.html import to_text
from store.message.parse import parse
from store.records import query
from store.records.table import TableError, lines
from store.words import clean
from store.words.called import read_called, said_after
from store.words.problems import sentence
from store.words.said import read_said
from store.words.when import parse_duration, parse_when
from sync import answers, facts, structure

ZONE = ZoneInfo("Europe/Budapest")
NOW = datetime(2026, 11, 27, 10, 30, tzinfo=ZONE)
_FOLDER = TemporaryDirectory()
FILE = Path(_FOLDER.name) / "file"


def mime(data: bytes) -> None:
    parsed = parse(data)
    assert "unreadable" not in parsed.problems
    for one in fields(parsed):
        _storable(getattr(parsed, one.name))


def html(data: bytes) -> None:
    _storable(to_text(data.decode("utf-8", "surrogateescape")))


def shown(data: bytes) -> None:
    foreign = data.decode("utf-8", "surrogateescape")
    for gate in (clean.clean, clean.clean_lines, clean.clean_address, clean.clean_filename):
        safe = gate(foreign)
        assert gate(safe) == safe, "it changes what it has cleaned"
        assert not any((char < " " and char != "\n") or "\x7f" <= char < "\xa0" for char in safe)
    name = clean.safe_filename(foreign)
    assert name not in {"", ".", ".."} and "/" not in name and len(name.encode()) <= 255


def imap(data: bytes) -> None:
    """Lines of answers; one that ends in {n} is followed by a literal of what comes after it."""
    records: list[answers.Record] = []
    for line in data.split(b"\n"):
        start, brace, rest = line.partition(b"}")
        records.append((start + brace, rest) if brace and b"{" in start else line)
    for answer in answers.split(records):
        try:
            found = answers.attributes(answer)
        except answers.Malformed:
            continue
        for read in (facts.as_flags, facts.as_index, facts.as_header, facts.as_body):
            _refused(read, found)
        _refused(lambda _, got: structure.parts(got["BODYSTRUCTURE"]), found)


def typed(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    for month_first in (False, True):
        when = parse_when(text, NOW, month_first=month_first)
        assert when is None or when > NOW
    parse_duration(text)
    called = read_called(text, _soon)
    for names in range(3):
        said_after(called, names)
    read_said(text, _soon)
    with suppress(query.QueryError):
        for term in query.parse(text):
            if term.operator in {"before", "after"}:
                query.day(term.value, ZONE)
                query.day_after(term.value, ZONE)


def table(data: bytes) -> None:
    """A file of rows: each line of it is in one of them, or refused by its number."""
    FILE.write_bytes(data)
    with suppress(TableError):
        _, rows = lines(FILE, ("name",), 1_000)
        numbers = [row.number for row in rows]
        assert numbers == sorted(set(numbers))
        for row in rows:
            for value in row.values.values():
                assert unguarded(guarded(value)) == value


def config(data: bytes) -> None:
    FILE.write_bytes(data)
    try:
        load(FILE)
    except ConfigError as error:
        for problem in error.problems:
            assert "\x1b" not in sentence(problem)


def _soon(text: str) -> datetime | None:
    return parse_when(text, NOW)


def _refused(read: Callable[[int, answers.Attributes], object], found: answers.Attributes) -> None:
    """What is missing or malformed is refused by these two, and by nothing else."""
    with suppress(answers.Malformed, KeyError):
        read(1, found)


def _storable(value: object) -> None:
    """SQLite takes no lone surrogate, and the store no NUL."""
    if isinstance(value, str):
        assert "\0" not in value
        value.encode()
    elif isinstance(value, tuple):
        for one in value:
            _storable(one)


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    one.__name__: one for one in (mime, html, shown, imap, typed, table, config)
}
