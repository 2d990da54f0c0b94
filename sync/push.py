"""What the user wished, carried out on the server: look, command, look again, confirm.

An intent is a wished state, so it may be carried out twice and changes nothing the second time.
An OK proves nothing (a STORE to a UID that is gone says OK), and a NO may have done half of it:
only what is seen afterwards counts.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import NamedTuple

from store.records import intents, intents_done, mailboxes
from store.records.intents import Intent
from store.records.mailboxes import MailboxState
from sync import breaking, passing, rounds
from sync.faults import Refused
from sync.flagging import flag
from sync.listing import find_again, take, target_of
from sync.moving import move
from sync.refusing import GONE, refuse
from sync.work import Work

TOGETHER = 200
"""Messages in one command."""
PATIENCE = 3_600
"""Seconds for which a wish waits for what history is to bring: it may never come."""


class Group(NamedTuple):
    """Intents that one command carries out."""

    mailbox_id: int
    uidvalidity: int
    kind: str
    add: frozenset[str]
    remove: frozenset[str]
    target: tuple[str, int | None]


def push(work: Work, boxes: Sequence[MailboxState]) -> list[MailboxState]:
    """Carry out all that is due; the mailboxes that were touched, which want a round."""
    touched: dict[int, MailboxState] = {}
    tried: set[int] = set()
    _follow(work, boxes)
    while True:
        due = intents.due(work.store, work.account_id, work.now())
        front = first_of_each([intent for intent in due if intent.id not in tried])
        if not front:
            return list(touched.values())
        work.ingest.drain()
        boxes = _as_now(work, boxes)
        there = {intent.id for intent in front if _is_there(work, boxes, intent)}
        tried |= there
        left = [intent for intent in front if intent.id not in there]
        now = [_where_now(work, boxes, intent) for intent in left]
        for group, members in _apart(now, breaking.doubted_wishes(work)):
            work.border()
            tried |= {intent.id for intent in members}
            for box in _carry_out(work, boxes, group, members):
                touched[box.id] = box


def _follow(work: Work, boxes: Sequence[MailboxState]) -> None:
    """Of several copies of a mail that are moved one may be elsewhere by now, or gone: it is moved
    from there, or let go, before another is brought to the same target and is taken for it."""
    work.ingest.drain()
    boxes = _as_now(work, boxes)
    steady = {(box.id, box.uidvalidity) for box in boxes if box.complete}
    due = intents.due(work.store, work.account_id, work.now())
    first = {intent.id for intent in first_of_each(due)}
    for intent in due:
        if intent.kind != "move" or intent.id in first or intent.target_uidnext is not None:
            continue
        now = _where_now(work, boxes, intent)
        spot = (now.mailbox_id, now.uidvalidity, now.uid)
        lies = {place[:3] for place in intents.of_message(work.store, intent.message)}
        if spot[:2] in steady and spot not in lies:
            intents.let_go(work.store, intent.id)


def _as_now(work: Work, boxes: Sequence[MailboxState]) -> list[MailboxState]:
    """A round may have begun them, or mapped them anew, since the list was read."""
    now = {box.id: box for box in mailboxes.mailboxes(work.store, work.account_id)}
    return [now.get(box.id, box) for box in boxes]


def first_of_each(due: Iterable[Intent]) -> list[Intent]:
    """Of each message the oldest intent: those of one message go in their order."""
    first: dict[int, Intent] = {}
    for intent in due:
        first.setdefault(intent.message, intent)
    return list(first.values())


def grouped(front: Iterable[Intent]) -> list[tuple[Group, list[Intent]]]:
    """Those that one command can carry out together; groups of one mailbox stand together."""
    groups: dict[Group, list[Intent]] = {}
    for intent in front:
        groups.setdefault(_group(intent), []).append(intent)
    return [
        (group, groups[group][start : start + TOGETHER])
        for group in sorted(groups, key=lambda group: group.mailbox_id)
        for start in range(0, len(groups[group]), TOGETHER)
    ]


def _apart(
    front: Sequence[Intent], doubted: Mapping[int, int]
) -> Iterator[tuple[Group, list[Intent]]]:
    """Those over which the connection was lost at last, and each by itself."""
    yield from grouped(intent for intent in front if intent.id not in doubted)
    alone = [intent for intent in front if intent.id in doubted]
    for intent in sorted(alone, key=lambda intent: doubted[intent.id]):
        yield _group(intent), [intent]


def _group(intent: Intent) -> Group:
    return Group(
        intent.mailbox_id,
        intent.uidvalidity,
        intent.kind,
        intent.add,
        intent.remove,
        (intent.target_role, intent.target_id),
    )


def _is_there(work: Work, boxes: Sequence[MailboxState], intent: Intent) -> bool:
    """Another program has moved it to where we wish it: a move of ours would be one from there to
    there, which leaves two where the server cannot move. So it may have been done by a move of ours
    whose mailbox is no more; or another wish has followed it to there."""
    followed = any(box.id == intent.mailbox_id for box in boxes)
    if intent.kind != "move" or (intent.target_uidnext is not None and followed):
        return False
    places = intents.of_message(work.store, intent.message)
    role, id_ = intent.target_role, intent.target_id
    targets = {box.id for box in boxes if (box.id == id_ if id_ is not None else box.role == role)}
    there = [place for place in places if place[0] in targets and "\\Deleted" not in place[3]]
    spot = (intent.mailbox_id, intent.uidvalidity, intent.uid)
    if spot in {place[:3] for place in places}:
        there = [place for place in there if place[:3] == spot]
    if there:
        intents_done.confirm(work.store, intent.id, there[:1])
    return bool(there)


def _where_now(work: Work, boxes: Sequence[MailboxState], intent: Intent) -> Intent:
    """The intent on the placement that its message has today, and from here on: an earlier intent
    or another program may have moved it, or the mailbox may have got new UIDs. UID 0: it is gone
    from that mailbox, which is to be looked after.

    No wish follows to where another copy lay when it was made, nor a move to where one lies of its
    own right: what I sent, and what I write."""
    ours = {box.id for box in boxes}  # another account may have the same mail
    lies = intents.of_message(work.store, intent.message)
    places = [place[:3] for place in lies if place[0] in ours]
    box = next((box for box in boxes if box.id == intent.mailbox_id), None)
    renumbered = box is not None and box.uidvalidity != intent.uidvalidity
    here = [place for place in places if box and place[:2] == (box.id, box.uidvalidity)]
    lay = (intent.mailbox_id, intent.uidvalidity, intent.uid)  # stands until all is mapped anew
    if lay in places and not (renumbered and here):
        return intent
    stay = {box.id for box in boxes if intent.kind == "move" and box.role in {"sent", "drafts"}}
    hidden = {place[:3] for place in lies if "\\Deleted" in place[3]}
    apart = hidden if intent.kind == "copy" else hidden | intent.known
    others = [place for place in places if place[0] not in stay and place not in apart]
    if box is None or not renumbered or not (here or box.complete):
        same_box = [place for place in places if place[0] == intent.mailbox_id]
        if (intent.target_uidnext and box is not None) or not (same_box or others):
            return intent
        now = (same_box or others)[0]
    else:
        gone = (box.id, box.uidvalidity, 0)
        now = (here or ([] if intent.target_uidnext else others) or [gone])[0]
    intents.goes_on(work.store, intent.id, now, anew=renumbered and now in here)
    mailbox, validity, uid = now
    return replace(intent, mailbox_id=mailbox, uidvalidity=validity, uid=uid)


def _carry_out(
    work: Work, boxes: Sequence[MailboxState], group: Group, members: list[Intent]
) -> list[MailboxState]:
    box = next((box for box in boxes if box.id == group.mailbox_id), None)
    if box is None:
        _without_mailbox(work, boxes, members)
        return []
    target: MailboxState | None = None
    try:
        passing.check(work, passing.ROUND, box.id)
        selected = work.select(box)
        if selected.uidvalidity != group.uidvalidity:
            _with_other_uids(work, box, members)
            return [box]  # it is mapped anew first
        if selected.readonly:
            raise Refused("READ-ONLY")
        with breaking.about(members):
            if group.kind == "flags":
                flag(work, box, members, selected.permanent_flags)
                return []
            target = target_of(work, boxes, *group.target)
            passing.check(work, passing.ROUND, target.id)
            # Where it was made others were looked into.
            if work.selected != box.raw_name and work.select(box).uidvalidity != group.uidvalidity:
                return [box]
            move(work, box, target, members)
    except Refused as fault:
        if fault.code in GONE:
            _look_for(work, target)
        refuse(work, members, fault, box.name)
        return [box]
    return [box, target]


def _look_for(work: Work, target: MailboxState | None) -> None:
    """What is not there any more, a target or else the mailbox of the mails, which may have another
    name: the wish is tried once more."""
    if target is not None:
        find_again(work, target)
    else:
        with suppress(Refused):
            take(work)


def _with_other_uids(work: Work, box: MailboxState, members: Sequence[Intent]) -> None:
    """Those that wait no longer: where UIDs never stay, none that was not begun."""
    unstable = rounds.unstable(work, box)
    vain = [intent for intent in members if unstable and not intent.target_uidnext]
    waited = [intent for intent in members if intent.tries or _waited(work, intent)]
    late = [intent for intent in waited if intent not in vain]
    for some, code in ((vain, "unstable"), (late, "UNAVAILABLE")):
        if some:
            refuse(work, some, Refused(code), box.name)


def _without_mailbox(work: Work, boxes: Sequence[MailboxState], members: Sequence[Intent]) -> None:
    """Theirs is not followed any more. A mail that went with it may lie in another: it is waited
    for until the history of all has come, but not for long, and a round has found that it lies
    nowhere."""
    coming = any(box.uidvalidity and not box.complete for box in boxes)
    waiting = [i for i in members if coming and not _waited(work, i)]
    for intent in members:
        lies = {place[0] for place in intents.of_message(work.store, intent.message)}
        if intent.mailbox_id in lies:
            refuse(work, [intent], Refused("no-mailbox"), "")
        elif intent in waiting or not (lies or intents.is_gone(work.store, intent.message)):
            continue
        elif intent.kind == "move":
            intents.removed(work.store, intent.id)
        else:
            intents_done.confirm(work.store, intent.id, None)


def _waited(work: Work, intent: Intent) -> bool:
    """Long enough for history."""
    return work.now() - intent.not_before > PATIENCE
