"""Verdicts kept right: what changed is marked `stale` in its own transaction, judged from a read
snapshot, and written if nothing moved meanwhile. A kill between the two leaves the mark, and the
next one who looks goes on; any number of processes may judge at the same time, and those that only
go on take turns.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from store.records import deeds, events
from store.records.book import Book, book, frame
from store.records.database import Connection, Store, bump
from store.records.events import FAR_FUTURE
from store.records.mailboxes import account_ids
from store.records.message_rows import MessageRow
from store.records.placements import marks, slices
from store.records.summary import client_of, columns, summary
from store.records.turn import turn
from store.records.verdicts import current
from store.rules.callbacks import callbacks
from store.rules.followups import alone
from store.rules.loop import Loop
from store.rules.loops import Frame, loops

AT_ONCE = 50
"""Conversations that are judged from one snapshot and written in one transaction."""
ENOUGH = 400
"""Others than those just touched that one call settles; a change of policy is settled by many."""


@dataclass(frozen=True, slots=True)
class _Verdict:
    conversation: int
    seen: int
    """The mark that was there when we looked."""
    summary: tuple[object, ...]
    loops: tuple[tuple[object, ...], ...]
    links: tuple[tuple[object, ...], ...]


def settle(store: Store, first: Iterable[int] = (), enough: int = ENOUGH) -> int:
    """Judges what is marked: those in `first`, and up to `enough` others unless somebody else is at
    them. How many are left. A process that is not current judges `first` only, and leaves the
    marks."""
    conn = store.reader()
    _settle_these(store, list(dict.fromkeys(first)))
    with turn(store) as mine:
        if mine and current(store):
            _settle_these(store, _marked_last(conn, enough))
    row = conn.execute("SELECT count(*) FROM conversations WHERE stale > 0").fetchone()
    return int(row[0])


def _settle_these(store: Store, ids: Sequence[int]) -> None:
    for start in range(0, len(ids), AT_ONCE):
        _settle_some(store, ids[start : start + AT_ONCE])


def _marked_last(conn: Connection, most: int) -> list[int]:
    found = conn.execute(
        "SELECT id FROM conversations WHERE stale > 0 ORDER BY id DESC LIMIT ?", (most,)
    )
    return [row[0] for row in found]


def _settle_some(store: Store, ids: Sequence[int]) -> None:
    with store.snapshot() as conn:
        final = current(store)
        who = book(store, conn)
        rules = frame(store, who, {v: k for k, v in account_ids(conn).items()})
        verdicts = judge(conn, ids, who, rules)
    if not verdicts:
        return
    with store.transaction() as conn:
        _write(conn, verdicts, final)
        bump(conn, "mail")


def judge(conn: Connection, ids: Sequence[int], who: Book, rules: Frame) -> list[_Verdict]:
    """Verdicts on those of these conversations that are marked."""
    marked = _marked(conn, ids)
    rows: dict[int, list[MessageRow]] = defaultdict(list)
    for row in events.messages(conn, list(marked), who):
        rows[row.conversation].append(row)
    decided = deeds.decisions(conn, list(marked))
    noted = deeds.notes(conn, list(marked))
    calls = deeds.calls_in(conn, list(marked))
    found = []
    for id_, mark in marked.items():
        mails = [row.event for row in rows[id_] if row.place != "drafts"]
        judged = loops(mails, decided.get(id_, []), rules, noted.get(id_, []))
        found.append(
            _Verdict(
                conversation=id_,
                seen=mark,
                summary=columns(summary(rows[id_], calls.get(id_, []))),
                loops=tuple(loop_columns(loop, id_, None) for loop in judged),
                links=tuple(_links(rows[id_])),
            )
        )
    return found


def _marked(conn: Connection, ids: Iterable[int]) -> dict[int, int]:
    """Those of these conversations that are, and how."""
    found: dict[int, int] = {}
    for part in slices(ids):
        found |= dict(
            conn.execute(
                f"SELECT id, stale FROM conversations WHERE id IN ({marks(part)}) AND stale > 0",
                part,
            ).fetchall()
        )
    return found


def _links(rows: Sequence[MessageRow]) -> list[tuple[object, ...]]:
    """(client, message) where it changed."""
    return [
        (client, row.event.id)
        for row in rows
        if not row.pinned and (client := client_of(row)) != row.client
    ]


_LOOP = (
    "conversation_id, call_id, kind, who, address, client_id, since, due, soon_at, far_at, "
    "late_from, opened_at, opened_by, code, rule, facts, policy, closed_at, closed_by, closed_how, "
    "again, tried, forget_at, followup_id"
)


def loop_columns(loop: Loop, conversation: int | None, call: int | None) -> tuple[object, ...]:
    return (
        conversation,
        call,
        loop.kind,
        loop.who,
        loop.address,
        loop.client,
        loop.since,
        loop.due,
        loop.soon_at,
        loop.far_at,
        loop.late_from,
        loop.opened_at,
        loop.opened_by,
        loop.reason.code,
        loop.reason.rule,
        json.dumps(loop.reason.facts, ensure_ascii=False, sort_keys=True),
        loop.policy,
        FAR_FUTURE if loop.closed_at is None else loop.closed_at,
        loop.closed_by,
        loop.closed_how,
        json.dumps(loop.again),
        json.dumps(loop.tried),
        loop.forget_at,
        loop.followup,
    )


def _write(conn: Connection, verdicts: Sequence[_Verdict], final: bool) -> None:
    """Those that nothing has happened to since they were judged; if not final, to be judged again
    by whoever is current."""
    marked = _marked(conn, [verdict.conversation for verdict in verdicts])
    verdicts = [one for one in verdicts if marked.get(one.conversation) == one.seen]
    conn.executemany(
        "UPDATE conversations SET subject = ?, root = ?, who = ?, people = ?, first = ?, last = ?, "
        "messages = ?, calls = ?, unread = ?, starred = ?, documents = ?, inbox = ?, sent = ?, "
        "client_id = ?, stale = iif(?, 0, stale) WHERE id = ?",
        [(*verdict.summary, final, verdict.conversation) for verdict in verdicts],
    )
    conn.executemany(
        "UPDATE messages SET client_id = ? WHERE id = ?",
        [link for verdict in verdicts for link in verdict.links],
    )
    old = _old_loops(conn, [verdict.conversation for verdict in verdicts])
    gone: list[tuple[int]] = []
    new: list[tuple[object, ...]] = []
    for one in verdicts:
        before = old.get(one.conversation, [])
        kept = _kept(before, one.loops)
        gone += [(id_,) for id_, _ in before[kept:]]
        new += one.loops[kept:]
    conn.executemany("DELETE FROM loops WHERE id = ?", gone)
    write_loops(conn, new)


_Old = tuple[int, tuple[object, ...]]
"""The id of a loop that is written, and its columns."""


def _kept(old: Sequence[_Old], new: Sequence[tuple[object, ...]]) -> int:
    """How many stay, up to the first that differs: a long exchange has hundreds that are closed
    for good, and those of one conversation are read in the order of their ids."""
    kept = 0
    while kept < min(len(old), len(new)) and old[kept][1] == new[kept]:
        kept += 1
    return kept


def _old_loops(conn: Connection, ids: Sequence[int]) -> dict[int, list[_Old]]:
    found: dict[int, list[_Old]] = defaultdict(list)
    for part in slices(ids):
        for id_, *loop in conn.execute(
            f"SELECT id, {_LOOP} FROM loops WHERE conversation_id IN ({marks(part)}) "
            "AND +call_id IS NULL ORDER BY id",  # the plus: not by the index of calls
            part,
        ):
            found[loop[0]].append((id_, tuple(loop)))
    return found


def write_loops(conn: Connection, rows: Collection[tuple[object, ...]]) -> None:
    conn.executemany(f"INSERT INTO loops ({_LOOP}) VALUES ({marks([0] * 24)})", rows)


@dataclass(frozen=True, slots=True)
class CallsVerdict:
    """What is to be written of calls that share a number or a client, as far as it changed."""

    calls: frozenset[int]
    """All of them."""
    gone: tuple[int, ...]
    """Calls whose loops go."""
    loops: tuple[tuple[object, ...], ...]
    heads: tuple[tuple[int | None, int], ...]
    """The call that a row begins with, and one that belongs to it."""


def calls_verdict(conn: Connection, call_ids: Sequence[int], rules: Frame) -> CallsVerdict:
    """On these calls, and all that hang together with one of them."""
    calls = deeds.call_component(conn, call_ids)
    ids = [call.id for call in calls]
    found = callbacks(calls, deeds.call_decisions(conn, ids), rules)
    conversation = {call.id: call.conversation for call in calls}
    now: dict[int, list[tuple[object, ...]]] = defaultdict(list)
    for one in found:
        now[one.call].append(loop_columns(one.loop, conversation[one.call], one.call))
    old, heads = _of_calls(conn, ids)
    other = [id_ for id_ in ids if old.get(id_, []) != now.get(id_, [])]
    belongs = {member: one.call for one in found for member in one.members}
    return CallsVerdict(
        frozenset(ids),
        tuple(id_ for id_ in other if id_ in old),
        tuple(loop for id_ in other for loop in now.get(id_, [])),
        tuple((belongs.get(id_), id_) for id_ in ids if heads[id_] != belongs.get(id_)),
    )


def _of_calls(
    conn: Connection, ids: Sequence[int]
) -> tuple[dict[int, list[tuple[object, ...]]], dict[int, int | None]]:
    """Their loops as they are written, and with which call each one's row begins."""
    loops_of: dict[int, list[tuple[object, ...]]] = defaultdict(list)
    heads: dict[int, int | None] = {}
    for part in slices(ids):
        for loop in conn.execute(
            f"SELECT {_LOOP} FROM loops WHERE call_id IN ({marks(part)}) ORDER BY id", part
        ):
            loops_of[loop[1]].append(loop)
        heads |= dict(
            conn.execute(
                f"SELECT id, head_id FROM calls WHERE id IN ({marks(part)})", part
            ).fetchall()
        )
    return loops_of, heads


def write_calls(conn: Connection, verdict: CallsVerdict) -> None:
    """In a transaction that sees what the verdict was judged from."""
    conn.executemany("DELETE FROM loops WHERE call_id = ?", [(one,) for one in verdict.gone])
    write_loops(conn, verdict.loops)
    conn.executemany("UPDATE calls SET head_id = ? WHERE id = ?", verdict.heads)


def followups_verdict(
    conn: Connection, ids: Sequence[int], rules: Frame
) -> tuple[tuple[object, ...], ...]:
    """The loops of those of these follow-ups that belong to no conversation."""
    notes = deeds.notes_alone(conn, ids)
    judged = [loop for states in notes.values() for loop in alone(states, rules)]
    return tuple(loop_columns(loop, None, None) for loop in judged)


def write_followups(
    conn: Connection, ids: Sequence[int], verdict: Collection[tuple[object, ...]]
) -> None:
    """In a transaction that sees what the verdict was judged from."""
    for part in slices(ids):
        conn.execute(
            f"DELETE FROM loops WHERE followup_id IN ({marks(part)}) AND conversation_id IS NULL",
            part,
        )
    write_loops(conn, verdict)
