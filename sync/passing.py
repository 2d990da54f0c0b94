"""What the connection is lost over each time: it comes after all else, and is then passed over for
some time, so that all else goes on.

A mailbox (its opening, what a round asks there, which flags have changed, its past), or what is to
be put into one. Which mail or wish it is, of several, `breaking` finds out.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple, TypeVar
from zlib import crc32

from store.records import mailboxes, whereabouts
from store.records.mailboxes import MailboxState
from store.rules.instant import Instant
from sync.faults import Lost, Refused

if TYPE_CHECKING:
    from sync.work import Work

TIMES = 3
"""In a row."""
SOON, LONGEST = 600, 21_600
"""Seconds for which a thing is passed over, twice as long each time; INBOX always as at first."""
MOST = 200
"""Things that are remembered."""

OPENING, ROUND, PAST = "opening", "round", "past"
"""What is asked of a mailbox (by its id)."""
FLAGS = "flags"
"""Likewise: which of mail that is here have changed. So what else it gives proves the line."""
SINCE = "since"
"""Likewise, for what changed since the last round, as it is opened: it can be opened without."""
COPY, DRAFT, VERSION = "copy", "draft", "version"
"""Of a mail that was sent, a draft, one of its versions that is to go (each by its id)."""
ALL = 0
"""Instead of a mailbox: all of them in one question."""
FRESH, LOOK = "fresh", "look"
"""Of what LIST names, by `number`: a new one opened, and what lies there, to tell whether it is one
that we know or has newer mail than another."""

_KEY = "hung"
_OF_A_MAILBOX = (OPENING, ROUND, PAST)

T = TypeVar("T")
Thing = tuple[str, int]


class Standing(NamedTuple):
    """times: how often in a row the connection was lost, and the answer had come no further than
    before; most: the octets of it that have come. A line that breaks here and there, and not
    because of what it carries, breaks further on at times."""

    times: int = 0
    most: int = -1

    def after(self, octets: int) -> "Standing":
        return Standing(self.times + 1 if octets <= self.most else 1, max(octets, self.most))


class Hung(NamedTuple):
    """seconds: for how long it was passed over at last, until then; 0: never yet."""

    standing: Standing = Standing()
    until: Instant = 0
    seconds: int = 0
    text: str = ""


@contextmanager
def asking(work: "Work", kind: str, id_: int) -> Iterator[None]:
    """What is asked of the server here is about this. Refused while it is passed over."""
    check(work, kind, id_)
    thing = kind, id_
    doubted = thing in _hung(work)
    if doubted:
        _prove(work, thing)
    try:
        yield
    except Lost as lost:
        if lost.over is None:
            lost.over, lost.proved = thing, doubted
        raise
    if doubted:
        forget(work, thing)


def number(raw: bytes) -> int:
    """For the name of a mailbox that has none yet."""
    return crc32(raw)


def check(work: "Work", kind: str, id_: int) -> None:
    """Refused while it is passed over."""
    if rests(work, kind, id_):
        raise Refused("SERVERBUG", _hung(work)[kind, id_].text)


def rests(work: "Work", kind: str, id_: int) -> bool:
    """It is passed over just now. No time outlasts the longest, wherever the clock is set to
    meanwhile."""
    one = _hung(work).get((kind, id_), Hung())
    return 0 < one.until - work.now() <= one.seconds


def is_doubted(work: "Work", kind: str, id_: int) -> bool:
    """The connection was lost over it the last time."""
    return (kind, id_) in _hung(work)


def how_many(work: "Work", kind: str) -> int:
    """Of a kind are passed over just now."""
    return sum(kind == of and rests(work, of, id_) for of, id_ in _hung(work))


def pass_over(work: "Work", kind: str, id_: int) -> None:
    """From now on, where there is another way to the same."""
    known, thing = _hung(work), (kind, id_)
    known[thing] = _passed_over(work, thing, known.pop(thing, Hung()))
    _keep(work, known)


def last(work: "Work", kind: str, all_: Iterable[T], mailbox: Callable[[T], int]) -> list[T]:
    """What is about mailboxes over which the connection was lost, behind all else; behind that
    what is about those that were passed over already."""
    known = _hung(work)

    def place(one: T) -> int:
        things = ((of, mailbox(one)) for of in (OPENING, kind))
        return max((known[thing].seconds for thing in things if thing in known), default=-1)

    return sorted(all_, key=place)


def note(work: "Work", lost: Lost) -> None:
    """Remember over what the connection was lost. It counts where the connection had proved before
    that it is alive, by a mail if it is lost over mails."""
    if (thing := lost.over) is None:
        return
    known = _hung(work)
    one = known.pop(thing, Hung())
    by_mail = lost.uids and thing[0] != LOOK  # at first nothing is here to prove it by
    counts = lost.proved and (not by_mail or _mail_came(work, thing))
    standing = one.standing.after(lost.octets) if counts else one.standing
    one = one._replace(standing=standing, text=(lost.text or lost.code)[:200])
    known[thing] = _passed_over(work, thing, one) if standing.times >= TIMES else one
    _keep(work, known)


def _passed_over(work: "Work", thing: Thing, one: Hung) -> Hung:
    """Once is enough, the next time."""
    longest = SOON if thing in _inbox(work) else LONGEST
    seconds = min(max(SOON, 2 * one.seconds), longest)
    standing = one.standing._replace(times=TIMES - 1)
    return one._replace(standing=standing, until=work.now() + seconds, seconds=seconds)


def _inbox(work: "Work") -> list[Thing]:
    found = mailboxes.mailboxes(work.store, work.account_id)
    return [(kind, box.id) for box in found if box.role == "inbox" for kind in _OF_A_MAILBOX]


def is_of_mails(lost: Lost) -> bool:
    """It may be one of the mails that a mailbox is to give, and not what is asked for their sake
    beside that."""
    return lost.over is None or lost.over[0] in (ROUND, PAST)


def forget(work: "Work", *things: Thing) -> None:
    """They are well."""
    known = _hung(work)
    kept = {thing: one for thing, one in known.items() if thing not in things}
    if len(kept) < len(known):
        _keep(work, kept)


def _prove(work: "Work", thing: Thing) -> None:
    """Before one that is doubted: that this connection carries mail of other mailboxes, if any is
    here. If it does not, it is lost over something of which nobody thinks ill."""
    from sync import stumbling  # late: it needs Work, which needs this

    for box in () if _mail_came(work, thing) else _others(work, thing):
        # What is refused there is refused to nobody who asks about the thing.
        with suppress(Refused), asking(work, ROUND, box.id):
            same = work.select(box).uidvalidity == box.uidvalidity
            if same and stumbling.sample(work, box):
                work.carried.add(box.id)
                break
    work.session.ask("NOOP")


def _mail_came(work: "Work", thing: Thing) -> bool:
    """Of another mailbox, over this connection."""
    return bool(work.carried - {0} - _mailboxes_of([thing]))


def _mailboxes_of(things: Iterable[Thing]) -> set[int]:
    return {id_ for kind, id_ in things if kind in _OF_A_MAILBOX}


def _others(work: "Work", thing: Thing) -> Iterator[MailboxState]:
    """Mailboxes with mail, of which nobody thinks ill."""
    but = _mailboxes_of([thing, *_hung(work)]) | {work.mapping}
    for box in mailboxes.mailboxes(work.store, work.account_id):
        free = box.selectable and box.id not in but
        if free and whereabouts.count(work.store, box.id, box.uidvalidity):
            yield box


def _hung(work: "Work") -> dict[Thing, Hung]:
    known = mailboxes.memory(work.store, work.account_id).get(_KEY, [])
    return {(kind, id_): Hung(Standing(*standing), *rest) for kind, id_, standing, *rest in known}


def _keep(work: "Work", known: dict[Thing, Hung]) -> None:
    kept = [[*thing, *one] for thing, one in known.items()][-MOST:]
    mailboxes.remember(work.store, work.account_id, **{_KEY: kept or None})
