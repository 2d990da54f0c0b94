"""Whether the store is sound, and what is odd in it; changes nothing."""

from typing import NamedTuple

from store.records import entries
from store.records.database import SQLITE_VERSION, Store, failures_named

__all__ = [
    "SQLITE", "SQLITE_VERSION", "Unreadable", "pending", "quick_check", "sizes", "unknown_tiers",
    "unreadable",
]  # fmt: skip

SQLITE = tuple(int(part) for part in SQLITE_VERSION.split("."))
MOST = 20
"""Complaints of one look; a damaged file has thousands."""


def quick_check(store: Store) -> list[str]:
    """What SQLite complains of; nothing if the file is sound. Raises StoreError."""
    with failures_named():
        rows = store.reader().execute(f"PRAGMA quick_check({MOST})").fetchall()
    return [row[0] for row in rows if row[0] != "ok"]


def sizes(store: Store) -> dict[str, int]:
    conn = store.reader()
    return {
        table: conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("messages", "calls", "clients")
    }


def pending(store: Store) -> int:
    """Conversations that wait to be judged anew."""
    row = store.reader().execute("SELECT count(*) FROM conversations WHERE stale > 0").fetchone()
    return int(row[0])


class Unreadable(NamedTuple):
    """Mails that the server could not give, or nobody could take in."""

    account: str
    mailbox: str
    mails: int
    reason: str
    """Of the newest."""


def unreadable(store: Store) -> list[Unreadable]:
    """By mailbox; of mailboxes that are there still."""
    rows = store.reader().execute(
        "SELECT a.name, b.name, count(*), u.reason, max(u.uid) FROM unreadable u "
        "JOIN mailboxes b ON b.id = u.mailbox_id AND b.uidvalidity = u.uidvalidity "
        "JOIN accounts a ON a.id = b.account_id WHERE b.gone_at IS NULL "
        "GROUP BY b.id ORDER BY a.name, b.name"
    )
    return [Unreadable(*row[:4]) for row in rows]


def unknown_tiers(store: Store) -> dict[str, list[str]]:
    """Tiers in the book that the configuration does not know, with their clients; they are
    treated as standard."""
    known = entries.tiers(store)
    found: dict[str, list[str]] = {}
    for tier, name in store.reader().execute(
        "SELECT tier, name FROM clients WHERE tier <> '' ORDER BY folded"
    ):
        if tier not in known:
            found.setdefault(tier, []).append(name)
    return found
