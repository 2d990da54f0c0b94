"""Sequences of keys: which of them mean something, and which only begin to."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

Sequence = tuple[str, ...]


class Found(NamedTuple):
    """What a sequence of keys is: an action, the beginning of some, or nothing (both empty)."""

    action: str
    begins: tuple[tuple[Sequence, str], ...]
    """The sequences that it begins, whole, with their actions."""

    @property
    def nothing(self) -> bool:
        return not self.action and not self.begins


class Trie:
    """Actions by sequence of keys. No sequence is the beginning of another."""

    def __init__(self, sequences: Mapping[Sequence, str]) -> None:
        self._actions = dict(sequences)

    def find(self, typed: Sequence) -> Found:
        if (action := self._actions.get(typed)) is not None:
            return Found(action, ())
        n = len(typed)
        begins = tuple(
            (keys, action)
            for keys, action in self._actions.items()
            if len(keys) > n and keys[:n] == typed
        )
        return Found("", begins)


def clashes(sequences: Iterable[Sequence]) -> list[tuple[Sequence, Sequence]]:
    """Pairs of which the first is the beginning of the second, which could never be typed."""
    every = sorted(set(sequences))
    return [
        (short, long)
        for i, short in enumerate(every)
        for long in every[i + 1 :]
        if len(long) > len(short) and long[: len(short)] == short
    ]
