"""What the user did and a server has not confirmed: told, so that nobody takes it for done."""

from typing import NamedTuple

from store.records.database import Store
from store.rules.instant import Instant

WAITS = "state = 'queued' AND code = 'OVERQUOTA'"
"""Changes refused because a mailbox is full: they wait for room, and for the user."""


class Pending(NamedTuple):
    """Changes whose undo window is over, and mails that are on their way."""

    changes: int
    mails: int


def pending(store: Store, now: Instant, *, daemon: bool = True) -> Pending:
    """daemon: one is there; what another has left at the final dot is not to be sent any more."""
    on_the_way = ("queued", "talking", "dotted") if daemon else ("queued", "talking")
    with store.snapshot() as conn:
        changes = conn.execute(
            # Of an account that was taken out nobody carries out anything.
            "SELECT count(*) FROM intents "
            "WHERE account_id IN (SELECT id FROM accounts WHERE phase <> 'left') "
            "AND state IN ('queued', 'started') AND (not_before <= ? OR tries > 0)",
            (now,),
        ).fetchone()
        mails = conn.execute(
            f"SELECT count(*) FROM outbox WHERE state IN {on_the_way} "
            "OR (state = 'held' AND not_before <= ?)",
            (now,),
        ).fetchone()
    return Pending(int(changes[0]), int(mails[0]))
