"""What one row of a list says, column by column, ready to be measured and drawn."""

import re
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from store.records.rows import Row
from store.words import stamps
from store.words.i18n import _, ngettext
from store.words.questions import either
from tui.safe import EMPTY, Safe, line, naming

Tone = Literal["overdue", "soon", "fine", "quiet"]

MAIL, CALL, PROMISE, WAITS = "✉", "☎", "✎", "◔"
"""The last: not you are waited for, but they."""
STRANGER, SEVERAL = "?", "¿"
"""Nobody's in the book; claimed by more than one."""
_CHANNEL = {"mail": MAIL, "call": CALL, "promise": PROMISE, "case": PROMISE}
_OUTCOMES = {
    "missed": _("missed call"),
    "voicemail": _("left a voicemail"),
    "no-answer": _("no answer"),
    "busy": _("was busy"),
    "answered": _("spoken"),
    "wrong-number": _("wrong number"),
}


class RowText(NamedTuple):
    """Only what is drawn: two rows that say the same are equal, and share their picture."""

    mark: Safe | None
    """None in a list whose rows have none, or all the same."""
    tone: Tone
    sign: Safe
    """★ a key client, ? a stranger, ¿ of whom several claim it."""
    client: Safe
    """Of a stranger the address: the name beside it is only what they say."""
    channel: Safe
    who: Safe
    """'' if the client's column says it already."""
    subject: Safe
    counted: Safe
    """Mails and calls in it, if more than one."""
    when: Safe
    """Of the newest; in a list of who waits, since when."""
    unread: bool
    starred: bool

    @property
    def name(self) -> Safe:
        """Where there is room for one of both."""
        return self.who if self.sign == STRANGER and self.who else self.client


def row_text(
    row: Row, now: int, zone: ZoneInfo, *, waits: bool = False, alike: bool = False
) -> RowText:
    """waits: of a list of who waits, where it counts since when, and not when they wrote last;
    alike: of one whose rows all have the same mark."""
    mark, tone = _mark(row, now, zone)
    return RowText(
        mark=None if alike else line(mark),
        tone=tone,
        sign=Safe(_sign(row)),
        client=_whose(row),
        channel=_channel(row),
        who=_who(row),
        subject=_about(row, now, zone),
        counted=Safe(_count(row)),
        when=line(stamps.narrow(row.since or row.last if waits else row.last, now, zone)),
        unread=row.unread > 0,
        starred=row.starred,
    )


def _mark(row: Row, now: int, zone: ZoneInfo) -> tuple[str, Tone]:
    """'…': being judged anew, this is the verdict so far."""
    mark, tone = _verdict(row, now, zone)
    return (f"{mark} …" if row.pending and mark else "…" if row.pending else mark), tone


def _verdict(row: Row, now: int, zone: ZoneInfo) -> tuple[str, Tone]:
    if row.snoozed_until is not None:
        return stamps.until(row.snoozed_until, now, zone), "quiet"
    if row.due is None or row.band is None:
        return (_("fyi") if row.state == "fyi" else ""), "quiet"
    if row.band == "backlog":
        return _("backlog"), "quiet"
    if row.late is not None:
        return stamps.over(row.late), "overdue"
    mark = stamps.due(row.due, now, zone)
    return mark, "soon" if row.band == "soon" else "fine"


def _channel(row: Row) -> Safe:
    if _noted(row):
        return Safe(PROMISE)
    return Safe(WAITS if row.state == "waiting" else _CHANNEL[row.kind])


def _sign(row: Row) -> str:
    if row.key_client:
        return "★"
    if row.client or _of_ours(row):
        return ""
    return SEVERAL if row.question is not None else STRANGER


def _of_ours(row: Row) -> bool:
    """A colleague's, who is no stranger."""
    among_us = row.kind == "mail" and not row.with_ and bool(row.who)
    return among_us or (bool(row.loops) and all(loop.kind == "internal" for loop in row.loops))


def _whose(row: Row) -> Safe:
    if row.client:
        return line(row.client, 80)
    if row.question is not None:
        return line(f"{either(row.question)}?", 80)
    known = row.who if _rang(row) else (row.with_[0] if row.with_ else "") or row.who
    return naming(known or _NAMELESS.get(row.kind, _("unknown")), 80)


def _rang(row: Row) -> bool:
    """A number that nobody has: as it was shown on the phone, and not once more in full."""
    digits = re.sub(r"\D", "", row.who)
    return row.kind == "call" and digits != "" and row.with_[:1] == (f"+{digits}",)


_NAMELESS = {"call": _("withheld number"), "promise": _("for nobody"), "case": _("for nobody")}
_NOTED = {"promised": _("promised"), "theirs": _("they promised"), "case": _("case")}


def _noted(row: Row) -> bool:
    """What is most pressing there is a promise or a case."""
    return row.reason is not None and row.reason.code in _NOTED


def _who(row: Row) -> Safe:
    if row.reason is not None and _noted(row):
        return line(_NOTED[row.reason.code], 80)
    if row.client and row.question is not None:
        return line(f"{either(row.question)}?", 80)
    if row.client or (row.with_ and row.who != row.with_[0] and not _rang(row)):
        return naming(row.who, 80)
    return EMPTY


def spoken(code: str) -> str:
    """What became of a call, in words; anything else as it is."""
    return _OUTCOMES.get(code, code)


def _about(row: Row, now: int, zone: ZoneInfo) -> Safe:
    """With the answer that goes out later, so that nobody writes another."""
    if row.goes_at is None:
        return subject_of(row)
    # Translators: an answer that waits for its time, before the subject of its row.
    goes = _("goes {when}").format(when=stamps.until(row.goes_at, now, zone))
    return line(f"{goes} · {subject_of(row)}")


def subject_of(row: Row) -> Safe:
    if row.kind == "call":
        return line(_call_subject(row))
    subject = " ".join(line(row.subject).split()) or _("(no subject)")
    if row.kind == "mail" and row.reason is not None and _noted(row):
        return line(f"{row.reason.facts.get('what')} · {subject}")
    return line(subject)


def _call_subject(row: Row) -> str:
    facts = row.reason.facts if row.reason else {}
    parts = [_OUTCOMES.get(str(facts.get("outcome", "")), "")]
    if tried := facts.get("tried"):
        n = int(tried)
        parts.append(ngettext("tried once", "tried {n} times", n).format(n=n))
    summary = _OUTCOMES.get(row.subject, row.subject)
    if summary not in parts:
        parts.append(summary)
    return ", ".join(part for part in parts if part)


def _count(row: Row) -> str:
    n = row.messages + row.calls
    return str(n) if n > 1 else ""
