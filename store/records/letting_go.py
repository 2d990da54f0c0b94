"""What is let go of where the store is larger than it may be: files of old mail without a client
that lie on the server, too. Their mail reads on as a large one does (see `remote.py`)."""

from collections.abc import Sequence
from typing import NamedTuple

from store.records.database import Store, bump
from store.records.remote import Remote, insert
from store.rules.instant import Instant

OLD = 90 * 86_400
FRESH = 86_400
"""Seconds since a mail, or one of its files, was fetched: sooner it is not let go of."""
LEAST = 16_384
"""Octets of a file, below which it stays: to fetch it costs more than to keep it."""
LET_GO = "let-go"
"""What stands where a fault would: not fetched by and by, but when it is wanted."""


class Old(NamedTuple):
    """A mail to look at: the oldest comes first, then whatever follows (`at`, `id`)."""

    at: Instant
    id: int
    packed: bytes


FIRST = Old(-(1 << 62), 0, b"")


def size(store: Store) -> int:
    """Octets of the store's file that hold something."""
    conn = store.reader()
    pages, free, octets = (
        conn.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("page_count", "freelist_count", "page_size")
    )
    return int((pages - free) * octets)


def following(store: Store, account_id: int, last: Old, now: Instant) -> Old | None:
    """The next mail that has something to let go of. One that lies on no server any more is not
    among them, nor one whose conversation is a client's."""
    row = (
        store.reader()
        .execute(
            "SELECT m.at, m.id, w.packed FROM messages m "
            "JOIN raws w ON w.message_id = m.id "
            "LEFT JOIN conversations c ON c.id = m.conversation_id "
            "WHERE (m.at, m.id) > (:at, :id) AND m.at < :now - :old AND m.account_id = :account "
            "AND m.first_seen < :now - :fresh AND m.client_id IS NULL AND c.client_id IS NULL "
            "AND m.place NOT IN ('drafts', 'unsent', 'outbox') "
            "AND EXISTS (SELECT 1 FROM placements p JOIN mailboxes b ON b.id = p.mailbox_id "
            "AND b.uidvalidity = p.uidvalidity AND b.selectable = 1 WHERE p.message_id = m.id) "
            "AND EXISTS (SELECT 1 FROM attachments a LEFT JOIN remote r USING (message_id, part) "
            "WHERE a.message_id = m.id AND a.size >= :least AND NOT (a.type LIKE 'text/%' "
            "OR a.type LIKE 'message/%' OR a.type LIKE 'multipart/%') AND (r.part IS NULL "
            "OR r.here = 1 AND coalesce(r.came_at, 0) < :now - :fresh)) "
            "ORDER BY m.at, m.id LIMIT 1",
            {
                "account": account_id,
                "at": last.at,
                "id": last.id,
                "now": now,
                "old": OLD,
                "fresh": FRESH,
                "least": LEAST,
            },
        )
        .fetchone()
    )
    return None if row is None else Old(*row)


def let_go(store: Store, mail: Old, packed: bytes, parts: Sequence[Remote], now: Instant) -> None:
    """packed: the mail without those of its parts; what came of others later goes, too."""
    with store.transaction() as conn:
        if parts:
            conn.execute("UPDATE raws SET packed = ? WHERE message_id = ?", (packed, mail.id))
            insert(conn, mail.id, parts)
        where = "message_id = ? AND here = 1 AND coalesce(came_at, 0) < ?"
        conn.execute(
            "DELETE FROM pieces WHERE (message_id, part) IN "
            f"(SELECT message_id, part FROM remote WHERE {where})",
            (mail.id, now - FRESH),
        )
        conn.execute(f"UPDATE remote SET here = 0, got = 0 WHERE {where}", (mail.id, now - FRESH))
        conn.execute(
            "UPDATE remote SET error = ? "
            "WHERE message_id = ? AND here = 0 AND error = '' AND wanted_at IS NULL",
            (LET_GO, mail.id),
        )
        bump(conn, "mail")
