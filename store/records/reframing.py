"""A changed configuration changes verdicts: what hangs on it is worked out anew, in slices.

The change is committed with its marks first; a kill in between leaves the marks, and the next
one who looks goes on.
"""

from store.records import clients, judging
from store.records.book import Book, book
from store.records.database import Connection, Store, bump, meta, set_meta
from store.records.verdicts import mark_of
from store.rules.phone import normal


def reframe(store: Store) -> bool:
    """Whether the configuration, or the rules, are others than the verdicts in the store know."""
    now = mark_of(store.config)
    conn = store.reader()
    known = meta(conn, "frame")
    if known == now:
        return False
    if not known and not _anything(conn):
        with store.transaction() as conn:
            set_meta(conn, "frame", now)
        return False
    with store.transaction(durable=True) as conn:
        bump(conn, "book", "mail", "calls")
        conn.execute("UPDATE conversations SET stale = stale + 1")
        _sides(conn, book(store, conn))
        _numbers(store, conn)
        set_meta(conn, "frame", now)
    with store.transaction(durable=True) as conn:
        ids = [row[0] for row in conn.execute("SELECT id FROM calls").fetchall()]
        clients.rejudge_calls(store, conn, ids)
    while judging.settle(store):
        pass
    return True


def _anything(conn: Connection) -> bool:
    for table in ("messages", "calls"):
        if conn.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone():
            return True
    return False


def _sides(conn: Connection, who: Book) -> None:
    """Which mail is ours."""
    changes = []
    for sender, ours, mine in conn.execute(
        "SELECT sender, max(ours), max(mine) FROM messages GROUP BY sender"
    ).fetchall():
        party = who.party(sender)
        now = (int(party.us and bool(sender)), int(party.me))
        if now != (ours, mine):
            changes.append((*now, sender))
    conn.executemany("UPDATE messages SET ours = ?, mine = ? WHERE sender = ?", changes)


def _numbers(store: Store, conn: Connection) -> None:
    """A number without a country code means another one in another region."""
    changes = []
    for id_, raw, key in conn.execute("SELECT id, raw_number, number FROM calls").fetchall():
        number = normal(raw, store.config.region)
        if number.key != key:
            changes.append((number.key, number.e164, id_))
    conn.executemany("UPDATE calls SET number = ?, e164 = ? WHERE id = ?", changes)
    values = []
    for id_, raw, value in conn.execute(
        "SELECT id, raw, value FROM identifiers WHERE kind = 'number'"
    ).fetchall():
        now = normal(raw, store.config.region).key
        if now and now != value:
            values.append((now, id_))
    conn.executemany("UPDATE identifiers SET value = ? WHERE id = ?", values)
