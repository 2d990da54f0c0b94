"""Instants in the few cells of a column, in the user's time zone."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from store.words.i18n import _

_DAYS = (_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun"))
_MONTHS = (
    _("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun"),
    _("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec"),
)  # fmt: skip
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
        return _DAYS[when.weekday()]
    date = _("{day} {month}").format(day=when.day, month=_MONTHS[when.month - 1])
    return date if when.year == today.year else f"{date} {when.year % 100:02}"


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
    return _("{month} ’{year}").format(month=_MONTHS[when.month - 1], year=f"{when.year % 100:02}")


def full(at: int, now: int, zone: ZoneInfo) -> str:
    """'Tue 14:05', '3 Nov 14:05', for the reader."""
    return f"{day(at, now, zone)} {clock(at, zone)}"


def due(at: int, now: int, zone: ZoneInfo) -> str:
    """'due 11:40' today, 'Thu 10:00' within the week, else the date."""
    when, today = local(at, zone), local(now, zone)
    if when.date() == today.date():
        return _("due {clock}").format(clock=clock(at, zone))
    if abs(when.date() - today.date()) < _WEEK:
        return full(at, now, zone)
    return day(at, now, zone)


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
