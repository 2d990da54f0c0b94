"""Which versions of drafts the server lacks, and which lie there that ought not to."""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from store.records import placements
from store.records.database import Connection, Store
from store.records.uploads import COLUMNS, Copy, Wanted
from store.rules.instant import Instant

QUIET_SECONDS = 5
"""So long a draft must have stayed as it is."""
EVERY_SECONDS = 30
"""At most so often a draft is uploaded …"""
OCTETS_A_SECOND = 20_000
"""… and a large one not so often."""
LONGEST_WAIT = 3_600
"""Seconds until another attempt, at most."""

_ON_ITS_WAY = ("held", "queued", "talking", "dotted", "uncertain", "refused")
"""Not a draft any more, and perhaps one again: what lies there stays."""


class Todo(NamedTuple):
    wanted: tuple[Wanted, ...]
    unsure: tuple[Copy, ...]
    """Begun once, and no longer wanted: they may lie there."""
    surplus: tuple[Copy, ...]
    """There, and no longer wanted."""
    over: tuple[Copy, ...]
    """Parted, and the draft has gone on, or is no more."""


def todo(store: Store, account_id: int, now: Instant, *, kept: bool) -> Todo:
    """What there is to do, due or not. kept: whether drafts are to lie on the server at all."""
    conn = store.reader()
    by_draft: dict[str, list[Copy]] = defaultdict(list)
    for copy in _copies(conn, account_id, now):
        by_draft[copy.draft].append(copy)
    wanted: list[Wanted] = []
    for row in _drafts(conn, account_id, now) if kept else ():
        versions = by_draft.get(row[0], [])
        last = versions[-1] if versions else None
        if last is None or last.revision != row[2] or last.state == "begun":
            wanted.append(_wanted(row, last, now))
            by_draft.pop(row[0], None)  # what is there goes when the new one has come
        else:
            versions.pop()
    for uuid in _on_their_way(conn, list(by_draft)):
        del by_draft[uuid]
    left = [copy for versions in by_draft.values() for copy in versions]
    return Todo(
        tuple(wanted),
        unsure=tuple(copy for copy in left if copy.state == "begun"),
        surplus=tuple(copy for copy in left if copy.state == "there"),
        over=tuple(copy for copy in left if copy.state == "parted"),
    )


def next_due(store: Store, account_id: int, now: Instant, *, kept: bool) -> Instant | None:
    """When there is something to do."""
    found = todo(store, account_id, now, kept=kept)
    copies = (*found.unsure, *found.surplus, *found.over)
    times = [*(copy.not_before for copy in copies), *(one.due for one in found.wanted)]
    return min(times, default=None)


_Draft = tuple[str, int, int, Instant, Instant, int]
"""uuid, id, revision, modified_at, not_before, tries"""


# What lies further ahead was put there before the clock was set back.
_FROM = f"iif(not_before > ? + {LONGEST_WAIT}, 0, not_before)"


def _drafts(conn: Connection, account_id: int, now: Instant) -> list[_Draft]:
    return conn.execute(
        f"SELECT uuid, id, revision, modified_at, {_FROM}, tries FROM outbox "
        "WHERE account_id = ? AND state = 'draft' ORDER BY id",
        (now, account_id),
    ).fetchall()


def _wanted(row: _Draft, last: Copy | None, now: Instant) -> Wanted:
    uuid, id_, revision, modified, not_before, tries = row
    due = max(not_before, _after(modified, QUIET_SECONDS, now))
    if last is not None:
        due = max(due, _after(last.at, EVERY_SECONDS + last.size // OCTETS_A_SECOND, now))
    return Wanted(id_, uuid, revision, tries, due, last)


def _after(instant: Instant, seconds: int, now: Instant) -> Instant:
    """So much later; at once, if the clock was set back since."""
    return instant + seconds if instant <= now else 0


def _copies(conn: Connection, account_id: int, now: Instant) -> list[Copy]:
    """The newest version of each draft last."""
    rows = conn.execute(
        f"SELECT {COLUMNS}, {_FROM} FROM uploads WHERE account_id = ? ORDER BY revision, id",
        (now, account_id),
    )
    return [Copy(*row) for row in rows.fetchall()]


def _on_their_way(conn: Connection, uuids: Sequence[str]) -> list[str]:
    rows = conn.execute(
        f"SELECT uuid FROM outbox WHERE uuid IN ({placements.marks(uuids)}) "
        f"AND state IN {_ON_ITS_WAY}",
        uuids,
    )
    return [uuid for (uuid,) in rows.fetchall()]
