"""The ledger as of an instant, told in the notation of the scenarios, to be compared line by line.

A line says of a row what it wants to; the same is told of the real row, and no more.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from itertools import zip_longest
from typing import NamedTuple

from store.records import views
from store.records.database import Store
from store.records.rowkeys import FOLLOWUPS
from store.records.rows import OpenLoop, Row
from store.words.reasons import sentence
from tests.scenarios.cast import SHORT
from tests.store.records.firm import DAYS, MONDAY, ZONE, at

STATES = {"owed", "waiting", "fyi", "done"}
KINDS = {"reply", "callback", "promise", "case", "internal", "invitation", "chase"}
BANDS = {"fine", "soon", "overdue", "far", "backlog"}
LISTS = ("owed", "backlog", "internal", "waiting", "fyi", "unlinked", "snoozed", "calls", "done")
_CLIENTS = {*SHORT.values(), "nobody"}
_GAP = re.compile(r"\s{2,}")


class _Line(NamedTuple):
    """One line to be told: a row with its most pressing loop, or a further loop of that row."""

    store: Store
    row: Row
    loop: OpenLoop | None
    further: bool
    now: int


def compare(store: Store, instant: str, expected: str) -> tuple[list[str], list[str]]:
    """What must be told and what is, as lines of the same columns."""
    now = at(instant)
    when = views.at(store, now)
    rows = views.rows(store, views.keys(store, "all", when, pressing_first=True), when)
    real: list[_Line] = []
    for row in rows:
        real.append(_Line(store, row, row.loops[0] if row.loops else None, False, now))
        real += [_Line(store, row, loop, True, now) for loop in row.loops[1:]]
    wanted = [_GAP.split(line.strip()) for line in expected.strip().splitlines()]
    told = [
        [_tell(field, line) for field in fields or _ALL]
        for fields, line in zip_longest(wanted, real)
        if line is not None
    ]
    return _aligned(wanted, told)


_ALL = ["state", "nobody", "reply", "subject", "since ", "due ", "fine", '""']


def _aligned(wanted: Sequence[list[str]], real: Sequence[list[str]]) -> tuple[list[str], list[str]]:
    every = [*wanted, *real]
    width = [
        max((len(fields[place]) for fields in every if place < len(fields)), default=0)
        for place in range(max(map(len, every), default=0))
    ]

    def told(fields: list[str]) -> str:
        return "  ".join(one.ljust(width[place]) for place, one in enumerate(fields)).rstrip()

    return [told(fields) for fields in wanted], [told(fields) for fields in real]


def _tell(field: str, line: _Line) -> str:
    """The same of what is as `field` says of what must be."""
    _, row, loop, further, _ = line
    word = field.partition(" ")[0]
    if word in _NAMED and field != word:
        return f"{word} {_NAMED[word](line)}"
    if field.startswith('"'):
        return _reason(field.strip('"'), line)
    if field in KINDS:
        return loop.kind if loop else "nothing open"
    if field in BANDS:
        return loop.band if loop else "no band"
    if field in _CLIENTS:
        client = loop.client if loop and further else row.client
        return SHORT.get(client or "", client or "nobody")
    if field in STATES or field in {"and", "state"}:
        return "and" if further else row.state
    return row.subject


_NAMED: Mapping[str, Callable[[_Line], object]] = {
    "since": lambda line: clock(line.loop.since if line.loop else None),
    "due": lambda line: clock(line.loop.due if line.loop else None),
    "for": lambda line: line.loop.who if line.loop else line.row.who,
    "in": lambda line: ", ".join(_lists(line)),
    "snoozed": lambda line: f"until {clock(line.row.snoozed_until)}",
    "mails": lambda line: line.row.messages,
    "calls": lambda line: line.row.calls,
    "last": lambda line: clock(line.row.last),
    "closed": lambda line: _closed(line.store, line.row, line.now),
}


def _lists(line: _Line) -> list[str]:
    when = views.at(line.store, line.now)
    return [name for name in LISTS if line.row.key in views.keys(line.store, name, when)]


def _reason(wanted: str, line: _Line) -> str:
    """The sentence that a reader sees; the words that are asked for, if they stand in it."""
    reason = line.loop.reason if line.loop else line.row.reason
    if reason is None:
        return '"no reason"'
    text = sentence(line.loop.kind if line.loop else "fyi", reason, ZONE, line.now)
    return f'"{wanted}"' if wanted and wanted in text else f'"{text}"'


def _closed(store: Store, row: Row, now: int) -> str:
    """How what was last open was closed."""
    found = store.reader().execute(
        "SELECT closed_how, closed_at FROM loops "
        "WHERE coalesce(conversation_id, -call_id, ? - followup_id) = ? "
        "AND closed_at <= ? AND kind <> 'fyi' ORDER BY closed_at DESC, id DESC",
        (-FOLLOWUPS, row.key, now),
    )
    last = found.fetchone()
    return f"{last[0]} {clock(last[1])}" if last else "nothing"


def clock(instant: int | None) -> str:
    """'Tue 9:05', 'Tue+1 9:00': days of the week in which the stories begin, and of the next."""
    if instant is None:
        return "never"
    local = datetime.fromtimestamp(instant, ZONE)
    weeks, day = divmod((local.date() - MONDAY.date()).days, 7)
    week = f"{weeks:+}" if weeks else ""
    return f"{DAYS[day]}{week} {local.hour}:{local.minute:02}"
