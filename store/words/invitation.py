"""A meeting in one line: when, where, and whose it is."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from store.records.items import Invitation
from store.rules.instant import Instant
from store.words.clean import clean
from store.words.i18n import _
from store.words.stamps import whole_day

_ANSWERS = {
    "accepted": _("Accepted: {meeting}"),
    "declined": _("Declined: {meeting}"),
    "tentative": _("Accepted tentatively: {meeting}"),
    "counter": _("Proposed: {meeting}"),
    "responded": _("Answered: {meeting}"),
    "invitation-reply": _("Answered: {meeting}"),
}


def sentence(meeting: Invitation, zone: ZoneInfo, now: Instant) -> str:
    """'Invitation: Tue 1 Dec 10:00-11:00 · Werk 2 · Hans Müller'. Safe to show."""
    when = _when(meeting, zone, now)
    place, organiser = clean(meeting.place, 300), clean(meeting.organiser, 200)
    if meeting.answer:
        told = " · ".join(part for part in (when, place) if part) or _("the invitation")
        return _ANSWERS[meeting.answer].format(meeting=told)
    parts = (when or _("at a time that cannot be read"), place, organiser)
    said = _("Called off: {meeting}") if meeting.called_off else _("Invitation: {meeting}")
    return said.format(meeting=" · ".join(part for part in parts if part))


def _when(meeting: Invitation, zone: ZoneInfo, now: Instant) -> str:
    if meeting.start is None:
        return ""
    this_year = datetime.fromtimestamp(now, zone).year
    if meeting.whole_day:
        first = datetime.fromtimestamp(meeting.start, UTC)
        last = datetime.fromtimestamp(max(meeting.start, (meeting.end or 0) - 1), UTC)
        days = dict.fromkeys((whole_day(first, this_year), whole_day(last, this_year)))
        return " - ".join(days)
    start = datetime.fromtimestamp(meeting.start, zone)
    begins = f"{whole_day(start, this_year)} {start:%H:%M}"
    if meeting.end is None or meeting.end <= meeting.start:
        return begins
    end = datetime.fromtimestamp(meeting.end, zone)
    if end.date() == start.date():
        return f"{begins}-{end:%H:%M}"
    return f"{begins} - {whole_day(end, this_year)} {end:%H:%M}"
