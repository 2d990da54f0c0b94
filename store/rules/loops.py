"""Events of one conversation -> its loops: who owes whom, since when, due when, and why.

A pure function without a clock. It walks the events in the order in which they happened, so the
order in which they became known cannot matter. The rules' numbers stand at their places.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from store.rules.events import Decision, Mail, Party
from store.rules.hours import Span, WorkingHours
from store.rules.instant import Instant
from store.rules.links import domain_of
from store.rules.loop import Again, Fact, Kind, Loop, Reason
from store.rules.opening import Verdict, from_us, verdict
from store.rules.policy import Policy
from store.rules.timing import Times, by_date, times

PolicyOf = Callable[[int | None, int], Policy]
"""(client, account) -> what holds for them."""

DEBTS: tuple[Kind, ...] = ("reply", "internal", "invitation")
ABSENT = {"trash", "junk", "gone"}
FORGET = Span(5, "d")


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
class _Walk:
    frame: Frame
    open: list[Loop] = field(default_factory=list)
    closed: list[Loop] = field(default_factory=list)
    last_ours: Mail | None = None
    last_inbound: Mail | None = None
    sent: dict[str, Mail] = field(default_factory=dict)
    """Our mails by Message-ID, for what may come back."""
    seen: int = 0
    asked: frozenset[str] = frozenset()
    """Addresses of those whom the open chase waits for."""

    def close(self, loop: Loop, at: Instant, by: int | None, how: str) -> None:
        self.open.remove(loop)
        self.closed.append(replace(loop, closed_at=at, closed_by=by, closed_how=how))

    def of(self, *kinds: Kind) -> list[Loop]:
        return [loop for loop in self.open if loop.kind in kinds]


def loops(mails: Iterable[Mail], decisions: Iterable[Decision], frame: Frame) -> list[Loop]:
    """All loops of one conversation, closed ones too, in the order of their opening."""
    walk = _Walk(frame)
    for event in _in_order(mails, decisions):
        if isinstance(event, Decision):
            _decide(walk, event)
        elif event.sender.us and event.machine != "bounce":
            _ours(walk, event)
        else:
            _theirs(walk, event)
    return sorted([*walk.closed, *walk.open], key=lambda loop: (loop.opened_at, loop.who))


def _in_order(mails: Iterable[Mail], decisions: Iterable[Decision]) -> Sequence[Mail | Decision]:
    """At one instant: theirs, ours ('at or after the inbound one' answers it), then decisions."""
    events: list[tuple[tuple[Instant, int, str, int], Mail | Decision]] = [
        ((mail.at, int(mail.sender.us), mail.key, 0), mail) for mail in mails
    ]
    events += [((d.at, 2, "", d.id), d) for d in decisions]
    return [event for _, event in sorted(events, key=lambda pair: pair[0])]


def _theirs(walk: _Walk, mail: Mail) -> None:
    found = verdict(mail, starts=walk.seen == 0, last_ours=walk.last_ours)
    walk.seen += 1
    if found.role == "bounce":
        _bounce(walk, mail)
        return
    if found.human:
        _answered_us(walk, mail, found)
    if mail.place in ABSENT:
        return
    walk.last_inbound = mail
    for loop in walk.of("fyi"):
        walk.close(loop, mail.at, mail.id, "replied")
    if found.role in {"reply", "internal", "invitation"}:
        _open_debt(walk, mail, found)
    elif found.role == "fyi":
        walk.open.append(_fyi(walk, mail, found))


def _answered_us(walk: _Walk, mail: Mail, found: Verdict) -> None:
    """Rule 14: whoever answers what we asked ends the wait; rule 7: a thanks does, too."""
    how = {"ack": "ack"}.get(found.role, "agreed" if found.code == "agreed" else "replied")
    for chase in walk.of("chase"):
        if mail.sender.address in walk.asked or _is(walk, chase, mail.sender):
            walk.close(chase, mail.at, mail.id, how)


def _open_debt(walk: _Walk, mail: Mail, found: Verdict) -> None:
    """Rule 2: the earliest unanswered one counts; what comes after is a nag."""
    kind: Kind = found.role  # type: ignore[assignment]
    who = _who(found.party)
    for loop in walk.open:
        if loop.kind == kind and loop.who == who:
            walk.open.remove(loop)
            walk.open.append(replace(loop, again=(*loop.again, Again(mail.at, None))))
            return
    walk.open.append(_debt(walk, kind, mail, found, opened_at=mail.at))


def _debt(walk: _Walk, kind: Kind, mail: Mail, found: Verdict, opened_at: Instant) -> Loop:
    policy = walk.frame.policy(found.party.client, mail.policy)
    target, source = _target(policy, first=walk.last_ours is None)
    when = times(walk.frame.hours, mail.at, target, policy)
    if kind == "invitation" and mail.event_start is not None and mail.event_start < when.due:
        due = max(mail.at, mail.event_start)
        when = by_date(walk.frame.hours, mail.at, due, policy)
    facts: dict[str, Fact] = {"asks": mail.said.asks, "mail": mail.id}
    if found.code == "forwarded":
        facts["by"] = mail.sender.address
    reason = Reason(found.code, _RULE.get(found.code, "1"), facts)
    said = f"{source}:{target}"
    return _loop(kind, found.party, mail.at, opened_at, mail.id, when, reason, said)


def _target(policy: Policy, *, first: bool) -> tuple[Span, str]:
    """Rule 4, with what set it."""
    if first:
        return policy.first_within, policy.first_source
    return policy.answer_within, policy.source


_RULE = {"agreed": "7", "invitation": "8", "decided": "12", "asked": "14", "machine": "8"}


def _loop(
    kind: Kind,
    party: Party,
    since: Instant,
    opened_at: Instant,
    opened_by: int,
    when: Times,
    reason: Reason,
    policy: str,
) -> Loop:
    return Loop(
        kind=kind,
        who=_who(party),
        address=party.address,
        client=party.client,
        since=since,
        due=when.due,
        soon_at=when.soon_at,
        far_at=when.far_at,
        opened_at=opened_at,
        opened_by=opened_by,
        reason=reason,
        policy=policy,
    )


def _fyi(walk: _Walk, mail: Mail, found: Verdict) -> Loop:
    """An interval, not a debt: it has no target, so nothing about it is ever due."""
    policy = walk.frame.policy(found.party.client, mail.policy)
    never = Times(mail.at, mail.at, mail.at)
    reason = Reason(found.code, _RULE.get(found.code, "1"), {"mail": mail.id})
    said = f"{policy.source}:{policy.answer_within}"
    return _loop("fyi", found.party, mail.at, mail.at, mail.id, never, reason, said)


def _ours(walk: _Walk, mail: Mail) -> None:
    """Rule 5: a human mail of any of us, to the one who waits or to their client, answers."""
    calendar_reply = mail.machine == "invitation-reply"
    walk.seen += 1
    if mail.machine and not calendar_reply:
        return
    how = "answered" if mail.sender.me else "colleague"
    for loop in walk.of(*(("invitation",) if calendar_reply else DEBTS)):
        if _addressed(walk, loop, mail):
            walk.close(loop, mail.at, mail.id, how)
    if calendar_reply:
        return
    if outsiders := [p for p in mail.to if not p.us]:
        for loop in walk.of("fyi"):
            walk.close(loop, mail.at, mail.id, how)
    if mail.sender.me:
        _ask(walk, mail, outsiders)
    found = from_us(mail)
    if found.role in {"reply", "internal"} and mail.place not in ABSENT:
        _open_debt(walk, mail, found)
    if outsiders:
        walk.last_ours = mail
        walk.sent[mail.message_id] = mail


def _ask(walk: _Walk, mail: Mail, outsiders: list[Party]) -> None:
    """Rule 14: my last mail decides whether I wait, and since when."""
    if not outsiders:
        return
    for chase in walk.of("chase"):
        walk.close(chase, mail.at, mail.id, "superseded")
    if not (mail.said.asks or mail.said.offers) or mail.place in ABSENT:
        return
    policy = walk.frame.policy(outsiders[0].client, mail.policy)
    when = times(walk.frame.hours, mail.at, policy.chase_after, policy)
    reason = Reason("asked", "14", {"asks": mail.said.asks or mail.said.offers, "mail": mail.id})
    walk.asked = frozenset(p.address for p in (*mail.to, *mail.cc) if not p.us)
    said = f"{policy.chase_source}:{policy.chase_after}"
    walk.open.append(_loop("chase", outsiders[0], mail.at, mail.at, mail.id, when, reason, said))


def _addressed(walk: _Walk, loop: Loop, mail: Mail) -> bool:
    if loop.kind == "internal" and _who(mail.sender) == loop.who:
        return False
    return any(_is(walk, loop, party) for party in (*mail.to, *mail.cc))


def _is(walk: _Walk, loop: Loop, party: Party) -> bool:
    """The person, one of the same client, or (a stranger) one of the same firm's domain."""
    if party.address == loop.address:
        return True
    if loop.client is not None or party.client is not None:
        return party.client == loop.client
    if party.us:
        return False
    domain = domain_of(party.address)
    return domain == domain_of(loop.address) and not walk.frame.free_mail(domain)


