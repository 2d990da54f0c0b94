"""The copy of a sent mail in Sent: ours, or the server's own, which may have another Message-ID."""

import json
from collections.abc import Sequence
from typing import NamedTuple

from store.records import outbox_groups
from store.records.after import settle_after
from store.records.database import Connection, Store, bump
from store.records.outbox_rows import NO_ROOM, WAITS
from store.records.outbox_said import stands_for
from store.rules.instant import Instant

WATCHED = 86_400
"""Seconds for which a second copy, which the server files late, is looked out for."""
_NEAR = 3_600
"""Seconds that a server's clock may be behind ours."""


class Place(NamedTuple):
    """A mail that says the same, in Sent."""

    message: int
    uidvalidity: int
    uid: int


class Seen(NamedTuple):
    """A mail that was sent, or perhaps was, and where the last round saw it in Sent."""

    id: int
    state: str
    message: int
    own: tuple[int, int] | None
    places: tuple[Place, ...]


def begun(store: Store, id_: int, uidvalidity: int) -> bool:
    """Before our copy goes to the server: whatever lies there from now on may be that one. False:
    it must not go, since the user doubts again that the mail was sent."""
    with store.transaction(durable=True) as conn:
        cursor = conn.execute(
            "UPDATE outbox SET copy_validity = ?, copy_uid = 0 WHERE id = ? AND state = 'accepted'",
            (uidvalidity, id_),
        )
    return bool(cursor.rowcount)


def filed(
    store: Store, id_: int, now: Instant, uid: int | None = None, *, error: str | None = None
) -> None:
    """A copy lies in Sent, or none is wanted, or the server will not have it (error: a JSON
    object, which the user is shown). uid: of our own one. Its bytes are kept with the message."""
    with store.transaction(durable=True) as conn:
        cursor = conn.execute(
            "UPDATE outbox SET state = 'filed', was = '', not_before = ?1, modified_at = ?2, "
            "raw = NULL, sent_copy = NULL, copy_uid = coalesce(?3, copy_uid), "
            # That not everybody got it is more than where its copy lies.
            "seen = CASE WHEN error ->> '$.partly' THEN seen ELSE ?4 IS NULL END, "
            "error = CASE WHEN error ->> '$.partly' THEN json_remove(error, '$.mailbox', '$.text') "
            "ELSE coalesce(?4, '{}') END "
            f"WHERE id = ?5 AND state = 'accepted' AND NOT {outbox_groups.PARTED}",
            (now + WATCHED, now, uid, error, id_),
        )
        if cursor.rowcount:
            bump(conn, "outbox", "failures")


def later(store: Store, id_: int, at: Instant) -> None:
    """When to look into Sent again."""
    with store.transaction() as conn:
        conn.execute(
            "UPDATE outbox SET not_before = ? WHERE id = ? AND state IN ('accepted', 'uncertain')",
            (at, id_),
        )
        bump(conn, "outbox")


def waits(store: Store, id_: int, at: Instant, mailbox: str, text: str) -> None:
    """There is no room for it: the user is told, once, and it is tried again then."""
    where = json.dumps({"mailbox": mailbox, "text": text}, ensure_ascii=False)
    with store.transaction(durable=True) as conn:
        conn.execute(
            "UPDATE outbox SET not_before = ?1, "
            # That not everybody got it is more than where its copy lies.
            "seen = iif(error ->> '$.partly' OR error ->> '$.code' = ?2, seen, 0), "
            "error = json_patch(iif(error ->> '$.partly', error, json_object('code', ?2)), ?3) "
            "WHERE id = ?4 AND state = 'accepted'",
            (at, NO_ROOM, where, id_),
        )
        bump(conn, "outbox", "failures")


def without_room(store: Store) -> list[tuple[str, str, int]]:
    """Accounts, their Sent, and how many copies wait for room there."""
    rows = store.reader().execute(
        "SELECT a.name, o.error ->> '$.mailbox', count(*) FROM outbox o "
        f"JOIN accounts a ON a.id = o.account_id WHERE {WAITS} GROUP BY 1, 2"
    )
    return rows.fetchall()


def knock(store: Store, account_id: int, now: Instant) -> None:
    """Copies that wait for room are due now: somebody has come, and may have made some."""
    with store.transaction() as conn:
        moved = conn.execute(
            f"UPDATE outbox AS o SET not_before = ? WHERE account_id = ? AND {WAITS}",
            (now, account_id),
        )
        if moved.rowcount:
            bump(conn, "outbox")


def ours_is_gone(store: Store, id_: int) -> None:
    """The server's own copy is the one that stays."""
    with store.transaction(durable=True) as conn:
        conn.execute("UPDATE outbox SET copy_validity = NULL, copy_uid = NULL WHERE id = ?", (id_,))


