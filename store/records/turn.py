"""Whose turn it is to settle. Any number may judge what is marked, and it comes out the same; but
all that look for marks find the same ones: each row is judged by each of them, and what one has
judged the next marks again, so that the lists of a screen never come to rest.
"""

import contextlib
import fcntl
import os
import threading
from collections.abc import Iterator

from store.records.database import Store
from store.records.failures import StoreError

PATIENCE = 10.0
"""Seconds; whoever has it for longer is suspended, and would be waited for until somebody comes."""

_this_thread = threading.local()


@contextlib.contextmanager
def turn(store: Store, *, wait: bool = False) -> Iterator[bool]:
    """Whether it is this thread's, who may have it already.

    wait: for whoever has it; then it is this thread's in any case, and where it cannot be had, on a
    disk that is full, or from a process that is suspended, both settle, as they may.
    """
    if getattr(_this_thread, "has", None) == store.path:
        yield True
        return
    with contextlib.ExitStack() as stack:
        mine = _taken(store, stack, wait)
        if mine:
            _this_thread.has = store.path
            stack.callback(setattr, _this_thread, "has", None)
        yield mine


def others_settle(store: Store) -> bool:
    with turn(store) as mine:
        return not mine


def _taken(store: Store, stack: contextlib.ExitStack, wait: bool) -> bool:
    try:
        fd = os.open(f"{store.path}.settle.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError:
        return True
    try:
        if wait:
            fd = store.waited_for(fd, PATIENCE)
        else:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(fd)
        return False
    except StoreError:  # the file is closed by who waited
        return True
    stack.callback(os.close, fd)
    return True
