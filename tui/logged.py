"""A call as the form logs it, and the sentence that says so."""

from zoneinfo import ZoneInfo

from store.records.followup_states import NewFollowUp
from store.rules.instant import Instant
from store.words import stamps
from store.words.i18n import _, ngettext
from store.words.said import Said
from tui.cells import short
from tui.ringing import Who


def summary(who: Who, said: str) -> str:
    """A name that is in no book is kept in front of what was said."""
    if who.client is None and who.name:
        return f"{who.name}: {said}" if said else who.name
    return said


def promise(who: Who, said: Said | None) -> NewFollowUp | None:
    """The row it hangs on is the call's client; its words are the caller's."""
    if said is None or said.due is None:
        return None
    kind = "theirs" if said.theirs else "promise"
    return NewFollowUp(kind, said.what, int(said.due.timestamp()), whom=who.contact)


def told(
    who: Who, unspoken: str, settled: int, promised: NewFollowUp | None, at: Instant, zone: ZoneInfo
) -> str:
    """What was saved, so that a wrong reading is seen while it can be taken back.

    unspoken: how it went, where nobody was spoken to; settled: how many debts."""
    name = who.name or who.number or _("withheld number")
    parts = [_("Call logged · {who}").format(who=name)]
    if who.client is None and (who.name or who.number):
        parts.append(_("not in the client book"))
    if unspoken:
        parts.append(unspoken)
    if settled:
        parts.append(ngettext("{n} settled", "{n} settled", settled).format(n=settled))
    if promised is not None:
        due = stamps.full(promised.due, at, zone)
        parts.append(f"{short(promised.what)}, {due}")
    return " · ".join(parts)
