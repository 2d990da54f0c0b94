"""Local times of invitations: by the world's list of zones, else by the zone that they bring."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from itertools import groupby
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from store.message.calendar_lines import Line, wall_time

_OFFSET = re.compile(r"([+-])(\d{2})(\d{2})")
_BY_DAY = re.compile(r"([+-]?[1-5])(MO|TU|WE|TH|FR|SA|SU)")
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def to_utc(clock: datetime, zone: str, lines: Iterable[Line]) -> datetime | None:
    """The instant at which a clock in that zone shows this; None if nobody says what zone it is."""
    if not zone:
        return None
    try:
        return clock.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    except (ZoneInfoNotFoundError, ValueError, OSError, OverflowError):
        return _by_own_rules(clock, zone, lines)


class _Change(NamedTuple):
    """When the clocks of a zone change each year, and the offset from then on (RFC 5545 3.6.5)."""

    month: int
    nth: int
    """Of the weekday in its month; negative: from the end."""
    weekday: int
    hour: int
    offset: timedelta

    def in_year(self, year: int) -> datetime:
        if self.nth > 0:
            start = datetime(year, self.month, 1, self.hour, tzinfo=UTC)
            days = (self.weekday - start.weekday()) % 7 + 7 * (self.nth - 1)
            return start + timedelta(days=days)
        start = datetime(year + self.month // 12, self.month % 12 + 1, 1, self.hour, tzinfo=UTC)
        end = start - timedelta(days=1)
        return end - timedelta(days=(end.weekday() - self.weekday) % 7 + 7 * (-self.nth - 1))


def _by_own_rules(clock: datetime, zone: str, lines: Iterable[Line]) -> datetime | None:
    try:
        dated = sorted(
            (change.in_year(clock.year), change.offset) for change in _changes(zone, lines)
        )
        past = [offset for when, offset in dated if when <= clock]
        # Before the first change of a year the last one of the year before still holds.
        return clock - (past or [dated[-1][1]])[-1] if dated else None
    except (ValueError, OverflowError):
        return None


def _changes(zone: str, lines: Iterable[Line]) -> Iterator[_Change]:
    """Of the VTIMEZONE with that TZID."""
    name = ""
    for _, component in groupby(lines, key=lambda line: line.place):
        group = list(component)
        values = {line.name: line.value for line in group}
        if group[0].component == "VTIMEZONE":
            name = values.get("TZID", "")
        elif group[0].component in ("STANDARD", "DAYLIGHT") and name == zone:
            change = _change(values)
            if change:
                yield change


def _change(values: Mapping[str, str]) -> _Change | None:
    """Without a yearly rule it holds the whole year."""
    offset = _OFFSET.match(values.get("TZOFFSETTO", ""))
    start = wall_time(values.get("DTSTART", ""))
    if offset is None or start is None:
        return None
    minutes = int(offset[2]) * 60 + int(offset[3])
    delta = timedelta(minutes=-minutes if offset[1] == "-" else minutes)
    rule = dict(part.partition("=")[::2] for part in values.get("RRULE", "").upper().split(";"))
    day = _BY_DAY.fullmatch(rule.get("BYDAY", ""))
    month = re.fullmatch(r"0?([1-9]|1[0-2])", rule.get("BYMONTH", ""))
    if day is None or month is None:
        return _Change(1, 1, 0, 0, delta)
    weekday = _WEEKDAYS.index(day[2])
    return _Change(int(month[1]), int(day[1]), weekday, start.clock.hour, delta)
