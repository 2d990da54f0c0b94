"""Parts of large mails, fetched in pieces: what the user waits for before any history, the rest
by and by where the configuration says so. A piece that came is never asked for again."""

import logging

from store.records import remote
from store.records.remote import Wanted
from sync import patience
from sync.faults import NOT_NOW, Lost, Refused
from sync.mailbox import change
from sync.packing import pack
from sync.rounds import held, sight_of
from sync.work import Work

PIECE = 262_144
"""Octets that are asked for at once: new mail and wishes wait for no more than that."""

log = logging.getLogger(__name__)


def wanted(work: Work) -> bool:
    """Fetch a piece of what the user waits for; False if he waits for nothing that can be had."""
    for message, part in remote.lost(work.store, work.account_id):
        remote.fail(work.store, message, part, "gone")
    next_ = remote.next_wanted(work.store, work.account_id)
    if next_ is None:
        return False
    try:
        return _piece(work, next_)
    except Refused as fault:
        return _refused(work, next_, fault)


def absent(work: Work) -> bool:
    """Fetch a piece of anything that is not here; False if all is. Refused where the server wants
    to be left in peace, or can give nothing just now; what it refuses else keeps back no other."""
    next_ = remote.next_absent(work.store, work.account_id)
    if next_ is None:
        return False
    try:
        return _piece(work, next_)
    except Refused as fault:
        if fault.code in {*patience.WAITS, *NOT_NOW} - {"SERVERBUG"}:  # which is of one mail
            raise
        return _refused(work, next_, fault)


def _refused(work: Work, part: Wanted, fault: Refused) -> bool:
    work.selected = None
    _failed(work, part, fault.code or "refused", fault.text)
    return True


def _piece(work: Work, part: Wanted) -> bool:
    if not _selected(work, part):
        return False  # mapped anew first; then it is found where it lies
    try:
        answer = work.session.partial(part.uid, part.got, PIECE, part.section)
    except Lost as lost:
        if lost.code != "closed":  # which is our own doing
            lost.uid, lost.piece = part.uid, (part.message, part.part, part.got)
        raise
    if answer.found:
        data = answer.found[0].raw[:PIECE]
        # What a server says of sizes may be wrong, so the end is where no more comes.
        last = len(data) < PIECE
        if not last and part.got > 2 * part.octets:
            remote.forget(work.store, part.message, part.part)
            _failed(work, part, "flood", "")
        else:
            remote.take(work.store, part, pack(data), len(data), work.now(), last=last)
    elif answer.unreadable:
        _failed(work, part, answer.unreadable[0].code, answer.unreadable[0].text)
    else:
        _failed(work, part, "gone", "")
    return True


def _selected(work: Work, part: Wanted) -> bool:
    box = work.box(part.mailbox_id)
    if (work.selected, work.uidvalidity) == (box.raw_name, part.uidvalidity):
        return True
    sight = sight_of(work.select(box))
    return change(sight, held(work, box)) == "same"


def _failed(work: Work, part: Wanted, code: str, text: str) -> None:
    log.warning("%d, part %d: %s %s", part.message, part.part, code, text)
    remote.fail(work.store, part.message, part.part, code)
