"""What a column of a few cells holds: a span of time, and text that fills it exactly."""

import re
import unicodedata

from store.words.clean import clean
from store.words.i18n import _

_JAMO = re.compile("[\u1160-\u11ff\ud7b0-\ud7ff]")
"""Stand in the cells of the Hangul letter before them."""
_DRAWN = re.compile("[\u00ad\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd]")
"""Of the characters that only say how others are to be laid out."""


def span(seconds: int) -> str:
    """Working time: '40m', '2h 05m'."""
    hours, minutes = divmod(seconds // 60, 60)
    if not hours:
        return _("{minutes}m").format(minutes=minutes)
    return _("{hours}h {minutes:02}m").format(hours=hours, minutes=minutes)


def cell(text: str, width: int) -> str:
    """Foreign text in exactly `width` cells of a terminal: filled with blanks, or cut with '…'."""
    safe = clean(text, max(width, 0) * 4 + 8)
    used = cells(safe)
    if used <= width:
        return safe + " " * (width - used)
    # A cut parts a direction mark from its closing one, which would turn the rest of the line.
    kept, room = [], width - 1
    for char in safe:
        room -= _cells(char)
        if room < 0:
            break
        if unicodedata.bidirectional(char) not in _DIRECTIONS:
            kept.append(char)
    cut = "".join(kept).rstrip() + "…"
    return cut + " " * (width - cells(cut))


_DIRECTIONS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def figure(text: str, width: int) -> str:
    """A figure in a column of that many cells, whose digits stand under each other."""
    return " " * (width - cells(text)) + text


def cells(text: str) -> int:
    """How many cells a terminal takes for it: a Chinese letter two, an accent none."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"} or _JAMO.match(char):
        return int(bool(_DRAWN.match(char)))
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
