"""Mail into the store: whole batches, each message once, in transactions of a few milliseconds."""

import json
import time
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from store.records import awaited, judging, placements, relinking, remote, threads
from store.records.bit_by_bit import bit_by_bit
from store.records.book import Book, book
from store.records.database import Connection, Store, bump, meta, set_meta
from store.records.incoming import Fetched, Incoming, incoming
from store.records.mailboxes import MailboxState, write_state
from store.records.placements import marks
from store.records.twins import told_apart
from store.rules.instant import Instant

__all__ = ["Added", "Fetched", "add"]

HOLD_SECONDS = 0.005
"""After so long in a transaction no further message is begun; the contents and words of those that
were, and the commit, take twice as long again, and five times as long at most. A key press of the
screen must not wait for a batch."""

MOST_AT_ONCE = 64
"""Messages that are looked up for one transaction; more never fit into its time."""
LEAST_MERGED, MERGED, PAGE = 8, 6, 4_050
"""What of the index of words is merged after a transaction: so many pages, and six for each page of
text, since a word is written anew for each size of segments. With half of that they pile up, until
FTS5 merges sixteen of them at once."""
MERGED_AT_ONCE = 64
HIGHEST = 4_294_967_295
"""Of all UIDs."""
MANY_RANGES = 200

SHORTEST_NAME, MOST_NAMES = 3, 8
Flags = frozenset[str]
_Lies = tuple[int, int, int, int | None, str]
"""Mailbox, UIDVALIDITY, UID, message, flags."""
_New = tuple[int, Fetched, Incoming]
"""A row that was written, and of what."""


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
    while ready.mails or progress is not None:
        with store.transaction() as conn:
            moved = ready.book is not book(store, conn)
            if not moved:
                done, fresh, some = _write_some(conn, ready)
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


def _write_some(conn: Connection, ready: _Ready) -> tuple[int, int, set[int]]:
    """As many as fit into the time; at least one."""
    until = time.monotonic() + HOLD_SECONDS
    looked_up = _looked_up(conn, ready)
    held, expected, lying = looked_up.held, looked_up.expected, looked_up.mailboxes
    changed_threads: set[int] = set()
    touched: set[int] = set()
    done = 0
    known: list[int] = []
    lies: list[_Lies] = []
    new: list[_New] = []
    for fetched, mail in ready.mails[: looked_up.left]:
        id_ = held.get(fetched.parsed.digest)
        if id_ is None:
            where = lying[fetched.mailbox_id]
            mail.columns.update(placements.at_first(where.role, fetched.flags)._asdict())
            old = expected.pop(fetched.parsed.digest, None)
            if mail.columns["mine"]:
                learn_name(conn, str(mail.columns["from_name"]))
            id_, thread, conversation = _rows(
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
            (fetched.mailbox_id, fetched.uidvalidity, fetched.uid, id_, _flags(fetched.flags))
        )
        done += 1
        if time.monotonic() > until:
            break
    looked_up.left -= done
    _place(conn, lies)
    _write_contents(conn, new)
    regrouped = threads.regroup(conn, changed_threads, ready.book)
    placements.mark_stale(conn, regrouped)
    # What is new is shown as `at_first` says; nobody has wished anything of it yet.
    moved = placements.refresh(conn, known)
    if done:
        bump(conn, "mail")
    _index(conn, new)
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


def learn_name(conn: Connection, name: str) -> None:
    """The name that my own mail bears is mine (rule 0); all mail is marked to be judged again."""
    name = " ".join(name.split())
    known = json.loads(meta(conn, "my_names", "[]"))
    if len(name) < SHORTEST_NAME or "@" in name or name in known or len(known) >= MOST_NAMES:
        return
    set_meta(conn, "my_names", json.dumps([*known, name], ensure_ascii=False))
    bump(conn, "book")
    relinking.mark_mails(conn)


