"""Steps that can be taken back: each keeps the rows that it changed, as they were before.

A step is refused where history has moved on, that is where a row is no longer as the step left
it. The stack stays across restarts.
"""

import contextlib
import json
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from store.records.database import Connection, Store, bump
from store.records.placements import marks
from store.records.rows import Undo

DAY = 86400


class UndoError(Exception):
    """The step cannot be taken back. code: moved-on (the row changed since), not-yet (the server
    is at it just now)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
        self.step: Undo | None = None
        """Which one, where that is known."""


class Step(NamedTuple):
    """One row: what it was before (None: it was not there) and what it became. Of a row that
    stays, the columns that the change is about may be all that is kept."""

    table: str
    id: int
    """0 in a table whose rows are known by something else."""
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


class Scope(NamedTuple):
    """Rows that a change may touch, found in the same way before and after it."""

    table: str
    where: str
    values: Sequence[object] = ()
    columns: str = "*"
    """What of them counts; with their key."""


_KEYS = {
    "never": ("kind", "value"), "conversation_names": ("uuid",), "senders": ("address",),
}  # fmt: skip
"""Tables whose rows are known by other columns than `id`."""
_APART = ("import",)
"""Taken back only where it is asked for by its name: a whole file is no step of the screen."""

Row = Mapping[str, Any]
_Place = tuple[str, tuple[Any, ...]]


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
            _text(steps),
        ),
    )
    conn.execute("DELETE FROM undo WHERE state = 'undone'")
    bump(conn, "undo")
    return int(cursor.lastrowid or 0)


def _text(made: Sequence[Step]) -> str:
    return json.dumps([step._asdict() for step in made], ensure_ascii=False)


@contextlib.contextmanager
def recorded(
    conn: Connection, action: str, scopes: Sequence[Scope], facts: Mapping[str, Any]
) -> Iterator[None]:
    """What happens inside to the rows in scope is one step; nothing, if nothing changed."""
    before = _look(conn, scopes)
    yield
    after = _look(conn, scopes)
    steps = [
        Step(table, _id(table, key), before.get((table, key)), after.get((table, key)))
        for table, key in dict.fromkeys([*before, *after])
        if before.get((table, key)) != after.get((table, key))
    ]
    if steps:
        record(conn, action, steps, facts)


def _look(conn: Connection, scopes: Sequence[Scope]) -> dict[_Place, Row]:
    found: dict[_Place, Row] = {}
    for scope in scopes:
        for row in _rows(conn, scope.table, scope.columns, scope.where, scope.values):
            found[scope.table, tuple(row[name] for name in key_of(scope.table))] = row
    return found


def _rows(
    conn: Connection, table: str, columns: str, where: str, values: Sequence[object]
) -> list[Row]:
    """By the columns' names. Tables of this package only."""
    cursor = conn.execute(f"SELECT {columns} FROM {table} WHERE {where}", values)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def key_of(table: str) -> tuple[str, ...]:
    return _KEYS.get(table, ("id",))


def _id(table: str, key: tuple[Any, ...]) -> int:
    return 0 if table in _KEYS else int(key[0])


def snapshot(conn: Connection, table: str, id_: int) -> Row | None:
    """A row by its columns' names; None if it is not there."""
    return next(iter(_rows(conn, table, "*", "id = ?", (id_,))), None)


def stack(store: Store) -> list[Undo]:
    """What can be taken back, newest first; the last hundred."""
    rows = store.reader().execute(
        "SELECT id, at, action, facts FROM undo WHERE state = 'done' "
        f"AND action NOT IN ({marks(_APART)}) ORDER BY id DESC LIMIT 100",
        _APART,
    )
    return [_undo(row) for row in rows.fetchall()]


def newest(
    conn: Connection,
    state: str,
    actions: Sequence[str] = (),
    key: int | None = None,
    below: int | None = None,
) -> Undo | None:
    """`actions`: of these kinds only; none for all that the screen does. key: of one row only.
    below: of those that are older than this one."""
    order = "DESC" if state == "done" else "ASC"
    some = "IN" if actions else "NOT IN"
    named = actions or _APART
    row = conn.execute(
        "SELECT id, at, action, facts FROM undo WHERE state = ? "
        f"AND action {some} ({marks(named)}) AND (? IS NULL OR EXISTS "
        "(SELECT 1 FROM json_each(facts, '$.keys') WHERE value = ?)) "
        f"AND (? IS NULL OR id < ?) ORDER BY id {order} LIMIT 1",
        (state, *named, key, key, below, below),
    ).fetchone()
    return None if row is None else _undo(row)


def parts(conn: Connection, one: Undo) -> list[Undo]:
    """The step, and those that were written with it as one, newest first."""
    batch = one.facts.get("batch")
    if batch is None:
        return [one]
    rows = conn.execute(
        "SELECT id, at, action, facts FROM undo WHERE state = 'done' AND action = ? "
        "AND facts ->> 'batch' = ? ORDER BY id DESC",
        (one.action, batch),
    )
    return [_undo(row) for row in rows.fetchall()]


def is_done(conn: Connection, id_: int) -> bool:
    """It can be taken back: nobody has, since it was looked up."""
    row = conn.execute("SELECT 1 FROM undo WHERE id = ? AND state = 'done'", (id_,)).fetchone()
    return row is not None


def steps_of(conn: Connection, id_: int) -> list[Step]:
    row = conn.execute("SELECT steps FROM undo WHERE id = ?", (id_,)).fetchone()
    return [Step(**step) for step in json.loads(row[0])]


def of_intents(ids: Iterable[int]) -> list[Step]:
    return [Step("intents", id_, None, {"id": id_}) for id_ in ids]


def keep(conn: Connection, id_: int, made: Sequence[Step]) -> None:
    """These are the rows of the step from now on."""
    conn.execute("UPDATE undo SET steps = ? WHERE id = ?", (_text(made), id_))


def mark(conn: Connection, id_: int, state: str) -> None:
    conn.execute("UPDATE undo SET state = ? WHERE id = ?", (state, id_))
    bump(conn, "undo")


def stands(conn: Connection, step: Step, row: Row | None) -> bool:
    """Whether the step's row is as `row`, one of its two sides, says."""
    where, key = _where(step)
    found = next(iter(_rows(conn, step.table, "*", where, key)), None)
    if found is None or row is None:
        return found is row
    return all(name in found and found[name] == value for name, value in row.items())


def write_row(conn: Connection, step: Step, row: Row | None) -> None:
    """Makes the step's row as `row`, one of its two sides, says."""
    where, key = _where(step)
    if row is None:
        conn.execute(f"DELETE FROM {step.table} WHERE {where}", key)
    elif step.before is not None and step.after is not None:
        columns = ", ".join(f"{name} = ?" for name in row)
        conn.execute(f"UPDATE {step.table} SET {columns} WHERE {where}", (*row.values(), *key))
    else:
        columns = ", ".join(row)
        conn.execute(
            f"INSERT INTO {step.table} ({columns}) VALUES ({marks(list(row))})",
            tuple(row.values()),
        )


def _where(step: Step) -> tuple[str, tuple[Any, ...]]:
    names = key_of(step.table)
    where = " AND ".join(f"{name} = ?" for name in names)
    if step.table not in _KEYS:
        return where, (step.id,)
    row = step.before if step.before is not None else step.after or {}
    return where, tuple(row[name] for name in names)


def _undo(row: Sequence[Any]) -> Undo:
    return Undo(row[0], row[1], row[2], json.loads(row[3]))
