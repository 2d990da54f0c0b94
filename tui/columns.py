"""The columns of a row for a width: which are there, and how wide. Where the list is narrow and
there are lines to spare, a row has two: who and until when, and below it about what."""

from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len

from tui.cells import fit, right
from tui.rowtext import RowText
from tui.safe import Safe

MARK, WHEN = 9, 7
LEAD = 1 + MARK + 3
"""Cells of the cursor's bar, of the band's word and of the sign."""
WIDE, NARROW = 78, 34
"""Widths between which one line is too short for who and what; a terminal of 80 has 79."""
NAMES = 70
"""Width from which on one line has room for the name of who wrote."""
NUMBER = 17
"""Cells of a telephone number, which says nothing when it is cut."""
HIGH = 14
"""Lines of the list from which on rows may have two."""


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


def tall(width: int, height: int) -> int:
    """Lines of a row: two in a narrow, high list, else one."""
    return 2 if NARROW <= width < WIDE and height >= HIGH else 1


@lru_cache(maxsize=8)
def columns(width: int, lead: int = LEAD) -> Columns:
    """Narrow first loses the count, then who wrote, then the day, then the subject."""
    room = width - lead
    when = WHEN + 1 if width >= 46 else 0
    client = max(8, min(28, room * 2 // 5 if width < NAMES else room // 4))
    who = min(22, 3 + room // 8) if width >= NAMES else 0
    count = 4 if width >= NAMES else 0
    subject = room - when - client - 1 - 2 - who - (1 if who else 0) - count - 1
    if subject < 6:
        return Columns(max(room, 0), 0, 0, 0, 0)
    return Columns(client, who, count, subject, when)


def pieces(row: RowText, width: int, *, cursor: bool, marked: bool) -> tuple[Piece, ...]:
    """A row of one line, cut and filled to exactly `width` cells."""
    plan = columns(width, _leading(row))
    body = "unread" if row.unread else "read"
    if not plan.subject:
        return (*_lead(row, cursor, marked), Piece(fit(row.client or row.who, plan.client), body))
    return (
        *_lead(row, cursor, marked),
        Piece(fit(row.client if plan.who else row.name, plan.client), body),
        Piece(fit(Safe(f" {row.channel} "), 3), "dim"),
        *_about(row, plan, body),
        Piece(right(row.counted, plan.counts), "dim"),
        Piece(right(row.when, plan.when), "dim"),
        Piece(Safe(" "), "dim"),
    )


def two_lines(
    row: RowText, width: int, *, cursor: bool, marked: bool
) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """A row of two lines, each of exactly `width` cells."""
    body = "unread" if row.unread else "read"
    room = width - _leading(row)
    upper = (
        *_lead(row, cursor, marked),
        Piece(fit(row.client, room - WHEN - 2), body),
        Piece(right(row.when, WHEN + 1), "dim"),
        Piece(Safe(" "), "dim"),
    )
    counts = 4 if row.counted else 0
    most = min(cell_len(row.who), max(room * 2 // 5, NUMBER), room * 2 // 3)
    who = fit(row.who, most).rstrip()
    lower = (
        Piece(Safe("▌" if cursor else " "), "bar"),
        Piece(right(row.channel, _leading(row) - 2), "dim"),
        Piece(Safe(" "), "dim"),
        *_what(row, Safe(who), room - counts - 1, body),
        Piece(right(row.counted, counts), "dim"),
        Piece(Safe(" "), "dim"),
    )
    return upper, lower


def _leading(row: RowText) -> int:
    """Cells before the client: fewer in a list that has no marks."""
    return LEAD if row.mark is not None else LEAD - MARK


def _lead(row: RowText, cursor: bool, marked: bool) -> tuple[Piece, ...]:
    """A mark stands in front; under the cursor, which has to be seen too, behind the band."""
    bar = "▌" if cursor else "✓" if marked else " "
    both = "✓" if cursor and marked else " "
    mark = () if row.mark is None else (Piece(fit(row.mark, MARK), row.tone),)
    return (
        Piece(Safe(bar), "bar"),
        *mark,
        Piece(Safe(both), "bar"),
        Piece(fit(row.sign, 2), "sign"),
    )


def _about(row: RowText, plan: Columns, body: str) -> tuple[Piece, ...]:
    """Who and what; without a name, what has the room of both."""
    star = "⚑ " if row.starred else ""
    subject = Safe(star + row.subject)
    if plan.who and row.who:
        who = Piece(Safe(fit(row.who, plan.who) + " "), body)
        return (who, Piece(fit(subject, plan.subject), body))
    room = plan.subject + (plan.who + 1 if plan.who else 0)
    return (Piece(fit(subject, room), body),)


def _what(row: RowText, who: Safe, width: int, body: str) -> tuple[Piece, ...]:
    star = "⚑ " if row.starred else ""
    head = Safe(f"{who} · ") if who else Safe("")
    shown = fit(Safe(head + star + row.subject), width)
    return (Piece(Safe(shown[: len(head)]), "dim"), Piece(Safe(shown[len(head) :]), body))
