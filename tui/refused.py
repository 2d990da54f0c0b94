"""What a server refused, told until a key shows that somebody sat there to read it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from store.records.database import Store
from store.records.rows import Failure
from store.words.i18n import _
from store.words.sending import unsent_again, why
from tui.safe import line

if TYPE_CHECKING:
    from tui.screens.main import MainScreen

_UNTIL_A_KEY = 86_400.0
"""Seconds: longer than anybody is away without a key in between."""
_WISHES = {
    "archive": _("“{subject}” could not be archived"),
    "trash": _("“{subject}” could not be thrown away"),
    "junk": _("“{subject}” could not be marked as spam"),
    "inbox": _("“{subject}” could not be moved back"),
    "": _("“{subject}” could not be marked on the server"),
}
_REASONS = {
    "removed-elsewhere": _("it was removed by another program"),
    "lost": _("the connection broke"),
    "OVERQUOTA": _("there is no room; Owed tries again each hour until you undo it"),
    "unstable": _("the server gives the mails there other numbers all the time"),
}


class Refusals:
    """Tells one after the other, the newest first; each is dismissed by the next key."""

    def __init__(self, main: "MainScreen") -> None:
        self._main = main
        self._shown: Failure | None = None
        self._seen: set[tuple[str, int]] = set()

    def hear(self, failures: Sequence[Failure]) -> None:
        """All that the store still holds as not seen."""
        fresh = [one for one in failures if (one.what, one.id) not in self._seen]
        if self._shown is None and fresh:
            self._shown = fresh[0]
            self._main.voice.say(sentence(fresh[0]), "$owed-overdue", _UNTIL_A_KEY)

    def key(self) -> None:
        """Somebody is there."""
        shown = self._shown
        if shown is None:
            return
        self._shown = None
        self._seen.add((shown.what, shown.id))
        self._main.voice.hush()
        if self._main.feed.now is None:
            self._main.feed.write(lambda store: _dismiss(store, shown), _nothing, _ignored)


def _dismiss(store: Store, failure: Failure) -> None:
    from store.records import status

    status.dismiss(store, failure)


def _nothing(_: None) -> None:
    return


def _ignored(_: Exception) -> None:
    """It stays as not seen, and is told again at the next start."""


def sentence(failure: Failure) -> str:
    """Which mail, what did not happen, and the server's own words."""
    facts = failure.facts
    subject = line(str(facts.get("subject") or _("(no subject)")), 60)
    if failure.what == "outbox":
        return _mail(failure.code, subject, facts)
    wish = _WISHES.get(str(facts.get("role") or ""), _WISHES[""]).format(subject=subject)
    if failure.code in _REASONS:
        return f"{wish}: {_REASONS[failure.code]}"
    if failure.code == "no-account":
        return wish + ": " + line(why({**facts, "code": failure.code}), 200)
    return wish + _because(facts)


def _mail(code: str, subject: str, facts: Mapping[str, Any]) -> str:
    if code == "no-copy":
        return _("“{subject}” was sent, but its copy could not be put into Sent").format(
            subject=subject
        ) + _because(facts)
    if code == "no-room":
        return _(
            "“{subject}” was sent; there is no room for its copy in Sent, and Owed tries again "
            "each hour"
        ).format(subject=subject)
    reason = line(why(facts), 200)
    if code == "uncertain" and reason:
        return unsent_again(subject, reason)
    if code == "uncertain":
        return _(
            "“{subject}” was perhaps sent; Owed looks for it in Sent and does not send it again"
        ).format(subject=subject)
    nobody, some = _("“{subject}” was sent to nobody"), _("“{subject}” was not sent to everybody")
    said = (some if code == "not-to-all" else nobody).format(subject=subject)
    return f"{said}: {reason}" if reason else said


def _because(facts: Mapping[str, Any]) -> str:
    said = line(str(facts.get("text") or facts.get("reply") or ""), 120)
    return f": {said}" if said else ""
