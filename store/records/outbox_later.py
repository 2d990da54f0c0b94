"""Mails that are to go out at a time: they wait whole, and say nothing before they go.

What such a mail answers stays owed until then, since nobody has it yet. It is made when the user
asks for it, so that a file that has gone or a bad address is told at once and not on that day.
"""

from collections.abc import Sequence

from store.records.after import settle_after
from store.records.database import Store, bump
from store.records.outbox_said import say
from store.rules.instant import Instant


def waiting(store: Store, account_id: int) -> list[tuple[int, Instant]]:
    """They, and when they are to go by the clock on the wall."""
    rows = store.reader().execute(
        "SELECT id, not_before FROM outbox WHERE account_id = ? AND state = 'later'", (account_id,)
    )
    return [(id_, at) for id_, at in rows.fetchall()]


def own_second(store: Store, account_id: int, at: Instant) -> Instant:
    """The first from then on at which no other is to go: it will be the mail's Date, and where the
    server renames what it files, a copy is told from another's by nothing else."""
    taken = {then for _, then in waiting(store, account_id)}
    while at in taken:
        at += 1
    return at


def begin(store: Store, ids: Sequence[int], now: Instant, to: str = "queued") -> None:
    """Their time has come: they answer from now on, and may be sent (`to`: or perhaps were). What
    was taken back meanwhile stays where it is."""
    for id_ in ids:
        touched: list[int] = []
        with store.transaction(durable=True) as conn:
            found = conn.execute(
                "SELECT account_id, sent_copy FROM outbox WHERE id = ? AND state = 'later'", (id_,)
            ).fetchone()
            if found is not None:
                row, touched = say(store, conn, found[0], found[1], now)
                conn.execute(
                    "UPDATE outbox SET state = ?, row_id = ?, not_before = ?, modified_at = ? "
                    "WHERE id = ?",
                    (to, row, now, now, id_),
                )
                bump(conn, "outbox", "mail")
        settle_after(store, touched)
