"""Rule 5: what they ask while we write is not answered by what we wrote. An answer names the mails
that it knows: of one that came a moment before it, and that it does not name, it knows nothing.

People also answer an older mail and mean all, so the moment is short, and what came must ask.
"""

from dataclasses import replace

from store.rules.events import Mail
from store.rules.instant import Instant
from store.rules.loop import Again, Loop
from store.rules.opened import debt
from store.rules.opening import Verdict
from store.rules.walk import Walk, who

WRITING = 600
"""Seconds. Who has had a mail for longer than that has seen it before an answer goes."""
_ASKS = {"asks", "agreed"}
"""Codes of what asks by itself, and not by whose it is."""


def heard(walk: Walk, mail: Mail, found: Verdict) -> None:
    """One of theirs that an answer may cross."""
    if found.role == "reply" and found.code in _ASKS and mail.message_id:
        recent = [one for one in walk.crossing if one[0].at > mail.at - WRITING]
        walk.crossing = [*recent, (mail, found)]


def still_open(walk: Walk, answered: Loop, ours: Mail) -> Loop | None:
    """What is left of a debt that this mail of ours answers: what they asked while it was written.
    It crosses once; what we write after that knows it."""
    known = _known(walk, ours)
    if known is None or answered.kind != "reply":
        return None
    crossed = [
        (mail, found)
        for mail, found in walk.crossing
        if mail.at > max(known, ours.at - WRITING)
        and mail.at >= answered.since
        and mail.message_id not in ours.answers
        and who(found.party) == answered.who
    ]
    if not crossed:
        return None
    walk.crossing = [one for one in walk.crossing if one not in crossed]
    (first, found), *more = crossed
    left = debt(walk, "reply", first, found, opened_at=ours.at)
    facts = {**left.reason.facts, "crossed": ours.at}
    again = tuple(Again(mail.at, None) for mail, _ in more)
    return replace(left, reason=left.reason._replace(facts=facts), again=again)


def _known(walk: Walk, ours: Mail) -> Instant | None:
    """When the newest mail came that it names; None if it names none that we have."""
    return max((walk.named[id_] for id_ in ours.answers if id_ in walk.named), default=None)
