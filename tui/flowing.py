"""A mail's text for a page that is narrower than its lines.

Lines that their writer's program broke would be broken once more each at its end, and every second
one would be short. So a paragraph that was plainly broken by a program is made whole again first;
what a person broke stays as it is, and a table stays one.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from rich.cells import cell_len

from store.message.tables import narrowed
from tui.cells import wrap
from tui.safe import Safe, block

LEAST, MOST = 55, 100
"""Cells of the longest line of a text that a program broke."""
_QUOTED = re.compile(r"(?:> ?)*")
_APART = re.compile(r"\S {3,}\S|^\s|^(?:[-*•–+▪]|\(?\w{1,3}[.):])\s|^\S*$")
"""Columns, an indent, an item of a list, or one long word."""


def laid_out(lines: Sequence[Safe], width: int) -> Iterator[Safe]:
    """The lines for that many cells, into which those of its paragraphs are still to be wrapped."""
    parts = [(len(marks), list(some)) for (marks, _blank), some in groupby(lines, _kind)]
    ends = {
        marks: _end(line for other, near in parts if other == marks for line in near)
        for marks in {marks for marks, _near in parts}
    }
    for marks, near in parts:
        if not any(cell_len(line) > width for line in near):
            yield from near
        elif table := _table(near, marks, width):
            yield from table
        else:
            yield from _whole(near, marks, ends[marks]) if ends[marks] else near


def _table(near: Sequence[Safe], marks: int, width: int) -> list[Safe]:
    """None if it is none. marks: cells of those of a quote, in front of each line."""
    rows = narrowed([one[marks:] for one in near], width - marks, cell_len, _wrapped)
    return [Safe(near[0][:marks] + block(row)) for row in rows]


def _wrapped(cell: str, width: int) -> Sequence[str]:
    return wrap(block(cell), width)


def _kind(line: str) -> tuple[str, bool]:
    marks = _QUOTED.match(line)
    return marks[0] if marks else "", not line.strip("> ")


def _end(lines: Iterable[str]) -> int:
    """Where a program broke these, if one did: several end about there, and none later. Else 0."""
    sizes = sorted(map(len, lines), reverse=True)
    plain = LEAST <= sizes[0] <= MOST and len(sizes) > 2 and sizes[1] > sizes[0] * 5 // 6
    return sizes[0] if plain else 0


def _whole(near: Sequence[Safe], marks: int, end: int) -> Iterator[Safe]:
    held = near[0]
    for above, line in pairwise(near):
        said = _said(line, marks)
        broken = len(above) + 1 + len(said.partition(" ")[0]) > end
        if broken and not _APART.search(said) and not _APART.search(above[marks:]):
            held = _one(held, said)
        else:
            yield held
            held = line
    yield held


def _said(line: Safe, marks: int) -> Safe:
    return Safe(line[marks:])


def _one(above: Safe, below: Safe) -> Safe:
    return Safe(f"{above} {below}")
