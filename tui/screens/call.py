"""The call form, opened while the phone rings: who first, their card beside it, then a word.

Three steps, each ended by Enter: who, how it went (one key), what was said. The instant is that
of the key that opened it. What begins with '>' or '<' is a whole call in one line; its parts fill
the other fields while it is typed, and can be put right there.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Label

from store.records.calls import NewCall
from store.records.client import Card, Match
from store.records.database import Store
from store.records.followup_states import NewFollowUp
from store.records.rows import OpenLoop, Row
from store.words import stamps
from store.words.called import Called, is_line, read_called
from store.words.i18n import _, ngettext
from store.words.said import Said, read_said
from tui.cells import short
from tui.matches import picks
from tui.noting import due_of
from tui.oneline import fields, resolve
from tui.page import Page
from tui.pages.card import card_page
from tui.ringing import DIRECTIONS, OUTCOMES, Who, of_match, of_row, pays, shown_who, typed_who
from tui.safe import content, line
from tui.screens.dialog import Dialog
from tui.widgets.bar import Bar
from tui.widgets.outcome import Outcome
from tui.widgets.paper import Paper
from tui.widgets.picklist import PickList
from tui.widgets.ticks import Ticks

if TYPE_CHECKING:
    from tui.screens.main import MainScreen

_LAST = ("summary", "minutes", "promised")
"""Fields of the last step."""
CARD = 38
"""Cells of the card beside the form."""


class _SummaryField(Input):
    """tick: told of each key before the field is; whether it took it."""

    def __init__(self, tick: Callable[[str], bool], id: str) -> None:
        super().__init__(id=id, select_on_focus=False, compact=True)
        self._tick = tick

    def on_key(self, event: events.Key) -> None:
        if event.character and self._tick(event.character):
            event.stop()
            event.prevent_default()


class CallForm(Dialog[None]):
    WITH_TEXT = True
    DEFAULT_CSS = """
    CallForm > .box { width: 100%; max-width: 110; height: 90%; max-height: 28; }
    CallForm #form { width: 1fr; height: 1fr; overflow-y: auto; scrollbar-size-vertical: 0; }
    CallForm Input:focus { background: $owed-cursor; }
    CallForm #card { width: 38; height: 1fr; border-left: solid $owed-line;
        background: $owed-raised; display: none; }
    CallForm.-beside #card { display: block; }
    CallForm Label { color: $owed-dim; }
    CallForm Outcome { margin: 1 0 0 0; }
    CallForm #matches { max-height: 6; }
    CallForm .step { margin: 1 0 0 0; }
    CallForm .part { height: 1; }
    CallForm .part Label { width: 10; }
    CallForm .part Input { width: 1fr; }
    CallForm #understood { height: 1; margin: 0; }
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
        self._missing = ""
        self._beside: int | None = None
        """Whose card stands beside the form, or will."""
        self._unknown = False
        """What is typed fits nobody in the book."""

    def compose(self) -> ComposeResult:
        when = stamps.full(self.at, self.at, self._main.feed.zone)
        box = Vertical(classes="box")
        box.border_title = content(_("A call, {when}").format(when=when))
        known = shown_who(self.who)
        with box:
            with Horizontal():
                with Vertical(id="form"):
                    yield Label(content(_("who; or > and all in one line")))
                    yield Input(line(known), id="who", select_on_focus=True, compact=True)
                    yield PickList(id="matches")
                    yield Outcome()
                    yield Ticks(self.at, self._main.feed.zone)
                    yield Label(content(_("what was said, in a line")), classes="step")
                    yield _SummaryField(self._tick_first, id="summary")
                    for name, word in (("minutes", _("minutes")), ("promised", _("promised"))):
                        with Horizontal(classes="part"):
                            yield Label(content(word))
                            yield Input(id=name, select_on_focus=False, compact=True)
                    yield Bar(id="understood")
                yield Paper(id="card")
            yield Bar(id="foot")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#matches").display = False
        self._tell()
        if self.who.client is not None:
            self._known(self.who)

    def on_resize(self) -> None:
        self.call_after_refresh(self._went.fit)

    @property
    def _went(self) -> Outcome:
        return self.query_one(Outcome)

    @property
    def _ticks(self) -> Ticks:
        return self.query_one(Ticks)

    def first(self) -> Widget:
        return self.query_one("#who")

    @property
    def choosing(self) -> bool:
        """At the second step, where single keys answer and no field has the focus."""
        return self.focused is None

    # Who

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.focused is not event.input:
            return
        self._missing = ""
        if event.input.id != "who":
            self._tell()
            return
        typed = event.value.strip()
        if is_line(typed):
            self._read_line(typed)
            return
        self.typed = None
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
        shown = self.query_one("#matches", PickList)
        shown.display = bool(found)
        shown.offer(picks(found))
        self._known(of_match(found[0]) if found else Who())
        self._unknown = not found and len(self._value("who")) > 1
        self.query_one("#foot", Bar).show(self._foot)

    # The whole call in one line

    def _read_line(self, text: str) -> None:
        line_ = read_called(text, self._when)

        def work(store: Store) -> tuple[Called, list[Match]]:
            return resolve(store, line_)

        self._main.feed.ask("match", work, self.mine(lambda found: self._parts(text, *found)))

    def _parts(self, text: str, typed: Called, found: list[Match]) -> None:
        """Each where it belongs; what the line does not say stays as it was."""
        if self.query_one("#who", Input).value.strip() != text:
            return
        self.typed = typed
        self.who = typed_who(" ".join(typed.who))
        self._went.set(typed.direction, typed.outcome or "answered")
        for name, value in fields(typed).items():
            self._fill(name, value)
        self._matched(found)
        self._tell()

    def _fill(self, name: str, value: str) -> None:
        field = self.query_one(f"#{name}", Input)
        with field.prevent(Input.Changed):
            field.value = line(value, 400)
            field.cursor_position = len(field.value)

    def _when(self, text: str) -> datetime | None:
        due = due_of(text, self.at, self._main.feed.store.config)
        return None if due is None else stamps.local(due, self._main.feed.zone)

    def on_pick_list_moved(self) -> None:
        picked = self.query_one("#matches", PickList).picked
        if self.query_one("#matches").display and isinstance(picked, Who):
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

    def _choose(self) -> None:
        self._take_who()
        self.set_focus(None)
        self._tell()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """A click into a later field passes by the first, where somebody is picked: it is them."""
        if event.widget.id in _LAST and self.query_one("#matches").display:
            self._take_who()

    def _take_who(self) -> None:
        shown = self.query_one("#matches", PickList)
        if shown.display and isinstance(shown.picked, Who):
            self.who = shown.picked
            with self.query_one("#who", Input).prevent(Input.Changed):
                self.query_one("#who", Input).value = shown_who(self.who)
        elif self.query_one("#who", Input).value == shown_who(self._given):
            self.who = self._given
            self._known(self.who)
        elif self.typed is not None:
            self._fill("who", shown_who(self.who))
        self.typed = None
        shown.display = False
        self._read_loops()

    # How it went

    def _read_loops(self) -> None:
        client = self.who.client
        if client is None:
            return

        def work(store: Store) -> list[tuple[OpenLoop, str]]:
            from store.records import calls, views

            return calls.open_loops(store, client, views.at(store))

        self._main.feed.ask("loops", work, self.mine(self._loops_read))

    def _loops_read(self, found: list[tuple[OpenLoop, str]]) -> None:
        self._ticks.begin(found, partial(pays, who=self.who, row=self._row))
        self._tell()

    @property
    def _at_beginning(self) -> bool:
        """In the field of what was said, with nothing typed there."""
        field = self.query_one("#summary", Input)
        return self.focused is field and not field.value

    def _tick_first(self, key: str) -> bool:
        """A digit before anything is said ticks what it names; whether it did."""
        return self._at_beginning and self._went.spoken and self._tick(key)

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
            self.set_focus(self.query_one("#summary"))
        elif not self._tick(key):
            return self._begin_saying(key)
        self._tell()
        return True

    def _begin_saying(self, key: str) -> bool:
        """A letter that answers nothing begins what was said: who goes on typing loses none."""
        if not key.isalpha():
            return False
        self.set_focus(self.query_one("#summary"))
        self._fill("summary", key)
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
        matches = self.query_one("#matches", PickList)
        if event.key in {"down", "up"} and matches.display:
            matches.move(1 if event.key == "down" else -1)
        elif event.key in {"enter", "tab"} and self.focused is self.query_one("#who"):
            self._choose()
        elif event.key == "shift+tab":
            self._step_back()
        elif event.key == "tab" and self.focused is not None:
            self._step_on()
        elif event.key == "enter" and self.focused is not None:
            self._save()
        elif self.choosing and event.key in {"enter", "tab"}:
            self.set_focus(self.query_one("#summary"))
            self._tell()
        elif self.choosing and event.character:
            return self._how(event.character)
        else:
            return False
        return True

    def _step_back(self) -> None:
        at = self.focused.id if self.focused else ""
        if at in _LAST[1:]:
            self.set_focus(self.query_one(f"#{_LAST[_LAST.index(at) - 1]}"))
        else:
            self.set_focus(None if at == "summary" else self.query_one("#who"))
        self._tell()

    def _step_on(self) -> None:
        """Between the fields of the last step."""
        at = _LAST.index((self.focused.id if self.focused else None) or "summary")
        self.set_focus(self.query_one(f"#{_LAST[(at + 1) % len(_LAST)]}"))
        self._tell()

    # Saving

    def _save(self) -> None:
        said, minutes = self._said(), self._value("minutes")
        if minutes and not (minutes.isascii() and minutes.isdigit() and len(minutes) < 5):
            self._ask("minutes", _("Minutes are a number."))
            return
        if said is not None and (said.due is None or not said.what):
            self._ask("promised", _("By when?") if said.what else _("What is it about?"))
            return
        promise = self._promise(said)
        call = NewCall(
            self.at,
            self._went.direction,
            self._went.outcome,
            number=self.who.number,
            client_id=self.who.client,
            contact=self.who.contact,
            minutes=int(minutes) if minutes else None,
            summary=self._summary(),
        )
        answers = self._ticks.ticked if self._went.spoken else ()

        def work(store: Store) -> int:
            from store.records import decisions

            return decisions.log_call(store, call, answers or "none", promise)

        told = self._told(len(answers), promise)
        self._main.change(work, lambda _id: self._main.voice.done(told))
        self.dismiss(None)

    def _told(self, settled: int, promise: NewFollowUp | None) -> str:
        """What was saved, so that a wrong reading is seen while it can be taken back."""
        name = self.who.name or self.who.number or _("withheld number")
        parts = [_("Call logged · {who}").format(who=name)]
        if self.who.client is None and (self.who.name or self.who.number):
            parts.append(_("not in the client book"))
        if not self._went.spoken:
            parts.append(self._went.word)
        if settled:
            parts.append(ngettext("{n} settled", "{n} settled", settled).format(n=settled))
        if promise is not None:
            due = stamps.full(promise.due, self.at, self._main.feed.zone)
            parts.append(f"{short(promise.what)}, {due}")
        return " · ".join(parts)

    def _value(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value.strip()

    def _said(self) -> Said | None:
        typed = self._value("promised")
        return read_said(typed, self._when) if typed else None

    def _promise(self, said: Said | None) -> NewFollowUp | None:
        """The row it hangs on is the call's client; its words are the caller's."""
        if said is None or said.due is None:
            return None
        kind = "theirs" if said.theirs else "promise"
        return NewFollowUp(kind, said.what, int(said.due.timestamp()), whom=self.who.contact)

    def _ask(self, name: str, said: str) -> None:
        self._missing = said
        self.set_focus(self.query_one(f"#{name}"))
        self._tell()

    def _summary(self) -> str:
        """A name that is in no book is kept in front of what was said."""
        said = self.query_one("#summary", Input).value.strip()
        if self.who.client is None and self.who.name:
            return f"{self.who.name}: {said}" if said else self.who.name
        return said

    # What stands there

    def _tell(self) -> None:
        self._ticks.tell(
            spoken=self._went.spoken,
            at_once=self.choosing or self._at_beginning,
            width=self.query_one("#form").size.width,
        )
        self._went.set()
        self.query_one("#understood", Bar).show(self._understood)
        self.query_one("#foot", Bar).show(self._foot)

    def _understood(self, width: int) -> Content:
        """What was promised, as it was read."""
        said = self._said()
        if self._missing:
            return content(self._missing, "$owed-overdue")
        if said is None:
            return content("")
        whose = _("they promised") if said.theirs else _("I promised")
        if said.due is None:
            return content(_("by when?"), "$owed-soon")
        due = stamps.full(int(said.due.timestamp()), self.at, self._main.feed.zone)
        return content(line(f"{due} · {whose}: {said.what}", 200), "$owed-good")

    def _foot(self, width: int) -> Content:
        if self.choosing:
            said = _("one key each, Enter goes on, Shift+Tab back")
        elif self.focused is self.query_one("#who") and self._unknown:
            said = _("not in the client book; Enter takes it as typed, Esc leaves")
        elif self.focused is self.query_one("#who"):
            said = _("Enter takes it, ↓ another, Esc leaves")
        else:
            said = _("Enter logs the call, Tab on, Shift+Tab back, Esc leaves")
        return content(said, "$owed-dim")
