"""Mails whose answer ends the connection, and each time anew: no one of them may keep all others
away for ever."""

from store.records import mailboxes, whereabouts
from sync.faults import Lost
from sync.work import Work

TIMES = 3
"""In a row."""
_THE_SERVERS = {"flood", "literal", "protocol", "timeout"}
"""Codes of ends that the mail may be the reason of; the others are the network's."""


def note(work: Work, lost: Lost) -> None:
    """Remember in whose answer the connection was lost; the third time that mail is taken for
    unreadable, and passed over for a day."""
    known = mailboxes.mailboxes(work.store, work.account_id)
    box = next((box for box in known if box.raw_name == work.selected), None)
    if box is None or not lost.uid or lost.code not in _THE_SERVERS:
        return
    *where, times = mailboxes.memory(work.store, work.account_id).get("broke", [0, 0, 0])
    times = times + 1 if where == [box.id, lost.uid] else 1
    if times < TIMES:
        mailboxes.remember(work.store, work.account_id, broke=[box.id, lost.uid, times])
        return
    bad = [(lost.uid, f"{lost.code}: {lost.text}"[:200])]
    whereabouts.unreadable(work.store, box.id, box.uidvalidity, bad, work.now())
    mailboxes.remember(work.store, work.account_id, broke=None)
