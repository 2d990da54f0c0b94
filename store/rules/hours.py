"""Working hours: instant + working time -> instant (rule 16, working hours)."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple, Self, cast
from zoneinfo import ZoneInfo

Unit = Literal["m", "h", "d"]
Week = tuple[tuple[tuple[int, int], ...], ...]

MINUTES_A_DAY = 24 * 60
_SPAN = re.compile(r"\s*([0-9]{1,6})\s*([mhd])\s*", re.ASCII)


class Span(NamedTuple):
    """A length of working time: '30m' and '4h' on the clock, '2d' in working days."""

    amount: int
    unit: Unit

    @classmethod
    def parse(cls, text: str) -> Self:
        """ValueError for anything but a positive whole number of m, h or d."""
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
    ('HU', 'DE-BY'), or ''. away: my leave, first and last day inclusive.
    ValueError where these do not hold, or where nothing is open in a whole week.
    """

    week: Week
    zone: ZoneInfo
    holidays: str = ""
    away: tuple[tuple[date, date], ...] = ()

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
