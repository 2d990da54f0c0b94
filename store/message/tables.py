"""A table in a mail's text that is wider than the page: its columns made narrower, cell by cell,
so that a row stays one row. As it stands, each of its lines would be broken wherever it ends."""

import re
import textwrap
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest

from store.message.columns import listed, to_the_right

LONGEST, MOST = 1_000, 500
"""Characters of a line and lines of what may be a table; what is more is text."""
WORD = 14
"""Width of a word that is broken rather than that there be no columns."""
GAP = 2
"""Blanks between columns."""


def broken(cell: str, width: int) -> list[str]:
    """A cell in lines, between words where that can be done."""
    return textwrap.wrap(cell, width, break_on_hyphens=False)


def narrowed(
    lines: Sequence[str],
    width: int,
    size: Callable[[str], int] = len,
    wrap: Callable[[str, int], Sequence[str]] = broken,
) -> list[str]:
    """The rows of a table in as many lines as they need; where there is no room for columns, a cell
    a line, however long; none where it is no table. size: how wide a text is, as `width` is."""
    few = len(lines) <= MOST and max(map(len, lines)) <= LONGEST
    rows = _rows(lines) if few else []
    if not rows:
        return []
    widths = _widths(rows, width, size)
    return list(_narrower(rows, widths, size, wrap)) if widths else listed(rows)


def _rows(lines: Sequence[str]) -> list[list[str]]:
    """The cells of each row; none where no two columns go through all of the lines."""
    long = max(map(len, lines))
    filled = bytearray(long)
    for line in lines:
        for word in re.finditer(r"\S+", line):
            filled[word.start() : word.end()] = b"x" * len(word[0])
    starts = [found.start() for found in re.finditer(rb"(?:^|(?<=\0\0))x", filled)]
    if len(starts) < 2 or starts[0]:
        return []
    ends = [*starts[1:], long]
    rows = [[line[a:b].strip() for a, b in zip(starts, ends, strict=True)] for line in lines]
    alone = any(sum(map(bool, column)) < 2 for column in zip(*rows, strict=True))
    return [] if alone or _are_sentences(rows, filled, ends) else rows


def _are_sentences(rows: Sequence[Sequence[str]], filled: bytearray, starts: Sequence[int]) -> bool:
    """The two blanks before a column follow the end of a sentence in each row, by chance."""
    for at, start in enumerate(starts[:-1], 1):
        both = [row[at - 1] for row in rows if row[at - 1] and row[at]]
        if any(filled[start - 3 : start]) and all(one.endswith((".", "?", "!")) for one in both):
            return True
    return False


def _widths(rows: Sequence[Sequence[str]], room: int, size: Callable[[str], int]) -> list[int]:
    """Of each column: no word is broken that need not be, and a column is narrower than all that
    it says only while no other is wider. None where there is no room for columns."""
    columns = list(zip(*rows, strict=True))
    whole = [max(map(size, column)) for column in columns]
    words = ((size(word) for cell in column for word in cell.split()) for column in columns)
    least = [min(WORD, max(some, default=0)) for some in words]
    room -= GAP * (len(columns) - 1)
    if sum(least) > room:
        return []

    def at(level: int) -> list[int]:
        return [max(few, min(level, all_)) for few, all_ in zip(least, whole, strict=True)]

    level = bisect_right(range(room), room, key=lambda level: sum(at(level)))
    return at(level - 1)


def _narrower(
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
    size: Callable[[str], int],
    wrap: Callable[[str, int], Sequence[str]],
) -> Iterator[str]:
    ends = zip(*map(to_the_right, zip(*rows, strict=True)), strict=True)
    for row, right in zip(rows, ends, strict=True):
        cells = [wrap(cell, width) for cell, width in zip(row, widths, strict=True)]
        for parts in zip_longest(*cells, fillvalue=""):
            blanks = (" " * (wide - size(part)) for part, wide in zip(parts, widths, strict=True))
            beside = (
                blank + part if end else part + blank
                for part, blank, end in zip(parts, blanks, right, strict=True)
            )
            yield (" " * GAP).join(beside).rstrip()
