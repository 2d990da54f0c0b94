"""Rule 9: an answer that came back was none, so the debt stands as it stood, from now on again; a
question that did has no answer (rule 14), and is to be asked again at once.

Anybody who knows the mail's id can send such a report, so it ends nothing.
"""

from dataclasses import replace

from store.rules.events import Mail
from store.rules.loop import Again, Loop, Reason
from store.rules.timing import by_date
from store.rules.walk import Walk, is_one

_BY_MAIL = {"answered", "colleague"}


def bounce(walk: Walk, mail: Mail) -> None:
    ours = walk.sent.get(mail.bounce_of) if mail.bounce_of else None
    if ours is None:
        return
    walk.failed.setdefault(ours.id, set()).add(mail.bounced)
    for loop in _ended(walk):
        by_mail = loop.closed_how in _BY_MAIL and loop.closed_by in walk.failed
        if by_mail and not _answered(walk, loop):
            _open_again(walk, loop, mail)
    for waiting in walk.of("chase"):
        asked = waiting.opened_by == ours.id and waiting.reason.code != "bounced"
        if asked and not _reached_any(walk, ours):
            _ask_again(walk, waiting, ours, mail)


def _ended(walk: Walk) -> list[Loop]:
    """How each debt ended last: what was opened again and ended by the user's word stays so,
    however often the report comes."""
    return list({(loop.kind, loop.who, loop.since): loop for loop in walk.closed}.values())


def _answered(walk: Walk, loop: Loop) -> bool:
    """Whether some mail of ours since then reached one of those who wait."""
    return any(
        is_one(walk, loop, party) and _reached(walk, ours, party.address)
        for ours in walk.written
        if ours.at >= loop.since
        for party in (*ours.to, *ours.cc)
    )


def _reached(walk: Walk, ours: Mail, address: str) -> bool:
    """A report that names no address speaks of all of them."""
    failed = walk.failed.get(ours.id, set())
    return address not in failed and "" not in failed


def _reached_any(walk: Walk, ours: Mail) -> bool:
    others = [party for party in (*ours.to, *ours.cc) if not party.us]
    return any(_reached(walk, ours, party.address) for party in others)


def _ask_again(walk: Walk, waiting: Loop, ours: Mail, report: Mail) -> None:
    """Nobody has read it, so waiting until its date brings nothing."""
    walk.close(waiting, report.at, report.id, "bounced")
    policy = walk.frame.policy(waiting.client, ours.policy)
    when = by_date(walk.frame.hours, report.at, report.at, policy)
    facts = {**waiting.reason.facts, "bounced": report.bounced}
    walk.open.append(
        replace(
            waiting,
            due=when.due,
            soon_at=when.soon_at,
            far_at=when.far_at,
            late_from=when.late_from,
            opened_at=report.at,
            reason=Reason("bounced", "9", facts),
            policy="",
        )
    )


def _open_again(walk: Walk, loop: Loop, report: Mail) -> None:
    """Rule 2: what they wrote since is a nag of the older debt."""
    again = loop.again
    for standing in [x for x in walk.open if x.kind == loop.kind and x.who == loop.who]:
        if standing.since <= loop.since:
            return
        again += (Again(standing.since, None), *standing.again)
        if standing.opened_at == report.at:
            walk.open.remove(standing)
        else:
            walk.close(standing, report.at, report.id, "superseded")
    walk.open.append(
        replace(
            loop,
            opened_at=report.at,
            closed_at=None,
            closed_by=None,
            closed_how="",
            reason=Reason("bounced", "9", {**loop.reason.facts, "bounced": report.bounced}),
            again=again,
        )
    )
