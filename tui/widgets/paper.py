"""A page on the screen: scrolls, and draws only what is in sight."""

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from tui.finding import Hit, hits, parts
from tui.page import Line, Page
from tui.widgets.lines import Lines

_STYLES = (
    "text", "bright", "dim", "title", "name", "rule", "quote", "accent", "overdue", "soon", "good",
    "star",
)  # fmt: skip


class Paper(Lines, can_focus=False):
    """Shows a `Page`."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"paper--{style}" for style in _STYLES),
        "paper--hit",
        "paper--here",
        "paper--part",
    }
    DEFAULT_CSS = """
    Paper {
        & > .paper--text { color: $owed-text; }
        & > .paper--bright { color: $owed-bright; }
        & > .paper--title { color: $owed-bright; text-style: bold; }
        & > .paper--name { color: $owed-accent; text-style: bold; }
        & > .paper--dim, & > .paper--quote { color: $owed-dim; }
        & > .paper--rule { color: $owed-line; }
        & > .paper--accent { color: $owed-accent; }
        & > .paper--overdue { color: $owed-overdue; text-style: bold; }
        & > .paper--soon { color: $owed-soon; }
        & > .paper--good { color: $owed-good; }
        & > .paper--star { color: $owed-star; }
        & > .paper--hit { background: $owed-cursor; text-style: underline; }
        & > .paper--here { text-style: reverse bold; }
    }
    """

    class Resized(Message):
        """It has another width now, for which its page should be laid out."""

    @dataclass
    class Clicked(Message):
        paper: "Paper"
        line: Line

    @dataclass
    class Found(Message):
        """Which of how many hits is shown, from 1 on; 0 of 0: there is none."""

        at: int
        of: int

    def __init__(self, page: Page | None = None, id: str | None = None) -> None:
        super().__init__(id)
        self.page = page or Page()
        self._part: int | None = None
        """The part that was put on top, -1 for the very top; None once somebody has scrolled."""
        self.sought = ""
        """Words that are marked in it."""
        self._hits: tuple[Hit, ...] = ()
        self._hit: Hit | None = None
        self._width = 0
        """For which a page was asked last; a page may come before the pane has its width."""

    @property
    def room(self) -> int:
        """Cells of a line, without the scrollbar."""
        return self.size.width - self.scrollbar_size_vertical

    def show(self, page: Page, *, keep: bool = False) -> None:
        """keep: the same text again, laid out anew or grown; the eye stays where it is."""
        if keep and page == self.page:
            return
        self.page = page
        self._measure()
        if not keep:
            self._part = page.anchors.index(page.start) if page.start in page.anchors else -1
            self.seek("")
        self._to_its_part()
        if self.sought:
            self._seek_again()
        self.refresh()

    def seek(self, words: str) -> None:
        """Marks the words, and shows the first of them from here on; '' marks nothing."""
        self.sought = words
        self._hits, self._hit = hits(self.page, words), None
        if words:
            top = self.scroll_offset.y + self._pinned
            at = next((n for n, hit in enumerate(self._hits) if hit.line >= top), 0)
            self._show_hit(at)
        self.refresh()

    def next_hit(self, by: int) -> bool:
        """To the next or previous one; whether there was one."""
        at = -1 if self._hit is None else self._hits.index(self._hit) + by
        if not 0 <= at < len(self._hits):
            return False
        self._show_hit(at)
        self.refresh()
        return True

    def to_line(self, at: int) -> None:
        if not self._whole:
            self._part = None
        self.scroll_to(y=max(0, at), animate=False, force=True, immediate=True)

    def to_part(self, at: int) -> None:
        """That line to the top, below what is pinned there."""
        self.to_line(at - self._pinned)

    @property
    def on_top(self) -> int:
        """Which part the eye is on: the last that begins at the top or above it."""
        if self._part is not None:
            return max(0, self._part)
        top = self.scroll_offset.y + self._pinned
        return max(0, sum(anchor <= top for anchor in self.page.anchors) - 1)

    def scroll_by(self, lines: int) -> None:
        self.to_line(self.scroll_offset.y + lines)

    def part(self, by: int) -> bool:
        """To the next part, or to the beginning of this one and then the previous; whether there
        was one."""
        anchors, here = self.page.anchors, self.on_top
        if not anchors:
            return False
        within = self._part is None and self.scroll_offset.y + self._pinned > anchors[here]
        to = here if by < 0 and within else here + by
        if not 0 <= to < len(anchors):
            return False
        if not self._whole:
            self.to_part(anchors[to])
        self._part = to
        self.refresh()
        return True

    def on_resize(self) -> None:
        other, self._width = self.size.width != self._width, self.size.width
        self._measure()
        self._to_its_part()
        if other:
            self.post_message(self.Resized())

    def on_click(self, event: events.Click) -> None:
        at = event.y if event.y < self._pinned else event.y + self.scroll_offset.y
        if at < len(self.page.lines):
            self.post_message(self.Clicked(self, self.page.lines[at]))

    def on_mouse_scroll_down(self) -> None:
        self._part = None

    def on_mouse_scroll_up(self) -> None:
        self._part = None

    def render_line(self, y: int) -> Strip:
        at = y if y < self._pinned else y + self.scroll_offset.y
        under = self.under
        if at >= len(self.page.lines):
            return Strip.blank(self.size.width, under)
        spans = self.page.lines[at]
        if self._whole and at in self.page.anchors[self.on_top :][:1]:
            under += self.style_of("paper--part")
        if self._hits:
            segments = [
                Segment(span.text, under + self.style_of(f"paper--{span.style}") + self._mark(hit))
                for span, hit in parts(spans, at, self._hits)
            ]
        else:
            segments = [
                Segment(span.text, under + self.style_of(f"paper--{span.style}")) for span in spans
            ]
        return Strip(segments).adjust_cell_length(self.size.width, under)

    @property
    def _whole(self) -> bool:
        """All of its parts are in sight at once, so that none can be told by being on top."""
        return len(self.page.anchors) > 1 and len(self.page.lines) <= self.size.height

    def _mark(self, hit: Hit | None) -> Style:
        if hit is None:
            return Style.null()
        return self.style_of("paper--here" if hit == self._hit else "paper--hit")

    def _show_hit(self, at: int) -> None:
        """Where it is in sight already, the text stays."""
        if not self._hits:
            self.post_message(self.Found(0, 0))
            return
        self._hit = hit = self._hits[at]
        top, room = self.scroll_offset.y + self._pinned, self.size.height - self._pinned
        if not top <= hit.line < top + room:
            self.to_line(hit.line - self._pinned - room // 3)
        self.post_message(self.Found(at + 1, len(self._hits)))

    def _seek_again(self) -> None:
        """In a text that was laid out anew or has grown: the hit stays the one that it was."""
        before = None if self._hit is None else self._hits.index(self._hit)
        if before is None:
            self.seek(self.sought)
            return
        self._hits = hits(self.page, self.sought)
        self._hit = self._hits[min(before, len(self._hits) - 1)] if self._hits else None

    @property
    def _pinned(self) -> int:
        """Nothing stays where there is hardly room for the text."""
        return self.page.pinned if self.size.height > 3 * self.page.pinned else 0

    def _to_its_part(self) -> None:
        """Again, since the pane was smaller when the page came, or the page has other lines now."""
        part = self._part
        if part is not None:
            anchors = self.page.anchors
            self.to_part(anchors[part] if 0 <= part < len(anchors) else 0)
            self._part = part

    def _measure(self) -> None:
        """A page that is longer than the pane can be scrolled until its last part is on top."""
        height = len(self.page.lines)
        if self.page.anchors and height > self.size.height:
            height = max(height, self.page.anchors[-1] + self.size.height)
        self.virtual_size = Size(self.size.width, height)
