"""Working hours: instant + working time -> instant (rule 16).

A year's intervals are laid out once, by day, from local wall time; every question is then a
bisection, so that neither long spans nor long closings cost anything.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import accumulate
from typing import Literal, NamedTuple, Self, cast
from zoneinfo import ZoneInfo

from store.rules.days_off import days_off_of
from store.rules.instant import Instant

Unit = Literal["m", "h", "d"]
Week = tuple[tuple[tuple[int, int], ...], ...]

MINUTES_A_DAY = 24 * 60
YEARS_AHEAD = 100
"""How far from its start the end of a working time is looked for."""
EARLIEST, LATEST = -2_208_988_800, 16_725_225_600
"""1900 and 2500: an instant beyond them is no work. What would end beyond them, or is not found,
ends at them: one leave without end, or one call of 2499, must not stop what is said of others."""
_SPAN = re.compile(r"\s*([0-9]{1,4})\s*([mhd])\s*", re.ASCII)


class Span(NamedTuple):
    """A length of working time: '30m' and '4h' on the clock, '2d' in working days."""

    amount: int
    unit: Unit

    @classmethod
    def parse(cls, text: str) -> Self:
        """ValueError for anything but a positive whole number, up to 9999, of m, h or d."""
        found = _SPAN.fullmatch(text)
        if found is None or int(found[1]) == 0:
            raise ValueError(f"{text!r} is no span such as 30m, 4h or 2d")
        return cls(int(found[1]), cast(Unit, found[2]))

    @property
    def seconds(self) -> int:
        """Working seconds of an 'm' or 'h' span; ValueError for days, whose length varies."""
        if self.unit == "d":
            raise ValueError("a working day has no fixed length")
        return self.amount * (60 if self.unit == "m" else 3600)

    def __str__(self) -> str:
        return f"{self.amount}{self.unit}"


@dataclass(frozen=True)
class WorkingHours:
    """When the clocks run.

    week: Monday to Sunday, each a tuple of half-open intervals in minutes since local
    midnight (0 to 1440), ascending and apart. holidays: a country, or country-subdivision
    ('HU', 'DE-BY'), or ''. away: my leave, first and last day inclusive. kept: years of that
    calendar as `days_off.written` has them, for who must not wait until it is loaded.
    ValueError where these do not hold, or where nothing is open in a whole week.
    """

    week: Week
    zone: ZoneInfo
    holidays: str = ""
    away: tuple[tuple[date, date], ...] = ()
    kept: str = ""

    def __post_init__(self) -> None:
        if len(self.week) != 7:
            raise ValueError("a week has seven days")
        for day in self.week:
            _check_day(day)
        if not any(self.week):
            raise ValueError("no open hours in the whole week")
        if any(last < first for first, last in self.away):
            raise ValueError("a leave ends before it begins")


def _check_day(intervals: tuple[tuple[int, int], ...]) -> None:
    free_from = 0
    for opens, closes in intervals:
        if not free_from <= opens < closes <= MINUTES_A_DAY:
            raise ValueError("intervals must lie within the day, ascend and not overlap")
        free_from = closes


def add(hours: WorkingHours, start: Instant, span: Span) -> Instant:
    """The instant at which `span` has passed; from outside hours the next opening starts it.

    m, h: working time; one that ends with a closing ends at that closing.
    d: the same wall time so many working days later, at most that day's closing; in a break or
    before opening, that day's next opening.
    LATEST where that lies more than a hundred years ahead.
    """
    if span.unit != "d":
        return _forward(hours, start, span.seconds)
    day, second = _wall(hours, next_opening(hours, start))
    later = _day_after(hours, day, span.amount)
    return LATEST if later is None else min(LATEST, _at_wall(hours, later, second))


def back(hours: WorkingHours, due: Instant, span: Span) -> Instant:
    """The latest instant from which at least `span` of working time is left until `due`.

    d: the same wall time so many working days earlier, placed within that day as `add` does.
    """
    if span.unit != "d":
        return _backward(hours, due, span.seconds)
    day, second = _wall(hours, due)
    earlier = _day_before(hours, day, span.amount)
    return EARLIEST if earlier is None else max(EARLIEST, _at_wall(hours, earlier, second))


def share(hours: WorkingHours, start: Instant, due: Instant, fraction: float) -> Instant:
    """The instant at which `fraction` of the working time from `start` to `due` has passed;
    `due` itself where none lies between them."""
    total = between(hours, start, due)
    return min(due, _forward(hours, start, int(total * fraction))) if total else due


def between(hours: WorkingHours, start: Instant, end: Instant) -> int:
    """Working seconds from `start` to `end`, 0 if it lies before; of the last hundred years."""
    if end <= start:
        return 0
    last = _local(hours, end).year
    first = max(_local(hours, start).year, last - YEARS_AHEAD)
    whole = sum(_year(hours, year).total for year in range(first, last))
    return whole + _year(hours, last).passed(end) - _year(hours, first).passed(start)


def days_between(hours: WorkingHours, start: Instant, end: Instant) -> int:
    """The most working days that have passed since `start`: so many `add`ed are not after `end`.
    What begins with a day's opening begins with the closing before it, so one is over at closing.
    """
    start = next_opening(hours, start)
    if end <= start:
        return 0
    (first, second), (last, _) = _wall(hours, start), _wall(hours, end)
    if start == _at_wall(hours, first, 0):
        first, second = first - 1, MINUTES_A_DAY * 60
    begin, year = date.fromordinal(first).year, date.fromordinal(last).year
    days = _year(hours, year).workdays
    until = bisect_right(days, last)
    passed = until - bisect_right(_year(hours, begin).workdays, first)
    passed += sum(len(_year(hours, before).workdays) for before in range(begin, year))
    today = until > 0 and days[until - 1] == last
    return passed - (passed > 0 and today and _at_wall(hours, last, second) > end)


def next_opening(hours: WorkingHours, at: Instant) -> Instant:
    """`at` itself while open."""
    for table in _tables(hours, _local(hours, at).year):
        index = bisect_right(table.closes, at)
        if index < len(table.opens):
            return min(LATEST, max(at, table.opens[index]))
    return LATEST


def is_open(hours: WorkingHours, at: Instant) -> bool:
    """Intervals are half-open: at the opening yes, at the closing no."""
    return next_opening(hours, at) == at


def midnight(hours: WorkingHours, at: Instant) -> Instant:
    """The first instant of the local day of `at`."""
    return _instant(hours.zone, _wall(hours, at)[0], 0)


class _Year(NamedTuple):
    """The intervals of one local year; five columns, the first four with a cell for each."""

    opens: tuple[Instant, ...]
    closes: tuple[Instant, ...]
    days: tuple[int, ...]
    before: tuple[int, ...]
    """Working seconds of the year before the interval; one cell more: of the whole year."""
    workdays: tuple[int, ...]
    """Ordinals of the days that have an interval, each once."""

    @property
    def total(self) -> int:
        return self.before[-1]

    def passed(self, at: Instant) -> int:
        """Working seconds of this year until `at`."""
        index = bisect_right(self.opens, at) - 1
        if index < 0:
            return 0
        return self.before[index] + min(at, self.closes[index]) - self.opens[index]

    def earliest(self, passed: int) -> Instant:
        """The first instant at which this many seconds, more than 0, have passed."""
        index = bisect_left(self.before, passed) - 1
        return self.opens[index] + passed - self.before[index]

    def latest(self, passed: int) -> Instant:
        """The last instant at which this many seconds, fewer than `total`, have passed."""
        index = bisect_right(self.before, passed) - 1
        return self.opens[index] + passed - self.before[index]


def _forward(hours: WorkingHours, start: Instant, seconds: int) -> Instant:
    if seconds <= 0:
        return next_opening(hours, start)
    year = _local(hours, start).year
    left = seconds + _year(hours, year).passed(start)
    for table in _tables(hours, year):
        if left <= table.total:
            return min(LATEST, table.earliest(left))
        left -= table.total
    return LATEST


def _backward(hours: WorkingHours, due: Instant, seconds: int) -> Instant:
    year = _local(hours, due).year
    left = seconds - _year(hours, year).passed(due)
    if left <= 0:
        return _year(hours, year).latest(-left)
    for table in _tables(hours, year - 1, -1):
        if left <= table.total:
            return max(EARLIEST, table.latest(table.total - left))
        left -= table.total
    return EARLIEST


def _day_after(hours: WorkingHours, day: int, count: int) -> int | None:
    year = date.fromordinal(day).year
    left = count + bisect_left(_year(hours, year).workdays, day)
    for table in _tables(hours, year):
        if left < len(table.workdays):
            return table.workdays[left]
        left -= len(table.workdays)
    return None


def _day_before(hours: WorkingHours, day: int, count: int) -> int | None:
    year = date.fromordinal(day).year
    left = count - bisect_left(_year(hours, year).workdays, day)
    if left <= 0:
        return _year(hours, year).workdays[-left]
    for table in _tables(hours, year - 1, -1):
        if left <= len(table.workdays):
            return table.workdays[-left]
        left -= len(table.workdays)
    return None


def _at_wall(hours: WorkingHours, day: int, second: int) -> Instant:
    """A wall time on a working day, moved into that day's hours."""
    table = _year(hours, date.fromordinal(day).year)
    first, end = bisect_left(table.days, day), bisect_right(table.days, day)
    at = _instant(hours.zone, day, second)
    index = bisect_right(table.closes, at, first, end)
    return table.closes[end - 1] if index == end else max(at, table.opens[index])


