"""The writers' turn: a lock on a file, had in the order in which it was asked for."""

import fcntl
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path

from store.records.failures import StoreError

LOOK_SECONDS = 0.05
"""Between looks at whether it is to be waited for still. So long at least: whoever writes as usual
has the lock for less."""

_File = tuple[int, int]


class _Waiter:
    """Stands in the queue for whoever waits now; `left` when nobody does."""

    def __init__(self, fd: int, file: _File) -> None:
        self.fd = fd
        self.held = self.left = False
        self._file = file
        self.thread = threading.Thread(target=self._wait, daemon=True)
        self.thread.start()

    def _wait(self) -> None:
        fcntl.flock(self.fd, fcntl.LOCK_EX)
        with _turn:
            self.held = True
            if self.left:
                _left[self._file].remove(self)
                os.close(self.fd)  # unlocks; to unlock by its number might meet another's file


_turn = threading.Lock()
_left: dict[_File, list[_Waiter]] = {}
"""Of each file those that nobody waits with. A thread in the kernel's queue cannot be called back;
the next that wants the lock takes its place, or a lock that is held for an hour costs a thread and
a file for each try."""


def wait_for(fd: int, path: Path, until: Callable[[], float]) -> int:
    """Waits in the kernel's queue, first come first served: polling starves. The wait has a
    thread of its own, since a blocking flock has no time-out and its holder may be suspended.

    until: an instant on the monotonic clock, which may come nearer meanwhile; then StoreError
    'locked'. Returns the file by which the lock is held; `fd` is not to be used any more if it is
    another, or after the error.
    """
    try:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return fd
    except BlockingIOError:
        pass
    waiter, left = _in_the_queue(fd)
    try:
        waiter.thread.join(LOOK_SECONDS)
        while waiter.thread.is_alive() and time.monotonic() < until():
            waiter.thread.join(LOOK_SECONDS)
    finally:
        with _turn:
            held = waiter.held
            if not held and waiter.thread.is_alive():
                waiter.left = True
                left.append(waiter)
    if not held:
        raise StoreError("locked", path=str(path))
    return waiter.fd


def _in_the_queue(fd: int) -> tuple[_Waiter, list[_Waiter]]:
    """One that waits already, if there is one; and where those of this file are left."""
    found = os.fstat(fd)
    file = found.st_dev, found.st_ino
    with _turn:
        left = _left.setdefault(file, [])
        if left:
            waiter = left.pop(0)
            waiter.left = False
            os.close(fd)
            return waiter, left
    return _Waiter(fd, file), left
