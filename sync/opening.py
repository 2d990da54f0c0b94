"""A mailbox opened for a round, which is told with it what changed and vanished since the last one
where the server can do that (QRESYNC)."""

from store.records import mailboxes
from store.records.mailboxes import MailboxState
from sync import passing
from sync.faults import Lost
from sync.wire import Selected
from sync.work import Work

MANY = 3
"""Mailboxes that could only be opened without it: then no other is asked for it."""


def opened(work: Work, box: MailboxState) -> Selected:
    """Without QRESYNC where the connection was lost over the last opening, and for some time after
    it was lost over one with it: whatever it tells can be asked for, too."""
    known = (box.uidvalidity, box.highestmodseq)
    asks = all(known) and _may_ask(work, box)
    try:
        selected = work.select(box, qresync=known if asks else None)
    except Lost as lost:
        if lost.over == (passing.OPENING, box.id):
            _note(work, box, lost, asked=asks)
        raise
    if asks:
        passing.forget(work, (passing.SINCE, box.id))
    return selected


def _may_ask(work: Work, box: MailboxState) -> bool:
    trusted = "qresync_off" not in mailboxes.memory(work.store, work.account_id)
    doubted = passing.is_doubted(work, passing.OPENING, box.id)
    rests = passing.rests(work, passing.SINCE, box.id)
    return work.session.qresync and trusted and not doubted and not rests


def _note(work: Work, box: MailboxState, lost: Lost, *, asked: bool) -> None:
    if not asked:
        passing.forget(work, (passing.SINCE, box.id))  # it is something else
    elif lost.code == "protocol":
        work.distrust()  # else it would answer so each time, and never open
    elif lost.code not in ("closed", "vanished"):
        passing.pass_over(work, passing.SINCE, box.id)
        if passing.how_many(work, passing.SINCE) >= MANY:
            work.distrust()
