"""Whom a call is with, how it went, and which debts it may settle."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.records.client import Match
from store.records.rows import Row
from store.rules.phone import normal
from store.words.i18n import _
from tui.safe import Safe, line

if TYPE_CHECKING:
    from store.records.paying import Payable

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


def pays(one: "Payable", who: Who, row: Row | None, region: str) -> int:
    """2: the row's own. 1: the missed calls of this number or person, of any where only the client
    is known, and what the same person waits for (rule 6); a meeting waits for its yes or no. 0:
    not ticked from the start."""
    if row is not None and any(own.id == one.loop.id for own in row.loops):
        # Who rings about a mail has not kept what was promised there.
        return 0 if "followup" in one.loop.reason.facts and row.kind != "promise" else 2
    if one.loop.kind == "callback":
        return int(_rang(one, who, region))
    noted = "followup" in one.loop.reason.facts
    same = bool(who.contact and one.loop.who == who.contact)
    return int(same and not noted and one.loop.kind != "invitation")


def _rang(one: "Payable", who: Who, region: str) -> bool:
    if not who.number and not who.contact:
        return True
    key = normal(who.number, region).key
    return bool(key and key == one.number) or bool(who.contact and who.contact == one.person)


def of_row(row: Row | None) -> Who:
    if row is None:
        return Who()
    number = row.with_[0] if row.kind == "call" and row.with_ else ""
    if row.client_id is None:
        return Who(number=number)
    named = row.who != row.client and "@" not in row.who and not is_number(row.who)
    contact = row.who if named else ""
    return Who(row.client_id, row.client or "", contact, number)


def of_match(match: Match) -> Who:
    return Who(match.client_id, match.client, match.contact, match.number)


def typed_who(text: str) -> Who:
    """What is in no book: a number if it looks like one, else a name."""
    return Who(number=text) if is_number(text) else Who(name=text)


def is_number(text: str) -> bool:
    """It looks like one."""
    return sum(map(str.isdigit, text)) >= 3 and not any(map(str.isalpha, text))


def shown_who(who: Who) -> Safe:
    parts = [part for part in (who.name, who.contact) if part] or [who.number]
    return line(" · ".join(part for part in parts if part), 400)
