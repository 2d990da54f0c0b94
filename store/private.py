"""Whether a file is its user's alone."""

import os
import stat
from pathlib import Path

_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def too_open(path: Path) -> str:
    """Its mode, such as '0644', if anybody else may do anything with it; else ''."""
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
    except OSError:
        return ""
    return f"{mode:04o}" if mode & _OTHERS else ""


def others_write(path: Path) -> str:
    """Its mode, if anybody else may change it; else ''. Where each user has a group of his own
    (Debian, Ubuntu) new files are open to that, and it is nobody else."""
    try:
        found = path.stat()
    except OSError:
        return ""
    group = found.st_mode & stat.S_IWGRP and not _own_group(found.st_gid)
    return f"{stat.S_IMODE(found.st_mode):04o}" if found.st_mode & stat.S_IWOTH or group else ""


def _own_group(number: int) -> bool:
    import grp
    import pwd

    try:
        group, user = grp.getgrgid(number), pwd.getpwuid(os.getuid())
    except KeyError:
        return False
    return group.gr_name == user.pw_name and set(group.gr_mem) <= {user.pw_name}
