"""What a typed date or time says, part by part, without knowing what day it is.

Each part can be said once: what sets one answers False if it was set before, or cannot be.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from store.words.when_vocabulary import Part, Period

Dates: TypeAlias = Callable[[date], Iterable[date]]
"""Today -> the days that may be meant, the nearest first."""

FRIDAY = 4
YEARS_AHEAD = 8
"""Within as many years there is a 29th of February."""


@dataclass
class Typed:
    """What was said; None, False or 0 is what was not."""

    month_first: bool = False
    dates: Dates | None = None
    weekday: int | None = None
    next_: bool = False
    next_week: bool = False
    clock: tuple[int, int] | None = None
    """24:00 is the midnight that ends the day."""
    bare: bool = False
    """Whether it was a number alone, so that 3 may be 15:00."""
    part: Part | None = None
    days: int = 0
    months: int = 0
    seconds: int = 0

    @property
    def has_day(self) -> bool:
        return self.dates is not None or self.weekday is not None or self.next_week

    @property
    def has_time(self) -> bool:
        return self.clock is not None or self.part is not None


def set_date(typed: Typed, year: int, month: int, day: int) -> bool:
    """year: 0 for the nearest."""
    # 2000 is a leap year, so that the 29th of February is a date.
    if not valid(year or 2000, month, day):
        return False
    if year:
        return set_dates(typed, lambda _: [date(year, month, day)])
    return set_dates(typed, lambda today: yearly(today, month, day))


def set_ahead(typed: Typed, days: int) -> bool:
    return set_dates(typed, lambda today: [today + timedelta(days=days)])


def set_dates(typed: Typed, dates: Dates) -> bool:
    if typed.dates is not None:
        return False
    typed.dates = dates
    return True


def set_weekday(typed: Typed, weekday: int) -> bool:
    if typed.weekday is not None:
        return False
    typed.weekday = weekday
    return True


def set_clock(typed: Typed, hour: int, minute: int, half: str = "") -> bool:
    half = half.replace(".", "")
    if half in ("am", "pm"):
        if not 1 <= hour <= 12:
            return False
        hour = hour % 12 + (12 if half == "pm" else 0)
    if typed.clock is not None or minute > 59 or hour * 60 + minute > 24 * 60:
        return False
    typed.clock = hour, minute
    return True


def set_part(typed: Typed, part: Part) -> bool:
    if typed.part is not None:
        return False
    typed.part = part
    return True


def yearly(today: date, month: int, day: int) -> Iterator[date]:
    for year in range(today.year, today.year + YEARS_AHEAD + 1):
        if valid(year, month, day) and date(year, month, day) >= today:
            yield date(year, month, day)


def monthly(today: date, day: int) -> Iterator[date]:
    for ahead in range(13):
        first = month_later(today.replace(day=1), ahead)
        if valid(first.year, first.month, day) and first.replace(day=day) >= today:
            yield first.replace(day=day)


def month_later(day: date, months: int) -> date:
    """The same day of the month, or the last one of a month that lacks it."""
    years, month = divmod(day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        if last <= day.day and valid(day.year + years, month + 1, last):
            return date(day.year + years, month + 1, last)
    raise OverflowError("beyond the calendar")


def ends(today: date, period: Period, ahead: int) -> Iterator[date]:
    """The last day of that period, `ahead` of them on, and of the one after. A week ends with its
    Friday: nobody who is promised something by then waits until Sunday."""
    for n in (ahead, ahead + 1):
        if period == "day":
            yield today + timedelta(days=n)
        elif period == "week":
            yield today + timedelta(days=FRIDAY - today.weekday() + 7 * n)
        elif period == "month":
            yield last_of(month_later(today.replace(day=1), n))
        else:
            yield date(today.year + n, 12, 31)


def month_ends(today: date, month: int) -> Iterator[date]:
    for year in (today.year, today.year + 1):
        yield last_of(date(year, month, 1))


def last_of(first: date) -> date:
    """Of the month that begins with that day."""
    return month_later(first, 1) - timedelta(days=1)


def valid(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
