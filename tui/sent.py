"""The mail that was sent last: what is told of it, and until when a key takes it back."""

import time
from typing import TYPE_CHECKING

from store.addresses import written
from store.words import stamps
from store.words.i18n import _
from tui.troubles import trouble
from tui.voice import DAY, SEND_SECONDS

if TYPE_CHECKING:
    from store.records.drafts import Letter
    from tui.doing.noting import Suggestion
    from tui.screens.main import MainScreen


MOMENT = 2.0
"""Seconds after an offer has gone in which a key may still be the answer to it."""


class Sent:
    """suggested: a promise in it."""

    def __init__(self, main: "MainScreen") -> None:
        self._main = main
        self._held: tuple[int, float] | None = None
        self.suggested: Suggestion | None = None

    @property
    def held(self) -> int | None:
        """It, while a key may mean it."""
        return self._held[0] if self._held and self.offered(self._held[1]) else None

    def offered(self, until: float) -> bool:
        """What was offered until then may be meant by the key of now: it is still to be seen, or
        went a moment ago and no other key came since. Never does that key do something else."""
        last = self._main.dispatch.key_before
        return (now := time.monotonic()) < until or last < until <= now < until + MOMENT

    def forget(self) -> None:
        self._held = None

    def tell(self, id_: int, letter: "Letter", until: int | None) -> None:
        """It is held, or waits until then."""
        main = self._main
        main.reload()
        to = ", ".join(map(name, (*letter.to, *letter.cc, *letter.bcc)))
        if until is not None:
            when = stamps.full(until, main.real_now(), main.feed.zone)
            said = _("Goes to {who} on {when}").format(who=to, when=when)
            self.hold(id_, said, min(until - time.time(), DAY))
            return
        from tui.doing.noting import offered, suggestion

        said = _("Sending to {who}").format(who=to)
        self.suggested = suggestion(main, letter, SEND_SECONDS)
        if self.suggested is not None:
            said += f" · {offered(main, self.suggested)}"
        self.hold(id_, said)

    def hold(self, id_: int, said: str, seconds: float = SEND_SECONDS) -> None:
        """For some seconds that mail is what `undo` takes back, unless more is done meanwhile."""
        self._held = (id_, time.monotonic() + seconds)
        self._main.voice.done(said, SEND_SECONDS)
        self._main.voice.done_since = 0

    def failed(self, error: Exception) -> None:
        drafts = self._main.keys.shown("go-drafts")
        said = trouble(error) + " " + _("It is among the drafts: {key}").format(key=drafts)
        self._main.voice.say(said, "$owed-overdue", seconds=15)


def name(whom: str) -> str:
    """'Bea Nagy' of 'Bea Nagy <bea@acme.example>'; of a bare address itself."""
    return written(whom)[0] or whom
