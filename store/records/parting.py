"""Conversations joined and split by a person (conversations, rule 5): a name on each message that
was seen, which `rules.by_hand` reads, and the way back."""

import uuid
from collections.abc import Sequence

from store.records import grouping, threads, undo
from store.records.after import settle_after
from store.records.book import book
from store.records.database import Connection, Store, bump
from store.records.placements import mark_stale, marks, slices
from store.records.undo import Row, Scope, Step

ACTIONS = ("join", "split")


class PartError(Exception):
    """Nothing to do. code: one (a join takes two conversations), first (nothing stands before
    the message in its conversation), gone (there is no such row any more)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def join(store: Store, keys: Sequence[int]) -> int:
    """These conversations are one from now on, that of the oldest name; gives back its key.
    Raises PartError."""
    some = sorted({key for key in keys if key > 0})
    if len(some) < 2:
        raise PartError("one")
    with store.transaction(durable=True) as conn:
        names = dict(
            conn.execute(f"SELECT id, uuid FROM conversations WHERE id IN ({marks(some)})", some)
        )
        if len(names) < len(some):
            raise PartError("gone")
        nets = _nets(conn, some)
        facts = {"keys": some, "n": len(some)}
        with undo.recorded(conn, "join", _scopes(nets), facts):
            conn.execute(
                f"UPDATE messages SET pin = ? WHERE conversation_id IN ({marks(some)})",
                (names[some[0]], *some),
            )
            _regroup(store, conn, nets)
    _settle(store, some)
    return some[0]


def split(store: Store, message: int) -> int:
    """From this message on, its conversation is one of its own; gives back its key. What was
    decided of the whole holds for both parts. Raises PartError."""
    with store.transaction(durable=True) as conn:
        key, before, after = _parts(conn, message)
        (name,) = conn.execute("SELECT uuid FROM conversations WHERE id = ?", (key,)).fetchone()
        nets = _nets(conn, [key])
        with undo.recorded(conn, "split", _scopes(nets), {"keys": [key]}):
            _pin(conn, before, name)
            _pin(conn, after, uuid.uuid4().hex)
            _decide_both(conn, before, after)
            _regroup(store, conn, nets)
        (new,) = conn.execute(
            "SELECT conversation_id FROM messages WHERE id = ?", (message,)
        ).fetchone()
    _settle(store, [key, new])
    return int(new)


def _parts(conn: Connection, message: int) -> tuple[int, list[int], list[int]]:
    """Its conversation, and what stands before it there; it and the rest."""
    row = conn.execute("SELECT conversation_id FROM messages WHERE id = ?", (message,)).fetchone()
    if row is None:
        raise PartError("gone")
    ids = [
        one[0]
        for one in conn.execute(
            "SELECT id FROM messages WHERE conversation_id = ? ORDER BY at, ours, digest, id", row
        )
    ]
    place = ids.index(message)
    if place == 0:
        raise PartError("first")
    return int(row[0]), ids[:place], ids[place:]


def _nets(conn: Connection, keys: Sequence[int]) -> list[int]:
    """The threads that these conversations are part of, with all that is pinned to them."""
    found = {
        row[0]
        for part in slices(keys)
        for row in conn.execute(
            f"SELECT DISTINCT thread_id FROM messages WHERE conversation_id IN ({marks(part)})",
            part,
        )
    }
    return sorted(grouping.with_pinned(conn, found))


def _scopes(nets: Sequence[int]) -> list[Scope]:
    within = f"thread_id IN ({marks(nets)})"
    talks = f"SELECT conversation_id FROM messages WHERE {within}"
    return [
        Scope("conversations", f"id IN ({talks})", nets, "id, uuid"),
        Scope("conversation_names", f"conversation_id IN ({talks})", nets),
        Scope("messages", within, nets, "id, pin, conversation_id"),
        Scope("calls", f"conversation_id IN ({talks})", nets, "id, conversation_id"),
        Scope("decisions", f"message_id IN (SELECT id FROM messages WHERE {within})", nets),
    ]


def _pin(conn: Connection, messages: Sequence[int], name: str) -> None:
    for part in slices(messages):
        conn.execute(f"UPDATE messages SET pin = ? WHERE id IN ({marks(part)})", (name, *part))


def _decide_both(conn: Connection, before: Sequence[int], after: Sequence[int]) -> None:
    """A decision hangs on one message, and would leave the other part undecided. That something
    is owed is said of one part only."""
    copies = [
        (uuid.uuid4().hex, there, *said)
        for here, there in ((before, after[0]), (after, before[-1]))
        for part in slices(here)
        for said in conn.execute(
            "SELECT DISTINCT at, kind, who, word, by_call FROM decisions "
            f"WHERE message_id IN ({marks(part)}) AND kind <> 'owe'",
            part,
        ).fetchall()
    ]
    conn.executemany(
        "INSERT INTO decisions (uuid, message_id, at, kind, who, word, by_call) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        copies,
    )


def _regroup(store: Store, conn: Connection, nets: Sequence[int]) -> None:
    mark_stale(conn, grouping.regroup_together(conn, nets, book(store, conn)))
    bump(conn, "mail", "decisions")


def _settle(store: Store, keys: Sequence[int]) -> None:
    settle_after(store, keys)


def put_back(store: Store, conn: Connection, sides: Sequence[tuple[Step, Row | None]]) -> None:
    """For `undoing`: names as they were, the conversations that a join had ended under their own
    ids, and all of their nets grouped anew, with what came since."""
    back = {step.id for step, row in sides if step.table == "conversations" and row is not None}
    for step, row in sides:
        if step.table == "conversations":
            _revive(conn, step, row)
        elif step.table == "messages" and row is not None:
            kept = row if row["conversation_id"] in back else {"pin": row["pin"]}
            undo.write_row(conn, step, kept)
        else:
            undo.write_row(conn, step, row)
    changed = [step for step, _ in sides if step.table == "messages"]
    nets = _threads_of(conn, [step.id for step in changed])
    _forget_late(conn, nets, changed)
    _regroup(store, conn, nets)
    mark_stale(conn, back)


def _forget_late(conn: Connection, nets: Sequence[int], changed: Sequence[Step]) -> None:
    """Mail that came since bears no name; where it lies must not say which conversation keeps
    its id."""
    seen = {step.id for step in changed}
    talks = {row["conversation_id"] for s in changed for row in (s.before, s.after) if row}
    late = conn.execute(
        f"SELECT id, conversation_id FROM messages WHERE thread_id IN ({marks(nets)}) "
        "AND pin IS NULL",
        nets,
    ).fetchall()
    conn.executemany(
        "UPDATE messages SET conversation_id = ? WHERE id = ?",
        [(threads.NONE, id_) for id_, talk in late if id_ not in seen and talk in talks],
    )


def _revive(conn: Connection, step: Step, row: Row | None) -> None:
    """One that is to go again goes when its messages have left it."""
    if row is not None:
        undo.write_row(conn, step, row)
        conn.execute("DELETE FROM conversation_names WHERE uuid = ?", (row["uuid"],))


def _threads_of(conn: Connection, messages: Sequence[int]) -> list[int]:
    found: set[int] = set()
    for part in slices(messages):
        found |= {
            row[0]
            for row in conn.execute(
                f"SELECT DISTINCT thread_id FROM messages WHERE id IN ({marks(part)})", part
            )
        }
    return sorted(grouping.with_pinned(conn, found))
