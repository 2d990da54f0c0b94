"""Mails, files and wishes over which the connection is lost, and each time anew: no one of them may
keep all others away for ever.

Some name themselves: the mail of a literal that cannot be read, and what is asked for alone. Where
a server only hangs up over many, the third time in a row all of them are doubted: they come after
all others, one by one, which shows which of them it is.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from itertools import groupby

from store.records import intents, mailboxes, recalled, remote, whereabouts
from store.records.intents import Intent
from store.records.mailboxes import MailboxState
from sync import passing, stumbling
from sync.faults import Lost
from sync.passing import Standing
from sync.uidsets import UidSet
from sync.work import Work

TIMES = passing.TIMES
MOST = 50
"""Mails that are remembered for their structure."""
_DOUBTED = 500
"""Mails and wishes that are remembered as doubted."""
_THE_SERVERS = {"flood", "literal", "protocol"}
"""Codes of ends that what was said of a mail is the reason of; the others may be the network's."""

_EVER = 1 << 40
"""An instant after all others."""

Key = tuple[int, ...]
"""A mail (mailbox, UIDVALIDITY, UID), or a wish (its id)."""


@dataclass(frozen=True, slots=True)
class Doubts:
    """together: what one command was about, or what was in each of several. alone: what is doubted
    by itself; there only those times count when the connection had carried others."""

    together: frozenset[Key] = frozenset()
    standing: Standing = field(default_factory=Standing)
    alone: Mapping[Key, Standing] = field(default_factory=dict)

    def after(self, asked: frozenset[Key], octets: int, *, carried: bool) -> "Doubts":
        """The connection was lost over these, once more."""
        if len(asked) == 1:
            (one,) = asked
            known = self.alone.get(one, Standing())
            return replace(
                self, alone={**self.alone, one: known.after(octets) if carried else known}
            )
        again = self.together & asked
        standing = (self.standing if again else Standing()).after(octets)
        if standing.times < TIMES:
            return replace(self, together=again or asked, standing=standing)
        return Doubts(alone={**dict.fromkeys(again, Standing()), **self.alone})


@contextmanager
def about(wishes: Sequence[Intent]) -> Iterator[None]:
    """What is said to the server here is said for these."""
    try:
        yield
    except Lost as lost:
        if lost.over is None:  # else it is a mailbox that does not open
            lost.wishes = tuple(wish.id for wish in wishes)
        raise


@contextmanager
def noted(work: Work) -> Iterator[None]:
    """What the connection is lost over here is remembered."""
    try:
        yield
    except Lost as lost:
        note(work, lost)
        raise


def note(work: Work, lost: Lost) -> None:
    """Remember over what the connection was lost. The third time a mail by itself is taken for
    unreadable, and passed over for a day; one that was asked how it is built, or for its parts,
    comes without that; of one that was asked for a file, that file is given up; a wish is refused,
    and the copy of one that was given up stays.
    """
    if work.stop.is_set() or lost.code == "closed":  # which is our own doing
        return
    if lost.code == "vanished":  # which may come with any answer, each time
        work.distrust()
        return
    known = mailboxes.mailboxes(work.store, work.account_id)
    box = next((box for box in known if box.raw_name == work.selected), None)
    if lost.wishes:
        _note_wishes(work, box, lost)
    elif box is None or not passing.is_of_mails(lost) or not _note_mail(work, box, lost):
        passing.note(work, lost)


def _note_mail(work: Work, box: MailboxState, lost: Lost) -> bool:
    """False where it was not over mails that are to come: those that we hold were given before."""
    where, uids = (box.id, work.uidvalidity), {*lost.uids, lost.uid} - {0}
    held = work.ingest.coming(*where)
    held |= whereabouts.uids(work.store, *where, UidSet.of(uids).ranges)
    broken = lost.code in _THE_SERVERS and lost.uid not in held
    if lost.uid and (lost.structure or lost.piece or broken):
        _note_named(work, box, lost)
    elif to_come := uids - held:
        _note_mails(work, box, lost, to_come)
    else:
        return False
    return True


def _note_named(work: Work, box: MailboxState, lost: Lost) -> None:
    where = [box.id, work.uidvalidity, lost.uid, *lost.piece]
    *before, times = mailboxes.memory(work.store, work.account_id).get("broke", [0, 0, 0])
    times = times + 1 if before == where else 1
    if times < TIMES:
        mailboxes.remember(work.store, work.account_id, broke=[*where, times])
        return
    if lost.structure:
        _note_unstructured(work, box, lost.uid)
    elif lost.piece:
        remote.fail(work.store, lost.piece[0], lost.piece[1], lost.code)
    else:
        _pass_over(work, box, lost.uid, lost, stumbling.DAY)
    mailboxes.remember(work.store, work.account_id, broke=None)


