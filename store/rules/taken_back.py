"""Who takes back what they asked before it was answered waits no longer: 'never mind, found it'."""

from dataclasses import replace

from store.rules.events import Mail
from store.rules.loop import Again, Loop
from store.rules.opened import debt
from store.rules.opening import Verdict, before
from store.rules.saying import BACK
from store.rules.walk import Walk, who


def takes_back(walk: Walk, mail: Mail) -> bool:
    """Closes what its writer waits for, and whether it did; another's of that client stays owed.

    Not where it may mean another thing: of several questions of theirs one, what else they wrote
    since, or what we asked them. Nor what set something going that must be stopped, or set going
    again.
    """
    if mail.said.ack not in BACK or _asked_them(walk):
        return False
    for loop in walk.of("reply", "internal"):
        asking = [one for one in walk.asking if _is_of(loop, *one)]
        theirs = [one for one in asking if one[1].party.address == mail.sender.address]
        if loop.address == mail.sender.address and _is_clear(walk, loop, theirs):
            walk.close(loop, mail.at, mail.id, "taken-back")
            _left(walk, loop, [one for one in asking if one not in theirs], mail)
            return True
    return False


def _asked_them(walk: Walk) -> bool:
    return walk.last_ours is not None and before(walk.last_ours.said) in {"waits", "fact"}


def _is_of(loop: Loop, mail: Mail, found: Verdict) -> bool:
    return found.role == loop.kind and who(found.party) == loop.who and mail.at >= loop.since


def _is_clear(walk: Walk, loop: Loop, theirs: list[tuple[Mail, Verdict]]) -> bool:
    last = walk.spoke.get(loop.address)
    asked = {loop.opened_by, *(mail.id for mail, _ in theirs)}
    if len(theirs) > 1 or (last is not None and last.at > loop.since and last.id not in asked):
        return False
    return not any(mail.asks_several or _sets_going(mail, found) for mail, found in theirs)


def _sets_going(mail: Mail, found: Verdict) -> bool:
    return found.code == "agreed" or mail.said.asks in {"order", "cancellation"}


def _left(walk: Walk, loop: Loop, others: list[tuple[Mail, Verdict]], mail: Mail) -> None:
    """Theirs who wrote of the same client."""
    if others:
        first, found = others[0]
        again = tuple(Again(one.at, None) for one, _ in others[1:])
        left = debt(walk, loop.kind, first, found, opened_at=mail.at)
        walk.open.append(replace(left, again=again))
