"""One line of styled text that fits itself to its width."""

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.style import Style
from textual.widget import Widget

_DOES = "does"


def doing(shown: Content, does: str) -> Content:
    """The same, which says when it is clicked what it would do: an action, or a key."""
    return shown.stylize(Style.from_meta({_DOES: does}))


class Bar(Widget, can_focus=False):
    """Shows what a function makes for the width there is."""

    DEFAULT_CSS = """
    Bar { height: 1; width: 1fr; color: $owed-text; }
    """

    @dataclass
    class Clicked(Message):
        bar: "Bar"
        does: str
        """What stands there would do; '' if nothing. See `doing`."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._build: Callable[[int], Content] = lambda width: Content("")
        self._drawn: tuple[Size, Content] | None = None
        """What stands there, and the size for which it was made."""

    def show(self, build: Callable[[int], Content]) -> None:
        """Draws nothing where it says what it said."""
        self._build = build
        old, new = self._drawn, (self.size, build(self.size.width))
        if old is None or old[0] != new[0] or not old[1].is_same(new[1]):
            self._drawn = new
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        self.post_message(self.Clicked(self, event.style.meta.get(_DOES, "")))

    def render(self) -> Content:
        if self._drawn is None or self._drawn[0] != self.size:
            self._drawn = (self.size, self._build(self.size.width))
        return self._drawn[1]
