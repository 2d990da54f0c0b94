"""What got more pressing since somebody was last told: once a band, and only in working hours
(rule 17)."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from store.records import views
from store.records.clock import hours
from store.records.database import Connection, Store, bump, counts, meta, set_meta
from store.records.placements import marks, slices
from store.records.rows import Row
from store.records.standing import At, at, debts_only
from store.records.urgency import Slim, pressing
from store.rules.hours import is_open
from store.rules.instant import Instant

_RANKS = {"fine": 0, "soon": 1, "overdue": 2, "far": 3}
_TOLD, _COUNTED = "told_until", "notices"


class Notices(NamedTuple):
    """rows: of the owed list, in its order, whose band got worse; until: what they cover."""

    rows: tuple[Row, ...]
    until: Instant


def due(store: Store, now: Instant) -> Notices:
    """Nothing outside working hours: that is told when they begin. Nor at the very first look:
    who has just begun knows what is in the list."""
    known = meta(store.reader(), _TOLD)
    told = int(known or now)
    if not known or told > now:  # a clock that was ahead
        return Notices((), now)
    if told == now or not is_open(hours(store.config), now):
        return Notices((), told)
    with store.snapshot() as conn:
        when = at(store, now)
        before = _bands(debts_only(store, conn, at(store, told)))
        rows = debts_only(store, conn, when).items()
        tops = {key: top for key, loops in rows if (top := pressing(loops)) is not None}
        pressing_now = [top.id for top in tops.values() if _rank(top.standing.band)]
        before |= dict.fromkeys(_late(conn, pressing_now, told, now), "fine")
        mine = _by_the_user(conn, pressing_now, told)
        worse = {
            key
            for key, top in tops.items()
            if top.id not in mine and _rank(top.standing.band) > _rank(before.get(top.id, "fine"))
        }
    return Notices(_rows(store, when, worse), now)


def told(store: Store, until: Instant, *, news: bool = False) -> None:
    """news: there was something to tell, which an open screen counts."""
    if meta(store.reader(), _TOLD) != str(until):
        with store.transaction() as conn:
            set_meta(conn, _TOLD, str(until))
            if news:
                bump(conn, _COUNTED)


def times(store: Store) -> int:
    """How often there was something to tell: whoever hears it grow since the last time rings."""
    return counts(store.reader()).get(_COUNTED, 0)


def _bands(open_: Mapping[int, Sequence[Slim]]) -> dict[int, str]:
    return {loop.id: loop.standing.band for loops in open_.values() for loop in loops}


def _rank(band: str) -> int:
    return _RANKS.get(band, 0)


def _late(conn: Connection, loops: Sequence[int], told: Instant, now: Instant) -> set[int]:
    """Those of mail that was stored since, however old: the network was away. Mail from before its
    account brought any is history, which is no news."""
    found: set[int] = set()
    for part in slices(loops):
        rows = conn.execute(
            "SELECT l.id FROM loops l JOIN messages m ON m.id = l.opened_by "
            f"WHERE l.id IN ({marks(part)}) AND l.call_id IS NULL AND l.followup_id IS NULL "
            "AND m.first_seen >= ? AND m.first_seen < ? "
            "AND m.at >= (SELECT o.first_seen FROM messages o "
            "WHERE o.account_id = m.account_id ORDER BY o.id LIMIT 1)",
            (*part, told, now),
        )
        found.update(row[0] for row in rows.fetchall())
    return found


def _by_the_user(conn: Connection, loops: Sequence[int], told: Instant) -> set[int]:
    """Those that he has opened since by his own word: it is no news to him."""
    found: set[int] = set()
    for part in slices(loops):
        rows = conn.execute(
            f"SELECT id FROM loops WHERE id IN ({marks(part)}) "
            "AND code IN ('decided', 'partly') AND opened_at > ?",
            (*part, told),
        )
        found.update(row[0] for row in rows.fetchall())
    return found


def _rows(store: Store, when: At, keys: set[int]) -> tuple[Row, ...]:
    """As far as they stand in the list: snoozed ones and colleagues' questions do not."""
    if not keys:
        return ()
    shown = [key for key in views.keys(store, "owed", when, backlog=False) if key in keys]
    return tuple(views.rows(store, shown, when))
