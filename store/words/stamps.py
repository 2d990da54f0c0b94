"""Instants as short words inside sentences, and as ISO 8601 for programs."""

from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from store.rules.hours import EARLIEST, LATEST
from store.rules.instant import Instant
from store.words.i18n import _

DAYS = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
MONTHS = (
    _("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun"),
    _("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec"),
)  # fmt: skip
NEAR = 6 * 86400


def stamp(at: Instant, zone: ZoneInfo, now: Instant | None = None) -> str:
    """'Tue 14:05' within six days of `now`, else 'Tue 24 Nov 14:05', with the year if another."""
    local = datetime.fromtimestamp(at, zone)
    clock = f"{local.hour:02}:{local.minute:02}"
    if now is not None and abs(at - now) < NEAR:
        return f"{DAYS[local.weekday()]} {clock}"
    this_year = local.year if now is None else datetime.fromtimestamp(now, zone).year
    return f"{whole_day(local, this_year)} {clock}"


def day_of(iso_date: str, zone: ZoneInfo, now: Instant | None = None) -> str:
    """An ISO date as 'Sat 5 Dec', with the year if it is not that of `now`; what is none, as it
    is."""
    try:
        day = date.fromisoformat(iso_date)
    except ValueError:
        return iso_date
    return whole_day(day, day.year if now is None else datetime.fromtimestamp(now, zone).year)


def whole_day(day: date, this_year: int) -> str:
    """'Sat 5 Dec', with the year if it is another."""
    month = MONTHS[day.month - 1]
    if day.year == this_year:
        # Translators: a whole date in a sentence; a clock may follow.
        said = _("{weekday} {day} {month}")
        return said.format(weekday=DAYS[day.weekday()], day=day.day, month=month)
    return _("{weekday} {day} {month} {year}").format(
        weekday=DAYS[day.weekday()], day=day.day, month=month, year=day.year
    )


def short_day(day: date, this_year: int) -> str:
    """For a column: '3 Nov', with two digits of the year if it is another."""
    month = MONTHS[day.month - 1]
    if day.year == this_year:
        # Translators: in a column of 7 cells.
        return _("{day} {month}").format(day=day.day, month=month)
    # Translators: in a column of 10 cells; the year has two digits.
    return _("{day} {month} {year:02}").format(day=day.day, month=month, year=day.year % 100)


def iso(at: Instant, zone: ZoneInfo) -> str:
    """ISO 8601 with the offset of the zone at that instant."""
    known = _day(at // DAY, zone)
    if known is None:
        return datetime.fromtimestamp(at, zone).isoformat()
    start, day, next_day, offset = known
    second = at % DAY + start
    if second >= DAY:
        second, day = second - DAY, next_day
    return f"{day}{_MINUTES[second // 60]}{_SECONDS[second % 60]}{offset}"


def from_iso(text: str, zone: ZoneInfo) -> Instant:
    """ISO 8601 as programs and people write it; without an offset in the zone. ValueError if it
    is none, or of a time that no ledger reaches."""
    moment = datetime.fromisoformat(text.strip())
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone)
    if not EARLIEST < moment.timestamp() < LATEST:
        raise ValueError(text)
    return int(moment.timestamp())


DAY = 86400
_MINUTES = [f"T{hour:02}:{minute:02}:" for hour in range(24) for minute in range(60)]
_SECONDS = [f"{second:02}" for second in range(60)]


class _Day(NamedTuple):
    """A day of UTC, which is pieces of two days of the zone."""

    start: int
    """Second of the zone's day at which it begins."""
    day: str
    next_day: str
    offset: str


@lru_cache(maxsize=10_000)
def _day(number: int, zone: ZoneInfo) -> _Day | None:
    """By its number since the epoch; None where the clocks change in it. A datetime for each
    instant of a long list would cost as much as reading it."""
    first = datetime.fromtimestamp(number * DAY, zone)
    last = datetime.fromtimestamp(number * DAY + DAY - 1, zone)
    offset = first.utcoffset()
    if offset is None or offset != last.utcoffset():
        return None
    return _Day(
        round(offset.total_seconds()) % DAY,
        first.date().isoformat(),
        last.date().isoformat(),
        first.isoformat()[len("2026-11-24T10:00:00") :],
    )
