"""The call register: what was logged by hand or imported."""

import time
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from store.records import clients, followup_states, links
from store.records import undo as steps
from store.records.database import Connection, Store, bump
from store.records.entries import folded_name
from store.records.followup_states import NewFollowUp
from store.records.indexing import index_call, unindex_call
from store.records.items import CallItem
from store.records.paying import Answers, pay
from store.records.placements import marks
from store.records.settling import mark_changed, mark_followups, settle_all
from store.records.table import Refused
from store.records.undo import Step
from store.records.whole import calls as read_calls
from store.rules.callbacks import spoken
from store.rules.events import Call
from store.rules.instant import Instant
from store.rules.phone import is_withheld, normal


@dataclass(frozen=True, slots=True)
class NewCall:
    at: Instant
    direction: str
    outcome: str
    channel: str = "call"
    number: str = ""
    """As typed; empty is withheld."""
    client_id: int | None = None
    """None: by its number, if the book knows it."""
    contact: str = ""
    minutes: int | None = None
    summary: str = ""
    notes: str = ""


def add(
    store: Store,
    call: NewCall,
    *,
    answers: Answers = "none",
    said: NewFollowUp | None = None,
) -> int:
    """Logs it; the debts that it pays are closed in the same instant. said: what was promised in
    it. Raises FollowUpError."""
    with store.transaction(durable=True) as conn:
        id_ = insert(store, conn, call, 0)
        links.relink_calls(store, conn, [id_])
        paid: list[int] = []
        if answers != "none":
            conn.execute("UPDATE calls SET matched = 1 WHERE id = ?", (id_,))
            paid = pay(conn, id_, call.at, answers)
        if said is not None:
            followup_states.insert(conn, said, call.at, id_)
        _settle_call(store, conn, [id_, *paid])
    settle_all(store)
    return id_


def log(store: Store, call: NewCall, answers: Answers, said: NewFollowUp | None = None) -> int:
    """A call from the form, as a step that can be taken back. said: what was promised in it.
    Raises FollowUpError."""
    id_ = add(store, call, answers=answers, said=said)
    with store.transaction(durable=True) as conn:
        made = [Step("calls", id_, None, steps.snapshot(conn, "calls", id_))]
        steps.record(conn, "call", [*made, *followup_states.of_call(conn, id_)], {"call": id_})
    return id_


def insert(store: Store, conn: Connection, call: NewCall, twin: int) -> int:
    number = normal(call.number, store.config.region)
    values = {
        "uuid": uuid.uuid4().hex,
        "at": call.at,
        "channel": call.channel,
        "direction": call.direction,
        "outcome": call.outcome,
        "raw_number": call.number.strip(),
        "number": number.key,
        "e164": number.e164,
        "client_id": call.client_id,
        "named": int(call.client_id is not None),
        "given_as": call.client_id,
        "contact": call.contact.strip(),
        "minutes": call.minutes,
        "summary": call.summary.strip(),
        "notes": call.notes.strip(),
        "twin": twin,
        "modified_at": int(time.time()),
    }
    cursor = conn.execute(
        f"INSERT INTO calls ({', '.join(values)}) VALUES ({marks(list(values))})",
        tuple(values.values()),
    )
    id_ = int(cursor.lastrowid or 0)
    index_call(conn, id_)
    return id_


def _settle_call(store: Store, conn: Connection, ids: Sequence[int]) -> None:
    """Client by number, and marks for loops, and for mails that a spoken call makes mere thanks."""
    links.relink_calls(store, conn, ids)
    mark_changed(conn, ids)
    touch_mail(conn, ids)
    bump(conn, "calls")


def touch_mail(conn: Connection, ids: Sequence[int]) -> None:
    for client, at, channel, direction, outcome in conn.execute(
        "SELECT client_id, at, channel, direction, outcome FROM calls "
        f"WHERE id IN ({marks(ids)}) AND client_id IS NOT NULL",
        ids,
    ).fetchall():
        if spoken(Call(0, at, channel, direction, outcome, "")):
            links.stale_by_calls(conn, [client], at)


def update(conn: Connection, call_id: int, values: Mapping[str, object]) -> None:
    unindex_call(conn, call_id)
    for column, value in values.items():
        conn.execute(f"UPDATE calls SET {column} = ? WHERE id = ?", (value, call_id))
    index_call(conn, call_id)


def remove(conn: Connection, call_id: int) -> None:
    """Takes a call back, with what it had closed."""
    paid = conn.execute(
        "SELECT m.conversation_id, d.call_id FROM decisions d "
        "LEFT JOIN messages m ON m.id = d.message_id WHERE d.by_call = ?",
        (call_id,),
    ).fetchall()
    conn.execute("DELETE FROM decisions WHERE by_call = ? OR call_id = ?", (call_id, call_id))
    conn.executemany(
        "UPDATE conversations SET stale = stale + 1 WHERE id = ?", [(c,) for c, _ in paid if c]
    )
    kept = followup_states.forget_call(conn, call_id)
    touch_mail(conn, [call_id])
    unindex_call(conn, call_id)
    conn.execute("DELETE FROM loops WHERE call_id = ?", (call_id,))
    conn.execute("DELETE FROM snoozes WHERE call_id = ?", (call_id,))
    (gone,) = conn.execute(
        "DELETE FROM calls WHERE id = ? RETURNING client_id, number", (call_id,)
    ).fetchall()
    mark_followups(conn, kept)
    mark_changed(conn, [*_near(conn, *gone), *(first for _, first in paid if first)])


def _near(conn: Connection, client: int | None, number: str) -> list[int]:
    """One that shares the client, and one that shares the number: the rest is judged with them."""
    found = [] if client is None else links.a_call_of(conn, [client])
    same = conn.execute("SELECT id FROM calls WHERE number = ? AND number <> '' LIMIT 1", (number,))
    return found + [row[0] for row in same.fetchall()]


def calls(store: Store, until: Instant | None = None) -> list[CallItem]:
    """The whole register, newest first."""
    with store.snapshot() as conn:
        limit = until if until is not None else 1 << 62
        return read_calls(store, conn, "at <= ?", (limit,))[::-1]


def item(store: Store, call_id: int) -> CallItem:
    with store.snapshot() as conn:
        return read_calls(store, conn, "id = ?", (call_id,))[0]


def check_number(store: Store, typed: str) -> str:
    """The number as typed; Refused if it is none, and not a word for a withheld one."""
    if is_withheld(typed):
        return ""
    if not normal(typed, store.config.region).key:
        raise Refused("bad-number", "number", typed)
    return typed


def checked(store: Store, at: Instant, *, number: str, client: str, **fields: Any) -> NewCall:
    """A call as a person types it, number and client looked at. Raises Refused, BookError."""
    return NewCall(
        at=at,
        number=check_number(store, number),
        client_id=clients.exactly(store, client).id if client.strip() else None,
        **fields,
    )


def client_named(conn: Connection, name: str) -> int | None:
    if not name.strip():
        return None
    row = conn.execute("SELECT id FROM clients WHERE folded = ?", (folded_name(name),)).fetchone()
    if row is None:
        raise Refused("unknown-client", "client", name)
    return int(row[0])
