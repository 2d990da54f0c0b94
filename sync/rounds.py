"""One round over one mailbox: ask, decide (`mailbox.py`), and carry out what was decided."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from store.records import mailboxes, whereabouts
from store.records.mailboxes import MailboxState
from store.rules.instant import Instant
from sync import bringing, changed, mailbox
from sync.carrying import carry_out
from sync.mailbox import Answers, Doubt, FetchNew, Held, Questions, Sight
from sync.opening import opened
from sync.uidsets import UidSet
from sync.wire import Selected, Status
from sync.work import Work

HOUR = 3_600
REMAPS = 3
"""A UIDVALIDITY that changes more often than this within an hour is followed once an hour. The last
time is history's, which has all that lies there with one SELECT."""
UNSTICKY = 2
"""Likewise where the server says that UIDs do not stay."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a round found to ask, and what was answered."""

    answers: Answers
    mine: set[int]
    flags_from: int
    told: bool
    """All flags that were asked for."""


def quiet(work: Work, box: MailboxState, status: Status, *, lazy: bool) -> bool:
    """STATUS alone shows that a round would find nothing.

    lazy: without CONDSTORE, flags that changed may wait for some minutes.
    """
    if not box.complete or status.uidvalidity is None or status.messages is None:
        return False
    sight = Sight(status.uidvalidity, status.uidnext, status.messages, status.highestmodseq or 0)
    synced_at = box.synced_at if lazy else None
    return mailbox.unchanged(sight, held(work, box), work.now(), synced_at)


def sync(work: Work, box: MailboxState) -> None:
    """One round. The history of a mailbox that is not complete is `history.py`'s affair."""
    if box.id == work.mapping:
        return
    selected = opened(work, box)
    sight = sight_of(selected)
    if work.ingest.busy and _proves_quiet(work, box, sight):
        return  # else whoever reads and writes what is coming would rest
    work.ingest.drain()
    known = held(work, box)
    if not box.complete and box.role != "junk":  # whose mail is looked at, and does not come
        work.tally.expect(box.id, max(0, selected.exists - known.count))
        work.expect()
    match mailbox.change(sight, known):
        case "begin":
            begin(work, box, selected)
        case "remap":
            remap(work, box, selected)
        case "same":
            _same(work, box, selected, sight)


def _proves_quiet(work: Work, box: MailboxState, sight: Sight) -> bool:
    """Nothing is new in a mailbox whose history comes just now, and CONDSTORE says so."""
    return not box.complete and mailbox.unchanged(sight, held(work, box), work.now())


def sight_of(selected: Selected) -> Sight:
    return Sight(selected.uidvalidity, selected.uidnext, selected.exists, selected.highestmodseq)


def held(work: Work, box: MailboxState) -> Held:
    where = (work.store, box.id, box.uidvalidity)
    count = whereabouts.count(*where) + len(whereabouts.unreadables(*where, 0))
    return Held(
        uidvalidity=box.uidvalidity,
        top=box.top,
        modseq=box.highestmodseq,
        count=count,
        complete=box.complete,
        compared_at=box.compared_at,
        role=box.role,
    )


def begin(work: Work, box: MailboxState, selected: Selected) -> None:
    """Before the first fetch: where history starts, and which changes are seen from here on."""
    empty = selected.exists == 0
    state = replace(
        _as_selected(box, selected),
        uidvalidity=selected.uidvalidity,
        top=selected.uidnext or _highest(work) + 1,
        highestmodseq=selected.highestmodseq,
        horizon=0 if empty else None,
        complete=empty,
        compared_at=work.now() if empty else None,
    )
    mailboxes.save_state(work.store, state)
    work.anew = work.anew or not empty


def remap(work: Work, box: MailboxState, selected: Selected, *, last: bool = False) -> bool:
    """The UIDs mean nothing any more: all mail is recognised anew by `history.py`. Until that is
    done the old placements stay, so that nothing looks gone (rule 4.1/24). False where that was
    done often enough within the hour. last: see `REMAPS`."""
    times = _remapped(work, box)
    if len(times) + (not last) >= (UNSTICKY if selected.uidnotsticky else REMAPS):
        log.warning("%s: its UIDVALIDITY changes all the time", box.name)
        _note_unstable(work, box)
        return False
    log.info("%s: UIDVALIDITY %d -> %d", box.name, box.uidvalidity, selected.uidvalidity)
    state = replace(
        _as_selected(box, selected),
        uidvalidity=selected.uidvalidity,
        top=selected.uidnext or _highest(work) + 1,
        highestmodseq=selected.highestmodseq,
        horizon=None,
        complete=False,
        compared_at=None,
        flags_from=0,
    )
    mailboxes.save_state(work.store, state)
    noted = {f"remapped:{box.id}": [*times, work.now()]}
    mailboxes.remember(work.store, work.account_id, **noted)
    work.anew = work.anew or not times  # one that changes again is for the next whole round
    return True


def unsteady(work: Work, box: MailboxState) -> bool:
    """Its UIDVALIDITY has changed within the hour."""
    return bool(_remapped(work, box))


def _remapped(work: Work, box: MailboxState) -> list[Instant]:
    times = _memory(work).get(f"remapped:{box.id}", [])
    return [at for at in times if 0 <= work.now() - at < HOUR]


def unstable(work: Work, box: MailboxState) -> bool:
    """It was found within the hour that its UIDVALIDITY changes all the time."""
    return bool(0 <= work.now() - _memory(work).get(f"unstable:{box.id}", 0) < HOUR)


