"""How all that is open stands at an instant: the ground under every list.

One index scan over the intervals of `loops`, whatever the instant; the bands are comparisons.
"""

import json
import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from sys import intern

from store.records.database import Connection, Store, meta
from store.records.names import Names, names
from store.records.placements import marks
from store.records.rowkeys import of_followup, split
from store.records.urgency import DEBTS, OPEN, Slim, debts
from store.rules.instant import Instant
from store.rules.policy import Tiers, is_key
from store.rules.timing import Standing, stand

DAY = 86400


@dataclass(frozen=True, slots=True)
class At:
    """The instant of a list, and what hangs on it."""

    now: Instant
    past: bool
    """Asked for by the user: counts leave out what came later."""
    start_line: Instant
    """Debts from before it are backlog (rule 18)."""
    horizon: Instant
    """Mail from before it may still be answered by mail that was not fetched yet."""
    internal: bool
    """Colleagues' questions stand among the clients' debts."""


def at(store: Store, now: Instant | None = None) -> At:
    """Now, or the instant that the user asks about."""
    conn = store.reader()
    instant = int(time.time()) if now is None else now
    # Of an account that was taken out nothing more comes, however long one waits.
    row = conn.execute("SELECT max(horizon) FROM accounts WHERE phase <> 'left'").fetchone()
    return At(
        now=instant,
        past=now is not None,
        start_line=start_line(store, instant),
        horizon=row[0] or 0,
        internal=store.config.ledger.internal,
    )


def start_line(store: Store, now: Instant) -> Instant:
    """Of an account that was never synced: that of a first sync which begins now."""
    first = meta(store.reader(), "first_sync")
    begin = min(int(first), now) if first else now
    return begin - store.config.ledger.backlog_days * DAY


def last_as_of(when: At) -> str:
    """SQL: when something last happened in a row of `conversations`, as of then."""
    if not when.past:
        return "last"
    now = int(when.now)
    return (
        f"CASE WHEN last <= {now} THEN last ELSE max("
        "coalesce((SELECT max(m.at) FROM messages m WHERE m.conversation_id = conversations.id "
        f"AND m.at <= {now} AND m.place IN ('here', 'outbox')), 0), "
        "coalesce((SELECT max(c.at) FROM calls c WHERE c.conversation_id = conversations.id "
        f"AND c.at <= {now}), 0)) END"
    )


def open_loops(
    conn: Connection,
    who: Names,
    when: At,
    tiers: Tiers,
    kinds: Sequence[str] = OPEN,
    keys: Iterable[int] | None = None,
) -> dict[int, list[Slim]]:
    """Open loops by the key of their row; of all rows, or of those asked for.

    Chases and fyi from before the start line count as done (rule 18), and mail from before the
    horizon is not called owed yet.
    """
    key_tiers = {tier for tier in {one.tier for one in who.values()} if is_key(tier, tiers)}
    key_clients = {client for client, one in who.items() if one.tier in key_tiers}
    found: dict[int, list[Slim]] = defaultdict(list)
    for row in _scan(conn, when, kinds, keys):
        slim, key = _slim(row, when, key_clients)
        if _counts(slim, key, row[5], when):
            found[key].append(slim)
    return found


_Open = tuple[
    int, int | None, int | None, int | None, str, int, int, int, int, int, int, str, int | None,
    int | None,
]  # fmt: skip
_COLUMNS = (
    "id, conversation_id, call_id, followup_id, kind, opened_at, since, due, soon_at, far_at, "
    "late_from, again, forget_at, client_id"
)


def _scan(
    conn: Connection, when: At, kinds: Sequence[str], keys: Iterable[int] | None
) -> Iterator[_Open]:
    """One after the other: all at once are megabytes for an instant, which leave holes."""
    if keys is None:
        young = max(when.start_line, when.horizon)
        yield from _of_kinds(conn, when, [kind for kind in kinds if kind in DEBTS], 0)
        yield from _of_kinds(conn, when, [kind for kind in kinds if kind not in DEBTS], young)
        return
    some = split(keys)
    for column, ids in (
        ("conversation_id", some.conversations),
        ("call_id", some.calls),
        ("conversation_id IS NULL AND followup_id", some.followups),
    ):
        for start in range(0, len(ids), 400):
            part = ids[start : start + 400]
            yield from conn.execute(
                f"SELECT {_COLUMNS} FROM loops WHERE {column} IN ({marks(part)}) "
                "AND closed_at > ? AND opened_at <= ?",
                (*part, when.now, when.now),
            )


def _of_kinds(conn: Connection, when: At, kinds: Sequence[str], line: Instant) -> Iterator[_Open]:
    """Opened since that line only. What we wait for piles up for years and counts for weeks."""
    if not kinds:
        return
    yield from conn.execute(
        f"SELECT {_COLUMNS} FROM loops WHERE kind IN ({marks(kinds)}) "
        "AND closed_at > ? AND opened_at BETWEEN ? AND ?",
        (*kinds, when.now, line, when.now),
    )


_same: dict[Standing, Standing] = {}
"""The ten that there are, for the thousands that have them."""


def _slim(
    row: _Open,
    when: At,
    key_clients: set[int],
) -> tuple[Slim, int]:
    (id_, conversation, call, followup, kind, _opened, since, due, soon_at, far_at, late_from,
     again, forget_at, client) = row  # fmt: skip
    newest = since
    if again != "[]":
        for instant, forget in json.loads(again):
            if instant <= when.now:
                newest, forget_at = instant, forget
    standing = stand(
        kind, since, due, soon_at, far_at, newest, forget_at, when.now, when.start_line
    )
    key = conversation if conversation is not None else -(call or 0) or of_followup(followup or 0)
    return Slim(
        intern(kind), standing, since, due, late_from, client, client in key_clients, id_
    ), key


def _counts(loop: Slim, key: int, opened_at: Instant, when: At) -> bool:
    if loop.kind in {"chase", "fyi"}:
        return opened_at >= when.start_line and opened_at >= when.horizon
    return key < 0 or loop.since >= when.horizon


_last = threading.local()


def everything(store: Store, conn: Connection, when: At) -> dict[int, list[Slim]]:
    """All that is open, by row; not to be changed, since the next list of the same instant gets
    the same one while nothing was written."""
    found = remembered(store, conn, when)
    if found is None:
        _last.known = _last.found = None  # before its successor takes as much
        found = open_loops(conn, names(store, conn), when, store.config.tiers)
        _last.known, _last.found = _version(store, conn, when), found
    return found


def remembered(store: Store, conn: Connection, when: At) -> dict[int, list[Slim]] | None:
    """`everything`, if this thread has just asked for it."""
    if getattr(_last, "known", None) != _version(store, conn, when):
        return None
    found: dict[int, list[Slim]] = _last.found
    return found


def _version(store: Store, conn: Connection, when: At) -> object:
    """A writer's own changes do not move `data_version`, so what it sees is never the same."""
    if conn is not store.reader():
        return object()
    return conn, conn.execute("PRAGMA data_version").fetchone(), when, store.config


def debts_only(store: Store, conn: Connection, when: At) -> Mapping[int, Sequence[Slim]]:
    """What we owe, by row; not to be changed. A thread that has asked for everything asks for it
    soon again."""
    if not hasattr(_last, "known"):
        return open_loops(conn, names(store, conn), when, store.config.tiers, DEBTS)
    some = ((key, debts(loops)) for key, loops in everything(store, conn, when).items())
    return {key: loops for key, loops in some if loops}
