"""A table in a mail's text that is wider than the page: its columns made narrower, cell by cell,
so that a row stays one row. As it stands, each of its lines would be broken wherever it ends."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.cells import cell_len

from store.message.columns import listed, to_the_right
from tui.cells import fit, right, wrap
from tui.safe import EMPTY, Safe, block

LONGEST, MOST = 1_000, 500
"""Characters of a line and lines of what may be a table; what is more is text."""
WORD = 14
"""Cells of a word that is broken rather than that there be no columns."""
GAP = 2
"""Cells between columns."""


def narrowed(lines: Sequence[Safe], marks: int, width: int) -> list[Safe]:
    """The rows of a table in as many lines as they need; where there is no room for columns, a cell
    a line; none where it is no table. marks: cells of those of a quote, in front of each line."""
    few = len(lines) <= MOST and max(map(len, lines)) <= LONGEST
    rows = _rows([one[marks:] for one in lines]) if few else []
    if not rows:
        return []
    widths = _widths(rows, width - marks)
    parts = _narrower(rows, widths) if widths else map(block, listed(rows))
    return [_quoted(lines[0], marks, part) for part in parts]


def _quoted(first: Safe, marks: int, part: Safe) -> Safe:
    return Safe(first[:marks] + part)


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


def _widths(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """Cells of each column: no word is broken that need not be, and a column is narrower than all
    that it says only while no other is wider. None where there is no room for columns."""
    columns = list(zip(*rows, strict=True))
    whole = [max(map(cell_len, column)) for column in columns]
    least = [min(WORD, max(map(_longest, column))) for column in columns]
    room -= GAP * (len(columns) - 1)
    if sum(least) > room:
        return []

    def at(level: int) -> list[int]:
        return [max(few, min(level, all_)) for few, all_ in zip(least, whole, strict=True)]

    level = bisect_right(range(room), room, key=lambda level: sum(at(level)))
    return at(level - 1)


def _longest(cell: str) -> int:
    return max(map(cell_len, cell.split()), default=0)


def _narrower(rows: Sequence[Sequence[str]], widths: Sequence[int]) -> Iterator[Safe]:
    ends = zip(*map(to_the_right, zip(*rows, strict=True)), strict=True)
    for row, to_right in zip(rows, ends, strict=True):
        cells = [wrap(block(cell), width) for cell, width in zip(row, widths, strict=True)]
        put = [right if end else fit for end in to_right]
        for parts in zip_longest(*cells, fillvalue=EMPTY):
            beside = (to(part, size) for to, part, size in zip(put, parts, widths, strict=True))
            yield Safe((" " * GAP).join(beside).rstrip())
