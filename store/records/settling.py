"""What a change has marked, worked off slice by slice: history found and marked for judging, mail
that changed sides, threads that may join or part, verdicts. Each slice is a transaction of a few
milliseconds, and a kill between two loses none: the mark goes with the slice that ends it.
"""

import contextlib
import math
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TypeVar

from store.records import judging, links, relinking
from store.records.book import book, frame
from store.records.database import Connection, Store, bump
from store.records.failures import StoreError
from store.records.mailboxes import account_ids
from store.records.placements import MANY, marks
from store.records.rejudging import Seen, followups_of, judged_calls, judged_followups, seen
from store.records.relinking import Marked
from store.records.turn import others_settle, turn
from store.records.verdicts import current

AT_ONCE = 500
"""Conversations, or threads, that are marked in one transaction."""


def settle_all(store: Store) -> None:
    """Until every mark of this change is judged, or as long as this process has patience; the rest
    stays for whoever goes on, and all of it for who is at it already. That the disk is full just
    now must not tell whoever made the change that it failed."""
    until = math.inf if store.patience is None else time.monotonic() + store.patience
    if store.patience is not None and others_settle(store):
        return
    with contextlib.suppress(StoreError):
        while settle_some(store):
            if time.monotonic() > until:
                return


def settle_some(store: Store) -> bool:
    """A few slices, after those of whoever else is at it; False when nothing is left for us."""
    if not current(store):
        return False
    with turn(store, wait=True):
        some = _changed(store) or _new_calls(store)
        return some or find(store) or _sides(store) or judging.settle(store) > 0


def settle_after(store: Store, touched: Iterable[int]) -> None:
    """What the user's change of some rows has marked, these conversations first. A full disk, or
    another writer, must not tell whoever made it that it failed: the marks stay."""
    with contextlib.suppress(StoreError):
        _changed(store)
        judging.settle(store, touched)


def find(store: Store) -> bool:
    """History of what is marked; whether any was."""
    with store.snapshot() as conn:
        some = relinking.marked(conn, MANY)
        if some is None or not current(store):
            return False
        ids, nets = relinking.named(conn, some)
    for part in _parts(ids):
        with store.transaction() as conn:
            conn.execute(
                f"UPDATE conversations SET stale = stale + 1 WHERE id IN ({marks(part)})", part
            )
            bump(conn, "mail")
    for part in _parts(nets):
        with store.transaction() as conn:
            conn.executemany("INSERT OR IGNORE INTO loose VALUES (?)", [(net,) for net in part])
    _calls(store, some)
    if "rows" in some.all:
        _all_calls(store)
    with store.transaction() as conn:
        relinking.unmark(conn, some)
    return True


def _parts(ids: Collection[int]) -> Iterator[list[int]]:
    ordered = sorted(ids)
    return (ordered[at : at + AT_ONCE] for at in range(0, len(ordered), AT_ONCE))


def _calls(store: Store, some: Marked) -> None:
    """Calls, and follow-ups that belong to no conversation, are judged with their marks."""
    with store.snapshot() as conn:
        numbers = [n for n in some.numbers if _any(conn, "calls WHERE number = ?", n)]
        clients = [
            one
            for one in some.clients
            if _any(conn, "calls WHERE client_id = ?", one)
            or _any(conn, "followups WHERE client_id = ?", one)
        ]
        if numbers or clients:
            book(store, conn)  # Read before anything is locked.
    for number in numbers:
        with store.transaction() as conn:
            mark_changed(conn, links.relink_numbers(store, conn, [number]))
    for client in clients:
        with store.snapshot() as conn:
            calls = links.a_call_of(conn, [client])
            noted = _noted(conn, client)
        _judge_calls(store, calls)
        _judge_followups(store, noted)


def _noted(conn: Connection, client: int) -> list[int]:
    """Follow-ups of a client, or that came of a call with them."""
    of_calls = "SELECT f.id FROM calls c JOIN followups f ON f.call_id = c.id WHERE c.client_id = ?"
    found = [row[0] for row in conn.execute(of_calls, (client,)).fetchall()]
    return sorted({*found, *followups_of(conn, "client_id", [client])})


CALLS_AT_ONCE = 50


def _all_calls(store: Store) -> None:
    with store.snapshot() as conn:
        book(store, conn)
        todo = [row[0] for row in conn.execute("SELECT id FROM calls ORDER BY id")]
        noted = [row[0] for row in conn.execute("SELECT id FROM followups ORDER BY id")]
    for start in range(0, len(todo), CALLS_AT_ONCE):
        with store.transaction() as conn:
            links.relink_calls(store, conn, todo[start : start + CALLS_AT_ONCE])
    _judge_calls(store, todo)
    _judge_followups(store, noted)


def mark_calls(conn: Connection, first: int) -> None:
    """Calls from that id on are in the register, and not judged yet."""
    conn.execute(
        "INSERT INTO slices (task, next_id) VALUES ('calls', ?) ON CONFLICT (task) DO NOTHING",
        (first,),
    )


_CALL = "call "
_FOLLOWUP = "followup "
"""Begin the mark of one of them in `slices`."""


