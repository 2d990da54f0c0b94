"""What hangs on the client book, judged anew after a change of it."""

import contextlib
from collections.abc import Iterable, Sequence

from store.records import doubts, judging, links
from store.records.book import book, frame
from store.records.database import Connection, Store, bump
from store.records.entries import Identifier
from store.records.failures import StoreError
from store.records.mailboxes import account_ids
from store.records.placements import marks, slices


def settle_all(store: Store) -> None:
    """Slice by slice, until every mark of this change is judged."""
    with contextlib.suppress(StoreError):  # as in `judging.settle_after`
        doubts.settle(store)
        while judging.settle(store):
            pass


def changed(store: Store, conn: Connection, identifiers: Iterable[Identifier]) -> None:
    """Inside the transaction that changed them: all history that they may claim follows."""
    bump(conn, "book")
    some = list(identifiers)
    links.mark(conn, some)
    doubts.doubt_within(conn, book(store, conn), some)
    if any(kind == "number" for kind, _ in some):
        rejudge_calls(store, conn, links.relink_calls(store, conn))


def rejudge_client(store: Store, conn: Connection, client_id: int) -> None:
    conn.execute(
        "UPDATE conversations SET stale = stale + 1 WHERE client_id = ? OR id IN "
        "(SELECT conversation_id FROM loops WHERE client_id = ?)",
        (client_id, client_id),
    )
    bump(conn, "book")
    rejudge_calls(store, conn, links.calls_of(conn, [client_id]))
    rejudge_followups(store, conn, _followups(conn, "client_id", [client_id]))


def rejudge_sender(conn: Connection, address: str) -> None:
    """All that a canonical address wrote; in the transaction that said something of it."""
    bump(conn, "book")
    conn.execute(
        "UPDATE conversations SET stale = stale + 1 WHERE id IN "
        "(SELECT conversation_id FROM messages WHERE sender = ?)",
        (address,),
    )


def rejudge_calls(store: Store, conn: Connection, call_ids: Sequence[int]) -> None:
    """In the transaction that changed what holds for these calls."""
    who = book(store, conn)
    rules_ = frame(store, who, {v: k for k, v in account_ids(conn).items()})
    judging.judge_calls(conn, call_ids, who, rules_)
    judging.judge_followups(conn, _followups(conn, "call_id", call_ids), rules_)
    bump(conn, "calls")


def rejudge_followups(store: Store, conn: Connection, ids: Sequence[int]) -> None:
    """Of these, the ones that belong to no conversation; in the transaction that changed them."""
    if ids:
        accounts = {v: k for k, v in account_ids(conn).items()}
        judging.judge_followups(conn, ids, frame(store, book(store, conn), accounts))
    bump(conn, "decisions")


def _followups(conn: Connection, column: str, ids: Iterable[int]) -> list[int]:
    return [
        row[0]
        for part in slices(ids)
        for row in conn.execute(
            f"SELECT id FROM followups WHERE {column} IN ({marks(part)})", part
        ).fetchall()
    ]
