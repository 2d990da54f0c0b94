"""Follow-ups -> loops: promises of ours (rule 11), what they owe us by a date (rule 14), cases.

What a person noted stands as states: as it was made, and after each change. Their text and date are
that person's word; the rules only say what else opens or closes by it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from store.rules.events import Mail, Noted, Party
from store.rules.loop import Fact, Kind, Loop, Reason
from store.rules.opened import opened
from store.rules.timing import by_date
from store.rules.walk import Frame, Walk, is_one

KINDS: Mapping[str, Kind] = {
    "promise": "promise", "theirs": "chase", "reminder": "chase", "case": "case",
}  # fmt: skip
_CODES = {
    "promise": ("promised", "11"),
    "theirs": ("theirs", "14"),
    "reminder": ("reminder", "14"),
    "case": ("case", "1"),
}
_BOUGHT: tuple[Kind, ...] = ("reply", "internal")
"""What a promise answers, for the time being."""
_BY_MAIL = {"answered", "colleague"}


def alone(states: Iterable[Noted], frame: Frame) -> list[Loop]:
    """Of a follow-up that belongs to no conversation: all its loops, in the order of opening."""
    walk = Walk(frame)
    for state in sorted(states, key=lambda noted: (noted.at, noted.step)):
        note(walk, state)
    return [*walk.closed, *walk.open]


def note(walk: Walk, noted: Noted) -> None:
    """One state of a follow-up, in its place in time."""
    standing = next((loop for loop in walk.open if loop.followup == noted.id), None)
    before = standing or _last(walk, noted.id)
    if standing is not None:
        walk.close(standing, noted.at, None, noted.closed or "changed")
    if noted.closed:
        return
    if before is None:
        party = _party(walk, noted)
        _begin(walk, noted, party)
        walk.open.append(_loop(walk, noted, party, None))
    else:
        client = before.client if noted.client is None else noted.client
        walk.open.append(_loop(walk, noted, Party(before.address, client), before))


def _last(walk: Walk, id_: int) -> Loop | None:
    return next((loop for loop in reversed(walk.closed) if loop.followup == id_), None)


def _party(walk: Walk, noted: Noted) -> Party:
    """Whom it is about: who waits for us or we for them, else who wrote or was written to last;
    nobody of these if the user named another client."""
    party = _in_talk(walk, _BOUGHT if noted.kind in {"promise", "case"} else ("chase",))
    if noted.client is not None and (party is None or party.client != noted.client):
        return Party("", noted.client)
    return party or Party("")


def _in_talk(walk: Walk, kinds: tuple[Kind, ...]) -> Party | None:
    for loop in sorted(walk.of(*kinds), key=lambda loop: loop.since):
        return Party(loop.address, loop.client)
    last = [mail for mail in (walk.last_inbound, walk.last_ours) if mail is not None]
    newest = max(last, key=lambda mail: mail.at, default=None)
    return None if newest is None else _other_side(newest)


def _other_side(mail: Mail) -> Party | None:
    parties = (mail.sender, *mail.to, *mail.cc)
    return next((party for party in parties if not party.us), None)


def _begin(walk: Walk, noted: Noted, party: Party) -> None:
    """What a new follow-up does to what is open beside it."""
    if noted.kind == "promise" and noted.keeps:
        _keep(walk, noted, party)
    elif noted.kind == "promise":
        for loop in walk.of(*_BOUGHT):
            if is_one(walk, loop, party):
                walk.close(loop, noted.at, None, "promised")
    elif noted.kind in {"theirs", "reminder"}:
        # The user's date beats that of the policy.
        for loop in walk.of("chase"):
            if loop.followup is None:
                walk.close(loop, noted.at, None, "dated")


def _keep(walk: Walk, noted: Noted, party: Party) -> None:
    """Rule 11, partly answered: what our last mail had closed is owed as it was."""
    last = walk.last_ours
    for loop in list(walk.closed):
        by_last = last is not None and loop.closed_by == last.id and loop.closed_how in _BY_MAIL
        standing = any(x.kind == loop.kind and x.who == loop.who for x in walk.open)
        if loop.kind in _BOUGHT and by_last and not standing and is_one(walk, loop, party):
            walk.open.append(
                replace(
                    loop,
                    opened_at=noted.at,
                    closed_at=None,
                    closed_by=None,
                    closed_how="",
                    reason=Reason("partly", "11", loop.reason.facts),
                )
            )


def _loop(walk: Walk, noted: Noted, party: Party, before: Loop | None) -> Loop:
    since = noted.at if before is None else before.since
    mail = walk.last_inbound or walk.last_ours
    policy = walk.frame.policy(party.client, mail.policy if mail else 0)
    when = by_date(walk.frame.hours, since, max(since, noted.due), policy)
    code, rule = _CODES[noted.kind]
    facts: dict[str, Fact] = {"what": noted.what}
    facts |= {"whom": noted.whom} if noted.whom else {}
    facts |= {"topic": noted.topic} if noted.topic else {}
    opened_by = _met(walk, party) if before is None else before.opened_by
    reason = Reason(code, rule, facts)
    made = opened(
        KINDS[noted.kind], party, since, noted.at, opened_by, when, reason, policy="date:"
    )
    return replace(made, followup=noted.id)


def _met(walk: Walk, party: Party) -> int | None:
    """The mail that bears the name of whom it is about."""
    mail = walk.last_inbound
    return mail.id if mail is not None and mail.sender.address == party.address else None


def outlasts(loop: Loop, mail: Mail) -> bool:
    """A date of the user's own stands until it has come, whatever we write meanwhile."""
    return loop.followup is not None and mail.at < loop.due


def answered_by(loop: Loop, role: str) -> bool:
    """A mere thanks brings nothing of what they said they would send."""
    return loop.reason.code != "theirs" or role != "ack"


def wrote(walk: Walk, mail: Mail) -> None:
    """A mail of ours after a promise perhaps keeps it: a hint, as people may say two things."""
    for loop in walk.of("promise"):
        to_them = any(is_one(walk, loop, party) for party in (*mail.to, *mail.cc))
        if to_them and "wrote" not in loop.reason.facts:
            facts: dict[str, Fact] = {**loop.reason.facts, "wrote": mail.at}
            kept = replace(loop, reason=loop.reason._replace(facts=facts))
            walk.open[walk.open.index(loop)] = kept
