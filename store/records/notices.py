"""What got more pressing since somebody was last told: once a band, and only in working hours
(rule 17)."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from store.records import views
from store.records.book import hours
from store.records.database import Store, meta, set_meta
from store.records.rows import Row
from store.records.standing import At, Slim, at, debts_only, pressing
from store.rules.hours import is_open
from store.rules.instant import Instant

_RANKS = {"fine": 0, "soon": 1, "overdue": 2, "far": 3}
_TOLD = "told_until"


class Notices(NamedTuple):
    """rows: of the owed list, in its order, whose band got worse; until: what they cover."""

    rows: tuple[Row, ...]
    until: Instant


def due(store: Store, now: Instant) -> Notices:
    """Nothing outside working hours: that is told when they begin. Nor at the very first look:
    who has just begun knows what is in the list."""
    told = meta(store.reader(), _TOLD)
    if not told:
        return Notices((), now)
    if int(told) >= now or not is_open(hours(store.config), now):
        return Notices((), int(told))
    with store.snapshot() as conn:
        when = at(store, now)
        before = _bands(debts_only(store, conn, at(store, int(told))))
        worse = {
            key
            for key, loops in debts_only(store, conn, when).items()
            if (top := pressing(loops)) is not None
            and _rank(top.standing.band) > _rank(before.get(top.id, "far"))
        }
    return Notices(_rows(store, when, worse), now)


def told(store: Store, until: Instant) -> None:
    if meta(store.reader(), _TOLD) != str(until):
        with store.transaction() as conn:
            set_meta(conn, _TOLD, str(until))


def _bands(open_: Mapping[int, Sequence[Slim]]) -> dict[int, str]:
    return {loop.id: loop.standing.band for loops in open_.values() for loop in loops}


def _rank(band: str) -> int:
    return _RANKS.get(band, 3)


def _rows(store: Store, when: At, keys: set[int]) -> tuple[Row, ...]:
    """As far as they stand in the list: snoozed ones and colleagues' questions do not."""
    if not keys:
        return ()
    shown = [key for key in views.keys(store, "owed", when, backlog=False) if key in keys]
    return tuple(views.rows(store, shown, when))
