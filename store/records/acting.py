"""An action of the user: one durable transaction, one step of undo, and what lists then show."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from store.records import placements
from store.records import undo as steps
from store.records.database import Connection, Store, bump
from store.records.placements import marks
from store.records.rowkeys import split
from store.records.settling import mark_changed, mark_followups, settle_after
from store.records.undo import Step

UNJUDGED = (
    "read", "unread", "star", "unstar", "snooze", "unsnooze", "archive", "trash",
)  # fmt: skip
"""Actions on which no verdict hangs, but of what is another place then (`placements.refresh`)."""


def again(store: Store, conn: Connection, keys: Sequence[int]) -> list[int]:
    """After a change to these rows: what lists show, and the verdicts."""
    some = split(keys)
    placements.refresh(conn, messages_of(conn, some.conversations))
    placements.mark_stale(conn, some.conversations)
    mark_changed(conn, some.calls)
    if some.followups:
        mark_followups(conn, some.followups)
    bump(conn, "mail", "decisions")
    return some.conversations


def shown(conn: Connection, keys: Sequence[int]) -> list[int]:
    """After a change to these rows of those kinds: what lists show. The conversations to judge."""
    moved = placements.refresh(conn, messages_of(conn, keys))
    bump(conn, "mail", "decisions")
    return moved


def messages_of(conn: Connection, keys: Iterable[int]) -> list[int]:
    """Of the conversations among these rows."""
    mails = "SELECT id FROM messages WHERE conversation_id IN ({})"
    return sorted(among(conn, mails, (key for key in keys if key > 0)))


def among(conn: Connection, sql: str, ids: Iterable[int]) -> set[int]:
    """The numbers that it finds where these ids stand in its braces."""
    found: set[int] = set()
    for part in placements.slices(ids):
        found |= {row[0] for row in conn.execute(sql.format(marks(part)), part)}
    return found


def act(
    store: Store,
    keys: Sequence[int],
    action: str,
    change: Callable[[Connection], list[Step]],
    facts: Mapping[str, Any] | None = None,
) -> int:
    with store.transaction(durable=True) as conn:
        made = change(conn)
        id_ = steps.record(conn, action, made, {**(facts or {}), "keys": list(keys)})
        judged = action not in UNJUDGED
        touched = again(store, conn, keys) if judged else shown(conn, keys)
    settle_after(store, touched)
    return id_


def insert(conn: Connection, table: str, values: Mapping[str, Any]) -> Step:
    cursor = conn.execute(
        f"INSERT INTO {table} ({', '.join(values)}) VALUES ({placements.marks(list(values))})",
        tuple(values.values()),
    )
    id_ = int(cursor.lastrowid or 0)
    return Step(table, id_, None, steps.snapshot(conn, table, id_))


def hung(conn: Connection, key: int) -> dict[str, int | None]:
    """What a decision hangs on: the newest message of a conversation, or the call."""
    if key < 0:
        return {"message_id": None, **anchored(key)}
    row = conn.execute(
        "SELECT id FROM messages WHERE conversation_id = ? ORDER BY ours, at DESC, id DESC LIMIT 1",
        (key,),
    ).fetchone()
    if row is None:
        raise LookupError(key)
    return {"message_id": int(row[0]), "call_id": None}


def anchored(key: int) -> dict[str, int]:
    """Of a row that is no conversation: what it is known by."""
    some = split([key])
    return {"call_id": some.calls[0]} if some.calls else {"followup_id": some.followups[0]}
