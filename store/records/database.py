"""The store's file: how it is locked, written and watched; `file_opening` makes it ready.

Two processes write this file by design, so there is one way to write, `Store.transaction`: an
flock on a file beside the store (fair, where SQLite's busy handler sleeps and starves), then
BEGIN IMMEDIATE (a deferred transaction that reads before it writes fails at once when the other
process wrote in between, and no timeout helps). A checkpoint waits for the disk, so it runs after
that lock was given back; but under it with SQLite before 3.51.3, which can corrupt a WAL that two
processes checkpoint and write at once.

Only this module imports SQLite: two copies of it in one process break each other's file locks.
"""

import contextlib
import fcntl
import math
import os
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from store.records.failures import StoreError, code_of, of_os_error
from store.records.file_lock import wait_for

if TYPE_CHECKING:
    import sqlite3

    from store.config import Config
    from store.records.log import Log
else:
    try:
        import pysqlite3 as sqlite3
    except ImportError:
        import sqlite3

Connection = sqlite3.Connection
IntegrityError = sqlite3.IntegrityError
SQLITE_VERSION: str = sqlite3.sqlite_version

LOCK_SECONDS = 10.0
"""How long a writer waits for the other one before it says 'locked'."""
STATEMENTS = 512
"""That a connection keeps prepared: lists of ids of many lengths make many of them, and a long
statement takes as long to prepare as to run. Some 30 kB each."""
PAGES = 16_000
"""kB of the file that a connection remembers, beside what the system does."""
CHECKPOINT_BESIDE = sqlite3.sqlite_version_info >= (3, 51, 3)
"""Others may write during a checkpoint: this SQLite is without the 'WAL-reset bug'."""


class _Open:
    """A file's descriptor, closed with whoever holds it, as SQLite's connections are: a thread
    may end without a word."""

    def __init__(self, fd: int) -> None:
        self.fd = fd

    def __del__(self) -> None:
        if self.fd >= 0:
            os.close(self.fd)


