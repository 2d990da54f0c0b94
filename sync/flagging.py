"""Wishes about flags: only ever added or removed, never set as a whole, so that the flags of
other programs live."""

from collections.abc import Collection, Mapping, Sequence

from store.records import intents, intents_done
from store.records.intents import Intent
from store.records.mailboxes import MailboxState
from sync.faults import Refused
from sync.work import Work

Flags = frozenset[str]


def flag(work: Work, box: MailboxState, members: Sequence[Intent], permanent: Flags) -> None:
    """Carry out intents that wish the same flags, in the selected mailbox."""
    add = storable(members[0].add, permanent)
    remove = storable(members[0].remove, permanent)
    if not add and not remove:
        raise Refused("READ-ONLY")  # no flag of this kind stays in this mailbox
    before, untold = _look(work, [intent.uid for intent in members])
    todo = [
        intent
        for intent in members
        if intent.uid in untold
        or (intent.uid in before and not _is_so(before[intent.uid], add, remove))
    ]
    left = [intent for intent in members if intent not in todo]
    _confirm(work, box, left, before)
    started = set(intents.started(work.store, [intent.id for intent in todo], 0))
    todo = [intent for intent in todo if intent.id in started]
    uids = [intent.uid for intent in todo]
    if not uids:
        return
    if add:
        work.session.store_flags(uids, add, add=True)
    if remove:
        work.session.store_flags(uids, remove, add=False)
    after, _ = _look(work, uids)
    _confirm(work, box, todo, after)


def storable(wished: Collection[str], permanent: Flags) -> Flags:
    r"""What the server keeps; without `\*` a flag of our own stays with us (RFC 9051 7.1)."""
    if "\\*" in permanent:
        return frozenset(wished)
    known = {name.casefold() for name in permanent}
    return frozenset(name for name in wished if name.casefold() in known)


def _is_so(flags: Flags, add: Flags, remove: Flags) -> bool:
    return add <= flags and not remove & flags


def _look(work: Work, uids: Sequence[int]) -> tuple[Mapping[int, Flags], set[int]]:
    """By UID; and those that are there, though the server does not tell their flags."""
    answer = work.session.flags([uid for uid in uids if uid])
    flags = {entry.uid: entry.flags for entry in answer.found}
    return flags, {bad.uid for bad in answer.unreadable}


def _confirm(
    work: Work, box: MailboxState, members: Sequence[Intent], seen: Mapping[int, Flags]
) -> None:
    """What is gone has lost its wish with its place: the next round tells where it went."""
    for intent in members:
        place = (box.id, box.uidvalidity, intent.uid)
        placed = [(*place, seen[intent.uid])] if intent.uid in seen else None
        intents_done.confirm(work.store, intent.id, placed)
