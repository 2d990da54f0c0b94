"""Mails that a server does not give: whether it gives any just now, and how long they are put
aside.

A server that stumbles for a minute refuses whatever it is asked for. So a mail is taken for one
that cannot be read only where others are given beside it; where none is, all of them wait.
"""

import logging
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from store.records import mailboxes, whereabouts
from store.records.mailboxes import MailboxState
from sync import patience
from sync.faults import NOT_NOW, Refused
from sync.wire import Body, Fetched, Index, Unreadable
from sync.work import Work

DAY, HOUR, SOON = 86_400, 3_600, 600
"""Seconds for which a mail is put aside: one that cannot be read; one that the server could not
give just now, and could not before; and at the first time."""
SAMPLE = 65_536
"""Octets of a mail that is here already."""
_NEWEST, _LARGEST = 50, 5
"""Of so many newest mails one of the largest: a line may carry what is small, and no more."""
_REFUSED = NOT_NOW | {"NO"}
"""Codes of mails that were refused, and not given badly."""

STANDS_IN_SECONDS = 2 * HOUR
"""So long after its arrival a mail is waited for in whose place Exchange tells that it cannot be
had: it may still look into its files. After that this is better than nothing."""
_STAND_IN = re.compile(
    rb"^from: *\"?microsoft exchange server[^@\n]*$", re.IGNORECASE | re.MULTILINE
)

T = TypeVar("T")

log = logging.getLogger(__name__)


def note(work: Work, box: MailboxState, bad: Sequence[Unreadable], *, others: bool) -> None:
    """Put these aside for a while. Refused where the server gives none: they are asked for again
    the next time.

    others: some that were asked for with them were given.
    """
    if not bad:
        return
    log.warning("%s: the server cannot give %s", box.name, bad)
    known = before(work, box)
    fresh = [one for one in bad if one.code in _REFUSED and one.uid not in known]
    answers = others or any(one.code not in _REFUSED for one in bad)
    gives = answers or not fresh or sample(work, box)
    if not gives:
        if _is_soon(work, box):
            raise Refused(fresh[0].code if fresh[0].code in NOT_NOW else "", fresh[0].text)
        over(work, box)  # lest a mailbox of nothing but such mails be closed for ever
    passing = NOT_NOW if gives else _REFUSED
    aside: dict[int, dict[int, str]] = {}
    for uid, code, text in bad:
        seconds = DAY if code not in passing else HOUR if uid in known else SOON
        aside.setdefault(seconds, {})[uid] = f"{code}: {text}"
    for seconds, why in aside.items():
        put_aside(work, box, why, seconds)


def put_aside(work: Work, box: MailboxState, why: Mapping[int, str], seconds: int) -> None:
    """By UID. What is noted is when a mail was found to be so: earlier, if it is for less time."""
    since = work.now() - DAY + seconds
    found = [(uid, reason[:200]) for uid, reason in why.items()]
    whereabouts.unreadable(work.store, box.id, box.uidvalidity, found, since)


def before(work: Work, box: MailboxState) -> set[int]:
    """The UIDs that could not be read once, however long ago."""
    return whereabouts.unreadables(work.store, box.id, box.uidvalidity, 0)


def bodies(work: Work, box: MailboxState, uids: Sequence[int]) -> Fetched[Body]:
    """Whole mails. Where the server says that it has none of them just now, though it gives others
    or says so time and again, they are asked for one by one: it may be one that it has not."""
    try:
        return work.session.bodies(uids)
    except Refused as fault:
        if fault.code not in NOT_NOW or not (sample(work, box) or not _is_soon(work, box)):
            raise
    each = list(_each(work, uids))
    return Fetched(
        tuple(body for one in each for body in one.found),
        tuple(uid for one in each for uid in one.missing),
        tuple(bad for one in each for bad in one.unreadable),
    )


def _each(work: Work, uids: Sequence[int]) -> Iterator[Fetched[Body]]:
    for uid in uids:
        try:
            yield work.session.bodies([uid])
        except Refused as fault:
            if fault.code not in NOT_NOW:
                raise
            yield Fetched((), (), (Unreadable(uid, fault.code, fault.text),))


def is_none(work: Work, entry: Index, raw: bytes) -> bool:
    """What came in place of a mail, or of its header, is not that mail; there is nothing to tell of
    it, or the server has words of its own for it. It says so while it cannot get at it."""
    if entry.size and not raw:
        return True
    header = raw.partition(b"\r\n\r\n")[0]
    told = _STAND_IN.search(header) and b"IMAP4" in header
    if not told or b"message-id:" in header.lower():
        return False
    came = entry.internaldate
    return came is not None and 0 <= work.now() - came < STANDS_IN_SECONDS


def given(answer: Fetched[T]) -> tuple[T, ...]:
    """For who looks for a mail among these: what is refused may be it. Refused then."""
    for _, code, text in answer.unreadable:
        if code in _REFUSED:
            raise Refused(code if code in NOT_NOW else "", text)
    return answer.found


def sample(work: Work, box: MailboxState, octets: int = SAMPLE) -> bool:
    """Whether the server gives a mail that is here already, if there is one. Nothing is made of it:
    it shows only whether the server, and the line, can give any, up to so many octets."""
    held = whereabouts.largest(work.store, box.id, box.uidvalidity, _NEWEST, _LARGEST)
    if not held:
        return False
    try:
        found = work.session.partial(random.choice(held), 0, octets).found
        work.largest = max([work.largest, *(len(body.raw) for body in found)])
        return bool(found)
    except Refused as fault:
        if fault.code in patience.WAITS:
            raise
        return False


def _is_soon(work: Work, box: MailboxState) -> bool:
    """The server has begun to stumble over this mailbox some minutes ago at most, or just now."""
    known = mailboxes.memory(work.store, work.account_id)
    now = work.now()
    since = known.get(_key(box), now)
    if not 0 <= now - since < DAY:
        since = now
    if known.get(_key(box)) != since:
        mailboxes.remember(work.store, work.account_id, **{_key(box): since})
    return bool(now - since < SOON)


def over(work: Work, box: MailboxState) -> None:
    """The server gives mails of this mailbox."""
    if _key(box) in mailboxes.memory(work.store, work.account_id):
        mailboxes.remember(work.store, work.account_id, **{_key(box): None})


def _key(box: MailboxState) -> str:
    return f"stumbles:{box.id}"
