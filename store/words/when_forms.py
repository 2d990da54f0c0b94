"""A date or time as a person types it -> its parts.

The text is read from left to right, each time by the first form that fits; a word that no form
knows, or a part that is said twice, leaves the whole text unread: a wrong guess costs a client.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from typing import TypeAlias

from store.words import when_vocabulary as words
from store.words.when_typed import (
    Typed,
    ends,
    month_ends,
    month_later,
    monthly,
    set_ahead,
    set_clock,
    set_date,
    set_dates,
    set_part,
    set_weekday,
)
from store.words.when_vocabulary import DAYS_AHEAD, MONTHS, NUMBERS, PARTS, UNITS, WEEKDAYS

LONGEST = 80
SHORTEST_STEM = 4
"""Letters that a word keeps when a Hungarian ending is taken off."""

Reader: TypeAlias = Callable[[Typed, re.Match[str]], bool]


def read(text: str, month_first: bool = False) -> Typed | None:
    """month_first: '12.03.' and '12/3' are in December, not in March."""
    text = _folded(text)
    if not text or len(text) > LONGEST:
        return None
    typed = Typed(month_first)
    at = 0
    while at < len(text):
        gap = _GAP.match(text, at)
        at = gap.end() if gap else at
        end = _step(typed, text, at)
        if end is None:
            return None
        at = end
    return typed


def _step(typed: Typed, text: str, at: int) -> int | None:
    for form, reader in _forms():
        found = form.match(text, at)
        if found and reader(typed, found):
            return found.end()
    return None


def _folded(text: str) -> str:
    """Lower case, without accents."""
    apart = unicodedata.normalize("NFKD", text[: 4 * LONGEST].casefold())
    return "".join(char for char in apart if not unicodedata.combining(char)).strip(" \t\n,;!")


def _full_date(typed: Typed, found: re.Match[str]) -> bool:
    year, month, day = (int(part) for part in found.groups())
    return set_date(typed, year, month, day)


def _named_month(typed: Typed, found: re.Match[str]) -> bool:
    year = found["year"] or found["late_year"]
    return set_date(typed, int(year or 0), MONTHS[found["month"]], int(found["day"]))


def _day_and_month(typed: Typed, found: re.Match[str]) -> bool:
    return set_date(typed, int(found["year"] or 0), MONTHS[found["month"]], int(found["day"]))


def _two_numbers(typed: Typed, found: re.Match[str]) -> bool:
    """Day and month in the order of the place; the other one where that is no date."""
    first, second = int(found[1]), int(found[2])
    day, month = (second, first) if typed.month_first else (first, second)
    written = found["year"] or found["short_year"] or "0"
    year = int(written) + (2000 if len(written) == 2 else 0)
    return set_date(typed, year, month, day) or set_date(typed, year, day, month)


def _day_of_month(typed: Typed, found: re.Match[str]) -> bool:
    if typed.has_day:  # 'Freitag 9.'
        return found[2] == "." and _hour(typed, found)
    day = int(found[1])
    return 1 <= day <= 31 and set_dates(typed, lambda today: monthly(today, day))


def _clock(typed: Typed, found: re.Match[str]) -> bool:
    return set_clock(typed, int(found[1]), int(found[2] or 0), found[3] or "")


def _half_of_day(typed: Typed, found: re.Match[str]) -> bool:
    return set_clock(typed, int(found[1]), 0, found[2])


def _dotted(typed: Typed, found: re.Match[str]) -> bool:
    """'9.30' is a time, '28.11' a date; '10.12' is one where the day comes first, else a time."""
    first, second = int(found[1]), int(found[2])
    clear = found[3] is not None or typed.has_day or typed.month_first
    if not clear and set_date(typed, 0, second, first):
        return True
    return set_clock(typed, first, second) or (not clear and set_date(typed, 0, first, second))


def _whole_hour(typed: Typed, found: re.Match[str]) -> bool:
    return set_clock(typed, int(found[1]), 0)


def _hour(typed: Typed, found: re.Match[str]) -> bool:
    typed.bare = set_clock(typed, int(found[1]), 0)
    return typed.bare


def _around_the_hour(typed: Typed, found: re.Match[str]) -> bool:
    minutes = int(found[2]) * 60 + words.PAST_THE_HOUR[found[1]]
    typed.bare = minutes >= 0 and set_clock(typed, *divmod(minutes, 60))
    return typed.bare


def _hours_and_minutes(typed: Typed, found: re.Match[str]) -> bool:
    typed.seconds += int(found[1]) * 3600 + int(found[2]) * 60
    return True


def _half_hours(typed: Typed, found: re.Match[str]) -> bool:
    typed.seconds += words.HALF_HOURS[found[1]] * 1800
    return True


def _length(typed: Typed, found: re.Match[str]) -> bool:
    count, tenths, unit = found["count"], int(found["tenths"] or 0), UNITS[found["unit"]]
    if count.isdigit() and unit == "hour" and typed.has_day and not tenths:  # 'fri 9h'
        return set_clock(typed, int(count), 0)
    number = int(count) if count.isdigit() else NUMBERS[count]
    if tenths and unit not in ("minute", "hour"):
        return False
    if unit in ("minute", "hour"):
        typed.seconds += (number * 10 + tenths) * (6 if unit == "minute" else 360)
    elif unit == "month":
        typed.months += number
    else:
        typed.days += number * (7 if unit == "week" else 1)
    return True


def _next_unit(typed: Typed, found: re.Match[str]) -> bool:
    if UNITS[found["unit"]] == "month":
        return set_dates(typed, lambda today: [month_later(today.replace(day=1), 1)])
    if UNITS[found["unit"]] != "week" or typed.next_week:
        return False
    typed.next_week = True
    return True


def _end_of(typed: Typed, found: re.Match[str]) -> bool:
    period, ahead = words.ENDING[found["unit"]], int(bool(found["next"]))
    return set_dates(typed, lambda today: ends(today, period, ahead))


def _end_of_month(typed: Typed, found: re.Match[str]) -> bool:
    month = MONTHS[found["month"]]
    return set_dates(typed, lambda today: month_ends(today, month))


def _weekday_letter(typed: Typed, found: re.Match[str]) -> bool:
    return set_weekday(typed, words.LETTERS[found[1]])


def _word(typed: Typed, found: re.Match[str]) -> bool:
    word = found[1]
    stems = [word[: -len(ending)] for ending in words.ENDINGS if word.endswith(ending)]
    known = (stem for stem in stems if len(stem) >= SHORTEST_STEM and _plain_word(typed, stem))
    return _plain_word(typed, word) or any(known) or _compound(typed, word)


def _plain_word(typed: Typed, word: str) -> bool:
    if word == "morgen":  # Tomorrow; beside a day, its morning.
        return set_part(typed, "morning") if typed.has_day else set_ahead(typed, 1)
    if word == "tonight":
        return set_ahead(typed, 0) and set_part(typed, "evening")
    if word in DAYS_AHEAD:
        return set_ahead(typed, DAYS_AHEAD[word])
    if word in PARTS:
        return set_part(typed, PARTS[word])
    if word in WEEKDAYS:
        return set_weekday(typed, WEEKDAYS[word])
    if word in words.NEXT and not typed.next_:
        typed.next_ = True
        return True
    return word in words.FILLERS


def _compound(typed: Typed, word: str) -> bool:
    """'Freitagnachmittag', 'Montagmorgen'."""
    for cut in range(len("montag"), len(word) - 2):
        day, part = word[:cut], word[cut:]
        if day in WEEKDAYS and (part in PARTS or part == "morgen"):
            return _plain_word(typed, day) and _plain_word(typed, part)
    return False


def _any(known: Iterable[str]) -> str:
    return "|".join(sorted(known, key=len, reverse=True))


_GAP = re.compile(r"[\s,;]+")
_END = r"(?![a-z0-9])"
_TH = r"(?:st|nd|rd|th|\.(?!\d)|-(?:jen|jan|en|an|ere|ara|eig|aig|ig|re|ra|i|ei|ai))"
_BY = r"(?:-?kor|-?ig|-re|-ra)?"
_NUMBER = rf"(?:{_any(NUMBERS)})(?= )"
_UNIT = rf"(?P<unit>{_any(UNITS)})(?:{_any(words.ENDINGS)})?(?![a-z])"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_SHORT_YEAR = r"(?P<short_year>\d\d)(?![\d:.])"
_LATE_YEAR = r"(?:,? (?P<late_year>\d{4})(?!\d))?"
_DAY = r"(?P<day>\d\d?)"
_MONTH = rf"(?P<month>{_any(MONTHS)})\.?"
_NOON = r"am|pm|a\.m\.?|p\.m\.?"
_HOUR_WORD = r"(?:hour|stunden?|ora[nt]?)"
_AROUND = _any(words.PAST_THE_HOUR)
_HALVES = _any(words.HALF_HOURS)
_NEXT = rf"(?P<next>(?:{_any(words.NEXT | words.COMING)}) )?"
_OF = r"ende?(?: of)? (?:(?:the|this|der|des|dieser|dieses) )?"
_VEGE = r"vege(?:ig|re|n)?"
_FORMS: tuple[tuple[str, str, Reader], ...] = (
    (rf"{_OF}{_NEXT}(?P<unit>day|week|month|year|tages|woche|monats|jahres)", _END, _end_of),
    (r"(?P<next>)(?P<unit>tages|monats|jahres)ende", _END, _end_of),
    (r"(?P<next>)eo(?P<unit>[dwmy])", _END, _end_of),
    (rf"(?:(?:az?|ez?) )?{_NEXT}(?P<unit>het(?= )|nap|honap|ho|ev) ?{_VEGE}", _END, _end_of),
    (rf"{_OF}{_MONTH}", _END, _end_of_month),
    (rf"{_MONTH} {_VEGE}", _END, _end_of_month),
    (r"(\d{4})[-./] ?(\d\d?)[-./] ?(\d\d?)", rf"\.?{_TH}?(?:t(?=\d)|{_END})", _full_date),
    (rf"(?:{_YEAR}\.? )?{_MONTH} ?{_DAY}{_TH}?(?![\d:]){_LATE_YEAR}", _END, _named_month),
    (rf"{_DAY}(?:\.|st|nd|rd|th)? ?(?:of )?{_MONTH}(?:,? {_YEAR})?", _END, _day_and_month),
    (rf"(\d\d?)\. ?(\d\d?)\.(?: ?{_YEAR}|{_SHORT_YEAR})?", rf"{_TH}?{_END}", _two_numbers),
    (rf"(\d\d?)/(\d\d?)(?:/(?:{_YEAR}|{_SHORT_YEAR}))?", _END, _two_numbers),
    (rf"(\d\d?):(\d\d)(?::\d\d)?(?: ?({_NOON}|uhr|h))?", _BY + _END, _clock),
    (rf"(\d\d?) ?({_NOON})", _END, _half_of_day),
    (r"(\d\d?)\.(\d\d)(?!\.)( ?uhr| ?h|-?kor)?", _END, _dotted),
    (r"(\d\d?) ?uhr(?: ?(\d\d))?()", _END, _clock),
    (r"(\d\d?)(?: ?orakor| ?o.?clock|-?kor)", _END, _whole_hour),
    (rf"({_AROUND}) (\d\d?)", _BY + _END, _around_the_hour),
    (r"(\d{1,3}) ?h ?(\d\d)(?: ?m(?:in)?)?", _END, _hours_and_minutes),
    (rf"(?:{_NUMBER} )?({_HALVES}) (?:an )?{_HOUR_WORD}", _END, _half_hours),
    (rf"\+?(?P<count>\d{{1,4}}|{_NUMBER})(?:[.,](?P<tenths>\d))? ?", _UNIT, _length),
    (rf"(?:{_any(words.NEXT | words.COMING)}) ", _UNIT, _next_unit),
    (rf"(\d\d?)({_TH})", _END, _day_of_month),
    (r"(\d\d?)", _BY + _END, _hour),
    (rf"({_any(words.LETTERS)})", r"(?= \d)", _weekday_letter),
    (r"([a-z]+)\.?", "", _word),
)


@cache
def _forms() -> tuple[tuple[re.Pattern[str], Reader], ...]:
    """Compiled when first something is typed: that takes longer than to show a list."""
    return tuple((re.compile(form + end), reader) for form, end, reader in _FORMS)
