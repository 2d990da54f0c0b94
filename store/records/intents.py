"""What the user asked of the servers: wished states, not commands.

The invariant: what a list shows of a message is the server's state with every queued and started
intent laid over it; once an intent is done or refused, the server's word alone counts.
"""

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from store.records import placements
from store.records.after import settle_after
from store.records.database import Connection, Store, bump
from store.records.pending import WAITS
from store.rules.instant import Instant

UNDO_SECONDS = 6
"""So long an action waits before the daemon may carry it out."""
LONGEST_WAIT = 3_600
"""Seconds until another attempt, at most."""

Flags = frozenset[str]
Spot = tuple[int, int, int]
"""mailbox, UIDVALIDITY, UID"""
Placement = tuple[int, int, int, Flags]
"""mailbox, UIDVALIDITY, UID, flags"""


@dataclass(frozen=True, slots=True)
class Intent:
    id: int
    account_id: int
    message: int
    kind: str
    """flags, move or copy."""
    mailbox_id: int
    uidvalidity: int
    uid: int
    add: Flags
    remove: Flags
    target_role: str
    """archive, trash, junk or inbox; empty where `target_id` says it."""
    target_id: int | None
    target_uidnext: Instant | None
    """Of the target, noted before the first command; None: none was sent yet."""
    not_before: Instant
    tries: int
    """Those that were refused; of one that is given up, those to take its copy back."""
    state: str
    known: frozenset[Spot]
    """Where the mail lay when this was wished of one of its copies: it is not about the others."""


COLUMNS = (
    "id, account_id, message_id, kind, mailbox_id, uidvalidity, uid, add_flags, remove_flags, "
    "target_role, target_id, target_uidnext, not_before, tries, state, "
    "coalesce(facts -> '$.known', '[]')"
)

# Of the facts of a refusal what outlasts it: where the copy lies that a move has left in its
# target, and where the mail lay when it was wished.
KEPT = (
    "json_patch('{}', json_object('copy', json(facts -> '$.copy'), "
    "'known', json(facts -> '$.known')))"
)

# What lies further ahead than anything waits was put there before the clock was set back.
FROM = f"iif(not_before > ? + iif(code = '', {10 * UNDO_SECONDS}, {LONGEST_WAIT}), 0, not_before)"


def due(store: Store, account_id: int, now: Instant) -> list[Intent]:
    """Those whose undo window is over, in the order in which they were made."""
    rows = store.reader().execute(
        f"SELECT {COLUMNS} FROM intents WHERE account_id = ? AND state IN ('queued', 'started') "
        f"AND {FROM} <= ? ORDER BY id",
        (account_id, now, now),
    )
    return [read(row) for row in rows.fetchall()]


def next_due(
    store: Store, account_id: int, now: Instant, after: Instant | None = None
) -> Instant | None:
    """Of wishes, and of what is left of those that were given up (see `recalled`). after: only what
    is due later than that."""
    row = store.reader().execute(
        f"SELECT min({FROM}) FROM intents WHERE account_id = ? "
        f"AND state IN ('queued', 'started', 'recalled', 'overtaken') AND {FROM} > ?",
        (now, account_id, now, -1 if after is None else after),
    )
    found = row.fetchone()[0]
    return None if found is None else int(found)


def started(
    store: Store, intent_ids: Sequence[int], target_uidnext: Instant | None = None
) -> list[int]:
    """Before the first command: from now on an undo is a command of its own. Those that may be
    carried out; the user may have cancelled others meanwhile. target_uidnext: None where it was
    noted before."""
    with store.transaction(durable=True) as conn:
        return [
            id_
            for id_ in intent_ids
            if conn.execute(
                "UPDATE intents SET state = 'started', target_uidnext = coalesce(?, target_uidnext)"
                " WHERE id = ? AND state IN ('queued', 'started')",
                (target_uidnext, id_),
            ).rowcount
        ]


def goes_on(store: Store, intent_id: int, place: Spot, *, anew: bool) -> None:
    """The wish is about this placement (mailbox, UIDVALIDITY, UID) from here on: on the disk before
    anything is done there, so that what is begun there is ended there. anew: it is where the mail
    lies since its mailbox was numbered anew, and where it lay before would be left behind."""
    with store.transaction(durable=True) as conn:
        conn.execute(
            "UPDATE intents SET mailbox_id = ?, uidvalidity = ?, uid = ? WHERE id = ? "
            "AND state IN ('queued', 'started')",
            (*place, intent_id),
        )
        intent = one(conn, intent_id)
        if intent and anew:
            conn.execute(
                "DELETE FROM placements WHERE message_id = ? AND mailbox_id = ? "
                "AND uidvalidity <> ?",
                (intent.message, *place[:2]),
            )
        touched = placements.refresh(conn, [intent.message]) if intent else []
    settle_after(store, touched)


def copied(store: Store, copies: Mapping[int, Spot]) -> None:
    """Where moves that are tried once more have put their copies (mailbox, UIDVALIDITY, UID): on
    the disk before the originals go, since a server that hangs up over that has none refused."""
    if copies:
        with store.transaction(durable=True) as conn:
            conn.executemany(
                "UPDATE intents SET facts = json_set(facts, '$.copy', json(?)) WHERE id = ? "
                "AND state = 'started'",
                [(json.dumps(place), id_) for id_, place in copies.items()],
            )


def copy_of(store: Store, intent_id: int) -> Spot | None:
    """Where a move that is tried once more has put its copy, as far as that was seen."""
    row = store.reader().execute("SELECT facts -> '$.copy' FROM intents WHERE id = ?", (intent_id,))
    mailbox, validity, uid = json.loads(row.fetchone()[0] or "[0, 0, 0]")
    return (mailbox, validity, uid) if uid else None


