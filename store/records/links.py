"""History re-linked after a change of the book: what it touches is marked, then judged anew."""

from collections.abc import Sequence
from typing import NamedTuple

from store.records.book import book
from store.records.database import Connection, Store, bump
from store.records.doubts import loosen
from store.records.placements import mark_stale, marks, slices
from store.rules.links import canonical

Identifier = tuple[str, str]


def mark(conn: Connection, identifiers: Sequence[Identifier]) -> None:
    """Marks each conversation in which one of these takes part, and loosens its thread; calls are
    for `relink_calls`."""
    domains = [value for kind, value in identifiers if kind == "domain"]
    canonicals = [canonical(value) for kind, value in identifiers if kind == "address"]
    ids: set[int] = set()
    nets: set[int] = set()
    for column, values in (("canonical", canonicals), ("domain", _below(conn, domains))):
        for start in range(0, len(values), 400):
            part = values[start : start + 400]
            for conversation, thread in conn.execute(
                "SELECT DISTINCT m.conversation_id, m.thread_id FROM participants p "
                f"JOIN messages m ON m.id = p.message_id WHERE p.{column} IN ({marks(part)})",
                part,
            ):
                ids.add(conversation)
                nets.add(thread)
    mark_stale(conn, ids)
    loosen(conn, nets)


def _below(conn: Connection, domains: Sequence[str]) -> list[str]:
    """Of all domains that ever wrote, those that are one of these, or below one."""
    if not domains:
        return []
    wanted = set(domains)
    found = []
    for (domain,) in conn.execute("SELECT DISTINCT domain FROM participants").fetchall():
        labels = domain.split(".")
        if any(".".join(labels[i:]) in wanted for i in range(len(labels))):
            found.append(domain)
    return found


class Relink(NamedTuple):
    """How much of the history a change of identifiers moves."""

    mails: int
    calls: int


def affected(conn: Connection, identifier: Identifier, client_id: int) -> Relink:
    """Mails and calls that bear the identifier and are not the client's yet."""
    kind, value = identifier
    if kind == "number":
        row = conn.execute(
            "SELECT count(*) FROM calls WHERE number = ? AND client_id IS NOT ?", (value, client_id)
        ).fetchone()
        return Relink(0, row[0])
    column = "canonical" if kind == "address" else "domain"
    values = [canonical(value)] if kind == "address" else _below(conn, [value])
    row = conn.execute(
        "SELECT count(DISTINCT m.id) FROM participants p JOIN messages m ON m.id = p.message_id "
        f"WHERE p.{column} IN ({marks(values)}) AND m.client_id IS NOT ?",
        (*values, client_id),
    ).fetchone()
    return Relink(row[0], 0)


def relink_calls(
    store: Store, conn: Connection, call_ids: Sequence[int] | None = None
) -> list[int]:
    """Calls that no person gave a client follow their number. Gives back those that changed, and
    those of the clients whom they left."""
    who = book(store, conn)
    where = "" if call_ids is None else f"AND id IN ({marks(call_ids)})"
    rows = conn.execute(
        f"SELECT id, number, client_id FROM calls WHERE named = 0 {where}", call_ids or ()
    ).fetchall()
    moved = []
    left = set()
    for id_, number, client in rows:
        owner = who.client_of_number(number)
        now = owner[0] if owner else None
        if now != client:
            moved.append((now, owner[1] if owner else None, id_))
            left.add(client)
    ids = [id_ for *_, id_ in moved]
    stale_by_moved(conn, ids)
    conn.executemany("UPDATE calls SET client_id = ?, contact_id = ? WHERE id = ?", moved)
    stale_by_moved(conn, ids)
    if moved:
        bump(conn, "calls")
    return list(dict.fromkeys([*ids, *calls_of(conn, sorted(left - {None}))]))


def calls_of(conn: Connection, client_ids: Sequence[int]) -> list[int]:
    found: list[int] = []
    for part in slices(client_ids):
        found += [
            row[0]
            for row in conn.execute(
                f"SELECT id FROM calls WHERE client_id IN ({marks(part)})", part
            )
        ]
    return found


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
