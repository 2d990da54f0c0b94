"""Memory that was freed goes back to the system."""

import ctypes
from functools import cache


def give_back() -> None:
    """SQLite, JSON and mails that were read take megabytes for a while, and glibc keeps them: 17 MB
    after a minute of searching. Takes a millisecond or two."""
    trim = _trim()
    if trim is not None:
        trim(0)


@cache
def _trim() -> "ctypes._NamedFuncPointer | None":
    """Of glibc; other systems give back by themselves."""
    return getattr(ctypes.CDLL(None), "malloc_trim", None)
