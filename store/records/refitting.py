"""Threads that may join or part, worked off: looked at outside of the lock, however long that
takes, and written if nothing has moved meanwhile.

Marked in `loose` by whoever changed what they hang on, and for large ones by mail that came; a
kill leaves the marks.
"""

import time
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from store.records import grouping, threads
from store.records.book import Book, book
from store.records.database import Connection, Store, bump, counts
from store.records.grouping import Parts
from store.records.placements import mark_stale, marks

SECONDS = 0.02
"""So long is looked, and at one thread at least, before what was found is written."""
MOST = 200
"""Threads that are looked at from one snapshot."""
TRIES = 5
"""So often is looked before nobody else may write meanwhile."""


@dataclass(frozen=True, slots=True)
class _Looked:
    thread: int
    akin: set[int]
    """Threads that become one with it."""
    all: set[int]
    """These, and those that a person has joined to them."""
    state: object
    """Of all of them, as it was."""
    parts: Parts


def settle(store: Store, nets: Collection[int]) -> set[int]:
    """These threads; the conversations to judge, which are marked."""
    todo = sorted(nets)
    touched: set[int] = set()
    while todo:
        done, some = _slice(store, todo[:MOST])
        todo = todo[done:]
        touched |= some
    return touched


def settle_some(store: Store) -> bool:
    """A slice of what is marked; whether anything was."""
    rows = store.reader().execute("SELECT thread_id FROM loose LIMIT ?", (MOST,)).fetchall()
    if rows:
        _slice(store, [row[0] for row in rows])
    return bool(rows)


def _slice(store: Store, todo: Sequence[int]) -> tuple[int, set[int]]:
    """How many of the first ones are done, and the conversations to judge."""
    for _ in range(TRIES):
        with store.snapshot() as conn:
            looked = _look(conn, todo, book(store, conn))
        with store.transaction() as conn:
            if all(one.state == _state(conn, one.all) for one in looked):
                return len(looked), _write(conn, looked)
    with store.transaction() as conn:
        looked = _look(conn, todo[:1], book(store, conn))
        return len(looked), _write(conn, looked)


def _look(conn: Connection, todo: Sequence[int], who: Book) -> list[_Looked]:
    """As many as fit into the time, and do not hang together."""
    until = time.monotonic() + SECONDS
    found: list[_Looked] = []
    seen: set[int] = set()
    for thread in todo:
        akin = threads.akin(conn, thread, who)
        together = grouping.with_pinned(conn, akin)
        if not seen.isdisjoint(together):
            break
        seen |= together
        nets = [akin, *({other} for other in sorted(together - akin))]
        state = _state(conn, together)
        found.append(_Looked(thread, akin, together, state, grouping.parts(conn, nets, who)))
        if time.monotonic() > until:
            break
    return found


def _state(conn: Connection, together: set[int]) -> object:
    """Differs after whatever changes how these threads part."""
    changed = counts(conn)
    messages = conn.execute(
        "SELECT count(*), max(id), total(conversation_id), count(pin) FROM messages "
        f"WHERE thread_id IN ({marks(list(together))})",
        tuple(together),
    ).fetchone()
    return changed.get("book"), changed.get("decisions"), messages


def _write(conn: Connection, looked: Sequence[_Looked]) -> set[int]:
    touched: set[int] = set()
    for one in looked:
        threads.unite(conn, min(one.akin), one.akin)
        touched |= grouping.write(conn, one.parts)
    conn.executemany("DELETE FROM loose WHERE thread_id = ?", [(one.thread,) for one in looked])
    mark_stale(conn, touched)
    if touched:
        bump(conn, "mail")
    return touched
