"""When a meeting that comes again is next (RFC 5545 3.3.10).

Day by day, and within bounds: a rule may be made so that no day ever fits it, or that a billion do.
What calendars write of days, weeks, months and years is understood; of other rules nothing is
known, which is better than a wrong day.
"""

from calendar import monthrange
from collections.abc import Callable, Collection, Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from re import compile as pattern
from typing import NamedTuple

from store.message.calendar_lines import WallTime, wall_time

AHEAD = timedelta(days=3_000)
"""So far a next time is looked for: 29 February comes after eight years at most."""
BACK = timedelta(days=11_000)
"""So far back those that were are counted, where only some are to be."""

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_BY_DAY = pattern(r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)")
_UNDERSTOOD = {
    "FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYMONTHDAY", "BYDAY", "BYSETPOS", "WKST",
}  # fmt: skip


class _Rule(NamedTuple):
    freq: str
    every: int
    times: int | None
    until: WallTime | None
    months: frozenset[int]
    days: frozenset[int]
    """Of the month; negative: from its end."""
    weekdays: frozenset[tuple[int, int]]
    """Which of the month (0: each), and Monday as 0."""
    chosen: frozenset[int]
    """Of the days of a month that all of this leaves."""
    week_starts: int


def next_start(
    text: str,
    start: datetime,
    after: datetime,
    skipped: Collection[datetime],
    instant: Callable[[datetime], datetime | None],
) -> datetime | None:
    """The first at `after` or later; None if there is none, or nobody knows. start, skipped: as
    clocks on the wall show them; `instant` says when such a clock shows it."""
    try:
        rule = _rule(text, start.date())
        if rule is None:
            return None
        for day in _days(rule, start.date(), after.date()):
            clock = datetime.combine(day, start.time(), UTC)
            if clock in skipped:
                continue
            when = instant(clock)
            if when is None or _is_over(rule, clock, when):
                return None
            if when >= after:
                return when
    except (ValueError, OverflowError):
        pass
    return None


def _is_over(rule: _Rule, clock: datetime, when: datetime) -> bool:
    until = rule.until
    if until is None:
        return False
    if until.is_day:
        return clock.date() > until.clock.date()
    return (when if until.is_utc else clock) > until.clock


def _rule(text: str, start: date) -> _Rule | None:
    """None: not understood. Raises ValueError."""
    parts = dict(part.strip().partition("=")[::2] for part in text.upper().split(";") if part)
    until = wall_time(parts["UNTIL"]) if "UNTIL" in parts else None
    if not parts.keys() <= _UNDERSTOOD or ("UNTIL" in parts and until is None):
        return None
    rule = _Rule(
        freq=parts.get("FREQ", ""),
        every=int(parts.get("INTERVAL", "1")),
        times=int(parts["COUNT"]) if "COUNT" in parts else None,
        until=until,
        months=_numbers(parts, "BYMONTH"),
        days=_numbers(parts, "BYMONTHDAY"),
        weekdays=_weekdays(parts.get("BYDAY", "")),
        chosen=_numbers(parts, "BYSETPOS"),
        week_starts=_WEEKDAYS.index(parts.get("WKST", "MO")),
    )
    if rule.freq == "YEARLY" and not rule.months and not rule.days and not rule.weekdays:
        rule = rule._replace(months=frozenset({start.month}))
    return rule if rule.every > 0 and _is_plain(rule) else None


def _is_plain(rule: _Rule) -> bool:
    """Whether it speaks of days within months, or of weekdays within weeks."""
    if rule.freq in {"DAILY", "WEEKLY"}:
        each = all(nth == 0 for nth, _ in rule.weekdays)
        return each and not rule.chosen and not (rule.freq == "WEEKLY" and rule.days)
    if rule.freq == "YEARLY":
        return len(rule.months) == 1 or (bool(rule.months) and not rule.chosen)
    return rule.freq == "MONTHLY"


def _numbers(parts: dict[str, str], name: str) -> frozenset[int]:
    return frozenset(int(number) for number in parts[name].split(",")) if name in parts else _NONE


_NONE: frozenset[int] = frozenset()


def _weekdays(text: str) -> frozenset[tuple[int, int]]:
    found = [_BY_DAY.fullmatch(one) for one in text.split(",") if text]
    if None in found:
        raise ValueError(text)
    return frozenset((int(one[1] or 0), _WEEKDAYS.index(one[2])) for one in found if one)


def _days(rule: _Rule, start: date, after: date) -> Iterator[date]:
    """Those of the series since the day before: in the east a day begins so much earlier."""
    since = max(start, after - timedelta(days=1))
    last = since + AHEAD
    if rule.times is None or rule.times > (last - start).days:
        yield from _fitting(rule, start, since, last)
    elif since - start <= BACK:
        some = islice(_fitting(rule, start, start, last), max(0, rule.times))
        yield from (day for day in some if day >= since)


def _fitting(rule: _Rule, start: date, since: date, last: date) -> Iterator[date]:
    if rule.freq in {"DAILY", "WEEKLY"}:
        for number in range((last - since).days):
            day = since + timedelta(days=number)
            if _fits(rule, start, day):
                yield day
        return
    for number in range(12 * since.year + since.month - 1, 12 * last.year + last.month):
        year, month = divmod(number, 12)
        yield from (day for day in _in_month(rule, start, year, month + 1) if day >= since)


def _fits(rule: _Rule, start: date, day: date) -> bool:
    if rule.months and day.month not in rule.months:
        return False
    if rule.days and not _has_number(rule, day, monthrange(day.year, day.month)[1]):
        return False
    if rule.freq == "DAILY":
        weekday_fits = not rule.weekdays or (0, day.weekday()) in rule.weekdays
        return weekday_fits and (day - start).days % rule.every == 0
    weekdays = rule.weekdays or {(0, start.weekday())}
    weeks = (_week_of(rule, day) - _week_of(rule, start)).days // 7
    return (0, day.weekday()) in weekdays and weeks % rule.every == 0


def _week_of(rule: _Rule, day: date) -> date:
    return day - timedelta(days=(day.weekday() - rule.week_starts) % 7)


def _in_month(rule: _Rule, start: date, year: int, month: int) -> list[date]:
    passed = year - start.year
    if rule.freq == "MONTHLY":
        passed = 12 * passed + month - start.month
    if passed % rule.every or (rule.months and month not in rule.months):
        return []
    length = monthrange(year, month)[1]
    days = [date(year, month, number + 1) for number in range(length)]
    found = [day for day in days if _fits_month(rule, start, day, length)]
    if not rule.chosen:
        return found
    return [day for at, day in enumerate(found) if rule.chosen & {at + 1, at - len(found)}]


def _fits_month(rule: _Rule, start: date, day: date, length: int) -> bool:
    if not rule.days and not rule.weekdays:
        return day.day == start.day
    if rule.days and not _has_number(rule, day, length):
        return False
    nth = {0, (day.day - 1) // 7 + 1, -((length - day.day) // 7 + 1)}
    return not rule.weekdays or any((one, day.weekday()) in rule.weekdays for one in nth)


def _has_number(rule: _Rule, day: date, length: int) -> bool:
    return bool(rule.days & {day.day, day.day - length - 1})
