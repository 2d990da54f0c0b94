"""The dates of mail headers, as RFC 5322 wants them and as programs have written them."""

import re
from datetime import UTC, datetime, timedelta

_EARLIEST = datetime(1982, 1, 1, tzinfo=UTC)
"""The year of RFC 822: what is older comes from a clock that was never set."""
_LATEST = datetime(2100, 1, 1, tzinfo=UTC)
_WIDEST_ZONE = timedelta(hours=14)

_CLOCK = (
    r"(?P<h>\d{1,2})[:.](?P<m>\d{2})(?:[:.](?P<s>\d{2}))?(?:[.,]\d+)?\s*(?P<half>[AaPp][Mm]\b)?"
)
_ZONE = r"\s*(?:(?:GMT|UTC?)?(?P<offset>[+-]\d{1,2}:?\d{2})\b|(?P<zone>[A-Za-z]{1,5}\b))?"
_SHAPES = [
    re.compile(pattern)
    for pattern in (
        # Tue, 3 Nov 2026 14:05:00 +0100
        rf"(?P<day>\d{{1,2}})\.?[\s-]+(?P<month>[^\W\d]{{3,12}})\.?,?[\s-]+(?P<year>\d{{2,4}}),?\s+{_CLOCK}{_ZONE}",
        # Tue Nov  3 14:05:00 2026, and with a zone before or after the year
        rf"(?P<month>[^\W\d]{{3,12}})\.?\s+(?P<day>\d{{1,2}}),?\s+{_CLOCK}{_ZONE}\s+(?P<year>\d{{4}})(?:\s+(?P<late>[+-]\d{{4}}))?",
        # November 3, 2026 14:05
        rf"(?P<month>[^\W\d]{{3,12}})\.?\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}}),?\s+{_CLOCK}{_ZONE}",
        # 2026-11-03T14:05:00+01:00
        rf"(?P<year>\d{{4}})[-./](?P<month>\d{{1,2}})[-./](?P<day>\d{{1,2}})\.?[T\s]\s*{_CLOCK}{_ZONE}",
    )
]
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan",),
            ("feb",),
            ("mar", "mär", "mae", "már"),
            ("apr", "ápr"),
            ("may", "mai", "máj", "maj"),
            ("jun", "jún"),
            ("jul", "júl"),
            ("aug",),
            ("sep", "sze"),
            ("oct", "okt"),
            ("nov",),
            ("dec", "dez"),
        ),
        start=1,
    )
    for name in names
}
_HOURS_OF_ZONE = {
    "EST": -5,
    "EDT": -4,
    "CST": -6,
    "CDT": -5,
    "MST": -7,
    "MDT": -6,
    "PST": -8,
    "PDT": -7,
    "BST": 1,
    "IST": 1,
    "WEST": 1,
    "CET": 1,
    "MET": 1,
    "MEZ": 1,
    "CEST": 2,
    "MEST": 2,
    "MESZ": 2,
    "EET": 2,
    "EEST": 3,
    "MSK": 3,
    "JST": 9,
}
_COMMENT = re.compile(r"\([^()]*\)")


def instant(value: str) -> datetime | None:
    """The instant in UTC; None for what is no date, or lies outside 1970 to 2100.

    An unknown zone, and one that is nowhere on earth, counts as UTC.
    """
    text = _COMMENT.sub(" ", value[:200])
    for shape in _SHAPES:
        found = shape.search(text)
        if found:
            return _checked(found)
    return None


def received(value: str) -> datetime | None:
    """The instant of a Received header: what stands behind its last semicolon."""
    return instant(value[-300:].rpartition(";")[2])


def _checked(found: re.Match[str]) -> datetime | None:
    try:
        local = datetime(*_day(found), *_clock(found), tzinfo=UTC)
        when = local - _offset(found)
    except (ValueError, OverflowError):
        return None
    return when if _EARLIEST <= when < _LATEST else None


def _day(found: re.Match[str]) -> tuple[int, int, int]:
    year = int(found["year"])
    if len(found["year"]) < 4:
        year += 2000 if year < 50 else 1900
    month = found["month"]
    return (
        year,
        int(month) if month.isdigit() else _MONTHS.get(month[:3].lower(), 0),
        int(found["day"]),
    )


def _clock(found: re.Match[str]) -> tuple[int, int, int]:
    hour = int(found["h"])
    if found["half"]:
        hour = hour % 12 + (12 if found["half"].lower() == "pm" else 0)
    # A leap second has no place in datetime.
    return hour, int(found["m"]), min(int(found["s"] or 0), 59)


def _offset(found: re.Match[str]) -> timedelta:
    late = found.groupdict().get("late")
    written = (late or found["offset"] or "").replace(":", "")
    if not written:
        return timedelta(hours=_HOURS_OF_ZONE.get((found["zone"] or "").upper(), 0))
    minutes = int(written[1:-2]) * 60 + int(written[-2:])
    offset = timedelta(minutes=-minutes if written[0] == "-" else minutes)
    return offset if abs(offset) <= _WIDEST_ZONE else timedelta(0)
