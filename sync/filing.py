"""What IMAP has to do with sent mail: a copy in Sent, exactly one, and proof where it is unsure
whether a mail was sent at all.

Some servers put what they send into Sent by themselves, and none says so. So it is looked for
there some times before ours is put in, and what came of that is remembered of the account's SMTP
host: `itself` (wait for it, long), `never` (put ours in at once). Either may prove wrong later: a
second copy costs us ours, a copy that never comes is made up for.
"""

import json
import logging
from collections.abc import Sequence
from contextlib import nullcontext, suppress

from store.records import mailboxes, outbox_copies, outbox_groups, outbox_states
from store.records.mailboxes import MailboxState
from store.records.outbox_copies import Place, Seen
from store.records.outbox_states import Claimed
from store.records.rows import Outgoing
from store.rules.instant import Instant
from sync import copies, passing, turns
from sync.discarding import discard, discards
from sync.faults import Refused
from sync.listing import take
from sync.refusing import FULL, FULL_AFTER, GONE, final
from sync.work import Work

LOOKS = (2, 8, 20)
"""Seconds after the server took a mail: does it file the copy itself?"""
LATE_LOOKS = (300, 1_800)
"""Where it is known to do so, it may take its time."""
APPENDS = (60, 300, 1_800)
"""Seconds after which ours is offered again, where the server says NO and not why."""
DOUBTS = (60, 300, 900)
"""Seconds after an attempt that may have sent the mail; then every hour."""
HOUR = 3_600
FILE_THEMSELVES = {"smtp.gmail.com", "smtp.office365.com", "smtp-mail.outlook.com"}

log = logging.getLogger(__name__)


def file(work: Work, boxes: Sequence[MailboxState]) -> None:
    """See to all mails that were sent, or perhaps were."""
    sent = _sent(boxes)
    for mail in outbox_states.due(work.store, work.account_id, work.now()):
        work.border()
        try:
            with passing.asking(work, passing.COPY, mail.id) if sent else nullcontext():
                if mail.state == "accepted":
                    _file(work, sent, mail)
                elif mail.state == "uncertain":
                    _doubt(work, sent, mail)
        except Refused as fault:  # Sent cannot be looked into
            assert sent is not None
            _not_looked(work, sent, mail, fault)


def settle(work: Work, boxes: Sequence[MailboxState]) -> None:
    """After a look at the mailboxes: what they tell about mails that were sent, or perhaps were.
    Asks the store alone, unless a second copy has turned up."""
    for id_ in outbox_copies.proven(work.store, work.account_id):
        outbox_states.accepted(work.store, id_, work.now())
    sent = _sent(boxes)
    if sent is None:
        return
    for seen in outbox_copies.seen(work.store, work.account_id, sent.id, work.now()):
        work.border()
        try:
            with passing.asking(work, passing.COPY, seen.id):
                _settle(work, sent, seen)
        except Refused as fault:
            log.warning("%s: two copies of a sent mail: %s %s", sent.name, fault.code, fault.text)


def next_look(since: Instant, now: Instant, looks: Sequence[int]) -> Instant | None:
    """The next instant to look into Sent; None after the last one, and where the clock was set back
    since."""
    if since > now:
        return None
    return next((since + after for after in looks if since + after > now), None)


def _sent(boxes: Sequence[MailboxState]) -> MailboxState | None:
    return next((box for box in boxes if box.role == "sent"), None)


# The copy in Sent


def _file(work: Work, sent: MailboxState | None, mail: Outgoing) -> None:
    if mail.left is not None and outbox_groups.called_sent(work.store, mail.id, work.now()):
        return
    letter = outbox_states.claimed(work.store, mail.id)
    if sent is None or letter is None or not wants_copy(work):
        outbox_copies.filed(work.store, mail.id, work.now())
        return
    looks = _looks(work, mail)
    if mail.updated_at <= work.now() < mail.updated_at + looks[0]:
        outbox_copies.later(work.store, mail.id, mail.updated_at + looks[0])
        return
    if found := copies.find(work, sent, letter):
        _found(work, sent, mail, found[0])
        return
    again = next_look(mail.updated_at, work.now(), looks)
    if again is not None:
        outbox_copies.later(work.store, mail.id, again)
        return
    _append(work, sent, mail, letter)


def wants_copy(work: Work) -> bool:
    """Whether it is our affair that a copy lies in Sent."""
    account = work.account
    if account.save_sent != "auto":
        return account.save_sent == "yes"
    return account.smtp is None or account.smtp.host.lower() not in FILE_THEMSELVES


def _looks(work: Work, mail: Outgoing) -> tuple[int, ...]:
    """Seconds after which Sent is looked into; after the last one ours goes there. Once is enough
    where ours went there before and it is not known whether it arrived (APPEND twice is two)."""
    if work.account.save_sent == "yes" or mail.copy is not None:
        return (0,)
    match habit(work):
        case "never":
            return (0,)
        case "itself":
            return (*LOOKS, *LATE_LOOKS)
        case _:
            return LOOKS


def habit(work: Work) -> str:
    """`itself`, `never`, or '' as long as it is not known; of today's SMTP server."""
    host = work.account.smtp.host if work.account.smtp else ""
    known = mailboxes.memory(work.store, work.account_id).get("files_sent")
    return str(known[1]) if known and known[0] == host else ""


def _learn(work: Work, what: str) -> None:
    if work.account.smtp is not None and habit(work) != what:
        log.info("%s: files what it sends: %s", work.account.smtp.host, what)
        mailboxes.remember(work.store, work.account_id, files_sent=[work.account.smtp.host, what])


