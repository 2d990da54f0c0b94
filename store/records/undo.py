"""Steps that can be taken back: each keeps the rows that it changed, as they were before.

A step is refused where history has moved on, that is where a row is no longer as the step left
it. The stack stays across restarts.
"""

import json
import time
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from store.records.database import Connection, Store, bump
from store.records.rows import Undo

DAY = 86400


class Step(NamedTuple):
    """One row: what it was before (None: it was not there) and what it became."""

    table: str
    id: int
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


def record(
    conn: Connection, action: str, steps: Sequence[Step], facts: Mapping[str, Any] | None = None
) -> int:
    """In the transaction of the change itself."""
    cursor = conn.execute(
        "INSERT INTO undo (at, action, facts, steps) VALUES (?, ?, ?, ?)",
        (
            int(time.time()),
            action,
            json.dumps(facts or {}, ensure_ascii=False),
            json.dumps([step._asdict() for step in steps], ensure_ascii=False),
        ),
    )
    conn.execute("DELETE FROM undo WHERE state = 'undone'")
    bump(conn, "undo")
    return int(cursor.lastrowid or 0)


def snapshot(conn: Connection, table: str, id_: int) -> dict[str, Any] | None:
    """A row by its columns' names; None if it is not there. Tables of this package only."""
    cursor = conn.execute(f"SELECT * FROM {table} WHERE id = ?", (id_,))
    row = cursor.fetchone()
    if row is None:
        return None
    return dict(zip([column[0] for column in cursor.description], row, strict=True))


def stack(store: Store) -> list[Undo]:
    """What can be taken back, newest first; the last hundred."""
    rows = store.reader().execute(
        "SELECT id, at, action, facts FROM undo WHERE state = 'done' ORDER BY id DESC LIMIT 100"
    )
    return [_undo(row) for row in rows.fetchall()]


def newest(conn: Connection, state: str) -> Undo | None:
    order = "DESC" if state == "done" else "ASC"
    row = conn.execute(
        f"SELECT id, at, action, facts FROM undo WHERE state = ? ORDER BY id {order} LIMIT 1",
        (state,),
    ).fetchone()
    return None if row is None else _undo(row)


def steps_of(conn: Connection, id_: int) -> list[Step]:
    row = conn.execute("SELECT steps FROM undo WHERE id = ?", (id_,)).fetchone()
    return [Step(**step) for step in json.loads(row[0])]


def mark(conn: Connection, id_: int, state: str) -> None:
    conn.execute("UPDATE undo SET state = ? WHERE id = ?", (state, id_))
    bump(conn, "undo")


def write_row(conn: Connection, table: str, id_: int, row: Mapping[str, Any] | None) -> None:
    """Puts a row back as it was, or takes it away."""
    if row is None:
        conn.execute(f"DELETE FROM {table} WHERE id = ?", (id_,))
        return
    columns = ", ".join(row)
    marks = ", ".join("?" * len(row))
    conn.execute(
        f"INSERT OR REPLACE INTO {table} ({columns}) VALUES ({marks})", tuple(row.values())
    )


def _undo(row: Sequence[Any]) -> Undo:
    return Undo(row[0], row[1], row[2], json.loads(row[3]))