class Store:
    """An open store. Safe to share between threads: each gets connections of its own."""

    def __init__(self, path: Path, config: "Config") -> None:
        self.path = Path(os.path.realpath(path))
        """Without links: SQLite keeps the log beside the file that one leads to, and however it is
        named, a store has one lock."""
        self.config = config
        self.patience: float | None = None
        """Seconds that a change may take to judge what hangs on it; None: as many as it needs."""
        self.statements = STATEMENTS
        """For connections that are made from now on."""
        self.pages = PAGES
        """For connections that are made from now on, kB: what one that writes remembers of the
        file; one that reads, half of that."""
        self.ends = math.inf
        """An instant on the monotonic clock, from which on nobody waits for a lock: the program is
        to end."""
        self.alone = False
        """On a full disk this thread reads the file and keeps all others out: nothing can be
        written, and no other thread may read."""
        self._file: tuple[int, int] | None = None
        self._local = threading.local()
        self._making = threading.Lock()
        self._made: Log | None = None

    def reader(self) -> Connection:
        """This thread's own connection that cannot write."""
        conn: Connection | None = getattr(self._local, "reader", None)
        if conn is None:
            self._look_at_file()
            conn, self.alone = reading(self.path, self.statements)
            conn.execute("PRAGMA query_only=1")
            conn.execute(f"PRAGMA cache_size=-{self.pages // 2}")
            self._local.reader = conn
        return conn

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """A reader whose queries all see the same instant of the store."""
        conn = self.reader()
        if conn.in_transaction:
            yield conn
            return
        conn.execute("BEGIN")
        try:
            yield conn
        finally:
            conn.execute("COMMIT")

    @contextlib.contextmanager
    def transaction(self, durable: bool = False) -> Iterator[Connection]:
        """The one way to write: all or nothing.

        durable: on the disk when this returns (what the user made); else it may be lost, whole,
        by a power cut (mail, which the server still has). Raises StoreError.
        """
        if getattr(self._local, "writing", False):
            raise RuntimeError("a transaction inside a transaction")
        conn = self._writer()
        with words_for_failures(self.path):
            with self.locked(), self._atomic(conn, "FULL" if durable else "NORMAL"):
                self._look_at_file()
                yield conn
                conn.execute("COMMIT")
                if not CHECKPOINT_BESIDE:
                    self._log.look(conn)
            if CHECKPOINT_BESIDE:
                self._log.look(conn)

    @contextlib.contextmanager
    def _atomic(self, conn: Connection, synchronous: str) -> Iterator[None]:
        """Begins; what was not committed in the end is taken back."""
        self._local.writing = True
        try:
            conn.execute(f"PRAGMA synchronous={synchronous}")
            conn.execute("BEGIN IMMEDIATE")
            yield
        finally:
            self._local.writing = False
            if conn.in_transaction:
                conn.rollback()

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Holds the writers' lock; StoreError 'locked' when it can't be had in LOCK_SECONDS."""
        lock: _Open | None = getattr(self._local, "lock", None)
        if lock is None:
            fd = os.open(f"{self.path}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        else:
            fd, lock.fd = lock.fd, -1
        self._local.lock = None  # it may be another's after the wait
        fd = self.waited_for(fd, LOCK_SECONDS)
        self._local.lock = _Open(fd)
        try:
            yield
        finally:
            fcntl.flock(fd, fcntl.LOCK_UN)

    def waited_for(self, fd: int, seconds: float) -> int:
        """The file by which a lock beside the store is held now; see `file_lock.wait_for`."""
        until = time.monotonic() + seconds
        return wait_for(fd, self.path, lambda: min(until, self.ends))

    def changed(self) -> int:
        """A number that moves whenever another connection has committed; 3 µs."""
        row = self.reader().execute("PRAGMA data_version").fetchone()
        return int(row[0])

    def close(self) -> None:
        """This thread's connections; others close with their threads."""
        for name in ("reader", "writer"):
            conn: Connection | None = getattr(self._local, name, None)
            if conn is not None:
                conn.close()
                setattr(self._local, name, None)
        self._local.lock = None
        self.alone = False

    def rest(self) -> None:
        """Much was written by this thread, and no more is to come for a while: the log is short
        again, and the connections go, with the pages that they remember."""
        with words_for_failures(self.path):
            self._log.cut(self._writer())
        self.close()

    def _writer(self) -> Connection:
        conn: Connection | None = getattr(self._local, "writer", None)
        if conn is None:
            if self.alone:
                raise StoreError("full", path=str(self.path))
            self._look_at_file()
            conn = _connect(self.path, self.statements)
            conn.execute(f"PRAGMA cache_size=-{self.pages}")
            conn.execute(f"PRAGMA journal_size_limit={self._log.limit}")
            self._local.writer = conn
        return conn

    def _look_at_file(self) -> None:
        """It must be the one that was opened first: what is written to one that was moved away is
        lost, and of another in its place each connection would see another half."""
        try:
            found = self.path.stat()
        except FileNotFoundError:
            code = "missing" if self._file is None else "moved"
            raise StoreError(code, path=str(self.path)) from None
        except OSError as error:
            raise of_os_error(error, self.path) from error
        file = found.st_dev, found.st_ino
        if self._file is None:
            self._file = file
        elif self._file != file:
            raise StoreError("moved", path=str(self.path))

    @property
    def _log(self) -> "Log":
        with self._making:
            if self._made is None:
                from store.records.log import Log  # late: who only reads has nothing to fold

                self._made = Log(self.path, CHECKPOINT_BESIDE)
            return self._made

    def folded_aside(self) -> contextlib.AbstractContextManager[None]:
        """While much is written: whoever writes need not wait until the log is folded back."""
        return self._log.folded_aside(self._connected, self.close)

    def _connected(self) -> Connection:
        with words_for_failures(self.path):
            return self._writer()


def copy_into(store: Store, path: Path) -> None:
    """A consistent copy while others write; `path` is an empty file. To be a store it still wants
    the mode of one, which `unguarded` leaves. Raises StoreError."""
    if store.alone:  # whose reader keeps all others out
        store.close()
    with words_for_failures(path):
        source, _ = reading(store.path)
        try:
            source.execute("VACUUM INTO ?", (str(path),))
        finally:
            source.close()


