"""SEARCH, in ranges where the server can (RFC 4731), else in slices that fit into a line."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from sync import answers
from sync.asking import Answer, Asking
from sync.faults import Lost, Refused
from sync.uidsets import Impossible, UidSet, compact, expand

SLICE = 20_000
"""Messages per question to a server without ESEARCH; at most 220 kB of numbers."""
RANGES_SLICE = 80_000
"""With it; 880 kB where every other message is gone, and ranges are of no use."""
LARGEST, MORE = 5_000_000, 1_000_000
"""Messages of the largest mailbox that is believed; and how many more than there are, as the server
says, a SEARCH may name. All that it names are walked, and all UIDs there can be are soon named."""
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
_SEARCHABLE = re.compile(r"[!#-\[\]-~]+")
_SHORTEST_CLUE = 5
_NOT_UNDERSTOOD = {"BAD", "SERVERBUG", ""}


def search(session: Asking, criteria: bytes) -> UidSet:
    """The UIDs that match, in one answer.

    Refused with `no-answer` when the server spoke of no UIDs, or of what can be none, or said
    nothing of a mailbox that is not empty: that is no statement about messages, least of all that
    there are none.
    """
    answer = _asked(session, criteria)
    try:
        found = answers.found(answer.untagged)
        # Of what matches nothing iCloud says nothing at all: OK, and no '* SEARCH'.
        all_of_some = criteria.split()[-1] == b"ALL" and session.exists() > 0
        if found is None and (all_of_some or "ESEARCH" in answer.untagged):
            raise Refused("no-answer", "SEARCH")
        uids = expand(found) if found else UidSet()
    except Impossible as error:
        raise Refused("no-answer", str(error)) from None
    except ValueError as error:
        raise Lost("protocol", str(error)) from None
    if len(uids) > min(session.exists(), LARGEST) + MORE:
        raise Refused("no-answer", "more than there are")
    return uids


def _asked(session: Asking, criteria: bytes) -> Answer:
    if not session.offers("ESEARCH"):
        return session.ask("UID SEARCH", criteria)
    try:
        return session.ask("UID SEARCH", b"RETURN (ALL)", criteria)
    except Refused as fault:
        if fault.code not in _NOT_UNDERSTOOD:
            raise
    answer = session.ask("UID SEARCH", criteria)
    session.disbelieve("ESEARCH")
    return answer


def search_all(session: Asking, criteria: bytes) -> UidSet:
    """Likewise for what may match very many.

    A slice is a range of sequence numbers, not of UIDs, since UIDs are sparse. The slices go
    downwards: what is expunged between two of them moves the rest down, so that some is seen
    twice, and nothing is missed.
    """
    size = RANGES_SLICE if session.offers("ESEARCH") else SLICE
    if not size < session.exists() <= LARGEST:
        return search(session, criteria)
    found = UidSet()
    for first, last in _slices(session, size):
        found |= search(session, b"%d:%d %s" % (first, last, criteria))
    return found


def _slices(session: Asking, size: int) -> Iterator[tuple[int, int]]:
    last = session.exists()
    while last > 0:
        first = max(1, last - size + 1)
        yield first, last
        last = min(first - 1, session.exists())


def living(session: Asking, uids: Sequence[int]) -> UidSet:
    """Which of these messages the server still has; all of them, when it does not say."""
    there = UidSet()
    for uid_set in compact(uids):
        try:
            there |= search(session, b"UID " + uid_set.encode("ascii"))
        except Refused:
            there |= expand(uid_set)
    return there


def since(day: date) -> bytes:
    """Mail that arrived on that day or later, by the server's calendar."""
    month = _MONTHS.split()[day.month - 1]
    return b"SINCE %d-%s-%d" % (day.day, month.encode("ascii"), day.year)


def message_id(value: str) -> bytes | None:
    """A search for a Message-ID by the longest run of it that any server can search for.

    Servers look for a piece of the field, so the answer may hold others too; None when there
    is too little to search for.
    """
    clue = max(_SEARCHABLE.findall(value), key=len, default="")
    if len(clue) < _SHORTEST_CLUE:
        return None
    return b'HEADER Message-ID "%s"' % clue.encode("ascii")
