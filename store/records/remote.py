"""Parts of large mails that lie on the server: known by their structure, fetched in pieces when
the user wants one, or by and by."""

import zlib
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from store.records.database import Connection, Store, bump
from store.records.placements import marks
from store.rules.instant import Instant

WHOLE = 0, ""
"""Part and section of a mail of which only the beginning is here: all of it, as one file."""


class Remote(NamedTuple):
    """part: as in `Attachment`. section: what an IMAP server calls it; empty is the whole mail.
    octets: as the server counts them, encoded."""

    part: int
    section: str
    encoding: str
    octets: int


class Standing(NamedTuple):
    """How far a part has come. error: why the last try failed, a code."""

    part: int
    octets: int
    got: int
    here: bool
    wanted: bool
    error: str


class Wanted(NamedTuple):
    """A part to be fetched, and where its mail lies now. octets: it has no more, whichever of its
    own size and that of its mail the server has told wrongly."""

    message: int
    part: int
    section: str
    octets: int
    got: int
    mailbox_id: int
    uidvalidity: int
    uid: int


def insert(conn: Connection, message: int, parts: Iterable[Remote]) -> None:
    conn.executemany(
        "INSERT INTO remote (message_id, part, section, encoding, octets) VALUES (?, ?, ?, ?, ?)",
        [(message, *part) for part in parts],
    )


def want(store: Store, message: int, parts: Sequence[int], now: Instant) -> None:
    """The user wishes for these; what is here already stays as it is."""
    with store.transaction(durable=True) as conn:
        conn.execute(
            f"UPDATE remote SET wanted_at = ?, error = '' WHERE message_id = ? AND here = 0 "
            f"AND part IN ({marks(parts)})",
            (now, message, *parts),
        )
        bump(conn, "mail")


def standing(store: Store, message: int) -> dict[int, Standing]:
    """Of all parts of a mail that did not come with it."""
    rows = store.reader().execute(
        "SELECT part, octets, got, here, wanted_at IS NOT NULL, error FROM remote "
        "WHERE message_id = ?",
        (message,),
    )
    return {
        part: Standing(part, octets, got, bool(here), bool(asked), error)
        for part, octets, got, here, asked, error in rows.fetchall()
    }


# CROSS JOIN keeps the order, from the few parts to their mails: SQLite would begin with all mail.
_WHERE = (
    "SELECT r.message_id, r.part, r.section, max(r.octets, m.size), r.got, "
    "p.mailbox_id, p.uidvalidity, p.uid FROM remote r CROSS JOIN messages m ON m.id = r.message_id "
    "CROSS JOIN placements p ON p.message_id = r.message_id "
    "CROSS JOIN mailboxes b ON b.id = p.mailbox_id AND b.uidvalidity = p.uidvalidity "
    "AND b.account_id = m.account_id AND b.selectable = 1 "
)


def next_wanted(store: Store, account_id: int) -> Wanted | None:
    """What the user has waited for longest."""
    row = (
        store.reader()
        .execute(
            f"{_WHERE} WHERE r.wanted_at IS NOT NULL AND m.account_id = ? "
            "ORDER BY r.wanted_at, r.message_id, r.part LIMIT 1",
            (account_id,),
        )
        .fetchone()
    )
    return None if row is None else Wanted(*row)


def wanted_since(store: Store, account_id: int) -> Instant | None:
    """Since when the user has waited longest."""
    row = (
        store.reader()
        .execute(
            "SELECT min(r.wanted_at) FROM remote r CROSS JOIN messages m ON m.id = r.message_id "
            "WHERE r.wanted_at IS NOT NULL AND m.account_id = ?",
            (account_id,),
        )
        .fetchone()
    )
    since: Instant | None = row[0]
    return since