def mark_changed(conn: Connection, ids: Collection[int]) -> None:
    """These calls, or what decides on them, are others than they were, and not judged yet. All
    that share a number or a client with one of them are judged with it."""
    _mark(conn, _CALL, ids)
    if ids:
        bump(conn, "calls")


def mark_followups(conn: Connection, ids: Collection[int]) -> None:
    """These follow-ups are, or what they came of; those that belong to a conversation are judged
    with that."""
    _mark(conn, _FOLLOWUP, ids)
    bump(conn, "decisions")


def _mark(conn: Connection, kind: str, ids: Collection[int]) -> None:
    conn.executemany(
        "INSERT INTO slices (task, next_id) VALUES (?, 0) "
        "ON CONFLICT (task) DO UPDATE SET next_id = next_id + 1",
        [(f"{kind}{id_}",) for id_ in ids],
    )


def _changed(store: Store) -> bool:
    """Those that are marked; whether there were any."""
    some_calls = _judge_marked(store, _CALL, _judge_calls)
    return _judge_marked(store, _FOLLOWUP, _judge_followups) or some_calls


def _judge_marked(store: Store, kind: str, judge: Callable[[Store, list[int]], None]) -> bool:
    rows = store.reader().execute(
        "SELECT task, next_id FROM slices WHERE task >= ? AND task < ?", (kind, kind[:-1] + "!")
    )
    some = rows.fetchall()
    if not some:
        return False
    final = current(store)
    judge(store, sorted(int(task.removeprefix(kind)) for task, _ in some))
    if not final:
        return True
    with store.transaction() as conn:
        conn.executemany("DELETE FROM slices WHERE task = ? AND next_id = ?", some)
    return True


def _new_calls(store: Store) -> bool:
    """Those of `mark_calls`; whether there were any."""
    with store.snapshot() as conn:
        mark = conn.execute("SELECT next_id FROM slices WHERE task = 'calls'").fetchone()
        if mark is None:
            return False
        # Read, and the rules loaded, before anything is locked.
        frame(store, book(store, conn), {v: k for k, v in account_ids(conn).items()})
        todo = [r[0] for r in conn.execute("SELECT id FROM calls WHERE id >= ? ORDER BY id", mark)]
    _judge_calls(store, todo)
    last = todo[-1] if todo else mark[0]
    with store.transaction() as conn:
        conn.execute("UPDATE slices SET next_id = ? WHERE task = 'calls'", (last + 1,))
        conn.execute(
            "DELETE FROM slices WHERE task = 'calls' AND NOT EXISTS "
            "(SELECT 1 FROM calls WHERE id > ?)",
            (last,),
        )
    return True


def _judge_calls(store: Store, todo: list[int]) -> None:
    """Each with all that share its number or client, and once."""
    while todo:
        some = todo[:CALLS_AT_ONCE]
        together = _judge_together(store, some)
        todo = [id_ for id_ in todo[CALLS_AT_ONCE:] if id_ not in together]


def _judge_together(store: Store, some: list[int]) -> frozenset[int]:
    """All that were judged with them."""

    def write(conn: Connection, verdict: judging.CallsVerdict) -> None:
        judging.write_calls(conn, verdict)
        noted = followups_of(conn, "call_id", some)
        if noted:
            mark_followups(conn, noted)
        bump(conn, "calls")

    return _from_outside(store, lambda conn: judged_calls(store, conn, some), write).calls


def _judge_followups(store: Store, ids: list[int]) -> None:
    for start in range(0, len(ids), CALLS_AT_ONCE):
        _judge_some_followups(store, ids[start : start + CALLS_AT_ONCE])


def _judge_some_followups(store: Store, some: list[int]) -> None:
    def write(conn: Connection, verdict: tuple[tuple[object, ...], ...]) -> None:
        judging.write_followups(conn, some, verdict)
        bump(conn, "decisions")

    _from_outside(store, lambda conn: judged_followups(store, conn, some), write)


TRIES = 5
"""So often is judged before nobody else may write meanwhile."""
V = TypeVar("V")


def _from_outside(
    store: Store,
    judge: Callable[[Connection], tuple[V, Seen]],
    write: Callable[[Connection, V], None],
) -> V:
    """From a snapshot, and written if nothing has moved meanwhile; where something does each time,
    under the lock."""
    for _ in range(TRIES):
        with store.snapshot() as conn:
            verdict, then = judge(conn)
        with store.transaction() as conn:
            if seen(conn) == then:
                write(conn, verdict)
                return verdict
    with store.transaction() as conn:
        verdict, _ = judge(conn)
        write(conn, verdict)
    return verdict


def _any(conn: Connection, rows: str, value: object) -> bool:
    return conn.execute(f"SELECT 1 FROM {rows} LIMIT 1", (value,)).fetchone() is not None


def _sides(store: Store) -> bool:
    """Loads what reads mails only where there is a mark."""
    waits = "SELECT 1 FROM slices WHERE task = 'sides' UNION ALL SELECT 1 FROM loose"
    if store.reader().execute(waits).fetchone() is None:
        return False
    from store.records import sides

    return sides.settle_some(store)
