"""A changed configuration changes verdicts: what hangs on it is worked out anew, in slices.

The change is committed with its marks first; a kill in between leaves the marks, or the digest
of the old configuration, and the next one who looks goes on.
"""

from store.records import doubts, relinking
from store.records.database import Connection, Store, bump, meta, set_meta
from store.records.settling import settle_some
from store.records.verdicts import mark_of, mark_of_us
from store.rules.phone import normal


def reframe(store: Store, *, judge: bool = True) -> bool:
    """Whether the configuration, or the rules, are others than the verdicts in the store know.

    judge: all that hangs on it is judged before it returns; else it is only marked.
    """
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
    calls, identifiers = _numbers(store)
    with store.transaction(durable=True) as conn:
        bump(conn, "book", "mail", "calls")
        others = meta(conn, "frame_us") != mark_of_us(store.config)
        relinking.mark_everything(conn, threads=others)
        if others:
            doubts.doubt(conn)
            set_meta(conn, "frame_us", mark_of_us(store.config))
        conn.executemany("UPDATE calls SET number = ?, e164 = ? WHERE id = ?", calls)
        conn.executemany("UPDATE identifiers SET value = ? WHERE id = ?", identifiers)
        set_meta(conn, "frame", now)
    while judge and settle_some(store):
        pass
    return True


def _anything(conn: Connection) -> bool:
    for table in ("messages", "calls"):
        if conn.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone():
            return True
    return False


def _numbers(store: Store) -> tuple[list[tuple[str, str, int]], list[tuple[str, int]]]:
    """A number without a country code means another one in another region: the calls and the
    identifiers that change."""
    region = store.config.region
    with store.snapshot() as conn:
        calls = conn.execute("SELECT id, raw_number, number FROM calls").fetchall()
        known = conn.execute(
            "SELECT id, raw, value FROM identifiers WHERE kind = 'number'"
        ).fetchall()
    read = {raw: normal(raw, region) for raw in {row[1] for row in (*calls, *known)}}
    return (
        [(read[raw].key, read[raw].e164, id_) for id_, raw, key in calls if read[raw].key != key],
        [(read[raw].key, id_) for id_, raw, key in known if read[raw].key not in ("", key)],
    )
