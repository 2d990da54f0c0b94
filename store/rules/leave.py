"""The day on which an out-of-office text says that its writer is back (rule 10)."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from store.rules.letter import Letter
from store.rules.tokens import fold

_MONTHS: Final = {
    name[:3]: number
    for names in (
        "january february march april may june july august september october november december",
        "januar februar maerz april mai juni juli august september oktober november dezember",
        "januar februar marcius aprilis majus junius julius augusztus szeptember oktober november",
    )
    for number, name in enumerate(names.split(), 1)
} | {"marz": 3, "mrz": 3, "maj": 5, "jun": 6, "jul": 7, "okt": 10, "dez": 12}
_DAYS: Final = {
    name: number
    for names in (
        "monday tuesday wednesday thursday friday saturday sunday",
        "montag dienstag mittwoch donnerstag freitag samstag sonntag",
        "hetfo kedd szerda csutortok pentek szombat vasarnap",
    )
    for number, name in enumerate(names.split())
}
_MONTH: Final = (
    r"(?P<{0}>jan|feb|mar|mae|mrz|apr|maj|may|mai|jun|jul|aug|sep|sze|oct|okt|nov|dec|dez)"
)
_NAMED: Final = _MONTH + r"[a-z]{{0,8}}\.?"
_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        r"(?P<y>\d{4})[-./] ?(?P<m>\d\d?)[-./] ?(?P<d>\d\d?)",
        r"(?P<d>\d\d?)\. ?(?P<m>\d\d?)\.(?: ?(?P<y>\d{4}|\d\d)(?!\d))?",
        r"(?:(?P<y>\d{4})\. ?)?" + _NAMED.format("n") + r" (?P<d>\d\d?)(?!\d)"
        r"(?:st|nd|rd|th)?(?:,? (?P<y2>\d{4}))?",
        r"(?P<d>\d\d?)(?:st|nd|rd|th|\.)? (?:of )?" + _NAMED.format("n") + r"(?:,? (?P<y>\d{4}))?",
    )
)
_BACK: Final = re.compile(
    r"\b(?:return(?:ing|s)?|back|ab|wieder|zuruck|vissza\w*|ismet|ujra|eloszor|legkozelebb)\b"
)
_UNTIL: Final = re.compile(r"\b(?:until|till|through|thru|bis|to)\b")
_WORDS: Final = 200
"""A leave is announced among the first words."""
_SPAN: Final = 60
"""Characters between 'back' and its date."""


class _Day(NamedTuple):
    start: int
    end: int
    day: date


def return_date(letter: Letter, text: str, sent: date | None) -> str:
    """The ISO date, or '' if the text is no out-of-office one or no day can be read.

    sent completes a day without a year, and a bare weekday. 'Until' a day means back on the next
    one in German and Hungarian ('bis 30.11.', 'november 30-ig'), on that day itself in English.
    """
    if not _is_away(letter):
        return ""
    text = fold(text[:2_000]).lower()
    days = _days(text, sent)
    found = _back(text, days) or _after(text, days) or _weekday(text, sent)
    return found.isoformat() if found else ""


def _is_away(letter: Letter) -> bool:
    words = letter.body.low[:_WORDS]
    return any(tongue.away.anywhere(words) for tongue in letter.languages)


def _days(text: str, sent: date | None) -> list[_Day]:
    """In their order. What begins inside another is a part of it: '26.12.04' of '2026.12.04'."""
    days: list[_Day] = []
    for one in sorted(_read(text, sent), key=lambda one: (one.start, -one.end)):
        if not days or one.start >= days[-1].end:
            days.append(one)
    return days


def _read(text: str, sent: date | None) -> Iterator[_Day]:
    for form in _FORMS:
        for found in form.finditer(text):
            day = _day(found.groupdict(), sent)
            if day:
                yield _Day(found.start(), found.end(), day)


def _day(parts: dict[str, str | None], sent: date | None) -> date | None:
    named = parts.get("n")
    month = _MONTHS[named[:3]] if named else int(parts.get("m") or 0)
    year = parts.get("y") or parts.get("y2")
    try:
        if year:
            return date(int(year) + (2000 if len(year) == 2 else 0), month, int(parts["d"] or 0))
        if sent is None:
            return None
        near = date(sent.year, month, int(parts["d"] or 0))
        return near if near >= sent - timedelta(days=90) else near.replace(year=sent.year + 1)
    except ValueError:
        return None


def _back(text: str, days: Sequence[_Day]) -> date | None:
    """The date next to 'back': behind it ('returning on 7 May'), else just before it."""
    for found in _BACK.finditer(text):
        behind = [one for one in days if 0 <= one.start - found.end() <= _SPAN]
        before = [one for one in days if 0 <= found.start() - one.end <= 12]
        for one in (*behind, *before):
            if not _is_until(text, one):
                return one.day
    return None


def _after(text: str, days: Sequence[_Day]) -> date | None:
    for one in reversed(days):
        if _is_until(text, one):
            english = re.search(r"\b(?:until|till|to)\W[^.]{0,15}$", text[: one.start])
            return one.day if english else one.day + timedelta(days=1)
    return None


def _is_until(text: str, one: _Day) -> bool:
    before = text[max(0, one.start - 25) : one.start]
    hungarian = re.match(r"\.?-?(?:j?[ae]?ig|ikaig|ejeig)\b", text[one.end : one.end + 6])
    return hungarian is not None or _UNTIL.search(before) is not None


def _weekday(text: str, sent: date | None) -> date | None:
    """'Back on Monday': the next one after the day of sending."""
    if sent is None:
        return None
    for found in _BACK.finditer(text):
        for word in re.findall(r"[a-z]+", text[max(0, found.start() - 20) : found.end() + 30]):
            name = next((day for day in _DAYS if word.startswith(day[:6])), "")
            if name:
                ahead = (_DAYS[name] - sent.weekday() - 1) % 7 + 1
                return sent + timedelta(days=ahead)
    return None
