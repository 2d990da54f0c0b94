"""Instants in the few cells of a column, and text that fills a column exactly."""

import unicodedata
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from store.rules.instant import Instant
from store.words.clean import clean
from store.words.i18n import _
from store.words.stamps import DAYS, short_day

_WEEK = timedelta(days=7)


def clock(at: Instant, zone: ZoneInfo) -> str:
    """'9:31'."""
    local = datetime.fromtimestamp(at, zone)
    return f"{local.hour}:{local.minute:02}"


def day(at: Instant, now: Instant, zone: ZoneInfo) -> str:
    """'Tue' within six days, else '3 Nov', else '3 Nov 24'."""
    local, today = datetime.fromtimestamp(at, zone), datetime.fromtimestamp(now, zone)
    if abs(local.date() - today.date()) < _WEEK:
        return DAYS[local.weekday()]
    return short_day(local, today.year)


def short(at: Instant, now: Instant, zone: ZoneInfo) -> str:
    """'9:31' today, else the day."""
    return clock(at, zone) if _today(at, now, zone) else day(at, now, zone)


def due(at: Instant, now: Instant, zone: ZoneInfo) -> str:
    """'due 11:40' today, 'Thu 10:00' within the week, else the date."""
    if _today(at, now, zone):
        return _("due {clock}").format(clock=clock(at, zone))
    local, today = datetime.fromtimestamp(at, zone), datetime.fromtimestamp(now, zone)
    near = abs(local.date() - today.date()) < _WEEK
    return f"{day(at, now, zone)} {clock(at, zone)}" if near else day(at, now, zone)


def over(since: Instant, now: Instant) -> str:
    """How long ago something was due, in the one unit that matters: '40m', '5h', '2d', '6w'."""
    minutes = max(0, now - since) // 60
    if minutes < 60:
        return _("{n}m over").format(n=minutes)
    if minutes < 24 * 60:
        return _("{n}h over").format(n=minutes // 60)
    if minutes < 21 * 24 * 60:
        return _("{n}d over").format(n=minutes // (24 * 60))
    return _("{n}w over").format(n=minutes // (7 * 24 * 60))


def span(seconds: int) -> str:
    """Working time: '40m', '2h 05m'."""
    hours, minutes = divmod(seconds // 60, 60)
    if not hours:
        return _("{minutes}m").format(minutes=minutes)
    return _("{hours}h {minutes:02}m").format(hours=hours, minutes=minutes)


def _today(at: Instant, now: Instant, zone: ZoneInfo) -> bool:
    return datetime.fromtimestamp(at, zone).date() == datetime.fromtimestamp(now, zone).date()


def cell(text: str, width: int) -> str:
    """Foreign text in exactly `width` cells of a terminal: filled with blanks, or cut with '…'."""
    safe = clean(text, max(width, 0) * 4 + 8)
    used = cells(safe)
    if used <= width:
        return safe + " " * (width - used)
    # A cut parts a direction mark from its closing one, which would turn the rest of the line.
    kept, room = [], width - 1
    for char in safe:
        room -= _cells(char)
        if room < 0:
            break
        if unicodedata.bidirectional(char) not in _DIRECTIONS:
            kept.append(char)
    cut = "".join(kept).rstrip() + "…"
    return cut + " " * (width - cells(cut))


_DIRECTIONS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def cells(text: str) -> int:
    """How many cells a terminal takes for it: a Chinese letter two, an accent none."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(char: str) -> int:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
