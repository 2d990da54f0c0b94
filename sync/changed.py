"""Which flags have changed, as a round asks for them."""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from store.records import mailboxes, whereabouts
from store.records.mailboxes import MailboxState
from sync import bringing, mailbox, passing, stumbling
from sync.mailbox import HowFlags
from sync.wire import Fetched, Flags, Selected, Unreadable
from sync.work import Work

AT_ONCE = 2_000


class Told(NamedTuple):
    flags: Mapping[int, frozenset[str]]
    """By UID."""
    flags_from: int
    whole: bool
    """Nothing that changed is left out, so that the next round may go on from here."""


def ask(work: Work, box: MailboxState, selected: Selected, which: HowFlags, mine: set[int]) -> Told:
    """Nothing where the connection is lost over this question each time (`passing`), or the mailbox
    has got other UIDs since it was selected."""
    if which == "none":
        return _told(work, box, selected, which, mine)
    nothing = Told({}, box.flags_from, whole=False)
    if passing.rests(work, passing.FLAGS, box.id):
        return nothing
    with passing.asking(work, passing.FLAGS, box.id):
        if work.selected != box.raw_name:  # to prove that the line can carry a mail
            work.select(box)
        same = work.uidvalidity == box.uidvalidity
        return _told(work, box, selected, which, mine) if same else nothing


def _told(
    work: Work, box: MailboxState, selected: Selected, which: HowFlags, mine: set[int]
) -> Told:
    start = box.flags_from
    uids: Collection[int] = ()
    answer: Fetched[Flags] | None = None
    match which:
        case "since" if selected.changed:
            answer = Fetched(selected.changed, (), ())
        case "since":
            uids = _changed(work, box)
        case "newest":
            uids, start = mailbox.flag_slice(mine, start)
        case "all":
            uids = mine
    answer = answer or _flags(work, uids)
    flags = {entry.uid: entry.flags for entry in answer.found}
    return Told(flags, start, _is_whole(work, box, answer.unreadable))


def _changed(work: Work, box: MailboxState) -> set[int]:
    """Without QRESYNC, which says it with the SELECT. Only UIDs that we hold are asked for: a
    server may name its whole mailbox."""
    changed = work.session.changed_since(box.highestmodseq)
    if not changed:
        return set()
    known = whereabouts.uids(work.store, box.id, box.uidvalidity, changed.ranges)
    return {uid for uid in known if uid in changed}


def _flags(work: Work, uids: Collection[int]) -> Fetched[Flags]:
    """Newest first, in slices."""
    found: list[Flags] = []
    untold: list[Unreadable] = []
    for part in bringing.slices(sorted(uids, reverse=True), AT_ONCE):
        work.border()
        answer = work.session.flags(part)
        found += answer.found
        untold += answer.unreadable
    return Fetched(tuple(found), (), tuple(untold))


def _is_whole(work: Work, box: MailboxState, untold: Sequence[Unreadable]) -> bool:
    """All that changed up to this mod-sequence. Where the server does not tell the flags of some
    mails, they are asked for again for some minutes; then the others go on without them."""
    key, now = f"untold:{box.id}", work.now()
    known = mailboxes.memory(work.store, work.account_id)
    since = known.get(key, now)
    asks_again = bool(untold) and 0 <= now - since < stumbling.SOON
    if asks_again or key in known:
        kept = since if asks_again else None
        mailboxes.remember(work.store, work.account_id, **{key: kept})
    return not asks_again
