"""Rule 9: an answer that came back was none, so the debt stands as it stood, from now on again; a
question that did has no answer (rule 14), and is to be asked again at once. Any other mail that did
is to be sent again: whom it was for waits, and does not know it.

Anybody who knows the mail's id can send such a report, so it ends nothing.
"""

from dataclasses import replace

from store.rules.events import Mail, Party
from store.rules.loop import Again, Loop, Reason
from store.rules.opened import chase
from store.rules.timing import by_date
from store.rules.walk import ABSENT, Walk, is_one

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
        if asked and not _reached_them(walk, ours, waiting):
            walk.close(waiting, mail.at, mail.id, "bounced")
            _came_back(walk, waiting, ours, mail)
            _wait_for_others(walk, waiting, ours, mail)
    told = _told_nobody(walk, ours)
    if not mail.bounced:  # of several, nobody knows which
        told = [] if _counted(walk, ours) else told[:1]
    for waiting in told:
        _came_back(walk, waiting, ours, mail)


def is_unread(waiting: Loop) -> bool:
    """Whether it waits because a mail came back that asked nothing."""
    return waiting.reason.code == "bounced" and not waiting.reason.facts.get("asks")


def speaks_for(party: Party, waiting: Loop) -> bool:
    """Whether somebody asked as well may answer for who had no mail: another client may not."""
    if waiting.reason.code != "bounced":
        return True
    return party.client is None and not is_unread(waiting)


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


def _reached_them(walk: Walk, ours: Mail, waiting: Loop) -> bool:
    """Whether it reached one of those whom that one waits for."""
    others = [one for one in (*ours.to, *ours.cc) if not one.us]
    theirs = [one for one in others if is_one(walk, waiting, one)]
    return any(_reached(walk, ours, one.address) for one in theirs or others)


def _wait_for_others(walk: Walk, waiting: Loop, ours: Mail, report: Mail) -> None:
    """Whom else it asked, and who has it, may answer."""
    others = [one for one in ours.to if not one.us and _reached(walk, ours, one.address)]
    if others:
        party = next((one for one in others if one.client is not None), others[0])
        asks = str(waiting.reason.facts.get("asks") or "")
        walk.open.append(replace(chase(walk, ours, party, asks), opened_at=report.at))


def _told_nobody(walk: Walk, ours: Mail) -> list[Loop]:
    """Of each client whom a mail of mine was for the first, if it reached nobody there, neither
    asked nor answered them, and neither side has written to the other since."""
    if not ours.sender.me or ours.place in ABSENT:
        return []
    found: list[Loop] = []
    others = [party for party in (*ours.to, *ours.cc) if not party.us]
    for party in (one for one in others if not _reached(walk, ours, one.address)):
        if any(is_one(walk, one, party) for one in (*found, *_counted(walk, ours))):
            continue
        waiting = chase(walk, ours, party, "")
        reached = _reached_them(walk, ours, waiting)
        if not reached and not _overtaken(walk, waiting, ours):
            found.append(waiting)
    return found


def _counted(walk: Walk, ours: Mail) -> list[Loop]:
    """What it asked or answered, and what an earlier report made of it, stands in the ledger."""
    return [
        loop
        for loop in (*walk.open, *walk.closed)
        if (loop.opened_by == ours.id if loop.kind == "chase" else _ended_by(loop, ours))
    ]


def _ended_by(loop: Loop, ours: Mail) -> bool:
    return loop.kind != "fyi" and loop.closed_how in _BY_MAIL and loop.closed_by == ours.id


def _overtaken(walk: Walk, waiting: Loop, ours: Mail) -> bool:
    """Whether we wrote to them after that mail, or a person of them to us; or they wait again."""
    if any(loop.reason.code == "bounced" and loop.who == waiting.who for loop in walk.open):
        return True
    later = walk.written[walk.written.index(ours) + 1 :]
    if any(is_one(walk, waiting, one) for mail in later for one in (*mail.to, *mail.cc)):
        return True
    mail = walk.last_inbound
    wrote = mail is not None and mail.at > ours.at and not mail.machine
    return wrote and mail is not None and is_one(walk, waiting, mail.sender)


def _came_back(walk: Walk, waiting: Loop, ours: Mail, report: Mail) -> None:
    """Nobody has read it, so waiting until its date brings nothing."""
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
        nags = (Again(standing.since, None), *standing.again)
        again += tuple(nag for nag in nags if nag not in again)
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
