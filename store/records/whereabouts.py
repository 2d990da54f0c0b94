"""Which mails lie in a mailbox as its server has it: their UIDs, their flags, and what is gone."""

from collections.abc import Collection, Iterable, Sequence

from store.records import placements
from store.records.after import settle
from store.records.bit_by_bit import bit_by_bit
from store.records.database import Connection, Store, bump
from store.records.mailboxes import MailboxState, write_state
from store.records.placements import marks
from store.rules.instant import Instant

HIGHEST = 4_294_967_295
"""Of all UIDs."""
MANY_RANGES = 200

Flags = frozenset[str]
Lies = tuple[int, int, int, int | None, str]
"""Mailbox, UIDVALIDITY, UID, message, flags."""


def flag_text(flags: Flags) -> str:
    return " ".join(sorted(flags))


def lay(conn: Connection, lies: Sequence[Lies]) -> None:
    conn.executemany(
        "INSERT INTO placements (mailbox_id, uidvalidity, uid, message_id, flags) "
        "VALUES (?, ?, ?, ?, ?) ON CONFLICT (mailbox_id, uidvalidity, uid) "
        "DO UPDATE SET message_id = excluded.message_id, flags = excluded.flags",
        lies,
    )
    if conn.execute("SELECT 1 FROM unreadable LIMIT 1").fetchone():
        conn.executemany(
            "DELETE FROM unreadable WHERE mailbox_id = ? AND uidvalidity = ? AND uid = ?",
            [lie[:3] for lie in lies],
        )


def place(
    store: Store,
    mailbox_id: int,
    uidvalidity: int,
    seen: Sequence[tuple[int, Flags, int | None]],
    progress: MailboxState | None = None,
) -> None:
    """Known messages found at these UIDs. Message None: a UID that is never a row (Junk)."""

    def some(conn: Connection, part: Sequence[tuple[int, Flags, int | None]]) -> list[int]:
        lies = [
            (mailbox_id, uidvalidity, uid, message, flag_text(now)) for uid, now, message in part
        ]
        lay(conn, lies)
        return placements.refresh(conn, [m for _, _, m in part if m is not None])

    touched = bit_by_bit(store, seen, some)
    if progress is not None:
        with store.transaction() as conn:
            write_state(conn, progress)
    settle(store, touched)


def set_flags(
    store: Store, mailbox_id: int, uidvalidity: int, flags: Sequence[tuple[int, Flags]]
) -> int:
    """The server's flags of these UIDs; how many differed. Unknown UIDs are passed over."""
    differing = 0
    touched: list[int] = []
    for start in range(0, len(flags), 2000):
        part = flags[start : start + 2000]
        have = flags_of(store, mailbox_id, uidvalidity, [uid for uid, _ in part])
        other = [(uid, now) for uid, now in part if uid in have and have[uid] != now]
        differing += len(other)
        if other:
            touched += _write_flags(store, mailbox_id, uidvalidity, other)
    settle(store, touched)
    return differing


def _write_flags(
    store: Store, mailbox_id: int, uidvalidity: int, flags: Sequence[tuple[int, Flags]]
) -> list[int]:
    def some(conn: Connection, part: Sequence[tuple[int, Flags]]) -> list[int]:
        conn.executemany(
            "UPDATE placements SET flags = ? WHERE mailbox_id = ? AND uidvalidity = ? AND uid = ?",
            [(flag_text(now), mailbox_id, uidvalidity, uid) for uid, now in part],
        )
        ids = _messages_at(conn, mailbox_id, uidvalidity, [uid for uid, _ in part])
        return placements.refresh(conn, ids)

    return bit_by_bit(store, flags, some)


def _messages_at(
    conn: Connection, mailbox_id: int, uidvalidity: int, uids: Iterable[int]
) -> list[int]:
    found: list[int] = []
    for part in placements.slices(uids):
        found += [
            row[0]
            for row in conn.execute(
                "SELECT message_id FROM placements WHERE mailbox_id = ? AND uidvalidity = ? "
                f"AND uid IN ({marks(part)}) AND message_id IS NOT NULL",
                (mailbox_id, uidvalidity, *part),
            )
        ]
    return found


