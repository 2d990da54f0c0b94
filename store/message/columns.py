"""Rows of a table as lines of text: which of its cells are figures, and a list where there is no
room for columns."""

import re
from collections.abc import Sequence

LABEL = 30
"""Characters at most of what names a column, or what stands beside it."""
_FIGURE = re.compile(
    r"[-+−–]?\s?(?:[^\W\d_]{1,3}\.?|[€$£¥%])?\s?[-+−–]?\d(?:[\d.,:'’\s/-]*\d)?"
    r"\s?(?:[^\W\d_]{1,4}\.?|[€$£¥%])?"
)
"""A number, perhaps with a currency or a unit; a date or a time."""


def to_the_right(column: Sequence[str]) -> list[bool]:
    """Which of its cells, from its name on, end below each other: its figures, if it has several
    and little else, and its name."""
    name, *said = column
    are = [_is_figure(cell) for cell in said]
    if len(name) > LABEL or sum(are) < 2 or 2 * sum(are) < sum(map(bool, said)):
        return [False] * len(column)
    return [True, *are]


def _is_figure(cell: str) -> bool:
    return _FIGURE.fullmatch(cell) is not None


def listed(rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows one after the other, a cell a line, with what stands above it in the first row."""
    names, *rest = rows
    if not rest or not all(0 < len(name) <= LABEL and not _is_figure(name) for name in names):
        names, rest = [""] * len(names), list(rows)
    found: list[str] = []
    sums = False
    for row in rest:
        both = zip(names, row, strict=True)
        sum_ = _sum(row)
        found += [] if sums and sum_ else [""]
        found += [sum_] if sum_ else [f"{n}: {cell}" if n else cell for n, cell in both if cell]
        sums = bool(sum_)
    return found[1:]


def _sum(row: Sequence[str]) -> str:
    """What it is stands before it, whatever the columns are called; nothing if the row is none."""
    said = [cell for cell in row if cell]
    if len(row) > 2 and len(said) == 2 and _is_figure(said[1]) and not _is_figure(said[0]):
        return f"{said[0].rstrip(':')}: {said[1]}"
    return ""
