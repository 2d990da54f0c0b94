"""A round over many mailboxes: those whose figures show nothing new are not opened."""

import logging
from collections.abc import Callable, Mapping, Sequence

from store.records import mailboxes, status, whereabouts
from store.records.mailboxes import MailboxState
from sync import listing, passing, push, recalling, rounds
from sync.faults import Busy, Fault, Refused, of_refusal
from sync.wire import Status
from sync.work import Work

MANY = 3
"""Mailboxes from which on one question for the figures of all is less than one for each."""
LOOKS = 3
"""At most so often all mailboxes are looked at, for what is on its way from one to another."""

log = logging.getLogger(__name__)

Closed = dict[int, Fault]
"""Mailboxes that could not be looked at, by id, and what the server said."""


def whole(work: Work) -> tuple[list[MailboxState], Closed]:
    """Every mailbox, and all that the user wished; the mailboxes that are followed, and which of
    them are closed. Busy or Refused where all are: wishes would be tried in vain.
    """
    work.ingest.drain()  # a mailbox that is gone forgets its state, and is not to get it back
    boxes = listing.take(work)
    if boxes:
        mailboxes.start_first_sync(work.store, work.now())
    closed = look_at(work, boxes, lazy=False)
    if boxes and len(closed) == len(boxes):
        raise closed[boxes[0].id]
    wishes(work, boxes)
    _sweep(work, boxes)
    return boxes, closed


def look_again(work: Work, boxes: Sequence[MailboxState]) -> Closed:
    """All of them, and what lies in none any more is gone."""
    closed = look_at(work, boxes, lazy=True)
    _sweep(work, boxes)
    return closed


def _sweep(work: Work, boxes: Sequence[MailboxState]) -> None:
    """What lies nowhere may have been moved to a mailbox that was looked at before: it is gone
    only when all of them were looked at once more (rule 4.1/23)."""
    nowhere: set[int] = set()
    for _ in range(LOOKS):
        found = whereabouts.nowhere(work.store, work.account_id)
        if found <= nowhere:
            break
        nowhere = found
        look_at(work, boxes, lazy=True)
    whereabouts.sweep(work.store, nowhere)


def wishes(work: Work, boxes: Sequence[MailboxState]) -> None:
    """Carry out what is due, and see what it has done to the mailboxes."""
    for carry_out in (recalling.recall, push.push, recalling.recall):
        touch(work, carry_out(work, boxes))


def tell(work: Work, boxes: Sequence[MailboxState], closed: Closed) -> None:
    """All mailboxes were seen just now, but for those that are closed; INBOX is none of them."""
    sent = [box.id for box in boxes if box.role == "sent"]
    seen = any(id_ not in closed for id_ in sent)
    now = work.now()
    status.synced(work.store, work.account_id, now, now if seen else None, not sent)


def look_at(work: Work, boxes: Sequence[MailboxState], *, lazy: bool) -> Closed:
    """A round over each of these, unless its figures show that nothing is new; many are asked for
    in one question, where the server knows it."""
    figures = _figures(work) if len(boxes) >= MANY else {}
    closed: Closed = {}
    for box in passing.last(work, passing.ROUND, boxes, lambda box: box.id):
        work.border()
        closed |= look(work, box, lazy=lazy, figures=figures.get(box.raw_name))
    return closed


def _figures(work: Work) -> Mapping[bytes, Status]:
    try:
        with passing.asking(work, passing.ROUND, passing.ALL):
            return work.session.statuses()
    except (Busy, Refused) as fault:
        log.debug("%s: figures: %s", work.account.name, fault.code)
        return {}


def look(work: Work, box: MailboxState, *, lazy: bool, figures: Status | None = None) -> Closed:
    """A round over one mailbox, unless its figures show that nothing is new.

    lazy: without CONDSTORE, flags that changed and nothing else may wait for some minutes.
    figures: as of just now, if they are known.
    """

    def quiet() -> bool:
        state = work.box(box.id)
        if not state.complete or work.selected == state.raw_name:
            return False
        return rounds.quiet(work, state, figures or work.session.status(state.raw_name), lazy=lazy)

    return _round(work, box, quiet)


def touch(work: Work, boxes: Sequence[MailboxState]) -> Closed:
    """A round over these; one that the server refuses costs the others nothing."""
    closed: Closed = {}
    for box in boxes:
        closed |= _round(work, box)
    return closed


def _round(work: Work, box: MailboxState, quiet: Callable[[], bool] = lambda: False) -> Closed:
    try:
        with passing.asking(work, passing.ROUND, box.id):
            if not quiet():
                rounds.sync(work, work.box(box.id))
    except Refused as fault:
        if work.selected == box.raw_name:
            work.selected = None
        log.warning("%s: %s %s", box.name, fault.code, fault.text)
        return {box.id: of_refusal(fault)}
    return {}
