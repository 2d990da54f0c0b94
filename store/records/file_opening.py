"""A store before it is used: made where there is none, its tables brought up to date, refused where
it cannot be trusted."""

import contextlib
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

from store.private import too_open
from store.records import migrations
from store.records.database import Store, bare, reading, words_for_failures
from store.records.failures import StoreError
from store.records.file_systems import network_file_system

if TYPE_CHECKING:
    from store.config import Config


def open_store(config: "Config", *, create: bool = True) -> Store:
    """The store that the configuration names, its tables brought up to date.

    create=False: StoreError 'missing' where there is none. Raises StoreError.
    """
    store = Store(config.database, config)
    path = store.path
    with words_for_failures(path):
        if not create:
            _be_there(path)
    with contextlib.suppress(OSError):  # no way there: said below
        if path.is_dir():
            raise StoreError("folder", path=str(path))
    if (kind := network_file_system(path)) is not None:
        raise StoreError("network-fs", path=str(path), kind=kind)
    if _emptied(path):
        raise StoreError("damaged", path=str(path), said="the file is empty")
    for file in (path, Path(f"{path}-wal"), Path(f"{path}-shm")):
        if mode := too_open(file):
            raise StoreError("too-open", path=str(file), mode=mode)
    with words_for_failures(path):
        # Not that of what a link leads to: its disk may not be there.
        config.database.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not _current(path):
            import sqlite_utils.migrations  # noqa: F401 - a tenth of a second, not under the lock

            if not create:
                _be_there(path)  # still: it may have been moved away in this very instant
            elif _absent(path):
                _begin(store)
            with store.locked():
                _migrate(path)
    return store


def _be_there(path: Path) -> None:
    if not path.exists():
        raise StoreError("missing", path=str(path))


def _absent(path: Path) -> bool:
    return not path.exists() or path.stat().st_size == 0


def _begin(store: Store) -> None:
    """A new store, made where nobody sees it, since its tables take twice as long as anybody may
    hold the lock; then put into its place, unless another was quicker."""
    from tempfile import TemporaryDirectory

    path = store.path
    with TemporaryDirectory(prefix=f".{path.name}-", dir=path.parent) as place:
        new = Path(place) / path.name
        create(new)
        finish(new)
        with store.locked():
            if _absent(path):
                _part_with_log(path)
                new.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _part_with_log(path: Path) -> None:
    """That of a store that is gone would be read into the new one; whoever has the file that it
    belongs to may still want it."""
    Path(f"{path}-shm").unlink(missing_ok=True)
    log = Path(f"{path}-wal")
    if log.exists():
        log.rename(f"{path}.left-{time.strftime('%Y-%m-%d-%H%M%S')}-wal")


def create(path: Path, until: int = migrations.VERSION) -> None:
    """An empty store with the tables of that version, or an older one brought up to it; nobody
    else knows of the file, which is worthless after a crash until `finish`."""
    _migrate(path, until, "OFF")


def finish(path: Path) -> None:
    """The file alone is the store, without a log beside it, and on the disk."""
    conn = bare(path)
    try:
        conn.execute("PRAGMA synchronous=FULL")
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        conn.close()
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _emptied(path: Path) -> bool:
    """It was in use before, since a daemon has left its lock; a new store is empty, too."""
    with contextlib.suppress(OSError):
        return path.stat().st_size == 0 and Path(f"{path}.daemon.lock").exists()
    return False


def _current(path: Path) -> bool:
    """Nothing to migrate. StoreError 'newer' if the program is too old for the file."""
    if _absent(path):
        return False
    try:
        conn, _ = reading(path)
    except UnicodeDecodeError:  # the words of SQLite quote the file
        said = "malformed database schema"
        raise StoreError("damaged", path=str(path), said=said) from None
    version = int(conn.execute("PRAGMA user_version").fetchone()[0])
    conn.close()
    if version > migrations.VERSION:
        raise StoreError("newer", path=str(path), version=version, known=migrations.VERSION)
    return version == migrations.VERSION


def _migrate(path: Path, until: int = migrations.VERSION, synchronous: str = "FULL") -> None:
    """Under the lock, since two first starts at once would both see an empty file."""
    if _current(path):
        return
    from sqlite_utils import Database

    old_mask = os.umask(0o077)
    try:
        conn = bare(path)
    finally:
        os.umask(old_mask)
    try:
        # First statement on a new file, outside any transaction and before WAL, else it has
        # no effect and says nothing.
        conn.execute("PRAGMA auto_vacuum=INCREMENTAL")
        conn.execute(f"PRAGMA synchronous={synchronous}")
        conn.execute("PRAGMA journal_mode=WAL")
        conn.execute("PRAGMA wal_autocheckpoint=0")
        db, steps = Database(conn), migrations.migrations()
        names = [step.name for step in steps.pending(db)]
        steps.apply(db, stop_before=names[len(names) - (migrations.VERSION - until) :])
        conn.execute(f"PRAGMA user_version={until}")
    finally:
        conn.close()