def _note_unstable(work: Work, box: MailboxState) -> None:
    """Also for the doctor; once an hour is enough."""
    if not unstable(work, box):
        mailboxes.remember(work.store, work.account_id, **{f"unstable:{box.id}": work.now()})


def _same(work: Work, box: MailboxState, selected: Selected, sight: Sight) -> None:
    known = held(work, box)
    if mailbox.has_fallen(sight, known):
        log.warning("%s: UIDNEXT fell from %d to %d", box.name, box.top, sight.uidnext)
    asked = mailbox.questions(sight, known, work.now())
    seen = _ask(work, box, selected, sight, known, asked)
    names = [*(seen.answers.flags or {})]
    emptied_key = f"emptied:{box.id}"
    actions = mailbox.decide(
        seen.answers,
        held=known,
        mine=seen.mine,
        my_flags=whereabouts.flags_of(work.store, box.id, box.uidvalidity, names),
        emptied_at=_memory(work).get(emptied_key),
        now=work.now(),
        denied=mailbox.denies_removals(sight, known),
    )
    if not any(isinstance(action, Doubt) for action in actions):
        _forget(work, emptied_key)
    new = next((action.uids for action in actions if isinstance(action, FetchNew)), ())
    done = [carry_out(work, box, action) for action in actions if not isinstance(action, FetchNew)]
    if work.uidvalidity != box.uidvalidity:
        return  # it was selected once more, and is another by now
    highest = max((*new, *seen.answers.new), default=0)  # known ones were moved there by us
    finish = _finish(work, selected, sight, seen, highest)
    _fetch_new(work, box, new, finish if all(done) else _as_it_was)


def _ask(
    work: Work,
    box: MailboxState,
    selected: Selected,
    sight: Sight,
    known: Held,
    asked: Questions,
) -> Seen:
    """The server's answers. Ours are taken first: a row stored later is not judged by them."""
    mine = bringing.seen(work, box, _of_interest(asked, selected))
    new = work.session.uids(from_uid=asked.new_from) if asked.new_from else UidSet()
    gone = sum(1 for uid in mine if uid in selected.vanished) if selected.vanished else 0
    everything: UidSet | None = None
    fresh = sum(1 for uid in new if uid not in mine)
    if asked.everything or mailbox.missing_some(sight, known, fresh - gone):
        mine = bringing.seen(work, box)
        unread = whereabouts.unreadables(work.store, box.id, box.uidvalidity, 0)
        everything = work.session.uids()
        mine |= {uid for uid in unread if uid not in everything}  # gone, however long unasked for
        named = selected.vanished
        if named and any(uid in named and uid in everything for uid in mine):
            work.distrust()
    told = changed.ask(work, box, selected, asked.flags, mine)
    answers = Answers(set(new), told.flags, selected.vanished, everything)
    return Seen(answers, mine, told.flags_from, told.whole)


def _of_interest(asked: Questions, selected: Selected) -> Sequence[tuple[int, int]]:
    """Ranges of the UIDs that the answers may be about: of a large mailbox with little news not
    all of ours are looked up."""
    if asked.everything or asked.flags in ("newest", "all"):
        return ((1, whereabouts.HIGHEST),)
    new = ((asked.new_from, whereabouts.HIGHEST),) if asked.new_from is not None else ()
    return (*selected.vanished.ranges, *new)


def _fetch_new(
    work: Work,
    box: MailboxState,
    uids: Sequence[int],
    finish: Callable[[MailboxState], MailboxState],
) -> None:
    """Newest first; what we know from elsewhere is placed without fetching its text. What was
    recognised as unknown comes before the next is looked at: one that is doubted may be the end."""
    left = len(uids)
    for part in list(bringing.portions(work, box, uids)) or [()]:
        work.border()
        found = bringing.identify(work, box, part)
        bringing.place(work, box, found.known)
        unknown = {entry.uid: entry for entry in found.unknown}
        if box.role == "junk":
            bringing.pass_over(work, box, found.unknown)
            unknown = {}
        left -= len(part)
        work.expect(len(unknown) + left)
        todo = sorted(unknown, reverse=True)
        for _ in bringing.bring(work, box, todo, _as_it_was if left else finish, unknown):
            work.border()
    work.ingest.drain()


def _finish(
    work: Work, selected: Selected, sight: Sight, seen: Seen, highest: int
) -> Callable[[MailboxState], MailboxState]:
    now = work.now()

    def finish(box: MailboxState) -> MailboxState:
        return replace(
            _as_selected(box, selected),
            top=mailbox.next_top(sight, box.top, highest),
            highestmodseq=selected.highestmodseq if seen.told else box.highestmodseq,
            flags_from=seen.flags_from,
            synced_at=now,
            compared_at=box.compared_at if seen.answers.everything is None else now,
        )

    return finish


def _as_it_was(box: MailboxState) -> MailboxState:
    """Of what a server said that was not believed not even its mod-sequence is: what changed up to
    there would never be asked for."""
    return box


def _as_selected(box: MailboxState, selected: Selected) -> MailboxState:
    flags = tuple(sorted(selected.permanent_flags))
    return replace(
        box,
        permanent_flags=flags,
        readonly=selected.readonly,
        object_id=selected.mailbox_id or box.object_id,
    )


def _highest(work: Work) -> int:
    return work.session.uids().highest


def _memory(work: Work) -> Mapping[str, Any]:
    return mailboxes.memory(work.store, work.account_id)


def _forget(work: Work, key: str) -> None:
    if key in _memory(work):
        mailboxes.remember(work.store, work.account_id, **{key: None})
