"""What was said in a call: a line of it, how long it took, and what was promised."""

from collections.abc import Callable
from zoneinfo import ZoneInfo

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Label

from store.rules.instant import Instant
from store.words import stamps
from store.words.i18n import _
from store.words.said import Said, When, read_said
from tui.safe import content, line
from tui.widgets.bar import Bar
from tui.widgets.field import Field

FIELDS = ("summary", "minutes", "promised")


class _Summary(Field):
    """tick: told of each key before the field is; whether it took it."""

    def __init__(self, tick: Callable[[str], bool]) -> None:
        super().__init__("summary")
        self._tick = tick

    def on_key(self, event: events.Key) -> None:
        if event.character and self._tick(event.character):
            event.stop()
            event.prevent_default()


class Jotted(Vertical):
    """at: the instant of the call; when: what a typed time means then; tick: as of `_Summary`."""

    DEFAULT_CSS = """
    Jotted { height: auto; }
    Jotted .step { margin: 1 0 0 0; }
    Jotted .part { height: 1; }
    Jotted .part Label { width: 10; }
    Jotted .part Input { width: 1fr; }
    Jotted #understood { height: 1; margin: 0; }
    """

    def __init__(
        self, at: Instant, zone: ZoneInfo, when: When, tick: Callable[[str], bool]
    ) -> None:
        super().__init__()
        self._at, self._zone = at, zone
        self._when, self._tick = when, tick
        self.missing = ""
        """What is asked for, since it was to be logged."""

    def compose(self) -> ComposeResult:
        yield Label(content(_("what was said, in a line")), classes="step")
        yield _Summary(self._tick)
        for name, word in (("minutes", _("minutes")), ("promised", _("promised"))):
            with Horizontal(classes="part"):
                yield Label(content(word))
                yield Field(name)
        yield Bar(id="understood")

    def field(self, name: str) -> Field:
        return self.query_one(f"#{name}", Field)

    @property
    def summary(self) -> str:
        return self.field("summary").typed

    @property
    def minutes(self) -> int | None:
        typed = self.field("minutes").typed
        return int(typed) if typed else None

    @property
    def said(self) -> Said | None:
        """What was promised."""
        typed = self.field("promised").typed
        return read_said(typed, self._when) if typed else None

    @property
    def begun(self) -> bool:
        """Something stands here that would be lost."""
        return any(self.field(name).typed for name in FIELDS)

    @property
    def at_beginning(self) -> bool:
        """In the field of what was said, with nothing typed there."""
        field = self.field("summary")
        return self.screen.focused is field and not field.value

    def begin(self) -> None:
        self.screen.set_focus(self.field("summary"))

    def step(self, by: int) -> None:
        """From the field that has the focus."""
        at = self.screen.focused.id if self.screen.focused else None
        place = FIELDS.index(at or "summary")
        self.screen.set_focus(self.field(FIELDS[(place + by) % len(FIELDS)]))

    def ready(self) -> bool:
        """Whether it can be logged so; else what is missing is asked for, in its field."""
        minutes, said = self.field("minutes").typed, self.said
        if minutes and not (minutes.isascii() and minutes.isdigit() and len(minutes) < 5):
            return self._ask("minutes", _("Minutes are a number."))
        if said is not None and (said.due is None or not said.what):
            return self._ask("promised", _("By when?") if said.what else _("What is it about?"))
        return True

    def _ask(self, name: str, missing: str) -> bool:
        self.missing = missing
        self.screen.set_focus(self.field(name))
        return False

    def tell(self) -> None:
        self.query_one("#understood", Bar).show(self._understood)

    def _understood(self, width: int) -> Content:
        """What was promised, as it was read."""
        said = self.said
        if said is None:
            return content("")
        whose = _("they promised") if said.theirs else _("I promised")
        if said.due is None:
            return content(_("by when?"), "$owed-soon")
        due = stamps.full(int(said.due.timestamp()), self._at, self._zone)
        return content(line(f"{due} · {whose}: {said.what}", 200), "$owed-good")
