"""The copies of moves that were given up half done: they go again, if the original is whole.

A copy is known by the UID that it was given, and by nothing else: the same mail may lie there for
reasons of its own.
"""

import logging
from collections.abc import Iterator, Mapping, Sequence

from store.records import intents, recalled
from store.records.intents import Placement
from store.records.mailboxes import MailboxState
from store.records.recalled import Left
from sync import breaking
from sync.discarding import delete
from sync.faults import Refused
from sync.refusing import wait
from sync.work import Work

log = logging.getLogger(__name__)


def recall(work: Work, boxes: Sequence[MailboxState]) -> list[MailboxState]:
    """Take back all that is due; the mailboxes that were touched, which want a round."""
    touched: dict[int, MailboxState] = {}
    known = {box.id: box for box in boxes}
    for ids, members in _grouped(work):
        work.border()
        if not known.keys() >= set(ids):
            recalled.over(work.store, [left.intent.id for left in members])
            continue
        try:
            with breaking.about([left.intent for left in members]):
                _take_back(work, known[ids[0]], known[ids[1]], members)
        except Refused as fault:
            log.warning("%s: a copy stays: %s %s", known[ids[1]].name, fault.code, fault.text)
            _later(work, members, fault.code)
        touched |= {id_: known[id_] for id_ in ids}
    return list(touched.values())


def _grouped(work: Work) -> Iterator[tuple[tuple[int, int], list[Left]]]:
    """By the mailboxes of original and copy; those over which the connection was lost come at last,
    and each by itself."""
    due = recalled.due(work.store, work.account_id, work.now())
    doubted = breaking.doubted_wishes(work)
    groups: dict[tuple[int, int, int], list[Left]] = {}
    for left in due:
        alone = left.intent.id if left.intent.id in doubted else 0
        groups.setdefault((alone, left.intent.mailbox_id, left.mailbox_id), []).append(left)
    for (_, *ids), members in sorted(groups.items(), key=lambda group: group[0][0] > 0):
        yield (ids[0], ids[1]), members


def _take_back(
    work: Work, box: MailboxState, target: MailboxState, members: Sequence[Left]
) -> None:
    whole = _whole(work, box, members)
    now = work.select(target).uidvalidity
    there = [left for left in members if left.uidvalidity == now]
    answer = work.session.flags([left.uid for left in there])
    flags = {entry.uid: entry.flags for entry in answer.found}
    known = [
        left for left in there if left.uid in flags and left in whole and _recognised(work, left)
    ]
    for left in known:
        if not whole[left] and "\\Deleted" not in flags[left.uid]:
            place: Placement = (target.id, now, left.uid, flags[left.uid])
            recalled.came_through(work.store, left.intent.id, place)
    delete(work, [left.uid for left in known if whole[left]])
    unsure = flags.keys() | {bad.uid for bad in answer.unreadable}
    doubtful = [left for left in there if left.uid in unsure and left not in known]
    recalled.over(work.store, [left.intent.id for left in members if left not in doubtful])
    _later(work, doubtful, "")


def _whole(work: Work, box: MailboxState, members: Sequence[Left]) -> Mapping[Left, bool]:
    """Whether their originals lie there, not marked as deleted; of one that has got another UID
    nothing is known before a round has found it, nor where the server does not tell its flags."""
    validity = work.select(box).uidvalidity
    uids = {left: _original(work, box, validity, left) for left in members}
    answer = work.session.flags([uid for uid in uids.values() if uid])
    living = {entry.uid for entry in answer.found if "\\Deleted" not in entry.flags}
    untold = {bad.uid for bad in answer.unreadable}
    return {
        left: uid in living
        for left, uid in uids.items()
        if uid in living or (left.intent.uidvalidity == validity and uid not in untold)
    }


def _original(work: Work, box: MailboxState, uidvalidity: int, left: Left) -> int:
    """Its UID as of now; 0: not known."""
    if left.intent.uidvalidity == uidvalidity:
        return left.intent.uid
    places = intents.of_message(work.store, left.intent.message)
    return next((place[2] for place in places if place[:2] == (box.id, uidvalidity)), 0)


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
