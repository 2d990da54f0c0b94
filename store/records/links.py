"""What an identifier claims of the history; and calls, which follow their numbers."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from store.records.book import book
from store.records.database import Connection, Store, bump
from store.records.placements import MANY, mark_stale, marks, slices
from store.records.relinking import below
from store.rules.links import canonical, suffixes
from store.rules.phone import normal

Identifier = tuple[str, str]


class Relink(NamedTuple):
    """How much of the history a change of identifiers moves."""

    mails: int
    calls: int


def affected(conn: Connection, identifier: Identifier, client_id: int) -> Relink:
    """What would be the client's by the identifier, and is not yet."""
    return moved(conn, [(identifier, client_id)])


def moved(conn: Connection, claims: Sequence[tuple[Identifier, int]]) -> Relink:
    """The same of several identifiers and their clients; 0: of one who is not in the book yet."""
    mails: set[int] = set()
    calls: set[int] = set()
    for (kind, value), client in claims:
        if kind == "number":
            calls |= _ids(
                conn,
                "SELECT id FROM calls WHERE number = ? AND named = 0 AND client_id IS NOT ?",
                (value, client),
            )
        elif kind == "address":
            mails |= _mails(conn, "canonical", [canonical(value)], client, ())
        else:
            mails |= _mails(conn, "domain", *_of_domain(conn, value, client))
    return Relink(len(mails), len(calls))


def held(conn: Connection, identifier: Identifier, client: int) -> Relink:
    """What is the client's by an identifier of theirs."""
    kind, value = identifier
    if kind == "number":
        sql = "SELECT id FROM calls WHERE number = ? AND named = 0 AND client_id = ?"
        return Relink(0, len(_ids(conn, sql, (value, client))))
    if kind == "address":
        claim: tuple[str, Sequence[str], Sequence[str]] = ("canonical", [canonical(value)], ())
    else:
        some, _, named = _of_domain(conn, value, client)
        claim = ("domain", some, named)
    return Relink(len(_mails(conn, claim[0], claim[1], client, claim[2], theirs=True)), 0)


def _of_domain(
    conn: Connection, domain: str, client: int
) -> tuple[Sequence[str], int, Sequence[str]]:
    """The domains that this one claims, and the addresses there that the book names."""
    owned = {
        value
        for (value,) in conn.execute(
            "SELECT value FROM identifiers WHERE kind = 'domain' AND value LIKE ?", (f"%.{domain}",)
        )
    }
    some = [one for one in below(conn, [domain]) if owned.isdisjoint(suffixes(one))]
    named = conn.execute(
        "SELECT value FROM identifiers WHERE kind = 'address' AND value LIKE ?", (f"%{domain}",)
    ).fetchall()
    return some, client, sorted({canonical(value) for (value,) in named})


def _mails(
    conn: Connection,
    column: str,
    values: Sequence[str],
    client: int,
    but: Sequence[str],
    *,
    theirs: bool = False,
) -> set[int]:
    """Mails of others by who wrote, ours by whom they went to; none that a person gave somebody.
    theirs: those that are the client's, else those that are not."""
    found: set[int] = set()
    linked = "IS" if theirs else "IS NOT"
    for start in range(0, len(values), MANY):
        part = values[start : start + MANY]
        found |= _ids(
            conn,
            "SELECT m.id FROM participants p JOIN messages m ON m.id = p.message_id "
            f"WHERE p.{column} IN ({marks(part)}) AND m.client_id {linked} ? "
            "AND m.link_rule <> 'pin' AND (p.canonical = m.sender OR (m.ours = 1 "
            "AND p.role IN ('to', 'cc', 'inside'))) "
            "AND p.canonical NOT IN (SELECT value FROM json_each(?))",
            (*part, client, json.dumps(but)),
        )
    return found


def _ids(conn: Connection, sql: str, values: Sequence[object]) -> set[int]:
    return {row[0] for row in conn.execute(sql, values)}