@contextlib.contextmanager
def beside(store: Store, tables: Iterable[str]) -> Iterator[Connection]:
    """A copy of these tables in memory, to try a change on; nothing of it reaches the store."""
    conn = sqlite3.connect(":memory:", isolation_level=None, uri=True)
    try:
        conn.execute("ATTACH ? AS store", (f"{store.path.absolute().as_uri()}?mode=ro",))
        for table in tables:
            sql = conn.execute(
                "SELECT sql FROM store.sqlite_schema WHERE tbl_name = ? AND sql NOT NULL "
                "ORDER BY type DESC",
                (table,),
            ).fetchall()
            for (statement,) in sql:
                conn.execute(statement)
            conn.execute(f"INSERT INTO main.{table} SELECT * FROM store.{table}")
        conn.execute("DETACH store")
        yield conn
    finally:
        conn.close()


@contextlib.contextmanager
def unguarded(path: Path) -> Iterator[Connection]:
    """Writes a file that is being built and that nobody else knows: quick, and worthless after a
    crash. Rows may name others that are not there yet."""
    conn = bare(path)
    try:
        conn.execute("PRAGMA journal_mode=MEMORY")
        conn.execute("PRAGMA synchronous=OFF")
        conn.execute("PRAGMA cache_size=-64000")
        yield conn
        conn.execute("PRAGMA journal_mode=WAL")
    finally:
        conn.close()


@contextlib.contextmanager
def looking(path: Path) -> Iterator[Connection]:
    """Reads a file without changing it: neither are its tables brought up to date nor its log
    folded back."""
    conn = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
    try:
        yield conn
    finally:
        conn.close()


def bump(conn: Connection, *subjects: str) -> None:
    """Says, inside a transaction, which subjects it changes; readers look with `counts`."""
    conn.executemany(
        "INSERT INTO changes (subject, n) VALUES (?, 1) "
        "ON CONFLICT (subject) DO UPDATE SET n = n + 1",
        [(subject,) for subject in subjects],
    )


def counts(conn: Connection) -> dict[str, int]:
    """How often each subject was changed; a subject that never was is not in it."""
    return dict(conn.execute("SELECT subject, n FROM changes").fetchall())


def meta(conn: Connection, key: str, default: str = "") -> str:
    row = conn.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return default if row is None else str(row[0])


def set_meta(conn: Connection, key: str, value: str) -> None:
    conn.execute(
        "INSERT INTO meta (key, value) VALUES (?, ?) "
        "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, value),
    )


def _connect(path: Path, statements: int = STATEMENTS, *, alone: bool = False) -> Connection:
    conn = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=rw",  # makes no empty file where the store has gone
        uri=True, isolation_level=None, timeout=LOCK_SECONDS, cached_statements=statements,
    )  # fmt: skip
    if alone:  # before the file is looked at, as it is by the others of these
        conn.execute("PRAGMA locking_mode=EXCLUSIVE")
    conn.execute("PRAGMA foreign_keys=1")
    conn.execute("PRAGMA wal_autocheckpoint=0")
    conn.execute(f"PRAGMA cache_size=-{PAGES}")
    conn.execute("PRAGMA temp_store=MEMORY")
    return conn


def bare(path: Path) -> Connection:
    """To a file that nobody else knows, or under the lock; as SQLite sets it up."""
    return sqlite3.connect(path, isolation_level=None, timeout=LOCK_SECONDS)


def reading(path: Path, statements: int = STATEMENTS) -> tuple[Connection, bool]:
    """To read the file, and whether nobody else can meanwhile: what its readers share is a file
    beside it, and where a full disk has no room for that, one reader alone can do without."""
    try:
        return _connect(path, statements), False
    except sqlite3.OperationalError as error:
        if code_of(str(error), path) not in {"full", "io"}:  # "io": only a quota is used up
            raise
    return _connect(path, statements, alone=True), True


@contextlib.contextmanager
def failures_named() -> Iterator[None]:
    """For whoever reads: a file that is damaged or locked becomes a StoreError, too."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = code_of(str(error))
        if code is None:
            raise
        raise StoreError(code, path="", said=str(error)) from error


@contextlib.contextmanager
def words_for_failures(path: Path) -> Iterator[None]:
    """What the world does to the file (full, locked, read-only, damaged) becomes a StoreError;
    what we did wrong stays SQLite's own error."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = code_of(str(error), path)
        if code is None:
            raise
        raise StoreError(code, path=str(path), said=str(error)) from error
    except OSError as error:
        raise of_os_error(error, path) from error
