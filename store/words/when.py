"""Instants and durations, as people type them and as a list shows them."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from store.rules.instant import Instant
from store.words.stamps import DAYS, local
from store.words.when_forms import read
from store.words.when_typed import Typed, month_later
from store.words.when_vocabulary import Part

DAY_START = time(9)
EVENING = time(18)
HORIZON = 50
"""Years; what lies farther ahead was not meant."""
SAME_WEEK = 6
"""Days within which a weekday's name says which day is meant."""
WORK_BEGINS = 7
NIGHT_ENDS = 6
A_DAY = timedelta(days=1)
LAST = time(23, 59)


class _Ends(NamedTuple):
    """What is meant where a day or its morning is said, and no time."""

    day: Callable[[date], tuple[time, ...]]
    """The first of these that is still ahead."""
    morning: time


_PARTS: Mapping[Part, time] = {
    "forenoon": time(10),
    "noon": time(12),
    "afternoon": time(14),
    "evening": EVENING,
    "night": time(21),
}
_MONTH_FIRST = frozenset({"CN", "HU", "JP", "KR", "LT", "MN", "TW", "US"})
_LATE: tuple[Part, ...] = ("afternoon", "evening", "night")


def parse_when(
    text: str, now: datetime, day_start: time = DAY_START, month_first: bool = False
) -> datetime | None:
    """What 'fri 9', 'péntek 9', 'morgen', '2d' or '12.03.' means at `now`: an instant after it,
    in its time zone; None if that cannot be told.

    A day without a time begins at `day_start`. `month_first`: '12.03.' is in December.
    """
    return _meant(text, now, _Ends(lambda _: (day_start, EVENING), day_start), month_first)


def parse_due(
    text: str, now: datetime, closes: Callable[[date], time], month_first: bool = False
) -> datetime | None:
    """As `parse_when`, of what is to be done by then: a day without a time ends when the office
    `closes` (today, where that is past: at midnight), a morning at noon."""
    ends = _Ends(lambda day: (closes(day), LAST), _PARTS["noon"])
    return _meant(text, now, ends, month_first)


def _meant(text: str, now: datetime, ends: _Ends, month_first: bool) -> datetime | None:
    typed = read(text, month_first)
    if typed is None:
        return None
    try:
        return _resolved(typed, now, ends)
    except (OverflowError, ValueError):  # Beyond the calendar.
        return None


def typed_when(at: Instant, now: Instant, zone: ZoneInfo) -> str:
    """An instant as one may type it, in words that `parse_when` reads back as the same minute."""
    then, today = local(at, zone), local(now, zone).date()
    days = (then.date() - today).days
    if days == 0 and at > now:
        return f"{then:%H:%M}"
    day = DAYS[then.weekday()] if 0 < days <= SAME_WEEK else f"{then:%Y-%m-%d}"
    return f"{day} {then:%H:%M}"


def month_first_in(region: str) -> bool:
    """Whether people there write the month before the day."""
    return region in _MONTH_FIRST


def parse_duration(text: str) -> timedelta | None:
    """'30m', '1h30', '1,5 Std', '2 nap', 'in 2 weeks'; a day has 24 hours. None if the text is
    something else, or names months, whose length varies."""
    typed = read(text)
    if typed is None or typed.months or typed.has_day or typed.has_time or typed.next_:
        return None
    return timedelta(days=typed.days, seconds=typed.seconds) or None


def _resolved(typed: Typed, now: datetime, ends: _Ends) -> datetime | None:
    if typed.next_ and typed.weekday is None:
        return None
    if typed.seconds:
        return None if typed.has_day or typed.has_time else _after(typed, now)
    found = (
        at for day in _days(typed, now.date()) for at in _at(day, _clocks(typed, day, ends), now)
    )
    at = next(found, None)
    return at if at and at.year <= now.year + HORIZON else None


def _days(typed: Typed, today: date) -> Iterator[date]:
    """The days that may be meant, the nearest first."""
    ahead = typed.days or typed.months
    if typed.has_day:
        if not ahead:
            yield from _named_days(typed, today)
    elif ahead:
        yield _shifted(typed, today)
    elif typed.has_time:
        yield from (today, today + timedelta(days=1))


def _named_days(typed: Typed, today: date) -> Iterator[date]:
    if typed.dates is not None:
        for day in typed.dates(today):
            if typed.weekday in (None, day.weekday()):
                yield day
        return
    weekday = typed.weekday or 0
    if typed.next_ or typed.next_week:
        yield today + timedelta(days=7 - today.weekday() + weekday)
        return
    ahead = (weekday - today.weekday()) % 7
    # On a Friday, 'Friday' is the next one; 'Friday 16:00' may be today.
    if ahead or typed.has_time:
        yield today + timedelta(days=ahead)
    yield today + timedelta(days=ahead + 7)


def _shifted(typed: Typed, day: date) -> date:
    return month_later(day, typed.months) + timedelta(days=typed.days)


def _clocks(typed: Typed, day: date, ends: _Ends) -> tuple[timedelta, ...]:
    """Since midnight; without a time as `ends` has it."""
    if typed.clock is not None:
        return (_since_midnight(typed),)
    if typed.part == "midnight":
        return (A_DAY,)
    times = ends.day(day) if typed.part is None else (_PARTS.get(typed.part, ends.morning),)
    return tuple(timedelta(hours=at.hour, minutes=at.minute) for at in times)


def _since_midnight(typed: Typed) -> timedelta:
    """'este 8' is 20:00; 'fri 3' is 15:00, as nobody's client is answered at three at night."""
    hour, minute = typed.clock or (0, 0)
    since = timedelta(hours=hour, minutes=minute)
    in_doubt = typed.bare and typed.part is None
    late = typed.part in _LATE and hour < 12 and not (typed.part == "night" and hour < NIGHT_ENDS)
    early = timedelta(0) < since < timedelta(hours=WORK_BEGINS)
    return since + A_DAY / 2 if late or (in_doubt and early) else since


def _at(day: date, clocks: tuple[timedelta, ...], now: datetime) -> Iterator[datetime]:
    """Those of these wall times that lie after `now`."""
    for since in clocks:
        wall = datetime.combine(day, time()) + since
        for fold in (0, 1):  # Where clocks go back, a wall time comes twice.
            at = _real(wall.replace(tzinfo=now.tzinfo, fold=fold))
            if at.timestamp() > now.timestamp():
                yield at


def _real(wall: datetime) -> datetime:
    """Where clocks skip this wall time, as much after the change as it lies within the gap."""
    return wall.astimezone(UTC).astimezone(wall.tzinfo)


def _after(typed: Typed, now: datetime) -> datetime:
    """Days as the calendar has them, then hours and minutes as they pass."""
    day = _shifted(typed, now.date())
    start = now if day == now.date() else _real(datetime.combine(day, now.timetz()))
    late = start.astimezone(UTC) + timedelta(seconds=typed.seconds)
    return late.astimezone(now.tzinfo).replace(microsecond=0)
