"""A loop: one thing that is owed, from the instant it opened to the one it closed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from store.rules.instant import Instant

Kind = Literal["reply", "callback", "promise", "case", "internal", "invitation", "chase", "fyi"]
"""`fyi` is no debt: it marks the interval in which a conversation stands in that list."""

Fact = str | int | None


class Reason(NamedTuple):
    """Why a loop is what it is, as data; worded only where it is shown."""

    code: str
    rule: str
    facts: Mapping[str, Fact]


class Again(NamedTuple):
    """A later mail or call that would have opened the loop, had it not been open."""

    at: Instant
    forget_at: Instant | None


@dataclass(frozen=True, slots=True)
class Loop:
    kind: Kind
    who: str
    """The waiting party: 'c:<client id>', 'a:<address>', 'n:<number>' or 'w' (withheld)."""
    address: str
    """The person's address, or the number; empty if unknown."""
    client: int | None
    since: Instant
    due: Instant
    soon_at: Instant
    far_at: Instant
    late_from: Instant
    """From `due` on the first instant at which the clock runs."""
    opened_at: Instant
    opened_by: int | None
    """The mail's id; the call's for `callback`."""
    reason: Reason
    policy: str
    """What set the target: client, tier, account or default, and the target: 'tier:4h'; 'date:'
    where the user did."""
    closed_at: Instant | None = None
    closed_by: int | None = None
    closed_how: str = ""
    """answered, colleague, by-call, no-answer, elsewhere, done, ack, accepted (an invitation of
    ours), replied, superseded, spoken, agreed, bounced, cancelled, taken-back (they did so);
    promised (a promise answers for now), dated (the user set another date), changed (a follow-up
    was, or a meeting moved up), kept,
    dropped."""
    again: tuple[Again, ...] = ()
    tried: tuple[Instant, ...] = ()
    """Our own attempts to ring back that reached nobody."""
    forget_at: Instant | None = field(default=None)
    """From then on an open callback is backlog (rule 18)."""
    followup: int | None = None
    """The follow-up that it is; its words and its date are the user's."""
