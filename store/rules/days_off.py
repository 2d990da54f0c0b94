"""Public holidays, and the weekend days that a calendar declares worked (rule 16).

The `holidays` package costs a tenth of a second to load, so it is imported by the first
question about a country, never with this module. What only wants to know how late something is
reads what was written down of it.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from holidays import HolidayBase


class DaysOff(NamedTuple):
    """One year of a country: its holidays, and its worked weekend days with the weekday
    (0 is Monday) whose hours they have."""

    holidays: frozenset[date]
    worked: dict[date, int]


NONE = DaysOff(frozenset(), {})


@lru_cache(maxsize=512)
def days_off(code: str, year: int) -> DaysOff:
    """code: 'HU', 'DE-BY', or '' for none. One that no calendar knows has none either: who reads
    the configuration closer says so (`config.closer_look`), and the clocks go on meanwhile."""
    if not code or not known(code):
        return NONE
    # A December weekend may be worked for a day off in January, and the reverse.
    calendar = _calendar(code, (year - 1, year, year + 1))
    worked = dict.fromkeys(calendar.weekend_workdays, 0)
    worked.update(_substituted(calendar))
    return DaysOff(
        frozenset(day for day in calendar if day.year == year),
        {day: weekday for day, weekday in worked.items() if day.year == year},
    )


def written(code: str, years: Iterable[int]) -> str:
    """These years of a calendar, as `days_off_of` reads them."""
    found = {year: days_off(code, year) for year in years}
    told = {
        year: (
            sorted(map(date.isoformat, off.holidays)),
            {day.isoformat(): weekday for day, weekday in sorted(off.worked.items())},
        )
        for year, off in found.items()
    }
    return json.dumps({"code": code, "years": told})


def days_off_of(text: str, code: str, year: int) -> DaysOff:
    """The same as `days_off`, without loading anything where the year is written in the text."""
    found = _read(text, code).get(year) if code else NONE
    return days_off(code, year) if found is None else found


def is_written(text: str, code: str, year: int) -> bool:
    return not code or year in _read(text, code)


@lru_cache(maxsize=4)
def _read(text: str, code: str) -> dict[int, DaysOff]:
    """Nothing where it is of another calendar, or the store that it stood in is damaged."""
    try:
        told = json.loads(text or "{}")
        if told.get("code") != code:
            return {}
        return {
            int(year): DaysOff(
                frozenset(map(date.fromisoformat, holidays)),
                {date.fromisoformat(day): int(weekday) for day, weekday in worked.items()},
            )
            for year, (holidays, worked) in told["years"].items()
        }
    except (ValueError, TypeError, KeyError, AttributeError):
        return {}


@lru_cache(maxsize=16)
def known(code: str) -> bool:
    """Whether a calendar exists for this country or subdivision; '' is known to have none."""
    if not code:
        return True
    try:
        _calendar(code, ())
    except ValueError:
        return False
    return True


def _calendar(code: str, years: tuple[int, ...]) -> "HolidayBase":
    import holidays

    country, _, subdivision = code.partition("-")
    try:
        language = holidays.country_holidays(country, subdiv=subdivision or None).default_language
        return holidays.country_holidays(
            country, subdiv=subdivision or None, years=years, language=language
        )
    except NotImplementedError as unknown:
        raise ValueError(f"no holidays are known for {code!r}") from unknown


def _substituted(calendar: "HolidayBase") -> Iterator[tuple[date, int]]:
    """(worked weekend day, weekday of the day off that it pays for).

    The package tells the pair only in the day off's name, 'substituted from <date>'; in the
    calendar's own language label and date format are those of its attributes.
    """
    if not calendar.has_substituted_holidays:
        return
    label, form = calendar.substituted_label, calendar.substituted_date_format
    names = {label % day.strftime(form): day for day in calendar.weekend_workdays}
    for day in calendar:
        for name in calendar.get_list(day):
            if name in names:
                yield names[name], day.weekday()
