"""A list to pick one line from, steered by the field above it."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.page import Line, cut

_STYLES = ("text", "bright", "dim", "accent", "overdue", "soon", "good", "star", "title")


class Pick(NamedTuple):
    line: Line
    value: object
    """What the pick stands for; None for a heading, which cannot be picked."""


class PickList(ScrollView, can_focus=False):
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"picklist--{style}" for style in _STYLES), "picklist--cursor",
    }  # fmt: skip
    DEFAULT_CSS = """
    PickList {
        height: auto; max-height: 100%; width: 1fr; overflow-x: hidden; overflow-y: auto;
        scrollbar-size-vertical: 1;
        & > .picklist--text { color: $owed-text; }
        & > .picklist--bright, & > .picklist--title { color: $owed-bright; text-style: bold; }
        & > .picklist--dim { color: $owed-dim; }
        & > .picklist--accent { color: $owed-accent; }
        & > .picklist--overdue { color: $owed-overdue; }
        & > .picklist--soon { color: $owed-soon; }
        & > .picklist--good { color: $owed-good; }
        & > .picklist--star { color: $owed-star; }
        & > .picklist--cursor { background: $owed-cursor; }
    }
    """

    class Picked(Message):
        """A line was clicked."""

    class Moved(Message):
        """The cursor stands on another line."""

    def __init__(self, picks: Sequence[Pick] = (), id: str | None = None) -> None:
        super().__init__(id=id)
        self.picks: Sequence[Pick] = ()
        self.cursor = 0
        self._styles_of: dict[str, Style] = {}
        self.offer(picks)

    @property
    def picked(self) -> object:
        """The value under the cursor; None if there is none."""
        return self.picks[self.cursor].value if self.cursor < len(self.picks) else None

    def offer(self, picks: Sequence[Pick], cursor: int = 0) -> None:
        self.picks = picks
        self.virtual_size = Size(max(self.size.width, 1), len(picks))
        self.cursor = cursor
        if picks and picks[min(cursor, len(picks) - 1)].value is None:
            self.move(1)
        self._reveal()
        self.refresh(layout=True)

    def move(self, by: int) -> None:
        """Steps over headings."""
        at = self.cursor + by
        while 0 <= at < len(self.picks) and self.picks[at].value is None:
            at += 1 if by > 0 else -1
        if 0 <= at < len(self.picks):
            self.cursor = at
            self._reveal()
            self.refresh()
            if self.is_attached:
                self.post_message(self.Moved())

    def notify_style_update(self) -> None:
        self._styles_of.clear()
        super().notify_style_update()

    def on_resize(self) -> None:
        self.virtual_size = Size(self.size.width, len(self.picks))
        self._reveal()

    def on_click(self, event: events.Click) -> None:
        at = event.y + self.scroll_offset.y
        if at < len(self.picks) and self.picks[at].value is not None:
            self.cursor = at
            self.refresh()
            self.post_message(self.Picked())

    def render_line(self, y: int) -> Strip:
        at = y + self.scroll_offset.y
        under = self.rich_style
        if at >= len(self.picks):
            return Strip.blank(self.size.width, under)
        here = at == self.cursor and self.picks[at].value is not None
        if here:
            under += self._style("cursor")
        spans = cut(self.picks[at].line, self._width)
        parts = [Segment(span.text, under + self._style(span.style)) for span in spans]
        drawn = Strip(parts).adjust_cell_length(self.size.width, under)
        if here and drawn.text.startswith(" "):
            # By its shape too, where no colour tells it.
            return Strip.join([Strip([Segment("▌", under + self._style("accent"))]), drawn.crop(1)])
        return drawn

    @property
    def _width(self) -> int:
        """Without the scrollbar, which `size` holds."""
        return self.size.width - (1 if len(self.picks) > self.size.height else 0)

    def _reveal(self) -> None:
        if not self.is_attached or not self.size.height:
            return
        top, height = self.scroll_offset.y, self.size.height
        at = self.cursor
        if at < top:
            above = at - 1 if at and self.picks[at - 1].value is None else at
            self.scroll_to(y=above, animate=False, force=True, immediate=True)
        elif at >= top + height:
            self.scroll_to(y=at - height + 1, animate=False, force=True, immediate=True)

    def _style(self, name: str) -> Style:
        if name not in self._styles_of:
            self._styles_of[name] = self.get_component_rich_style(f"picklist--{name}", partial=True)
        return self._styles_of[name]
