"""Which debts a call pays: those that it may, those that were named, and how they are closed."""

import uuid
from collections.abc import Sequence
from typing import Any, Literal, NamedTuple

from store.records import clients, followup_states, standing, urgency
from store.records.database import Connection, Store
from store.records.hydrate import row, rows
from store.records.placements import mark_stale, marks, slices
from store.records.public_ids import NoSuchRow, named
from store.records.rows import OpenLoop
from store.records.settling import mark_followups
from store.records.standing import At
from store.records.table import Refused
from store.rules.instant import Instant

Answers = Literal["none", "all"] | Sequence[int]
"""Which loops a spoken call pays: none said, all of its client, or these loops."""


def pay(conn: Connection, call_id: int, at: Instant, answers: Answers) -> list[int]:
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
        mark_followups(conn, _keep(conn, call_id, at, ids))
    found = conn.execute(
        "SELECT conversation_id, call_id, opened_by, since, who, kind, address FROM loops "
        "WHERE closed_at > ? AND opened_at <= ? "
        f"AND kind IN ('reply', 'callback', 'internal', 'invitation') AND {where}",
        (at, at, *values),
    ).fetchall()
    for conversation, first, opener, since, who, kind, address in found:
        paid = [None] if first is not None else _waiting(conn, conversation, opener, since, at)
        conn.executemany(
            "INSERT INTO decisions (uuid, message_id, call_id, at, kind, who, word, by_call) "
            "VALUES (?, ?, ?, ?, 'by-call', ?, ?, ?)",
            [
                (uuid.uuid4().hex, message, first, at, who, f"{kind} {address}", call_id)
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
            if any(loop.client == client_id and loop.kind in urgency.DEBTS for loop in loops)
        ]
        top = {key: min(map(urgency.place, open_[key])) for key in keys}
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
