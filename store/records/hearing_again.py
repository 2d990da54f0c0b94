"""What a mail says is worked out once, when it is read, and kept. When the rules by which it is
heard change, the mail that was read before is heard again (docs/decisions/0020-heard-again.md): by
the daemon, a few mails at a time, those of open conversations first, then the newest.

Each mail bears the mark of the rules by which it was heard, so a kill costs nothing, and what comes
meanwhile is heard once. What the user decided hangs on the mail and not on what it says.
"""

import time
from collections.abc import Iterator, Sequence

from store.records import placements, verdicts
from store.records.book import book
from store.records.database import Connection, Store, bump, counts, set_meta
from store.records.doubts import loosen
from store.records.events import FAR_FUTURE
from store.records.mail import HOLD_SECONDS
from store.records.placements import marks
from store.records.read_anew import KNOWN, READ, Anew, Known, read_anew, rewrite
from store.records.settling import settle_all
from store.records.standing import DAY
from store.records.urgency import DEBTS
from store.rules.instant import Instant

DAYS = 92
"""A conversation that has been still for longer is heard again only if something is open in it."""
AT_ONCE = 20
"""Mails that are read from one snapshot."""
_OF_THREADS = tuple(
    READ.index(name) for name in ("sender", "ours", "mine", "form", "machine", "quotes_old")
)
"""What decides, with the book, to which conversation a mail belongs."""


def hear_again(store: Store, now: Instant) -> Iterator[None]:
    """As often as there is something left to hear, and once more. Raises StoreError."""
    if verdicts.heard(store):
        return
    todo = _unheard(store, now)
    for start in range(0, len(todo), AT_ONCE):
        some = todo[start : start + AT_ONCE]
        while some:
            some = some[_hear(store, some) :]
        settle_all(store)
        yield
    with store.transaction() as conn:
        set_meta(conn, "heard_by", str(verdicts.HEARD_BY))


def _unheard(store: Store, now: Instant) -> list[int]:
    """Mails in the order in which they are to be heard again, each once."""
    kinds = (*DEBTS, "chase")
    open_ = (
        "id IN (SELECT conversation_id FROM loops "
        f"WHERE kind IN ({marks(kinds)}) AND closed_at = {FAR_FUTURE})"
    )
    found: list[int] = []
    with store.snapshot() as conn:
        for which, values in ((open_, kinds), ("last >= ?", (now - DAYS * DAY,))):
            found += [
                row[0]
                for row in conn.execute(
                    f"SELECT m.id FROM (SELECT id, last FROM conversations WHERE {which}) c "
                    "JOIN messages m ON m.conversation_id = c.id "
                    "WHERE m.heard_by <> ? AND m.place <> 'unsent' "
                    "ORDER BY c.last DESC, m.at DESC",
                    (*values, verdicts.HEARD_BY),
                )
            ]
    return list(dict.fromkeys(found))


def _hear(store: Store, ids: Sequence[int]) -> int:
    """As many of them as fit into the time of a transaction, one at least; how many that were."""
    with store.snapshot() as conn:
        version = counts(conn).get("book", 0)
        who = book(store, conn)
        known = {
            row[0]: Known(*row)
            for row in conn.execute(f"{KNOWN} WHERE m.id IN ({marks(ids)})", tuple(ids)).fetchall()
        }
        rows = [known[id_] for id_ in ids if id_ in known]
        fresh = [(row, _as_kept(conn, row), read_anew(conn, row, who)) for row in rows]
    until = time.monotonic() + HOLD_SECONDS
    with store.transaction() as conn:
        if counts(conn).get("book", 0) != version:
            return 0
        for row, kept, anew in fresh:
            if _as_kept(conn, row) == kept:
                _keep(conn, row, kept, anew)
            if time.monotonic() > until:
                return ids.index(row.id) + 1
    return len(ids)


def _as_kept(conn: Connection, row: Known) -> tuple[object, ...]:
    found = conn.execute(f"SELECT {', '.join(READ)} FROM messages WHERE id = ?", (row.id,))
    return tuple(found.fetchone() or ())


def _keep(conn: Connection, row: Known, kept: Sequence[object], anew: Anew | None) -> None:
    """Nothing hangs on a mail that says what it said before."""
    now = kept if anew is None else anew.columns
    if now[:-1] == kept[:-1]:
        conn.execute("UPDATE messages SET heard_by = ? WHERE id = ?", (verdicts.HEARD_BY, row.id))
        return
    assert anew is not None
    rewrite(conn, row, anew)
    if any(now[at] != kept[at] for at in _OF_THREADS):
        loosen(conn, [row.thread])
    placements.mark_stale(conn, [row.conversation])
    bump(conn, "mail")
