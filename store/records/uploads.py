"""Drafts on the server: which versions of ours lie in its Drafts mailbox; see `uploads_todo`.

The store is the truth. Of each draft the newest version is to lie there, and nothing else that we
put there; once it is sent or thrown away, none. A version of ours is known by the UID that it got,
else by its digest and size: it has a Message-ID of its own and a Date that no other version has.

States: begun (it may lie there; on the disk before the server is asked to take it), there, parted
(another program took it away: it changed, sent or threw away the draft).
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from store.records import placements, wishing
from store.records.after import settle_after
from store.records.database import Connection, Store, bump
from store.records.mailboxes import MailboxState
from store.records.outbox_rows import ELSEWHERE, NOT_KEPT
from store.rules.instant import Instant


class Copy(NamedTuple):
    """A version of a draft that lies on the server, or may."""

    id: int
    draft: str
    revision: int
    message_id: str
    size: int
    state: str
    mailbox_id: int
    uidvalidity: int
    uid: int
    """0: not known."""
    at: Instant
    not_before: Instant


class Seen(NamedTuple):
    """What lies in a Drafts mailbox."""

    uid: int
    digest: bytes
    """Of its header, see `store.message.digest`."""
    size: int


class Wanted(NamedTuple):
    """A draft whose newest version the server lacks."""

    id: int
    """Of its row in the outbox."""
    uuid: str
    revision: int
    tries: int
    due: Instant
    last: Copy | None
    """The version that came last, whatever its state."""


COLUMNS = "id, draft, revision, message_id, size, state, mailbox_id, uidvalidity, uid, at"


def one(store: Store, id_: int) -> Copy | None:
    row = (
        store.reader()
        .execute(f"SELECT {COLUMNS}, not_before FROM uploads WHERE id = ?", (id_,))
        .fetchone()
    )
    return None if row is None else Copy(*row)


def begun(
    store: Store,
    wanted: Wanted,
    box: MailboxState,
    what: tuple[str, bytes, int],
    now: Instant,
) -> int:
    """Before the server is asked to take it. what: Message-ID, digest and size; the row's id.

    One that was begun before, and does not lie there, is begun again: should it turn up all the
    same, it is known."""
    last = wanted.last
    if last is not None and last.state == "begun" and last.revision == wanted.revision:
        with store.transaction(durable=True) as conn:
            conn.execute(
                "UPDATE uploads SET digest = ?, size = ?, mailbox_id = ?, uidvalidity = ? "
                "WHERE id = ?",
                (*what[1:], box.id, box.uidvalidity, last.id),
            )
        return last.id
    with store.transaction(durable=True) as conn:
        cursor = conn.execute(
            "INSERT INTO uploads (account_id, draft, revision, message_id, digest, size, state, "
            "mailbox_id, uidvalidity, at) VALUES (?, ?, ?, ?, ?, ?, 'begun', ?, ?, ?)",
            (box.account_id, wanted.uuid, wanted.revision, *what, box.id, box.uidvalidity, now),
        )
        return int(cursor.lastrowid or 0)


def there(store: Store, id_: int, uidvalidity: int, uid: int) -> None:
    """It lies there; uid 0: nobody can say where. The draft of another program that it goes on
    with goes to Trash now."""
    with store.transaction(durable=True) as conn:
        _there(conn, id_, uidvalidity, uid)
        row = conn.execute(
            "SELECT o.id FROM uploads u JOIN outbox o ON o.uuid = u.draft WHERE u.id = ?", (id_,)
        ).fetchone()
        touched = original_goes(conn, row[0]) if row is not None else []
        bump(conn, "outbox")
    settle_after(store, touched)


def _there(conn: Connection, id_: int, uidvalidity: int, uid: int) -> None:
    conn.execute(
        "UPDATE uploads SET state = 'there', uidvalidity = ?, uid = ? WHERE id = ?",
        (uidvalidity, uid, id_),
    )
    conn.execute(
        "UPDATE outbox SET tries = 0, error = '{}' WHERE state = 'draft' "
        "AND json_extract(error, '$.code') = ? "
        "AND uuid = (SELECT draft FROM uploads WHERE id = ?)",
        (NOT_KEPT, id_),
    )


def original_goes(conn: Connection, outbox_id: int) -> list[int]:
    """The draft of another program that this one goes on with, once ours is safe; the
    conversations to be judged again."""
    rows = conn.execute(
        "SELECT m.id FROM outbox o JOIN messages m ON m.id = o.continues "
        "WHERE o.id = ? AND m.place = 'drafts'",
        (outbox_id,),
    )
    ids = [id_ for (id_,) in rows.fetchall()]
    if not ids:
        return []
    wishing.wish_move(conn, ids, "trash", only_from="drafts")
    return placements.refresh(conn, ids)


def forget(store: Store, id_: int) -> None:
    """It lies nowhere any more, or never did."""
    with store.transaction(durable=True) as conn:
        conn.execute("DELETE FROM uploads WHERE id = ?", (id_,))


def rest(store: Store, id_: int, until: Instant) -> None:
    """Nothing can be done with this copy before."""
    with store.transaction() as conn:
        conn.execute("UPDATE uploads SET not_before = ? WHERE id = ?", (until, id_))


def refused(
    store: Store, outbox_id: int, until: Instant, facts: Mapping[str, Any] | None = None
) -> None:
    """The draft is offered to the server again then. facts: why, to be told beside it."""
    error = None if facts is None else json.dumps({"code": NOT_KEPT, **facts}, ensure_ascii=False)
    with store.transaction() as conn:
        conn.execute(
            "UPDATE outbox SET not_before = ?, tries = tries + 1, error = coalesce(?, error) "
            "WHERE id = ? AND state = 'draft'",
            (until, error, outbox_id),
        )
        bump(conn, "outbox")


def recognise(store: Store, box: MailboxState, seen: Sequence[Seen]) -> set[int]:
    """Which of these UIDs of a Drafts mailbox are versions of ours, and are known to lie there from
    here on. One that lies there twice, since an APPEND was repeated that had been carried out, is
    surplus once."""
    if not any(_ours(store.reader(), box, one) for one in seen):
        return set()
    found: set[int] = set()
    here = {one.uid for one in seen}
    with store.transaction(durable=True) as conn:
        for one in seen:
            row = _ours(conn, box, one)
            if row is None:
                continue
            id_, state, validity, uid, placed = row
            lies_there = state == "there" and validity == box.uidvalidity
            if lies_there and uid != one.uid and (placed or uid in here):
                _twice(conn, id_, one.uid)
            else:
                _there(conn, id_, box.uidvalidity, one.uid)
            found.add(one.uid)
    return found


def shown_too(store: Store, account_id: int, seen: Sequence[Seen]) -> set[int]:
    """Which of these UIDs of another mailbox are versions of ours, that lie in Drafts as well."""
    rows = store.reader().execute(
        "SELECT digest, size FROM uploads WHERE account_id = ?", (account_id,)
    )
    known = {(bytes(digest), size) for digest, size in rows.fetchall()}
    return {one.uid for one in seen if (one.digest, one.size) in known}


def _ours(conn: Connection, box: MailboxState, one: Seen) -> tuple[int, str, int, int, bool] | None:
    """Its row: id, state, and where it was last; whether that place is known to be taken."""
    row: tuple[int, str, int, int, bool] | None = conn.execute(
        "SELECT u.id, u.state, u.uidvalidity, u.uid, EXISTS (SELECT 1 FROM placements p "
        "WHERE p.mailbox_id = u.mailbox_id AND p.uidvalidity = u.uidvalidity AND p.uid = u.uid) "
        "FROM uploads u WHERE u.account_id = ? AND u.mailbox_id = ? "
        "AND ((u.uidvalidity = ? AND u.uid = ?) OR (u.digest = ? AND u.size = ?)) "
        "ORDER BY u.uidvalidity = ? AND u.uid = ? DESC, u.state = 'begun' DESC, u.revision DESC "
        "LIMIT 1",
        (
            box.account_id, box.id, box.uidvalidity, one.uid, one.digest, one.size,
            box.uidvalidity, one.uid,
        ),
    ).fetchone()  # fmt: skip
    return row


def _twice(conn: Connection, id_: int, uid: int) -> None:
    """Like a version before all others, so that it goes."""
    conn.execute(
        "INSERT INTO uploads (account_id, draft, revision, message_id, digest, size, state, "
        "mailbox_id, uidvalidity, uid, at) SELECT account_id, draft, -1, message_id, digest, "
        "size, 'there', mailbox_id, uidvalidity, ?, at FROM uploads WHERE id = ?",
        (uid, id_),
    )


def take_leave(store: Store, account_id: int) -> None:
    """Newest versions that another program took away: the draft stays as it is here, says so, and
    is not put there again before it is changed. Of an older one nobody can tell whether it was we
    who began to remove it; one that the server could not give lies there."""
    rows = store.reader().execute(
        "SELECT u.id FROM uploads u JOIN mailboxes b ON b.id = u.mailbox_id "
        "JOIN outbox o ON o.uuid = u.draft AND o.state = 'draft' "
        "WHERE u.account_id = ? AND u.state = 'there' AND u.uid > 0 AND NOT EXISTS ("
        "SELECT 1 FROM uploads n WHERE n.draft = u.draft AND n.revision > u.revision) AND CASE "
        "WHEN b.gone_at IS NOT NULL THEN 1 "
        "WHEN b.uidvalidity <> u.uidvalidity THEN b.complete "
        "ELSE u.uid < b.top AND NOT EXISTS (SELECT 1 FROM placements p "
        "WHERE p.mailbox_id = b.id AND p.uidvalidity = b.uidvalidity AND p.uid = u.uid "
        r"AND instr(' ' || p.flags || ' ', ' \Deleted ') = 0) "
        "AND NOT EXISTS (SELECT 1 FROM unreadable r "
        "WHERE r.mailbox_id = b.id AND r.uidvalidity = b.uidvalidity AND r.uid = u.uid) END",
        (account_id,),
    )
    for (id_,) in rows.fetchall():
        _parted(store, id_)


def _parted(store: Store, id_: int) -> None:
    with store.transaction(durable=True) as conn:
        conn.execute("UPDATE uploads SET state = 'parted' WHERE id = ? AND state = 'there'", (id_,))
        conn.execute(
            "UPDATE outbox SET error = ? WHERE state = 'draft' "
            "AND uuid = (SELECT draft FROM uploads WHERE id = ?)",
            (json.dumps({"code": ELSEWHERE}), id_),
        )
        bump(conn, "outbox")
