"""What hangs on the client book, judged anew after a change of it."""

from collections.abc import Iterable, Sequence

from store.records import doubts, judging, relinking
from store.records.book import book, frame, us
from store.records.database import Connection, Store, bump, counts
from store.records.entries import Identifier
from store.records.mailboxes import account_ids
from store.records.placements import marks, slices
from store.rules.loops import Frame


def changed(store: Store, conn: Connection, identifiers: Iterable[Identifier]) -> None:
    """Inside the transaction that changed them: all history that they may claim follows."""
    bump(conn, "book")
    some = list(identifiers)
    relinking.mark(conn, some)
    doubts.doubt_within(conn, us(store.config, conn), some)


def rejudge_client(conn: Connection, client_id: int) -> None:
    relinking.mark_clients(conn, [client_id])
    bump(conn, "book")


def rejudge_sender(conn: Connection, address: str) -> None:
    """All that a canonical address wrote; in the transaction that said something of it."""
    bump(conn, "book")
    conn.execute(
        "UPDATE conversations SET stale = stale + 1 WHERE id IN "
        "(SELECT conversation_id FROM messages WHERE sender = ?)",
        (address,),
    )


Seen = tuple[int, ...]
"""How often that on which the verdicts on calls hang was changed."""


def judged_calls(
    store: Store, conn: Connection, call_ids: Sequence[int]
) -> tuple[judging.CallsVerdict, Seen]:
    """The verdict on these calls as they are now, to be written while nothing has moved."""
    return judging.calls_verdict(conn, call_ids, _rules(store, conn)), seen(conn)


def seen(conn: Connection) -> Seen:
    found = counts(conn)
    return tuple(found.get(subject, 0) for subject in ("book", "calls", "decisions"))


def judged_followups(
    store: Store, conn: Connection, ids: Sequence[int]
) -> tuple[tuple[tuple[object, ...], ...], Seen]:
    """The same of follow-ups, for `judging.write_followups`."""
    return judging.followups_verdict(conn, ids, _rules(store, conn)), seen(conn)


def _rules(store: Store, conn: Connection) -> Frame:
    return frame(store, book(store, conn), {v: k for k, v in account_ids(conn).items()})


def followups_of(conn: Connection, column: str, ids: Iterable[int]) -> list[int]:
    return [
        row[0]
        for part in slices(ids)
        for row in conn.execute(
            f"SELECT id FROM followups WHERE {column} IN ({marks(part)})", part
        ).fetchall()
    ]
