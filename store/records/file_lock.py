"""The writers' turn: a lock on a file, had in the order in which it was asked for."""

import fcntl
import os
import threading
from pathlib import Path

from store.records.failures import StoreError


def wait_for(fd: int, seconds: float, path: Path) -> None:
    """Waits in the kernel's queue, first come first served: polling starves. The wait has a
    thread of its own, since a blocking flock has no time-out and its holder may be suspended.
    After StoreError 'locked' the file is that thread's, and not to be used any more."""
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return
    except BlockingIOError:
        pass
    turn = threading.Lock()
    state = {"given_up": False, "held": False}

    def wait() -> None:
        fcntl.flock(fd, fcntl.LOCK_EX)
        with turn:
            state["held"] = True
            if state["given_up"]:
                os.close(fd)  # unlocks; to unlock by its number might meet another's file

    waiter = threading.Thread(target=wait, daemon=True)
    waiter.start()
    waiter.join(seconds)
    with turn:
        if not state["held"]:
            state["given_up"] = True
            raise StoreError("locked", path=str(path))