def relink_calls(
    store: Store, conn: Connection, call_ids: Sequence[int] | None = None
) -> list[int]:
    """Calls that no person gave a client follow their number; all of them, or these. Gives back
    those whose client changed, and one of each client whom they left."""
    if call_ids is None:
        rows = conn.execute(_UNNAMED).fetchall()
    else:
        rows = _unnamed(conn, "id", call_ids)
    return _follow(store, conn, rows)


def relink_numbers(store: Store, conn: Connection, numbers: Sequence[str]) -> list[int]:
    """The same for the calls of these numbers."""
    return _follow(store, conn, _unnamed(conn, "number", numbers))


_UNNAMED = (
    "SELECT id, number, raw_number, client_id, contact_id, contact FROM calls WHERE named = 0"
)
_Unnamed = list[tuple[int, str, str, int | None, int | None, str]]


def _unnamed(conn: Connection, column: str, values: Sequence[int] | Sequence[str]) -> _Unnamed:
    found: _Unnamed = []
    for start in range(0, len(values), MANY):
        part = values[start : start + MANY]
        found += conn.execute(f"{_UNNAMED} AND {column} IN ({marks(part)})", part).fetchall()
    return found


def _follow(store: Store, conn: Connection, rows: _Unnamed) -> list[int]:
    if not rows:
        return []
    who = book(store, conn)
    fresh = []
    ids: list[int] = []
    left: set[int] = set()
    for id_, number, raw, client, contact, said in rows:
        owner = who.client_of_number(number)
        if number and (owner is None or owner[1] is None):
            owner = _by_extension(store, conn, number, raw) or owner
        now, person = owner or (None, None)
        if now != client:
            ids.append(id_)
            left |= set() if client is None else {client}
        elif said or person == contact:  # who it was may have been told, then it stays so
            continue
        fresh.append((now, person, id_))
    stale_by_moved(conn, ids)
    conn.executemany("UPDATE calls SET client_id = ?, contact_id = ? WHERE id = ?", fresh)
    stale_by_moved(conn, ids)
    if fresh:
        bump(conn, "calls")
    return list(dict.fromkeys([*ids, *a_call_of(conn, sorted(left))]))


def _by_extension(
    store: Store, conn: Connection, number: str, typed: str
) -> tuple[int, int | None] | None:
    """Who of those that share a number has the extension that was typed with it."""
    region = store.config.region
    rows = conn.execute(
        "SELECT client_id, contact_id, raw FROM identifiers WHERE kind = 'number' AND value = ?",
        (number,),
    ).fetchall()
    if len(rows) < 2 or not (extension := normal(typed, region).extension):
        return None
    found = {
        (client, contact)
        for client, contact, raw in rows
        if normal(raw, region).extension == extension
    }
    return found.pop() if len(found) == 1 else None


def a_call_of(conn: Connection, client_ids: Sequence[int]) -> list[int]:
    """One of each of these clients, if there is one: all of a client are judged together."""
    one = "SELECT id FROM calls WHERE client_id = ? LIMIT 1"
    return [row[0] for id_ in client_ids for row in conn.execute(one, (id_,)).fetchall()]


def stale_by_moved(conn: Connection, call_ids: Sequence[int]) -> None:
    """A spoken call that comes to a client, or leaves one, may change what is a mere thanks."""
    for part in slices(call_ids):
        for client, at in conn.execute(
            f"SELECT client_id, at FROM calls WHERE id IN ({marks(part)}) "
            f"AND client_id IS NOT NULL AND {SPOKEN}",
            part,
        ).fetchall():
            stale_by_calls(conn, [client], at)


SPOKEN = "outcome = 'answered' AND channel IN ('call', 'meeting')"


def stale_by_calls(conn: Connection, client_ids: Sequence[int], at: int) -> None:
    """A spoken call may make thanks of a mail that came after it."""
    for part in slices(client_ids):
        ids = conn.execute(
            f"SELECT DISTINCT conversation_id FROM messages WHERE client_id IN ({marks(part)}) "
            "AND ack <> '' AND at >= ?",
            (*part, at),
        ).fetchall()
        mark_stale(conn, [id_ for (id_,) in ids])