def replaced(store: Store, id_: int, twin: int) -> None:
    """The server keeps the mail under another Message-ID, and that is the only one."""
    with store.transaction(durable=True) as conn:
        touched = stands_for(conn, id_, twin)
        bump(conn, "outbox", "mail")
    settle_after(store, touched)


def message_at(store: Store, mailbox_id: int, uidvalidity: int, uid: int) -> int | None:
    """The mail that lies there, if it has come yet."""
    rows = store.reader().execute(
        "SELECT message_id FROM placements WHERE mailbox_id = ? AND uidvalidity = ? AND uid = ?",
        (mailbox_id, uidvalidity, uid),
    )
    return next((found for (found,) in rows.fetchall()), None)


def anothers(store: Store, id_: int, names: Sequence[str]) -> bool:
    """Whether another mail that was written here has one of these Message-IDs, or its copy has."""
    found = store.reader().execute(
        "SELECT EXISTS (SELECT 1 FROM outbox o LEFT JOIN messages m ON m.id = o.row_id "
        "JOIN json_each(?) ON value IN (o.message_id, m.message_id) WHERE o.id <> ?)",
        (json.dumps(names), id_),
    )
    return bool(found.fetchone()[0])


def proven(store: Store, account_id: int) -> list[int]:
    """Uncertain mails that were sent after all: they lie in a mailbox, somebody answers them, or
    they came back."""
    rows = store.reader().execute(
        "SELECT o.id FROM outbox o JOIN messages m ON m.id = o.row_id WHERE o.account_id = ? "
        "AND (o.state = 'uncertain' OR (o.was = 'uncertain' AND o.state IN ('held', 'queued'))) "
        "AND (EXISTS (SELECT 1 FROM placements p WHERE p.message_id = m.id) "
        "OR EXISTS (SELECT 1 FROM messages b WHERE b.bounce_of = m.message_id "
        "AND b.bounce_of <> '') "
        "OR EXISTS (SELECT 1 FROM messages a WHERE a.thread_id = m.thread_id AND a.ours = 0 "
        "AND instr(' ' || a.refs || ' ', ' ' || m.message_id || ' ') > 0))",
        (account_id,),
    )
    return [id_ for (id_,) in rows.fetchall()]


_WITH_MESSAGE = (
    "SELECT o.id, o.state, m.id, o.copy_validity, o.copy_uid "
    "FROM outbox o JOIN messages m ON m.id = o.row_id WHERE o.account_id = ?"
)


def seen(store: Store, account_id: int, mailbox_id: int, now: Instant) -> list[Seen]:
    """Mails that lie in Sent: those that are not filed yet, and of the last day those whose copy
    is ours, or of which none was seen."""
    with store.snapshot() as conn:
        open_ = f"{_WITH_MESSAGE} AND o.state IN ('accepted', 'uncertain')"
        done = (
            f"{_WITH_MESSAGE} AND o.state = 'filed' AND o.not_before > ? "
            "AND (o.copy_uid > 0 OR m.place = 'outbox')"
        )
        rows = conn.execute(f"{open_} UNION ALL {done}", (account_id, account_id, now)).fetchall()
        found = [
            Seen(
                row[0], row[1], row[2], None if row[4] is None else (row[3], row[4]),
                tuple(_places(conn, row[2], mailbox_id)),
            )
            for row in rows
        ]  # fmt: skip
    return [one for one in found if one.places]


def _places(conn: Connection, message: int, mailbox_id: int) -> list[Place]:
    """Where the mail lies, and every other one of mine with its Date, Subject and recipients."""
    # CROSS JOIN keeps the order: from the few mails of that hour to their places.
    rows = conn.execute(
        "SELECT t.id, p.uidvalidity, p.uid FROM messages m CROSS JOIN messages t "
        "ON t.at BETWEEN m.at - ? AND m.at + 60 AND t.date = m.date AND t.subject = m.subject "
        "AND t.mine = 1 AND t.account_id = m.account_id "
        "AND (t.id = m.id OR NOT EXISTS (SELECT 1 FROM outbox b WHERE b.row_id = t.id)) "
        "CROSS JOIN placements p ON p.message_id = t.id AND p.mailbox_id = ? "
        "WHERE m.id = ? ORDER BY p.uid",
        (_NEAR, mailbox_id, message),
    ).fetchall()
    if not rows:
        return []
    to = _recipients(conn, message)
    return [Place(*row) for row in rows if row[0] == message or _recipients(conn, row[0]) == to]


def _recipients(conn: Connection, message: int) -> frozenset[Sequence[str]]:
    return frozenset(
        conn.execute(
            "SELECT role, canonical FROM participants WHERE message_id = ? "
            "AND role IN ('to', 'cc')",
            (message,),
        ).fetchall()
    )
