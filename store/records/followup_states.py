"""Follow-ups as they are kept: each has states, of which the newest holds (`migrations.FOLLOWUPS`).

All of it happens in the caller's transaction, who also judges anew what it touches.
"""

import time
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from store.records import undo as steps
from store.records.database import Connection, bump
from store.records.indexing import index_followup, unindex_followup
from store.records.items import FollowUp
from store.records.placements import mark_stale, marks, slices
from store.records.rowkeys import HOME, PLACED, of_followup, split
from store.records.undo import Step
from store.rules.instant import Instant

KINDS = ("promise", "theirs", "reminder", "case")
LONGEST = 400


class FollowUpError(Exception):
    """It is not taken. code: no-words (nothing says what it is about), past (its date is over),
    gone (there is no such follow-up, or no such row)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class NewFollowUp:
    kind: str
    what: str
    due: Instant
    key: int | None = None
    """The row that it is about; None: it stands alone."""
    whom: str = ""
    client_id: int | None = None
    """None: that of the row."""
    keeps: bool = False
    """A promise that answers a mail in part: the mail stays owed."""
    topic: str = ""


def insert(conn: Connection, new: NewFollowUp, at: Instant, call: int | None = None) -> list[Step]:
    """The first step is the follow-up itself. call: in which it was said. Raises FollowUpError."""
    first = state(new.what, new.whom, new.due, at)
    hung = _hung(conn, new.key)
    values = {
        "uuid": uuid.uuid4().hex,
        "kind": new.kind,
        "topic": new.topic,
        "message_id": hung["message_id"],
        "call_id": hung["call_id"] if call is None else call,
        "client_id": new.client_id,
        "keeps": int(new.keeps),
        "modified_at": int(time.time()),
    }
    made = [_insert(conn, "followups", values)]
    made.append(_insert(conn, "followup_states", {"followup_id": made[0].id, **first}))
    index_followup(conn, made[0].id)
    return made


def state(what: str, whom: str, due: Instant, at: Instant) -> dict[str, Any]:
    words = " ".join(what.split())[:LONGEST]
    if not words:
        raise FollowUpError("no-words")
    if due <= at:
        raise FollowUpError("past")
    return {"at": at, "what": words, "whom": " ".join(whom.split())[:LONGEST], "due": due}


def _hung(conn: Connection, key: int | None) -> dict[str, int | None]:
    """A conversation's stands by its newest mail, of theirs if there is one."""
    nothing: dict[str, int | None] = {"message_id": None, "call_id": None}
    some = split([] if key is None else [key])
    if some.calls:
        return {**nothing, "call_id": some.calls[0]}
    if not some.conversations:
        return nothing
    row = conn.execute(
        "SELECT id FROM messages WHERE conversation_id = ? AND place <> 'unsent' "
        "ORDER BY ours, at DESC, id DESC LIMIT 1",
        some.conversations,
    ).fetchone()
    if row is None:
        raise FollowUpError("gone")
    return {**nothing, "message_id": int(row[0])}


def _insert(conn: Connection, table: str, values: Mapping[str, Any]) -> Step:
    cursor = conn.execute(
        f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks(list(values))})",
        tuple(values.values()),
    )
    id_ = int(cursor.lastrowid or 0)
    return Step(table, id_, None, steps.snapshot(conn, table, id_))


def row_of(conn: Connection, id_: int) -> int:
    """The key of the row on which it stands."""
    row = conn.execute(f"SELECT {HOME} FROM {PLACED} WHERE f.id = ?", (id_,)).fetchone()
    if row is None:
        raise FollowUpError("gone")
    return of_followup(id_) if row[0] is None else int(row[0])


def opened(conn: Connection, ids: Sequence[int], at: Instant) -> list[Step]:
    return [step for id_ in ids for step in follow(conn, id_, _same(newest(conn, id_), at, ""))]


def closed(
    conn: Connection, ids: Sequence[int], how: str, at: Instant, call: int | None = None
) -> list[Step]:
    """how: kept, dropped, by-call, or as a decision
    about the row says."""
    made = []
    for id_ in ids:
        old = newest(conn, id_)
        if not old.closed:
            made += follow(conn, id_, {**_same(old, at, how), "by_call": call})
    return made


def _same(old: FollowUp, at: Instant, how: str) -> dict[str, Any]:
    return {"at": at, "what": old.what, "whom": old.whom, "due": old.due, "closed": how}


def follow(conn: Connection, id_: int, new: Mapping[str, Any]) -> list[Step]:
    unindex_followup(conn, id_)
    made = _insert(conn, "followup_states", {"followup_id": id_, **new})
    index_followup(conn, id_)
    before = steps.snapshot(conn, "followups", id_)
    conn.execute("UPDATE followups SET modified_at = ? WHERE id = ?", (int(time.time()), id_))
    return [Step("followups", id_, before, steps.snapshot(conn, "followups", id_)), made]


_STATE = (
    "SELECT f.id, f.uuid, f.kind, f.topic, f.keeps, f.client_id, f.call_id, s.at, s.what, s.whom, "
    "s.due, s.closed FROM followups f JOIN followup_states s ON s.followup_id = f.id "
)