def _tables(hours: WorkingHours, year: int, step: int = 1) -> Iterator[_Year]:
    return (_year(hours, year + step * ahead) for ahead in range(YEARS_AHEAD + 1))


@lru_cache(maxsize=1024)
def _year(hours: WorkingHours, year: int) -> _Year:
    first, end = date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal()
    rows = [
        (opens, closes, day)
        for day in range(first, end)
        for opens, closes in _instants(hours, day)
        if opens < closes  # An interval inside the gap of a DST change has no length.
    ]
    before = accumulate((closes - opens for opens, closes, _ in rows), initial=0)
    days = tuple(day for _, _, day in rows)
    return _Year(
        opens=tuple(opens for opens, _, _ in rows),
        closes=tuple(closes for _, closes, _ in rows),
        days=days,
        before=tuple(before),
        workdays=tuple(dict.fromkeys(days)),
    )


def _instants(hours: WorkingHours, ordinal: int) -> Iterator[tuple[Instant, Instant]]:
    """The intervals of one day."""
    day = date.fromordinal(ordinal)
    off = days_off_of(hours.kept, hours.holidays, day.year)
    if day in off.holidays or any(first <= day <= last for first, last in hours.away):
        return
    for opens, closes in hours.week[off.worked.get(day, day.weekday())]:
        yield _instant(hours.zone, ordinal, opens * 60), _instant(hours.zone, ordinal, closes * 60)


def _instant(zone: ZoneInfo, day: int, second: int) -> Instant:
    """A local wall time as an instant: the first of two where clocks went back, the instant of
    the change where they skipped it; never decreasing with the wall time."""
    wall = datetime.fromordinal(day) + timedelta(seconds=second)
    late = int(wall.replace(tzinfo=zone).timestamp())
    early = int(wall.replace(tzinfo=zone, fold=1).timestamp())
    if early >= late:
        return late
    offset = _offset(zone, late)
    return early + bisect_left(range(early, late), offset, key=lambda at: _offset(zone, at))


def _offset(zone: ZoneInfo, at: Instant) -> timedelta:
    return datetime.fromtimestamp(at, zone).utcoffset() or timedelta()


def _wall(hours: WorkingHours, at: Instant) -> tuple[int, int]:
    """Ordinal day and second of the day, as the clock on the wall shows it."""
    local = _local(hours, at)
    return local.toordinal(), local.hour * 3600 + local.minute * 60 + local.second


def _local(hours: WorkingHours, at: Instant) -> datetime:
    if not EARLIEST <= at <= LATEST:
        raise ValueError(f"{at} lies outside of the years 1900 to 2500")
    return datetime.fromtimestamp(at, hours.zone)
