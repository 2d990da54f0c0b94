"""Memory that was freed goes back to the system."""

import ctypes
from functools import cache

_TRIM_THRESHOLD, _MMAP_THRESHOLD, _ARENA_MAX = -1, -3, -8
"""What glibc's mallopt(3) calls them."""
_LARGE = 1 << 16
_TOP = 1 << 18


def keep_little() -> None:
    """From now on, before there are threads. glibc keeps an arena for each, and freed blocks of
    ever more size, up to 32 MB once one of that size was freed; a list that is read again and again
    leaves holes in all of them."""
    setting = _of_glibc("mallopt")
    if setting is not None:
        for what, value in ((_ARENA_MAX, 1), (_MMAP_THRESHOLD, _LARGE), (_TRIM_THRESHOLD, _TOP)):
            setting(what, value)


def give_back() -> None:
    """SQLite, JSON and mails that were read take megabytes for a while, and glibc keeps them: 17 MB
    after a minute of searching. Takes a millisecond or two."""
    trim = _of_glibc("malloc_trim")
    if trim is not None:
        trim(0)


@cache
def _of_glibc(name: str) -> "ctypes._NamedFuncPointer | None":
    """Other systems give back by themselves."""
    return getattr(ctypes.CDLL(None), name, None)