def insert(
    conn: Connection, mail: Incoming, fetched: Fetched, account: int, who: Book
) -> tuple[int, set[int]]:
    """A new message with all that belongs to it: its row, and the conversations to judge."""
    id_, thread, new = _rows(conn, mail, fetched, account, who, threads.nets(conn, [mail]))
    touched = threads.regroup(conn, [thread], who) if new == threads.NONE else {new}
    placements.mark_stale(conn, touched)
    _write_contents(conn, [(id_, fetched, mail)])
    _index(conn, [(id_, fetched, mail)])
    return id_, touched


def _rows(
    conn: Connection,
    mail: Incoming,
    fetched: Fetched,
    account: int,
    who: Book,
    nets: threads.Nets,
    old: int | None = None,
) -> tuple[int, int, int]:
    """A new message but for its contents and words: row, thread, and its conversation if that is
    new with it. `old`: one that was awaited, whole again."""
    thread, alone = threads.thread_of(conn, mail, who, nets)
    conversation = threads.NONE
    columns = {**mail.columns, "account_id": account, "thread_id": thread}
    if old is None:
        if alone:
            conversation = columns["conversation_id"] = threads.new_conversation(conn)
        cursor = conn.execute(_insertion(tuple(columns)), tuple(columns.values()))
        id_ = int(cursor.lastrowid or 0)
    else:
        awaited.rewrite(conn, old, columns)
        id_ = old
    conn.executemany(
        "INSERT INTO participants VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(id_, *person) for person in mail.participants],
    )
    if fetched.remote:
        remote.insert(conn, id_, fetched.remote)
    if mail.written_to and columns.get("place") != "drafts":
        at = int(str(mail.columns["at"]))
        conn.executemany(
            "INSERT OR IGNORE INTO written VALUES (?, ?)", [(who_, at) for who_ in mail.written_to]
        )
        threads.stale_by_contact(conn, mail.written_to, at)
    elif mail.columns["ours"]:
        people = {p.canonical for p in mail.participants if p.role in {"to", "cc"}}
        threads.stale_by_colleague(conn, people, int(str(mail.columns["at"])))
    return id_, thread, conversation


@lru_cache(maxsize=4)
def _insertion(columns: tuple[str, ...]) -> str:
    return f"INSERT INTO messages ({', '.join(columns)}) VALUES ({marks(columns)})"


def _write_contents(conn: Connection, new: Sequence[_New]) -> None:
    """One table after the other, each for all of them: the next mail finds its pages at hand."""
    conn.executemany(
        "INSERT INTO texts VALUES (?, ?, ?)",
        [(id_, fetched.parsed.text, fetched.parsed.new_text) for id_, fetched, _ in new],
    )
    conn.executemany(
        "INSERT INTO raws VALUES (?, ?)", [(id_, fetched.packed) for id_, fetched, _ in new]
    )
    conn.executemany(
        "INSERT INTO attachments VALUES (?, ?, ?, ?, ?, ?)",
        [
            (id_, a.part, a.name, a.type, a.size, int(a.inline))
            for id_, fetched, _ in new
            for a in fetched.parsed.attachments
        ],
    )


def _index(conn: Connection, new: Sequence[_New]) -> None:
    """For search; nothing else is written after it. A statement that may have to be taken back by
    itself (an upsert) makes FTS5 write out what it holds: one segment a mail, and its merging."""
    conn.executemany(
        "INSERT INTO words (rowid, subject, people, body) VALUES (?, ?, ?, ?)",
        [(id_, *mail.words) for id_, _, mail in new],
    )


def _to_merge(mails: Iterable[tuple[Fetched, Incoming]]) -> int:
    letters = sum(len(text) for _, mail in mails for text in mail.words)
    return LEAST_MERGED + MERGED * letters // PAGE if letters else 0


def _merge(store: Store, pages: int) -> None:
    """So many of the index of words, in a transaction of its own: others may write before it."""
    with store.transaction() as conn:
        conn.execute("INSERT INTO words (words, rank) VALUES ('merge', ?)", (pages,))