def unplace(store: Store, mailbox_id: int, uidvalidity: int, uids: Collection[int]) -> int:
    """These UIDs are gone from the server. Their messages stay where they were until `sweep`."""
    gone = 0

    def some(conn: Connection, part: Sequence[int]) -> list[int]:
        nonlocal gone
        ids = _messages_at(conn, mailbox_id, uidvalidity, part)
        where = [(mailbox_id, uidvalidity, uid) for uid in part]
        before = conn.total_changes
        conn.executemany(
            "DELETE FROM placements WHERE mailbox_id = ? AND uidvalidity = ? AND uid = ?", where
        )
        gone += conn.total_changes - before
        conn.executemany(
            "DELETE FROM unreadable WHERE mailbox_id = ? AND uidvalidity = ? AND uid = ?", where
        )
        touched = placements.refresh(conn, ids)
        bump(conn, "mail")
        return touched

    settle(store, bit_by_bit(store, list(uids), some))
    return gone


def uids(
    store: Store,
    mailbox_id: int,
    uidvalidity: int,
    ranges: Sequence[tuple[int, int]] = ((1, HIGHEST),),
) -> set[int]:
    """The UIDs that we hold, those within some ranges if any are named; of very many ranges those
    in between, too."""
    if len(ranges) > MANY_RANGES:
        ranges = ((ranges[0][0], ranges[-1][1]),)
    found: set[int] = set()
    for first, last in ranges:
        rows = store.reader().execute(
            "SELECT uid FROM placements WHERE mailbox_id = ? AND uidvalidity = ? "
            "AND uid BETWEEN ? AND ?",
            (mailbox_id, uidvalidity, first, last),
        )
        found.update(row[0] for row in rows.fetchall())
    return found


def newest(
    store: Store, mailbox_id: int, uidvalidity: int, most: int, below: int = HIGHEST + 1
) -> list[int]:
    """The highest UIDs that we hold, so many at most."""
    rows = store.reader().execute(
        "SELECT uid FROM placements WHERE mailbox_id = ? AND uidvalidity = ? AND uid < ? "
        "ORDER BY uid DESC LIMIT ?",
        (mailbox_id, uidvalidity, below, most),
    )
    return [row[0] for row in rows.fetchall()]


def largest(store: Store, mailbox_id: int, uidvalidity: int, among: int, most: int) -> list[int]:
    """Among the highest UIDs that we hold those of the largest mails, so many at most."""
    rows = store.reader().execute(
        "SELECT p.uid FROM (SELECT uid, message_id FROM placements "
        "WHERE mailbox_id = ? AND uidvalidity = ? ORDER BY uid DESC LIMIT ?) p "
        "LEFT JOIN messages m ON m.id = p.message_id ORDER BY m.size DESC, p.uid DESC LIMIT ?",
        (mailbox_id, uidvalidity, among, most),
    )
    return [row[0] for row in rows.fetchall()]


def count(store: Store, mailbox_id: int, uidvalidity: int) -> int:
    row = store.reader().execute(
        "SELECT count(*) FROM placements WHERE mailbox_id = ? AND uidvalidity = ?",
        (mailbox_id, uidvalidity),
    )
    return int(row.fetchone()[0])


def flags_of(
    store: Store, mailbox_id: int, uidvalidity: int, uids: Collection[int] | None = None
) -> dict[int, Flags]:
    conn = store.reader()
    where = (mailbox_id, uidvalidity)
    query = "SELECT uid, flags FROM placements WHERE mailbox_id = ? AND uidvalidity = ?"
    if uids is None:
        rows = conn.execute(query, where).fetchall()
    else:
        rows = []
        for part in placements.slices(uids):
            rows += conn.execute(f"{query} AND uid IN ({marks(part)})", (*where, *part)).fetchall()
    return {uid: frozenset(flags.split()) for uid, flags in rows}


