"""The call register: what was logged by hand or imported, and which debts it pays."""

import time
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from store.records import clients, followup_states, links, standing
from store.records.database import Connection, Store, bump
from store.records.entries import folded_name
from store.records.followup_states import NewFollowUp
from store.records.hydrate import row, rows
from store.records.indexing import index_call, unindex_call
from store.records.items import CallItem
from store.records.placements import mark_stale, marks, slices
from store.records.public_ids import NoSuchRow, named
from store.records.rows import OpenLoop
from store.records.settling import mark_changed, mark_followups, settle_all
from store.records.standing import At
from store.records.table import Refused
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


Answers = Literal["none", "all"] | Sequence[int]
"""Which loops a spoken call pays: none said, all of its client, or these loops."""


def add(
    store: Store,
    call: NewCall,
    *,
    answers: Answers = "none",
    twin: int | None = None,
    said: NewFollowUp | None = None,
) -> int:
    """Logs it; the debts that it pays are closed in the same instant. said: what was promised in
    it. Raises FollowUpError."""
    with store.transaction(durable=True) as conn:
        id_ = insert(store, conn, call, twin or 0)
        links.relink_calls(store, conn, [id_])
        paid: list[int] = []
        if answers != "none":
            conn.execute("UPDATE calls SET matched = 1 WHERE id = ?", (id_,))
            paid = _pay(store, conn, id_, call, answers)
        if said is not None:
            followup_states.insert(conn, said, call.at, id_)
        _settle_call(store, conn, [id_, *paid])
    settle_all(store)
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


def _pay(
    store: Store, conn: Connection, call_id: int, call: NewCall, answers: Answers
) -> list[int]:
    """Closes loops 'by call' (rule 6): a decision on the row of each; its word: the loop's kind
    and address. What was promised is only closed where it was named. The calls whose rows it
    closes, which may share nothing with it."""
    if answers == "all":
        client, number = conn.execute(
            "SELECT client_id, number FROM calls WHERE id = ?", (call_id,)
        ).fetchone()
        if not client and not number:
            return []
        where, values = ("client_id = ?", [client]) if client else ("address = ?", [number])
    else:
        ids: list[Any] = list(answers)
        where, values = f"id IN ({marks(ids)})", ids
        mark_followups(conn, _keep(conn, call_id, call.at, ids))
    found = conn.execute(
        "SELECT conversation_id, call_id, opened_by, since, who, kind, address FROM loops "
        "WHERE closed_at > ? AND opened_at <= ? "
        f"AND kind IN ('reply', 'callback', 'internal', 'invitation') AND {where}",
        (call.at, call.at, *values),
    ).fetchall()
    for conversation, first, opener, since, who, kind, address in found:
        paid = [None] if first is not None else _waiting(conn, conversation, opener, since, call.at)
        conn.executemany(
            "INSERT INTO decisions (uuid, message_id, call_id, at, kind, who, word, by_call) "
            "VALUES (?, ?, ?, ?, 'by-call', ?, ?, ?)",
            [
                (uuid.uuid4().hex, message, first, call.at, who, f"{kind} {address}", call_id)
                for message in paid
            ],
        )
        if first is None:
            conn.execute("UPDATE conversations SET stale = stale + 1 WHERE id = ?", (conversation,))
    return [first for _, first, *_ in found if first is not None]


def _waiting(
    conn: Connection, conversation: int, opener: int, since: Instant, until: Instant
) -> list[int]:
    """What opened a loop, and what may have nagged since: the client book may part them."""
    rows = conn.execute(
        "SELECT id FROM messages WHERE conversation_id = ? "
        "AND (id = ? OR ours = 0 AND at BETWEEN ? AND ?) ORDER BY id",
        (conversation, opener, since, until),
    )
    return [id_ for (id_,) in rows.fetchall()]


