"""The copies of moves that were given up half done: they go again, if the original is whole.

A copy is known by the UID that it was given, and by nothing else: the same mail may lie there for
reasons of its own.
"""

import logging
from collections.abc import Collection, Sequence

from store.records import intents, recalled
from store.records.intents import Placement
from store.records.mailboxes import MailboxState
from store.records.recalled import Left
from sync.faults import Refused
from sync.moving import delete
from sync.refusing import wait
from sync.work import Work

log = logging.getLogger(__name__)


def recall(work: Work, boxes: Sequence[MailboxState]) -> list[MailboxState]:
    """Take back all that is due; the mailboxes that were touched, which want a round."""
    touched: dict[int, MailboxState] = {}
    groups: dict[tuple[int, int], list[Left]] = {}
    for left in recalled.due(work.store, work.account_id, work.now()):
        groups.setdefault((left.intent.mailbox_id, left.mailbox_id), []).append(left)
    known = {box.id: box for box in boxes}
    for ids, members in groups.items():
        work.border()
        # At Gmail a mail that is deleted in one mailbox may be gone from all of them.
        if not known.keys() >= set(ids) or work.session.offers("X-GM-EXT-1"):
            recalled.over(work.store, [left.intent.id for left in members])
            continue
        try:
            _take_back(work, known[ids[0]], known[ids[1]], members)
        except Refused as fault:
            log.warning("%s: a copy stays: %s %s", known[ids[1]].name, fault.code, fault.text)
            _later(work, members, fault.code)
        touched |= {id_: known[id_] for id_ in ids}
    return list(touched.values())


def _take_back(
    work: Work, box: MailboxState, target: MailboxState, members: Sequence[Left]
) -> None:
    whole = _whole(work, box, members)
    now = work.select(target).uidvalidity
    found = work.session.flags([left.uid for left in members if left.uidvalidity == now]).found
    alive = {entry.uid: entry.flags for entry in found if "\\Deleted" not in entry.flags}
    there = [left for left in members if left.uidvalidity == now and left.uid in alive]
    known = [left for left in there if _recognised(work, left)]
    for left in known:
        if left not in whole:
            place: Placement = (target.id, now, left.uid, alive[left.uid])
            recalled.came_through(work.store, left.intent.id, place)
    delete(work, [left.uid for left in known if left in whole])
    doubtful = [left for left in there if left not in known]
    recalled.over(work.store, [left.intent.id for left in members if left not in doubtful])
    _later(work, doubtful, "")


def _whole(work: Work, box: MailboxState, members: Sequence[Left]) -> Collection[Left]:
    """Those whose original lies where it lay, not marked as deleted."""
    validity = work.select(box).uidvalidity
    here = [left for left in members if left.intent.uidvalidity == validity]
    found = work.session.flags([left.intent.uid for left in here]).found
    whole = {entry.uid for entry in found if "\\Deleted" not in entry.flags}
    return [left for left in here if left.intent.uid in whole]


def _recognised(work: Work, left: Left) -> bool:
    """A round has found the very mail under that UID."""
    places = intents.of_message(work.store, left.intent.message)
    return left[1:] in {place[:3] for place in places}


def _later(work: Work, members: Sequence[Left], code: str) -> None:
    for left in members:
        after = wait(code, left.intent.tries)
        if after is None:
            recalled.over(work.store, [left.intent.id])
        else:
            recalled.later(work.store, left.intent.id, work.now() + after)
