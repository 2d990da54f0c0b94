"""Which mail is ours, kept right when we change: an alias, a domain of ours, a client inside it.

What was read out of a mail in that light is read anew, in slices that a kill only interrupts: whose
it is, when it happened, what it asks (one of ours: what it waits for), to whom I wrote, whether a
form was filled in, and which conversation it belongs to.
"""

import time
import zlib
from typing import NamedTuple

from store.records import placements, threads
from store.records.book import Book, book
from store.records.database import Connection, Store, bump, counts
from store.records.doubts import loosen
from store.records.heard import machine_of, said_in
from store.records.incoming import Fetched, Incoming, incoming
from store.records.mail import HOLD_SECONDS, learn_name
from store.rules.instant import Instant
from store.rules.links import domain_of

SCANNED = 2000
"""Mails that are looked at from one snapshot."""
AT_ONCE = 20
"""Mails that are read and written in one go."""
MOST_NETS = 200
"""Threads that are looked at in one transaction, if they fit into its time."""


def settle_some(store: Store) -> bool:
    """Works off some marks; whether there were any. The conversations that it touches are marked
    for judging."""
    return _some(store) or _refit_some(store)


def _refit_some(store: Store) -> bool:
    """As many threads as fit into the time; at least one."""
    with store.snapshot() as conn:
        book(store, conn)  # Read before anything is locked.
    done: list[tuple[int]] = []
    with store.transaction() as conn:
        who = book(store, conn)
        until = time.monotonic() + HOLD_SECONDS
        for net in conn.execute("SELECT thread_id FROM loose LIMIT ?", (MOST_NETS,)).fetchall():
            placements.mark_stale(conn, threads.refit(conn, net[0], who))
            done.append(net)
            if time.monotonic() > until:
                break
        conn.executemany("DELETE FROM loose WHERE thread_id = ?", done)
    return bool(done)


class _Known(NamedTuple):
    """A mail as the store has it."""

    id: int
    account: int
    conversation: int
    thread: int
    at: Instant
    first_seen: Instant
    internal_date: Instant
    sender: str
    ours: int
    mine: int
    form: int
    machine: str
    from_: str
    reply_to: str


_KNOWN = (
    "m.id, m.account_id, m.conversation_id, m.thread_id, m.at, m.first_seen, m.internal_date, "
    "m.sender, m.ours, m.mine, m.form, m.machine, coalesce(f.canonical, ''), "
    "coalesce(r.canonical, '')"
)


def _some(store: Store) -> bool:
    with store.snapshot() as conn:
        mark = conn.execute("SELECT next_id FROM slices WHERE task = 'sides'").fetchone()
        if mark is None:
            return False
        version = counts(conn).get("book", 0)
        who = book(store, conn)
        rows = [
            _Known(*row)
            for row in conn.execute(
                f"SELECT {_KNOWN} FROM messages m "
                "LEFT JOIN participants f ON f.message_id = m.id AND f.role = 'from' "
                "LEFT JOIN participants r ON r.message_id = m.id AND r.role = 'reply-to' "
                "WHERE m.id > ? AND m.place <> 'unsent' ORDER BY m.id LIMIT ?",
                (mark[0], SCANNED),
            ).fetchall()
        ]
        wrong = [row for row in rows if _doubtful(row, who)][:AT_ONCE]
        fresh = [(row, _read_anew(conn, row, who)) for row in wrong]
    last = wrong[-1].id if len(wrong) == AT_ONCE else rows[-1].id if rows else None
    with store.transaction() as conn:
        if counts(conn).get("book", 0) != version:
            return True
        for row, mail in fresh:
            _correct(conn, row, mail, who)
        _go_on(conn, last)
    return True


def _go_on(conn: Connection, last: int | None) -> None:
    if last is None:
        conn.execute("DELETE FROM slices WHERE task = 'sides'")
    else:
        conn.execute("UPDATE slices SET next_id = ? WHERE task = 'sides'", (last,))


def _doubtful(row: _Known, who: Book) -> bool:
    """Whether the mail may be another's than it was taken for."""
    party = who.party(row.sender)
    if (int(party.us and bool(row.sender)), int(party.me)) != (row.ours, row.mine):
        return True
    if not row.reply_to or row.machine not in {"", "no-reply"}:
        return False
    return bool(row.form) or (
        who.party(row.from_).us and domain_of(row.reply_to) != domain_of(row.from_)
    )


def _read_anew(conn: Connection, row: _Known, who: Book) -> Incoming | None:
    """None where the bytes are gone, or spoiled: then the mail stays what it was."""
    from store.message.parse import parse

    packed = conn.execute("SELECT packed FROM raws WHERE message_id = ?", (row.id,)).fetchone()
    if packed is None:
        return None
    try:
        raw = zlib.decompress(packed[0])
    except zlib.error:
        return None
    parsed = parse(raw)
    what, kind = said_in(parsed), machine_of(parsed)
    fetched = Fetched(
        0, 0, 0, frozenset(), row.internal_date, raw, parsed, what, kind, packed[0]
    )  # fmt: skip
    return incoming(fetched, who, row.first_seen)


_READ = (
    *("at", "sender", "sender_name", "ours", "mine", "form", "machine", "asks"),
    *("lean", "lean_waits", "lean_fact", "lean_offer"),
)


def _correct(conn: Connection, row: _Known, mail: Incoming | None, who: Book) -> None:
    if mail is None:
        party = who.party(row.sender)
        now = (int(party.us and bool(row.sender)), int(party.me))
        conn.execute(
            "UPDATE messages SET ours = ?, mine = ? WHERE id = ? "
            "AND problems NOT LIKE '%unconfirmed%'",
            (*now, row.id),
        )
    else:
        conn.execute(
            f"UPDATE messages SET {', '.join(f'{name} = ?' for name in _READ)} WHERE id = ?",
            (*(mail.columns[name] for name in _READ), row.id),
        )
        _rewrite(conn, row, mail)
        if mail.columns["mine"]:
            learn_name(conn, str(mail.columns["from_name"]))
        loosen(conn, [row.thread])
    placements.mark_stale(conn, [row.conversation])
    bump(conn, "mail")


def _rewrite(conn: Connection, row: _Known, mail: Incoming) -> None:
    """To whom I wrote with it: those to whom I did not after all are taken off."""
    people = sorted({p.canonical for p in mail.participants if p.role in {"to", "cc", "bcc"}})
    conn.executemany(
        "DELETE FROM written WHERE at = ? AND canonical = ? AND NOT EXISTS ("
        "SELECT 1 FROM messages m JOIN participants p ON p.message_id = m.id "
        "WHERE m.at = written.at AND m.mine = 1 AND m.id <> ? AND m.place <> 'unsent' "
        "AND p.role IN ('to', 'cc', 'bcc') AND p.canonical = written.canonical)",
        [(row.at, one, row.id) for one in people],
    )
    at = int(str(mail.columns["at"]))
    conn.executemany(
        "INSERT OR IGNORE INTO written VALUES (?, ?)", [(one, at) for one in mail.written_to]
    )
    for then in {row.at, at}:
        threads.stale_by_contact(conn, people, then)
