"""Wishes about places: a move leaves exactly one copy, whatever was killed in the middle.

By MOVE; else by COPY, a mark as deleted, and UID EXPUNGE where the server has it. Nothing else
ever removes mail: a bare EXPUNGE would take what other programs have marked.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from store.message.digest import digest_of_headers, digest_of_mail
from store.records import intents, intents_done, recognised
from store.records.intents import Intent, Placement
from store.records.mailboxes import MailboxState
from sync import stumbling
from sync.discarding import delete, gmail
from sync.faults import Refused
from sync.listing import find_again
from sync.refusing import GONE, ends, refuse
from sync.wire import Copied
from sync.work import Work

FEW = 50
"""Of the newest messages so many are compared where no search can find what was moved."""


def move(work: Work, box: MailboxState, target: MailboxState, members: Sequence[Intent]) -> None:
    """Carry out moves, or copies, from the selected mailbox to one target."""
    stays = members[0].kind == "copy" or _shows_all(work, box, target)
    here = _here(work, members)
    # At Gmail a mail lies in the target all along, as in All Mail, and two moves leave no two.
    begun = {i.id for i in members if i.target_uidnext is not None and (stays or not gmail(work))}
    doubtful = [i for i in members if i.kind == "copy" or i.id in begun or i.uid not in here]
    todo = [i for i in members if i not in doubtful]
    if doubtful:
        # From here on nobody takes them back unseen.
        going = set(intents.started(work.store, [i.id for i in doubtful]))
        doubtful = [i for i in doubtful if i.id in going]
        # What is gone here claims its copy there before what may still have to go.
        gone = {i.id for i in doubtful if i.uid not in here}
        doubtful = sorted(doubtful, key=lambda intent: intent.id not in gone)
        found = _found(work, target, doubtful, gone)
        if work.select(box).uidvalidity != members[0].uidvalidity:
            return  # it is mapped anew first; they wait
        todo += _settle(work, box, target, here, found, doubtful, stays=stays)
        if work.uidvalidity != members[0].uidvalidity:
            return
    if not todo:
        return
    uidnext = work.session.status(target.raw_name).uidnext
    # What a round has seen there is no copy of ours, where the server does not tell.
    from_uid = uidnext or max(target.top, 1)
    started = set(intents.started(work.store, [i.id for i in todo], from_uid))
    todo = [i for i in todo if i.id in started]
    if todo:
        _perform(work, box, target, todo, from_uid, told=uidnext is not None, stays=stays)


def _found(
    work: Work, target: MailboxState, doubtful: Sequence[Intent], gone: Collection[int]
) -> dict[int, Placement]:
    """Of what was begun once what lies in the target. Where another copy of the same mail may have
    come there, one that lies there may be that, and whoever still has its original would lose it:
    such a mail has been copied only where it was seen at once. Else it is moved again, which may
    leave one too many."""
    moves = [i for i in doubtful if i.kind == "move" and i.id not in gone]
    several = [intent for intent in moves if _has_rivals(work, intent)]
    found = find(work, target, [i for i in doubtful if i not in several], gone)
    if several:
        validity = work.select(target).uidvalidity
        copies = [(i.id, intents.copy_of(work.store, i.id)) for i in several]
        uids = {id_: copy[2] for id_, copy in copies if copy and copy[:2] == (target.id, validity)}
        told = work.session.flags(sorted(uids.values())).found
        there = {entry.uid: entry.flags for entry in told if "\\Deleted" not in entry.flags}
        living = {id_: uid for id_, uid in uids.items() if uid in there}
        found |= {id_: (target.id, validity, uid, there[uid]) for id_, uid in living.items()}
    return found


def _has_rivals(work: Work, intent: Intent) -> bool:
    """Whether another copy of its mail may have come to its target: all but those that we have not
    sent there and that lie in the selected mailbox still."""
    others = intents.siblings(work.store, intent)
    place = (intent.mailbox_id, intent.uidvalidity)
    near = [
        i for i in others if i.target_uidnext is None and (i.mailbox_id, i.uidvalidity) == place
    ]
    return len(near) < len(others) or not {i.uid for i in near} <= _here(work, near)


def _shows_all(work: Work, box: MailboxState, target: MailboxState) -> bool:
    """Gmail's All Mail: whatever lies under a label lies there, too. So a mail is copied from there
    to a label, and deleting it there would take it from everywhere."""
    return gmail(work) and box.role == "archive" and target.role not in {"trash", "junk"}


def _settle(
    work: Work,
    box: MailboxState,
    target: MailboxState,
    here: set[int],
    found: Mapping[int, Placement],
    doubtful: Sequence[Intent],
    *,
    stays: bool,
) -> list[Intent]:
    """Of what was begun once, or whose mail is gone: what is left to do.

    here, there -> there: confirm. Both: delete the source only. Neither: it was removed elsewhere.
    """
    both = [i for i in doubtful if i.id in found and i.uid in here and not stays]
    # A UIDNEXT of 1 may be that of a mailbox which has got other UIDs since.
    mine = [i for i in both if found[i.id][1] == target.uidvalidity]
    ours = {i.id: found[i.id][:3] for i in mine if (i.target_uidnext or 1) > 1}
    intents.copied(work.store, ours)
    try:
        delete(work, [i.uid for i in both])
    except Refused as fault:
        _stay(work, box, both, fault, found, ours)
        work.select(box)
        doubtful = [i for i in doubtful if i not in both]
    for intent in doubtful:
        if intent.id in found:
            _confirm(work, intent, found[intent.id], stays=stays and intent.uid in here)
        elif intent.uid not in here and intent.kind == "copy":
            intents_done.confirm(work.store, intent.id, None)
        elif intent.uid not in here:
            intents.removed(work.store, intent.id)
    return [i for i in doubtful if i.id not in found and i.uid in here]


def _confirm(work: Work, intent: Intent, place: Placement | None, *, stays: bool) -> None:
    here = (intent.mailbox_id, intent.uidvalidity, intent.uid, _flags(work, intent))
    placed = [lies for lies in (place, here if stays else None) if lies is not None]
    intents_done.confirm(work.store, intent.id, placed or None)


def _perform(
    work: Work,
    box: MailboxState,
    target: MailboxState,
    todo: Sequence[Intent],
    uidnext: int,
    *,
    told: bool,
    stays: bool,
) -> None:
    uids = [intent.uid for intent in todo]
    fault: Refused | None = None
    copied: Copied | None = None
    moves = not stays and (work.session.offers("MOVE") or gmail(work))
    try:
        copied = (work.session.move if moves else work.session.copy)(uids, target.raw_name)
        delete(work, [] if moves or stays else uids)
    except Refused as refused:
        fault = refused  # it may have moved some
    left = _here(work, todo) if fault or moves else set()
    moved = [intent for intent in todo if intent.uid not in left]
    for intent, place in _places(work, target, moved, copied or Copied(), uidnext).items():
        _confirm(work, intent, place, stays=stays)
    stayed = [intent for intent in todo if intent.uid in left]
    if fault is not None and fault.code in GONE:
        find_again(work, target)
    copies: Mapping[Intent, Placement | None] = {}
    if fault is not None and copied is not None:
        copies = _places(work, target, stayed, copied, uidnext)
    found = {intent.id: place for intent, place in copies.items() if place is not None}
    if stayed:
        said = copied.uids if copied is not None else ()
        ours = {i.id for i in stayed if told or i.uid in said}
        _stay(work, box, stayed, fault or Refused(), found, ours)


def _stay(
    work: Work,
    box: MailboxState,
    stayed: Sequence[Intent],
    fault: Refused,
    copies: Mapping[int, Placement],
    ours: Collection[int],
) -> None:
    """They may not leave, or not altogether: what is marked as deleted here and lies there has been
    moved, also where nothing may expunge it. Of the others it is kept in mind where their copy is,
    if it is `ours` beyond doubt: once nothing more is tried, it is to go (see `recalling`)."""
    last = [i for i in stayed if i.id in copies and ends(fault.code, i.tries)]
    hidden = _marked(work, box, last)
    for intent in hidden:
        _confirm(work, intent, copies[intent.id], stays=False)
    made = {id_: place for id_, place in copies.items() if id_ in ours}
    refuse(work, [i for i in stayed if i not in hidden], fault, box.name, made)


def _marked(work: Work, box: MailboxState, members: Sequence[Intent]) -> list[Intent]:
    """Those that stand marked as deleted in the mailbox that they were to leave."""
    if not members:
        return []
    with suppress(Refused):
        if work.select(box).uidvalidity == box.uidvalidity:
            found = work.session.flags([intent.uid for intent in members]).found
            marked = {entry.uid for entry in found if "\\Deleted" in entry.flags}
            return [intent for intent in members if intent.uid in marked]
    return []


def _here(work: Work, members: Sequence[Intent]) -> set[int]:
    answer = work.session.flags([intent.uid for intent in members if intent.uid])
    # What the server does not tell the flags of is not gone.
    return {entry.uid for entry in answer.found} | {bad.uid for bad in answer.unreadable}


def _places(
    work: Work,
    target: MailboxState,
    moved: Sequence[Intent],
    copied: Copied,
    uidnext: int,
) -> dict[Intent, Placement | None]:
    """Where what was moved lies now; None where that cannot be told yet. What had its UID before
    the command was given is another mail, whatever the server says."""
    right = copied.uidvalidity == target.uidvalidity
    said = {old: new for old, new in copied.uids.items() if right and new >= uidnext}
    told = _seen(work, target, moved, said)
    untold = [intent for intent in moved if intent.uid not in told]
    found = find(work, target, [replace(i, target_uidnext=uidnext) for i in untold])
    places: dict[Intent, Placement | None] = {i: found.get(i.id) for i in untold}
    for intent in moved:
        if intent.uid in told:
            flags = _flags(work, intent)
            places[intent] = (target.id, target.uidvalidity, told[intent.uid], flags)
    return places


def _seen(
    work: Work, target: MailboxState, moved: Sequence[Intent], told: Mapping[int, int]
) -> Mapping[int, int]:
    """Those of which it is certain which is which. Yahoo puts the UIDs of both mailboxes in order,
    in whatever order it has moved: who is sent to the wrong one stars, or deletes, another mail."""
    if len(told) < 2:
        return told
    sizes = {i.uid: intents.identity(work.store, i.message)[2] for i in moved if i.uid in told}
    alone = {size for size, times in Counter(sizes.values()).items() if times == 1}
    try:
        if work.select(target).uidvalidity != target.uidvalidity:
            return {}
        there = {entry.uid: entry.size for entry in work.session.index(sorted(told.values())).found}
    except Refused:
        return told  # which is all that there is
    same = (old for old, size in sizes.items() if size in alone and size == there.get(told[old]))
    return {old: told[old] for old in same}


def _flags(work: Work, intent: Intent) -> frozenset[str]:
    """As they were in the old place: a move keeps them."""
    here = (intent.mailbox_id, intent.uidvalidity, intent.uid)
    places = intents.of_message(work.store, intent.message)
    return next((place[3] for place in places if place[:3] == here), frozenset())


def find(
    work: Work, target: MailboxState, members: Sequence[Intent], gone: Collection[int] = ()
) -> dict[int, Placement]:
    """Which of these messages lie in the target, above the UIDNEXT that was noted before they
    were sent there; by intent. Selects the target: some servers show only then what was put there.

    gone: intents whose mail left where it was. Where it lies in the target, however long, it is
    there, as in Gmail's All Mail.
    """
    if not members:
        return {}
    selected = work.select(target)
    renumbered = selected.uidvalidity != target.uidvalidity
    found: dict[int, Placement] = {}
    taken: set[int] = set()
    for intent in members:
        anywhere = renumbered or intent.id in gone
        from_uid = 1 if anywhere else intent.target_uidnext or 1
        uid = _same(work, intent, (target.id, selected.uidvalidity), taken, from_uid)
        if uid is not None:
            taken.add(uid)
            told = work.session.flags([uid])
            # What the server does not tell the flags of lies there all the same.
            flags = [entry.flags for entry in told.found] or [_flags(work, intent)]
            if told.found or told.unreadable:
                found[intent.id] = (target.id, selected.uidvalidity, uid, flags[0])
    return found


def _same(
    work: Work, intent: Intent, where: tuple[int, int], taken: Collection[int], from_uid: int
) -> int | None:
    """The UID of the intent's message in the selected mailbox, the newest if there are several;
    one copy is no proof for two, nor is what is known as another mail with the same header.

    where: the selected mailbox and its UIDVALIDITY."""
    message_id, digest, size = intents.identity(work.store, intent.message)
    if message_id:
        again = intent.target_uidnext is not None
        look = work.session.named if again else work.session.find_message_id
        uids = sorted(look(message_id, from_uid), reverse=True)
        named = bool(uids)
        if again and not named:
            # Some servers find no name at all, or none that has odd letters.
            uids = sorted(work.session.uids(from_uid=from_uid), reverse=True)[:FEW]
        known = recognised.digests_at(work.store, *where, uids)
        uids = [uid for uid in uids if known.get(uid, digest) == digest]
        index = stumbling.given(work.session.index(uids))
        sizes = {entry.uid: entry.size for entry in index}
        hidden = {entry.uid for entry in index if "\\Deleted" in entry.flags}
        headers = stumbling.given(work.session.headers([uid for uid in uids if uid not in hidden]))
        # Two mails may share a header (see `store.records.twins`): the size tells them apart.
        same = []
        for uid, raw in headers:
            by_header = digest_of_headers(raw, sizes.get(uid, 0))[1] == digest
            by_size = named and sizes.get(uid) == size
            if uid not in taken and (by_header or by_size):
                same.append((by_header, by_size, uid))
        return max(same)[2] if same else None
    if intent.target_uidnext is None:
        return None
    uids = sorted(work.session.uids(from_uid=from_uid), reverse=True)[:FEW]
    bodies = stumbling.given(work.session.bodies(uids))
    found = (uid for uid, raw in bodies if uid not in taken and digest_of_mail(raw) == digest)
    return max(found, default=None)
