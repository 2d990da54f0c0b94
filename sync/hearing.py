"""Mail that was read by older rules is heard again, beside all else that the daemon does: in a
thread of its own, which rests as long as it works."""

import logging
import threading
import time
from collections.abc import Callable

from store.records.database import Store, failures_named
from store.records.failures import StoreError
from store.records.verdicts import heard
from sync import logs

LEAST_SECONDS = 0.05
"""Of each rest."""

log = logging.getLogger(__name__)


def begin(store: Store, end: threading.Event) -> threading.Thread:
    def life() -> None:
        try:
            hear(store, lambda worked: end.wait(max(LEAST_SECONDS, worked)))
        finally:
            store.close()

    thread = threading.Thread(target=life, name="hearing", daemon=True)
    thread.start()
    return thread


def hear(store: Store, rest: Callable[[float], bool] = lambda _worked: False) -> None:
    """Until there is none, or rest, which is told for how many seconds it was worked, says so;
    whatever stops it, the next daemon goes on."""
    try:
        with failures_named():
            if heard(store):
                return
            from store.records.hearing_again import hear_again  # late: it loads what reads mails

            began = time.monotonic()
            for _ in hear_again(store, int(time.time())):
                if rest(time.monotonic() - began):
                    return
                began = time.monotonic()
    except StoreError as error:
        log.warning("old mail is not heard again: %s", logs.of_store(error, store.path))
