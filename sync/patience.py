"""How long history rests when a server says that it is too much: new mail and wishes go on.

[THROTTLED] asks for patience, as [LIMIT] does; [OVERQUOTA] at a FETCH is a limit of commands or
bandwidth, beyond which some servers lock the account. Remembered with the account, since the next
connection meets the same server.
"""

from store.records import mailboxes
from sync.work import Work

_KEY = "history_rests"
MINUTES, HOUR = 60, 3_600
WAIT = (10 * MINUTES, 6 * HOUR)
"""Seconds of the first rest and of the longest."""
WAITS = {"THROTTLED": WAIT, "LIMIT": WAIT, "OVERQUOTA": (HOUR, 24 * HOUR)}
"""By the server's code."""


def rest(work: Work, code: str) -> None:
    """History rests, twice as long each time until it has come to its end."""
    first, longest = WAITS.get(code, WAIT)
    _, before = mailboxes.memory(work.store, work.account_id).get(_KEY, [0, 0])
    seconds = min(longest, max(first, 2 * before))
    mailboxes.remember(work.store, work.account_id, **{_KEY: [work.now() + seconds, seconds]})


def resting(work: Work) -> bool:
    """No rest outlasts the longest, wherever the clock is set to meanwhile."""
    until, seconds = mailboxes.memory(work.store, work.account_id).get(_KEY, [0, 0])
    return bool(0 < until - work.now() <= seconds)


def over(work: Work) -> None:
    """History has come to its end."""
    if _KEY in mailboxes.memory(work.store, work.account_id):
        mailboxes.remember(work.store, work.account_id, **{_KEY: None})
