"""Judging right after a change of some rows. What judges is loaded where something has changed: a
round of sync that finds nothing new, and most commands, need none of it."""

import contextlib
from collections.abc import Iterable

from store.records.database import Store
from store.records.failures import StoreError


def settle(store: Store, touched: Iterable[int]) -> None:
    """What a change has marked, once it is committed, and what others have left. Raises
    StoreError."""
    some = list(touched)
    marked = "SELECT 1 FROM conversations WHERE stale > 0 LIMIT 1"
    if some or store.reader().execute(marked).fetchone() is not None:
        from store.records import judging

        judging.settle(store, some)


def settle_after(store: Store, touched: Iterable[int]) -> None:
    """Likewise. A disk that is full just now, or another writer, must not tell whoever made the
    change that it failed: the marks stay, and whoever comes next judges them."""
    with contextlib.suppress(StoreError):
        settle(store, touched)