def _keep(conn: Connection, call_id: int, at: Instant, loops: Sequence[int]) -> list[int]:
    """The follow-ups among these loops are closed by the call."""
    found = conn.execute(
        "SELECT followup_id, conversation_id FROM loops WHERE followup_id IS NOT NULL "
        f"AND closed_at > ? AND opened_at <= ? AND id IN ({marks(loops)})",
        (at, at, *loops),
    ).fetchall()
    ids = [id_ for id_, _ in found]
    followup_states.closed(conn, ids, "by-call", at, call_id)
    mark_stale(conn, [conversation for _, conversation in found if conversation is not None])
    return ids


def edit(store: Store, call_id: int, changes: Mapping[str, str]) -> None:
    """Changes summary, notes or contact."""
    allowed = {key: value for key, value in changes.items() if key in _EDITABLE}
    with store.transaction(durable=True) as conn:
        update(conn, call_id, allowed)
        bump(conn, "calls")


_EDITABLE = ("summary", "notes", "contact")


def update(conn: Connection, call_id: int, values: Mapping[str, object]) -> None:
    unindex_call(conn, call_id)
    for column, value in values.items():
        conn.execute(f"UPDATE calls SET {column} = ? WHERE id = ?", (value, call_id))
    index_call(conn, call_id)


def delete(store: Store, call_id: int) -> None:
    """Takes a call back, with what it had closed."""
    with store.transaction(durable=True) as conn:
        remove(store, conn, call_id)
    settle_all(store)


def remove(store: Store, conn: Connection, call_id: int) -> None:
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


def answered(store: Store, when: At, ids: Sequence[str], client_id: int | None = None) -> Answers:
    """What `add` takes, of the rows that a person named, or of the word 'all'. A call with one
    client answers nothing of another's. Raises NoSuchRow, Refused."""
    if not ids:
        return "none"
    if "all" in ids:
        return "all"
    found: list[int] = []
    for id_ in ids:
        shown = row(store, named(store, id_), when)
        if shown is None:
            raise NoSuchRow(id_)
        owed = [loop for loop in shown.loops if loop.kind != "chase"]
        known = None if client_id is None else clients.client(store, client_id)
        if known is not None and (theirs := [loop.client for loop in owed if loop.client]):
            owed = [loop for loop in owed if loop.client in (None, known.name)]
            if known.name not in theirs:
                raise Refused("other-client", "answers", id_, theirs[0])
        found += [loop.id for loop in owed]
    return found


class Payable(NamedTuple):
    """What a spoken call may pay."""

    loop: OpenLoop
    subject: str
    """Of its row; '' of a call's."""
    number: str = ""
    """Of who rang in vain, as numbers are matched by; '' if it was withheld, or nobody rang."""
    person: str = ""
    """Who rang in vain, as the book or the call names them."""


def open_loops(store: Store, client_id: int, when: At) -> list[Payable]:
    """What a spoken call with this client may pay, the most pressing first."""
    with store.snapshot() as conn:
        open_ = standing.everything(store, conn, when)
        keys = [
            key
            for key, loops in open_.items()
            if any(loop.client == client_id and loop.kind in standing.DEBTS for loop in loops)
        ]
        top = {key: min(map(standing.place, open_[key])) for key in keys}
        shown = rows(store, sorted(keys, key=lambda key: top[key]), when)
        rang = _rang(conn, [loop.id for row in shown for loop in row.loops])
    name = clients.client(store, client_id)
    return [
        Payable(loop, "" if row.kind == "call" else row.subject, *rang.get(loop.id, ()))
        for row in shown
        for loop in row.loops
        if loop.kind != "chase" and name is not None and loop.client == name.name
    ]


def _rang(conn: Connection, loops: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Number and person of each who rang, by the loop that it opened."""
    return {
        id_: (number, person)
        for part in slices(loops)
        for id_, number, person in conn.execute(
            "SELECT l.id, c.number, coalesce(nullif(c.contact, ''), p.name, '') FROM loops l "
            "JOIN calls c ON c.id = l.call_id LEFT JOIN contacts p ON p.id = c.contact_id "
            f"WHERE l.kind = 'callback' AND l.id IN ({marks(part)})",
            part,
        ).fetchall()
    }


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
