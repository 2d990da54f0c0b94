"""Working hours as configured, and the days off that the store keeps for whoever reads it.

To judge, the `holidays` package is asked for its calendar, and when a loop is due is written with
it. How late it is changes from minute to minute, and a list that loaded that package would take
twice as long. So the years that lists need are written down; where one is not, the package is asked
after all.
"""

import contextlib
import time
from typing import TYPE_CHECKING

from store.records.database import Connection, Store, meta, set_meta
from store.records.failures import StoreError
from store.rules.days_off import is_written, written
from store.rules.hours import WorkingHours

if TYPE_CHECKING:
    from store.config import Config

_KEPT = "days_off"
_BEFORE, _AFTER = 10, 1
"""Years, beside that in which they are written down, that are kept."""


def hours(config: "Config", kept: str = "") -> WorkingHours:
    return WorkingHours(
        week=config.hours.week,
        zone=config.timezone,
        holidays=config.hours.holidays,
        away=config.hours.away,
        kept=kept,
    )


def for_lists(store: Store, conn: Connection) -> WorkingHours:
    """Quick to ask, once the years in question are kept."""
    kept = meta(conn, _KEPT) if store.config.hours.holidays else ""
    return hours(store.config, kept)


def lacking(store: Store) -> bool:
    """Whether the coming year is not kept; so it is there before it comes."""
    code, coming = store.config.hours.holidays, _this_year() + _AFTER
    return code != "" and not is_written(meta(store.reader(), _KEPT), code, coming)


def keep(store: Store) -> None:
    """A store that cannot be written just now goes without: lists take longer, and say the same."""
    year = _this_year()
    kept = written(store.config.hours.holidays, range(year - _BEFORE, year + _AFTER + 1))
    with contextlib.suppress(StoreError), store.transaction() as conn:
        set_meta(conn, _KEPT, kept)


def _this_year() -> int:
    return time.localtime().tm_year
