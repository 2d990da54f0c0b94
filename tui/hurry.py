"""A round of sync that the user asks for: whatever waits for a server is tried at once."""

import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from store.records.database import Store
from store.words import syncing
from store.words.i18n import _
from tui.troubles import trouble

if TYPE_CHECKING:
    from tui.screens.main import MainScreen

AGAIN = 10.0
"""Seconds after which a key that is held down, or pressed in vain, asks once more. Where all went
well, nobody need wait for them."""

AWAY = 3.0
"""Seconds for which a daemon that starts itself anew may be away."""

Result = Mapping[str, Mapping[str, Any]]


class Hurry:
    """Asks the daemon by the store, as `owed sync` does, and tells what came of it."""

    def __init__(self, main: "MainScreen") -> None:
        self._main = main
        self._asked_at = -AGAIN
        self._tickets: tuple[int, ...] = ()
        """Of rounds that are not over: what is left of a first sync belongs to them, and the
        server that was asked again need not be the one that has it."""
        self._looks = self._moved = False
        """A look is under way; and the store has moved since it began."""
        self._away: float | None = None
        """Since when the daemon is not there, though nobody has ended it."""
        self._said = ""
        self._in_its_way: tuple[str, str] | None = None
        """Of the round that was over last, and its tone."""

    def ask(self) -> None:
        if time.monotonic() - self._asked_at < AGAIN:
            if self._in_its_way:
                self._say(*self._in_its_way, 10)
            else:
                self._say(_("The servers are being asked already."))
            return
        self._asked_at, self._in_its_way = time.monotonic(), None
        self._main.feed.write(_request, self._asked, self._failed)

    def look(self) -> None:
        """The store has moved: perhaps by what is waited for."""
        self._moved = self._looks
        if self._tickets and not self._looks:
            self._looks = True
            tickets = self._tickets
            self._main.feed.write(lambda store: _over(store, tickets), self._ended, self._failed)

    def _asked(self, ticket: int | None) -> None:
        if ticket is None:
            self._asked_at = -AGAIN
            self._say(_("No daemon runs; `owed sync` starts one"), "$owed-soon")
            return
        self._tickets += (ticket,)
        self._say(_("The servers are asked now."))

    def _ended(self, over: "_Over") -> None:
        self._looks = False
        gone = self._is_gone(over.daemon)
        results = {id_: one for id_, one in over.results.items() if gone or one is not None}
        self._tickets = tuple(ticket for ticket in self._tickets if ticket not in results)
        for result in results.values():
            self._in_its_way = _in_the_way(result, over.besides)
            if self._main.voice.said not in {"", self._said}:
                continue  # the corner says it too
            if result is None:
                self._say(_("No daemon runs; `owed sync` starts one"), "$owed-soon")
            elif self._in_its_way:
                self._say(*self._in_its_way, 10)
            else:
                self._say(_("All is in step with the servers."), "$owed-good")
        if results and not self._tickets and not self._in_its_way:
            self._asked_at = -AGAIN
        if self._moved:
            self.look()

    def _is_gone(self, daemon: bool | None) -> bool:
        if daemon is not None:
            self._away = None
            return not daemon
        now = time.monotonic()
        self._away = now if self._away is None else self._away
        return now - self._away > AWAY

    def _failed(self, error: Exception) -> None:
        self._looks = False
        self._say(trouble(error), "$owed-overdue", 10)

    def _say(self, said: str, tone: str = "$owed-bright", seconds: float = 6) -> None:
        self._said = said
        self._main.voice.say(said, tone, seconds)


def _request(store: Store) -> int | None:
    from store.records import status

    return None if status.running(store) is None else status.request_round(store, None)


class _Over(NamedTuple):
    """daemon: whether there is one; None: not just now, and nobody has ended it. besides: what is
    not well though all servers were asked."""

    results: Mapping[int, Result | None]
    daemon: bool | None
    besides: str


def _over(store: Store, tickets: tuple[int, ...]) -> _Over:
    """What came of them."""
    from store.records import status

    found = {ticket: status.round_result(store, ticket) for ticket in tickets}
    daemon = status.running(store) is not None or (None if status.died(store) else False)
    return _Over(found, daemon, _mistake(store) or _waits(store) if any(found.values()) else "")


def _mistake(store: Store) -> str:
    """In the configuration, if it was changed meanwhile: the daemon goes on with the one before."""
    from store.config import ConfigError, fingerprint, load
    from store.words import problems

    if fingerprint(store.config.path) in {0, store.config.fingerprint}:
        return ""
    try:
        load(store.config.path)
    except ConfigError as error:
        first = error.problems[0]
        return problems.sentence(first._replace(file=Path(first.file.name)))  # there is little room
    return ""


def _waits(store: Store) -> str:
    from store.records.outbox_rows import outgoing, waits_for

    mails = (mail for mail in outgoing(store) if mail.state == "queued" and mail.error)
    mail = next(mails, None)
    if mail is None:
        return ""
    facts = {**mail.error, "subject": mail.subject, "some": bool(mail.taken)}
    return syncing.not_done("outbox", waits_for(mail), facts)


def _in_the_way(result: Result | None, besides: str) -> tuple[str, str] | None:
    """What no round mends at once, and its tone."""
    said = (
        syncing.finished(name, str(one.get("code", "")), one.get("facts", {}))
        for name, one in (result or {}).items()
    )
    if wrong := " · ".join(filter(None, said)):
        return wrong, "$owed-overdue"
    return (besides, "$owed-soon") if result and besides else None
