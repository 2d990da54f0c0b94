"""What the user does to rows: each action is one durable transaction and one step of undo."""

import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from store.records import calls as call_register
from store.records import clients, intents, judging, placements
from store.records import undo as steps
from store.records.database import Connection, Store, bump
from store.records.rows import Undo
from store.records.undo import Step
from store.rules.instant import Instant

KINDS = ("no-answer", "elsewhere", "owe", "done")


class UndoError(Exception):
    """The step cannot be taken back. code: moved-on (the row changed since), not-yet (the server
    is at it just now)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def decide(
    store: Store, keys: Sequence[int], kind: str, word: str = "", now: Instant | None = None
) -> int:
    """no-answer, elsewhere (with a word how), owe, or done: archived, and what was open needs
    no answer. The undo step's id."""
    at = int(time.time()) if now is None else now

    def change(conn: Connection) -> list[Step]:
        made = [_decision(conn, key, kind, word, at) for key in keys]
        if kind == "done":
            made += _wish(conn, intents.wish_move(conn, _messages(conn, keys), "archive", "inbox"))
        return [step for step in made if step is not None]

    return _act(store, keys, kind, change, {"word": word} if word else {})


def archive(store: Store, keys: Sequence[int]) -> int:
    return _move(store, keys, "archive", "inbox")


def trash(store: Store, keys: Sequence[int]) -> int:
    return _move(store, keys, "trash", "")


def junk(store: Store, keys: Sequence[int]) -> int:
    return _move(store, keys, "junk", "")


def _move(store: Store, keys: Sequence[int], role: str, only_from: str) -> int:
    def change(conn: Connection) -> list[Step]:
        return _wish(conn, intents.wish_move(conn, _messages(conn, keys), role, only_from))

    return _act(store, keys, role, change)


def read(store: Store, keys: Sequence[int], on: bool) -> int:
    return _flag(store, keys, "\\Seen", on, "read" if on else "unread")


def star(store: Store, keys: Sequence[int], on: bool) -> int:
    return _flag(store, keys, "\\Flagged", on, "star" if on else "unstar")


def _flag(store: Store, keys: Sequence[int], flag: str, on: bool, action: str) -> int:
    def change(conn: Connection) -> list[Step]:
        messages = _messages(conn, keys)
        if action in {"star", "unread"}:
            messages = _newest(conn, keys)
        add, remove = ((flag,), ()) if on else ((), (flag,))
        return _wish(conn, intents.wish_flags(conn, messages, add, remove))

    return _act(store, keys, action, change)


def snooze(store: Store, keys: Sequence[int], until: Instant, now: Instant | None = None) -> int:
    """Hides rows until then, or until they write; what is due does not move."""
    at = int(time.time()) if now is None else now

    def change(conn: Connection) -> list[Step]:
        return [_insert(conn, "snoozes", {**_hung(conn, key), "at": at, "until": until})
                for key in keys]  # fmt: skip

    return _act(store, keys, "snooze", change, {"until": until})


def unsnooze(store: Store, keys: Sequence[int], now: Instant | None = None) -> int:
    at = int(time.time()) if now is None else now

    def change(conn: Connection) -> list[Step]:
        made = []
        for key in keys:
            for id_ in _snoozes(conn, key, at):
                before = steps.snapshot(conn, "snoozes", id_)
                conn.execute("UPDATE snoozes SET until = ? WHERE id = ?", (at, id_))
                made.append(Step("snoozes", id_, before, steps.snapshot(conn, "snoozes", id_)))
        return made

    return _act(store, keys, "unsnooze", change)


def _snoozes(conn: Connection, key: int, at: Instant) -> list[int]:
    if key < 0:
        rows = conn.execute("SELECT id FROM snoozes WHERE call_id = ? AND until > ?", (-key, at))
    else:
        rows = conn.execute(
            "SELECT s.id FROM snoozes s JOIN messages m ON m.id = s.message_id "
            "WHERE m.conversation_id = ? AND s.until > ?",
            (key, at),
        )
    return [row[0] for row in rows.fetchall()]


def log_call(store: Store, call: "call_register.NewCall", answers: "call_register.Answers") -> int:
    """A call from the form, as a step that can be taken back."""
    id_ = call_register.add(store, call, answers=answers)
    with store.transaction(durable=True) as conn:
        after = steps.snapshot(conn, "calls", id_)
        steps.record(conn, "call", [Step("calls", id_, None, after)], {"call": id_})
    return id_


