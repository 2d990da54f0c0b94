"""`owed doctor --repair`: a new store from what can be read of a damaged one.

The damaged file is only read, through one descriptor, and never changed. The new one is built
beside it, checked, and takes its place by a rename; until then a kill leaves all as it was. What
was damaged stays beside it under a dated name.

The write-ahead log belongs to the file of that name, whichever it is, so it must be gone before
the new file comes. First a copy of the old one that has the log in it takes its place: the same
store, with or without the log.
"""

import contextlib
import fcntl
import os
import struct
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from store.records import awaited, checkup, database, file_opening, migrations, status
from store.records import repair_again as again
from store.records import repair_fill as filling
from store.records import repair_mend as mending
from store.records.backup import flush
from store.records.database import Store
from store.records.failures import StoreError
from store.records.repair_log import fold
from store.records.repaired import LOCAL, Count, Repaired
from store.records.salvage import Loss, Salvage
from store.records.salvage_pages import PENDING_BYTE, Pages

if TYPE_CHECKING:
    from store.config import Config


def repair(config: "Config", begins: Callable[[], object] = lambda: None) -> Repaired | None:
    """None if nothing is wrong with the store. begins: called where there is something to do,
    which may take minutes. Raises StoreError: `missing`, `locked`, `in-use`
    with a pid, `newer`, `full`, `hopeless` if even the new store is not sound."""
    store = Store(config.database, config)
    path = store.path
    with database.words_for_failures(path):
        if not path.exists():
            raise StoreError("missing", path=str(path))
    with (
        database.words_for_failures(path), contextlib.closing(store), store.locked(),
        _no_daemon(store),
    ):  # fmt: skip
        file = os.open(path, os.O_RDWR | os.O_CLOEXEC)
        try:
            if (pid := _other(file)) is not None:
                raise StoreError("in-use", path=str(path), pid=pid)
            said = checkup.complaints(path)
            if not said:
                return None
            if not _take(file):
                raise StoreError("in-use", path=str(path), pid=_other(file) or 0)
            begins()
            return _repaired(path, config, file, said[0])
        finally:
            os.close(file)


@contextlib.contextmanager
def _no_daemon(store: Store) -> Iterator[None]:
    try:
        with status.daemon_lock(store):
            yield
    except status.DaemonRunning as other:
        raise StoreError("in-use", path=str(store.path), pid=other.pid) from None


def _repaired(path: Path, config: "Config", file: int, said: str) -> Repaired:
    new, folded = (path.with_name(f"{path.name}.{end}") for end in ("repairing", "folded"))
    _clean(new, folded)
    try:
        log = Path(f"{path}-wal")
        has_log = fold(file, log, folded)
        with contextlib.ExitStack() as stack:
            source = file
            if has_log:
                source = os.open(folded, os.O_RDONLY | os.O_CLOEXEC)
                stack.callback(os.close, source)
            done = _build(new, config, Pages(source))
        aside = _put(path, new, folded if has_log else None)
    finally:
        _clean(new, folded)
    return done._replace(path=path, aside=aside, said=said)


def _clean(*paths: Path) -> None:
    """What an earlier repair left that was killed, or this one."""
    for path in paths:
        for end in ("", "-wal", "-shm", "-journal", ".lock", ".settle.lock"):
            Path(f"{path}{end}").unlink(missing_ok=True)


def _build(new: Path, config: "Config", pages: Pages) -> Repaired:
    version = _version(pages)
    file_opening.create(new, version)
    with database.unguarded(new) as conn:
        salvage = Salvage(pages, filling.shapes(conn))
        conn.execute("BEGIN")
        given = filling.fill(conn, salvage)
        conn.execute("COMMIT")
    file_opening.create(new)
    with database.unguarded(new) as conn:
        conn.execute("BEGIN")
        mending.mend(conn, salvage, config)
        again.derive(conn)
        conn.execute("COMMIT")
    store = Store(new, config)
    try:
        again.judge(store)
        done = _counted(store, salvage, given)
    finally:
        store.close()
    said = checkup.complaints(new)
    if said:
        raise StoreError("hopeless", path=str(new), said=said[0])
    file_opening.finish(new)
    return done


def _version(pages: Pages) -> int:
    """Of the tables; where the header is lost, that of this program."""
    version = pages.header.version
    if version > migrations.VERSION:
        raise StoreError("newer", path="", version=version, known=migrations.VERSION)
    return version or migrations.VERSION


def _counted(store: Store, salvage: Salvage, given: Mapping[str, int]) -> Repaired:
    conn = store.reader()
    counts = {}
    for name in (*LOCAL, "messages"):
        (kept,) = conn.execute(f"SELECT count(*) FROM {name}").fetchone()
        counts[name] = Count(kept, _lost(salvage.losses[name], kept, given.get(name)))
    (waiting,) = conn.execute(
        "SELECT count(*) FROM messages WHERE body = ?", (awaited.BODY,)
    ).fetchone()
    return Repaired(store.path, store.path, "", counts, waiting, salvage.schema_lost)


def _lost(loss: Loss, kept: int, given: int | None) -> int | None:
    """Numbers that were given and that nobody has, in a table that could not be read whole; some
    may be those of rows that were taken back."""
    if not loss.any:
        return 0
    return None if given is None else max(0, given - kept)


def _put(path: Path, new: Path, folded: Path | None) -> Path:
    """In its place, the damaged one beside it. Every step leaves a whole store at `path`."""
    aside = _aside(path)
    log = Path(f"{path}-wal")
    _second_name(path, aside)
    if log.exists() and log.stat().st_size:
        _second_name(log, Path(f"{aside}-wal"))
    flush(path.parent)
    if folded is not None:
        folded.replace(path)
    for end in ("-wal", "-shm"):
        Path(f"{path}{end}").unlink(missing_ok=True)
    flush(path.parent)
    new.replace(path)
    flush(path.parent)
    return aside


def _aside(path: Path) -> Path:
    """A name that is free, with its day and time."""
    first = path.with_name(f"{path.name}.damaged-{time.strftime('%Y-%m-%d-%H%M%S')}")
    names = (first, *(first.with_name(f"{first.name}-{number}") for number in range(2, 1000)))
    return next(name for name in names if not name.exists())


def _second_name(path: Path, name: Path) -> None:
    path.chmod(0o600)
    try:
        name.hardlink_to(path)
    except OSError:  # A file system without second names.
        import shutil

        shutil.copyfile(path, name)
        name.chmod(0o600)
        flush(name)


# SQLite's own locks (https://sqlite.org/src/file/src/os.h, SHARED_FIRST): whoever has the file
# open in WAL mode holds a read lock on these bytes. Ours ends with any descriptor of this process
# on the file, so none but `file` may be opened and closed while it is held.
_FIRST, _BYTES = PENDING_BYTE + 2, 510


def _take(file: int) -> bool:
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, _BYTES, _FIRST)
    except OSError:
        return False
    return True


def _other(file: int) -> int | None:
    """The pid of a process that has the store open; 0 if it cannot be told."""
    if sys.platform == "darwin":
        form, fields = "@qqihh", (_FIRST, _BYTES, 0, fcntl.F_WRLCK, os.SEEK_SET)
    else:
        form, fields = "@hhqqi4x", (fcntl.F_WRLCK, os.SEEK_SET, _FIRST, _BYTES, 0)
    asked = fcntl.fcntl(file, fcntl.F_GETLK, struct.pack(form, *fields))
    told = struct.unpack(form, asked)
    what, pid = (told[3], told[2]) if sys.platform == "darwin" else (told[0], told[4])
    return None if what == fcntl.F_UNLCK else pid
