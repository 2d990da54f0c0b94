"""Mail into the store: whole batches, each message once, in transactions of a few milliseconds."""

import time
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from store.records import awaited, grouping, judging, placements, refitting, relinking, threads
from store.records.book import Book, book
from store.records.database import Connection, Store, bump
from store.records.incoming import Fetched, Incoming, incoming
from store.records.mail_rows import New, index, learn_name, new_row, write_contents
from store.records.mailboxes import MailboxState, write_state
from store.records.placements import marks
from store.records.twins import told_apart
from store.records.whereabouts import Lies, flag_text, lay

HOLD_SECONDS = 0.005
"""After so long in a transaction no further message is begun; the contents and words of those that
were, and the commit, take twice as long again, and five times as long at most. A key press of the
screen must not wait for a batch."""

MOST_AT_ONCE = 64
"""Messages that are looked up for one transaction; more never fit into its time."""
LEAST_MERGED, MERGED, PAGE = 8, 4, 4_050
"""What of the index of words is merged after a transaction: so many pages, and four for each page
of text, since a word is written anew for each size of segments (see `merged_by_sixteen`). With too
little they pile up."""
MERGED_AT_ONCE = 64


class Added(NamedTuple):
    new: int
    known: int


def add(
    store: Store,
    batch: Sequence[Fetched],
    progress: MailboxState | None = None,
    *,
    more: bool = False,
) -> Added:
    """Writes the batch; may be repeated, a message that is there already is only placed.

    progress: the mailbox's state, written with the last message of the batch or not at all.
    more: others follow at once, and what is marked is judged with the last of them.
    Raises StoreError.
    """
    ready = _prepared(store, batch)
    new = known = pages = 0
    touched: set[int] = set()
    large: set[int] = set()
    while ready.mails or progress is not None:
        with store.transaction() as conn:
            moved = ready.book is not book(store, conn)
            if not moved:
                done, fresh, some = _write_some(conn, ready, large)
                pages += _to_merge(ready.mails[:done])
                del ready.mails[:done]
                new, known, touched = new + fresh, known + done - fresh, touched | some
                if not ready.mails and progress is not None:
                    write_state(conn, progress)
                    progress = None
        if moved:
            ready = _prepared(store, [fetched for fetched, _ in ready.mails])
        elif pages >= MERGED_AT_ONCE or (pages and not ready.mails):
            _merge(store, pages)
            pages = 0
    touched |= refitting.settle(store, large)
    if not more:
        _find_marked(store)
        judging.settle(store, touched)
    return Added(new, known)


def _find_marked(store: Store) -> None:
    """What a name that was learned has to do with, in slices; nothing in nearly all batches."""
    if relinking.marked(store.reader(), 1) is not None:
        from store.records.settling import find

        find(store)


@dataclass(slots=True)
class _Ready:
    """What can be said of messages before anything is locked; as good as the book is."""

    book: Book
    mails: list[tuple[Fetched, Incoming]]
    looked_up: "_LookedUp | None" = None


@dataclass(slots=True)
class _LookedUp:
    """What the store has of the next messages; as good as nobody else has written since."""

    version: int
    left: int
    held: dict[bytes, int]
    expected: dict[bytes, int]
    mailboxes: "dict[int, _Mailbox]"
    nets: threads.Nets


def _prepared(store: Store, batch: Sequence[Fetched]) -> _Ready:
    now = int(time.time())
    with store.snapshot() as conn:
        who = book(store, conn)
        mails = told_apart(conn, batch)
    return _Ready(who, [(fetched, incoming(fetched, who, now)) for fetched in mails])


