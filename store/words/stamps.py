"""Instants as short words, in sentences and in columns, and as ISO 8601 for programs."""

from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from store.rules.hours import EARLIEST, LATEST
from store.rules.instant import Instant
from store.rules.timing import Late
from store.words.i18n import _

DAYS = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
MONTHS = (
    _("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun"),
    _("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec"),
)  # fmt: skip
NEAR = 6 * 86400
_WEEK = timedelta(days=7)


def stamp(at: Instant, zone: ZoneInfo, now: Instant | None = None) -> str:
    """'Tue 14:05' within six days of `now`, else 'Tue 24 Nov 14:05', with the year if another."""
    when = local(at, zone)
    if now is not None and abs(at - now) < NEAR:
        return f"{DAYS[when.weekday()]} {clock(at, zone)}"
    this_year = when.year if now is None else local(now, zone).year
    return f"{whole_day(when, this_year)} {clock(at, zone)}"


def day_of(iso_date: str, zone: ZoneInfo, now: Instant | None = None) -> str:
    """An ISO date as 'Sat 5 Dec', with the year if it is not that of `now`; what is none, as it
    is."""
    try:
        when = date.fromisoformat(iso_date)
    except ValueError:
        return iso_date
    return whole_day(when, when.year if now is None else local(now, zone).year)


def whole_day(when: date, this_year: int) -> str:
    """'Sat 5 Dec', with the year if it is another."""
    month = MONTHS[when.month - 1]
    if when.year == this_year:
        # Translators: a whole date in a sentence; a clock may follow.
        said = _("{weekday} {day} {month}")
        return said.format(weekday=DAYS[when.weekday()], day=when.day, month=month)
    return _("{weekday} {day} {month} {year}").format(
        weekday=DAYS[when.weekday()], day=when.day, month=month, year=when.year
    )


def short_day(when: date, this_year: int) -> str:
    """For a column: '3 Nov', with two digits of the year if it is another."""
    month = MONTHS[when.month - 1]
    if when.year == this_year:
        # Translators: in a column of 7 cells.
        return _("{day} {month}").format(day=when.day, month=month)
    # Translators: in a column of 10 cells; the year has two digits.
    return _("{day} {month} {year:02}").format(day=when.day, month=month, year=when.year % 100)


def local(at: Instant, zone: ZoneInfo) -> datetime:
    """Of an instant that no ledger reaches, as a damaged store may hold it, the end of its time."""
    return datetime.fromtimestamp(min(max(at, EARLIEST), LATEST), zone)


def clock(at: Instant, zone: ZoneInfo) -> str:
    """'09:31'."""
    return iso(at, zone)[11:16]


def day(at: Instant, now: Instant, zone: ZoneInfo) -> str:
    """'Tue' within six days, else '3 Nov', else '3 Nov 24'."""
    when, today = local(at, zone), local(now, zone)
    if abs(when.date() - today.date()) < _WEEK:
        return DAYS[when.weekday()]
    return short_day(when, today.year)


def short(at: Instant, now: Instant, zone: ZoneInfo) -> str:
    """'09:31' today, else the day."""
    same_day = local(at, zone).date() == local(now, zone).date()
    return clock(at, zone) if same_day else day(at, now, zone)


def narrow(at: Instant, now: Instant, zone: ZoneInfo) -> str:
    """As `short` in at most seven cells: of another year, month and year."""
    when = local(at, zone)
    if when.year == local(now, zone).year or abs(at - now) < NEAR:
        return short(at, now, zone)
    # Translators: in a column of 7 cells.
    return _("{month} ’{year}").format(month=MONTHS[when.month - 1], year=f"{when.year % 100:02}")


def full(at: Instant, now: Instant, zone: ZoneInfo) -> str:
    """'Tue 14:05', '3 Nov 14:05'."""
    return f"{day(at, now, zone)} {clock(at, zone)}"


def due(at: Instant, now: Instant, zone: ZoneInfo) -> str:
    """'due 11:40' today, 'Thu 10:00' within the week, else the date."""
    if local(at, zone).date() == local(now, zone).date():
        # Translators: in a column of 9 cells.
        return _("due {clock}").format(clock=clock(at, zone))
    return until(at, now, zone)


def until(at: Instant, now: Instant, zone: ZoneInfo) -> str:
    """'11:40' today, 'Thu 10:00' within the week, else the date."""
    away = abs(local(at, zone).date() - local(now, zone).date())
    if not away:
        return clock(at, zone)
    return full(at, now, zone) if away < _WEEK else day(at, now, zone)


_OVER = {
    # Translators: how late something is in working time, which need not be how long ago it was due;
    # each in a column of 9 cells.
    "m": _("{n}m over"),
    "h": _("{n}h over"),
    "d": _("{n}d over"),
    "w": _("{n}w over"),
}


def over(late: Late) -> str:
    """'40m over', '5h over', '2d over', '6w over'; no figure where nobody has worked since."""
    # Translators: the time has come, and not a minute of working time has passed since; 9 cells.
    return _OVER[late.unit].format(n=late.n) if late.n else _("past due")


def iso(at: Instant, zone: ZoneInfo) -> str:
    """ISO 8601 with the offset of the zone at that instant; of one too far as `local`."""
    if not EARLIEST <= at <= LATEST:
        at = int(local(at, zone).timestamp())
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
