"""What is known of a conversation while its events are walked through, and who is who in it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from store.rules.events import Mail, Party
from store.rules.hours import Span, WorkingHours
from store.rules.instant import Instant
from store.rules.links import domain_of
from store.rules.loop import Kind, Loop
from store.rules.opening import Verdict
from store.rules.policy import Policy

PolicyOf = Callable[[int | None, int], Policy]
"""(client, account) -> what holds for them."""

FORGET = Span(5, "d")
ABSENT = {"trash", "junk", "gone"}
"""Places of mail that opens nothing (rule 20)."""


@dataclass(frozen=True)
class Frame:
    """What the rules need to know besides the events."""

    hours: WorkingHours
    policy: PolicyOf
    free_mail: Callable[[str], bool]
    """Whether a domain is a provider's, so that two of its addresses have nothing in common."""
    callback_forget: Span = FORGET
    our_numbers: frozenset[str] = frozenset()
    """In normal form; who rings from there waits for nobody (rule 0)."""


@dataclass
class Walk:
    frame: Frame
    open: list[Loop] = field(default_factory=list)
    closed: list[Loop] = field(default_factory=list)
    last_ours: Mail | None = None
    last_inbound: Mail | None = None
    sent: dict[str, Mail] = field(default_factory=dict)
    """Our mails by Message-ID, for what may come back."""
    written: list[Mail] = field(default_factory=list)
    """Our mails to others, in order."""
    failed: dict[int, set[str]] = field(default_factory=dict)
    """Of our mails that came back, by id: the addresses that they did not reach."""
    named: dict[str, Instant] = field(default_factory=dict)
    """When the mails came that one may name, by Message-ID."""
    met: set[str] = field(default_factory=set)
    """Addresses of those who wrote so far, or were written to."""
    crossing: list[tuple[Mail, Verdict]] = field(default_factory=list)
    """Theirs that ask, and that no answer of ours has crossed so far."""
    spoke: dict[str, Mail] = field(default_factory=dict)
    """The last mail that a person wrote, by address."""
    asking: list[tuple[Mail, Verdict]] = field(default_factory=list)
    """Those that opened a debt, or would have, had none been open."""
    elsewhere: bool = False
    """The user said that they were answered by phone, or in person."""
    began: Instant | None = None
    asked: frozenset[str] = frozenset()
    """Addresses of those whom the open chase waits for."""

    def close(self, loop: Loop, at: Instant, by: int | None, how: str) -> None:
        self.open.remove(loop)
        self.closed.append(replace(loop, closed_at=at, closed_by=by, closed_how=how))

    def of(self, *kinds: Kind) -> list[Loop]:
        return [loop for loop in self.open if loop.kind in kinds]


def who(party: Party) -> str:
    return f"c:{party.client}" if party.client is not None else f"a:{party.address}"


def is_one(walk: Walk, loop: Loop, party: Party) -> bool:
    """The person, one of the same client, or (a stranger) one of the same firm's domain."""
    if party.address == loop.address:
        return True
    if loop.client is not None or party.client is not None:
        return party.client == loop.client
    if party.us:
        return False
    domain = domain_of(party.address)
    return domain == domain_of(loop.address) and not walk.frame.free_mail(domain)
