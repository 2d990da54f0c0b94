"""How many cells a character takes, as terminals count.

Rich gives the vowels of Indian scripts that stand beside their letter no width, but xterm, the
terminals of GNOME and KDE, screen and tmux give each a cell: a line would be longer than its place,
and push the next. Counted too wide, it leaves a gap.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache

import rich.cells
from rich._unicode_data import load


@cache
def count_as_terminals() -> None:
    """From now on all that is drawn is measured so."""
    table = load("auto")
    widths = tuple(part for entry in table.widths for part in _without_vowels(*entry))
    ours = table._replace(widths=widths)
    vars(rich.cells)["load_cell_table"] = lambda unicode_version="auto": ours
    rich.cells.get_character_cell_size.cache_clear()
    rich.cells.cached_cell_len.cache_clear()


def _without_vowels(first: int, last: int, width: int) -> Iterator[tuple[int, int, int]]:
    """What is in no entry of the table has one cell."""
    if width:
        yield first, last, width
        return
    start = first
    for code in range(first, last + 2):
        if code > last or unicodedata.category(chr(code)) == "Mc":
            if start < code:
                yield start, code - 1, 0
            start = code + 1
