"""A page to read above the list; any of the usual keys leaves it."""

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

    def __init__(self, title: str, page: Page, width: int) -> None:
        super().__init__()
        self._title, self._page, self._width = title, page, width

    def compose(self) -> ComposeResult:
        box = Vertical(classes="box")
        box.border_title = content(self._title)
        box.styles.width = self._width + 5
        with box:
            paper = Paper(self._page)
            paper.styles.height = len(self._page.lines)
            yield paper

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(Paper).show(self._page)

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
