"""Whether a mailbox holds a copy of a mail that we sent, under whatever Message-ID.

Servers may replace the Message-ID and keep the old one beside it, as Exchange does; else a copy
is known by its Date, Subject and recipients.
"""

from datetime import UTC, datetime, timedelta

from store.message.digest import digest_of_headers, message_ids
from store.message.headers import first, split, with_line_feeds
from store.message.model import Address, ParsedMessage
from store.records import outbox_copies
from store.records.mailboxes import MailboxState
from store.records.outbox_states import Claimed
from sync import stumbling
from sync.facts import DIGEST_FIELDS
from sync.work import Work

NEWEST = 50
"""Mails of the same day that are compared when none bears the Message-ID."""
ORIGINAL = "x-microsoft-original-message-id"
_FIELDS = (*DIGEST_FIELDS, "CC")


def find(work: Work, box: MailboxState, letter: Claimed) -> tuple[int, ...]:
    """The UIDs of its copies; selects the mailbox, since some servers show only then what was put
    there."""
    work.select(box)
    return _named(work, letter) or _alike(work, box, letter)


def _named(work: Work, letter: Claimed) -> tuple[int, ...]:
    uids = work.session.named(letter.message_id)
    headers = stumbling.given(work.session.headers(uids))
    return tuple(uid for uid, raw in headers if digest_of_headers(raw, 0)[0] == letter.message_id)


def _alike(work: Work, box: MailboxState, letter: Claimed) -> tuple[int, ...]:
    from store.message.parse import parse  # late: most copies bear their Message-ID

    ours = parse(letter.raw.partition(b"\r\n\r\n")[0] + b"\r\n\r\n")
    day = (ours.date or datetime.now(UTC)) - timedelta(days=1)
    listed = work.session.uids(since_day=day.date())
    bad = stumbling.before(work, box)  # one may be the end of the connection
    uids = sorted((uid for uid in listed if uid not in bad), reverse=True)
    headers = work.session.headers(uids[:NEWEST], _FIELDS).found
    return tuple(
        uid
        for uid, raw in headers
        if letter.message_id in (names := _names(raw))
        or (_says_so(ours, parse(raw)) and not outbox_copies.anothers(work.store, letter.id, names))
    )


def _names(header: bytes) -> list[str]:
    """Its Message-ID, and the one that it bore before the server gave it another."""
    block = with_line_feeds(header)
    headers, _ = split(block, 0, len(block))
    return message_ids(first(headers, "message-id")) + message_ids(first(headers, ORIGINAL))


def _says_so(ours: ParsedMessage, other: ParsedMessage) -> bool:
    same = ours.date is not None and (ours.date, ours.subject) == (other.date, other.subject)
    return same and _addresses(ours.to, ours.cc) == _addresses(other.to, other.cc)


def _addresses(*headers: tuple[Address, ...]) -> list[set[str]]:
    return [{who.email.casefold() for who in people} for people in headers]
