"""The daemon behind a screen: started with it, and again when it has died meanwhile."""

from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING

from cli.again import in_background
from cli.asked import Asked
from store.records import status

if TYPE_CHECKING:
    from subprocess import Popen

    from store.records.database import Store

FIRST, LONGEST = 10.0, 900.0
"""Seconds from one start to the next, doubled each time."""
HEALTHY = 120.0
"""After so many seconds without a start the next begins from the first."""
AT_LOGIN = 60.0
"""Seconds for which the system may start the one of `owed service`, which it does after thirty."""


class Behind:
    """`begin` and `look` are for one thread each. `start`: starts a daemon in the background."""

    def __init__(
        self,
        store: "Store",
        start: "Callable[[], Popen[bytes]]",
        at_login: Callable[[], bool],
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._store, self._start, self._at_login, self._clock = store, start, at_login, clock
        self._file = self._found()
        self._ours: Popen[bytes] | None = None
        self._missing: float | None = None
        self._started = clock()
        self._pause = FIRST

    def begin(self) -> None:
        if status.running(self._store) is None:
            self._ours = self._start()

    def look(self) -> None:
        """Whoever ended it in good order wants none. One that starts itself anew is away for a
        moment; while a round or a repair has its lock, it could not be had; and beside a store
        that is being put in the place of another nothing may be made."""
        with suppress(OSError):
            self._look()

    def _look(self) -> None:
        now = self._clock()
        if status.running(self._store) is not None:
            self._missing = None
            if self._ours is not None and self._ours.poll() is not None:
                self._ours = None  # another was quicker
            return
        if self._missing is None:
            self._missing = now
            return
        if now - self._started >= max(HEALTHY, 2 * self._pause):
            self._pause = FIRST
        if now - self._started < self._pause or not self._is_wanted():
            return
        if self._at_login() and now - self._missing < AT_LOGIN:
            return
        self._started, self._pause = now, min(2 * self._pause, LONGEST)
        self._ours = self._start()

    def _is_wanted(self) -> bool:
        ended = None if self._ours is None else self._ours.poll()
        if self._ours is not None and ended is None:
            return False  # it is about to begin
        return (status.died(self._store) or bool(ended)) and self._found() == self._file

    def _found(self) -> tuple[int, int] | None:
        with suppress(OSError):
            found = self._store.path.stat()
            return found.st_dev, found.st_ino
        return None


def behind(asked: Asked, store: "Store") -> Behind:
    def at_login() -> bool:
        from cli.service import here

        with suppress(OSError, RuntimeError):
            return here(asked).path.exists()
        return False

    return Behind(store, lambda: in_background(asked, "sync"), at_login)
