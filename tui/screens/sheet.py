"""A page to read above the list; any of the usual keys leaves it."""

from collections.abc import Callable

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from tui.page import Page
from tui.safe import content
from tui.screens.dialog import Dialog
from tui.widgets.paper import Paper

_STEPS = {"j": 1, "down": 1, "k": -1, "up": -1, "pagedown": 10, "pageup": -10, "space": 10}


class Sheet(Dialog[str | None]):
    DEFAULT_CSS = """
    Sheet Paper { background: $owed-raised; }
    """

    def __init__(self, title: str, lay: Callable[[int], Page]) -> None:
        """lay: the page for a width, as wide as it is now."""
        super().__init__()
        self._title, self._lay = title, lay

    def compose(self) -> ComposeResult:
        box = Vertical(Paper(), classes="box")
        box.border_title = content(self._title)
        yield box

    def on_mount(self) -> None:
        super().on_mount()
        self._lay_out()

    def on_resize(self) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        around = 14 if self.app.size.width >= 60 else 5
        width = min(self.app.size.width - around, 90)
        page, paper = self._lay(width), self.query_one(Paper)
        self.query_one(".box").styles.width = width + 5
        paper.styles.height = len(page.lines)
        paper.show(page, keep=True)

    def on_key(self, event: events.Key) -> None:
        if event.key in {"q", "w", "enter"}:
            event.stop()
            event.prevent_default()
            self.dismiss(None)
        elif (by := _STEPS.get(event.key)) is not None:
            event.stop()
            event.prevent_default()
            self.query_one(Paper).scroll_by(by)
        else:
            super().on_key(event)
