"""Whom a call is with, how it went, and which debts it may settle."""

from dataclasses import dataclass

from store.records.client import Match
from store.records.rows import OpenLoop, Row
from store.words.i18n import _
from tui.safe import Safe, line

OUTCOMES = {
    "a": ("answered", _("spoken")),
    "m": ("missed", _("missed")),
    "v": ("voicemail", _("voicemail")),
    "n": ("no-answer", _("no answer")),
    "b": ("busy", _("busy")),
    "w": ("wrong-number", _("wrong number")),
}
DIRECTIONS = {"i": ("in", _("they rang")), "o": ("out", _("I rang"))}


@dataclass(frozen=True, slots=True)
class Who:
    """Whom the call is with: of the book, or only a number or a name as typed."""

    client: int | None = None
    name: str = ""
    contact: str = ""
    number: str = ""


def pays(loop: OpenLoop, who: Who, row: Row | None) -> bool:
    """Ticked from the start: a call back, what the same person waits for, and the row's own."""
    of_row = row is not None and any(own.id == loop.id for own in row.loops)
    if "followup" in loop.reason.facts:
        # Who rings about a mail has not kept what was promised there.
        return of_row and row is not None and row.kind == "promise"
    return loop.kind == "callback" or of_row or bool(who.contact and loop.who == who.contact)


def of_row(row: Row | None) -> Who:
    if row is None:
        return Who()
    number = row.with_[0] if row.kind == "call" and row.with_ else ""
    if row.client_id is None:
        return Who(number=number)
    contact = row.who if row.who not in {row.client, number} and "@" not in row.who else ""
    return Who(row.client_id, row.client or "", contact, number)


def of_match(match: Match) -> Who:
    return Who(match.client_id, match.client, match.contact, match.number)


def typed_who(text: str) -> Who:
    """What is in no book: a number if it looks like one, else a name."""
    digits = sum(char.isdigit() for char in text)
    if digits >= 3 and not any(char.isalpha() for char in text):
        return Who(number=text)
    return Who(name=text)


def shown_who(who: Who) -> Safe:
    parts = [part for part in (who.name, who.contact) if part] or [who.number]
    return line(" · ".join(part for part in parts if part), 400)
