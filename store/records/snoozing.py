"""Hiding rows until a time, or until they write, and showing them again."""

import time
from collections.abc import Sequence

from store.records import undo as steps
from store.records.acting import act, anchored, hung, insert
from store.records.database import Connection, Store
from store.records.undo import Step
from store.rules.instant import Instant


def snooze(store: Store, keys: Sequence[int], until: Instant, now: Instant | None = None) -> int:
    """Hides rows until then, or until they write; what is due does not move. Of a row that is
    hidden already it moves the end, be it to an earlier time."""
    at = int(time.time()) if now is None else now

    def change(conn: Connection) -> list[Step]:
        made = []
        for key in keys:
            made += _woken(conn, key, at)
            made.append(insert(conn, "snoozes", {**hung(conn, key), "at": at, "until": until}))
        return made

    return act(store, keys, "snooze", change, {"until": until})


def unsnooze(store: Store, keys: Sequence[int], now: Instant | None = None) -> int:
    at = int(time.time()) if now is None else now
    return act(
        store, keys, "unsnooze", lambda conn: [s for key in keys for s in _woken(conn, key, at)]
    )


def _woken(conn: Connection, key: int, at: Instant) -> list[Step]:
    made = []
    for id_ in _snoozes(conn, key, at):
        before = steps.snapshot(conn, "snoozes", id_)
        conn.execute("UPDATE snoozes SET until = ? WHERE id = ?", (at, id_))
        made.append(Step("snoozes", id_, before, steps.snapshot(conn, "snoozes", id_)))
    return made


def _snoozes(conn: Connection, key: int, at: Instant) -> list[int]:
    if key < 0:
        column, value = next(iter(anchored(key).items()))
        of = "{}"
        if column == "call_id":
            of = "coalesce((SELECT head_id FROM calls WHERE id = {0}), {0})"
        rows = conn.execute(
            f"SELECT id FROM snoozes WHERE {of.format(column)} = {of.format('?1')} AND until > ?2",
            (value, at),
        )
    else:
        rows = conn.execute(
            "SELECT s.id FROM snoozes s JOIN messages m ON m.id = s.message_id "
            "WHERE m.conversation_id = ? AND s.until > ?",
            (key, at),
        )
    return [row[0] for row in rows.fetchall()]