def _note_mails(work: Work, box: MailboxState, lost: Lost, uids: set[int]) -> None:
    asked = frozenset((box.id, work.uidvalidity, uid) for uid in uids)
    if len(asked) == 1 and box.id not in work.carried:
        passing.note(work, lost)  # perhaps the mailbox gives none at all
    doubts = _doubts(work).after(asked, lost.octets, carried=bool(work.carried))
    alone = dict(doubts.alone)
    for key in _given_up(doubts, asked):
        if lost.parts:
            alone[key] = Standing()
            _note_unstructured(work, box, key[-1])
        else:
            alone[key] = alone[key]._replace(times=TIMES - 1)  # once is enough, the next time
            _pass_over(work, box, key[-1], lost, _for_how_long(work, box, key[-1], lost))
    _keep(work, replace(doubts, alone=alone))


def _note_wishes(work: Work, box: MailboxState | None, lost: Lost) -> None:
    asked = frozenset((id_,) for id_ in lost.wishes)
    # Their mails were looked at before.
    doubts = _doubts(work).after(asked, lost.octets, carried=True)
    facts = {"mailbox": box.name if box else "", "text": lost.text}
    for (id_,) in _given_up(doubts, asked):
        recalled.over(work.store, [id_])  # before it is refused, and its copy due only then
        intents.fail(work.store, id_, "lost", facts, None)
    _keep(work, doubts)


def _given_up(doubts: Doubts, asked: frozenset[Key]) -> list[Key]:
    return [key for key in asked if doubts.alone.get(key, Standing()).times >= TIMES]


def _pass_over(work: Work, box: MailboxState, uid: int, lost: Lost, seconds: int) -> None:
    here = replace(box, uidvalidity=work.uidvalidity)
    stumbling.put_aside(work, here, {uid: f"{lost.code}: {lost.text}"}, seconds)


def _for_how_long(work: Work, box: MailboxState, uid: int, lost: Lost) -> int:
    """A day where something as large has come over this connection; else it may be the line, which
    carries that much and no more, and it is asked for as soon as one that a server cannot give just
    now."""
    if lost.size <= work.largest:
        return stumbling.DAY
    before = stumbling.before(work, replace(box, uidvalidity=work.uidvalidity))
    return stumbling.HOUR if uid in before else stumbling.SOON


def doubted(work: Work, box: MailboxState) -> dict[int, int]:
    """The mails of a mailbox that are to come after all others and one by one, by UID: how often
    the connection was lost over each by itself."""
    where = (box.id, box.uidvalidity)
    return {key[2]: one.times for key, one in _doubts(work).alone.items() if key[:2] == where}


def doubted_wishes(work: Work) -> dict[int, int]:
    """Likewise, by id."""
    return {key[0]: one.times for key, one in _doubts(work).alone.items() if len(key) == 1}


def _doubts(work: Work) -> Doubts:
    known = mailboxes.memory(work.store, work.account_id).get("doubts")
    if known is None:
        return Doubts()
    together, standing, alone = known
    return Doubts(
        frozenset(map(tuple, together)),
        Standing(*standing),
        {tuple(key): Standing(*standing) for key, standing in alone},
    )


def _keep(work: Work, doubts: Doubts) -> None:
    """But for what has come meanwhile, and what is wished no more."""
    over = set(_over(work, doubts.alone))
    alone = [one for one in doubts.alone.items() if one[0] not in over]
    alone.sort(key=lambda one: one[1].times, reverse=True)
    known = [list(doubts.together), doubts.standing, alone[:_DOUBTED]]
    kept = known if doubts.together or alone else None
    mailboxes.remember(work.store, work.account_id, doubts=kept)


def _over(work: Work, keys: Iterable[Key]) -> Iterator[Key]:
    wished = {intent.id for intent in intents.due(work.store, work.account_id, _EVER)}
    wished |= {left.intent.id for left in recalled.due(work.store, work.account_id, _EVER)}
    yield from ((id_,) for (id_,) in _of(1, keys) if id_ not in wished)
    mails = sorted(_of(3, keys))
    for (box, validity), some in groupby(mails, key=lambda key: key[:2]):
        uids = UidSet.of(key[2] for key in some)
        held = whereabouts.uids(work.store, box, validity, uids.ranges)
        yield from ((box, validity, uid) for uid in uids if uid in held)


def _of(length: int, keys: Iterable[Key]) -> list[Key]:
    return [key for key in keys if len(key) == length]


def is_unstructured(work: Work, uid: int) -> bool:
    """Whether asking how this mail is built has ended the connection time and again."""
    known = {(at, validity) for at, validity, odd in _unstructured(work) if odd == uid}
    if not known:
        return False
    boxes = mailboxes.mailboxes(work.store, work.account_id)
    return any((b.id, work.uidvalidity) in known for b in boxes if b.raw_name == work.selected)


def _note_unstructured(work: Work, box: MailboxState, uid: int) -> None:
    odd = [*_unstructured(work), [box.id, work.uidvalidity, uid]][-MOST:]
    mailboxes.remember(work.store, work.account_id, unstructured=odd)


def _unstructured(work: Work) -> list[list[int]]:
    found: list[list[int]] = mailboxes.memory(work.store, work.account_id).get("unstructured", [])
    return found
