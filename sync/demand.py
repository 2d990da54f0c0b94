"""Parts of large mails, fetched in pieces: what the user waits for before any history, the rest
by and by where the configuration says so. A piece that came is never asked for again."""

import logging

from store.records import mailboxes, remote
from store.records.remote import Wanted
from store.rules.instant import Instant
from sync import patience
from sync.faults import NOT_NOW, Lost, Refused
from sync.mailbox import change
from sync.packing import pack
from sync.refusing import AGAIN_AFTER
from sync.rounds import held, sight_of
from sync.work import Work

PIECE = 262_144
"""Octets that are asked for at once: new mail and wishes wait for no more than that."""

MOST = 20
"""Files that wait for another attempt: with more it may not be they that the server stumbles over,
and each that it refuses then is the last for some time."""
PAUSES = (*AGAIN_AFTER, 21_600, 86_400)
"""Seconds until one that the server has not just now is asked for again; the last for ever."""
_STUMBLES = {"SERVERBUG", "NO", ""}
"""Codes that say nothing of the file: it may come another time, and is given up in the end."""
_KEY = "files_wait"

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
    to be left in peace, or refuses very many; else what it refuses keeps back no other, and is
    asked for again where it says 'not now', or gives no reason. So is what is given up since the
    connection is lost over it (see `breaking`): it may be the line."""
    waiting = _tried_again(work)
    next_ = remote.next_absent(work.store, work.account_id)
    if next_ is None:
        return False
    try:
        came = _piece(work, next_)
    except Refused as fault:
        if fault.code in patience.WAITS:
            raise
        many = sum(1 for _, at in waiting.values() if at) >= MOST
        waits = fault.code in _STUMBLES | NOT_NOW
        if waits:
            _wait(work, next_, waiting, fault.code)
        took = _refused(work, next_, fault)
        if waits and many:
            raise
        return took
    except Lost as lost:
        if lost.code != "closed":
            _wait(work, next_, waiting, lost.code)
        raise
    if came and _name(next_) in waiting:
        del waiting[_name(next_)]
        _remember(work, waiting)
    return came


def _refused(work: Work, part: Wanted, fault: Refused) -> bool:
    work.selected = None
    _failed(work, part, fault.code or "refused", fault.text)
    return True


_Waiting = dict[tuple[int, int], tuple[int, Instant]]
"""By message and part: how often it was tried, and when it is again; 0: now."""


def _tried_again(work: Work) -> _Waiting:
    """Those that wait; of those whose time has come each may be asked for again."""
    known = mailboxes.memory(work.store, work.account_id).get(_KEY, [])
    waiting: _Waiting = {(message, part): (tries, at) for message, part, tries, at in known}
    now = work.now()
    due = [
        name
        for name, (_, at) in waiting.items()
        if at and not now < at <= now + PAUSES[-1]  # beyond it the clock was set back
    ]
    for name in due:
        tries, _ = waiting.pop(name)
        if remote.again(work.store, *name):
            waiting[name] = tries, 0
    if due:
        _remember(work, waiting)
    return waiting


def _wait(work: Work, part: Wanted, waiting: _Waiting, code: str) -> None:
    """Written down before it is given up: after a kill between the two it is tried at once."""
    tries, _ = waiting.pop(_name(part), (0, 0))
    if code not in _STUMBLES or tries < len(AGAIN_AFTER):
        pause = PAUSES[min(tries, len(PAUSES) - 1)]
        waiting[_name(part)] = tries + 1, work.now() + pause
    _remember(work, waiting)


def _name(part: Wanted) -> tuple[int, int]:
    return part.message, part.part


def _remember(work: Work, waiting: _Waiting) -> None:
    kept = [[*name, *standing] for name, standing in waiting.items()]
    mailboxes.remember(work.store, work.account_id, **{_KEY: kept or None})


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
        if part.octets and not (data or part.got):
            raise Refused("SERVERBUG")  # nothing at all is not the end of it
        # What a server says of sizes may be wrong, so the end is where no more comes.
        last = len(data) < PIECE
        if not last and part.got > 2 * part.octets:
            remote.forget(work.store, part.message, part.part)
            _failed(work, part, "flood", "")
        else:
            remote.take(work.store, part, pack(data), len(data), work.now(), last=last)
    elif answer.unreadable:
        raise Refused(answer.unreadable[0].code, answer.unreadable[0].text)
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
