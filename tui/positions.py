"""Where in a long list a key stands, without a table of all: a hundred thousand rows in a dict are
ten megabytes, made anew with each list, of which a handful is ever asked for."""

from array import array
from collections.abc import Sequence
from functools import cached_property
from typing import overload

_SIZE = array("q").itemsize
_MISSES = 50
"""Keys that are sought in vain, each through the whole list, before the table is made all the
same."""


class Positions:
    """Each key stands once."""

    def __init__(self, keys: Sequence[int]) -> None:
        self._keys = keys
        self._known: dict[int, int] = {}
        self._missed = 0

    def __contains__(self, key: object) -> bool:
        return isinstance(key, int) and self._find(key) is not None

    def __getitem__(self, key: int) -> int:
        if (at := self._find(key)) is None:
            raise KeyError(key)
        return at

    @overload
    def get(self, key: int) -> int | None: ...
    @overload
    def get(self, key: int, default: int) -> int: ...
    def get(self, key: int, default: int | None = None) -> int | None:
        at = self._find(key)
        return default if at is None else at

    def holding(self, keys: set[int]) -> set[int]:
        """Those of them that are in the list."""
        return keys & set(self._keys) if len(keys) > _MISSES else {k for k in keys if k in self}

    def _find(self, key: int) -> int | None:
        if (at := self._known.get(key)) is not None:
            return at
        if self._missed > _MISSES:
            return self._all.get(key)
        at = self._sought(key)
        if at is None:
            self._missed += 1
        else:
            self._known[key] = at
        return at

    def _sought(self, key: int) -> int | None:
        wanted = array("q", (key,)).tobytes()
        at = self._octets.find(wanted)
        while at % _SIZE and at >= 0:
            at = self._octets.find(wanted, at + 1)
        return None if at < 0 else at // _SIZE

    @cached_property
    def _octets(self) -> bytes:
        keys = self._keys
        return (keys if isinstance(keys, array) else array("q", keys)).tobytes()

    @cached_property
    def _all(self) -> dict[int, int]:
        return {key: at for at, key in enumerate(self._keys)}
