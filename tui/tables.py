"""A table in a mail's text that is wider than the page: its columns made narrower, cell by cell,
so that a row stays one row. As it stands, each of its lines would be broken wherever it ends."""

import re
from collections.abc import Iterator, Sequence
from io import StringIO

from rich.cells import cell_len

from tui.safe import Safe, block

LONGEST, MOST = 1_000, 500
"""Characters of a line and lines of what may be a table; what is more is text."""
NARROWEST = 7
"""Cells a column, on average, under which nobody can read it as one."""
WHOLE = 14
"""Cells up to which a column is not broken while there are wider ones."""


def narrowed(lines: Sequence[Safe], marks: int, width: int) -> list[Safe]:
    """The rows of a table in as many lines as they need; as they are where there is no room for
    columns; none where it is no table. marks: cells of those of a quote, in front of each line."""
    few = len(lines) <= MOST and max(map(len, lines)) <= LONGEST
    rows = _rows([one[marks:] for one in lines]) if few else []
    room = width - marks
    if rows and len(rows[0]) * NARROWEST <= room:
        return [_quoted(lines[0], marks, part) for part in _narrower(rows, room)]
    return list(lines) if rows else []


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


def _narrower(rows: Sequence[Sequence[str]], width: int) -> Iterator[Safe]:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    whole = [size <= WHOLE for size in widths]
    if sum(size for size, one in zip(widths, whole, strict=True) if one) > width * 2 // 3:
        whole = [False] * len(widths)
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    for one in whole:
        table.add_column(no_wrap=one, overflow="fold")
    for row in rows:
        table.add_row(*map(Text, row))
    console = Console(file=StringIO(), width=width, color_system=None)
    for parts in console.render_lines(table, pad=False):
        yield block("".join(part.text for part in parts).rstrip())
