"""When a loop is due, when it turns urgent, and how it stands at an instant (rules 4, 15-18)."""

from dataclasses import replace
from datetime import datetime
from typing import Literal, NamedTuple

from store.rules import hours as clock
from store.rules.hours import Span, WorkingHours
from store.rules.instant import Instant
from store.rules.loop import Loop
from store.rules.policy import Policy

WEEK = 7 * 86400
WEEKS = 3
"""From so many on they are counted, and not the days."""
Band = Literal["fine", "soon", "overdue", "far", "backlog"]


class Times(NamedTuple):
    due: Instant
    soon_at: Instant
    far_at: Instant
    late_from: Instant
    """From `due` on the first instant at which the clock runs: two that are due on both sides of
    a night are late by the same working time (rule 21)."""


def times(hours: WorkingHours, since: Instant, target: Span, policy: Policy) -> Times:
    """Due by the target, soon and far by rule 17; nothing later needs the calendar."""
    due = clock.add(hours, since, target)
    if target.unit == "d":
        far = due + WEEK
    else:
        far = clock.add(hours, since, Span(target.amount * 2, target.unit))
    return _times(hours, since, due, far, policy)


def by_date(hours: WorkingHours, since: Instant, due: Instant, policy: Policy) -> Times:
    """The same for a due instant that a date gave: a meeting's start, a typed day."""
    return _times(hours, since, due, due + WEEK, policy)


def _times(
    hours: WorkingHours, since: Instant, due: Instant, far: Instant, policy: Policy
) -> Times:
    soon = _soon(hours, since, due, policy)
    return Times(due, soon, far, clock.next_opening(hours, due))


def _soon(hours: WorkingHours, since: Instant, due: Instant, policy: Policy) -> Instant:
    if policy.warn_before is None:
        warn = clock.share(hours, since, due, 0.75)
    else:
        warn = clock.back(hours, due, policy.warn_before)
    return max(since, min(warn, _midnight_before(hours, due)))


def _midnight_before(hours: WorkingHours, at: Instant) -> Instant:
    local = datetime.fromtimestamp(at, hours.zone)
    return int(local.replace(hour=0, minute=0, second=0, fold=0).timestamp())


class Late(NamedTuple):
    """How far past due in working time, as coarse as it is said."""

    n: int
    unit: Literal["m", "h", "d", "w"]
    """Minutes and hours of working time; working days, as those of a target; and weeks of as many
    of these as one works in a week."""


def late(hours: WorkingHours, late_from: Instant, now: Instant) -> Late:
    """The earlier `late_from`, the more: what is said of two never contradicts their order."""
    start = min(max(late_from, clock.EARLIEST), now)
    days, week = clock.days_between(hours, start, now), sum(map(bool, hours.week))
    if days >= WEEKS * week:
        return Late(days // week, "w")
    if days:
        return Late(days, "d")
    minutes = clock.between(hours, start, now) // 60
    return Late(minutes, "m") if minutes < 60 else Late(minutes // 60, "h")


class Standing(NamedTuple):
    band: Band
    overdue: bool


def judge(loop: Loop, now: Instant, start_line: Instant) -> Standing:
    """The loop's band at `now`; compares instants only. Backlog is never overdue (rule 18)."""
    return stand(
        loop.kind,
        loop.since,
        loop.due,
        loop.soon_at,
        loop.far_at,
        max((a.at for a in loop.again if a.at <= now), default=loop.since),
        _forget_at(loop, now),
        now,
        start_line,
    )


def stand(
    kind: str,
    since: Instant,
    due: Instant,
    soon_at: Instant,
    far_at: Instant,
    newest: Instant,
    forget_at: Instant | None,
    now: Instant,
    start_line: Instant,
) -> Standing:
    """`judge` on bare numbers, for lists that read many rows. newest: the last mail or call,
    until now, that itself opens."""
    if kind != "chase":
        if since < start_line and newest < start_line:
            return Standing("backlog", False)
        if forget_at is not None and now >= forget_at:
            return Standing("backlog", False)
    if now >= far_at and now >= due:
        return Standing("far", True)
    if now >= due:
        return Standing("overdue", True)
    return Standing("soon" if now >= soon_at else "fine", False)


def _forget_at(loop: Loop, now: Instant) -> Instant | None:
    seen = [again.forget_at for again in loop.again if again.at <= now]
    return seen[-1] if seen else loop.forget_at


def as_of(loops: list[Loop], now: Instant) -> list[Loop]:
    """The loops that are open at `now`, with what happened later left out."""
    return [
        replace(
            loop,
            again=tuple(a for a in loop.again if a.at <= now),
            tried=tuple(t for t in loop.tried if t <= now),
            closed_at=None,
            closed_by=None,
            closed_how="",
        )
        for loop in loops
        if loop.opened_at <= now and (loop.closed_at is None or loop.closed_at > now)
    ]
