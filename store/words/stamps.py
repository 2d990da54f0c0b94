"""Instants as short words inside sentences, and as ISO 8601 for programs."""

from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

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
    clock = f"{DAYS[local.weekday()]} {{date}}{local.hour:02}:{local.minute:02}"
    if now is not None and abs(at - now) < NEAR:
        return clock.format(date="")
    date = f"{local.day} {MONTHS[local.month - 1]} "
    if now is not None and datetime.fromtimestamp(now, zone).year != local.year:
        date += f"{local.year} "
    return clock.format(date=date)


def iso(at: Instant, zone: ZoneInfo) -> str:
    """ISO 8601 with the offset of the zone at that instant."""
    offset = _offset(at // DAY, zone)
    if offset is None:
        return datetime.fromtimestamp(at, zone).isoformat()
    day, second = divmod(at + offset.seconds, DAY)
    return f"{_date(day)}T{_MINUTES[second // 60]}:{second % 60:02}{offset.text}"


DAY = 86400
_MINUTES = [f"{hour:02}:{minute:02}" for hour in range(24) for minute in range(60)]
_EPOCH = date(1970, 1, 1).toordinal()


class _Offset(NamedTuple):
    seconds: int
    text: str


@lru_cache(maxsize=10_000)
def _offset(day: int, zone: ZoneInfo) -> _Offset | None:
    """Of a whole day since the epoch, UTC; None where the clocks change in it. A datetime for
    each instant of a long list would cost as much as reading it."""
    first = datetime.fromtimestamp(day * DAY, zone)
    last = datetime.fromtimestamp(day * DAY + DAY - 1, zone)
    offset = first.utcoffset()
    if offset is None or offset != last.utcoffset():
        return None
    return _Offset(round(offset.total_seconds()), first.isoformat()[len("2026-11-24T10:00:00") :])


@lru_cache(maxsize=10_000)
def _date(day: int) -> str:
    return date.fromordinal(_EPOCH + day).isoformat()
