"""Writing a mail: to whom, about what, the text; saved on every pause, sent after a look."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from time import monotonic
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Label, TextArea

from store.records.came_back import came_back
from store.records.database import Store
from store.records.drafts import Letter
from store.records.meanwhile import Meanwhile, newest, since
from store.rules.lookalike import Known
from store.words.i18n import _
from tui import bars
from tui.actions import applying
from tui.draft import Draft
from tui.keys import pressed
from tui.letters import Beginning
from tui.misgivings import hindering, hinders, warnings
from tui.safe import content
from tui.screens.dialog import Dialog
from tui.widgets.addressed import PEOPLE, Addressed
from tui.widgets.bar import Bar
from tui.widgets.enclosures import Enclosures
from tui.widgets.written import Written

if TYPE_CHECKING:
    from tui.screens.main import MainScreen

UNSEEN = 0.5
"""Seconds for which nobody can have read what came while they wrote: no key sends past it."""
_Came = tuple[frozenset[str], Meanwhile]
"""Addresses from which mail came back, and what came into the conversation."""


class Compose(Dialog[None]):
    """Esc shows what is about to go, and asks; there single keys send it, keep it or go on."""

    WITH_TEXT = True
    DEFAULT_CSS = """
    Compose { background: $owed-ground; align: left top; }
    Compose > .box { width: 100%; max-width: 100%; height: 100%; max-height: 100%; }
    Compose > .box { overflow-y: auto; scrollbar-size-vertical: 0; }
    Compose #foot { dock: bottom; }
    Compose TextArea, Compose TextArea:focus {
        height: 1fr; min-height: 3;
        border: none; border-top: solid $owed-line; padding: 0; margin: 1 0 0 0;
        background: $owed-raised; color: $owed-text;
    }
    Compose #warn { width: 1fr; height: auto; color: $owed-soon; }
    """

    def __init__(
        self, main: "MainScreen", beginning: Beginning, saved: Letter | None = None
    ) -> None:
        """saved: what the store has of it, where that is less than stands here."""
        super().__init__()
        self._main, self._beginning = main, beginning
        known = beginning.letter if saved is None else saved
        self._draft = Draft(main, self, beginning.draft, known)
        self._reviewing = False
        self._known: Known | None = None
        self._newest: int | None = None
        """Of the mails in the conversation when it was opened."""
        self._told, self._told_at = 0, 0.0
        """The newest that is named as one that came since, and from when on."""

    def compose(self) -> ComposeResult:
        letter = self._beginning.letter
        box = Vertical(classes="box")
        box.border_title = content(self._beginning.title)
        box.border_subtitle = content(_("from {account}").format(account=letter.account))
        with box:
            yield Addressed(letter, self._main.feed)
            yield Written(letter.text, self._warn)
            yield Enclosures(letter.attachments, self._warn, self._enclosed, self._taken_off)
            yield Label(id="warn")
            yield Bar(id="foot")

    def on_mount(self) -> None:
        super().on_mount()
        self._show_bcc(bool(self._beginning.letter.bcc))
        if self._beginning.is_draft and self._beginning.notice:
            self._warn([self._beginning.notice])
        self._main.feed.ask("domains", _domains, self._knows)
        if (answered := self._beginning.letter.in_reply_to) is not None:
            self._main.feed.ask("newest", lambda store: newest(store, answered), self._came_last)

    def _knows(self, domains: Known) -> None:
        self._known = domains

    def _came_last(self, message: int) -> None:
        self._newest = message

    def first(self) -> Widget:
        if self._beginning.letter.to:
            return self._text
        return self._addressed.field("to")

    @property
    def _text(self) -> Written:
        return self.query_one(Written)

    @property
    def _addressed(self) -> Addressed:
        return self.query_one(Addressed)

    @property
    def letter(self) -> Letter:
        """As it stands on the screen."""
        begun = self._beginning.letter
        to, cc, bcc = map(self._addressed.of, PEOPLE)
        return Letter(
            begun.account, to, cc, bcc, self._addressed.subject,
            self._text.text, tuple(self._files.paths), begun.in_reply_to,
            begun.references, begun.continues,
        )  # fmt: skip

    # What is typed

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._addressed.follow(event.input)
        self._draft.later()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._draft.later()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.focus_next()

    def on_key(self, event: events.Key) -> None:
        handlers = self._handlers(event)
        if handlers is None:
            return
        event.stop()
        event.prevent_default()
        handlers()

    def on_bar_clicked(self, event: Bar.Clicked) -> None:
        self.actions.get(event.does, lambda: None)()

    def _handlers(self, event: events.Key) -> Callable[[], None] | None:
        if self._reviewing:
            return self._of_table("review", event) or (lambda: None)
        if found := self._addressed.key(event.key):
            return found
        if found := self._files.key(event.key):
            return found
        if event.key == "ctrl+q":
            return self._review
        return self._of_table("compose", event)

    def _of_table(self, scope: str, event: events.Key) -> Callable[[], None] | None:
        key = pressed(event.key, event.character)
        assert scope in {"compose", "review"}
        trie = self._main.keys.trie("review" if scope == "review" else "compose")
        return self.actions.get(trie.find((key,)).action)

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        return {
            "compose-review": self._review,
            "compose-editor": self._editor,
            "compose-attach": self._ask_file,
            "compose-drop": self._drop_file,
            "compose-snippet": self._ask_snippet,
            "compose-bcc": lambda: self._show_bcc(True),
            "review-send": self._send,
            "review-later": self._ask_when,
            "review-edit": self._edit,
            "review-keep": self._keep,
            "review-discard": self._discard,
        }

    def leave(self) -> None:
        self._review()

    # Looking it over

    def _review(self) -> None:
        draft = self._draft
        if self.letter == draft.saved == self._beginning.letter and draft.id is None:
            self.dismiss(None)
            return
        self._reviewing = True
        self.set_focus(None)
        self._look_over()
        self._tell()
        self._ask_what_came("came-back", self._came)

    def store_changed(self) -> None:
        if self._reviewing:
            self._ask_what_came("came-back", self._came)

    def _ask_what_came(self, slot: str, then: Callable[[_Came], None]) -> None:
        everybody = self._addressed.everybody
        answered, known = self._beginning.letter.in_reply_to, self._newest

        def work(store: Store) -> _Came:
            gone = came_back(store, everybody, self._main.real_now())
            if answered is None or known is None:
                return gone, Meanwhile()
            return gone, since(store, answered, known)

        self._main.feed.ask(slot, work, self.mine(then))

    def _came(self, found: _Came) -> None:
        _, meanwhile = found
        if self._reviewing and meanwhile.newest > self._told:
            self._told, self._told_at = meanwhile.newest, monotonic()
        self._look_over(*found)

    def _look_over(
        self, came_back: frozenset[str] = frozenset(), meanwhile: Meanwhile | None = None
    ) -> None:
        """Both are known a moment later."""
        if self._reviewing:
            notice, came = self._beginning.notice, meanwhile or Meanwhile()
            self._warn(warnings(self.letter, notice, self._known, came_back, came))

    def _edit(self) -> None:
        self._reviewing = False
        self._warn([])
        self._text.begin()
        self._tell()

    def _warn(self, found: list[str]) -> None:
        words = Content("\n").join([content(f"⚠ {word}") for word in found])
        self.query_one("#warn", Label).update(words)

    def _tell(self) -> None:
        self.query_one("#foot", Bar).show(self._foot)

    def _foot(self, width: int) -> Content:
        actions = applying("review" if self._reviewing else "compose")
        here = [action for action in actions if self._does(action.id)]
        left = bars.footer(here, self._main.keys.shown, width)
        if not self._reviewing:
            return left
        to = ", ".join((*self.letter.to, *self.letter.cc)) or _("nobody")
        return bars.join(left, content(_("to {who}").format(who=to), "$owed-bright"), width)

    def _does(self, action: str) -> bool:
        """Whether there is something here for it."""
        if action == "compose-drop":
            return bool(self._files.paths)
        if action == "compose-snippet":
            return bool(self._main.feed.store.config.snippets)
        return action != "compose-bcc" or not self._addressed.shows_bcc

    # Sending, keeping, throwing away

    def _ask_when(self) -> None:
        from tui.screens.snooze import Snooze

        row = self._main.row if self._beginning.letter.in_reply_to is not None else None
        due = row.due if row is not None else None
        config = self._main.feed.store.config
        asked = Snooze(self._main.real_now(), config, due, asleep=False, title=_("Send at"))
        self.app.push_screen(asked, self._send_at)

    def _send_at(self, until: int | None) -> None:
        if until is not None:
            self._send(until)

    def _send(self, until: int | None = None) -> None:
        if found := hinders(self.letter):
            self._draft.save()
            self._edit()
            self.set_focus(self._addressed.field(hindering(self.letter)))
            self._warn(found)
            return
        if self._newest is None:
            self._goes(until)
            return

        def unless_new(found: _Came) -> None:
            self._came(found)
            if self._reviewing and (not self._told or monotonic() - self._told_at > UNSEEN):
                self._goes(until)

        self._ask_what_came("before-it-goes", unless_new)

    def _goes(self, until: int | None) -> None:
        self._draft.send(until)
        self.dismiss(None)

    def _keep(self) -> None:
        self._draft.keep()
        self.dismiss(None)

    def _discard(self) -> None:
        self._draft.discard()
        self.dismiss(None)

    def open_again(self, letter: Letter, error: Exception) -> None:
        """With a text that nobody took, when the form has gone."""
        beginning = replace(self._beginning, letter=letter, draft=self._draft.id)
        again = Compose(self._main, beginning, self._draft.saved)
        self._main.app.push_screen(again)
        again.call_after_refresh(again.failed, error)

    def failed(self, error: Exception) -> None:
        from tui.troubles import trouble

        self._main.voice.say(trouble(error), "$owed-overdue", seconds=10)
        if self.is_current:
            self._warn([trouble(error)])

    # Bcc, files, the editor

    def _show_bcc(self, on: bool) -> None:
        self._addressed.show_bcc(on)
        if on and self.is_current:
            self.set_focus(self._addressed.field("bcc"))
        self._tell()

    @property
    def _files(self) -> Enclosures:
        return self.query_one(Enclosures)

    def _ask_file(self) -> None:
        self._files.ask()

    def _drop_file(self) -> None:
        self._files.take_off()

    def _enclosed(self) -> None:
        self._text.begin()
        self._tell()
        self._draft.later()

    def _taken_off(self) -> None:
        self._tell()
        self._draft.later()

    def _ask_snippet(self) -> None:
        self._text.choose(self._main.feed.store.config.snippets)

    def _editor(self) -> None:
        self._text.edit_outside()


def _domains(store: Store) -> Known:
    from store.records.book import book

    return book(store, store.reader()).known_domains()
