"""Invitations and their answers (RFC 5546): what of them concerns who owes whom."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial
from itertools import islice

from store.message import body
from store.message.calendar_lines import Line, WallTime, calendar_lines, wall_time
from store.message.mime import Part
from store.message.model import Calendar
from store.message.recurring import next_start
from store.message.zones import to_utc

MAX_CALENDAR = 256_000
MAX_AGENDA = 8_000
MAX_LEFT_OUT = 1_000
"""Of a series: times at which it takes no place."""

_TYPES = ("text/calendar", "application/ics", "text/x-vcalendar")
_DURATION = re.compile(
    r"\+?P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?"
)
_MAILTO = re.compile(r"mailto:", re.I)
_ESCAPED = re.compile(r"\\([nN\\,;])")


def calendar(
    raw: bytes, root: Part, problems: set[str], came: datetime | None = None, sender: str = ""
) -> Calendar | None:
    """Of the first part that is one; those of mails inside this one do not count. came: when the
    mail did, in UTC. sender: an address."""
    parts = sorted(
        (part for part in body.own_parts(root) if part.type in _TYPES),
        key=lambda part: _TYPES.index(part.type),
    )
    if not parts:
        return None
    text = body.source(raw, parts[0], problems)
    return read_calendar(text, parts[0].parameters.get("method", ""), came, sender)


def read_calendar(
    text: str, method: str, came: datetime | None = None, sender: str = ""
) -> Calendar | None:
    """Its first event; None if it has none. `method`: of the Content-Type, where it names none."""
    lines = list(calendar_lines(text[:MAX_CALENDAR]))
    event = _first_event(lines)
    if not event:
        return None
    said = next(
        (ln.value for ln in lines if (ln.component, ln.name) == ("VCALENDAR", "METHOD")), ""
    )
    said = (said or method).strip().upper()[:40]
    answer = _answer(event, sender) if said in ("REPLY", "COUNTER") else {}
    comment = _lines(event, "COMMENT") or answer.get("X-RESPONSE-COMMENT", "")
    start, whole_day = _time(event, "DTSTART", lines)
    runs = bool(start and came and start < came and _value(event, "RRULE"))
    return Calendar(
        method=said,
        start=start,
        uid=_value(event, "UID"),
        summary=_value(event, "SUMMARY"),
        partstat=answer.get("PARTSTAT", "").upper()[:40] if said == "REPLY" else "",
        end=_time(event, "DTEND", lines)[0] or _after(start, _value(event, "DURATION")),
        whole_day=whole_day,
        place=_value(event, "LOCATION"),
        organiser=_organiser(event),
        agenda=_lines(event, "DESCRIPTION"),
        comment=comment if answer else "",
        runs=runs,
        next=_next(event, came, lines) if runs and came else None,
    )


def _first_event(lines: list[Line]) -> list[Line]:
    place = next((line.place for line in lines if line.component == "VEVENT"), None)
    return [line for line in lines if line.place == place]


def _time(event: list[Line], name: str, lines: list[Line]) -> tuple[datetime | None, bool]:
    """And whether it is a whole day, which begins at its midnight in UTC. A local time without any
    zone is unknown."""
    line = next((line for line in event if line.name == name), None)
    written = wall_time(line.value) if line else None
    if line is None or written is None:
        return None, False
    return _instant(written, line, lines, written.clock), written.is_day


def _instant(written: WallTime, line: Line, lines: list[Line], clock: datetime) -> datetime | None:
    """At which a clock shows it that goes as the one does by which the line was written."""
    if written.is_utc or written.is_day:
        return clock
    whole = next((line.value for line in lines if line.name == "X-WR-TIMEZONE"), "")
    return to_utc(clock, line.parameters.get("TZID") or whole, lines)


def _next(event: list[Line], came: datetime, lines: list[Line]) -> datetime | None:
    line = next(line for line in event if line.name == "DTSTART")
    start = wall_time(line.value)
    if start is None:
        return None
    rule = next(line.value for line in event if line.name == "RRULE")
    instant = partial(_instant, start, line, lines)
    return next_start(rule, start.clock, came, _left_out(event, start, line), instant)


def _left_out(event: list[Line], start: WallTime, begins: Line) -> set[datetime]:
    """At which the series takes no place, as far as they are written as its start is."""
    zone = begins.parameters.get("TZID")
    values = (
        wall_time(value.strip())
        for line in event
        if line.name == "EXDATE" and line.parameters.get("TZID") == zone
        for value in line.value.split(",")
    )
    some = islice(values, MAX_LEFT_OUT)
    return {one.clock for one in some if one and one[1:] == start[1:]}


def _after(start: datetime | None, duration: str) -> datetime | None:
    """RFC 5545 3.3.6."""
    found = _DURATION.fullmatch(duration)
    if start is None or found is None:
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    lasts = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    try:
        return start + lasts
    except OverflowError:
        return None


def _organiser(event: list[Line]) -> str:
    line = next((line for line in event if line.name == "ORGANIZER"), None)
    if line is None:
        return ""
    name = " ".join(line.parameters.get("CN", "").split())
    return (name or _MAILTO.sub("", line.value).strip())[:200]


def _answer(event: list[Line], sender: str) -> Mapping[str, str]:
    """What stands beside the one who answers: the sender, else the first of those who do. A reply
    should name nobody else (RFC 5546 3.2.3), and not all keep to that."""
    answers = [line for line in event if "PARTSTAT" in line.parameters]
    own = (one for one in answers if _MAILTO.sub("", one.value).strip().lower() == sender.lower())
    line = next(own, next(iter(answers), None))
    return {} if line is None else line.parameters


def _lines(event: list[Line], name: str) -> str:
    value = next((line.value for line in event if line.name == name), "")
    text = _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)
    return text.strip()[:MAX_AGENDA]


def _value(event: list[Line], name: str) -> str:
    value = next((line.value for line in event if line.name == name), "")
    text = _ESCAPED.sub(lambda found: " " if found[1] in "nN" else found[1], value)
    return " ".join(text.split())[:500]
