"""What the user said of a sender: always owed, or never, from one of their mails on (rule 8)."""

import time

from store.records import undo
from store.records.database import Connection, Store
from store.records.decisions import DecisionError
from store.records.rejudging import rejudge_sender
from store.records.settling import settle_all
from store.records.undo import Scope
from store.rules.instant import Instant


def say(store: Store, key: int, owed: str, now: Instant | None = None) -> str:
    """owed: 'always', 'never', or '' to forget what was said; of who wrote the newest mail of the
    row, from that mail on, and 'never' from the one on that the row is owed for. Their address.
    Raises DecisionError where nobody else wrote."""
    at = int(time.time()) if now is None else now
    with store.transaction(durable=True) as conn:
        address, since = _newest(conn, key)
        if owed == "never":
            since = _owed_since(conn, key, address, since)
        scope = Scope("senders", "address = ?", (address,))
        facts = {"what": address, "keys": [key]}
        with undo.recorded(conn, f"sender-{owed or 'forget'}", [scope], facts):
            old = conn.execute("SELECT since FROM senders WHERE address = ?", (address,)).fetchone()
            since = min(since, old[0]) if old else since
            conn.execute("DELETE FROM senders WHERE address = ?", (address,))
            if owed:
                values = (address, owed, since, at)
                conn.execute("INSERT INTO senders VALUES (?, ?, ?, ?)", values)
        rejudge_sender(conn, address)
    settle_all(store)
    return address


def said_of(store: Store, key: int) -> tuple[str, str]:
    """The sender of the newest mail of the row, and what was said of them; '' and '' if nobody
    else wrote."""
    conn = store.reader()
    try:
        address, _ = _newest(conn, key)
    except DecisionError:
        return "", ""
    row = conn.execute("SELECT owed FROM senders WHERE address = ?", (address,)).fetchone()
    return address, row[0] if row else ""


def _owed_since(conn: Connection, key: int, address: str, newest: Instant) -> Instant:
    row = conn.execute(
        "SELECT min(since) FROM loops WHERE conversation_id = ? AND address = ? "
        "AND kind IN ('reply', 'internal') AND closed_at > ?",
        (key, address, newest),
    ).fetchone()
    return newest if row[0] is None else int(row[0])


def _newest(conn: Connection, key: int) -> tuple[str, Instant]:
    row = conn.execute(
        "SELECT sender, at FROM messages WHERE conversation_id = ? AND ours = 0 AND sender <> '' "
        "AND machine <> 'bounce' AND place NOT IN ('trash', 'junk', 'gone', 'drafts') "
        "ORDER BY at DESC, id DESC LIMIT 1",
        (key,),
    ).fetchone()
    if row is None:
        raise DecisionError("nothing-theirs")
    return str(row[0]), int(row[1])
