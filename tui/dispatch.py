"""From a key to what it does: chords, reasons why not, and questions at the foot of the screen."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from store.words.i18n import _
from tui.actions import BY_ID, Action, Scope, of_a_row
from tui.chords import Sequence
from tui.keys import pressed, show
from tui.screens.dialog import Dialog
from tui.situation import why_not
from tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from textual import events

    from tui.app import OwedApp
    from tui.completing import Offer
    from tui.screens.main import MainScreen

T = TypeVar("T")
Typed = Callable[[str], None]


class Dispatch:
    """The keys of the main screen."""

    def __init__(self, main: "MainScreen") -> None:
        self._main = main
        self._typed: Sequence = ()
        self._leaving = False
        self.asked_to_leave = False
        """The key before this one asked to leave, and nothing came between."""
        self._live: Typed | None = None
        self._final: Typed | None = None
        self._rested: Typed | None = None
        self._offer: Typed | None = None
        self._offers: list[Offer] = []
        self._given_up: Callable[[], None] | None = None
        self._held: list[events.Key] | None = None
        """Keys for the dialog that is on its way; None while none is."""
        self.key_before = self._key = 0.0
        """Instants of the key before this one, and of this one; of the monotonic clock."""
        self._for_list: tuple[Action | None, list[events.Key]] | None = None
        """What is to be done to a row of the list that is on its way, if that is known already, and
        the keys after it."""

    def dialog_comes(self, then: Callable[[T], None]) -> Callable[[T], None]:
        """Keys wait from now on until `then` was called, and are the dialog's that it opened."""
        self._held = []

        def answered(value: T) -> None:
            then(value)
            self.dialog_came()

        return answered

    def dialog_came(self) -> None:
        """Or failed to: then what was meant for it does nothing."""
        held, self._held = self._held or [], None
        top = self._main.app.screen_stack[-1]
        if isinstance(top, Dialog):
            top.take_over(held)

    def list_comes(self) -> None:
        """The list changes under the keys that are typed from now on: they wait for it."""
        self._for_list = self._for_list or (None, [])

    def list_came(self) -> None:
        """Or a dialog, which the keys are for that nothing is known of yet."""
        waited, self._for_list = self._for_list, None
        if waited is None:
            return
        app: OwedApp = self._main.app  # type: ignore[assignment]
        (action, keys), top = waited, app.screen_stack[-1]
        if isinstance(top, Dialog) and action is None:
            top.take_over(keys)
        elif self._main.is_current:
            if action is not None:
                self.run(action)
            app.put_back(keys)

    def list_failed(self) -> None:
        """What was meant for it is dropped."""
        waited, self._for_list = self._for_list, None
        if waited is not None and waited[0] is not None:
            self._main.voice.say(_("This list could not be read; nothing was done."))

    def press(self, event: "events.Key") -> None:
        self.key_before, self._key = self._key, time.monotonic()
        if self._for_list is not None and event.key != "escape":
            self._for_list[1].append(event)
            return
        self._for_list = None
        if self._held is not None and event.key != "escape":
            self._held.append(event)
            return
        self._held = None
        key = pressed(event.key, event.character)
        self.asked_to_leave, self._leaving = self._leaving, False
        if self._typed and key == "escape":
            self._begin(())
            self._main.voice.hush()
            return
        scope: Scope = "reader" if self._main.reading.on else "list"
        sequence = (*self._typed, key)
        found = self._main.keys.trie(scope).find(sequence)
        self._begin(())
        if found.action:
            self.run(BY_ID[found.action])
        elif found.begins:
            self._begin(sequence)
            self._main.voice.pending(sequence, found.begins)
        else:
            self._nothing(sequence)

    def run(self, action: Action) -> None:
        from tui.doing import HANDLERS

        if self._main.lists.awaited and of_a_row(action):
            self._for_list = action, []
            if not self._main.feed.reader.busy:
                self.list_failed()
            return
        if reason := why_not(action, self._main.situation()):
            shown = self._main.keys.shown
            self._main.voice.say(reason.format(link=shown("link"), search=shown("search")))
            return
        if action.needs and self._main.rows.slipped and not self._main.rows.marks:
            self._main.voice.say(_("Another row has just come under the cursor; nothing was done."))
            return
        HANDLERS[action.id](self._main)

    def leave_next(self) -> None:
        """The next key, if it asks to leave again, quits."""
        self._leaving = True

    def ask(
        self,
        label: str,
        final: Typed,
        *,
        live: Typed | None = None,
        rested: Typed | None = None,
        given_up: Callable[[], None] | None = None,
        offer: Typed | None = None,
        text: str = "",
        hint: str = "",
    ) -> None:
        """A question at the foot; `live` is told of every key, `rested` of every pause in the
        typing; `offer` finds what may follow, and says so to `may_follow`."""
        self._live, self._rested, self._final = live, rested, final
        self._given_up, self._offer, self._offers = given_up, offer, []
        self._main.query_one(Prompt).ask(label, text, hint)
        self._main.tell()

    @property
    def completes(self) -> bool:
        """Tab may find what follows in the field."""
        return self._offer is not None

    def typed(self, text: str, *, final: bool) -> None:
        then = self._final if final else self._live
        self.may_follow([])
        if then is not None:
            then(text)
        if final:
            self._main.tell()
        elif self._offer is not None:
            self._offer(text)

    def rested(self, text: str) -> None:
        if self._rested is not None and self._main.query_one(Prompt).open:
            self._rested(text)

    def may_follow(self, offers: "list[Offer]") -> None:
        """Tab takes the first of them."""
        had, self._offers = self._offers, offers
        if offers:
            self._main.voice.offer([one.shown for one in offers])
        elif had:
            self._main.voice.hush()

    def complete(self) -> None:
        if self._offers:
            self._main.query_one(Prompt).fill(self._offers[0].text)

    def given_up(self) -> None:
        self.may_follow([])
        if self._given_up is not None:
            self._given_up()
        self._main.tell()

    def _begin(self, sequence: Sequence) -> None:
        if self._typed and not sequence:
            self._main.voice.hush()
        self._typed = sequence

    def _nothing(self, sequence: Sequence) -> None:
        help_key = self._main.keys.shown("help")
        said = _("{key} does nothing here; {help} lists the keys")
        self._main.voice.say(said.format(key=show(sequence), help=help_key))
