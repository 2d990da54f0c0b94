"""In which order a mailbox's past is fetched: windows by date, newest first, in small batches.

UID order is not date order (moved and imported mail has high UIDs and old dates), so the horizon,
back to which an account is complete, is an instant of arrival (INTERNALDATE).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from store.rules.instant import Instant

DAYS = (2, 5, 14, 40, 120, 365)
"""Each two to three times the one before, so that INBOX never waits for much more of Sent."""
OTHERS = (0, 2, 4, len(DAYS))
"""The windows of all other mailboxes: there are many of them, and each costs two questions."""
EVER = len(DAYS)
"""The last window: whatever is left, by UID."""

BATCH_MESSAGES = 200
BATCH_OCTETS = 8_000_000
FIRST_MESSAGES = 50
"""The first batch is small, so that the screen has something to show at once."""

_DAY = 86_400


@dataclass(frozen=True, slots=True)
class Step:
    """One window of one mailbox."""

    mailbox_id: int
    window: int


def horizon(now: Instant, window: int) -> Instant:
    """The instant back to which a mailbox is complete once this window is done."""
    return 0 if window == EVER else now - DAYS[window] * _DAY


def search_since(now: Instant, window: int) -> date | None:
    """The day for SEARCH SINCE; None for all. SINCE ignores zones: a day wider (RFC 9051 6.4.4)."""
    if window == EVER:
        return None
    return datetime.fromtimestamp(horizon(now, window), UTC).date() - timedelta(days=1)


def steps(mailboxes: Sequence[tuple[int, str]]) -> list[Step]:
    """The windows of all mailboxes (id, role) in the order of work.

    Sent stands one window ahead of INBOX, that no answered mail is called owed; only the very
    first window does not wait for that, so that something is there to read.
    """
    sent = [key for key, role in mailboxes if role == "sent"]
    inbox = [key for key, role in mailboxes if role == "inbox"]
    others = [key for key, role in mailboxes if role not in ("sent", "inbox")]
    order = [Step(key, 0) for key in (*sent, *inbox)]
    order += [Step(key, 1) for key in sent]
    order += [Step(key, 0) for key in others]
    for window in range(1, EVER + 1):
        order += [Step(key, window + 1) for key in sent if window < EVER]
        order += [Step(key, window) for key in inbox]
        order += [Step(key, window) for key in others if window in OTHERS]
    return order


def next_batch(sizes: Iterable[tuple[int, int]], limit: int) -> tuple[int, ...]:
    """UIDs from the front of (uid, size) pairs that make one batch: at most `limit` messages and
    BATCH_OCTETS; a larger message is a batch of its own."""
    taken: list[int] = []
    octets = 0
    for uid, size in sizes:
        octets += size
        if taken and (octets > BATCH_OCTETS or len(taken) == limit):
            break
        taken.append(uid)
    return tuple(taken)


def limits() -> Iterator[int]:
    """How many messages the next batch may have: it starts small and grows."""
    size = FIRST_MESSAGES
    while True:
        yield size
        size = min(BATCH_MESSAGES, size * 2)


def towards_the_end(left: int) -> int:
    """The same of the last batches, by how many messages are left of all: while the very last is
    read and written, whoever reads another has nothing else to do."""
    return max(FIRST_MESSAGES, left // 4)
