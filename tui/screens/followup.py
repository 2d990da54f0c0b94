"""A promise, theirs or ours, or a case with a date: one line is typed, its parts stand below it.

Each part is shown as it was understood and can be put right in its own field; nothing is saved
while one is in doubt.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Label

from store.records.database import Store
from store.records.followup_states import NewFollowUp
from store.records.rows import OpenLoop, Row
from store.words import stamps
from store.words.i18n import _
from store.words.said import Said, read_said
from store.words.when import typed_when
from tui import understood
from tui.cells import short
from tui.noting import WHOSE, Whose, answers, due_of, noted, time_of, who_of, whose_of
from tui.ringing import Who, shown_who
from tui.safe import content, line
from tui.screens.dialog import Dialog
from tui.widgets.bar import Bar
from tui.widgets.field import Field
from tui.widgets.matches import Matches

if TYPE_CHECKING:
    from tui.screens.main import MainScreen

FIELDS = ("line", "what", "who", "due")


class FollowUpForm(Dialog[None]):
    WITH_TEXT = True
    DEFAULT_CSS = """
    FollowUpForm > .box { width: 80; overflow-y: auto; scrollbar-size-vertical: 0; }
    FollowUpForm Input:focus { background: $owed-cursor; }
    FollowUpForm Label { color: $owed-dim; }
    FollowUpForm .part { height: 1; margin: 0; }
    FollowUpForm .part Label { width: 10; }
    FollowUpForm .part Input { width: 1fr; }
    FollowUpForm #line { margin: 0 0 1 0; }
    FollowUpForm Matches { max-height: 4; margin: 0 0 0 9; }
    FollowUpForm #understood { height: 1; margin: 0 0 1 10; }
    FollowUpForm #how { height: 2; }
    """

    def __init__(self, main: "MainScreen", row: Row | None, said: Said | None = None) -> None:
        """said: what a mail of ours promises; no words for its time if that is over."""
        super().__init__()
        self._suggested = said
        self._main, self._row = main, row
        self._now = main.real_now()
        self._old: OpenLoop | None = noted(row) if said is None else None
        self._who = self._given = who_of(row)
        self._whose: Whose = whose_of(self._old) if self._old is not None else WHOSE[0]
        self._keeps = False
        self._touched: set[str] = set()
        """Parts that were put right by hand, so the line no longer says them."""
        self._said = ""
        """What is missing, since Enter was pressed."""

    def compose(self) -> ComposeResult:
        box = Vertical(classes="box")
        with box:
            yield Label(content(_("what, and by when: send the revised quote fri 10")))
            yield Field("line")
            for name, word in (("what", _("what")), ("who", _("who")), ("due", _("due"))):
                with Horizontal(classes="part"):
                    yield Label(content(word))
                    yield Field(name)
                if name == "who":
                    yield Matches()
            yield Bar(id="understood")
            yield Bar(id="how")
            yield Bar(id="foot")

    def on_mount(self) -> None:
        super().on_mount()
        self._field("who").fill(shown_who(self._who))
        if self._suggested is not None:
            line_ = f"{self._suggested.what} {self._suggested.when}".strip()
            self._field("line").fill(line_)
            self._field("what").fill(self._suggested.what)
            self._field("due").fill(self._suggested.when)
        elif self._old is not None:
            self._begin_with(self._old)
        self._tell()

    def first(self) -> Widget:
        return self.query_one("#line")

    def _begin_with(self, old: OpenLoop) -> None:
        what = str(old.reason.facts.get("what") or "")
        when = typed_when(old.due, self._now, self._main.feed.zone) if old.due > self._now else ""
        self._field("line").fill(f"{what} {when}".strip())
        self._field("what").fill(what)
        self._field("due").fill(when)

    # What is typed

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        name = event.input.id or ""
        if self.focused is not event.input:
            return
        self._said = ""
        if name == "line":
            self._read(event.value)
        else:
            self._touched.add(name)
        if name == "who":
            self._seek(event.value.strip())
        self._tell()

    def _read(self, text: str) -> None:
        said = read_said(text, self._when)
        if said.theirs and self._old is None:
            self._whose = WHOSE[1]
        for name, value in (("what", said.what), ("due", said.when)):
            if name not in self._touched:
                self._field(name).fill(value)

    def _when(self, text: str) -> datetime | None:
        return time_of(text, self._now, self._main.feed.store.config)

    def _field(self, name: str) -> Field:
        return self.query_one(f"#{name}", Field)

    @property
    def _matches(self) -> Matches:
        return self.query_one(Matches)

    @property
    def _due(self) -> int | None:
        return due_of(self._field("due").typed, self._now, self._main.feed.store.config)

    # Who

    def _seek(self, typed: str) -> None:
        self._who = Who(contact=typed)
        if len(typed) < 2:
            self._matches.tell([])
            return
        from store.records.card import match

        found = self.mine(self._matches.tell)
        self._main.feed.ask("match", lambda store: match(store, typed), found)

    def _take_match(self) -> None:
        if (picked := self._matches.chosen) is not None:
            self._who = picked
            self._field("who").fill(shown_who(self._who))
        elif self._field("who").typed == shown_who(self._given):
            self._who = self._given
        self._matches.display = False

    # Keys

    def on_key(self, event: events.Key) -> None:
        if self._take(event.key):
            event.stop()
            event.prevent_default()
        else:
            super().on_key(event)

    def _take(self, key: str) -> bool:
        matches = self._matches
        if key in {"down", "up"} and matches.display:
            matches.move(1 if key == "down" else -1)
        elif key in {"tab", "shift+tab"}:
            self._go(1 if key == "tab" else -1)
        elif key == "enter":
            self._enter()
        elif key == "ctrl+t" and self._old is None:
            place = WHOSE.index(self._whose)
            self._whose = WHOSE[(place + 1) % len(WHOSE)]
        elif key == "ctrl+y" and self._may_keep:
            self._keeps = not self._keeps
        elif key == "ctrl+n" and self._old is not None:
            self._another()
        elif key == "ctrl+s" and self._old is not None:
            self._settle(self._old)
        else:
            return False
        self._tell()
        return True

    def _go(self, by: int) -> None:
        self._take_match()
        at = FIELDS.index((self.focused.id if self.focused else "") or "line")
        self.set_focus(self.query_one(f"#{FIELDS[(at + by) % len(FIELDS)]}"))

    def _another(self) -> None:
        """Beside the one that is open there."""
        self._old, self._whose, self._touched = None, WHOSE[0], set()
        for name in ("line", "what", "due"):
            self._field(name).fill("")
        self.set_focus(self.query_one("#line"))

    @property
    def _may_keep(self) -> bool:
        row = self._row
        return self._old is None and self._whose.kind == "promise" and bool(row and row.messages)

    # Saving

    def _enter(self) -> None:
        if self._matches.display:
            self._take_match()
            return
        self._take_match()
        due = self._due
        if not self._field("what").typed:
            self._ask("what", _("What is it about?"))
        elif due is None:
            over = bool(self._field("due").typed)
            said = _("That time is not understood, or over.") if over else _("By when?")
            self._ask("due", said)
        else:
            self._save(self._field("what").typed, due)

    def _ask(self, name: str, said: str) -> None:
        self._said = said
        self.set_focus(self.query_one(f"#{name}"))

    def _save(self, what: str, due: int) -> None:
        old = self._old
        if old is not None:
            id_, whom = int(old.reason.facts["followup"] or 0), self._whom()

            def change(store: Store) -> int:
                from store.records import followups

                return followups.change(store, id_, what=what, due=due, whom=whom)

            self._done(change, what, due)
            return
        new = self._new(what, due)

        def add(store: Store) -> int:
            from store.records import followups

            return followups.add(store, new)

        self._done(add, what, due)

    def _done(self, work: Callable[[Store], int], what: str, due: int) -> None:
        main = self._main
        when = stamps.full(due, self._now, main.feed.zone)
        said = " · ".join((_begun(self._whose.words), short(what), when))
        main.change(work, lambda _key: main.voice.done(line(said, 200)), hide=self._sinking())
        self.dismiss(None)

    def _sinking(self) -> tuple[int, ...]:
        """A row that is answered for now comes back further down; the cursor stays where the eye
        is, as after any answer."""
        row, main = self._row, self._main
        sinks = self._may_keep and not self._keeps and answers(row)
        return (row.key,) if row and sinks and main.place.waits and not main.reading.on else ()

    def _whom(self) -> str | None:
        """None where it was not touched."""
        return None if self._who == self._given else self._who.contact or self._who.name

    def _new(self, what: str, due: int) -> NewFollowUp:
        """On the row, unless another client is named than the row's."""
        row, who = self._row, self._who
        key = row.key if row is not None else None
        client = who.client if who != self._given else None
        if row is not None and client is not None and client != row.client_id:
            key = None
        if row is not None and row.kind in {"promise", "case"}:
            key, client = None, who.client
        return NewFollowUp(
            self._whose.kind, what, due, key, self._whom() or "", client,
            self._keeps and self._may_keep, self._whose.topic,
        )  # fmt: skip

    def _settle(self, old: OpenLoop) -> None:
        id_, main = int(old.reason.facts["followup"] or 0), self._main

        def work(store: Store) -> int:
            from store.records import followups

            return followups.close(store, id_, "kept")

        said = _("Kept") + f" · {old.reason.facts.get('what')}"
        main.change(work, lambda _key: main.voice.done(line(said, 200)))
        self.dismiss(None)

    # What stands there

    def _tell(self) -> None:
        title = self._whose.words if self._old is None else _("Change: {whose}").format(
            whose=self._whose.words
        )  # fmt: skip
        self.query_one(".box").border_title = content(_begun(title))
        for name, said in (
            ("understood", self._understood), ("how", self._how), ("foot", self._foot),
        ):  # fmt: skip
            self.query_one(f"#{name}", Bar).show(said)

    def _understood(self, width: int) -> Content:
        due, zone = self._due, self._main.feed.zone
        if due is not None:
            return understood.date(due, self._now, zone)
        if self._said:
            return content(self._said, "$owed-overdue")
        return understood.no_date(self._field("due").typed, self._suggested, self._now, zone)

    def on_bar_clicked(self, event: Bar.Clicked) -> None:
        if event.does:
            self._whose = WHOSE[int(event.does)]
            self._tell()

    def _how(self, width: int) -> Content:
        lines = [understood.choices(self._whose) if self._old is None else Content("")]
        if self._may_keep:
            lines.append(understood.mail(keeps=self._keeps, answers=answers(self._row)))
        return Content("\n").join(lines)

    def _foot(self, width: int) -> Content:
        said = _("Enter saves, Tab to the parts, Esc leaves")
        if self._old is not None:
            said = _("Enter saves, ^S it is kept, ^N another one, Esc leaves")
        return content(said, "$owed-dim")


def _begun(title: str) -> str:
    return title[:1].upper() + title[1:]
