"""What is written of one new message: its row, who takes part, its texts and files, its words."""

import json
from collections.abc import Sequence
from functools import lru_cache

from store.records import awaited, grouping, placements, relinking, remote, threads, written
from store.records.book import Book
from store.records.database import Connection, bump, meta, set_meta
from store.records.incoming import Fetched, Incoming
from store.records.placements import marks

SHORTEST_NAME, MOST_NAMES = 3, 8
New = tuple[int, Fetched, Incoming]
"""A row that was written, and of what."""


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
    id_, thread, new = new_row(conn, mail, fetched, account, who, threads.nets(conn, [mail]))
    touched = grouping.regroup(conn, [thread], who) if new == threads.NONE else {new}
    placements.mark_stale(conn, touched)
    write_contents(conn, [(id_, fetched, mail)])
    index(conn, [(id_, fetched, mail)])
    return id_, touched


def new_row(
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
        written.enter(conn, mail.written_to, int(str(mail.columns["at"])))
    elif mail.columns["ours"]:
        people = {p.canonical for p in mail.participants if p.role in {"to", "cc"}}
        threads.stale_by_colleague(conn, people, int(str(mail.columns["at"])))
    return id_, thread, conversation


@lru_cache(maxsize=4)
def _insertion(columns: tuple[str, ...]) -> str:
    return f"INSERT INTO messages ({', '.join(columns)}) VALUES ({marks(columns)})"


def write_contents(conn: Connection, new: Sequence[New]) -> None:
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


def index(conn: Connection, new: Sequence[New]) -> None:
    """For search; nothing else is written after it. A statement that may have to be taken back by
    itself (an upsert) makes FTS5 write out what it holds: one segment a mail, and its merging."""
    conn.executemany(
        "INSERT INTO words (rowid, subject, people, body) VALUES (?, ?, ?, ?)",
        [(id_, *mail.words) for id_, _, mail in new],
    )
