"""The first list, read while the parts of the screen are still being loaded.

It imports nothing of the screen, so that it can begin before them.
"""

from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple

from store.records import views
from store.records.database import Store
from store.records.rows import Row
from tui.listing import FOLD, Listing, load
from tui.places import TABS, Place

_IN_SIGHT = 120
"""Rows that are read with the list: more than most terminals have lines, with those ahead."""
_STATEMENTS = 96
"""Kept prepared: of 90,000 questions of a screen in use 242 were different ones, and so one in 180
is prepared again, while megabytes stay free."""
_PAGES = 2_000
"""kB: with an eighth of what a daemon remembers no list takes longer, since the system remembers
the file as well."""


class First(NamedTuple):
    version: int
    """Of the store, before the list was read: `Store.changed` of the reader's thread."""
    listing: Listing
    rows: Mapping[int, Row]


class Beginning(NamedTuple):
    thread: ThreadPoolExecutor
    """The reader's, with what it remembers of the store."""
    first: "Future[First]"


def begin(store: Store, now: int | None) -> Beginning:
    store.statements, store.pages = _STATEMENTS, _PAGES
    thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="owed-read")
    return Beginning(thread, thread.submit(_first, store, now))


def _first(store: Store, now: int | None) -> First:
    version = store.changed()
    listing = load(store, Place(TABS[0]), now)
    keys = [key for key in listing.keys[:_IN_SIGHT] if key != FOLD]
    rows = views.rows(store, keys, listing.at) if listing.at else []
    return First(version, listing, {row.key: row for row in rows})
