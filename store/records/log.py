"""The store's write-ahead log: when it is folded back into the file, and by whom.

Folding waits for the disk, so it is done beside those who write (see `database`): after a commit by
whoever made it, or, while much is written, by a thread of its own.
"""

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from store.records.failures import StoreError

if TYPE_CHECKING:
    from store.records.database import Connection

LOG_BYTES = 32 << 20
"""Above this size it is folded: a page that many transactions write is then written once."""
UNDER_LOCK_BYTES = 8 << 20
"""The same where nobody may write meanwhile."""
ASIDE_BYTES = LOG_BYTES * 3 // 4
"""Above this by the thread, if there is one; before another process would."""
MOST_BYTES = 2 * LOG_BYTES
"""It begins anew only where all of it is folded and nobody writes. The thread never comes so far,
so whoever writes folds the rest at this size; at twice this size it waits for the thread."""
TRIES, MOMENT = 10, 0.05
"""How often, and after how many seconds again, it is tried to cut it; whoever reads does so for
milliseconds."""
PAGE_BYTES = 4096
_FOLD = "PRAGMA wal_checkpoint(PASSIVE)"


class Log:
    """That of one store, in this process. Safe to share between threads."""

    def __init__(self, path: Path, beside: bool) -> None:
        """beside: others may write while it is folded."""
        self._path, self._beside = path, beside
        self._local = threading.local()
        self._asides: list[_Aside] = []

    @property
    def limit(self) -> int:
        """Bytes that it keeps when it begins anew: written over, its pages cost a third of new
        ones. But where its size alone says how full it is, it must not keep any."""
        return MOST_BYTES if self._beside else 0

    def look(self, conn: "Connection") -> None:
        """After a commit: fold it if it is long.

        Where somebody still reads an old page it cannot begin anew; it is tried again only once it
        has grown by half, since each try waits for the disk. One that fails loses nothing, and
        what was committed must not be told as failed: it would be done twice."""
        with contextlib.suppress(OSError, conn.OperationalError):
            size, unfolded = self._sizes(conn)
            aside = next(iter(self._asides[-1:]), None)
            if (unfolded if aside is None else size) < getattr(self._local, "tried", 0):
                self._local.tried = 0
            if aside is None:
                self._fold(conn, unfolded, LOG_BYTES if self._beside else UNDER_LOCK_BYTES)
                return
            if unfolded > ASIDE_BYTES:
                aside.ask()
            if size > MOST_BYTES and aside.turn.acquire(blocking=size > 2 * MOST_BYTES):
                try:
                    self._fold(conn, size, MOST_BYTES)
                finally:
                    aside.turn.release()

    def _fold(self, conn: "Connection", size: int, limit: int) -> None:
        tried: int = getattr(self._local, "tried", 0)
        if size > max(limit, tried + tried // 2):
            conn.execute(_FOLD).fetchall()
            self._local.tried = size

    def cut(self, conn: "Connection") -> None:
        """All of it is folded and the file short again, unless somebody reads all the time. Nobody
        waits for that but this connection, which is of no more use."""
        if not self._beside:
            return
        with contextlib.suppress(OSError, conn.OperationalError):
            conn.execute("PRAGMA busy_timeout=0")
            for _ in range(TRIES):
                conn.execute(_FOLD).fetchall()  # before, since what comes now keeps writers out
                busy, *_ = conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
                if not busy:
                    return
                time.sleep(MOMENT)

    def _sizes(self, conn: "Connection") -> tuple[int, int]:
        """Bytes of it, and those that are not in the file yet."""
        if not self._beside:
            size = Path(f"{self._path}-wal").stat().st_size
            return size, size
        _, pages, done = conn.execute("PRAGMA wal_checkpoint(NOOP)").fetchone()
        return int(pages) * PAGE_BYTES, int(pages - done) * PAGE_BYTES

    @contextlib.contextmanager
    def folded_aside(
        self, connect: "Callable[[], Connection]", close: Callable[[], None]
    ) -> Iterator[None]:
        """Meanwhile a thread of its own folds it, which calls `connect` first and `close` last."""
        if not self._beside:
            yield
            return
        aside = _Aside(connect, close)
        self._asides.append(aside)
        try:
            yield
        finally:
            self._asides.remove(aside)
            aside.end()


class _Aside:
    def __init__(self, connect: "Callable[[], Connection]", close: Callable[[], None]) -> None:
        self.turn = threading.Lock()
        """Held by whichever thread folds."""
        self._connect, self._close = connect, close
        self._asked = threading.Event()
        self._over = False
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def ask(self) -> None:
        """Soon, once for however many ask."""
        self._asked.set()

    def end(self) -> None:
        """Waits for what is being folded."""
        self._over = True
        self._asked.set()
        self._thread.join()

    def _run(self) -> None:
        """Where it cannot even connect (a disk is full) whoever writes folds, and is told."""
        try:
            with contextlib.suppress(StoreError):
                self._fold_when_asked(self._connect())
        finally:
            self._close()

    def _fold_when_asked(self, conn: "Connection") -> None:
        while self._asked.wait() and not self._over:
            self._asked.clear()
            with self.turn, contextlib.suppress(conn.OperationalError):
                conn.execute(_FOLD).fetchall()
