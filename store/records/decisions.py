"""What the user does to rows: each action is one durable transaction and one step of undo."""

import time
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from store.records import calls as call_register
from store.records import followup_states as noted
from store.records import placements, wishing
from store.records import undo as steps
from store.records.database import Connection, Store, bump
from store.records.placements import Shown
from store.records.rowkeys import is_call, split
from store.records.settling import settle_after
from store.records.undo import Step, UndoError
from store.records.undoing import (
    UNJUDGED,
    again,
    among,
    messages_of,
    redo,
    shown,
    undo,
    undo_stack,
    undo_to,
)
from store.rules.instant import Instant

__all__ = ["DecisionError", "UndoError", "redo", "undo", "undo_stack", "undo_to"]

KINDS = ("no-answer", "elsewhere", "owe", "done")


class DecisionError(Exception):
    """Nothing was changed. code: nothing-theirs (nobody else has written, so nothing is owed),
    all-mine (nor is there spam), nowhere (where the mail lies on the server now is not known before
    the next round)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def decide(
    store: Store, keys: Sequence[int], kind: str, word: str = "", now: Instant | None = None
) -> int:
    """no-answer, elsewhere (with a word how), owe, or done: archived, and what was open needs
    no answer; a promise that stands on the row is closed by it, too, see `_noted`. The undo step's
    id. Raises DecisionError."""
    at = int(time.time()) if now is None else now

    def change(conn: Connection) -> list[Step]:
        if kind == "owe" and not any(_theirs(conn, key) for key in keys):
            raise DecisionError("nothing-theirs")
        made = [
            _decision(conn, hung, kind, word, at)
            for key in keys
            if _is_talk(key)
            for hung in _everywhere(conn, key, kind, at)
        ]
        made += _noted(conn, keys, kind, at)
        if kind == "done":
            made += steps.of_intents(
                wishing.wish_move(conn, messages_of(conn, keys), "archive", "inbox")
            )
        return [step for step in made if step is not None]

    return _act(store, keys, kind, change, {"word": word} if word else {})


def _theirs(conn: Connection, key: int) -> bool:
    """Whether there is anything that could be owed an answer."""
    row = conn.execute(
        "SELECT 1 FROM messages WHERE conversation_id = ? AND ours = 0 AND machine <> 'bounce' "
        "AND place NOT IN ('trash', 'junk', 'gone', 'drafts') LIMIT 1",
        (key,),
    )
    return key < 0 or row.fetchone() is not None


def _is_talk(key: int) -> bool:
    return key > 0 or is_call(key)


def _noted(conn: Connection, keys: Sequence[int], kind: str, at: Instant) -> list[Step]:
    """What a decision says of promises, reminders and cases. Where an answer is owed beside a
    promise, only 'done' means both: who answers by phone has not sent the quote by that."""
    alone = split(keys).followups
    if kind == "owe":
        over = [id_ for id_ in alone if noted.newest(conn, id_).closed]
        return noted.opened(conn, over, at)
    how = {"done": "kept", "no-answer": "dropped"}.get(kind, kind)
    made = noted.closed(conn, alone, how, at)
    for key in split(keys).conversations:
        made += noted.closed(conn, noted.meant(conn, key, kind, at), kind, at)
    return made


def archive(store: Store, keys: Sequence[int]) -> int:
    return _move(store, keys, "archive", "inbox")


def trash(store: Store, keys: Sequence[int]) -> int:
    return _move(store, keys, "trash", "")


def junk(store: Store, keys: Sequence[int], now: Instant | None = None) -> int:
    """What others wrote: servers learn from what lies in Junk, and would learn that I write spam.
    Nobody there is waited for any more. Raises DecisionError."""
    at = int(time.time()) if now is None else now

    def change(conn: Connection) -> list[Step]:
        messages = sorted(among(conn, _SPAM, split(keys).conversations))
        if not messages:
            raise DecisionError("all-mine")
        asked = among(conn, _ASKED.format(at=int(at), some="{}"), split(keys).conversations)
        made = [
            _decision(conn, hung, "no-answer", "", at)
            for key in sorted(asked)
            for hung in _everywhere(conn, key, "no-answer", at)
        ]
        return [*made, *_moved(conn, messages, "junk", "")]

    return _act(store, keys, "junk", change)


# A mail from my own address is one of mine, unless it lies alone in the inbox and in no Sent.
_SPAM = (
    "SELECT id FROM messages m WHERE conversation_id IN ({}) AND (mine = 0 OR inbox = 1 "
    "AND NOT EXISTS (SELECT 1 FROM messages o "
    "WHERE o.conversation_id = m.conversation_id AND o.mine = 0)) "
    "AND NOT EXISTS (SELECT 1 FROM placements p JOIN mailboxes b ON b.id = p.mailbox_id "
    "WHERE p.message_id = m.id AND b.role IN ('sent', 'drafts'))"
)
_ASKED = (
    "SELECT conversation_id FROM loops WHERE conversation_id IN ({some}) AND kind = 'chase' "
    "AND call_id IS NULL AND followup_id IS NULL AND opened_at <= {at} AND closed_at > {at}"
)


def _move(store: Store, keys: Sequence[int], role: str, only_from: str) -> int:
    def change(conn: Connection) -> list[Step]:
        return _moved(conn, messages_of(conn, keys), role, only_from)

    return _act(store, keys, role, change)


def _moved(conn: Connection, messages: Sequence[int], role: str, only_from: str) -> list[Step]:
    made = wishing.wish_move(conn, messages, role, only_from)
    return _wished(conn, made, messages, lambda shown: shown.place == role)


def _wished(
    conn: Connection, made: Sequence[int], messages: Iterable[int], is_so: Callable[[Shown], bool]
) -> list[Step]:
    """Raises DecisionError where nothing could be wished, though of a mail that lies nowhere just
    now it is not so."""
    if not made and not all(map(is_so, placements.adrift(conn, messages))):
        raise DecisionError("nowhere")
    return steps.of_intents(made)


def read(store: Store, keys: Sequence[int], on: bool) -> int:
    return _flag(store, keys, "\\Seen", on, "read" if on else "unread")


def opened(store: Store, key: int) -> None:
    """A conversation that the user goes into counts as read. That is no decision: it is no step
    of undo, and nothing is judged anew."""
    with store.transaction(durable=True) as conn:
        unread = [
            id_
            for (id_,) in conn.execute(
                "SELECT id FROM messages WHERE conversation_id = ? AND seen = 0 AND ours = 0",
                (key,),
            ).fetchall()
        ]
        wishing.wish_flags(conn, unread, ("\\Seen",), ())
        placements.refresh(conn, unread)
        if unread:
            bump(conn, "mail")


def star(store: Store, keys: Sequence[int], on: bool) -> int:
    return _flag(store, keys, "\\Flagged", on, "star" if on else "unstar")


def _flag(store: Store, keys: Sequence[int], flag: str, on: bool, action: str) -> int:
    def change(conn: Connection) -> list[Step]:
        messages = messages_of(conn, keys)
        if action in {"star", "unread"}:
            messages = _newest(conn, keys)
        add, remove = ((flag,), ()) if on else ((), (flag,))
        made = wishing.wish_flags(conn, messages, add, remove)
        shown = "seen" if flag == "\\Seen" else "flagged"
        return _wished(conn, made, messages, lambda mail: getattr(mail, shown) == on)

    return _act(store, keys, action, change)


def snooze(store: Store, keys: Sequence[int], until: Instant, now: Instant | None = None) -> int:
    """Hides rows until then, or until they write; what is due does not move. Of a row that is
    hidden already it moves the end, be it to an earlier time."""
    at = int(time.time()) if now is None else now

    def change(conn: Connection) -> list[Step]:
        made = []
        for key in keys:
            made += _woken(conn, key, at)
            made.append(_insert(conn, "snoozes", {**_hung(conn, key), "at": at, "until": until}))
        return made

    return _act(store, keys, "snooze", change, {"until": until})


def unsnooze(store: Store, keys: Sequence[int], now: Instant | None = None) -> int:
    at = int(time.time()) if now is None else now
    return _act(
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
        column, value = next(iter(_anchored(key).items()))
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


def log_call(
    store: Store,
    call: "call_register.NewCall",
    answers: "call_register.Answers",
    said: "noted.NewFollowUp | None" = None,
) -> int:
    """A call from the form, as a step that can be taken back. said: what was promised in it.
    Raises FollowUpError."""
    id_ = call_register.add(store, call, answers=answers, said=said)
    with store.transaction(durable=True) as conn:
        made = [Step("calls", id_, None, steps.snapshot(conn, "calls", id_))]
        steps.record(conn, "call", [*made, *noted.of_call(conn, id_)], {"call": id_})
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
        judged = action not in UNJUDGED
        touched = again(store, conn, keys) if judged else shown(conn, keys)
    settle_after(store, touched)
    return id_


def _decision(
    conn: Connection, hung: Mapping[str, int | None], kind: str, word: str, at: Instant
) -> Step:
    values = {**hung, "uuid": uuid.uuid4().hex, "at": at, "kind": kind, "word": word}
    return _insert(conn, "decisions", values)


def _everywhere(
    conn: Connection, key: int, kind: str, at: Instant
) -> Sequence[Mapping[str, int | None]]:
    """What settles a row hangs on each mail that waits in it, too: the client book may part them
    one day. That something is owed is said of one part only."""
    hung = _hung(conn, key)
    if key < 0 or kind == "owe":
        return [hung]
    rows = conn.execute(
        "WITH waiting AS (SELECT opened_by, since FROM loops WHERE conversation_id = :key "
        "AND call_id IS NULL AND followup_id IS NULL AND opened_at <= :at AND closed_at > :at) "
        "SELECT id FROM messages WHERE conversation_id = :key AND id <> :hung AND at <= :at "
        "AND (id IN (SELECT opened_by FROM waiting) "
        "OR ours = 0 AND at >= (SELECT min(since) FROM waiting)) ORDER BY id",
        {"key": key, "at": at, "hung": hung["message_id"]},
    )
    return [hung, *({"message_id": id_, "call_id": None} for (id_,) in rows.fetchall())]


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
        return {"message_id": None, **_anchored(key)}
    row = conn.execute(
        "SELECT id FROM messages WHERE conversation_id = ? ORDER BY ours, at DESC, id DESC LIMIT 1",
        (key,),
    ).fetchone()
    if row is None:
        raise LookupError(key)
    return {"message_id": int(row[0]), "call_id": None}


def _anchored(key: int) -> dict[str, int]:
    """Of a row that is no conversation: what it is known by."""
    some = split([key])
    return {"call_id": some.calls[0]} if some.calls else {"followup_id": some.followups[0]}


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
