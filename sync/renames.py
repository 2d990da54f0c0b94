"""A mailbox that is gone from one name and there under another (rule 4.1/27): its mail need not be
recognised one by one, and what the user wished of it finds it."""

from collections.abc import Sequence

from store.message.digest import digest_of_headers
from store.records import recognised, whereabouts
from store.records.mailboxes import ListedMailbox, MailboxState
from sync import passing
from sync.faults import Refused
from sync.wire import Selected
from sync.work import Work

ALIKE = 0.9
"""So much of the UIDs must be the same; a little came and went since."""
SAMPLE = 10
"""Mails that must be the same beside their UIDs: two mailboxes made in one second, as a script
makes them, may have one UIDVALIDITY and count from 1."""


def renamed(
    work: Work, gone: Sequence[MailboxState], fresh: Sequence[ListedMailbox]
) -> list[tuple[MailboxState, ListedMailbox]]:
    """Which of the new mailboxes each lost one is now, where that is certain."""
    found: list[tuple[MailboxState, ListedMailbox]] = []
    looks = {box.raw_name: _look(work, box) for box in fresh if box.selectable and gone}
    free = [box for box in fresh if looks.get(box.raw_name)]
    for lost in (box for box in gone if box.uidvalidity):
        likely = sorted(free, key=lambda box: _leaf(box) != _leaf(lost))
        for box in likely:
            look = looks[box.raw_name]
            if look and _is(work, lost, box, look):
                found.append((lost, box))
                free.remove(box)
                break
    return found


def _look(work: Work, box: ListedMailbox) -> Selected | None:
    """Opened, and not asked by STATUS for its MAILBOXID: Cyrus 3.6 answers that with whatever lies
    in its memory, which differs each time and may break the line."""
    try:
        with passing.asking(work, passing.FRESH, passing.number(box.raw_name)):
            return _opened(work, box)
    except Refused:
        return None


def _opened(work: Work, box: ListedMailbox) -> Selected:
    work.selected = None
    return work.session.select(box.raw_name, readonly=True)


def _leaf(box: MailboxState | ListedMailbox) -> str:
    return box.name.rpartition(box.delimiter)[2] if box.delimiter else box.name


def _is(work: Work, lost: MailboxState, box: ListedMailbox, look: Selected) -> bool:
    if lost.object_id and look.mailbox_id:
        return lost.object_id == look.mailbox_id
    if look.uidvalidity != lost.uidvalidity:
        return False
    try:
        with passing.asking(work, passing.LOOK, passing.number(box.raw_name)):
            return _has_its_mail(work, lost, box)
    except Refused:
        return False


def _has_its_mail(work: Work, lost: MailboxState, box: ListedMailbox) -> bool:
    held = whereabouts.uids(work.store, lost.id, lost.uidvalidity)
    _opened(work, box)
    there = work.session.uids()
    common = {uid for uid in held if uid in there}
    known = sum(1 for uid in there if uid < lost.top) if lost.complete else 0
    return (
        bool(common)
        and len(common) >= ALIKE * max(len(held), known)
        and _same_mails(work, lost, sorted(common)[-SAMPLE:])
    )


def _same_mails(work: Work, lost: MailboxState, uids: Sequence[int]) -> bool:
    ours = recognised.digests_at(work.store, lost.id, lost.uidvalidity, uids)
    for uid, raw in work.session.headers(uids).found:
        message_id, digest = digest_of_headers(raw, 0)
        if message_id and uid in ours and ours[uid] != digest:
            return False
    return True
