"""A daemon that was not let in, and tries no more by itself, is told that it would be by now."""

from collections.abc import Collection
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.settings import Config

STOPPED = frozenset({"bad-password", "bad-certificate", "error"})
"""Phases of accounts that wait long, or for somebody."""


def go_on(config: "Config", names: Collection[str], phases: Collection[str] | None = None) -> None:
    """It is asked for a round of each of these accounts; phases: of those in one of them."""
    from store.records import status
    from store.records.failures import StoreError
    from store.records.file_opening import open_store

    with suppress(StoreError):
        store = open_store(config, create=False)
        if status.running(store) is None:
            return
        for state in status.account_states(store):
            if state.name in names and (phases is None or state.phase in phases):
                status.request_round(store, state.name)
