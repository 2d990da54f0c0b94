"""Yes or no. Asked only where many rows are meant, or what cannot be undone."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label

from store.words.i18n import _
from tui import bars
from tui.safe import content
from tui.screens.dialog import Dialog
from tui.widgets.bar import Bar


class Confirm(Dialog[bool]):
    DEFAULT_CSS = """
    Confirm > .box { width: 60; padding: 1 1; }
    Confirm Label { width: 1fr; margin: 0 0 0 1; }
    Confirm Bar { margin: 1 0 0 0; }
    Confirm.-flat Bar { margin: 0; }
    """

    def __init__(self, asked: str) -> None:
        super().__init__()
        self._asked = asked

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Label(content(self._asked, "$owed-bright"))
            yield Bar("answers")

    def on_mount(self) -> None:
        super().on_mount()
        answers = (("y", _("yes"), "yes"), ("n", _("no"), "no"))
        self.query_one(Bar).show(lambda _width: bars.keys(answers))

    def on_bar_clicked(self, event: Bar.Clicked) -> None:
        if event.does:
            self.dismiss(event.does == "yes")

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        if event.character in {"y", "Y"}:
            self.dismiss(True)
        elif event.key in {"n", "N", "escape", "q", "ctrl+q"}:
            self.dismiss(False)
