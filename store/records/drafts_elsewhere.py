"""Drafts that another program has begun, as they lie in Drafts: read, and gone on with here."""

from typing import NamedTuple

from store.records.database import Store
from store.records.items import AttachmentItem
from store.records.whole import files
from store.rules.instant import Instant

MOST = 200


class DraftElsewhere(NamedTuple):
    message: int
    """Our id of that mail."""
    account: str
    to: tuple[str, ...]
    """Names, else addresses."""
    subject: str
    at: Instant


def drafts_elsewhere(store: Store) -> list[DraftElsewhere]:
    """Newest first, without those that are gone on with here already, are marked as deleted or are
    being thrown away."""
    with store.snapshot() as conn:
        rows = conn.execute(
            "SELECT DISTINCT m.id, a.name, m.subject, m.at FROM mailboxes b "
            "CROSS JOIN placements p ON p.mailbox_id = b.id AND p.uidvalidity = b.uidvalidity "
            "CROSS JOIN messages m ON m.id = p.message_id JOIN accounts a ON a.id = m.account_id "
            "WHERE b.role = 'drafts' AND m.place = 'drafts' AND instr(p.flags, '\\Deleted') = 0 "
            "AND NOT EXISTS (SELECT 1 FROM intents i WHERE i.message_id = m.id "
            "AND i.state IN ('queued', 'started') AND i.kind = 'move' AND i.mailbox_id = b.id) "
            "AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.continues = m.id) "
            "ORDER BY m.at DESC, m.id DESC LIMIT ?",
            (MOST,),
        ).fetchall()
        return [
            DraftElsewhere(
                id_,
                account,
                tuple(
                    name or address
                    for name, address in conn.execute(
                        "SELECT name, address FROM participants "
                        "WHERE message_id = ? AND role = 'to' ORDER BY place",
                        (id_,),
                    )
                ),
                subject,
                at,
            )
            for id_, account, subject, at in rows
        ]


class Told(NamedTuple):
    """What the store holds of a mail, beside its header."""

    text: str
    html: bool
    files: list[AttachmentItem]


def told(store: Store, message: int) -> Told | None:
    """None if there is no such mail any more."""
    with store.snapshot() as conn:
        row = conn.execute(
            "SELECT t.text, m.html FROM messages m JOIN texts t ON t.message_id = m.id "
            "WHERE m.id = ?",
            (message,),
        ).fetchone()
        return Told(row[0], bool(row[1]), files(conn, [message])[message]) if row else None


def of_message_id(store: Store, message_id: str) -> int | None:
    """The mail (our id) that bears this Message-ID, if we have it."""
    rows = store.reader().execute(
        "SELECT id FROM messages WHERE message_id = ? AND message_id <> '' ORDER BY id LIMIT 1",
        (message_id,),
    )
    return next((id_ for (id_,) in rows.fetchall()), None)
