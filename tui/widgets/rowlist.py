"""The list: draws only the lines in sight, from what was read before.

Drawing looks up and never fetches. The cursor and the marks belong to keys, never to places, so
that mail that arrives cannot make a key act on another row.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import ClassVar
from zoneinfo import ZoneInfo

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from store.records.rows import Row
from tui.columns import tall
from tui.keys import Keys
from tui.listing import FOLD, Head, Listing
from tui.places import Place
from tui.rowtext import RowText, row_text
from tui.safe import Safe
from tui.widgets.lines import Lines
from tui.widgets.rowlines import Look, RowLines

_PARTS = (
    "overdue",
    "overdue-here",
    "soon",
    "fine",
    "quiet",
    "sign",
    "read",
    "unread",
    "dim",
    "bar",
    "heading",
)
_AHEAD = 30
"""Rows that are read before they come into sight, on either side."""
_KEPT, _NEAR = 800, 200
"""Rows that are kept at most, two kilobytes each, and of them those that far from the top of the
window once there are more; all in sight are read with each list."""
_GLANCE = 0.4
"""Seconds that it takes to see that another row is under the cursor."""


class RowList(Lines, can_focus=False):
    """Rows of a list, with a cursor and marks."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *(f"rowlist--{part}" for part in _PARTS),
        "rowlist--cursor",
        "rowlist--marked",
    }
    DEFAULT_CSS = """
    RowList {
        & > .rowlist--overdue { color: $owed-overdue; text-style: bold; }
        & > .rowlist--overdue-here { color: $owed-overdue-here; text-style: bold; }
        & > .rowlist--soon { color: $owed-soon; }
        & > .rowlist--fine, & > .rowlist--read { color: $owed-text; }
        & > .rowlist--quiet, & > .rowlist--dim { color: $owed-dim; }
        & > .rowlist--heading { color: $owed-dim; text-style: bold; }
        & > .rowlist--sign { color: $owed-star; }
        & > .rowlist--unread { color: $owed-bright; text-style: bold; }
        & > .rowlist--bar { color: $owed-accent; text-style: bold; }
        & > .rowlist--cursor { background: $owed-cursor; }
        & > .rowlist--marked { background: $owed-marked; }
    }
    """

    @dataclass
    class Moved(Message):
        """The cursor stands on another row, or that row says something else now."""

        key: int | None
        row: Row | None

    class Chosen(Message):
        """A row was clicked twice."""

    def __init__(
        self, fetch: Callable[[Sequence[int]], None], zone: ZoneInfo, keys: Keys, id: str
    ) -> None:
        super().__init__(id)
        self._fetch, self._zone = fetch, zone
        self.drawing = RowLines(self, keys)
        self.listing = Listing(Place("owed"))
        self.cursor: int | None = None
        """The key of the row under the cursor."""
        self.marks: set[int] = set()
        self.empty: tuple[Safe, ...] = ()
        """What stands in place of rows; nothing until the list was read."""
        self.untouched = True
        """The user did nothing yet: the cursor stands on whatever comes first."""
        self._slipped = 0.0
        """Until when nobody can have seen that the cursor stands on another row."""
        self._rows: dict[int, Row] = {}
        self._texts: dict[int, RowText] = {}
        self._on_line: dict[int, Look] = {}
        """What was drawn last on each line of the window."""

    @property
    def tall(self) -> int:
        """Lines of a row."""
        return tall(self._width, self.size.height)

    @property
    def page(self) -> int:
        """Rows that are in sight at once."""
        return max(1, self.size.height // self.tall)

    @property
    def row(self) -> Row | None:
        """The row under the cursor, once it was read."""
        return None if self.cursor is None else self._rows.get(self.cursor)

    def row_of(self, key: int) -> Row | None:
        return self._rows.get(key)

    @property
    def slipped(self) -> bool:
        """The row that the user saw under the cursor is another just now: what is there instead was
        not meant by the key that comes now."""
        return monotonic() < self._slipped

    def show(self, listing: Listing, *, own: bool = False) -> None:
        """A newer state of the list, or another one. `own`: by what the user did himself."""
        old, self.listing = self.listing, listing
        other = _without_words(old.place) != _without_words(listing.place)
        if _told_as(old.place) != _told_as(listing.place):
            self._texts.clear()
        if other:
            self.marks.clear()
        self.marks = listing.positions.holding(self.marks)
        anchor = None if other else self._line(self.cursor, old)
        before, self.cursor = self.cursor, self._next_cursor(old, other)
        if before not in (None, self.cursor) and old.place == listing.place and not own:
            self._slipped = monotonic() + _GLANCE
        self._measure()
        self._keep_place(anchor)
        self.want()
        if before != self.cursor or other:
            self.post_message(self.Moved(self.cursor, self.row))
        self._redraw()

    def arrived(self, rows: Iterable[Row]) -> None:
        """Rows that were asked for."""
        moved = False
        for row in rows:
            moved |= row.key == self.cursor and self._rows.get(row.key) != row
            self._rows[row.key] = row
            self._texts.pop(row.key, None)
        self._forget()
        self._redraw()
        if moved:
            self.post_message(self.Moved(self.cursor, self.row))

    def want(self) -> None:
        """Asks for the rows in sight and a little around them."""
        top = self.scroll_offset.y // self.tall
        first = max(0, top - _AHEAD)
        last = min(len(self.listing.keys), top + self.page + _AHEAD)
        keys = [key for key in self.listing.keys[first:last] if key != FOLD]
        if self.cursor and self.cursor not in self._rows:
            keys.append(self.cursor)
        if keys:
            self._fetch(keys)

    def move(self, by: int) -> None:
        """Down by that many rows, or up; headings are stepped over."""
        at = self.listing.positions.get(self.cursor or FOLD, 0)
        self.go(at + by)

    def go(self, row: int) -> None:
        """To the row of that index, or the nearest there is."""
        if self.listing.keys:
            self.select(self.listing.keys[max(0, min(row, len(self.listing.keys) - 1))])

    def select(self, key: int) -> None:
        self.untouched = False
        old, self.cursor = self.cursor, key
        for changed in (old, key):
            if (at := self._line(changed, self.listing)) is not None:
                self.refresh_lines(at, self.tall)
        self.reveal()
        if old != key:
            self.post_message(self.Moved(key, self.row))

    def reveal(self) -> None:
        """Scrolls as little as shows the cursor, and the heading if it is the first of its band."""
        at = self._line(self.cursor, self.listing)
        if at is None or not self.size.height:
            return
        above = isinstance(self.listing.at_line(at - 1), Head) if at else False
        top, height = self.scroll_offset.y, self.size.height
        if at - above < top:
            self._scroll(at - above)
        elif at + self.tall > top + height:
            self._scroll(at + self.tall - height)

    def mark(self, keys: Iterable[int], on: bool = True) -> None:
        keys = {key for key in keys if key != FOLD}
        self.marks = self.marks | keys if on else self.marks - keys
        self._redraw()

    def notify_style_update(self) -> None:
        self.drawing.forget()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        look = self._on_line[y] = self._look(y, self.scroll_offset.y, self.size.height, self.tall)
        return self.drawing.draw(look, self._width)

    def _look(self, y: int, top: int, height: int, high: int) -> Look:
        """What stands on that line of the window; lines that look alike share their picture.
        The window: which line of the list is its first, its height, and the lines of a row."""
        if not self.listing.keys:
            return "empty", (self.empty, y, height)
        at = y + top
        item = self.listing.at_line(at, high)
        if item is None:
            return None
        if isinstance(item, Head):
            return "head", (item.band, item.rows, self.listing.place.which == "backlog")
        key = self.listing.keys[item]
        part = at - self.listing.line_of(item, high) if high > 1 else -1
        if key == FOLD:
            return "fold", (self.listing.folded, self.cursor == FOLD, part)
        text = self._text(key)
        if text is None:
            return None
        return "row", (text, key == self.cursor, key in self.marks, part)

    def _text(self, key: int) -> RowText | None:
        """What the row says; None until it was read."""
        row = self._rows.get(key)
        if row is not None and key not in self._texts:
            now = self.listing.at.now if self.listing.at else 0
            waits, alike = _told_as(self.listing.place)
            self._texts[key] = row_text(row, now, self._zone, waits=waits, alike=alike)
        return self._texts.get(key)

    def _redraw(self) -> None:
        """The lines that look otherwise than they were drawn."""
        top, height, high = self.scroll_offset.y, self.size.height, self.tall
        for y in range(height):
            if y not in self._on_line or self._look(y, top, height, high) != self._on_line[y]:
                self.refresh_lines(top + y)

    def on_resize(self) -> None:
        self._measure()
        self.reveal()
        self.want()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.want()

    def on_mouse_scroll_down(self) -> None:
        self.untouched = False

    def on_click(self, event: events.Click) -> None:
        item = self.listing.at_line(event.y + self.scroll_offset.y, self.tall)
        if isinstance(item, int):
            self.go(item)
            if event.chain == 2:
                self.post_message(self.Chosen())

    def _next_cursor(self, old: Listing, other: bool) -> int | None:
        keys = self.listing.keys
        if other or self.cursor is None or self.untouched:
            return keys[0] if keys else None
        return self.listing.nearest(self.cursor, old)

    def _line(self, key: int | None, listing: Listing) -> int | None:
        at = None if key is None else listing.positions.get(key)
        return None if at is None else listing.line_of(at, self.tall)

    @property
    def _width(self) -> int:
        """Without the scrollbar, which `size` holds."""
        return self.size.width - self.scrollbar_size_vertical

    def _measure(self) -> None:
        self.virtual_size = Size(self._width, self.listing.height(self.tall))

    def _keep_place(self, anchor: int | None) -> None:
        """The cursor's row stays where the eye is, whatever came in above it."""
        at = self._line(self.cursor, self.listing)
        if anchor is not None and at is not None and self.scroll_offset.y:
            self._scroll(self.scroll_offset.y + at - anchor)
        elif anchor is None:
            self._scroll(0)
        self.reveal()

    def _scroll(self, y: int) -> None:
        self.scroll_to(y=max(0, y), animate=False, force=True, immediate=True)

    def _forget(self) -> None:
        """Keeps the rows around the window when many have passed by."""
        if len(self._rows) < _KEPT:
            return
        top = self.scroll_offset.y // self.tall
        near = set(self.listing.keys[max(0, top - _NEAR) : top + _NEAR]) | {self.cursor}
        self._rows = {key: row for key, row in self._rows.items() if key in near}
        self._texts = {key: text for key, text in self._texts.items() if key in near}


def _told_as(place: Place) -> tuple[bool, bool]:
    """What its rows say otherwise than in other lists."""
    return place.waits, place.alike


def _without_words(place: Place) -> Place:
    """A list that is narrowed is the same one still; other words are another search."""
    return place._replace(hasty=False, query=place.query if place.found else "")
