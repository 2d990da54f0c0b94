"""The client book as CSV, in and out: what one writes the other reads back unchanged."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from store.records import address_book, links, rejudging, undo
from store.records.address_book import ELSEWHERE
from store.records.book import KEYS
from store.records.book_rows import COLUMNS, BookRow, planned, take
from store.records.client import Client
from store.records.clients import clients as whole_book
from store.records.database import Connection, Store, beside
from store.records.entries import Identifier, folded_name
from store.records.failures import StoreError
from store.records.links import Relink
from store.records.placements import marks
from store.records.rows import Imported, ImportProblem
from store.records.settling import settle_all
from store.records.table import Line, Refused, lines
from store.records.undo import Scope

MOST_ROWS = 50_000
"""Thirty contacts each of more clients than one person can look after."""
AT_ONCE = 25
"""Rows that are written in one transaction."""


def import_csv(store: Store, path: Path) -> Imported:
    """Takes what is new; updates empty fields only. A bad row is refused, the others go on.

    What is killed on the way has taken the first rows, each whole and with its history; the same
    import again takes the rest. Raises TableError if the file as a whole cannot be read, and
    StoreError, among whose facts `taken` says how many rows were.
    """
    rows, further, done = _file(path)
    facts, taken = {"file": path.name, "batch": uuid.uuid4().hex}, 0
    for last, some in _parts(rows):
        ready = [_read(store, line, further) for line in some]
        try:
            # The last commit goes to the disk, and all before it with it.
            part = _write(store, ready, facts, durable=last)
        except StoreError as error:
            raise StoreError(error.code, **{**error.facts, "taken": taken}) from error
        done, taken = _sum(done, part), taken + len(some)
    settle_all(store)
    return done


def _write(
    store: Store,
    ready: "Sequence[BookRow | ImportProblem]",
    facts: Mapping[str, str],
    durable: bool,
) -> "_Part":
    with store.transaction(durable=durable) as conn:
        with undo.recorded(conn, "import", _scopes(ready), facts):
            part = _take_all(conn, ready)
        if part.identifiers:
            rejudging.changed(store, conn, [known for known, _ in part.identifiers])
        for client in sorted(part.repoliced):
            rejudging.rejudge_client(conn, client)
    return part


def preview(store: Store, path: Path) -> tuple[Imported, Relink]:
    """What an import would do, and the history that it would move. Raises TableError."""
    rows, further, done = _file(path)
    found: list[tuple[Identifier, int]] = []
    with beside(store, ("clients", "contacts", "identifiers", "changes")) as conn:
        (newest,) = conn.execute("SELECT coalesce(max(id), 0) FROM clients").fetchone()
        for _, some in _parts(rows):
            part = _take_all(conn, [_read(store, line, further) for line in some])
            found += part.identifiers
            done = _sum(done, part)
    claims = [(known, client if client <= newest else 0) for known, client in found]
    with store.snapshot() as conn:
        return done, links.moved(conn, claims)


def _parts(rows: Sequence[Line]) -> Iterator[tuple[bool, Sequence[Line]]]:
    """With whether it is the last."""
    for start in range(0, len(rows), AT_ONCE):
        yield start + AT_ONCE >= len(rows), rows[start : start + AT_ONCE]


def _file(path: Path) -> tuple[Sequence[Line], Sequence[str], Imported]:
    """The rows, the columns that are no fields of the book, and that nothing was done yet."""
    header, found = lines(path, ("name",), MOST_ROWS, ELSEWHERE)
    known = address_book.known(header)
    if known is None:
        rows, left = [row for line in found for row in address_book.apart(line)], 0
        further = [name for name in header if name and name not in COLUMNS]
    else:
        rows = [row for line in found for row in address_book.rows(known, line)]
        further, left = [name for name in known.others if name not in COLUMNS], known.left
    notes = tuple(name for name in further if name not in KEYS)
    return rows, further, Imported(len(found), 0, 0, (), notes, left)


def _read(store: Store, line: Line, further: Sequence[str]) -> BookRow | ImportProblem:
    try:
        return planned(store, line, further)
    except Refused as refused:
        return refused.at(line.number)


class _Part(NamedTuple):
    """What came of some rows."""

    added: int
    updated: int
    problems: list[ImportProblem]
    identifiers: list[tuple[Identifier, int]]
    """New ones, with their clients."""
    repoliced: set[int]


def _take_all(conn: Connection, some: Sequence[BookRow | ImportProblem]) -> _Part:
    added: set[int] = set()
    updated: set[int] = set()
    part = _Part(0, 0, [], [], set())
    for row in some:
        if isinstance(row, ImportProblem):
            part.problems.append(row)
            continue
        conn.execute("SAVEPOINT row")
        try:
            taken = take(conn, row)
        except Refused as refused:
            conn.execute("ROLLBACK TO row")
            part.problems.append(refused.at(row.line))
            continue
        finally:
            conn.execute("RELEASE row")
        part.problems.extend(row.warnings)
        part.identifiers.extend((known, taken.client) for known in taken.identifiers)
        part.repoliced.update({taken.client} if taken.repoliced else ())
        added |= {row.line} if taken.new else set()
        updated |= {row.line} if taken.changed else set()
    return part._replace(added=len(added), updated=len(updated - added))


def _sum(done: Imported, part: _Part) -> Imported:
    return done._replace(
        added=done.added + part.added,
        updated=done.updated + part.updated,
        problems=(*done.problems, *part.problems),
    )


def _scopes(some: Sequence[BookRow | ImportProblem]) -> list[Scope]:
    """All that rows of these names may change."""
    names = list({folded_name(row.name) for row in some if isinstance(row, BookRow)})
    known = f"folded IN ({marks(names)})"
    theirs = f"client_id IN (SELECT id FROM clients WHERE {known})"
    return [
        Scope("clients", known, names),
        Scope("contacts", theirs, names),
        Scope("identifiers", theirs, names),
    ]


def export_rows(store: Store) -> tuple[list[str], list[dict[str, str]]]:
    """Header and rows in the form that `import_csv` reads."""
    book = whole_book(store)
    used: dict[str, None] = {}
    rows = []
    for one in book:
        own = {**one.policy, **one.notes}
        further = {key: value for key, value in own.items() if key not in COLUMNS}
        used |= dict.fromkeys(further)
        first = {"tier": one.tier, **further}
        for row in _lines_of(one):
            rows.append({"name": one.name, **first, **row})
            first = {}
    return [*COLUMNS, *used], rows


def _lines_of(one: Client) -> list[dict[str, str]]:
    """A row a contact, address and number; the domains fill the rows from the top."""
    rows: list[dict[str, str]] = []
    for contact in one.contacts:
        for place in range(max(1, len(contact.addresses), len(contact.numbers))):
            row = {"contact": contact.name}
            if place < len(contact.addresses):
                row["email"] = contact.addresses[place]
            if place < len(contact.numbers):
                row["phone"] = contact.numbers[place]
            rows.append(row)
    while len(rows) < max(1, len(one.domains)):
        rows.append({})
    for row, domain in zip(rows, one.domains, strict=False):
        row["domain"] = domain
    return rows
