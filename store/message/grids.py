"""Tables in a mail's HTML: which of them are tables of figures, and their rows as lines.

Most tables of a mail are only layout. What has cells that are sentences, or several lines in one,
must have more of a table than columns to be taken for one: headings, rows, labels.
"""

from collections.abc import Callable, Iterator
from itertools import compress
from typing import NamedTuple

from turbohtml import Element, PlainText

from store.message.columns import LABEL, listed, to_the_right
from store.message.styles import not_displayed, sizeless

MAX_COLUMNS = 20
SHORT = 60
"""Characters of a cell that stands on one line."""
LONG = 300
"""Characters of a cell beyond which it is a text."""
WIDEST = 1_000
"""Characters of a line; what would be wider is a list, as is what would be mostly blanks."""
BLANKS = 10
"""Characters at most for each that is read."""

_LAYOUT = "blockquote, pre, hr, h1, h2, h3, h4, style, script, [hidden]"
_SELDOM = "table, ul, ol"
"""In a table whose columns have names, as shops write what a thing is like."""
_SEVERAL_LINES = "p + p, div + div, br + br"
_PERHAPS_HIDDEN = '[style*="none" i], [style*="hid" i], [style*="font-size" i]'
_FLAT = PlainText(layout="strict", bullet="· ")

Row = list[str]


class Grid(NamedTuple):
    title: str
    rows: list[Row]

    def lines(self) -> list[str]:
        """A line for each row, its cells below each other."""
        return [*([self.title, ""] if self.title else []), *_laid_out(_without_blanks(self.rows))]

    def goes_on(self, other: "Grid") -> bool:
        """The other is its next row: shops write a table for each thing that is ordered."""
        return len(other.rows) == 1 and not other.title and _wide(self.rows) == _wide(other.rows)


def grid(table: Element, noted: Callable[[Element], str]) -> Grid | None:
    """None for a table that is only layout. noted: what follows the text of a link."""
    if table.select_one(_SELDOM) is not None and not _named(table):
        return None
    if table.select_one(_LAYOUT) is not None or _hides(table):
        return None
    written = _rows(table, noted)
    rows = _without_blanks(written)
    wide = len(rows[0]) if rows else 0
    if wide < 2 or not (_plain(table, rows) or _is_data(table, rows, wide)):
        return None
    title = table.select_one("caption")
    return Grid("" if title is None else _text(title, noted), written)


def _named(table: Element) -> bool:
    """Its columns have names, and what is in its cells is no page of its own."""
    first = next(_elements(table, "tr"), None)
    if first is None or len(list(_elements(first, "th"))) < 2:
        return False
    inside = (one for one in table.descendants if isinstance(one, Element) and one.tag == "table")
    return all(one.select_one("table") is None for one in inside)


def _hides(table: Element) -> bool:
    styles = (one.attr("style") or "" for one in table.select(_PERHAPS_HIDDEN))
    return any(not_displayed(css) or sizeless(css) for css in styles)


def _without_blanks(rows: list[Row]) -> list[Row]:
    """All of a length, in the columns that say something."""
    wide = _wide(rows)
    rows = [row + [""] * (wide - len(row)) for row in rows]
    said = [any(column) for column in zip(*rows, strict=True)]
    return [list(compress(row, said)) for row in rows]


def _wide(rows: list[Row]) -> int:
    return max(map(len, rows), default=0)


def _rows(table: Element, noted: Callable[[Element], str]) -> list[Row]:
    """Those that say something; none where there are too many columns. What reaches over several
    columns stands in the last of them, beside what it belongs to."""
    rows: list[Row] = []
    above: dict[int, int] = {}
    """Columns that a cell from above still takes, and for how many rows."""
    for line in _elements(table, "tr"):
        held = set(above)
        above = {at: left - 1 for at, left in above.items() if left > 1}
        row: Row = []
        for cell in _elements(line, "td", "th"):
            while len(row) in held:
                row.append("")
            over = _span(cell, "colspan")
            if len(row) + over > MAX_COLUMNS:
                return []
            down = _span(cell, "rowspan")
            if down > 1:
                above |= dict.fromkeys(range(len(row), len(row) + over), down - 1)
            row += [*[""] * (over - 1), _text(cell, noted)]
        if any(row):
            rows.append(row)
    return rows


def _elements(node: Element, *tags: str) -> Iterator[Element]:
    """Of these tags, among its children and those of the parts of a table."""
    for child in node.children:
        if isinstance(child, Element):
            if child.tag in tags:
                yield child
            elif child.tag in ("thead", "tbody", "tfoot"):
                yield from _elements(child, *tags)


def _span(cell: Element, name: str) -> int:
    said = (cell.attr(name) or "").strip()[:5]
    return max(1, int(said)) if said.isascii() and said.isdigit() else 1


def _text(cell: Element, noted: Callable[[Element], str]) -> str:
    notes = [noted(link) for link in cell.select("a[href]") if link.text.strip()]
    return " ".join("".join([cell.to_text(_FLAT), *notes]).split())


def _plain(table: Element, rows: list[Row]) -> bool:
    """Nothing in it needs more than a line."""
    return (
        all(len(cell) <= SHORT for row in rows for cell in row)
        and table.select_one(_SEVERAL_LINES) is None
    )


def _is_data(table: Element, rows: list[Row], wide: int) -> bool:
    full = [row for row in rows if _filled(row) > 1]
    if table.attr("role") in ("presentation", "none") or len(full) < 2:
        return False
    if any(len(cell) > LONG for row in full for cell in row):
        return False
    long = {at for row in full for at, cell in enumerate(row) if len(cell) > SHORT}
    headed = table.select_one("th") is not None
    labelled = wide == 2 and all(len(row[0]) <= LABEL for row in full)
    return (headed or labelled or len(full) > 2) and len(long) <= max(1, wide // 2)


def _filled(row: Row) -> int:
    return sum(map(bool, row))


def _laid_out(rows: list[Row]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*_beside(rows), strict=True)]
    wide = sum(widths) + 2 * (len(widths) - 1)
    said = sum(len(cell) for row in rows for cell in row)
    if wide > WIDEST or wide * len(rows) > BLANKS * said + WIDEST:
        return listed(rows)
    ends = zip(*map(to_the_right, zip(*rows, strict=True)), strict=True)
    found: list[str] = []
    for row, right in zip(rows, ends, strict=True):
        if _filled(row) == 1 and any(map(_wider, row, widths)):
            found += ["", *filter(None, row), ""]
        else:
            cells = (
                cell.rjust(size) if end else cell.ljust(size)
                for cell, size, end in zip(row, widths, right, strict=True)
            )
            found.append("  ".join(cells).rstrip())
    return found


def _beside(rows: list[Row]) -> list[Row]:
    """Those whose cells stand beside others: one alone, a remark, may be as wide as all of them."""
    return [row for row in rows if _filled(row) > 1] or rows


def _wider(cell: str, width: int) -> bool:
    return len(cell) > width
