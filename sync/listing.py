"""The mailboxes of an account: what LIST says, who plays which role, and the one that a wish
needs and the server lacks."""

import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from store.records import mailboxes
from store.records.mailboxes import ListedMailbox, MailboxState
from sync import passing, roles
from sync.faults import NOT_NOW, Refused
from sync.no_mail import no_mail
from sync.renames import renamed
from sync.rivals import newest
from sync.wire import Listed
from sync.work import Work

log = logging.getLogger(__name__)

MAKEABLE = {"archive": "Archive", "trash": "Trash"}
"""Roles whose mailbox is made where there is none."""


def take(work: Work) -> list[MailboxState]:
    """LIST into the store; the mailboxes that are to be followed, INBOX and Sent first.

    A LIST that comes back empty changes nothing, and one that lacks what still answers is not
    whole.
    """
    known = mailboxes.mailboxes(work.store, work.account_id)
    listed = _listed(work, _one_inbox(work.session.mailboxes(), known))
    if listed:
        names = {box.raw_name for box in listed}
        missing = [box for box in known if box.raw_name not in names]
        gone = [box for box in missing if not _lives(work, box)]
        known = _follow(work, known, gone, listed)
        listed += [_row(box) for box in missing if box not in gone]
    if listed and {_row(box) for box in known} != set(listed):
        known = mailboxes.save_listed(work.store, work.account_id, listed, work.now())
    return followed(known)


def _one_inbox(listed: Sequence[Listed], known: Sequence[MailboxState]) -> list[Listed]:
    """INBOX is INBOX in any case (rule 4.1/33): it keeps the name under which it is known, also
    where the server spells it otherwise now, or lists it twice. One that only contains others
    takes no other's place."""
    inboxes = [box for box in listed if roles.is_inbox(box.raw)]
    if not inboxes:
        return list(listed)
    one = max(inboxes, key=lambda box: box.selectable)  # the first of them
    name = next(filter(roles.is_inbox, (box.raw_name for box in known)), one.raw)
    return [replace(one, raw=name), *(box for box in listed if box not in inboxes)]


def _follow(
    work: Work,
    known: list[MailboxState],
    gone: Sequence[MailboxState],
    listed: Sequence[ListedMailbox],
) -> list[MailboxState]:
    """A mailbox that has another name now stays the same to us."""
    names = {box.raw_name for box in known}
    found = renamed(work, gone, [box for box in listed if box.raw_name not in names])
    for box, now in found:
        log.info("%s is %s now", box.name, now.name)
        mailboxes.renamed(work.store, box.id, now.raw_name)
    return mailboxes.mailboxes(work.store, work.account_id) if found else known


def _lives(work: Work, box: MailboxState) -> bool:
    try:
        with passing.asking(work, passing.ROUND, box.id):
            work.session.status(box.raw_name)
    except Refused as fault:
        return fault.code in NOT_NOW
    return True


def followed(boxes: Sequence[MailboxState]) -> list[MailboxState]:
    order = {"inbox": 0, "sent": 1}
    wanted = [box for box in boxes if box.selectable]
    return sorted(wanted, key=lambda box: (order.get(box.role, 2), box.id))


def _listed(work: Work, listed: Sequence[Listed]) -> list[ListedMailbox]:
    known = mailboxes.mailboxes(work.store, work.account_id)
    listed = _with_attributes(listed, known)
    had = {box.raw_name: box.role for box in known}
    age = newest(work.session)

    def looked_at(box: Listed) -> int:
        with suppress(Refused), passing.asking(work, passing.LOOK, passing.number(box.raw)):
            work.selected = None
            return age(box)
        return 0

    space = work.session.namespace()
    found = roles.roles(listed, work.account.mailboxes, space, looked_at, had)
    gmail = work.session.offers("X-GM-EXT-1")
    none = no_mail(listed) if work.session.exchange else ()
    rows = []
    for box in listed:
        role, how, _ = found[box.raw]
        if gmail and "\\all" in box.attributes:
            role, how = "archive", "attribute"  # what is archived at Gmail lies nowhere else
        selectable = box.selectable and role != "view" and box.raw not in none
        rows.append(ListedMailbox(box.raw, box.name, box.delimiter, role, how, selectable))
    return rows


def _with_attributes(listed: Sequence[Listed], known: Sequence[MailboxState]) -> Sequence[Listed]:
    """A server that told which mailbox is what, and says of none any more, has not changed them
    all: another one behind the same name may not know it."""
    told = {box.raw_name: box.role for box in known if box.role_how == "attribute"}
    if any(box.attributes & roles.SPECIAL for box in listed):
        return listed
    return [
        replace(box, attributes=box.attributes | roles.attributes_of(told.get(box.raw, "")))
        for box in listed
    ]


def _row(box: MailboxState) -> ListedMailbox:
    return ListedMailbox(
        box.raw_name, box.name, box.delimiter, box.role, box.role_how, box.selectable
    )


def target_of(
    work: Work, boxes: Sequence[MailboxState], role: str, mailbox_id: int | None
) -> MailboxState:
    """Where a move is to go. Refused if there is no such mailbox, and none may be made."""
    if mailbox_id is not None:
        wanted = [box for box in boxes if box.id == mailbox_id]
    else:
        wanted = [box for box in boxes if box.role == role]
    if wanted:
        return wanted[0]
    if mailbox_id is not None or role not in MAKEABLE:
        raise Refused("no-mailbox", role)
    return _created(work, role)


def find_again(work: Work, box: MailboxState) -> None:
    """A mailbox that is not there any more since it was listed: under the name that somebody gave
    it, else made again, if it is one of ours."""
    known = mailboxes.mailboxes(work.store, work.account_id)
    with suppress(Refused):
        listed = _listed(work, _one_inbox(work.session.mailboxes(), known))
        gone = [] if box.raw_name in {one.raw_name for one in listed} else [box]
        known = _follow(work, known, gone, listed)
    there = any((one.id, one.raw_name) == (box.id, box.raw_name) for one in known)
    if there and box.role in MAKEABLE:
        with suppress(Refused):
            work.session.create(box.name)


def _created(work: Work, role: str) -> MailboxState:
    """Made once, under the prefix of the personal namespace. Another program may have been faster,
    for which not every server has a code."""
    raw, refused = b"", Refused("no-mailbox", role)
    try:
        raw = work.session.create(MAKEABLE[role], work.session.namespace().prefix)
    except Refused as fault:
        refused = fault
    for box in take(work):
        if box.raw_name == raw or box.role == role:
            return box
    raise refused
