"""Our mail in its conversation: it answers from the moment it is sent, and no longer if it was
taken back or refused."""

import zlib

from store.records import placements, wishing
from store.records.database import Connection, Store, bump
from store.rules.instant import Instant

# What reads and writes mails is imported where one is sent: a round with an empty outbox should
# not pay.


def say(
    store: Store, conn: Connection, account_id: int, raw: bytes, at: Instant
) -> tuple[int, list[int]]:
    """Its row, and the conversations to be judged again; Sent will only place it."""
    from store.message.parse import parse
    from store.records.book import book
    from store.records.heard import said_in
    from store.records.incoming import Fetched, incoming
    from store.records.mail_rows import insert

    parsed = parse(raw)
    who = book(store, conn)
    packed = zlib.compress(raw)
    fetched = Fetched(0, 0, 0, frozenset(), at, raw, parsed, said_in(parsed), "", packed)
    mail = incoming(fetched, who, at)
    mail.columns["place"] = "outbox"
    mail.columns["seen"] = 1
    row, touched = insert(conn, mail, fetched, account_id, who)
    return row, sorted(touched)


def unsay(conn: Connection, id_: int) -> list[int]:
    """It was never said: the mail answers nothing any more. The conversations to judge."""
    row = conn.execute(
        "SELECT m.id, m.conversation_id FROM outbox o JOIN messages m ON m.id = o.row_id "
        "WHERE o.id = ?",
        (id_,),
    ).fetchone()
    if row is None:
        return []
    _never_went(conn, row[0])
    placements.mark_stale(conn, [row[1]])
    return [int(row[1])]


def answered(conn: Connection, id_: int) -> None:
    r"""What it answers, of others, is to be marked as read and `\Answered` wherever it lies, for
    the programs and people that share the mailbox (RFC 9051 2.3.2)."""
    row = conn.execute(
        "SELECT m.id FROM outbox o JOIN messages m ON m.id = o.in_reply_to "
        "WHERE o.id = ? AND m.mine = 0",
        (id_,),
    ).fetchone()
    if row is not None:
        made = wishing.wish_flags(conn, row, ("\\Seen", "\\Answered"), ())
        # Nobody takes that back, so nothing need wait for it.
        conn.executemany("UPDATE intents SET not_before = at WHERE id = ?", [(i,) for i in made])
        placements.refresh(conn, row)
        bump(conn, "mail")


def stands_for(conn: Connection, id_: int, twin: int) -> list[int]:
    """The server keeps the mail under another Message-ID: from here on that one is the mail, and
    ours, which says the same, is not shown beside it. The conversations to judge."""
    row = conn.execute("SELECT row_id FROM outbox WHERE id = ?", (id_,)).fetchone()
    if row is None or row[0] == twin:
        return []
    conn.execute("UPDATE outbox SET row_id = ? WHERE id = ?", (twin, id_))
    _never_went(conn, row[0])
    touched = [
        found
        for (found,) in conn.execute(
            "SELECT DISTINCT conversation_id FROM messages WHERE id IN (?, ?)", (row[0], twin)
        )
    ]
    placements.mark_stale(conn, touched)
    return touched


def _never_went(conn: Connection, row: int) -> None:
    from store.records import written

    conn.execute("UPDATE messages SET place = 'unsent' WHERE id = ?", (row,))
    written.renew(conn, row)
