"""What is being written, in the Drafts mailbox: the newest version of each draft, and no other.

A new version goes there before the old one is removed. What is begun is on the disk first, and each
round over the mailbox knows our versions again (`uploads.recognise`), so that a kill at any point
leaves one in the end. Nothing that another program put there is touched, but for a draft that the
user goes on with here: that one goes to Trash, as a wish like any other.
"""

import logging
from collections.abc import Sequence

from store.message.digest import digest_of_headers
from store.message.drafts import new_message_id
from store.records import outbox_rows, uploads, uploads_todo
from store.records.mailboxes import MailboxState
from store.records.uploads import Copy, Wanted
from sync import passing, stumbling, turns
from sync.discarding import discard, discards
from sync.faults import Refused
from sync.refusing import AGAIN_AFTER, GONE, final
from sync.work import Work

HOUR = 3_600
SOON = 60
"""Seconds after which a mailbox that is being mapped anew is looked at again."""

log = logging.getLogger(__name__)


def keep(work: Work, boxes: Sequence[MailboxState], *, at_once: bool = False) -> None:
    """See to all drafts that are due; at_once: to all. The mailboxes were looked at before."""
    if work.account.drafts == "server":
        uploads.take_leave(work.store, work.account_id)
    box = next((box for box in boxes if box.role == "drafts"), None)
    for wanted in _todo(work).wanted:
        if at_once or wanted.due <= work.now():
            work.border()
            _upload(work, box, wanted)
    found = _todo(work)
    for copy in found.over:
        uploads.forget(work.store, copy.id)
    for copy in (*found.unsure, *found.surplus):
        if at_once or copy.not_before <= work.now():
            work.border()
            _remove(work, boxes, copy)


def _todo(work: Work) -> uploads_todo.Todo:
    kept = work.account.drafts == "server"
    return uploads_todo.todo(work.store, work.account_id, work.now(), kept=kept)


def _upload(work: Work, box: MailboxState | None, wanted: Wanted) -> None:
    # None is made for it: other programs would not look there. And what goes there must go again.
    if box is None or not discards(work):
        uploads.refused(work.store, wanted.id, work.now() + HOUR)
        return
    try:
        with passing.asking(work, passing.DRAFT, wanted.id):
            _bring_up(work, box, wanted.id)
    except Refused as fault:
        log.warning("%s: a draft is not taken: %s %s", box.name, fault.code, fault.text)
        work.strayed |= fault.code in GONE
        given_up = final(fault.code) or wanted.tries >= len(AGAIN_AFTER)
        wait = HOUR if given_up else AGAIN_AFTER[wanted.tries]
        facts = {"text": fault.text or fault.code}
        uploads.refused(work.store, wanted.id, work.now() + wait, facts)


def _bring_up(work: Work, box: MailboxState, id_: int) -> None:
    _as_it_is(work, box)
    found = (one for one in _todo(work).wanted if one.id == id_)
    if (now := next(found, None)) is None:
        return  # it lay there already
    if _mapped(work, box, now.last):
        _put(work, work.box(box.id), now)
    else:
        uploads.refused(work.store, id_, work.now() + SOON)


def _as_it_is(work: Work, box: MailboxState) -> None:
    """A round: versions of ours that lie there are known, and so are those that do not any more.
    Refused where it is closed: of what nobody has looked at nothing is known."""
    if (fault := turns.touch(work, [box]).get(box.id)) is not None:
        raise Refused(fault.code, fault.text)
    work.ingest.drain()
    uploads.take_leave(work.store, work.account_id)


def _mapped(work: Work, box: MailboxState, last: Copy | None) -> bool:
    """The round has seen all that there is: its UIDs are those of today."""
    now = work.box(box.id)
    return last is None or now.uidvalidity == last.uidvalidity or now.complete


def _put(work: Work, box: MailboxState, wanted: Wanted) -> None:
    draft = outbox_rows.one(work.store, wanted.id)
    selected = work.select(box)
    if selected.readonly:
        raise Refused("READ-ONLY")
    if draft is None:
        return
    if selected.uidvalidity != box.uidvalidity:  # it is mapped anew first
        uploads.refused(work.store, wanted.id, work.now() + SOON)
        return
    from store.records.draft_mail import draft_mail  # late: most rounds bring no draft

    last = wanted.last if wanted.last is not None and wanted.last.state != "parted" else None
    name = last.message_id if last is not None else new_message_id(work.account.address)
    begun = last is not None and last.state == "begun" and last.revision == wanted.revision
    at = last.at if last is not None and begun else work.now()
    mail = draft_mail(work.store.config, work.account, draft, name, at)
    row = uploads.begun(work.store, wanted, box, (name, mail.digest, len(mail.raw)), at)
    before = selected.uidnext or 1
    uid = work.append(box, mail.raw, ["\\Draft", "\\Seen"], before)
    if uid is None:
        work.select(box)
        uid = _found(work, name, mail.digest, before)
    uploads.there(work.store, row, box.uidvalidity, uid)
    turns.touch(work, [box])


def _found(work: Work, name: str, digest: bytes, from_uid: int) -> int:
    """The UID of what was just put there, 0 if it is not found: a search may name others, too, and
    what is taken for ours goes with the next version."""
    uids = work.session.find_message_id(name, from_uid)
    headers = work.session.headers(uids).found
    return max((uid for uid, raw in headers if digest_of_headers(raw, 0)[1] == digest), default=0)


def _remove(work: Work, boxes: Sequence[MailboxState], copy: Copy) -> None:
    """By UID alone, and only where it is known to be ours: as the push of wishes does it."""
    box = next((box for box in boxes if box.id == copy.mailbox_id), None)
    if box is None:
        uploads.forget(work.store, copy.id)
        return
    try:
        with passing.asking(work, passing.VERSION, copy.id):
            _let_go(work, box, copy)
    except Refused as fault:
        log.warning("%s: a draft stays there: %s %s", box.name, fault.code, fault.text)
        work.strayed |= fault.code in GONE
        uploads.rest(work.store, copy.id, work.now() + HOUR)


def _let_go(work: Work, box: MailboxState, copy: Copy) -> None:
    if copy.state == "begun":
        _as_it_is(work, box)
        copy = uploads.one(work.store, copy.id) or copy
    selected = work.select(box)
    if selected.uidvalidity != copy.uidvalidity and not work.box(box.id).complete:
        uploads.rest(work.store, copy.id, work.now() + SOON)
        return
    if selected.uidvalidity == copy.uidvalidity and _lies_there(work, copy.uid):
        if selected.readonly:
            raise Refused("READ-ONLY")
        discard(work, copy.uid)
    uploads.forget(work.store, copy.id)
    turns.touch(work, [box])


def _lies_there(work: Work, uid: int) -> bool:
    if not uid:
        return False
    return any(entry.uid == uid for entry in stumbling.given(work.session.flags([uid])))
