"""What the world does to the store's file (full, locked, read-only, damaged), as an error that has
words; what we did wrong stays the error that it is.
"""

import contextlib
import errno
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_ERRNOS = {
    errno.EACCES: "readonly", errno.EPERM: "readonly", errno.EROFS: "readonly-disk",
    errno.ENOSPC: "full", errno.EDQUOT: "full",
}  # fmt: skip
_LEAST_BYTES = 64 << 10

_SAYS = (
    # First: with these words SQLite quotes the file, which may hold any of the others.
    ("malformed", "damaged"),
    ("not a database", "damaged"),
    ("corrupt", "damaged"),
    ("invalid fts5", "damaged"),
    ("no such table", "damaged"),
    ("vtable constructor failed", "damaged"),
    ("Could not decode", "damaged"),
    ("full", "full"),
    ("locked", "locked"),
    ("busy", "locked"),
    ("readonly", "readonly"),
    ("unable to open", "readonly"),
    ("disk I/O", "io"),
)


class StoreError(Exception):
    """The store cannot be used. `code`: missing, moved, newer, locked, in-use, readonly,
    readonly-disk, full, damaged, folder, network-fs, io."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts: Mapping[str, Any] = facts


def code_of(said: str, path: Path | None = None) -> str | None:
    """The code of what SQLite says of the file at `path`; None where the file is not to blame."""
    code = next((code for part, code in _SAYS if part in said), None)
    if path is None or code not in {"io", "readonly"}:
        return code
    if is_readonly(path):
        return "readonly-disk"
    # Of a log or its index that cannot grow SQLite only says that it failed.
    return "full" if code == "io" and is_full(path) else code


def of_os_error(error: OSError, path: Path) -> StoreError:
    code = _ERRNOS.get(error.errno or 0, "io")
    return StoreError(code, path=str(path), said=error.strerror or str(error))


def is_readonly(path: Path) -> bool:
    """The whole disk is: whose the file is does not matter then."""
    with contextlib.suppress(OSError):
        return bool(os.statvfs(path.parent).f_flag & os.ST_RDONLY)
    return False


def is_full(path: Path) -> bool:
    """The disk has not even room for a few lines. A quota that is used up does not show here, and
    of some file systems, which count no blocks at all, nothing is known."""
    with contextlib.suppress(OSError):
        disk = os.statvfs(path.parent)
        return disk.f_blocks > 0 and disk.f_bavail * disk.f_frsize < _LEAST_BYTES
    return False
