"""What scrolls and draws line by line."""

from rich.style import Style
from textual.geometry import Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView


class Lines(ScrollView, can_focus=False):
    """A scroll view whose length changes nothing around it: its scrollbar has its place always.

    Textual lays the whole screen out anew when a virtual size changes or a scrollbar comes, which
    takes longer than all else that a key does; here only the scrollbar hears of it.
    """

    DEFAULT_CSS = """
    Lines {
        width: 1fr; height: 1fr; overflow-x: hidden; overflow-y: scroll;
        scrollbar-size-vertical: 1;
    }
    """

    virtual_size = Reactive(Size(0, 0), repaint=False)

    def __init__(self, id: str | None) -> None:
        super().__init__(id=id)
        self._styles_of: dict[str, Style] = {}

    def watch_virtual_size(self, size: Size) -> None:
        self._scroll_update(size)

    def notify_style_update(self) -> None:
        self._styles_of.clear()
        super().notify_style_update()

    @property
    def under(self) -> Style:
        """The style below all parts; Textual's own is made anew at each look."""
        if "" not in self._styles_of:
            self._styles_of[""] = self.rich_style
        return self._styles_of[""]

    def style_of(self, component: str) -> Style:
        """What a component class adds to it."""
        if component not in self._styles_of:
            self._styles_of[component] = self.get_component_rich_style(component, partial=True)
        return self._styles_of[component]
