"""The first sync of an account, and what is left of it: window by window, newest first.

A generator that stops after each batch, so that new mail, the user's wishes and the end of the
daemon never wait for ten years of mail. All of it can be repeated: what is there is not fetched
again, and a window counts as done only with its last batch.
"""

import logging
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import replace

from store.records import mailboxes, whereabouts
from store.records.mailboxes import MailboxState
from store.rules.instant import Instant
from sync import bringing, passing, patience, rounds, stumbling, windows
from sync.faults import Fault, Refused, of_refusal
from sync.windows import EVER, Step
from sync.work import Work

log = logging.getLogger(__name__)


History = Generator[None, None, Fault | None]


def history(work: Work, boxes: Sequence[MailboxState]) -> History:
    """Fetch what is missing of these mailboxes; stops after each batch. One that refuses waits for
    the next time and keeps back no other, and if it is INBOX why is returned; Refused is raised
    where the server asks for patience."""
    closed: set[int] = set()
    inbox: Fault | None = None
    steps = windows.steps([(box.id, box.role) for box in boxes])
    for step in passing.last(work, passing.PAST, steps, lambda step: step.mailbox_id):
        known = mailboxes.mailboxes(work.store, work.account_id)
        box = next((box for box in known if box.id == step.mailbox_id), None)
        if box is None or box.id in closed:  # None: it is gone since
            continue
        if reached(box, step.window, work.now()):
            if box.complete:
                _end_of_mapping(work, box)
            continue
        try:
            with passing.asking(work, passing.PAST, box.id):
                yield from _step(work, box, step)
        except Refused as fault:
            if fault.code in patience.WAITS:
                raise
            log.warning("%s: history: %s %s", box.name, fault.code, fault.text)
            closed.add(box.id)
            inbox = of_refusal(fault) if box.role == "inbox" else inbox
    work.ingest.drain()
    work.tally.missing.clear()  # what was announced and did not come is gone
    tell_horizon(work)
    return inbox


def reached(box: MailboxState, window: int, now: Instant) -> bool:
    """The mailbox is complete at least as far back as this window goes."""
    if box.complete:
        return True
    return box.horizon is not None and box.horizon <= windows.horizon(now, window)


def tell_horizon(work: Work) -> None:
    """How far back INBOX and Sent are complete: older mail is not called owed yet."""
    found = mailboxes.mailboxes(work.store, work.account_id)
    horizons = [box.horizon for box in found if box.role in ("inbox", "sent")]
    if horizons and None not in horizons:
        instant = max(horizon or 0 for horizon in horizons)
        mailboxes.set_horizon(work.store, work.account_id, instant)


def _step(work: Work, box: MailboxState, step: Step) -> Iterator[None]:
    if not box.uidvalidity:
        return
    selected = work.select(box)
    if selected.uidvalidity == box.uidvalidity:
        yield from _window(work, box, step)
    elif rounds.unsteady(work, box) and rounds.remap(work, box, selected, last=True):
        # It is another with each SELECT, it seems: all that lies there comes with this one.
        work.mapping = box.id
        try:
            yield from _window(work, work.box(box.id), replace(step, window=EVER))
        finally:
            work.mapping = None


def _window(work: Work, box: MailboxState, step: Step) -> Iterator[None]:
    now = work.now()
    mine = bringing.seen(work, box)
    listed = work.session.uids(since_day=windows.search_since(now, step.window))
    missing = sorted((uid for uid in listed if uid < box.top and uid not in mine), reverse=True)
    if missing and _may_know(work, box):
        work.ingest.drain()  # else what lies here may be still on its way, from somewhere else
        missing = yield from _recognise(work, box, missing)
        if not _still(work, box):
            return
    work.expect()
    steered = box.role in ("inbox", "sent")
    done = (lambda: tell_horizon(work)) if steered else None
    for took in bringing.bring(work, box, missing, _finish(step.window, now), done=done):
        work.came(box, took)
        yield
        if not _still(work, box):
            return
    if step.window == EVER and whereabouts.stale(work.store, box.id, box.uidvalidity):
        work.ingest.drain(box.id)
        _end_of_mapping(work, work.box(box.id))


def _end_of_mapping(work: Work, box: MailboxState) -> None:
    """Of a mailbox that has all its mail: what lay there before its UIDVALIDITY changed, and was
    not found again. A kill may have come between its last mail and this. While the server could not
    give some mail there, that may be the one which is missing: it is waited for, not for long."""
    if box.complete and whereabouts.stale(work.store, box.id, box.uidvalidity):
        waits = work.mapping is None and rounds.unsteady(work, box)
        if waits and stumbling.before(work, box):
            return
        whereabouts.drop_stale(work.store, box.id, box.uidvalidity)


def _still(work: Work, box: MailboxState) -> bool:
    """Selected, and its UIDs mean what they meant; else the next round sees to it. Whoever ran
    between two batches may have selected another mailbox, or this one anew."""
    as_it_was = (work.selected, work.uidvalidity) == (box.raw_name, box.uidvalidity)
    return as_it_was or work.select(box).uidvalidity == box.uidvalidity


def _may_know(work: Work, box: MailboxState) -> bool:
    """We hold much of it already: after a change of UIDVALIDITY, and in Gmail's All Mail. Junk is
    never fetched, but what was moved there is recognised; so are our own drafts."""
    everything = box.role == "archive" and work.session.offers("X-GM-EXT-1")
    return (
        box.role in ("junk", "drafts")
        or everything
        or whereabouts.stale(work.store, box.id, box.uidvalidity)
    )


def _recognise(
    work: Work, box: MailboxState, uids: Sequence[int]
) -> Generator[None, None, list[int]]:
    """Places what is known by its headers; the rest is returned, to be fetched. Of Junk nothing."""
    unknown: list[int] = []
    for part in bringing.portions(work, box, uids):
        if not _still(work, box):
            return []
        found = bringing.identify(work, box, part)
        bringing.place(work, box, found.known)
        if box.role == "junk":
            bringing.pass_over(work, box, found.unknown)
        else:
            unknown += [entry.uid for entry in found.unknown]
        work.came(box, len(found.known))
        yield
    return sorted(unknown, reverse=True)


def _finish(window: int, now: Instant) -> Callable[[MailboxState], MailboxState]:
    complete = window == EVER

    def finish(box: MailboxState) -> MailboxState:
        compared = now if complete else box.compared_at
        return replace(
            box,
            horizon=windows.horizon(now, window),
            complete=complete,
            synced_at=now,
            compared_at=compared,
        )

    return finish