def _flags(flags: Flags) -> str:
    return " ".join(sorted(flags))


def _place(conn: Connection, lies: Sequence[_Lies]) -> None:
    conn.executemany(
        "INSERT INTO placements (mailbox_id, uidvalidity, uid, message_id, flags) "
        "VALUES (?, ?, ?, ?, ?) ON CONFLICT (mailbox_id, uidvalidity, uid) "
        "DO UPDATE SET message_id = excluded.message_id, flags = excluded.flags",
        lies,
    )
    if conn.execute("SELECT 1 FROM unreadable LIMIT 1").fetchone():
        conn.executemany(
            "DELETE FROM unreadable WHERE mailbox_id = ? AND uidvalidity = ? AND uid = ?",
            [lie[:3] for lie in lies],
        )


class Known(NamedTuple):
    """A message that we have, in whatever account: it counts once (rule 20)."""

    id: int
    size: int
    written: bool
    """Here, and no server has shown us a copy of it yet."""


def known(store: Store, digests: Sequence[bytes]) -> dict[bytes, Known]:
    """Which of these contents we have."""
    found: dict[bytes, Known] = {}
    for start in range(0, len(digests), placements.MANY):
        part = digests[start : start + placements.MANY]
        rows = store.reader().execute(
            "SELECT digest, id, size, place = 'outbox' FROM messages "
            f"WHERE digest IN ({marks(part)}) AND body <> ?",
            (*part, awaited.BODY),
        )
        for digest, id_, size, written in rows.fetchall():
            found[digest] = Known(id_, size, bool(written))
    return found


def by_email_id(store: Store, account_id: int, names: Collection[str]) -> dict[str, int]:
    """The account's messages by the names that its server gives to contents (RFC 8474 5.1)."""
    found: dict[str, int] = {}
    wanted = sorted(names)
    for start in range(0, len(wanted), placements.MANY):
        part = wanted[start : start + placements.MANY]
        rows = store.reader().execute(
            "SELECT email_id, id FROM messages WHERE email_id <> '' AND account_id = ? "
            f"AND email_id IN ({marks(part)})",
            (account_id, *part),
        )
        found |= dict(rows.fetchall())
    return found


def digests_at(
    store: Store, mailbox_id: int, uidvalidity: int, uids: Collection[int]
) -> dict[int, bytes]:
    """The contents that lie at these UIDs, as far as they are messages of ours."""
    found: dict[int, bytes] = {}
    for part in placements.slices(uids):
        found |= dict(
            store.reader()
            .execute(
                "SELECT p.uid, m.digest FROM placements p JOIN messages m ON m.id = p.message_id "
                f"WHERE p.mailbox_id = ? AND p.uidvalidity = ? AND p.uid IN ({marks(part)})",
                (mailbox_id, uidvalidity, *part),
            )
            .fetchall()
        )
    return found


def place(
    store: Store,
    mailbox_id: int,
    uidvalidity: int,
    seen: Sequence[tuple[int, Flags, int | None]],
    progress: MailboxState | None = None,
) -> None:
    """Known messages found at these UIDs. Message None: a UID that is never a row (Junk)."""

    def some(conn: Connection, part: Sequence[tuple[int, Flags, int | None]]) -> list[int]:
        lies = [(mailbox_id, uidvalidity, uid, message, _flags(now)) for uid, now, message in part]
        _place(conn, lies)
        return placements.refresh(conn, [m for _, _, m in part if m is not None])

    touched = bit_by_bit(store, seen, some)
    if progress is not None:
        with store.transaction() as conn:
            write_state(conn, progress)
    judging.settle(store, touched)


def set_flags(
    store: Store, mailbox_id: int, uidvalidity: int, flags: Sequence[tuple[int, Flags]]
) -> int:
    """The server's flags of these UIDs; how many differed. Unknown UIDs are passed over."""
    differing = 0
    touched: list[int] = []
    for start in range(0, len(flags), 2000):
        part = flags[start : start + 2000]
        have = flags_of(store, mailbox_id, uidvalidity, [uid for uid, _ in part])
        other = [(uid, now) for uid, now in part if uid in have and have[uid] != now]
        differing += len(other)
        if other:
            touched += _write_flags(store, mailbox_id, uidvalidity, other)
    judging.settle(store, touched)
    return differing


