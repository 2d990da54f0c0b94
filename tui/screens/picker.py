"""A field and a list under it: type to narrow, arrows and Enter to pick."""

from collections.abc import Sequence
from typing import TypeVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input

from tui.safe import content
from tui.screens.dialog import Dialog
from tui.widgets.bar import Bar
from tui.widgets.picklist import Pick, PickList

R = TypeVar("R")
_STEPS = {"down": 1, "up": -1, "ctrl+n": 1, "ctrl+p": -1, "pagedown": 8, "pageup": -8}


class Picker(Dialog[R]):
    """Subclasses say what to offer for what was typed, and what a pick means."""

    DEFAULT_CSS = """
    Picker > .box { width: 72; }
    Picker > .box.-wide { width: 84; }
    Picker > .box.-tall { height: 90%; }
    Picker Input { margin: 0 0 1 0; }
    Picker.-flat > .box { overflow: hidden; height: 100%; }
    Picker.-flat Input { margin: 0; }
    Picker.-flat PickList { height: 1fr; }
    """
    HINT = ""
    WIDE = False
    TALL = False
    """As high as the screen, so that a long list does not jump while it is narrowed."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def compose(self) -> ComposeResult:
        box = Vertical(classes="box").set_class(self.WIDE, "-wide").set_class(self.TALL, "-tall")
        box.border_title = content(self._title)
        with box:
            yield Input(placeholder=self.HINT, select_on_focus=False, compact=True)
            yield PickList(id="picks")
            yield Bar(id="foot")

    def on_mount(self) -> None:
        super().on_mount()
        self.narrow("")

    def first(self) -> Widget | None:
        return self.query_one(Input)

    @property
    def picks(self) -> PickList:
        return self.query_one(PickList)

    @property
    def typed(self) -> str:
        return self.query_one(Input).value

    def narrow(self, typed: str) -> None:
        """Offers what fits `typed`."""
        raise NotImplementedError

    def pick(self, value: object) -> None:
        """Enter, or a click, on that line."""
        raise NotImplementedError

    def offer(self, picks: Sequence[Pick]) -> None:
        self.picks.offer(picks)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.narrow(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self.picks.picked is not None:
            self.pick(self.picks.picked)

    def on_pick_list_picked(self) -> None:
        self.pick(self.picks.picked)

    def on_key(self, event: events.Key) -> None:
        if (by := _STEPS.get(event.key)) is not None:
            event.stop()
            event.prevent_default()
            self.picks.move(by)
            return
        super().on_key(event)
