"""What the user writes and has not sent: kept on every pause, thrown away as a step of undo."""

import json
import time
import uuid
from dataclasses import dataclass
from typing import Any

from store.records import undo
from store.records.database import Connection, Store, bump
from store.records.undo import Step


@dataclass(frozen=True, slots=True)
class Letter:
    """What the user writes."""

    account: str
    to: tuple[str, ...] = ()
    """As typed: 'Bea Nagy <bea@acme.example>' or the bare address."""
    cc: tuple[str, ...] = ()
    bcc: tuple[str, ...] = ()
    subject: str = ""
    text: str = ""
    attachments: tuple[str, ...] = ()
    """Paths."""
    in_reply_to: int | None = None
    """The message (our id) that it answers."""
    references: tuple[str, ...] = ()
    """Message-IDs, oldest first; the last one is what it answers."""
    continues: int | None = None
    """The draft of another program (our id of that mail) that it goes on with."""


class OutboxError(Exception):
    """The letter cannot be sent, or is not what it was. code: no-recipient, bad-address,
    no-account, no-smtp, attachment, gone, settled."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code, facts)
        self.code, self.facts = code, facts


def save_draft(
    store: Store, letter: Letter, draft_id: int | None = None, over: str | None = None
) -> int:
    """A new draft, or the new text of an old one; a refused mail that is rewritten is a draft.
    over: the text that whoever writes has seen there; where it is another by now, as from a second
    screen, both are kept."""
    with store.transaction(durable=True) as conn:
        values = _values(conn, letter)
        if draft_id is not None:
            sets = ", ".join(f"{column} = ?" for column in values)
            cursor = conn.execute(
                "UPDATE outbox SET error = CASE state WHEN 'draft' THEN error ELSE '{}' END, "
                "not_before = CASE state WHEN 'draft' THEN not_before ELSE 0 END, tries = 0, "
                "state = 'draft', raw = NULL, sent_copy = NULL, revision = revision + 1, "
                f"{sets} WHERE id = ? AND state IN ('draft', 'refused') "
                "AND text = coalesce(?, text)",
                (*values.values(), draft_id, over),
            )
            if cursor.rowcount:
                bump(conn, "outbox")
                return draft_id
        cursor = conn.execute(
            f"INSERT INTO outbox (uuid, state, {', '.join(values)}) "
            f"VALUES (?, 'draft', {', '.join('?' * len(values))})",
            (uuid.uuid4().hex, *values.values()),
        )
        bump(conn, "outbox")
        return int(cursor.lastrowid or 0)


def _values(conn: Connection, letter: Letter) -> dict[str, Any]:
    people = {"to": letter.to, "cc": letter.cc, "bcc": letter.bcc}
    return {
        "account_id": account_of(conn, letter.account),
        "recipients": json.dumps(people, ensure_ascii=False),
        "subject": letter.subject,
        "text": letter.text,
        "attachments": json.dumps(letter.attachments, ensure_ascii=False),
        "in_reply_to": letter.in_reply_to,
        "refs": " ".join(letter.references),
        "continues": letter.continues,
        "modified_at": int(time.time()),
    }


def account_of(conn: Connection, name: str) -> int:
    row = conn.execute("SELECT id FROM accounts WHERE name = ?", (name,)).fetchone()
    if row is None:
        raise OutboxError("no-account", account=name)
    return int(row[0])


def discard(store: Store, draft_id: int) -> bool:
    """Only what is not on its way; a step that can be taken back. Whether there was such a one."""
    with store.transaction(durable=True) as conn:
        # What goes over the wire is made anew each time; a step of undo cannot hold bytes.
        cursor = conn.execute(
            "UPDATE outbox SET raw = NULL, sent_copy = NULL, seen = 1 "
            "WHERE id = ? AND state IN ('draft', 'refused')",
            (draft_id,),
        )
        if cursor.rowcount == 0:
            return False
        before = undo.snapshot(conn, "outbox", draft_id)
        conn.execute("DELETE FROM outbox WHERE id = ?", (draft_id,))
        undo.record(conn, "discard", [Step("outbox", draft_id, before, None)])
        bump(conn, "outbox")
    return True
