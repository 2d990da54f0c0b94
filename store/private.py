"""Whether a file is its user's alone (docs/decisions/0016-who-may-read-the-configuration.md)."""

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


def others_replace(path: Path) -> str:
    """The mode of the folder that it lies in, if anybody else may put another file in its place;
    else ''. Where a folder is sticky, as /tmp, only the owner may."""
    folder = path.parent
    try:
        sticky = folder.stat().st_mode & stat.S_ISVTX
    except OSError:
        return ""
    return "" if sticky else others_write(folder)


def owner(path: Path) -> str:
    """Whose it is, if neither ours nor root's; else ''."""
    import pwd

    try:
        number = path.stat().st_uid
    except OSError:
        return ""
    if number in (os.geteuid(), 0):
        return ""
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return str(number)


def _own_group(number: int) -> bool:
    import grp
    import pwd

    try:
        group, user = grp.getgrgid(number), pwd.getpwuid(os.getuid())
    except KeyError:
        return False
    return group.gr_name == user.pw_name and set(group.gr_mem) <= {user.pw_name}
