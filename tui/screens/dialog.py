"""What all dialogs share: keys that were typed while one opens are its own, in their order."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import events
from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen
from textual.widget import Widget

if TYPE_CHECKING:
    from tui.app import OwedApp

R = TypeVar("R")
T = TypeVar("T")

LEAVES = frozenset({"escape", "ctrl+q"})


class Dialog(ModalScreen[R]):
    """A question above the list, which stays in sight. Esc leaves it, and a
    click beside it."""

    AUTO_FOCUS = ""
    WITH_TEXT: ClassVar[bool] = False
    """What is typed there is more than a word: no click beside it loses that."""
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (7, "-high")]  # noqa: RUF012
    DEFAULT_CSS = """
    Dialog { align: center middle; background: $owed-ground 60%; }
    Dialog > .box {
        width: auto; max-width: 100%; height: auto; max-height: 94%;
        background: $owed-raised; border: round $owed-line; padding: 0 1;
        border-title-color: $owed-bright; border-title-style: bold;
        border-subtitle-color: $owed-dim;
    }
    Dialog.-flat > .box {
        width: 100%; max-height: 100%; border: none; padding: 0; overflow-y: auto;
        scrollbar-size-vertical: 0;
    }
    Dialog Paper, Dialog PickList {
        scrollbar-background: $owed-raised; scrollbar-background-hover: $owed-raised;
        scrollbar-background-active: $owed-raised;
    }
    Dialog Input, Dialog Input:focus {
        border: none; height: 1; padding: 0; background: $owed-ground; color: $owed-bright;
        background-tint: transparent;
        &:ansi, &:nocolor { text-style: underline; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._ready = False
        self._early: list[events.Key] = []

    def first(self) -> Widget | None:
        """What has the focus when it opens."""
        return None

    def hold(self, event: events.Key) -> bool:
        """Keeps a key until the dialog can take it; whether it did."""
        if not self._ready:
            self._early.append(event)
        return not self._ready

    def take_over(self, keys: list[events.Key]) -> None:
        """Keys that were typed before it was there; they come first."""
        self._early[:0] = keys
        if self._ready and self._early:
            self._ready = False
            self.call_after_refresh(self._begin)

    def wait(self) -> None:
        """Keys are held again, for the dialog that comes above this one."""
        self._ready = False

    def hand_over(self, other: "Dialog[T]") -> None:
        keys, self._early = self._early, []
        self._ready = True
        other.take_over(keys)

    def store_changed(self) -> None:
        """Something was committed, by whomever, while it stands open."""

    def on_mount(self) -> None:
        self.set_focus(self.first())
        self.call_after_refresh(self._begin)

    def on_key(self, event: events.Key) -> None:
        if event.key in LEAVES:
            event.stop()
            event.prevent_default()
            self.leave()

    def on_click(self, event: events.Click) -> None:
        if event.widget is self and not self.WITH_TEXT:
            self.leave()

    def mine(self, then: Callable[[T], None]) -> Callable[[T], None]:
        """An answer that comes when the dialog has gone is dropped."""

        def answered(value: T) -> None:
            if self.is_current:
                then(value)

        return answered

    def dismiss(self, result: R | None = None) -> AwaitComplete:
        """Once: the second of two quick keys finds it gone, and closes nothing else."""
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def leave(self) -> None:
        self.dismiss(None)

    async def _begin(self) -> None:
        app: OwedApp = self.app  # type: ignore[assignment]
        keys, self._early = self._early, []
        self._ready = True
        if self.is_current:
            await app.deliver(keys)
