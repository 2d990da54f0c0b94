"""One line to type into, at the foot of the screen: a search, a filter, a word."""

from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Label

from tui.safe import content, line

PAUSE = 0.35
"""Seconds without a key after which all that was typed for is looked for."""


class Prompt(Horizontal):
    """Hidden until it is opened. Esc gives up, Enter takes what stands there, Tab completes it."""

    DEFAULT_CSS = """
    Prompt {
        height: 1; width: 1fr; background: $owed-raised;
        & Label { width: auto; color: $owed-accent; text-style: bold; padding: 0 1; }
        & Input, & Input:focus {
            width: 1fr; height: 1; border: none; padding: 0; background: $owed-raised;
            color: $owed-bright;
        }
    }
    """

    @dataclass
    class Typed(Message):
        """What stands there now, or finally."""

        text: str
        final: bool

    @dataclass
    class Rested(Message):
        """What has stood there for a pause."""

        text: str

    class Completing(Message):
        """Tab: what may follow, if anything."""

    class GivenUp(Message):
        """Esc: nothing is to come of it."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._pause: Timer | None = None
        self.display = False

    @property
    def open(self) -> bool:
        return self.display

    @property
    def busy(self) -> bool:
        """Something was typed, and the pause after it is not over."""
        return self._pause is not None

    def compose(self) -> ComposeResult:
        yield Label("")
        yield Input(select_on_focus=False, compact=True)

    def ask(self, label: str, text: str = "", hint: str = "") -> None:
        """What is typed takes the place of `text`; whoever goes into it first edits it."""
        self.query_one(Label).update(content(label))
        field = self.query_one(Input)
        with field.prevent(Input.Changed):
            field.value = line(text)
        field.placeholder = line(hint)
        field.select_all()
        # At once, not in the next message: what is typed meanwhile belongs to this field.
        self.display = True
        self.screen.set_focus(field)

    def shut(self) -> None:
        self._stop()
        self.screen.set_focus(None)
        self.display = False

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._stop()
        if self.open:
            self.post_message(self.Typed(event.value, final=False))
            self._pause = self.set_timer(PAUSE, self._paused)

    def on_key(self, event: events.Key) -> None:
        if event.key == "escape":
            event.stop()
            event.prevent_default()
            self.shut()
            self.post_message(self.GivenUp())
        elif event.key == "enter":
            # Here and not when the field says so, which is after the next key.
            event.stop()
            event.prevent_default()
            text = self.query_one(Input).value
            self.shut()
            self.post_message(self.Typed(text, final=True))
        elif event.key == "tab":
            event.stop()
            event.prevent_default()
            self.post_message(self.Completing())

    def fill(self, text: str) -> None:
        field = self.query_one(Input)
        field.value = line(text)
        field.cursor_position = len(field.value)

    def _paused(self) -> None:
        self._pause = None
        self.post_message(self.Rested(self.query_one(Input).value))

    def _stop(self) -> None:
        if self._pause is not None:
            self._pause.stop()
            self._pause = None
