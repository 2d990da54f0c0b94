"""Sets of UIDs as IMAP writes them: `1:3,7` (RFC 9051 9, sequence-set).

A server can name four billion UIDs in twelve bytes, so a set stays ranges until it is walked.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MOST = 4_294_967_295
"""The highest UID there can be. Written out, since some servers read `*` as the highest
living UID and then keep silent about the newest expunge."""
COMMAND = 7_500
"""How long a set may be in one command, in bytes: with the rest it stays under 8 kB."""

_PIECE = re.compile(r"([0-9]{1,20})(?::([0-9]{1,20}))?", re.ASCII)


class Impossible(ValueError):
    """A set of numbers, of which some can be no UID."""


@dataclass(frozen=True, slots=True)
class UidSet:
    """UIDs as ascending ranges, ends included, that neither overlap nor touch."""

    ranges: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, uids: Iterable[int]) -> "UidSet":
        return cls(tuple(_joined((uid, uid) for uid in sorted(uids))))

    def __contains__(self, uid: object) -> bool:
        if not isinstance(uid, int):
            return False
        at = bisect_right(self.ranges, (uid, MOST)) - 1
        return at >= 0 and uid <= self.ranges[at][1]

    def __iter__(self) -> Iterator[int]:
        for first, last in self.ranges:
            yield from range(first, last + 1)

    def __len__(self) -> int:
        return sum(last - first + 1 for first, last in self.ranges)

    def __bool__(self) -> bool:
        return bool(self.ranges)

    def __or__(self, other: "UidSet") -> "UidSet":
        return UidSet(tuple(_joined(sorted(self.ranges + other.ranges))))

    def above(self, first: int) -> "UidSet":
        """Those from `first` on."""
        cut = ((max(first, start), end) for start, end in self.ranges)
        return UidSet(tuple((start, end) for start, end in cut if start <= end))

    @property
    def highest(self) -> int:
        """0 for the empty set."""
        return self.ranges[-1][1] if self.ranges else 0


def expand(text: str) -> UidSet:
    """`1:3,7` as a set, in linear time; ValueError for anything else, `*` too."""
    return UidSet(tuple(_joined(sorted(_pieces(text)))))


def vanished(text: str) -> tuple[bool, UidSet]:
    """The arguments of VANISHED (RFC 7162 3.2.10): whether it was before this SELECT, and what is
    gone. ValueError for anything else."""
    when, _, uid_set = text.strip().rpartition(" ")
    if when.strip().upper() not in ("", "(EARLIER)"):
        raise ValueError("not a VANISHED")
    none = uid_set.upper() in ("", "(EARLIER)")
    return bool(when), UidSet() if none else expand(uid_set)


def in_order(text: str, most: int) -> list[int]:
    """Each UID as the text has them in turn, as COPYUID pairs them up (RFC 4315 3).

    ValueError beyond `most`: what was not asked for is not walked.
    """
    uids: list[int] = []
    for first, last in _pieces(text):
        if len(uids) + last - first >= most:
            raise ValueError("more UIDs than were asked for")
        uids.extend(range(first, last + 1))
    return uids


def compact(uids: Iterable[int], limit: int = COMMAND) -> list[str]:
    """The UIDs in ranges, as many texts as are needed for none to exceed `limit` bytes."""
    ranges = uids.ranges if isinstance(uids, UidSet) else UidSet.of(uids).ranges
    texts: list[str] = []
    line: list[str] = []
    length = 0
    for first, last in ranges:
        piece = str(first) if first == last else f"{first}:{last}"
        if line and length + len(piece) + 1 > limit:
            texts.append(",".join(line))
            line, length = [], 0
        line.append(piece)
        length += len(piece) + 1
    return [*texts, ",".join(line)] if line else texts


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    for piece in text.split(","):
        match = _PIECE.fullmatch(piece)
        if not match:
            raise ValueError("not a set of UIDs")
        first, last = sorted((int(match[1]), int(match[2] or match[1])))
        if first < 1 or last > MOST:
            raise Impossible("a UID is a number of 32 bits, from 1")
        yield first, last


def _joined(ranges: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Ascending ranges, with those that overlap or touch made one."""
    start = end = 0
    for first, last in ranges:
        if end and first <= end + 1:
            end = max(end, last)
            continue
        if end:
            yield start, end
        start, end = first, last
    if end:
        yield start, end
