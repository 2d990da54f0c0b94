"""One line of styled text that fits itself to its width."""

from collections.abc import Callable

from textual.content import Content
from textual.widget import Widget


class Bar(Widget, can_focus=False):
    """Shows what a function makes for the width there is."""

    DEFAULT_CSS = """
    Bar { height: 1; width: 1fr; color: $owed-text; }
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._build: Callable[[int], Content] = lambda width: Content("")

    def show(self, build: Callable[[int], Content]) -> None:
        self._build = build
        self.refresh()

    def render(self) -> Content:
        return self._build(self.size.width)
