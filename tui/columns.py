"""The columns of a row for a width: which are there, and how wide."""

from functools import lru_cache
from typing import NamedTuple

from tui.cells import fit, right
from tui.rowtext import RowText
from tui.safe import Safe

MARK, WHEN = 9, 6


class Columns(NamedTuple):
    """Widths in cells; 0: left out. The subject takes what is left."""

    client: int
    who: int
    counts: int
    subject: int
    when: int


class Piece(NamedTuple):
    """A stretch of a row in one style; `style` is a component of `RowList`."""

    text: Safe
    style: str


@lru_cache(maxsize=8)
def columns(width: int) -> Columns:
    """Narrow first loses the count, then who wrote, then the day, then the subject."""
    room = width - (1 + MARK + 1 + 2)
    when = WHEN + 1 if width >= 46 else 0
    client = max(8, min(24, room * 2 // 5 if width < 70 else room // 4))
    who = min(20, 3 + room // 8) if width >= 70 else 0
    count = 4 if width >= 70 else 0
    subject = room - when - client - 1 - 2 - who - (1 if who else 0) - count - 1
    if subject < 6:
        return Columns(max(room, 0), 0, 0, 0, 0)
    return Columns(client, who, count, subject, when)


def pieces(row: RowText, width: int, *, cursor: bool, marked: bool) -> tuple[Piece, ...]:
    """A row cut and filled to exactly `width` cells."""
    plan = columns(width)
    body = "unread" if row.unread else "read"
    bar = "✓" if marked else "▌" if cursor else " "
    found = [
        Piece(Safe(bar), "bar"),
        Piece(fit(row.mark, MARK), row.tone),
        Piece(fit(Safe(f" {row.sign}"), 3), "sign"),
        Piece(fit(row.client, plan.client), body),
    ]
    if plan.subject:
        found.append(Piece(fit(Safe(f" {row.channel} "), 3), "dim"))
        if plan.who:
            found.append(Piece(Safe(fit(row.who, plan.who) + " "), body))
        star = "⚑ " if row.starred else ""
        found.append(Piece(fit(Safe(star + row.subject), plan.subject), body))
        if plan.counts:
            found.append(Piece(right(row.counted, plan.counts), "dim"))
        if plan.when:
            found.append(Piece(right(row.when, plan.when), "dim"))
        found.append(Piece(Safe(" "), "dim"))
    return tuple(found)
