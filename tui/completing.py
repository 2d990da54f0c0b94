"""What may follow in a search: operators, and what stands behind each."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from store.records.database import Store
from store.records.query import IS, LISTS

MOST = 12
_OPERATORS = (
    "from:", "to:", "client:", "subject:", "has:attachment", "before:", "after:", "is:", "in:",
)  # fmt: skip
_VALUES = {"is": IS, "in": LISTS, "has": ("attachment",)}
_LAST = re.compile(r'(?:^|\s)(-?)(?:(\w+):)?("[^"]*|[^\s"]*)$')


class Offer(NamedTuple):
    shown: str
    text: str
    """The whole of what then stands in the field."""


class Last(NamedTuple):
    """The word that is being typed."""

    before: str
    """All that stands in front of it."""
    operator: str
    value: str


def last_of(typed: str) -> Last | None:
    found = _LAST.search(typed)
    if found is None:
        return None
    at = found.start(2) if found[2] else found.start(3)
    return Last(typed[:at], (found[2] or "").lower(), found[3].lstrip('"'))


def asks_book(last: Last) -> bool:
    """Only the client book knows what may follow."""
    return last.operator in {"from", "to", "client"} and bool(last.value)


def offers(last: Last, today: date) -> list[Offer]:
    """What is known without the book; nothing before the first letter of a word."""
    if not last.operator:
        return [
            Offer(name, last.before + name + ("" if name.endswith(":") else " "))
            for name in _OPERATORS
            if last.value and name.startswith(last.value.lower())
        ]
    values: Sequence[str] = _VALUES.get(last.operator, ())
    if last.operator in {"before", "after"}:
        values = _dates(today)
    return _of(last, [value for value in values if value.startswith(last.value.lower())])


def from_book(store: Store, last: Last) -> list[Offer]:
    """Clients, or addresses of their people; for the reader's thread."""
    from store.records import clients
    from store.records.folding import fold

    if last.operator == "client":
        wanted = fold(last.value)
        names = [one.name for one in clients.clients(store)]
        fitting = [n for n in names if any(part.startswith(wanted) for part in _tails(fold(n)))]
        return _of(last, fitting[:MOST])
    found = clients.suggest_addresses(store, last.value)
    return _of(last, [address for _name, address, _client in found[:MOST]])


def _of(last: Last, values: Sequence[str]) -> list[Offer]:
    def quoted(value: str) -> str:
        return f'"{value}"' if re.search(r"\s", value) else value

    return [
        Offer(value, f"{last.before}{last.operator}:{quoted(value)} ")
        for value in values
        if value != last.value
    ]


def _tails(name: str) -> list[str]:
    """'a b c' -> 'a b c', 'b c', 'c': a name is found by any of its words."""
    words = name.split()
    return [" ".join(words[at:]) for at in range(len(words))]


def _dates(today: date) -> list[str]:
    """Today, the last days, this month and year, and those before."""
    month = today.replace(day=1)
    days = [(today - timedelta(days=back)).isoformat() for back in (0, 1, 7)]
    months = [f"{one:%Y-%m}" for one in (month, month - timedelta(days=1))]
    return [*days, *months, f"{today:%Y}", f"{today.year - 1}"]
