"""A few lines to read, and one key for each thing that can be done about them."""

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from tui.page import Line, Page
from tui.safe import content
from tui.screens.dialog import Dialog
from tui.widgets.bar import Bar, doing
from tui.widgets.paper import Paper


class Answer(NamedTuple):
    key: str
    words: str


class Choice(Dialog[str]):
    """Returns the key of the answer, or None."""

    DEFAULT_CSS = """
    Choice > .box { padding: 1 2 0 2; }
    Choice Paper { background: $owed-raised; }
    Choice #foot { margin: 1 0 0 0; }
    Choice.-flat #foot { margin: 0; dock: bottom; }
    """

    def __init__(
        self, title: str, lines: Sequence[Line], answers: Sequence[Answer], width: int
    ) -> None:
        super().__init__()
        self._title, self._page, self._answers = title, Page(tuple(lines)), answers
        self._width = width

    def compose(self) -> ComposeResult:
        box = Vertical(classes="box")
        box.border_title = content(self._title)
        box.styles.width = self._width + 7
        with box:
            paper = Paper(self._page)
            paper.styles.height = max(1, len(self._page.lines))
            yield paper
            yield Bar(id="foot")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(Paper).show(self._page)
        self.query_one("#foot", Bar).show(self._foot)

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        keys = {answer.key for answer in self._answers}
        if event.character in keys:
            self.dismiss(event.character)
        elif event.key in {"escape", "q", "n", "ctrl+q"}:
            self.dismiss(None)

    def _foot(self, width: int) -> Content:
        parts = [
            doing(
                Content.assemble(
                    (answer.key, "bold $owed-accent"), (f" {answer.words}", "$owed-text")
                ),
                answer.key,
            )
            for answer in (*self._answers, Answer("Esc", ""))
        ]
        return Content("   ").join(parts)

    def on_bar_clicked(self, event: Bar.Clicked) -> None:
        if event.does:
            self.dismiss(None if event.does == "Esc" else event.does)
