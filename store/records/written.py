"""To whom I wrote, and when: what they write after it is judged by it, in whatever conversation."""

from collections.abc import Collection

from store.records.database import Connection
from store.records.threads import stale_by_contact

WROTE = (
    "m.mine = 1 AND m.machine IN ('', 'invitation') AND m.place NOT IN ('drafts', 'unsent') "
    "AND p.role IN ('to', 'cc', 'bcc') AND p.canonical <> ''"
)
"""Of a message m and its participant p."""


def enter(conn: Connection, addresses: Collection[str], at: int) -> None:
    conn.executemany(
        "INSERT OR IGNORE INTO written VALUES (?, ?)", [(one, at) for one in addresses]
    )
    stale_by_contact(conn, addresses, at)


def strike(conn: Connection, message: int, addresses: Collection[str], at: int) -> None:
    """This mail no longer counts; another of the same second still does."""
    conn.executemany(
        "DELETE FROM written WHERE canonical = ? AND at = ? AND NOT EXISTS ("
        "SELECT 1 FROM messages m JOIN participants p ON p.message_id = m.id "
        f"WHERE m.at = written.at AND p.canonical = written.canonical AND m.id <> ? AND {WROTE})",
        [(one, at, message) for one in addresses],
    )
    stale_by_contact(conn, addresses, at)


def renew(conn: Connection, message: int) -> None:
    """After it was sent, or turned out not to have been."""
    rows = conn.execute(
        "SELECT DISTINCT m.at, p.canonical FROM messages m JOIN participants p "
        "ON p.message_id = m.id WHERE m.id = ? AND p.role IN ('to', 'cc', 'bcc')",
        (message,),
    ).fetchall()
    for at, address in rows:
        strike(conn, message, [address], at)
    conn.execute(
        "INSERT OR IGNORE INTO written SELECT p.canonical, m.at FROM messages m "
        f"JOIN participants p ON p.message_id = m.id WHERE m.id = ? AND {WROTE}",
        (message,),
    )