def _write_flags(
    store: Store, mailbox_id: int, uidvalidity: int, flags: Sequence[tuple[int, Flags]]
) -> list[int]:
    def some(conn: Connection, part: Sequence[tuple[int, Flags]]) -> list[int]:
        conn.executemany(
            "UPDATE placements SET flags = ? WHERE mailbox_id = ? AND uidvalidity = ? AND uid = ?",
            [(_flags(now), mailbox_id, uidvalidity, uid) for uid, now in part],
        )
        ids = _messages_at(conn, mailbox_id, uidvalidity, [uid for uid, _ in part])
        return placements.refresh(conn, ids)

    return bit_by_bit(store, flags, some)


def _messages_at(
    conn: Connection, mailbox_id: int, uidvalidity: int, uids: Iterable[int]
) -> list[int]:
    found: list[int] = []
    for part in placements.slices(uids):
        found += [
            row[0]
            for row in conn.execute(
                "SELECT message_id FROM placements WHERE mailbox_id = ? AND uidvalidity = ? "
                f"AND uid IN ({marks(part)}) AND message_id IS NOT NULL",
                (mailbox_id, uidvalidity, *part),
            )
        ]
    return found


def unplace(store: Store, mailbox_id: int, uidvalidity: int, uids: Collection[int]) -> int:
    """These UIDs are gone from the server. Their messages stay where they were until `sweep`."""
    gone = 0

    def some(conn: Connection, part: Sequence[int]) -> list[int]:
        nonlocal gone
        ids = _messages_at(conn, mailbox_id, uidvalidity, part)
        where = [(mailbox_id, uidvalidity, uid) for uid in part]
        before = conn.total_changes
        conn.executemany(
            "DELETE FROM placements WHERE mailbox_id = ? AND uidvalidity = ? AND uid = ?", where
        )
        gone += conn.total_changes - before
        conn.executemany(
            "DELETE FROM unreadable WHERE mailbox_id = ? AND uidvalidity = ? AND uid = ?", where
        )
        touched = placements.refresh(conn, ids)
        bump(conn, "mail")
        return touched

    judging.settle(store, bit_by_bit(store, list(uids), some))
    return gone


def uids(
    store: Store,
    mailbox_id: int,
    uidvalidity: int,
    ranges: Sequence[tuple[int, int]] = ((1, HIGHEST),),
) -> set[int]:
    """The UIDs that we hold, those within some ranges if any are named; of very many ranges those
    in between, too."""
    if len(ranges) > MANY_RANGES:
        ranges = ((ranges[0][0], ranges[-1][1]),)
    found: set[int] = set()
    for first, last in ranges:
        rows = store.reader().execute(
            "SELECT uid FROM placements WHERE mailbox_id = ? AND uidvalidity = ? "
            "AND uid BETWEEN ? AND ?",
            (mailbox_id, uidvalidity, first, last),
        )
        found.update(row[0] for row in rows.fetchall())
    return found


def count(store: Store, mailbox_id: int, uidvalidity: int) -> int:
    row = store.reader().execute(
        "SELECT count(*) FROM placements WHERE mailbox_id = ? AND uidvalidity = ?",
        (mailbox_id, uidvalidity),
    )
    return int(row.fetchone()[0])


def flags_of(
    store: Store, mailbox_id: int, uidvalidity: int, uids: Collection[int] | None = None
) -> dict[int, Flags]:
    conn = store.reader()
    where = (mailbox_id, uidvalidity)
    query = "SELECT uid, flags FROM placements WHERE mailbox_id = ? AND uidvalidity = ?"
    if uids is None:
        rows = conn.execute(query, where).fetchall()
    else:
        rows = []
        for part in placements.slices(uids):
            rows += conn.execute(f"{query} AND uid IN ({marks(part)})", (*where, *part)).fetchall()
    return {uid: frozenset(flags.split()) for uid, flags in rows}