def next_absent(store: Store, account_id: int) -> Wanted | None:
    """Of the mails that came first, which in a history are the newest, what is missing and has not
    been tried in vain."""
    row = (
        store.reader()
        .execute(
            f"{_WHERE} WHERE r.here = 0 AND r.error = '' AND m.account_id = ? "
            "AND m.place NOT IN ('trash', 'junk') "
            "ORDER BY r.message_id, r.part LIMIT 1",
            (account_id,),
        )
        .fetchone()
    )
    return None if row is None else Wanted(*row)


def lost(store: Store, account_id: int) -> list[tuple[int, int]]:
    """What the user wishes for, and lies nowhere any more: (message, part). A mail whose UIDs are
    being mapped anew still lies somewhere."""
    rows = store.reader().execute(
        "SELECT r.message_id, r.part FROM remote r CROSS JOIN messages m ON m.id = r.message_id "
        "WHERE r.wanted_at IS NOT NULL AND m.account_id = ? AND NOT EXISTS "
        "(SELECT 1 FROM placements p WHERE p.message_id = r.message_id)",
        (account_id,),
    )
    return rows.fetchall()


def take(
    store: Store, wanted: Wanted, packed: bytes, octets: int, now: Instant, *, last: bool
) -> None:
    """A piece of so many octets, packed by zlib as it came; it begins where the last one ended."""
    with store.transaction() as conn:
        conn.execute(
            "INSERT OR REPLACE INTO pieces VALUES (?, ?, ?, ?)",
            (wanted.message, wanted.part, wanted.got, packed),
        )
        conn.execute(
            "UPDATE remote SET got = ?, here = ?, error = '', "
            "wanted_at = CASE WHEN ? THEN NULL ELSE wanted_at END, came_at = ? "
            "WHERE message_id = ? AND part = ?",
            (wanted.got + octets, int(last), int(last), now, wanted.message, wanted.part),
        )
        if last:
            bump(conn, "mail")


def fail(store: Store, message: int, part: int, code: str) -> None:
    """Not tried again before the user wishes for it once more."""
    with store.transaction() as conn:
        conn.execute(
            "UPDATE remote SET wanted_at = NULL, error = ? WHERE message_id = ? AND part = ?",
            (code, message, part),
        )
        bump(conn, "mail")


def again(store: Store, message: int, part: int) -> bool:
    """What failed may be tried again, by and by; False if there is nothing to try."""
    with store.transaction() as conn:
        opened = conn.execute(
            "UPDATE remote SET error = '' WHERE message_id = ? AND part = ? AND here = 0",
            (message, part),
        ).rowcount
        bump(conn, "mail")
    return bool(opened)


def forget(store: Store, message: int, part: int) -> None:
    """What came of it is of no use, and comes again when it is wanted."""
    with store.transaction() as conn:
        where = "message_id = ? AND part = ?"
        conn.execute(f"DELETE FROM pieces WHERE {where}", (message, part))
        conn.execute(f"UPDATE remote SET got = 0, here = 0 WHERE {where}", (message, part))
        bump(conn, "mail")


def encoding(store: Store, message: int, part: int) -> str:
    row = (
        store.reader()
        .execute("SELECT encoding FROM remote WHERE message_id = ? AND part = ?", (message, part))
        .fetchone()
    )
    return str(row[0]) if row else ""


def starts(store: Store, message: int, part: int) -> list[int]:
    """Where each piece begins, in their order."""
    rows = store.reader().execute(
        "SELECT start FROM pieces WHERE message_id = ? AND part = ? ORDER BY start",
        (message, part),
    )
    return [row[0] for row in rows.fetchall()]


def piece(store: Store, message: int, part: int, start: int) -> bytes:
    """One piece, unpacked: of a large part never all pieces are in memory as encoded."""
    row = (
        store.reader()
        .execute(
            "SELECT packed FROM pieces WHERE message_id = ? AND part = ? AND start = ?",
            (message, part, start),
        )
        .fetchone()
    )
    return zlib.decompress(row[0])
