"""Mails whose answer ends the connection, and each time anew: no one of them may keep all others
away for ever."""

from store.records import mailboxes, remote, whereabouts
from sync.faults import Lost
from sync.work import Work

TIMES = 3
"""In a row."""
MOST = 50
"""Mails that are remembered for it."""
_THE_SERVERS = {"flood", "literal", "protocol", "timeout"}
"""Codes of ends that the mail may be the reason of; the others are the network's."""


def note(work: Work, lost: Lost) -> None:
    """Remember in whose answer the connection was lost; the third time that mail is taken for
    unreadable, and passed over for a day. One that was asked how it is built comes without that;
    of one that was asked for a file, that file is given up."""
    known = mailboxes.mailboxes(work.store, work.account_id)
    box = next((box for box in known if box.raw_name == work.selected), None)
    alone = lost.structure or bool(lost.piece)
    if box is None or not lost.uid or not (alone or lost.code in _THE_SERVERS):
        return
    where = [box.id, work.uidvalidity, lost.uid, *lost.piece]
    *before, times = mailboxes.memory(work.store, work.account_id).get("broke", [0, 0, 0])
    times = times + 1 if before == where else 1
    if times < TIMES:
        mailboxes.remember(work.store, work.account_id, broke=[*where, times])
        return
    if lost.structure:
        odd = [*_unstructured(work), [box.id, work.uidvalidity, lost.uid]][-MOST:]
        mailboxes.remember(work.store, work.account_id, unstructured=odd)
    elif lost.piece:
        remote.fail(work.store, lost.piece[0], lost.piece[1], lost.code)
    else:
        bad = [(lost.uid, f"{lost.code}: {lost.text}"[:200])]
        whereabouts.unreadable(work.store, box.id, work.uidvalidity, bad, work.now())
    mailboxes.remember(work.store, work.account_id, broke=None)


def is_unstructured(work: Work, uid: int) -> bool:
    """Whether asking how this mail is built has ended the connection time and again."""
    known = {(at, validity) for at, validity, odd in _unstructured(work) if odd == uid}
    if not known:
        return False
    boxes = mailboxes.mailboxes(work.store, work.account_id)
    return any((b.id, work.uidvalidity) in known for b in boxes if b.raw_name == work.selected)


def _unstructured(work: Work) -> list[list[int]]:
    found: list[list[int]] = mailboxes.memory(work.store, work.account_id).get("unstructured", [])
    return found
