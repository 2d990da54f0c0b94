"""What a person noted: promises of ours and theirs, reminders, cases; each change a step of undo.

Nothing of a follow-up is ever overwritten; another state says what holds from its instant on.
"""

import time
from collections.abc import Callable

from store.records import followup_states as noted
from store.records import undo as steps
from store.records.acting import again
from store.records.database import Connection, Store
from store.records.followup_states import FollowUpError, NewFollowUp
from store.records.hydrate import row
from store.records.items import FollowUp
from store.records.rows import Row
from store.records.settling import settle_after
from store.records.standing import At
from store.records.undo import Step
from store.rules.instant import Instant

__all__ = ["FollowUpError", "NewFollowUp"]


def add(store: Store, new: NewFollowUp, now: Instant | None = None) -> int:
    """Its key as a row of its own, or that of its conversation. Raises FollowUpError."""
    at = int(time.time()) if now is None else now
    with store.transaction(durable=True) as conn:
        made = noted.insert(conn, new, at)
        key = noted.row_of(conn, made[0].id)
        facts = {"what": new.what, "keys": [key]}
        steps.record(conn, new.kind, made, facts)
        touched = again(store, conn, [key])
    settle_after(store, touched)
    return key


def row_of_mail(store: Store, message: int, when: At) -> Row | None:
    """The conversation of a mail."""
    found = store.reader().execute("SELECT conversation_id FROM messages WHERE id = ?", (message,))
    key = found.fetchone()
    return row(store, key[0], when) if key is not None else None


def change(
    store: Store,
    id_: int,
    *,
    what: str | None = None,
    due: Instant | None = None,
    whom: str | None = None,
    now: Instant | None = None,
) -> int:
    """Other words or another date from now on; opens it again if it was closed. The key of its
    row. Raises FollowUpError."""
    at = int(time.time()) if now is None else now

    def work(conn: Connection) -> list[Step]:
        old = noted.newest(conn, id_)
        state = noted.state(
            old.what if what is None else what,
            old.whom if whom is None else whom,
            old.due if due is None else due,
            at,
        )
        return noted.follow(conn, id_, state)

    return _act(store, id_, "changed", work)


def reopen(store: Store, id_: int, now: Instant | None = None) -> int:
    """As it was before it was closed, with its old date even if that is over."""
    at = int(time.time()) if now is None else now
    return _act(store, id_, "reopened", lambda conn: noted.opened(conn, [id_], at))


def close(store: Store, id_: int, how: str, now: Instant | None = None) -> int:
    """kept, or dropped. The key of its row."""
    at = int(time.time()) if now is None else now
    return _act(store, id_, how, lambda conn: noted.closed(conn, [id_], how, at))


def _act(store: Store, id_: int, action: str, work: Callable[[Connection], list[Step]]) -> int:
    with store.transaction(durable=True) as conn:
        key = noted.row_of(conn, id_)
        made = work(conn)
        steps.record(conn, action, made, {"what": noted.newest(conn, id_).what, "keys": [key]})
        touched = again(store, conn, [key])
    settle_after(store, touched)
    return key


def open_on(store: Store, key: int, now: Instant | None = None) -> list[FollowUp]:
    """What stands open on a row, to be changed or closed; the soonest first."""
    at = int(time.time()) if now is None else now
    with store.snapshot() as conn:
        found = [noted.newest(conn, id_) for id_ in noted.open_ids(conn, [key], at)]
    return sorted(found, key=lambda one: one.due)
