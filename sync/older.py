"""Flags of older mail where the server has no CONDSTORE: of all of it within some ten minutes, by
slices that are spread over them (rule 4.1/19). Each round reads those of the newest by itself.
"""

import logging
import math
from collections.abc import Iterator, Sequence

from store.records import mailboxes, whereabouts
from store.records.mailboxes import MailboxState
from sync import mailbox, passing, patience
from sync.carrying import carry_out
from sync.faults import Refused
from sync.mailbox import UpdateFlags
from sync.work import Work

MINUTES = 10
"""In which all of it is read once."""
MOST = 10
"""Slices a minute, of all mailboxes together: what is more takes longer."""

log = logging.getLogger(__name__)


def some(work: Work, boxes: Sequence[MailboxState], minute: int) -> Iterator[None]:
    """What is to be read in this minute, of any count of minutes; stops after each slice."""
    ids = {box.id for box in boxes if not passing.rests(work, passing.FLAGS, box.id)}
    now = mailboxes.mailboxes(work.store, work.account_id)
    slices = {box.id: _slices(work, box) for box in now if box.id in ids}
    total = sum(slices.values())
    for id_, of_one in slices.items():
        for _ in range(share(of_one, total, minute + id_)):
            known = mailboxes.mailboxes(work.store, work.account_id)
            box = next((box for box in known if box.id == id_), None)
            if box is None:  # it is gone since the last slice
                break
            try:
                with passing.asking(work, passing.FLAGS, id_):
                    _slice(work, box)
            except Refused as fault:
                log.warning("%s: flags: %s %s", box.name, fault.code, fault.text)
                work.selected = None
                if fault.code in patience.WAITS:
                    patience.rest(work, fault.code)
                    return
                break
            yield


def share(slices: int, total: int, minute: int) -> int:
    """How many of a mailbox's slices are read in this minute, where all mailboxes have so many."""
    per_minute = slices * min(1 / MINUTES, MOST / max(1, total))
    return math.floor((minute + 1) * per_minute) - math.floor(minute * per_minute)


def _slices(work: Work, box: MailboxState) -> int:
    """How many it has. A mailbox that is not watched has a round every ten minutes, which reads
    one."""
    if not box.complete or box.highestmodseq or box.id == work.mapping:
        return 0
    older = whereabouts.count(work.store, box.id, box.uidvalidity) - mailbox.NEWEST
    found = math.ceil(max(0, older) / mailbox.SLICE)
    return found if box.role == "inbox" or found > 1 else 0


def _slice(work: Work, box: MailboxState) -> None:
    where = (work.store, box.id, box.uidvalidity)
    here = (work.selected, work.uidvalidity) == (box.raw_name, box.uidvalidity)
    if not here and work.select(box).uidvalidity != box.uidvalidity:
        return  # it is mapped anew first
    newest = whereabouts.newest(*where, mailbox.NEWEST)
    lowest = min(newest, default=0)
    start = box.flags_from if 0 < box.flags_from < lowest else lowest
    uids = whereabouts.newest(*where, mailbox.SLICE, below=start)
    theirs = {entry.uid: entry.flags for entry in work.session.flags(uids).found}
    changes = mailbox.differences(theirs, whereabouts.flags_of(*where, uids))
    if changes:
        carry_out(work, box, UpdateFlags(changes))
    last = len(uids) < mailbox.SLICE
    mailboxes.flags_read(work.store, box.id, 0 if last else min(uids))
