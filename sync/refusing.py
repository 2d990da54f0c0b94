"""What becomes of an intent that a server refused."""

import logging
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from store.records import intents
from store.records.intents import Intent, Placement
from sync.faults import NOT_NOW, Refused
from sync.work import Work

AGAIN_AFTER = (60, 300, 1_800)
"""Seconds until a NO that gives no reason, or says 'not now', is tried again."""
FULL, FULL_AFTER = "OVERQUOTA", 3_600
"""Code of a mailbox that is full, and seconds until it is tried again: somebody may make room."""
SLOWER = {"THROTTLED", "LIMIT"}
"""Codes of a server that was asked too much at once."""
EXPUNGED = {"EXPUNGEISSUED"}
"""Codes of a server that refuses all over one that is gone: it tells so before the next try."""
GONE = {"TRYCREATE", "NONEXISTENT"}
"""Codes of a mailbox that is not there."""

log = logging.getLogger(__name__)


def refuse(
    work: Work,
    members: Sequence[Intent],
    fault: Refused,
    mailbox: str,
    copies: Mapping[int, Placement] = MappingProxyType({}),
) -> None:
    """A NO with a reason (RFC 5530) or a BAD is final and shown to the user; one without, or one
    that is only for now, is tried three times more. A mailbox that is not there is looked for once
    more; what finds one full waits, and is told (rule 4.2/13).

    copies: those that were made by these intents."""
    log.warning("%s: refused: %s %s", mailbox, fault.code, fault.text)
    facts: dict[str, object] = {"mailbox": mailbox, "text": fault.text}
    for intent in members:
        after = wait(fault.code, intent.tries)
        retry_at = None if after is None else work.now() + after
        copied = {"copy": copies[intent.id][:3]} if intent.id in copies else {}
        intents.fail(work.store, intent.id, fault.code or "NO", facts | copied, retry_at)


def wait(code: str, attempt: int) -> int | None:
    """Seconds until the next attempt after `attempt` earlier ones; None: never."""
    if code in GONE:
        return 0 if attempt == 0 else None
    if code == FULL:
        return FULL_AFTER
    if final(code):
        return None
    return AGAIN_AFTER[attempt] if attempt < len(AGAIN_AFTER) else None


def ends(code: str, attempt: int) -> bool:
    """Nothing but room is waited for."""
    return code == FULL or wait(code, attempt) is None


def final(code: str) -> bool:
    """Trying again would meet the same answer."""
    return bool(code) and code not in NOT_NOW | SLOWER | EXPUNGED
