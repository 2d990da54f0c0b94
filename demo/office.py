"""Kontor's office hours, by which the sample firm's clients and its manager write."""

from datetime import datetime
from functools import cache
from random import Random
from zoneinfo import ZoneInfo

from store.rules import hours

ZONE = ZoneInfo("Europe/Budapest")
HOLIDAYS = "HU"


@cache
def _hours() -> hours.WorkingHours:
    return hours.WorkingHours((((9 * 60, 17 * 60),),) * 5 + ((), ()), ZONE, HOLIDAYS)


def ago(now: datetime, minutes: float) -> datetime:
    """The instant with so many working minutes between it and `now`; always inside hours."""
    whole, rest = divmod(max(1, round(minutes)), 60)
    at = int(now.timestamp())
    # A span has at most four digits: a year's minutes have more.
    for amount, unit in ((whole, "h"), (rest, "m")):
        at = hours.back(_hours(), at, hours.Span.parse(f"{amount}{unit}")) if amount else at
    return datetime.fromtimestamp(at, ZONE)


def later(start: datetime, minutes: float) -> datetime:
    """So many working minutes after `start`."""
    at = hours.add(_hours(), int(start.timestamp()), hours.Span(max(1, round(minutes)), "m"))
    return datetime.fromtimestamp(at, ZONE)


def some_time(now: datetime, least: float, most: float, rng: Random) -> datetime:
    """An instant in working hours, `least` to `most` working minutes before `now`."""
    return ago(now, rng.uniform(least, most))
