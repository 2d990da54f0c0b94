"""What the user said of a sender: always owed, or never, from one of their mails on (rule 8)."""

import time
from collections.abc import Sequence

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
    return say_all(store, [key], owed, now)[0]


def say_all(
    store: Store, keys: Sequence[int], owed: str, now: Instant | None = None
) -> Sequence[str]:
    """The same of several rows, as one step; those in which nobody else wrote are left out, and
    where all are, it is refused."""
    at = int(time.time()) if now is None else now
    with store.transaction(durable=True) as conn:
        some = _meant(conn, keys, owed)
        scopes = [Scope("senders", "address = ?", (address,)) for address in some]
        facts = {"what": ", ".join(some), "keys": list(keys)}
        with undo.recorded(conn, f"sender-{owed or 'forget'}", scopes, facts):
            for address, since in some.items():
                _write(conn, address, owed, since, at)
        for address in some:
            rejudge_sender(conn, address)
    settle_all(store)
    return list(some)


def _meant(conn: Connection, keys: Sequence[int], owed: str) -> dict[str, Instant]:
    """The senders, and from when on something is said of each. Raises DecisionError."""
    found: dict[str, Instant] = {}
    for key in keys:
        newest = _newest(conn, key)
        if newest is None:
            continue
        address, since = newest
        if owed == "never":
            since = _owed_since(conn, key, address, since)
        found[address] = min(since, found.get(address, since))
    if not found:
        raise DecisionError("nothing-theirs")
    return found


def _write(conn: Connection, address: str, owed: str, since: Instant, at: Instant) -> None:
    old = conn.execute("SELECT since FROM senders WHERE address = ?", (address,)).fetchone()
    since = min(since, old[0]) if old else since
    conn.execute("DELETE FROM senders WHERE address = ?", (address,))
    if owed:
        conn.execute("INSERT INTO senders VALUES (?, ?, ?, ?)", (address, owed, since, at))


def said_of(store: Store, key: int) -> tuple[str, str]:
    """The sender of the newest mail of the row, and what was said of them; '' and '' if nobody
    else wrote."""
    conn = store.reader()
    newest = _newest(conn, key)
    if newest is None:
        return "", ""
    row = conn.execute("SELECT owed FROM senders WHERE address = ?", newest[:1]).fetchone()
    return newest[0], row[0] if row else ""


def _owed_since(conn: Connection, key: int, address: str, newest: Instant) -> Instant:
    row = conn.execute(
        "SELECT min(since) FROM loops WHERE conversation_id = ? AND address = ? "
        "AND +kind IN ('reply', 'internal') AND closed_at > ?",  # the plus: not by all that is open
        (key, address, newest),
    ).fetchone()
    return newest if row[0] is None else int(row[0])


def _newest(conn: Connection, key: int) -> tuple[str, Instant] | None:
    row = conn.execute(
        "SELECT sender, at FROM messages WHERE conversation_id = ? AND ours = 0 AND sender <> '' "
        "AND machine <> 'bounce' AND place NOT IN ('trash', 'junk', 'gone', 'drafts') "
        "ORDER BY at DESC, id DESC LIMIT 1",
        (key,),
    ).fetchone()
    return None if row is None else (str(row[0]), int(row[1]))
