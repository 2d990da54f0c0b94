"""A table in a mail's text that is wider than the page: its columns made narrower, cell by cell,
so that a row stays one row. As it stands, each of its lines would be broken wherever it ends."""

import re
from collections.abc import Iterator, Sequence
from io import StringIO
from itertools import groupby

from rich.cells import cell_len

from tui.safe import Safe, block

LONGEST, MOST = 1_000, 500
"""Characters of a line and lines of what may be a table; what is more is text."""
NARROWEST = 7
"""Cells a column, on average, under which nobody can read it as one."""
WHOLE = 14
"""Cells up to which a column is not broken while there are wider ones."""
_QUOTED = re.compile(r"(?:> ?)*")


def fitted(lines: Sequence[Safe], width: int) -> Iterator[Safe]:
    """The same lines, with the rows of a table that is too wide in as many as they need."""
    for (marks, _blank), some in groupby(lines, _kind):
        near: list[Safe] = list(some)
        rows = _rows([one[len(marks) :] for one in near]) if _too_wide(near, width) else []
        room = width - len(marks)
        if rows and len(rows[0]) * NARROWEST <= room:
            before = Safe(near[0][: len(marks)])
            for part in _narrower(rows, room):
                yield Safe(before + part)
        else:
            yield from near


def _kind(line: str) -> tuple[str, bool]:
    """The marks of a quote, and whether nothing is said: that parts what stands above and below."""
    marks = _QUOTED.match(line)
    return marks[0] if marks else "", not line.strip("> ")


def _too_wide(lines: Sequence[str], width: int) -> bool:
    longest = max(map(len, lines))
    few = 1 < len(lines) <= MOST and longest <= LONGEST
    return few and any(cell_len(line) > width for line in lines)


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
    return [] if alone else rows


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