def _bounce(walk: _Walk, mail: Mail) -> None:
    """Rule 9: the answer never arrived, so the debt stands as it stood, from now on again."""
    ours = walk.sent.get(mail.bounce_of) if mail.bounce_of else None
    if ours is None:
        return
    for loop in [x for x in walk.closed if x.closed_by == ours.id and x.closed_how in _BY_MAIL]:
        standing = any(x.kind == loop.kind and x.who == loop.who for x in walk.open)
        if not standing and not _reached(walk, loop, ours, mail.bounced):
            walk.open.append(_again(loop, mail))
    for chase in walk.of("chase"):
        if chase.opened_by == ours.id:
            walk.close(chase, mail.at, mail.id, "bounced")


_BY_MAIL = {"answered", "colleague"}


def _again(loop: Loop, bounce: Mail) -> Loop:
    facts = {**loop.reason.facts, "bounced": bounce.bounced}
    return replace(
        loop,
        opened_at=bounce.at,
        closed_at=None,
        closed_by=None,
        closed_how="",
        reason=Reason("bounced", "9", facts),
    )


def _reached(walk: _Walk, loop: Loop, ours: Mail, bounced: str) -> bool:
    """Whether our mail still reached another address of those who wait."""
    if not bounced:
        return False
    parties = (*ours.to, *ours.cc)
    return any(p.address != bounced and _is(walk, loop, p) for p in parties)


def _decide(walk: _Walk, decision: Decision) -> None:
    """Rule 12."""
    if decision.kind == "owe":
        _owe(walk, decision)
        return
    how = {"by-call": "by-call", "elsewhere": "elsewhere", "done": "done"}.get(
        decision.kind, "no-answer"
    )
    kinds: tuple[Kind, ...] = DEBTS if decision.kind == "by-call" else (*DEBTS, "chase", "fyi")
    for loop in walk.of(*kinds):
        if not decision.who or decision.who == loop.who:
            walk.close(loop, decision.at, decision.call, how)


def _owe(walk: _Walk, decision: Decision) -> None:
    """A person says that it is a debt; since: their newest mail."""
    mail = walk.last_inbound
    if mail is None or any(loop.kind in DEBTS for loop in walk.open):
        return
    for loop in walk.of("fyi"):
        walk.close(loop, decision.at, None, "owe")
    found = Verdict("reply", "decided", mail.sender)
    walk.open.append(_debt(walk, "reply", mail, found, opened_at=decision.at))


def _who(party: Party) -> str:
    return f"c:{party.client}" if party.client is not None else f"a:{party.address}"
