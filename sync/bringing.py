"""Mails that the store lacks: recognised where it knows them from elsewhere, else fetched."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from store.message.digest import SMALL, digest_of_headers
from store.records import recognised, uploads, whereabouts
from store.records.mailboxes import MailboxState
from sync import breaking, passing, stumbling, windows
from sync import large as large_mails
from sync.faults import Lost
from sync.ingest import Batch, Letter
from sync.wire import Body, Index, Unreadable
from sync.work import Work

WHOLE = SMALL
"""Octets up to which a mail is fetched whole; of a larger one what can be read."""
IDENTIFY = 500
"""Mails whose headers are asked for at once."""
AT_ONCE = 200
"""Mails that are placed in one transaction: a key press of the screen must not wait for more."""

T = TypeVar("T")


class Identified(NamedTuple):
    """What the headers of some UIDs say."""

    known: tuple[tuple[int, frozenset[str], int | None], ...]
    """(UID, flags, our message); None: a draft of ours, which the outbox has."""
    unknown: tuple[Index, ...]


def slices(all_: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    for start in range(0, len(all_), size):
        yield all_[start : start + size]


def portions(work: Work, box: MailboxState, uids: Sequence[int]) -> Iterator[Sequence[int]]:
    """To be recognised together; those over which the connection was lost at last, and each by
    itself."""
    doubted = breaking.doubted(work, box)
    todo = _doubted_last(uids, doubted)
    while todo:
        part = _front(todo[:IDENTIFY], doubted)
        yield part
        todo = todo[len(part) :]


def _doubted_last(uids: Sequence[int], doubted: Mapping[int, int]) -> list[int]:
    """Among them those first that are doubted least: the others of their kind have come then."""
    return sorted(uids, key=lambda uid: doubted.get(uid, -1))


def _front(uids: Sequence[int], doubted: Mapping[int, int]) -> list[int]:
    return [uid for uid in uids if uid not in doubted] or list(uids[:1])


def _prove(work: Work, box: MailboxState, uids: Sequence[int]) -> None:
    """Before one that is doubted is asked for: that this connection can carry a mail. If it cannot,
    it is lost over one of which nobody thinks ill."""
    doubted = breaking.doubted(work, box).keys()
    if box.id not in work.carried and not doubted.isdisjoint(uids):
        gives = stumbling.sample(work, box, WHOLE)
        work.carried.add(box.id if gives else 0)
        if gives:
            passing.forget(work, (passing.ROUND, box.id), (passing.PAST, box.id))


def seen(
    work: Work, box: MailboxState, ranges: Sequence[tuple[int, int]] = ((1, whereabouts.HIGHEST),)
) -> set[int]:
    """The UIDs that we hold, those within these ranges at least, that are on their way into the
    store, or that could not be read within the last day."""
    coming = work.ingest.coming(box.id, box.uidvalidity)  # before the store: they move there
    where = (work.store, box.id, box.uidvalidity)
    return (
        coming
        | whereabouts.uids(*where, ranges)
        | whereabouts.unreadables(*where, work.now() - stumbling.DAY, work.now())
    )


def identify(work: Work, box: MailboxState, uids: Sequence[int]) -> Identified:
    """Recognise messages that lie, or lay, somewhere else too, by the name that the server gives
    to a content, else by their headers (rules 4.1/3 and 26).

    By headers only those of the size that we know: others may be other mails (see
    `store.records.twins`), and are fetched to be told apart.
    """
    _prove(work, box, uids)
    index = _index(work, box, uids)
    named = _by_name(work, index)
    headers = work.session.headers([uid for uid in index if uid not in named])
    digests: dict[int, bytes] = {}
    for uid, raw in headers.found:
        message_id, digest = digest_of_headers(raw, index[uid].size)
        if message_id or index[uid].size > SMALL:
            digests[uid] = digest
    drafts = _own_drafts(work, box, headers.found, index)
    for uid in drafts:
        digests.pop(uid, None)
    rows = recognised.known(work.store, list(set(digests.values())))
    known: dict[int, int | None] = dict.fromkeys(drafts)
    known |= named | {
        uid: rows[digest].id
        for uid, digest in digests.items()
        if digest in rows and (rows[digest].size == index[uid].size or rows[digest].written)
    }
    return Identified(
        tuple((uid, index[uid].flags, row) for uid, row in known.items()),
        tuple(entry for uid, entry in index.items() if uid not in known),
    )


def _own_drafts(
    work: Work, box: MailboxState, headers: Iterable[Body], index: Mapping[int, Index]
) -> set[int]:
    """At Gmail they lie in All Mail as well."""
    if box.role != "drafts" and not work.session.offers("X-GM-EXT-1"):
        return set()
    seen = [
        uploads.Seen(uid, digest_of_headers(raw, index[uid].size)[1], index[uid].size)
        for uid, raw in headers
    ]
    if box.role == "drafts":
        return uploads.recognise(work.store, box, seen)
    return uploads.shown_too(work.store, box.account_id, seen)


def _by_name(work: Work, index: Mapping[int, Index]) -> dict[int, int]:
    """What the server says is a content that we have, and is as large: its word is better than any
    header. What is on its way into the store is waited for."""
    names = {entry.email_id for entry in index.values() if entry.email_id}
    if not names.isdisjoint(work.ingest.names_coming()):
        work.ingest.drain()
    rows = recognised.by_email_id(work.store, work.account_id, names) if names else {}
    found = {uid: rows.get((one.email_id, one.size)) for uid, one in index.items()}
    return {uid: row for uid, row in found.items() if row is not None}


def bring(
    work: Work,
    box: MailboxState,
    uids: Sequence[int],
    finish: Callable[[MailboxState], MailboxState],
    known: Mapping[int, Index] = MappingProxyType({}),
    done: Callable[[], None] | None = None,
) -> Iterator[int]:
    """Fetch these UIDs in batches, in their order, but for those that are doubted (`breaking`);
    yields after each how many it took.

    finish: what the mailbox's state becomes with the last batch, in the same transaction.
    known: what is known of some of them already.
    done: called when that state is in the store, perhaps in another thread.
    """
    doubted = breaking.doubted(work, box)
    todo = _doubted_last(uids, doubted)
    limits = windows.limits()
    while todo:
        left = max(len(todo), sum(work.tally.missing.values()))
        limit = min(next(limits), windows.towards_the_end(left))
        asked = _front(todo[:limit], doubted)
        _prove(work, box, asked)
        index = _index(work, box, asked, known)
        named = _by_name(work, index)
        place(work, box, [(uid, index[uid].flags, row) for uid, row in named.items()])
        lacking = [uid for uid in asked if uid in index and uid not in named]
        batch = windows.next_batch([(uid, _share(index[uid])) for uid in lacking], limit)
        letters = _letters(work, box, [index[uid] for uid in batch])
        took = {*batch, *named, *(uid for uid in asked if uid not in index)}
        todo = [uid for uid in asked if uid not in took] + todo[len(asked) :]
        if todo:
            work.ingest.feed(Batch(box.id, box.uidvalidity, letters))
            yield len(took)
        else:
            finished = finish(work.box(box.id))
            work.ingest.feed(Batch(box.id, box.uidvalidity, letters, finished, done))
            yield len(took)
            return
    work.ingest.feed(Batch(box.id, box.uidvalidity, (), finish(work.box(box.id)), done))


def place(
    work: Work, box: MailboxState, known: Sequence[tuple[int, frozenset[str], int | None]]
) -> None:
    """These lie here too: (UID, flags, our message)."""
    for some in slices(known, AT_ONCE):
        whereabouts.place(work.store, box.id, box.uidvalidity, some)


def pass_over(work: Work, box: MailboxState, entries: Sequence[Index]) -> None:
    """Junk that we do not know: seen, and never a row of any list."""
    place(work, box, [(entry.uid, entry.flags, None) for entry in entries])


def _index(
    work: Work,
    box: MailboxState,
    uids: Sequence[int],
    known: Mapping[int, Index] = MappingProxyType({}),
) -> dict[int, Index]:
    index = {uid: known[uid] for uid in uids if uid in known}
    unknown = [uid for uid in uids if uid not in index]
    if unknown:
        answer = work.session.index(unknown)
        stumbling.note(work, box, answer.unreadable, others=bool(index or answer.found))
        index |= {entry.uid: entry for entry in answer.found}
    return index


def _letters(work: Work, box: MailboxState, entries: Sequence[Index]) -> list[Letter]:
    try:
        found = _given(work, box, entries)
    except Lost as lost:
        lost.size = max(map(_share, entries))
        raise
    if found:
        work.carried.add(box.id)
        work.largest = max([work.largest, *(len(one.raw) for one in found)])
        stumbling.over(work, box)
    return found


def _given(work: Work, box: MailboxState, entries: Sequence[Index]) -> list[Letter]:
    by_uid = {entry.uid: entry for entry in entries}
    small = [entry.uid for entry in entries if entry.size <= WHOLE]
    large = [entry for entry in entries if entry.size > WHOLE]
    found: list[Letter] = []
    bad: list[Unreadable] = []
    if small:
        answer = stumbling.bodies(work, box, small)
        came = {
            uid: raw for uid, raw in answer.found if not stumbling.is_none(work, by_uid[uid], raw)
        }
        found += [_letter(by_uid[uid], raw) for uid, raw in came.items()]
        bad += answer.unreadable
        bad += [Unreadable(uid, "SERVERBUG", "") for uid, _ in answer.found if uid not in came]
    before = stumbling.before(work, box) if large else set()
    for entry in large:
        one = large_mails.letter(work, entry, again=entry.uid in before)
        if isinstance(one, Unreadable):
            bad.append(one)
        elif one is not None:
            found.append(one)
    stumbling.note(work, box, bad, others=bool(found))
    return found


def _share(entry: Index) -> int:
    """What it adds to a batch: of a large mail the texts come, and no more."""
    return min(entry.size, WHOLE)


def _letter(entry: Index, raw: bytes) -> Letter:
    return Letter(entry.uid, entry.flags, entry.internaldate, raw, email_id=entry.email_id)
