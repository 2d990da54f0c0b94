"""A mail -> the loop that it opens."""

from dataclasses import replace

from store.rules.events import Mail, Party
from store.rules.hours import Span
from store.rules.instant import Instant
from store.rules.loop import Fact, Kind, Loop, Reason
from store.rules.opening import Verdict
from store.rules.policy import Policy
from store.rules.timing import Times, by_date, times
from store.rules.walk import Walk, who


def debt(walk: Walk, kind: Kind, mail: Mail, found: Verdict, opened_at: Instant) -> Loop:
    policy = walk.frame.policy(found.party.client, mail.policy)
    target, source = _target(policy, first=walk.last_ours is None)
    when = times(walk.frame.hours, mail.at, target, policy)
    begins = _begins(mail, found)
    if begins is not None and begins < when.due:
        when = by_date(walk.frame.hours, mail.at, begins, policy)
    unsaid = "perhaps" if found.code == "asks" else ""
    facts: dict[str, Fact] = {"asks": mail.said.asks or unsaid, "mail": mail.id}
    if found.code == "forwarded":
        facts["by"] = mail.sender.address
    reason = Reason(found.code, _RULE.get(found.code, "1"), facts)
    said = f"{source}:{target}"
    return opened(kind, found.party, mail.at, opened_at, mail.id, when, reason, said)


def _begins(mail: Mail, found: Verdict) -> Instant | None:
    """Of an invitation: nobody waits for a yes or no longer than that."""
    if found.code != "invitation" or not mail.event_start:
        return None
    return max(mail.at, mail.event_start)


def moved_up(walk: Walk, loop: Loop, mail: Mail, found: Verdict) -> Loop | None:
    """The invitation, to a meeting that begins before that one is due; None if it does not."""
    begins = _begins(mail, found)
    if loop.kind != "invitation" or begins is None or begins >= loop.due:
        return None
    policy = walk.frame.policy(loop.client, mail.policy)
    when = by_date(walk.frame.hours, loop.since, begins, policy)
    return replace(loop, opened_at=mail.at, **when._asdict())


def _target(policy: Policy, *, first: bool) -> tuple[Span, str]:
    """Rule 4, with what set it."""
    if first:
        return policy.first_within, policy.first_source
    return policy.answer_within, policy.source


_RULE = {
    "agreed": "7", "invitation": "8", "machine": "8", "list": "8", "cancelled": "8", "away": "10",
    "declined": "8", "tentative": "8", "responded": "8",
    "always-owed": "8", "never-owed": "8", "decided": "12", "asked": "14",
}  # fmt: skip


def opened(
    kind: Kind,
    party: Party,
    since: Instant,
    opened_at: Instant,
    opened_by: int | None,
    when: Times,
    reason: Reason,
    policy: str,
) -> Loop:
    """An open one, with nothing that came after it."""
    return Loop(
        kind=kind,
        who=who(party),
        address=party.address,
        client=party.client,
        since=since,
        due=when.due,
        soon_at=when.soon_at,
        far_at=when.far_at,
        late_from=when.late_from,
        opened_at=opened_at,
        opened_by=opened_by,
        reason=reason,
        policy=policy,
    )


def chase(walk: Walk, mail: Mail, party: Party, asks: str) -> Loop:
    """Rule 14."""
    policy = walk.frame.policy(party.client, mail.policy)
    when = times(walk.frame.hours, mail.at, policy.chase_after, policy)
    reason = Reason("asked", "14", {"asks": asks, "mail": mail.id})
    said = f"{policy.chase_source}:{policy.chase_after}"
    return opened("chase", party, mail.at, mail.at, mail.id, when, reason, said)


def fyi(mail: Mail, found: Verdict) -> Loop:
    """An interval, not a debt: it has no target, so nothing about it is ever due."""
    never = Times(mail.at, mail.at, mail.at, mail.at)
    reason = Reason(found.code, _RULE.get(found.code, "1"), _told(mail, found))
    return opened("fyi", found.party, mail.at, mail.at, mail.id, never, reason, "")


def _told(mail: Mail, found: Verdict) -> dict[str, Fact]:
    """What there is to know of a mail for information."""
    facts: dict[str, Fact] = {"mail": mail.id}
    if found.code in {"cc", "many"}:
        facts |= {"asks": mail.said.asks, "people": len(mail.to) + len(mail.cc)}
    elif found.code in {"machine", "list"}:
        facts["machine"] = mail.machine
    elif found.code == "away":
        facts["back"] = mail.said.return_date or None
    return facts
