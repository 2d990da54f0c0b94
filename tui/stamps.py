"""Instants in the few cells of a column, in the user's time zone."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from store.words.i18n import _
from store.words.stamps import DAYS, MONTHS, short_day

_WEEK = timedelta(days=7)


def local(at: int, zone: ZoneInfo) -> datetime:
    return datetime.fromtimestamp(at, zone)


def clock(at: int, zone: ZoneInfo) -> str:
    """'9:31'."""
    when = local(at, zone)
    return f"{when.hour}:{when.minute:02}"


def day(at: int, now: int, zone: ZoneInfo) -> str:
    """'Tue' within six days, else '3 Nov', else '3 Nov 24'."""
    when, today = local(at, zone), local(now, zone)
    away = abs(when.date() - today.date())
    if away < _WEEK:
        return DAYS[when.weekday()]
    return short_day(when, today.year)


def short(at: int, now: int, zone: ZoneInfo) -> str:
    """'9:31' today, else the day."""
    if local(at, zone).date() == local(now, zone).date():
        return clock(at, zone)
    return day(at, now, zone)


def brief(at: int, now: int, zone: ZoneInfo) -> str:
    """As `short` in at most seven cells: of another year, month and year."""
    when = local(at, zone)
    if when.year == local(now, zone).year or abs(at - now) < 6 * 86_400:
        return short(at, now, zone)
    # Translators: in a column of 7 cells.
    return _("{month} ’{year}").format(month=MONTHS[when.month - 1], year=f"{when.year % 100:02}")


def full(at: int, now: int, zone: ZoneInfo) -> str:
    """'Tue 14:05', '3 Nov 14:05', for the reader."""
    return f"{day(at, now, zone)} {clock(at, zone)}"


def due(at: int, now: int, zone: ZoneInfo) -> str:
    """'due 11:40' today, 'Thu 10:00' within the week, else the date."""
    if local(at, zone).date() == local(now, zone).date():
        # Translators: in a column of 9 cells.
        return _("due {clock}").format(clock=clock(at, zone))
    return until(at, now, zone)


def until(at: int, now: int, zone: ZoneInfo) -> str:
    """'11:40' today, 'Thu 10:00' within the week, else the date."""
    away = abs(local(at, zone).date() - local(now, zone).date())
    if not away:
        return clock(at, zone)
    return full(at, now, zone) if away < _WEEK else day(at, now, zone)


def over(since: int, now: int) -> str:
    """How long ago something was due, in the one unit that matters: '40m', '5h', '2d', '6w'."""
    minutes = max(0, now - since) // 60
    if minutes < 60:
        return _("{n}m over").format(n=minutes)
    if minutes < 24 * 60:
        return _("{n}h over").format(n=minutes // 60)
    if minutes < 21 * 24 * 60:
        return _("{n}d over").format(n=minutes // (24 * 60))
    return _("{n}w over").format(n=minutes // (7 * 24 * 60))