def siblings(store: Store, intent: Intent) -> list[Intent]:
    """What was ever to bring another copy of the same mail to the same mailbox, whatever became of
    that."""
    rows = store.reader().execute(
        f"SELECT {COLUMNS} FROM intents WHERE message_id = ? AND account_id = ? AND id <> ? "
        "AND kind <> 'flags' AND target_role = ? AND target_id IS ?",
        (intent.message, intent.account_id, intent.id, intent.target_role, intent.target_id),
    )
    return [read(row) for row in rows.fetchall()]


def fail(
    store: Store,
    intent_id: int,
    code: str,
    facts: Mapping[str, Any],
    retry_at: Instant | None,
) -> None:
    """retry_at None: refused for good; the row goes back to the server's truth, and the user is
    told until they have seen it. Whoever has seen why one waits is not told with each attempt.
    What was done or taken back meanwhile stays so, and a copy that was made is kept in mind."""
    with store.transaction(durable=True) as conn:
        state = "queued" if retry_at is not None else "failed"
        conn.execute(
            f"UPDATE intents SET state = ?, facts = json_patch(iif(code = ?, facts, {KEPT}), ?), "
            "code = ?, not_before = ?, tries = iif(?, tries + 1, 0), at = ? WHERE id = ? "
            "AND state IN ('queued', 'started')",
            (
                state, code, json.dumps(dict(facts), ensure_ascii=False), code, retry_at or 0,
                retry_at is not None, int(time.time()), intent_id,
            ),
        )  # fmt: skip
        intent = one(conn, intent_id)
        touched = placements.refresh(conn, [intent.message]) if intent else []
        bump(conn, "intents", "failures")
    settle_after(store, touched)


def removed(store: Store, intent_id: int) -> None:
    """What was to be moved is there no more: told, unless that can be let go."""
    if not let_go(store, intent_id):
        fail(store, intent_id, "removed-elsewhere", {}, None)


def let_go(store: Store, intent_id: int) -> bool:
    """Nothing is done for it: another copy of the same mail goes, or went, by the same wish. False
    where there is none."""
    with store.transaction(durable=True) as conn:
        gone = conn.execute(
            "UPDATE intents AS i SET state = 'cancelled' WHERE id = ? "
            "AND state IN ('queued', 'started') AND EXISTS (SELECT 1 FROM intents o "
            "WHERE o.message_id = i.message_id AND o.account_id = i.account_id AND o.id <> i.id "
            "AND o.kind = 'move' AND o.target_role = i.target_role AND o.target_id IS i.target_id "
            "AND o.facts -> '$.known' = i.facts -> '$.known' AND i.facts ->> '$.known[0]' NOT NULL "
            "AND o.state IN ('queued', 'started', 'done')) RETURNING message_id",
            (intent_id,),
        ).fetchall()
        touched = placements.refresh(conn, [message for (message,) in gone])
        bump(conn, "intents")
    settle_after(store, touched)
    return bool(gone)


def knock(store: Store, account_id: int, now: Instant) -> None:
    """What waits because a mailbox was full is due now: somebody has come, and may have made
    room."""
    waits, which = f"account_id = ? AND {WAITS} AND not_before > ?", (account_id, now)
    if store.reader().execute(f"SELECT 1 FROM intents WHERE {waits}", which).fetchone() is None:
        return
    with store.transaction() as conn:
        conn.execute(f"UPDATE intents SET not_before = ? WHERE {waits}", (now, *which))
        bump(conn, "intents")


def of_message(store: Store, message: int) -> list[Placement]:
    """All placements of a message."""
    rows = store.reader().execute(
        "SELECT mailbox_id, uidvalidity, uid, flags FROM placements WHERE message_id = ?",
        (message,),
    )
    return [(m, v, u, frozenset(flags.split())) for m, v, u, flags in rows.fetchall()]


def is_gone(store: Store, message: int) -> bool:
    """A round has found that it lies in no mailbox any more."""
    row = store.reader().execute("SELECT place = 'gone' FROM messages WHERE id = ?", (message,))
    return bool(row.fetchone()[0])


class Identity(NamedTuple):
    """What the server's copies of a message are recognised by."""

    message_id: str
    digest: bytes
    size: int


def identity(store: Store, message: int) -> Identity:
    row = (
        store.reader()
        .execute("SELECT message_id, digest, size FROM messages WHERE id = ?", (message,))
        .fetchone()
    )
    return Identity(str(row[0]), bytes(row[1]), int(row[2]))


def given_up(state: str) -> str:
    """SQL: of a wish that has made a copy no more is done than taking that back; of others
    nothing."""
    copied = "facts -> '$.copy' IS NOT NULL"
    return (
        f"state = iif({copied}, '{state}', 'cancelled'), "
        f"not_before = iif({copied}, 0, not_before), tries = iif({copied}, 0, tries)"
    )


def one(conn: Connection, intent_id: int) -> Intent | None:
    row = conn.execute(f"SELECT {COLUMNS} FROM intents WHERE id = ?", (intent_id,)).fetchone()
    return None if row is None else read(row)


def read(row: tuple[Any, ...]) -> Intent:
    return Intent(
        id=row[0],
        account_id=row[1],
        message=row[2],
        kind=row[3],
        mailbox_id=row[4],
        uidvalidity=row[5],
        uid=row[6],
        add=frozenset(row[7].split()),
        remove=frozenset(row[8].split()),
        target_role=row[9],
        target_id=row[10],
        target_uidnext=row[11],
        not_before=row[12],
        tries=row[13],
        state=row[14],
        known=frozenset((m, v, u) for m, v, u in json.loads(row[15])),
    )
