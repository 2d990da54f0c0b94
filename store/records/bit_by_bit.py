"""A change of many rows in transactions that are short: a key press of the screen waits for none.

For changes that may end between any two rows: a kill leaves the rest for the next round.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from store.records.database import Connection, Store

T = TypeVar("T")

HOLD_SECONDS = 0.005
"""After so long in a transaction no further rows are begun."""
FEW = 20
"""Rows that are begun together."""


def bit_by_bit(
    store: Store, items: Sequence[T], change: Callable[[Connection, Sequence[T]], Iterable[int]]
) -> list[int]:
    """What `change` gives back for all of the items, a few of which it gets at a time."""
    found: list[int] = []
    done = 0
    while done < len(items):
        with store.transaction() as conn:
            until = time.monotonic() + HOLD_SECONDS
            while done < len(items):
                some = items[done : done + FEW]
                found += change(conn, some)
                done += len(some)
                if time.monotonic() > until:
                    break
    return found
