"""A changed configuration changes verdicts: what hangs on it is worked out anew, in slices.

The change is committed with its marks first; a kill in between leaves the marks, or the digest
of the old configuration, and the next one who looks goes on.
"""

from store.records import doubts, links
from store.records.database import Connection, Store, bump, meta, set_meta
from store.records.rejudging import rejudge_calls, rejudge_followups
from store.records.settling import settle_some
from store.records.verdicts import mark_of, mark_of_us
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
            set_meta(conn, "frame_us", mark_of_us(store.config))
        return False
    with store.transaction(durable=True) as conn:
        bump(conn, "book", "mail", "calls")
        conn.execute("UPDATE conversations SET stale = stale + 1")
        if meta(conn, "frame_us") != mark_of_us(store.config):
            doubts.doubt(conn)
            conn.execute("INSERT OR IGNORE INTO loose SELECT DISTINCT thread_id FROM messages")
            set_meta(conn, "frame_us", mark_of_us(store.config))
        _numbers(store, conn)
    with store.transaction(durable=True) as conn:
        links.relink_calls(store, conn)
        ids = [row[0] for row in conn.execute("SELECT id FROM calls").fetchall()]
        rejudge_calls(store, conn, ids)
        noted = conn.execute("SELECT id FROM followups").fetchall()
        rejudge_followups(store, conn, [row[0] for row in noted])
        set_meta(conn, "frame", now)
    while settle_some(store):
        pass
    return True


def _anything(conn: Connection) -> bool:
    for table in ("messages", "calls"):
        if conn.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone():
            return True
    return False


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
