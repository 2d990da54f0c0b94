"""The draft behind a mail that is written: saved on every pause; sent, kept or thrown away."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.timer import Timer

from store.records.database import Store
from store.records.drafts import Letter
from store.records.failures import StoreError
from store.words.i18n import _

if TYPE_CHECKING:
    from tui.screens.compose import Compose
    from tui.screens.main import MainScreen

SAVE_SECONDS = 0.8


class Draft:
    def __init__(
        self, main: "MainScreen", form: "Compose", draft: int | None, saved: Letter
    ) -> None:
        """saved: what the store has of it, or what need not be saved."""
        self._main, self._form = main, form
        self.id, self.saved = draft, saved
        self._there: str | None = saved.text if draft is not None else None
        """The text that the store has of it; set in the writer's thread, as its id is."""
        self._pause: Timer | None = None

    def later(self) -> None:
        """Saves it, once the user pauses."""
        self._stop()
        self._pause = self._form.set_timer(SAVE_SECONDS, self.save)

    def save(
        self,
        then: Callable[[], None] = lambda: None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        if (letter := self._form.letter) == self.saved:
            then()
            return
        from store.records import drafts

        def save(store: Store) -> int:
            self.id = drafts.save_draft(store, letter, self.id, self._there)
            self._there = letter.text
            return self.id

        def saved(_draft: int) -> None:
            self.saved = letter
            then()

        self._main.feed.write(save, saved, failed or self._form.failed)

    def send(self, until: int | None) -> None:
        from tui.sending import send

        self._stop()
        letter = self._form.letter
        self._main.feed.write(
            lambda store: send(store, letter, self.id, self._there, until),
            lambda id_: self._main.sent.tell(id_, letter, until),
            self._not_kept(letter, self._main.sent.failed),
        )

    def keep(self) -> None:
        self._stop()
        self.save(self._kept, self._not_kept(self._form.letter, self._form.failed))

    def _kept(self) -> None:
        drafts = self._main.keys.shown("go-drafts")
        self._main.voice.say(_("Kept as a draft; {key} shows the drafts").format(key=drafts))

    def _not_kept(
        self, letter: Letter, failed: Callable[[Exception], None]
    ) -> Callable[[Exception], None]:
        """A store that took nothing leaves the text in sight: nobody else has it."""

        def open_again(error: Exception) -> None:
            if isinstance(error, StoreError):
                self._form.open_again(letter, error)
            else:
                failed(error)

        return open_again

    def discard(self) -> None:
        self._stop()
        from store.records import drafts

        self._main.feed.write(
            lambda store: drafts.discard(store, self.id) if self.id else False,
            self._discarded,
            self._form.failed,
        )

    def _discarded(self, kept: bool) -> None:
        """`kept`: there was one, so that it can be had back."""
        said = _("The draft is thrown away")
        if kept:
            self._main.voice.done(said)
        else:
            self._main.voice.say(said)

    def _stop(self) -> None:
        if self._pause is not None:
            self._pause.stop()
