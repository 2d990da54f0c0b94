"""A round over many mailboxes: those whose figures show nothing new are not opened."""

import logging
from collections.abc import Sequence

from store.records import mail, mailboxes, status
from store.records.mailboxes import MailboxState
from sync import listing, push, rounds
from sync.faults import Refused
from sync.work import Work

log = logging.getLogger(__name__)


def whole(work: Work) -> list[MailboxState]:
    """Every mailbox, and all that the user wished; the mailboxes that are followed."""
    boxes = listing.take(work)
    if boxes:
        mailboxes.start_first_sync(work.store, work.now())
    for box in boxes:
        work.border()
        look(work, box, lazy=False)
    wishes(work, boxes)
    mail.sweep(work.store, work.account_id)
    tell(work, boxes)
    return boxes


def wishes(work: Work, boxes: Sequence[MailboxState]) -> None:
    """Carry out what is due, and see what it has done to the mailboxes."""
    touch(work, push.push(work, boxes))


def tell(work: Work, boxes: Sequence[MailboxState]) -> None:
    """All mailboxes were seen just now."""
    sent = any(box.role == "sent" for box in boxes)
    now = work.now()
    status.synced(work.store, work.account_id, now, now if sent else None, not sent)


def look(work: Work, box: MailboxState, *, lazy: bool) -> None:
    """A round over one mailbox, unless its figures show that nothing is new.

    lazy: without CONDSTORE, flags that changed and nothing else may wait for some minutes.
    """
    state = work.box(box.id)
    if state.complete and work.selected != box.raw_name:
        try:
            figures = work.session.status(box.raw_name)
        except Refused as fault:
            log.warning("%s: %s %s", box.name, fault.code, fault.text)
            return
        if rounds.quiet(work, state, figures, lazy=lazy):
            return
    touch(work, [box])


def touch(work: Work, boxes: Sequence[MailboxState]) -> None:
    """A round over these; one that the server refuses costs the others nothing."""
    for box in boxes:
        try:
            rounds.sync(work, work.box(box.id))
        except Refused as fault:
            work.selected = None
            log.warning("%s: %s %s", box.name, fault.code, fault.text)
