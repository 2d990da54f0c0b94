"""Text measured in terminal cells, in which a Chinese letter is two wide and an accent none."""

import re
from collections.abc import Iterator

from rich.cells import cell_len, chop_cells, set_cell_size

from tui.safe import Safe, line

_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_WORDS = re.compile(r"\S+|\s+")


def fit(text: Safe, width: int) -> Safe:
    """Exactly `width` cells: filled with spaces, or cut with '…'."""
    if width <= 0:
        return Safe("")
    if cell_len(text) <= width:
        return Safe(set_cell_size(text, width))
    # A cut parts a direction mark from its closing one, which would turn the rest of the row.
    whole = _BIDI.sub("", text)
    return Safe(set_cell_size(set_cell_size(whole, width - 1).rstrip() + "…", width))


def short(text: str, width: int = 40) -> Safe:
    """As much of a line as has its place in a sentence."""
    safe = line(text)
    return safe if cell_len(safe) <= width else Safe(fit(safe, width).rstrip())


def right(text: Safe, width: int) -> Safe:
    """As `fit`, but filled on the left."""
    space = width - cell_len(text)
    return Safe(" " * space + text) if space > 0 else fit(text, width)


def wrap(text: Safe, width: int) -> list[Safe]:
    """Lines of at most `width` cells, broken between words where that can be done."""
    return [Safe(part) for line in text.split("\n") for part in _wrapped(line, max(width, 2))]


def _wrapped(line: str, width: int) -> Iterator[str]:
    if cell_len(line) <= width:
        yield line
        return
    indent = line[: len(line) - len(line.lstrip())]
    indent = indent if cell_len(indent) < width // 2 else ""
    built, used = "", 0
    for word in _WORDS.findall(line):
        size = cell_len(word)
        if used + size <= width:
            built, used = built + word, used + size
            continue
        if built.strip():
            yield built.rstrip()
        if word.isspace():
            built, used = "", 0
            continue
        *full, rest = _pieces(word, width - len(indent))
        yield from (indent + piece for piece in full)
        built = indent + rest
        used = cell_len(built)
    if built.strip():
        yield built.rstrip()


def _pieces(word: str, width: int) -> list[str]:
    """A word that is longer than a line, such as an address of the web, in parts."""
    return chop_cells(word, width) if cell_len(word) > width else [word]
