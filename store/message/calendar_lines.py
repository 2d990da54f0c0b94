"""The lines of an iCalendar text (RFC 5545 3.1), each with the component that it stands in."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import NamedTuple

MAX_LINES = 10_000

_FOLD = re.compile(r"\r?\n[ \t]")
_LINE = re.compile(r'([A-Za-z0-9-]{1,60})((?:;(?:[^":;]|"[^"]*+")*+)*+):(.*)', re.S)
_PARAMETER = re.compile(r';([A-Za-z0-9-]{1,60})=("[^"]*"|[^;]*)')
_TIME = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z)?)?")


class Line(NamedTuple):
    component: str
    """The innermost one: VCALENDAR, VEVENT, DAYLIGHT …"""
    place: int
    """Grows with every component that begins: tells two of one name apart."""
    name: str
    parameters: Mapping[str, str]
    value: str


class WallTime(NamedTuple):
    """A date and time as written."""

    clock: datetime
    """What a clock on the wall shows there, labelled UTC whatever its zone."""
    is_utc: bool
    is_day: bool


def calendar_lines(text: str) -> Iterator[Line]:
    inside: list[tuple[str, int]] = []
    begun = 0
    for number, line in enumerate(_FOLD.sub("", text).splitlines()):
        found = _LINE.match(line[:8_000])
        if found is None or number > MAX_LINES:
            continue
        name, value = found[1].upper(), found[3].strip()
        if name == "BEGIN":
            begun += 1
            inside = [*inside[:10], (value.upper(), begun)]
        elif name == "END":
            inside = inside[:-1]
        elif inside:
            parameters = {p[0].upper(): p[1].strip('"') for p in _PARAMETER.findall(found[2])}
            yield Line(*inside[-1], name, parameters, value)


def wall_time(value: str) -> WallTime | None:
    found = _TIME.match(value)
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(found[group] or 0) for group in range(1, 7))
    try:
        clock = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
    except ValueError:
        return None
    return WallTime(clock, found[7] is not None, found[4] is None)
