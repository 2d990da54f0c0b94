"""What IMAP has to do with sent mail: a copy in Sent, exactly one, and proof where it is unsure
whether a mail was sent at all."""

import logging
from collections.abc import Sequence

from store.message.digest import digest_of_headers
from store.records import mailboxes, outbox
from store.records.mailboxes import MailboxState
from store.records.rows import Outgoing
from store.rules.instant import Instant
from sync import turns
from sync.faults import Refused
from sync.work import Work

LOOKS = (2, 8, 20)
"""Seconds after the server took a mail: does it file the copy itself?"""
DOUBTS = (60, 300, 900)
"""Seconds after an attempt that may have sent the mail; then every hour."""
HOUR = 3_600
FILE_THEMSELVES = {"smtp.gmail.com", "smtp.office365.com", "smtp-mail.outlook.com"}

log = logging.getLogger(__name__)


def file(work: Work, boxes: Sequence[MailboxState]) -> None:
    """See to all mails that were sent, or perhaps were."""
    sent = next((box for box in boxes if box.role == "sent"), None)
    for mail in outbox.due(work.store, work.account_id, work.now()):
        work.border()
        if mail.state == "accepted":
            _file(work, sent, mail)
        elif mail.state == "uncertain":
            _doubt(work, sent, mail)


def next_look(since: Instant, now: Instant, looks: Sequence[int]) -> Instant | None:
    """The next instant to look into Sent; None after the last one."""
    return next((since + after for after in looks if since + after > now), None)


def _file(work: Work, sent: MailboxState | None, mail: Outgoing) -> None:
    if sent is None or not wants_copy(work):
        outbox.filed(work.store, mail.id)
        return
    if _lies_in(work, sent, mail.message_id):
        outbox.filed(work.store, mail.id)
        turns.touch(work, [sent])
        return
    again = next_look(mail.updated_at, work.now(), LOOKS)
    if again is not None and work.account.save_sent == "auto":
        outbox.later(work.store, mail.id, again)
        return
    _append(work, sent, mail)


def wants_copy(work: Work) -> bool:
    """Whether we are to file the copy, if the server does not."""
    account = work.account
    if account.save_sent != "auto":
        return account.save_sent == "yes"
    if account.smtp is not None and account.smtp.host.lower() in FILE_THEMSELVES:
        return False
    return not mailboxes.memory(work.store, work.account_id).get("files_sent")


def _append(work: Work, sent: MailboxState, mail: Outgoing) -> None:
    letter = outbox.claimed(work.store, mail.id)
    if letter is not None:
        try:
            work.session.append(sent.raw_name, letter.sent_copy, ["\\Seen"])
        except Refused as fault:
            log.warning("%s: no copy of a sent mail: %s %s", sent.name, fault.code, fault.text)
    outbox.filed(work.store, mail.id)
    turns.touch(work, [sent])


def _doubt(work: Work, sent: MailboxState | None, mail: Outgoing) -> None:
    """Found in Sent, it was sent; else the user is asked, and it is looked for again."""
    if sent is not None and _lies_in(work, sent, mail.message_id):
        outbox.accepted(work.store, mail.id)
        outbox.filed(work.store, mail.id)
        turns.touch(work, [sent])
        return
    again = next_look(mail.updated_at, work.now(), DOUBTS)
    outbox.later(work.store, mail.id, work.now() + HOUR if again is None else again)


def _lies_in(work: Work, box: MailboxState, message_id: str) -> bool:
    work.select(box)
    uids = work.session.find_message_id(message_id)
    headers = work.session.headers(uids).found
    return any(digest_of_headers(raw, 0)[0] == message_id for _, raw in headers)
