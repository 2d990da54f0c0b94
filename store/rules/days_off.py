"""Public holidays, and the weekend days that a calendar declares worked (rule 16).

The `holidays` package costs a tenth of a second to load, so it is imported by the first
question about a country, never with this module.
"""

from collections.abc import Iterator
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