def _write_some(conn: Connection, ready: _Ready, large: set[int]) -> tuple[int, int, set[int]]:
    """As many as fit into the time; at least one. large: takes threads that wait."""
    until = time.monotonic() + HOLD_SECONDS
    looked_up = _looked_up(conn, ready)
    held, expected, lying = looked_up.held, looked_up.expected, looked_up.mailboxes
    changed_threads: set[int] = set()
    touched: set[int] = set()
    done = 0
    known: list[int] = []
    lies: list[Lies] = []
    new: list[New] = []
    for fetched, mail in ready.mails[: looked_up.left]:
        id_ = held.get(fetched.parsed.digest)
        if id_ is None:
            where = lying[fetched.mailbox_id]
            mail.columns.update(placements.at_first(where.role, fetched.flags)._asdict())
            old = expected.pop(fetched.parsed.digest, None)
            if mail.columns["mine"]:
                learn_name(conn, str(mail.columns["from_name"]))
            id_, thread, conversation = new_row(
                conn, mail, fetched, where.account, ready.book, looked_up.nets, old
            )
            held[fetched.parsed.digest] = id_
            if conversation == threads.NONE:
                changed_threads.add(thread)
            else:
                touched.add(conversation)
            if old is not None:
                known.append(id_)
            new.append((id_, fetched, mail))
        else:
            known.append(id_)
            # Our own mail came back from Sent: from here on the server knows it.
            conn.execute(
                "UPDATE messages SET place = 'here' WHERE id = ? AND place = 'outbox'", (id_,)
            )
        lies.append(
            (fetched.mailbox_id, fetched.uidvalidity, fetched.uid, id_, flag_text(fetched.flags))
        )
        done += 1
        if time.monotonic() > until:
            break
    looked_up.left -= done
    lay(conn, lies)
    write_contents(conn, new)
    regrouped = grouping.regroup(conn, changed_threads, ready.book, large)
    placements.mark_stale(conn, regrouped)
    # What is new is shown as `at_first` says; nobody has wished anything of it yet.
    moved = placements.refresh(conn, known)
    if done:
        bump(conn, "mail")
    index(conn, new)
    return done, len(new), touched.union(regrouped, moved)


def _looked_up(conn: Connection, ready: _Ready) -> _LookedUp:
    """Few of the messages that are looked up fit into one transaction: the rest is still true in
    the next, unless another connection has committed."""
    (version,) = conn.execute("PRAGMA data_version").fetchone()
    found = ready.looked_up
    if found is None or found.version != version or not found.left:
        some = [fetched for fetched, _ in ready.mails[:MOST_AT_ONCE]]
        found = ready.looked_up = _LookedUp(
            version,
            len(some),
            held=_held(conn, [fetched.parsed.digest for fetched in some]),
            expected=awaited.known(conn, some),
            mailboxes=_mailboxes(conn, {fetched.mailbox_id for fetched in some}),
            nets=threads.nets(conn, [mail for _, mail in ready.mails[:MOST_AT_ONCE]]),
        )
    return found


def _held(conn: Connection, digests: Sequence[bytes]) -> dict[bytes, int]:
    """Which of these contents there is already, whole, in whatever account."""
    found: dict[bytes, int] = {}
    for start in range(0, len(digests), placements.MANY):
        part = digests[start : start + placements.MANY]
        found |= dict(
            conn.execute(
                f"SELECT digest, id FROM messages WHERE digest IN ({marks(part)}) AND body <> ?",
                (*part, awaited.BODY),
            ).fetchall()
        )
    return found


class _Mailbox(NamedTuple):
    account: int
    role: str


def _mailboxes(conn: Connection, ids: Collection[int]) -> dict[int, _Mailbox]:
    rows = conn.execute(
        f"SELECT id, account_id, role FROM mailboxes WHERE id IN ({marks(list(ids))})", tuple(ids)
    )
    return {id_: _Mailbox(account, role) for id_, account, role in rows.fetchall()}


def _to_merge(mails: Iterable[tuple[Fetched, Incoming]]) -> int:
    letters = sum(len(text) for _, mail in mails for text in mail.words)
    return LEAST_MERGED + MERGED * letters // PAGE if letters else 0


def _merge(store: Store, pages: int) -> None:
    """So many of the index of words, in a transaction of its own: others may write before it."""
    with store.transaction() as conn:
        conn.execute("INSERT INTO words (words, rank) VALUES ('merge', ?)", (pages,))
