"""Invitations and their answers (RFC 5546): what of them concerns who owes whom."""

import re
from datetime import datetime

from store.message import body
from store.message.calendar_lines import Line, calendar_lines, wall_time
from store.message.mime import Part
from store.message.model import Calendar
from store.message.zones import to_utc

MAX_CALENDAR = 256_000

_TYPES = ("text/calendar", "application/ics", "text/x-vcalendar")
_ESCAPED = re.compile(r"\\([nN\\,;])")


def calendar(raw: bytes, root: Part, problems: set[str]) -> Calendar | None:
    """Of the first part that is one; those of mails inside this one do not count."""
    parts = sorted(
        (part for part in body.own_parts(root) if part.type in _TYPES),
        key=lambda part: _TYPES.index(part.type),
    )
    if not parts:
        return None
    text = body.source(raw, parts[0], problems)
    return read_calendar(text, parts[0].parameters.get("method", ""))


def read_calendar(text: str, method: str) -> Calendar | None:
    """Its first event; None if it has none. `method`: of the Content-Type, where it names none."""
    lines = list(calendar_lines(text[:MAX_CALENDAR]))
    event = _first_event(lines)
    if not event:
        return None
    said = next(
        (ln.value for ln in lines if (ln.component, ln.name) == ("VCALENDAR", "METHOD")), ""
    )
    said = (said or method).strip().upper()[:40]
    answers = (line.parameters["PARTSTAT"] for line in event if "PARTSTAT" in line.parameters)
    return Calendar(
        method=said,
        start=_start(event, lines),
        uid=_value(event, "UID"),
        summary=_value(event, "SUMMARY"),
        partstat=next(answers, "").upper()[:40] if said == "REPLY" else "",
    )


def _first_event(lines: list[Line]) -> list[Line]:
    place = next((line.place for line in lines if line.component == "VEVENT"), None)
    return [line for line in lines if line.place == place]


def _start(event: list[Line], lines: list[Line]) -> datetime | None:
    """A whole day starts at its midnight in UTC; a local time without any zone is unknown."""
    line = next((line for line in event if line.name == "DTSTART"), None)
    written = wall_time(line.value) if line else None
    if line is None or written is None:
        return None
    if written.is_utc or written.is_day:
        return written.clock
    whole = next((line.value for line in lines if line.name == "X-WR-TIMEZONE"), "")
    return to_utc(written.clock, line.parameters.get("TZID") or whole, lines)


def _value(event: list[Line], name: str) -> str:
    value = next((line.value for line in event if line.name == name), "")
    text = _ESCAPED.sub(lambda found: " " if found[1] in "nN" else found[1], value)
    return " ".join(text.split())[:500]