def _found(work: Work, sent: MailboxState, mail: Outgoing, uid: int) -> None:
    validity = work.uidvalidity
    _lies_there(work, mail.id, mail.copy)
    _take_in(work, sent)
    there = outbox_copies.message_at(work.store, sent.id, validity, uid)
    if there is not None and there != mail.message:
        outbox_copies.replaced(work.store, mail.id, there)


def _lies_there(work: Work, id_: int, own: tuple[int, int] | None) -> None:
    """A copy that was not ours is the server's."""
    if own is None:
        _learn(work, "itself")
    outbox_copies.filed(work.store, id_, work.now())


def _take_in(work: Work, sent: MailboxState) -> None:
    """What lies in Sent now, into the store, so that it is known as this very mail."""
    turns.touch(work, [sent])
    work.ingest.drain()
    settle(work, [sent])


def _append(work: Work, sent: MailboxState, mail: Outgoing, letter: Claimed) -> None:
    selected = work.select(sent)
    if not outbox_copies.begun(work.store, mail.id, selected.uidvalidity):
        return
    try:
        uid = work.append(sent, letter.sent_copy, ["\\Seen"], selected.uidnext or 1)
    except Refused as fault:
        _not_taken(work, sent, mail, fault)
        return
    if uid is None:
        uid = max(copies.find(work, sent, letter), default=None)  # none was there before
    if mail.copy is None and not mail.was:
        _learn(work, "never")
    outbox_copies.filed(work.store, mail.id, work.now(), uid)
    _take_in(work, sent)


def _not_taken(work: Work, sent: MailboxState, mail: Outgoing, fault: Refused) -> None:
    """The mail is sent and kept here; that its copy is not in Sent is told, once it is final, or
    waits for room (rule 4.2/13)."""
    log.warning("%s: no copy of a sent mail: %s %s", sent.name, fault.code, fault.text)
    if fault.code == FULL:
        at = work.now() + FULL_AFTER
        outbox_copies.waits(work.store, mail.id, at, sent.name, fault.text or fault.code)
        return
    if _is_elsewhere(work, sent, fault):
        outbox_copies.later(work.store, mail.id, work.now())
        return
    over = final(fault.code) and fault.code not in GONE
    again = None if over else next_look(mail.updated_at, work.now(), APPENDS)
    if again is not None:
        outbox_copies.later(work.store, mail.id, again)
        return
    facts = {"code": "no-copy", "mailbox": sent.name, "text": fault.text or fault.code}
    outbox_copies.filed(work.store, mail.id, work.now(), error=json.dumps(facts))


def _is_elsewhere(work: Work, sent: MailboxState, fault: Refused) -> bool:
    """What was listed as Sent is not there any more, and another is Sent now, as after a rename."""
    if fault.code not in GONE:
        return False
    work.strayed = True  # whoever asks has its old name still
    with suppress(Refused):
        now = _sent(take(work))
        return now is not None and now.raw_name != sent.raw_name
    return False


# What turns up later


def _settle(work: Work, sent: MailboxState, seen: Seen) -> None:
    if seen.state != "filed":
        outbox_states.accepted(work.store, seen.id, work.now())
        _lies_there(work, seen.id, seen.own)
    others = [place for place in seen.places if place[1:] != seen.own]
    if len(others) < len(seen.places) and others:
        _only_theirs(work, sent, seen, others)
    elif others and all(place.message != seen.message for place in others):
        outbox_copies.replaced(work.store, seen.id, others[0].message)


def _only_theirs(work: Work, sent: MailboxState, seen: Seen, others: Sequence[Place]) -> None:
    """Ours and the server's own lie there: ours goes, by its UID, if both are there still."""
    assert seen.own is not None
    selected = work.select(sent)
    wanted = {seen.own[1], others[0].uid}
    if selected.uidvalidity != seen.own[0] or others[0].uidvalidity != seen.own[0]:
        return
    if {entry.uid for entry in work.session.flags(sorted(wanted)).found} != wanted:
        return
    if discards(work):  # else both stay, which are one mail to us
        discard(work, seen.own[1])
    _learn(work, "itself")
    outbox_copies.ours_is_gone(work.store, seen.id)
    turns.touch(work, [sent])
    if all(place.message != seen.message for place in others):
        outbox_copies.replaced(work.store, seen.id, others[0].message)


# Was it sent at all?


def _doubt(work: Work, sent: MailboxState | None, mail: Outgoing) -> None:
    """Found in Sent, it was sent; else the user is asked, and it is looked for again. What lies
    there of a mail that goes to one group after the other proves nothing of the one in doubt."""
    letter = outbox_states.claimed(work.store, mail.id) if mail.left is None else None
    found = copies.find(work, sent, letter) if sent is not None and letter is not None else ()
    if sent is not None and found:
        outbox_states.accepted(work.store, mail.id, work.now())
        _found(work, sent, mail, found[0])
        return
    outbox_states.not_found(work.store, mail.id, _doubt_again(work, mail), work.now())


def _not_looked(work: Work, sent: MailboxState, mail: Outgoing, fault: Refused) -> None:
    if mail.state == "uncertain":
        elsewhere = _is_elsewhere(work, sent, fault)
        at = work.now() if elsewhere else _doubt_again(work, mail)
        outbox_copies.later(work.store, mail.id, at)
    else:
        _not_taken(work, sent, mail, fault)


def _doubt_again(work: Work, mail: Outgoing) -> Instant:
    again = next_look(mail.updated_at, work.now(), DOUBTS)
    return work.now() + HOUR if again is None else again
