"""How a month went, and which targets would have held, as frozen values."""

from collections.abc import Mapping
from typing import NamedTuple

from store.rules.instant import Instant


class Figures(NamedTuple):
    """How a month went for all clients, or for those of one tier. Debts only: neither what we
    wait for nor what is for information; colleagues' questions as the ledger counts them."""

    tier: str
    """'' for strangers; 'all' for everybody together."""
    opened: int
    closed: Mapping[str, int]
    """By how, as in `Loop.closed_how`."""
    answered: int
    """Closed by a mail, a call or an answer elsewhere."""
    in_time: int
    """Of these, not later than due."""
    median: int | None
    """Working seconds from `since` to the answer; None if nothing was answered."""
    p75: int | None
    open: int
    """At the end of the month, or now where it is not over; without backlog."""
    overdue: int


class Busy(NamedTuple):
    """One client's contacts in a month."""

    client: str
    tier: str
    mails: int
    calls: int


class Month(NamedTuple):
    """A month in figures."""

    month: str
    """'2026-11'"""
    start: Instant
    end: Instant
    """Of the month, or now where it is not over."""
    mails_in: int
    """By people; `machine_in` by programs."""
    machine_in: int
    mails_out: int
    calls_in: int
    calls_out: int
    all: Figures
    tiers: tuple[Figures, ...]
    busiest: tuple[Busy, ...]
    """The ten clients with most contacts."""


class Target(NamedTuple):
    """How one client, or all of a tier, were answered, and which target would have held."""

    client: str | None
    """None: all of the tier."""
    tier: str
    """'' for strangers."""
    key: str
    """answer_within, call_back_within."""
    answers: int
    median: int
    """Working seconds from `since` to the answer."""
    p75: int
    now: str
    """The target that holds today: '4h'."""
    in_time: int
    """Answers that were not later than due, by the targets of today."""
    proposed: str
    """The smallest usual one that three in four answers met; '' where there are too few."""
