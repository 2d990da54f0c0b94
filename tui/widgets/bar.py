"""One line of styled text that fits itself to its width."""

from collections.abc import Callable
from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget


class Bar(Widget, can_focus=False):
    """Shows what a function makes for the width there is."""

    DEFAULT_CSS = """
    Bar { height: 1; width: 1fr; color: $owed-text; }
    """

    @dataclass
    class Clicked(Message):
        bar: "Bar"
        x: int

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._build: Callable[[int], Content] = lambda width: Content("")

    def show(self, build: Callable[[int], Content]) -> None:
        self._build = build
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        self.post_message(self.Clicked(self, event.x))

    def render(self) -> Content:
        return self._build(self.size.width)