def _read(row: tuple[Any, ...]) -> FollowUp:
    id_, uuid_, kind, topic, keeps, client, call, at, what, whom, due, closed_ = row
    return FollowUp(
        id_, uuid_, kind, topic, bool(keeps), client, call, at, what, whom, due, closed_
    )


def newest(conn: Connection, id_: int, until: Instant = 1 << 62) -> FollowUp:
    """As it stood then. Raises FollowUpError."""
    row = conn.execute(
        _STATE + "WHERE f.id = ? AND s.at <= ? ORDER BY s.at DESC, s.id DESC LIMIT 1", (id_, until)
    ).fetchone()
    if row is None:
        raise FollowUpError("gone")
    return _read(row)


def states(conn: Connection, ids: Sequence[int], until: Instant) -> list[FollowUp]:
    """All states of these until then, oldest first."""
    rows = [
        row
        for part in slices(ids)
        for row in conn.execute(
            _STATE + f"WHERE f.id IN ({marks(part)}) AND s.at <= ? ORDER BY s.at, s.id",
            (*part, until),
        ).fetchall()
    ]
    return [_read(row) for row in rows]


def on_row(conn: Connection, key: int) -> list[int]:
    """The follow-ups that stand on a row, or were said in its calls."""
    some = split([key])
    if some.followups:
        return some.followups
    where = f"{HOME} = ?" if key > 0 else "c.id = ? AND c.conversation_id IS NULL"
    rows = conn.execute(f"SELECT f.id FROM {PLACED} WHERE {where} ORDER BY f.id", (abs(key),))
    return [row[0] for row in rows.fetchall()]


def open_ids(conn: Connection, keys: Sequence[int], at: Instant) -> list[int]:
    """The follow-ups of these rows whose loops are open then."""
    some = split(keys)
    found: list[int] = []
    for column, ids in (
        ("conversation_id", some.conversations),
        ("conversation_id IS NULL AND followup_id", some.followups),
    ):
        for part in slices(ids):
            found += [
                row[0]
                for row in conn.execute(
                    f"SELECT followup_id FROM loops WHERE {column} IN ({marks(part)}) "
                    "AND followup_id IS NOT NULL AND closed_at > ? AND opened_at <= ?",
                    (*part, at, at),
                )
            ]
    return sorted(set(found))


def meant(conn: Connection, key: int, decision: str, at: Instant) -> list[int]:
    """Which follow-ups of a conversation a decision about it closes: what we wait for always, what
    is ours if nothing else is owed there or all of it is done."""
    rows = conn.execute(
        "SELECT kind, followup_id FROM loops WHERE conversation_id = ? AND kind <> 'fyi' "
        "AND closed_at > ? AND opened_at <= ?",
        (key, at, at),
    ).fetchall()
    asked = any(kind != "chase" and followup is None for kind, followup in rows)
    ours = decision == "done" or not asked
    return [id_ for kind, id_ in rows if id_ is not None and (ours or kind == "chase")]


def forget_call(conn: Connection, call: int) -> list[int]:
    """What the call had closed is open again; these follow-ups. Marks their conversations."""
    found = conn.execute(
        f"SELECT f.id, {HOME} FROM {PLACED} JOIN followup_states s ON s.followup_id = f.id "
        "WHERE s.by_call = ?",
        (call,),
    ).fetchall()
    ids = [id_ for id_, _ in found]
    unindex(conn, ids)
    conn.execute("DELETE FROM followup_states WHERE by_call = ?", (call,))
    index(conn, ids)
    mark_stale(conn, [conversation for _, conversation in found if conversation is not None])
    return ids


def of_call(conn: Connection, call: int) -> list[Step]:
    """What was promised in a call, as the steps that made it."""
    made = []
    for (id_,) in conn.execute("SELECT id FROM followups WHERE call_id = ?", (call,)).fetchall():
        made.append(Step("followups", id_, None, steps.snapshot(conn, "followups", id_)))
        made += [
            Step("followup_states", state, None, steps.snapshot(conn, "followup_states", state))
            for (state,) in conn.execute(
                "SELECT id FROM followup_states WHERE followup_id = ?", (id_,)
            ).fetchall()
        ]
    return made


def give(conn: Connection, id_: int, client_id: int | None) -> None:
    """It is that client's from now on; None: that of its row."""
    conn.execute(
        "UPDATE followups SET client_id = ?, modified_at = ? WHERE id = ?",
        (client_id, int(time.time()), id_),
    )
    bump(conn, "decisions")


def unindex(conn: Connection, ids: Iterable[int]) -> None:
    """Before rows of these are written by themselves; `index` afterwards."""
    for id_ in _held(conn, ids):
        unindex_followup(conn, id_)


def index(conn: Connection, ids: Iterable[int]) -> None:
    for id_ in _held(conn, ids):
        index_followup(conn, id_)


def _held(conn: Connection, ids: Iterable[int]) -> list[int]:
    return [
        row[0]
        for part in slices(ids)
        for row in conn.execute(
            "SELECT DISTINCT followup_id FROM followup_states "
            f"WHERE followup_id IN ({marks(part)})",
            part,
        ).fetchall()
    ]