def _act(
    store: Store,
    keys: Sequence[int],
    action: str,
    change: Callable[[Connection], list[Step]],
    facts: Mapping[str, Any] | None = None,
) -> int:
    with store.transaction(durable=True) as conn:
        made = change(conn)
        id_ = steps.record(conn, action, made, {**(facts or {}), "keys": list(keys)})
        touched = _again(store, conn, keys)
    judging.settle(store, touched)
    return id_


def _again(store: Store, conn: Connection, keys: Sequence[int]) -> list[int]:
    """After a change to these rows: what lists show, and the verdicts."""
    conversations = [key for key in keys if key > 0]
    placements.refresh(conn, _messages(conn, conversations))
    placements.mark_stale(conn, conversations)
    if loose := [-key for key in keys if key < 0]:
        clients.rejudge_calls(store, conn, loose)
    bump(conn, "mail", "decisions")
    return conversations


def _decision(conn: Connection, key: int, kind: str, word: str, at: Instant) -> Step:
    values = {**_hung(conn, key), "uuid": uuid.uuid4().hex, "at": at, "kind": kind, "word": word}
    return _insert(conn, "decisions", values)


def _insert(conn: Connection, table: str, values: Mapping[str, Any]) -> Step:
    cursor = conn.execute(
        f"INSERT INTO {table} ({', '.join(values)}) VALUES ({placements.marks(list(values))})",
        tuple(values.values()),
    )
    id_ = int(cursor.lastrowid or 0)
    return Step(table, id_, None, steps.snapshot(conn, table, id_))


def _hung(conn: Connection, key: int) -> dict[str, int | None]:
    """What a decision hangs on: the newest message of a conversation, or the call."""
    if key < 0:
        return {"message_id": None, "call_id": -key}
    row = conn.execute(
        "SELECT id FROM messages WHERE conversation_id = ? ORDER BY ours, at DESC, id DESC LIMIT 1",
        (key,),
    ).fetchone()
    if row is None:
        raise LookupError(key)
    return {"message_id": int(row[0]), "call_id": None}


def _messages(conn: Connection, keys: Sequence[int]) -> list[int]:
    found: list[int] = []
    for part in placements.slices(key for key in keys if key > 0):
        found += [
            row[0]
            for row in conn.execute(
                f"SELECT id FROM messages WHERE conversation_id IN ({placements.marks(part)})", part
            )
        ]
    return found


def _newest(conn: Connection, keys: Sequence[int]) -> list[int]:
    """Starring, and marking as unread, mean the newest mail of theirs."""
    found = []
    for key in keys:
        row = conn.execute(
            "SELECT id FROM messages WHERE conversation_id = ? AND place = 'here' "
            "ORDER BY ours, at DESC LIMIT 1",
            (key,),
        ).fetchone()
        found += [row[0]] if row else []
    return found


def _wish(conn: Connection, made: Sequence[int]) -> list[Step]:
    return [Step("intents", id_, None, {"id": id_}) for id_ in made]


def undo(store: Store) -> Undo | None:
    """Takes the newest step back; None if there is none. Raises UndoError."""
    with store.transaction(durable=True) as conn:
        newest = steps.newest(conn, "done")
        if newest is None:
            return None
        for step in reversed(steps.steps_of(conn, newest.id)):
            _take_back(store, conn, step)
        steps.mark(conn, newest.id, "undone")
        touched = _again(store, conn, newest.facts.get("keys", []))
    judging.settle(store, touched)
    return newest


def _take_back(store: Store, conn: Connection, step: Step) -> None:
    if step.table == "intents":
        if not intents.take_back(conn, step.id):
            raise UndoError("not-yet")
        return
    if steps.snapshot(conn, step.table, step.id) != step.after:
        raise UndoError("moved-on")
    if step.table == "calls":
        call_register.remove(store, conn, step.id)
        return
    steps.write_row(conn, step.table, step.id, step.before)


def redo(store: Store) -> Undo | None:
    """Does again what was just taken back; None if nothing was. Raises UndoError."""
    with store.transaction(durable=True) as conn:
        found = steps.newest(conn, "undone")
        if found is None:
            return None
        for step in steps.steps_of(conn, found.id):
            if step.table == "intents":
                intents.wish_again(conn, step.id)
                continue
            if step.table == "calls":
                raise UndoError("moved-on")
            if steps.snapshot(conn, step.table, step.id) != step.before:
                raise UndoError("moved-on")
            steps.write_row(conn, step.table, step.id, step.after)
        steps.mark(conn, found.id, "done")
        touched = _again(store, conn, found.facts.get("keys", []))
    judging.settle(store, touched)
    return found


def undo_stack(store: Store) -> list[Undo]:
    return steps.stack(store)