def stale(store: Store, mailbox_id: int, uidvalidity: int) -> bool:
    """Whether there are placements of this mailbox from before its UIDVALIDITY changed."""
    sql = "SELECT EXISTS (SELECT 1 FROM placements WHERE mailbox_id = ? AND uidvalidity {} ?)"
    conn = store.reader()
    where = (mailbox_id, uidvalidity)
    return any(conn.execute(sql.format(sign), where).fetchone()[0] for sign in "<>")


def drop_stale(store: Store, mailbox_id: int, uidvalidity: int) -> int:
    """Ends a re-mapping; until then the old placements stay, so that no message looks gone.
    Now those that were not recognised are."""
    rows = (
        store.reader()
        .execute(
            "SELECT uidvalidity, uid, message_id FROM placements "
            "WHERE mailbox_id = ? AND uidvalidity <> ?",
            (mailbox_id, uidvalidity),
        )
        .fetchall()
    )

    def some(conn: Connection, part: Sequence[tuple[int, int, int | None]]) -> list[int]:
        placements.drop(conn, mailbox_id, part)
        return placements.refresh(conn, [m for _, _, m in part if m is not None], sweep=True)

    settle(store, bit_by_bit(store, rows, some))
    return sum(message is not None for _, _, message in rows)


def unreadable(
    store: Store,
    mailbox_id: int,
    uidvalidity: int,
    found: Sequence[tuple[int, str]],
    now: Instant,
) -> None:
    """UIDs that the server could not give us, each with the reason."""
    with store.transaction() as conn:
        conn.executemany(
            "INSERT OR REPLACE INTO unreadable VALUES (?, ?, ?, ?, ?)",
            [(mailbox_id, uidvalidity, uid, reason, now) for uid, reason in found],
        )


def unreadables(
    store: Store, mailbox_id: int, uidvalidity: int, since: Instant, until: Instant | None = None
) -> set[int]:
    """Those that were found in that time."""
    rows = store.reader().execute(
        "SELECT uid FROM unreadable WHERE mailbox_id = ? AND uidvalidity = ? "
        "AND at BETWEEN ? AND coalesce(?, at)",
        (mailbox_id, uidvalidity, since, until),
    )
    return {row[0] for row in rows.fetchall()}


def nowhere(store: Store, account_id: int) -> set[int]:
    """Messages of the account that lie in no mailbox just now, and are not known to be gone; also
    of accounts that were taken out, for which nobody else looks."""
    rows = store.reader().execute(
        "SELECT m.id FROM adrift a CROSS JOIN messages m ON m.id = a.message_id "  # in this order
        "WHERE m.account_id IN (SELECT id FROM accounts WHERE id = ? OR phase = 'left') "
        f"AND {placements.NOWHERE}",
        (account_id,),
    )
    return {row[0] for row in rows.fetchall()}


def sweep(store: Store, messages: Collection[int]) -> None:
    """Those of these messages that lie nowhere are gone from the server. They stay in the store."""
    wanted = set(messages)
    adrift = [row[0] for row in store.reader().execute("SELECT message_id FROM adrift").fetchall()]

    def some(conn: Connection, part: Sequence[int]) -> list[int]:
        touched = placements.refresh(conn, [id_ for id_ in part if id_ in wanted], sweep=True)
        conn.execute(
            f"DELETE FROM adrift WHERE message_id IN ({marks(part)}) AND (EXISTS ("
            "SELECT 1 FROM placements p WHERE p.message_id = adrift.message_id) "
            "OR NOT EXISTS (SELECT 1 FROM messages m WHERE m.id = adrift.message_id "
            "AND m.place NOT IN ('gone', 'outbox', 'unsent', 'drafts')))",
            tuple(part),
        )
        return touched

    settle(store, bit_by_bit(store, adrift, some))
