"""The call form, opened while the phone rings: who first, their card beside it, then a word.

Three steps, each ended by Enter: who, how it went (one key), what was said. The instant is that
of the key that opened it. What begins with '>' or '<' is a whole call in one line; its parts fill
the other fields while it is typed, and can be put right there.
"""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Label

from store.records.calls import NewCall, Payable
from store.records.client import Card, Match
from store.records.database import Store
from store.records.rows import Row
from store.words import stamps
from store.words.called import Called, is_line, read_called
from store.words.i18n import _
from tui import logged
from tui.noting import time_of
from tui.oneline import fields, resolve
from tui.page import Page
from tui.pages.card import card_page
from tui.ringing import DIRECTIONS, OUTCOMES, Who, of_match, of_row, pays, shown_who, typed_who
from tui.safe import content
from tui.screens.dialog import Dialog
from tui.widgets.bar import Bar
from tui.widgets.field import Field
from tui.widgets.jotted import FIELDS, Jotted
from tui.widgets.matches import Matches
from tui.widgets.outcome import Outcome
from tui.widgets.paper import Paper
from tui.widgets.ticks import Ticks

if TYPE_CHECKING:
    from tui.screens.main import MainScreen

CARD = 38
"""Cells of the card beside the form."""


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
    CallForm Matches { max-height: 6; }
    CallForm.-flat > .box { height: 100%; overflow: hidden; }
    CallForm.-flat Outcome, CallForm.-flat Ticks, CallForm.-flat .step { margin: 0; }
    """

    def __init__(self, main: "MainScreen", row: Row | None) -> None:
        super().__init__()
        self._main = main
        self.at = main.real_now()
        self.who = of_row(row)
        self._given = self.who
        self._row = row
        self.typed: Called | None = None
        """The call as one line, while that stands in the first field."""
        self._beside: int | None = None
        """Whose card stands beside the form, or will."""
        self._unknown = False
        """What is typed fits nobody in the book."""

    def compose(self) -> ComposeResult:
        zone = self._main.feed.zone
        when = stamps.full(self.at, self.at, zone)
        box = Vertical(classes="box")
        box.border_title = content(_("A call, {when}").format(when=when))
        with box:
            with Horizontal():
                with Vertical(id="form"):
                    yield Label(content(_("who; or > and all in one line")))
                    yield Field("who", shown_who(self.who), select=True)
                    yield Matches()
                    yield Outcome()
                    yield Ticks(self.at, zone)
                    yield Jotted(self.at, zone, self._when, self._tick_first)
                yield Paper(id="card")
            yield Bar(id="foot")

    def on_mount(self) -> None:
        super().on_mount()
        self._tell()
        if self.who.client is not None:
            self._known(self.who)

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
    def _matches(self) -> Matches:
        return self.query_one(Matches)

    @property
    def _who(self) -> Field:
        return self.query_one("#who", Field)

    def first(self) -> Widget:
        return self._who

    @property
    def choosing(self) -> bool:
        """At the second step, where single keys answer and no field has the focus."""
        return self.focused is None

    # Who

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.focused is not event.input:
            return
        self._jotted.missing = ""
        if event.input.id != "who":
            self._tell()
            return
        typed = event.value.strip()
        self._settles_nothing()
        if is_line(typed):
            self._read_line(typed)
            return
        self._forget_line()
        if typed == shown_who(self._given).strip():
            self._as_given()
            return
        self.who = typed_who(typed)
        if len(typed) < 2:
            self._matched([])
            return
        from store.records.card import match

        self._main.feed.ask("match", lambda store: match(store, typed), self.mine(self._matched))

    def _as_given(self) -> None:
        """Whom the row is about, as when the form was opened."""
        self._matched([])
        self.who, self._unknown = self._given, False
        self._known(self.who)
        self._tell()

    def _matched(self, found: list[Match]) -> None:
        self._matches.tell(found)
        self._known(of_match(found[0]) if found else Who())
        self._unknown = not found and len(self._who.typed) > 1
        self.query_one("#foot", Bar).show(self._foot)

    # The whole call in one line

    def _read_line(self, text: str) -> None:
        line_ = read_called(text, self._when)

        def work(store: Store) -> tuple[Called, list[Match]]:
            return resolve(store, line_)

        self._main.feed.ask("match", work, self.mine(lambda found: self._parts(text, *found)))

    def _parts(self, text: str, typed: Called, found: list[Match]) -> None:
        """Each where it belongs; what the line does not say stays as it was."""
        if self._who.typed != text:
            return
        self.typed = typed
        self.who = typed_who(" ".join(typed.who))
        self._went.set(typed.direction, typed.outcome or "answered")
        for name, value in fields(typed).items():
            self._jotted.field(name).fill(value)
        self._matched(found)
        self._tell()

    def _forget_line(self) -> None:
        """What it had put into the other fields goes with it, unless it was changed there."""
        if self.typed is None:
            return
        for name, value in fields(self.typed).items():
            if self._jotted.field(name).value == value:
                self._jotted.field(name).fill("")
        self.typed = None
        self._went.set("in", "answered")
        self._tell()

    def _when(self, text: str) -> datetime | None:
        return time_of(text, self.at, self._main.feed.store.config)

    def on_pick_list_moved(self) -> None:
        if (picked := self._matches.chosen) is not None:
            self._known(picked)

    def _known(self, who: Who) -> None:
        """Their card stands beside the form before anything is chosen; never another's."""
        self._beside = who.client
        if who.client is None:
            self.query_one("#card", Paper).show(Page())
            return
        self._main.feed.card(who.client, self.mine(self._card), slot="call")

    def _card(self, card: Card | None) -> None:
        if card is None or card.client.id != self._beside:
            return
        self.set_class(self.size.width >= 78, "-beside")
        page = card_page(
            card, CARD - 2, self.at, self._main.feed.zone,
            key_client=self._main.key_client(card.client.tier),
        )  # fmt: skip
        self.query_one("#card", Paper).show(page)
        self.call_after_refresh(self._fit)

    def _choose(self) -> None:
        self._take_who()
        self.set_focus(None)
        self._tell()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click into a later field passes by the first, where somebody is picked: it is them."""
        if event.widget.id in FIELDS and self._matches.display:
            self._take_who()

    def _take_who(self) -> None:
        if (picked := self._matches.chosen) is not None:
            self.who = picked
            self._who.fill(shown_who(self.who))
        elif self._who.value == shown_who(self._given):
            self.who = self._given
            self._known(self.who)
        elif self.typed is not None:
            self._who.fill(shown_who(self.who))
        self.typed = None
        self._matches.display = False
        self._read_loops()

    # How it went

    def _settles_nothing(self) -> None:
        """Until it is known what whoever it is with now waits for."""
        self._ticks.begin([], lambda _one: 0)

    def _read_loops(self) -> None:
        client = self.who.client
        self._settles_nothing()
        if client is None:
            return

        def work(store: Store) -> list[Payable]:
            from store.records import calls, views

            return calls.open_loops(store, client, views.at(store))

        def read(found: list[Payable]) -> None:
            if client == self.who.client:
                region = self._main.feed.store.config.region
                self._ticks.begin(found, partial(pays, who=self.who, row=self._row, region=region))
                self._tell()

        self._main.feed.ask("loops", work, self.mine(read))

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
        if self._take(event):
            event.stop()
            event.prevent_default()
        else:
            super().on_key(event)

    def _take(self, event: events.Key) -> bool:
        matches = self._matches
        if event.key in {"down", "up"} and matches.display:
            matches.move(1 if event.key == "down" else -1)
        elif event.key in {"enter", "tab"} and self.focused is self._who:
            self._choose()
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
            self.set_focus(self._who)
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
        who, went = self.who, self._went
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
            from store.records import decisions

            return decisions.log_call(store, call, answers or "none", promise)

        unspoken = "" if went.spoken else went.word
        zone = self._main.feed.zone
        told = logged.told(who, unspoken, len(answers), promise, self.at, zone)
        self._main.change(work, lambda _id: self._main.voice.done(told))
        self.dismiss(None)

    # What stands there

    def _tell(self) -> None:
        form = self.query_one("#form")
        others = [one for one in form.children if one.display and one is not self._ticks]
        taken = sum(one.outer_size.height + one.styles.margin.height for one in others)
        self._ticks.tell(
            spoken=self._went.spoken,
            at_once=self.choosing or self._jotted.at_beginning,
            width=form.size.width,
            lines=form.size.height - taken - self._ticks.styles.margin.height,
        )
        self._went.set()
        self._jotted.tell()
        self.query_one("#foot", Bar).show(self._foot)

    def _foot(self, width: int) -> Content:
        if self.choosing:
            said = _("one key each, Enter goes on, Shift+Tab back")
        elif self.focused is self._who and (not self._who.typed or is_line(self._who.typed)):
            said = _("in one line: > I rang, < they rang, ; a promise")
        elif self.focused is self._who and self._unknown:
            said = _("not in the client book; Enter takes it as typed, Esc leaves")
        elif self.focused is self._who:
            said = _("Enter takes it, ↓ another, Esc leaves")
        elif self._jotted.missing:
            return content(self._jotted.missing, "$owed-overdue")
        else:
            said = _("Enter logs the call, Tab on, Shift+Tab back, Esc leaves")
        return content(said, "$owed-dim")
