"""Which mail is ours, kept right when we change: an alias, a domain of ours, a client inside it.

What was read out of a mail in that light is read anew, in slices that a kill only interrupts: whose
it is, when it happened, what it asks (one of ours: what it waits for), to whom I wrote, whether a
form was filled in, and which conversation it belongs to.
"""

from store.records import placements, refitting
from store.records.book import Book, book
from store.records.database import Connection, Store, bump, counts
from store.records.doubts import loosen
from store.records.read_anew import KNOWN, Anew, Known, read_anew, rewrite
from store.rules.links import domain_of

SCANNED = 2000
"""Mails that are looked at from one snapshot."""
AT_ONCE = 20
"""Mails that are read and written in one go."""


def settle_some(store: Store) -> bool:
    """Works off some marks; whether there were any. The conversations that it touches are marked
    for judging."""
    return _some(store) or refitting.settle_some(store)


def _some(store: Store) -> bool:
    with store.snapshot() as conn:
        mark = conn.execute("SELECT next_id FROM slices WHERE task = 'sides'").fetchone()
        if mark is None:
            return False
        version = counts(conn).get("book", 0)
        who = book(store, conn)
        rows = [
            Known(*row)
            for row in conn.execute(
                f"{KNOWN} WHERE m.id > ? AND m.place <> 'unsent' ORDER BY m.id LIMIT ?",
                (mark[0], SCANNED),
            ).fetchall()
        ]
        wrong = [row for row in rows if _doubtful(row, who)][:AT_ONCE]
        fresh = [(row, read_anew(conn, row, who)) for row in wrong]
    last = wrong[-1].id if len(wrong) == AT_ONCE else rows[-1].id if rows else None
    with store.transaction() as conn:
        if counts(conn).get("book", 0) != version:
            return True
        for row, anew in fresh:
            _correct(conn, row, anew, who)
        _go_on(conn, last)
    return True


def _go_on(conn: Connection, last: int | None) -> None:
    if last is None:
        conn.execute("DELETE FROM slices WHERE task = 'sides'")
    else:
        conn.execute("UPDATE slices SET next_id = ? WHERE task = 'sides'", (last,))


def _doubtful(row: Known, who: Book) -> bool:
    """Whether the mail may be another's than it was taken for."""
    party = who.party(row.sender)
    if (int(party.us and bool(row.sender)), int(party.me)) != (row.ours, row.mine):
        return True
    if not row.reply_to or row.machine not in {"", "no-reply"}:
        return False
    return bool(row.form) or (
        who.party(row.from_).us and domain_of(row.reply_to) != domain_of(row.from_)
    )


def _correct(conn: Connection, row: Known, anew: Anew | None, who: Book) -> None:
    if anew is None:
        party = who.party(row.sender)
        now = (int(party.us and bool(row.sender)), int(party.me))
        conn.execute(
            "UPDATE messages SET ours = ?, mine = ? WHERE id = ? "
            "AND problems NOT LIKE '%unconfirmed%'",
            (*now, row.id),
        )
    else:
        rewrite(conn, row, anew)
        loosen(conn, [row.thread])
    placements.mark_stale(conn, [row.conversation])
    bump(conn, "mail")
