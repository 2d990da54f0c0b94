"""The call form, opened while the phone rings: who first, their card beside it, then a word.

Three steps, each ended by Enter: who, how it went (one key), what was said. The instant is that
of the key that opened it. What begins with '>' or '<' is a whole call in one line; its parts fill
the other fields while it is typed, with what it settles, and Enter logs it where the book leaves no
doubt who it was with. Tab goes to the other fields, where they can be put right.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from store.records.calls import NewCall
from store.records.database import Store
from store.records.rows import Row
from store.words import stamps
from store.words.called import Called, is_line
from store.words.i18n import _
from tui import logged
from tui.noting import time_of
from tui.oneline import fields
from tui.ringing import DIRECTIONS, OUTCOMES, Who, of_row
from tui.safe import content
from tui.screens.dialog import LEAVES, Dialog
from tui.widgets.bar import Bar
from tui.widgets.beside import Beside
from tui.widgets.jotted import FIELDS, Jotted
from tui.widgets.outcome import Outcome
from tui.widgets.ticks import Ticks
from tui.widgets.whom import Whom

if TYPE_CHECKING:
    from tui.screens.main import MainScreen


class CallForm(Dialog[None]):
    WITH_TEXT = True
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (7, "-low"), (20, "-high"), (30, "-tall")]  # noqa: RUF012
    DEFAULT_CSS = """
    CallForm > .box { width: 100%; max-width: 110; height: 90%; max-height: 28; }
    CallForm.-low > .box, CallForm.-high > .box { height: 100%; max-height: 100%; }
    CallForm.-low Outcome, CallForm.-low Ticks, CallForm.-low .step { margin: 0; }
    CallForm #form { width: 1fr; height: 1fr; overflow-y: auto; scrollbar-size-vertical: 0; }
    CallForm Input:focus { background: $owed-cursor; }
    CallForm #card { width: 38; height: 1fr; border-left: solid $owed-line;
        background: $owed-raised; display: none; }
    CallForm.-beside #card { display: block; }
    CallForm Label { color: $owed-dim; }
    CallForm Outcome { margin: 1 0 0 0; }
    CallForm.-flat > .box { height: 100%; overflow: hidden; }
    CallForm.-flat Outcome, CallForm.-flat Ticks, CallForm.-flat .step { margin: 0; }
    """

    def __init__(self, main: "MainScreen", row: Row | None) -> None:
        super().__init__()
        self._main = main
        self.at = main.real_now()
        self._given = of_row(row)
        self._row = row
        self._line: Called | None = None
        """A call in one line, whose parts stand in the fields."""
        self._leaving = False
        """Esc was the last key, and something had been said."""

    def compose(self) -> ComposeResult:
        zone = self._main.feed.zone
        when = stamps.full(self.at, self.at, zone)
        box = Vertical(classes="box")
        box.border_title = content(_("A call, {when}").format(when=when))
        with box:
            with Horizontal():
                with Vertical(id="form"):
                    yield Whom(self._main.feed, self._given, self._when, self._seems, self._parts)
                    yield Outcome()
                    yield Ticks(self.at, zone)
                    yield Jotted(self.at, zone, self._when, self._tick_first)
                yield Beside(self._main, self.at, self._card)
            yield Bar(id="foot")

    def on_mount(self) -> None:
        super().on_mount()
        self._tell()
        if self._given.client is not None:
            self._seems(self._given)

    def on_resize(self) -> None:
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """Once it is known how wide the form is."""
        self._went.fit()
        self.call_after_refresh(self._tell)

    @property
    def _went(self) -> Outcome:
        return self.query_one(Outcome)

    @property
    def _ticks(self) -> Ticks:
        return self.query_one(Ticks)

    @property
    def _jotted(self) -> Jotted:
        return self.query_one(Jotted)

    @property
    def _whom(self) -> Whom:
        return self.query_one(Whom)

    def first(self) -> Widget:
        return self._whom.field

    @property
    def choosing(self) -> bool:
        """At the second step, where single keys answer and no field has the focus."""
        return self.focused is None

    # Who

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.focused is not event.input:
            return
        self._leaving = False
        self._jotted.missing = ""
        if event.input.id != "who":
            self._tell()
            return
        self._whom.read()
        if self._whom.line is None:
            self._ticks.clear()
        self._tell()

    def _seems(self, who: Who) -> None:
        """Their card stands beside the form before anybody is picked; and what a call in one line
        settles, since it may be logged at once."""
        self.query_one(Beside).about(who.client)
        if self._whom.line is not None:
            self._read_ticks(who)
        self.query_one("#foot", Bar).show(self._foot)

    def _card(self) -> None:
        self.set_class(self.size.width >= 78, "-beside")
        self.call_after_refresh(self._fit)

    def _parts(self, line: Called | None) -> None:
        """Of a call in one line each where it belongs; what it does not say stays as it was. What
        it had put there goes with it, unless it was changed there."""
        if line is None and self._line is not None:
            for name, value in fields(self._line).items():
                if self._jotted.field(name).value == value:
                    self._jotted.field(name).fill("")
            self._went.set("in", "answered")
        elif line is not None:
            self._went.set(line.direction, line.outcome or "answered")
            for name, value in fields(line).items():
                self._jotted.field(name).fill(value)
        self._line = line
        self._tell()

    def _when(self, text: str) -> datetime | None:
        return time_of(text, self.at, self._main.feed.store.config)

    def _choose(self, *, logs: bool) -> None:
        """logs: a call in one line that says all is logged; a key later where it is in doubt with
        whom."""
        whole, sure = self._whole, self._whom.sure
        self._take_who()
        if whole and logs and sure:
            self._save()
            return
        self.set_focus(None)
        if whole and logs:
            self._jotted.begin()
        self._tell()

    @property
    def _whole(self) -> bool:
        """What is typed is a call in one line, and not only the beginning of one."""
        line = self._whom.line
        return line is not None and line.tells

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click into a later field passes by the first, where somebody is picked: it is them."""
        if event.widget.id in FIELDS and self._whom.picking:
            self._take_who()

    def _take_who(self) -> None:
        self._whom.take()
        self._read_ticks(self._whom.who)

    def _read_ticks(self, who: Who) -> None:
        self._ticks.read(self._main.feed, who, self._row, self._tell)

    # How it went

    def _tick_first(self, key: str) -> bool:
        """A digit before anything is said ticks what it names; whether it did."""
        return self._jotted.at_beginning and self._went.spoken and self._tick(key)

    def _tick(self, key: str) -> bool:
        if not self._ticks.tick(key):
            return False
        self._tell()
        return True

    def _how(self, key: str) -> bool:
        """A single key of the second step; whether it was one."""
        if key in DIRECTIONS:
            self._went.set(direction=DIRECTIONS[key][0])
        elif key in OUTCOMES:
            self._went.set(outcome=OUTCOMES[key][0])
            self._jotted.begin()
        elif not self._tick(key):
            return self._begin_saying(key)
        self._tell()
        return True

    def _begin_saying(self, key: str) -> bool:
        """A letter that answers nothing begins what was said: who goes on typing loses none."""
        if not key.isalpha():
            return False
        self._jotted.begin()
        self._jotted.field("summary").fill(key)
        self._tell()
        return True

    def on_bar_clicked(self, event: Bar.Clicked) -> None:
        if event.does:
            self._how(event.does)

    def on_key(self, event: events.Key) -> None:
        leaving, self._leaving = self._leaving, False
        if self._take(event):
            event.stop()
            event.prevent_default()
        else:
            self._leaving = leaving and event.key in LEAVES
            super().on_key(event)

    def leave(self) -> None:
        """At once only where nothing was said yet: a habit of Esc would lose it."""
        if self._leaving or not self._jotted.begun:
            super().leave()
            return
        self._leaving = True
        self._tell()

    def _take(self, event: events.Key) -> bool:
        whom = self._whom
        if event.key in {"down", "up"} and whom.picking:
            whom.move(1 if event.key == "down" else -1)
        elif event.key in {"enter", "tab"} and self.focused is whom.field:
            self._choose(logs=event.key == "enter")
        elif event.key == "shift+tab":
            self._step_back()
        elif event.key == "tab" and self.focused is not None:
            self._step_on()
        elif event.key == "enter" and self.focused is not None:
            self._save()
        elif self.choosing and event.key in {"enter", "tab"}:
            self._jotted.begin()
            self._tell()
        elif self.choosing and event.character:
            return self._how(event.character)
        else:
            return False
        return True

    def _step_back(self) -> None:
        at = self.focused.id if self.focused else ""
        if at == FIELDS[0]:
            self.set_focus(None)
        elif at in FIELDS:
            self._jotted.step(-1)
        else:
            self.set_focus(self._whom.field)
        self._tell()

    def _step_on(self) -> None:
        """Between the fields of the last step."""
        self._jotted.step(1)
        self._tell()

    # Saving

    def _save(self) -> None:
        if not self._jotted.ready():
            self._tell()
            return
        who, went = self._whom.who, self._went
        promise = logged.promise(who, self._jotted.said)
        call = NewCall(
            self.at,
            went.direction,
            went.outcome,
            number=who.number,
            client_id=who.client,
            contact=who.contact,
            minutes=self._jotted.minutes,
            summary=logged.summary(who, self._jotted.summary),
        )
        answers = self._ticks.ticked if went.spoken else ()

        def work(store: Store) -> int:
            from store.records import calls

            return calls.log(store, call, answers or "none", promise)

        unspoken = "" if went.spoken else went.word
        zone = self._main.feed.zone
        told = logged.told(who, unspoken, len(answers), promise, self.at, zone)
        self._main.change(work, lambda _id: self._main.voice.done(told))
        self.dismiss(None)

    # What stands there

    def _tell(self) -> None:
        form = self.query_one("#form")
        whom, ticks = self._whom, self._ticks
        others = [one for one in form.children if one not in {whom, ticks}]
        shown = [one for one in (*whom.children, *others) if one.display]
        taken = sum(one.outer_size.height + one.styles.margin.height for one in shown)
        ticks.tell(
            spoken=self._went.spoken,
            before=self._before_digits,
            width=form.size.width,
            lines=form.size.height - taken - ticks.styles.margin.height,
        )
        self._went.set()
        self._jotted.tell()
        self.query_one("#foot", Bar).show(self._foot)

    @property
    def _before_digits(self) -> str:
        if self.choosing or self._jotted.at_beginning:
            return ""
        return "tab" if self.focused is self._whom.field else "shift+tab"

    def _foot(self, width: int) -> Content:
        whom = self._whom
        here = self.focused is whom.field
        if self._leaving:
            return content(_("Esc again leaves; nothing is logged"), "$owed-soon")
        if self.choosing:
            said = _("one key each, Enter goes on, Shift+Tab back")
        elif here and self._whole and whom.sure:
            said = _("Enter logs the call, Tab to look it over, Esc leaves")
        elif here and (not whom.field.typed or is_line(whom.field.typed)):
            said = _("in one line: > I rang, < they rang, ; a promise")
        elif here and whom.unknown:
            said = _("not in the client book; Enter takes it as typed, Esc leaves")
        elif here:
            said = _("Enter takes it, ↓ another, Esc leaves")
        elif self._jotted.missing:
            return content(self._jotted.missing, "$owed-overdue")
        else:
            said = _("Enter logs the call, Tab on, Shift+Tab back, Esc leaves")
        return content(said, "$owed-dim")