def stale(store: Store, mailbox_id: int, uidvalidity: int) -> bool:
    """Whether there are placements of this mailbox from before its UIDVALIDITY changed."""
    sql = "SELECT EXISTS (SELECT 1 FROM placements WHERE mailbox_id = ? AND uidvalidity {} ?)"
    conn = store.reader()
    where = (mailbox_id, uidvalidity)
    return any(conn.execute(sql.format(sign), where).fetchone()[0] for sign in "<>")


def drop_stale(store: Store, mailbox_id: int, uidvalidity: int) -> int:
    """Ends a re-mapping; until then the old placements stay, so that no message looks gone.
    Now those that were not recognised are."""
    rows = (
        store.reader()
        .execute(
            "SELECT uidvalidity, uid, message_id FROM placements "
            "WHERE mailbox_id = ? AND uidvalidity <> ?",
            (mailbox_id, uidvalidity),
        )
        .fetchall()
    )

    def some(conn: Connection, part: Sequence[tuple[int, int, int | None]]) -> list[int]:
        placements.drop(conn, mailbox_id, part)
        return placements.refresh(conn, [m for _, _, m in part if m is not None], sweep=True)

    judging.settle(store, bit_by_bit(store, rows, some))
    return sum(message is not None for _, _, message in rows)


def unreadable(
    store: Store,
    mailbox_id: int,
    uidvalidity: int,
    found: Sequence[tuple[int, str]],
    now: Instant,
) -> None:
    """UIDs that the server could not give us, each with the reason."""
    with store.transaction() as conn:
        conn.executemany(
            "INSERT OR REPLACE INTO unreadable VALUES (?, ?, ?, ?, ?)",
            [(mailbox_id, uidvalidity, uid, reason, now) for uid, reason in found],
        )


def unreadables(store: Store, mailbox_id: int, uidvalidity: int, since: Instant) -> set[int]:
    """Those that were found since, and are not asked for again yet."""
    rows = store.reader().execute(
        "SELECT uid FROM unreadable WHERE mailbox_id = ? AND uidvalidity = ? AND at >= ?",
        (mailbox_id, uidvalidity, since),
    )
    return {row[0] for row in rows.fetchall()}


def nowhere(store: Store, account_id: int) -> set[int]:
    """Messages of the account that lie in no mailbox just now, and are not known to be gone."""
    rows = store.reader().execute(
        "SELECT m.id FROM adrift a CROSS JOIN messages m ON m.id = a.message_id "  # in this order
        "WHERE m.account_id = ? "
        "AND m.place NOT IN ('gone', 'outbox', 'unsent') "
        "AND NOT EXISTS (SELECT 1 FROM placements p WHERE p.message_id = m.id)",
        (account_id,),
    )
    return {row[0] for row in rows.fetchall()}


def sweep(store: Store, messages: Collection[int]) -> None:
    """Those of these messages that lie nowhere are gone from the server. They stay in the store."""
    wanted = set(messages)
    adrift = [row[0] for row in store.reader().execute("SELECT message_id FROM adrift").fetchall()]

    def some(conn: Connection, part: Sequence[int]) -> list[int]:
        touched = placements.refresh(conn, [id_ for id_ in part if id_ in wanted], sweep=True)
        conn.execute(
            f"DELETE FROM adrift WHERE message_id IN ({marks(part)}) AND (EXISTS ("
            "SELECT 1 FROM placements p WHERE p.message_id = adrift.message_id) "
            "OR NOT EXISTS (SELECT 1 FROM messages m WHERE m.id = adrift.message_id "
            "AND m.place NOT IN ('gone', 'outbox', 'unsent')))",
            tuple(part),
        )
        return touched

    judging.settle(store, bit_by_bit(store, adrift, some))
