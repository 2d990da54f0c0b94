"""Why nothing is owed, as a sentence."""

from zoneinfo import ZoneInfo

from store.records.rows import Closing
from store.rules.instant import Instant
from store.words.i18n import _
from store.words.stamps import stamp

_HOW = {
    "answered": _("You answered on {when}"),
    "colleague": _("A colleague answered on {when}"),
    "by-call": _("A call of {when} settled it"),
    "spoken": _("A call of {when} settled it"),
    "elsewhere": _("You said on {when} that it was answered elsewhere"),
    "no-answer": _("You said on {when} that no answer is needed"),
    "done": _("You put it away on {when}"),
    "replied": _("They answered on {when}, and ask for nothing"),
    "ack": _("Their mail of {when} only thanks"),
    "thanks": _("Their mail of {when} only thanks"),
    "cancelled": _("They called the meeting off on {when}"),
    "accepted": _("They accepted the invitation on {when}"),
    "invitation-reply": _("They answered the invitation on {when}"),
    "taken-back": _("They took back on {when} what they had asked"),
    "machine": _("A machine wrote the mail of {when}"),
    "mailing": _("The mail of {when} went to many, by a list"),
    "theirs": _("Their mail of {when} asks for nothing"),
    "ours": _("Your mail of {when} asks for nothing"),
}


def sentence(found: Closing | None, zone: ZoneInfo, now: Instant) -> str:
    said = _HOW.get(found.how) if found is not None else None
    if found is None or said is None:
        return _("Nothing is open here: nobody waits for anybody.")
    return said.format(when=stamp(found.at, zone, now))
