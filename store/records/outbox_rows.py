"""Mails that are not sent, on their way or just sent, as the screen and the daemon read them."""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

from store.records.database import Connection, Store
from store.records.rows import NotTaken, Outgoing
from store.records.status import running

ELSEWHERE, NOT_KEPT = "elsewhere", "not-kept"
"""Codes of a draft's `error`: another program took its copy away; the server will not take it."""
OUTSTANDING = ("later", "held", "queued", "talking", "dotted", "refused", "uncertain")
"""States of what is on its way, or needs a word from the user."""
NO_ROOM = "no-room"
"""Code of one that was sent, and whose copy waits for room in Sent; unless something else is to be
said of it, too, as that not all have it."""
WAITS = "o.state = 'accepted' AND o.error -> '$.mailbox' IS NOT NULL"
"""SQL: of such a mail."""
LEFT = "left"
"""For whoever looks: `dotted`, and the daemon that was to hear what became of it is not there any
more. The next one makes it uncertain."""


class Unsettled(NamedTuple):
    """How many mails only the user can settle."""

    uncertain: int
    refused: int


def one(store: Store, id_: int) -> Outgoing | None:
    return next(iter(read(store.reader(), "o.id = ?", id_)), None)


def drafts(store: Store) -> list[Outgoing]:
    """Newest first."""
    return read(store.reader(), "o.state = 'draft' ORDER BY o.modified_at DESC")


def answers_begun(store: Store, key: int) -> list[Outgoing]:
    """Drafts that answer a mail of this conversation, newest first."""
    return read(
        store.reader(),
        "o.state = 'draft' AND o.in_reply_to IN (SELECT id FROM messages WHERE conversation_id = ?)"
        " ORDER BY o.modified_at DESC, o.id DESC",
        key,
    )


def outgoing(store: Store) -> list[Outgoing]:
    """Newest first."""
    return read(store.reader(), f"o.state IN {OUTSTANDING} OR ({WAITS}) ORDER BY o.id DESC")


def of_conversation(conn: Connection, key: int) -> list[Outgoing]:
    """What is outstanding of a conversation, was not taken for somebody, or is begun as an answer;
    oldest first."""
    return read(
        conn,
        "(o.row_id IN (SELECT id FROM messages WHERE conversation_id = ?) AND "
        f"(o.state IN {OUTSTANDING} OR ({WAITS}) OR o.recipients LIKE '%\"refused\"%')) "
        "OR (o.state IN ('later', 'draft') "
        "AND o.in_reply_to IN (SELECT id FROM messages WHERE conversation_id = ?)) ORDER BY o.id",
        key,
        key,
    )


def unsettled(store: Store) -> Unsettled:
    rows = store.reader().execute(
        "SELECT state, count(*) FROM outbox WHERE state IN ('uncertain', 'refused', 'dotted') "
        "GROUP BY state"
    )
    found = dict(rows.fetchall())
    left = found["dotted"] if "dotted" in found and running(store) is None else 0
    return Unsettled(found.get("uncertain", 0) + left, found.get("refused", 0))


def as_left(store: Store, mails: Sequence[Outgoing]) -> tuple[Outgoing, ...]:
    """With what nobody is sending any more as `LEFT`."""
    if all(mail.state != "dotted" for mail in mails) or running(store) is not None:
        return tuple(mails)
    return tuple(one._replace(state=LEFT) if one.state == "dotted" else one for one in mails)


def read(conn: Connection, where: str, *values: object) -> list[Outgoing]:
    """By a condition of this package's own."""
    rows = conn.execute(
        "SELECT o.id, o.state, a.name, o.recipients, o.subject, o.text, o.attachments, "
        "o.in_reply_to, o.message_id, o.not_before, o.tries, o.error, o.modified_at, o.refs, "
        "o.since, o.was, o.row_id, o.copy_validity, o.copy_uid, o.continues, "
        "EXISTS (SELECT 1 FROM messages m WHERE m.id = o.in_reply_to AND m.message_id = '') "
        f"FROM outbox o JOIN accounts a ON a.id = o.account_id WHERE {where}",
        values,
    )
    return [_outgoing(row) for row in rows.fetchall()]


def waits_for(mail: Outgoing) -> str:
    """Code of what keeps one that is queued. That nobody listens at its server, `refused` too,
    refuses no mail."""
    code = str(mail.error.get("code", ""))
    return "waits" if code == "refused" else code


def _outgoing(row: Sequence[Any]) -> Outgoing:
    people = json.loads(row[3])
    return Outgoing(
        id=row[0],
        state=row[1],
        account=row[2],
        to=tuple(people.get("to", ())),
        cc=tuple(people.get("cc", ())),
        bcc=tuple(people.get("bcc", ())),
        subject=row[4],
        text=row[5],
        attachments=tuple(json.loads(row[6])),
        in_reply_to=row[7],
        message_id=row[8],
        not_before=row[9],
        tries=row[10],
        error=json.loads(row[11]),
        updated_at=row[12],
        references=tuple(row[13].split()),
        tried_at=row[14],
        was=row[15],
        refused=tuple(NotTaken(*one) for one in people.get("refused", ())),
        taken=tuple(people.get("taken", ())),
        left=tuple(people["left"]) if "left" in people else None,
        message=row[16],
        copy=None if row[18] is None else (row[17], row[18]),
        continues=row[19],
        answers="" if row[20] or not row[13] else row[13].split()[-1],
    )
