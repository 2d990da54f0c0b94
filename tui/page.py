"""A page of text: lines of styled spans, laid out for a width, before any widget sees them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from rich.cells import cell_len

from tui.cells import fit, wrap
from tui.safe import EMPTY, Safe, line

Style = Literal[
    "text", "bright", "dim", "title", "name", "rule", "quote", "accent", "overdue", "soon", "good",
    "star",
]  # fmt: skip


class Span(NamedTuple):
    text: Safe
    style: Style


Line = tuple[Span, ...]
BLANK: Line = ()


@dataclass(frozen=True, slots=True)
class Page:
    lines: tuple[Line, ...] = ()
    anchors: tuple[int, ...] = ()
    """Lines at which a part (a message, a call) begins."""
    pinned: int = 0
    """Lines on top that stay when the rest is scrolled."""
    start: int = 0
    """The line to show first: the newest that is unread, else the last part."""
    folds: bool = False
    """Some of it can be folded or shown."""


def cut(spans: Line, width: int) -> Line:
    """A line of at most that many cells; what is cut off shows as '…'."""
    kept: list[Span] = []
    for span in spans:
        size = cell_len(span.text)
        if size > width:
            return (*kept, Span(Safe(fit(span.text, width).rstrip()), span.style))
        kept.append(span)
        width -= size
    return spans


def say(text: str, style: Style = "text") -> Line:
    """One line in one style; the text is made safe here."""
    return (Span(line(text), style),)


def paragraph(text: Safe, width: int, style: Style = "text", indent: str = "") -> list[Line]:
    """Wrapped lines of text that is safe already."""
    room = max(width - len(indent), 8)
    return [(Span(Safe(indent + part), style),) if part else BLANK for part in wrap(text, room)]


def rule(left: str, right: str, width: int, style: Style, tail: Style = "dim") -> Line:
    """'── left ────── right ──', the head of a part."""
    if not right or cell_len(right) > width - 14:
        alone = line(left) if cell_len(left) <= width - 6 else fit(line(left), max(4, width - 6))
        dashes = max(2, width - cell_len(alone) - 4)
        start, end = Span(Safe("── "), "rule"), Span(Safe(f" {'─' * dashes}"), "rule")
        return (start, Span(alone, style), end)
    safe_right = line(right)
    room = max(4, width - cell_len(safe_right) - 9)
    name = line(left)
    if cell_len(name) > room:
        name = Safe(fit(name, room).rstrip())
    dashes = max(1, width - cell_len(name) - cell_len(safe_right) - 8)
    return (
        Span(Safe("── "), "rule"),
        Span(name, style),
        Span(Safe(f" {'─' * dashes} "), "rule"),
        Span(safe_right, tail),
        Span(Safe(" ──"), "rule"),
    )


def pair(left: str, right: str, gap: int, value: Style = "text") -> Line:
    """'left      right', with the left column `gap` cells wide."""
    return (Span(fit(line(left), gap), "dim"), Span(line(right) or EMPTY, value))


def pairs(left: str, right: str, gap: int, width: int, value: Style = "text") -> list[Line]:
    """The same in as many lines as the right column takes."""
    parts = wrap(line(right), max(width - gap, 8))
    return [pair(left if not n else "", part, gap, value=value) for n, part in enumerate(parts)]


def together(items: Iterable[str], width: int, style: Style = "text") -> list[Line]:
    """Items with ' · ' between them, of which none is broken where a line has room for it."""
    rows: list[str] = []
    for item in map(line, items):
        longer = f"{rows[-1]} · {item}" if rows else ""
        if rows and cell_len(longer) <= width:
            rows[-1] = longer
        else:
            rows.append(item)
    return [one for row in rows for one in paragraph(line(row), width, style)]
