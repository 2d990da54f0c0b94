"""Targets that one's own past answers would have met; proposed, never set.

Of the year before the instant that is asked about. A colleague's answers say nothing of mine.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from store.records.book import Book, book, frame
from store.records.clock import hours
from store.records.database import Connection, Store
from store.records.figures import Target
from store.records.mailboxes import account_ids
from store.records.placements import marks
from store.records.reports import quantile
from store.records.standing import At
from store.rules.hours import Span, WorkingHours, between
from store.rules.instant import Instant
from store.rules.policy import NOTHING, resolve

YEAR = 365 * 86400
FEWEST = 5
"""Answers from which on they say something."""
_OWN = ("answered", "by-call", "spoken", "elsewhere")
_KEYS = {"reply": "answer_within", "callback": "call_back_within"}
_STEPS = tuple(map(Span.parse, ("30m", "1h", "2h", "4h", "8h")))


class _Answer(NamedTuple):
    client: int | None
    tier: str
    key: str
    seconds: int
    in_time: bool


def targets(store: Store, when: At) -> list[Target]:
    """Tiers first, strangers last among them; then clients, who was answered most often first."""
    with store.snapshot() as conn:
        who = book(store, conn)
        policies = frame(store, who, {v: k for k, v in account_ids(conn).items()}).policy
        clock = hours(store.config)
        found = _answers(conn, who, clock, when.now)
    day = _day(clock)
    by_tier: dict[tuple[str, str], list[_Answer]] = defaultdict(list)
    by_client: dict[tuple[int, str], list[_Answer]] = defaultdict(list)
    for one in found:
        by_tier[one.tier, one.key].append(one)
        if one.client is not None:
            by_client[one.client, one.key].append(one)
    told = []
    for (tier, key), some in sorted(by_tier.items(), key=lambda item: (not item[0][0], item[0])):
        policy = resolve(NOTHING, tier, store.config.tiers, NOTHING)
        told.append(_target(None, tier, key, some, str(getattr(policy, key)), day))
    for (client, key), some in _busiest(by_client):
        now = str(getattr(policies(client, 0), key))
        told.append(_target(who.clients[client].name, some[0].tier, key, some, now, day))
    return told


def _answers(conn: Connection, who: Book, clock: WorkingHours, now: Instant) -> list[_Answer]:
    rows = conn.execute(
        "SELECT client_id, kind, since, closed_at, closed_at <= due FROM loops "
        f"WHERE kind IN ('reply', 'callback') AND closed_how IN ({marks(_OWN)}) "
        "AND closed_at BETWEEN ? AND ?",
        (*_OWN, now - YEAR, now),
    ).fetchall()
    found = []
    for client, kind, since, closed_at, in_time in rows:
        facts = who.clients.get(client) if client is not None else None
        tier = "" if facts is None else facts.tier or "standard"
        key = None if facts is None else client
        passed = between(clock, since, closed_at)
        found.append(_Answer(key, tier, _KEYS[kind], passed, bool(in_time)))
    return found


def _busiest(
    by_client: Mapping[tuple[int, str], list[_Answer]],
) -> list[tuple[tuple[int, str], list[_Answer]]]:
    enough = [item for item in by_client.items() if len(item[1]) >= FEWEST]
    return sorted(enough, key=lambda item: (-len(item[1]), item[0]))


def _target(
    client: str | None, tier: str, key: str, some: Sequence[_Answer], now: str, day: int
) -> Target:
    seconds = sorted(one.seconds for one in some)
    median, p75 = quantile(seconds, 50) or 0, quantile(seconds, 75) or 0
    fits = proposal(p75, day) if len(some) >= FEWEST else ""
    met = sum(one.in_time for one in some)
    return Target(client, tier, key, len(some), median, p75, now, met, fits)


def proposal(seconds: int, day: int) -> str:
    """The smallest of 30m, 1h, 2h, 4h, 8h, 2d, 3d, … that is not shorter; `day`: a working day's
    seconds."""
    for span in _STEPS:
        if seconds <= span.seconds:
            return str(span)
    return f"{max(2, -(-seconds // day))}d"


def _day(clock: WorkingHours) -> int:
    """Of the days that are worked, the usual length."""
    lengths = [sum(end - start for start, end in day) * 60 for day in clock.week if day]
    return sorted(lengths)[len(lengths) // 2]


def plain(found: Sequence[Target]) -> list[dict[str, object]]:
    """For JSON; times in working seconds."""
    return [
        {
            "client": one.client,
            "tier": one.tier or None,
            "key": one.key,
            "answers": one.answers,
            "in_time": one.in_time,
            "median_seconds": one.median,
            "p75_seconds": one.p75,
            "target": one.now,
            "proposed": one.proposed or None,
        }
        for one in found
    ]
