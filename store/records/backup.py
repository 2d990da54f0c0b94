"""A consistent copy of the store, also while others write to it."""

import contextlib
import os
import uuid
from pathlib import Path

from store.records import outbox_restored
from store.records.database import Store, copy_into, unguarded, words_for_failures
from store.records.failures import StoreError


def backup(store: Store, path: Path) -> None:
    """Whole at `path`, or not at all; never over a file, readable by its owner only.

    Raises StoreError 'exists' or 'backup'.
    """
    if os.path.lexists(path):
        raise StoreError("exists", path=str(path))
    half = path.with_name(f".{path.name[:80]}.{uuid.uuid4().hex[:8]}")
    try:
        # SQLite copies only into a file that is not there, or empty; so the mode is ours.
        os.close(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600))
        copy_into(store, half)
        with words_for_failures(half), unguarded(half) as conn:
            outbox_restored.doubt(conn)
        flush(half)
        _give_name(half, path)
        flush(path.parent)
    except FileExistsError:
        raise StoreError("exists", path=str(path)) from None
    except OSError as error:
        raise StoreError("backup", path=str(path), said=error.strerror or str(error)) from error
    except StoreError as error:
        said = str(error.facts.get("said", error.code))
        raise StoreError("backup", path=str(path), said=said) from error
    finally:
        with contextlib.suppress(OSError):
            half.unlink()


def _give_name(half: Path, path: Path) -> None:
    """A second name, which nobody's file can be under; a rename would overwrite one."""
    try:
        path.hardlink_to(half)
    except FileExistsError:
        raise
    except OSError:  # A file system without second names, such as a memory stick's.
        if path.exists():
            raise FileExistsError(str(path)) from None
        half.rename(path)


def flush(path: Path) -> None:
    fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
