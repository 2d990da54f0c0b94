"""How much mail of the past one account may fetch in a day.

Gmail lets an account take 2.5 GB a day over IMAP, all its programs together, and then locks it for
all of them. So history and files that nobody waits for stop well before, and go on the day after;
new mail and what the user asks for never wait. Counted in the store, since the day outlasts the
daemon.
"""

from store.records import mailboxes
from sync.work import Work

GMAIL = 1_500_000_000
"""Octets."""
DAY = 86_400
STEP = 4 << 20
"""Written down whenever so much more has come: a kill forgets no more than this."""
_KEY = "fetched"


def count(work: Work) -> None:
    """Take note of what the connection has brought since the last time."""
    if not limited(work):
        return
    fresh = work.session.received - work.counted
    if fresh < STEP and not _today(work)[1] + fresh >= GMAIL:
        return
    work.counted = work.session.received
    since, octets = _today(work)
    mailboxes.remember(work.store, work.account_id, **{_KEY: [since, octets + fresh]})


def used_up(work: Work) -> bool:
    return limited(work) and _today(work)[1] >= GMAIL


def limited(work: Work) -> bool:
    return work.session.offers("X-GM-EXT-1")


def _today(work: Work) -> tuple[int, int]:
    """When its day began, and what came since."""
    since, octets = mailboxes.memory(work.store, work.account_id).get(_KEY, [0, 0])
    now = work.now()
    return (since, octets) if 0 <= now - since < DAY else (now, 0)
