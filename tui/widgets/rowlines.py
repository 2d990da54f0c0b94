"""What stands on the lines of a list: a row, a heading, the folded backlog, words for an empty one.

Lines that look alike are drawn once.
"""

from collections import OrderedDict
from collections.abc import Callable
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from store.words.i18n import _, ngettext
from store.words.numbers import grouped
from tui.cells import fit, wrap
from tui.columns import pieces, two_lines
from tui.keys import Keys
from tui.rowtext import RowText
from tui.safe import Safe, line
from tui.widgets.lines import Lines

Look = tuple[str, tuple[object, ...]] | None
"""What stands on a line: the kind of thing, and all that its picture hangs on; nothing at all."""
_HEADINGS = {
    "overdue": _("OVERDUE"),
    "soon": _("SOON"),
    "fine": _("LATER"),
    "backlog": _("BACKLOG"),
    "alone": _("EACH ALONE"),
}
_KEPT = 600
"""Pictures."""


class RowLines:
    """on: the list, whose components are the styles."""

    def __init__(self, on: Lines, keys: Keys) -> None:
        self._on, self._keys = on, keys
        self._pictures: OrderedDict[tuple[object, ...], Strip] = OrderedDict()
        self.drawn = 0
        """Lines drawn anew, for the test that the pictures are used again."""

    def forget(self) -> None:
        self._pictures.clear()

    def draw(self, look: Look, width: int) -> Strip:
        if look is None:
            return Strip.blank(width, self._on.under)
        kind, what = look
        key = (self._on.app.theme, kind, width, *what)
        if (found := self._pictures.get(key)) is not None:
            self._pictures.move_to_end(key)
            return found
        self.drawn += 1
        drawn = self._pictures[key] = self._DRAWN_BY[kind](self, width, *what)
        if len(self._pictures) > _KEPT:
            self._pictures.popitem(last=False)
        return drawn

    def _style(self, part: str) -> Style:
        return self._on.style_of(f"rowlist--{part}")

    def _row(self, width: int, text: RowText, cursor: bool, marked: bool, part: int) -> Strip:
        """part: which of its two lines; -1 if it has but one."""
        under = self._on.under
        if marked:
            under += self._style("marked")
        if cursor:
            under += self._style("cursor")
        if part < 0:
            drawn = pieces(text, width, cursor=cursor, marked=marked)
        else:
            drawn = two_lines(text, width, cursor=cursor, marked=marked)[part]
        here = {"overdue": "overdue-here"} if cursor else {}
        parts = [
            Segment(piece.text, under + self._style(here.get(piece.style, piece.style)))
            for piece in drawn
        ]
        return Strip(parts).adjust_cell_length(width, under)

    def _heading(self, width: int, band: str, rows: int, explained: bool) -> Strip:
        text = f" {_HEADINGS[band] if band in _HEADINGS else line(band, 60)} "
        words = Segment(text, self._on.under + self._style("heading"))
        note = self._of_backlog() if explained else _("longest waiting first")
        ordered = explained or (band == "fine" and rows > 1)
        after = f"{grouped(rows)}  {note}" if ordered else grouped(rows)
        room = max(width - cell_len(text), 0)
        while cell_len(after) > room and " · " in after:
            after = after.rpartition(" · ")[0]  # half a hint about keys is none
        count = Segment(fit(line(after), room), self._on.under + self._style("dim"))
        return Strip([words, count]).adjust_cell_length(width, self._on.under)

    def _of_backlog(self) -> str:
        said = _("from before Owed came, never overdue · {all} all, {none} none is owed")
        shown = self._keys.shown
        return said.format(all=shown("mark-all"), none=shown("no-answer"))

    def _fold(self, width: int, n: int, here: bool, part: int) -> Strip:
        text = ngettext(
            "{n} older debt, from before Owed came. {open} shows it.",
            "{n} older debts, from before Owed came. {open} shows them.",
            n,
        ).format(n=grouped(n), open=self._keys.shown("open"))
        under = self._on.under + (self._style("cursor") if here else Style())
        told, _dot, how = text.partition(". ")
        said = {-1: text, 0: told, 1: how}[part]
        words = fit(line(said if part > 0 else f"{_HEADINGS['backlog']} {said}"), width - 1)
        bar = Segment("▌" if here else " ", under + self._style("bar"))
        return Strip([bar, Segment(words, under + self._style("dim"))])

    def _empty_line(self, width: int, empty: tuple[Safe, ...], y: int, height: int) -> Strip:
        said = [
            (part, "dim" if n else "unread")
            for n, words in enumerate(empty)
            for part in wrap(words, max(width - 4, 8))
        ]
        at = y - max(0, min(height // 3, height - len(said)))
        if not 0 <= at < len(said):
            return Strip.blank(width, self._on.under)
        text, style = said[at]
        shown = fit(Safe(f"  {text}"), width)
        return Strip([Segment(shown, self._on.under + self._style(style))])

    _DRAWN_BY: ClassVar[dict[str, Callable[..., Strip]]] = {
        "row": _row, "head": _heading, "fold": _fold, "empty": _empty_line,
    }  # fmt: skip
