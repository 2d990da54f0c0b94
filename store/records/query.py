"""The query language of the search line: words, "phrases", -not, and operator:value."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from store.rules.instant import Instant

IS = ("owed", "waiting", "fyi", "done", "overdue", "unread", "starred", "snoozed")
LISTS = (
    "inbox", "sent", "owed", "waiting", "backlog", "internal", "fyi", "calls", "unlinked",
    "snoozed", "done", "all", "starred",
)  # fmt: skip
ROLES = ("trash", "junk", "archive")
"""Of mailboxes; any other value of `in:` is the name of one."""
_NAMES = ("from", "to", "client", "subject", "has", "before", "after", "is", "in")
_TOKEN = re.compile(r'(-?)(?:([a-z]+):)?("[^"]*"?|\S+)', re.IGNORECASE)


class QueryError(Exception):
    """code: empty, value or date; token: what cannot be read; allowed: what can."""

    def __init__(self, code: str, token: str, allowed: tuple[str, ...] = ()) -> None:
        super().__init__(code, token, allowed)
        self.code, self.token, self.allowed = code, token, allowed


@dataclass(frozen=True, slots=True)
class Term:
    operator: str
    """'' for a word or phrase."""
    value: str
    negated: bool
    phrase: bool


def parse(query: str) -> list[Term]:
    """Raises QueryError for an operator without a value, or one whose value it does not know.

    A word before a colon that is no operator is searched as it stands ('http://…', '10:30').
    """
    return [_term(found) for found in _TOKEN.finditer(query)]


def _term(found: re.Match[str]) -> Term:
    minus, name, value = found[1], (found[2] or "").lower(), found[3]
    if name not in _NAMES:
        text = f"{found[2]}:{value}" if found[2] else value
        if text[-1:] == ":" and text[:-1].lower() in _NAMES:
            raise QueryError("empty", text)
        return Term("", text.strip('"'), bool(minus), text.startswith('"'))
    plain = value.strip('"')
    if not plain:
        raise QueryError("empty", f"{name}:")
    allowed = {"is": IS, "has": ("attachment",)}.get(name)
    if allowed and plain.lower() not in allowed:
        raise QueryError("value", found[0], allowed)
    return Term(name, plain, bool(minus), value.startswith('"'))


_DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


def day(text: str, zone: ZoneInfo) -> Instant:
    """The first instant of '2026-11-24', '2026-11' or '2026'. QueryError if it is no date."""
    found = _DATE.fullmatch(text)
    if found is None:
        raise QueryError("date", text)
    year, month, of_month = (int(part or 1) for part in found.groups())
    try:
        return int(datetime(year, month, of_month, tzinfo=zone).timestamp())
    except (ValueError, OverflowError):
        raise QueryError("date", text) from None


def day_after(text: str, zone: ZoneInfo) -> Instant:
    """The first instant after that day, month or year: 'after:2026-11-24' begins with the 25th."""
    begins = day(text, zone)
    parts = text.count("-")
    try:
        start = datetime.fromtimestamp(begins, zone)
        if parts == 2:
            then = start + timedelta(days=1)
        elif parts == 1:
            then = (start.replace(day=28) + timedelta(days=4)).replace(day=1)
        else:
            then = start.replace(year=start.year + 1)
        return int(then.timestamp())
    except (ValueError, OverflowError):  # the calendar ends with 9999
        raise QueryError("date", text) from None
