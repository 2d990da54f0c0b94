"""A FETCH whose answers are believed only as far as they go.

Answers may come in any order, twice, in two halves, for messages that nobody asked for or
without a UID; some are missing and some are broken. Each message is judged by itself.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TypeVar

from sync.answers import Attributes, Malformed, attributes, number, split
from sync.asking import Answer, Asking, refusal
from sync.facts import Large
from sync.faults import Lost
from sync.searching import living
from sync.uidsets import MOST, UidSet, compact, expand
from sync.wire import Fetched, Unreadable

T = TypeVar("T")
Reader = Callable[[int, Attributes], T]

# A server may refuse some of what a FETCH asks for and have sent the rest (RFC 2180 4.1).
_PARTIAL = {"", "EXPUNGEISSUED", "NONEXISTENT", "SERVERBUG"}


def fetch(
    session: Asking,
    uids: Iterable[int],
    items: bytes,
    read: Reader[T],
) -> Fetched[T]:
    """Each message read from its own answer.

    What has no answer, or a broken one, and is still there, is asked for once more and alone,
    so that a server that stumbles over one message keeps back no other.
    """
    asked = list(dict.fromkeys(uids))
    answered: dict[int, Attributes] = {}
    for uid_set in compact(asked):
        answered |= _ask(session, uid_set, items)[0]
    found: list[T] = []
    doubtful: list[int] = []
    for uid in asked:
        try:
            found.append(read(uid, answered[uid]))
        except (KeyError, Malformed):
            doubtful.append(uid)
    there = living(session, doubtful)
    unreadable: list[Unreadable] = []
    for uid in (uid for uid in doubtful if uid in there):
        again = _alone(session, uid, items, read)
        if isinstance(again, Unreadable):
            unreadable.append(again)
        else:
            found.append(again)
    missing = tuple(uid for uid in doubtful if uid not in there)
    return Fetched(tuple(found), missing, tuple(unreadable))


def listed(session: Asking, from_uid: int = 1) -> UidSet:
    """The UIDs from one on, as a FETCH tells them: no server leaves any out of that."""
    answer = session.ask("UID FETCH", b"%d:%d" % (from_uid, MOST), b"(UID)")
    uids: list[int] = []
    for records in split(answer.untagged.get("FETCH", ())):
        with suppress(KeyError, Malformed):
            uids.append(number(attributes(records)["UID"]))
    return UidSet.of(uid for uid in uids if from_uid <= uid <= MOST)


def _alone(session: Asking, uid: int, items: bytes, read: Reader[T]) -> T | Unreadable:
    answered, answer = _ask(session, str(uid), items)
    try:
        return read(uid, answered[uid])
    except KeyError:
        if answer.status == "OK":
            return Unreadable(uid, "no-answer", "")
        return Unreadable(uid, answer.code.name or answer.status, answer.code.text)
    except Large as error:
        return Unreadable(uid, "too-large", str(error))
    except Malformed as error:
        return Unreadable(uid, "malformed", str(error))


def _ask(session: Asking, uid_set: str, items: bytes) -> tuple[dict[int, Attributes], Answer]:
    wanted = expand(uid_set)
    try:
        answer = session.answer("UID FETCH", uid_set.encode("ascii"), items)
    except Lost as lost:
        lost.uids = tuple(wanted)
        raise
    if answer.status != "OK":
        fault = refusal(answer)
        if fault.code not in _PARTIAL:
            raise fault
    answered: dict[int, Attributes] = defaultdict(dict)
    for records in split(answer.untagged.get("FETCH", ())):
        try:
            values = attributes(records)
            uid = number(values["UID"]) if "UID" in values else 0
        except Malformed:
            continue
        if uid in wanted:
            answered[uid] |= values
        elif "FLAGS" in values:
            session.flags_changed()
    return dict(answered), answer
