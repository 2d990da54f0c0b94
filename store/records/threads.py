"""Which thread a message belongs to, kept right as mail arrives in any order.

A thread is the set of messages that share ids, directly or through messages that nobody holds,
or that may belong together by subject. It is only the net, which `grouping` parts into
conversations.
"""

import json
import uuid
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from store.records.book import Book
from store.records.database import Connection
from store.records.incoming import Incoming
from store.records.placements import mark_stale, marks, slices
from store.rules.conversations import QUIET, bare_subject, common_subject
from store.rules.opening import CONTACT_SECONDS

NEAR = 50
"""Addresses, and domains, by which threads of the same subject are sought: so many of the mail, and
so many of its clients."""
NONE = 0
"""The conversation of a message that was only just written."""


@dataclass(slots=True)
class Nets:
    """What the store knows of the threads that some new mails may join; kept right while those are
    written, so that it is looked up for all of them at once."""

    by_ref: dict[str, int]
    subjects: set[str]
    """Bare ones that some message has."""
    unused: Iterator[int]
    """Numbers of new threads."""


def nets(conn: Connection, mails: Sequence[Incoming]) -> Nets:
    refs = list({ref for mail in mails for ref in mail.refs})
    by_ref = conn.execute(
        "SELECT ref, thread_id FROM threads WHERE ref IN (SELECT value FROM json_each(?))",
        (json.dumps(refs),),
    )
    bare = list({mail.columns["bare"] for mail in mails} - {""})
    subjects = conn.execute(
        "SELECT value FROM json_each(?) WHERE EXISTS (SELECT 1 FROM messages WHERE bare = value)",
        (json.dumps(bare),),
    )
    return Nets(dict(by_ref.fetchall()), {row[0] for row in subjects}, _numbers(conn, len(mails)))


def thread_of(conn: Connection, mail: Incoming, book: Book, known: Nets) -> tuple[int, bool]:
    """The thread for a new message, and whether that is new; threads that it joins become one."""
    bare, replied = str(mail.columns["bare"]), int(str(mail.columns["replied"]))
    found = {known.by_ref[ref] for ref in mail.refs if ref in known.by_ref}
    people = [(p.canonical, p.domain) for p in mail.participants]
    if bare in known.subjects:
        found |= _by_subject(conn, bare, replied, people, book)
    elif not bare:
        found |= _by_common_word(conn, mail.columns, people, book)
    thread = min(found) if found else next(known.unused)
    if len(found) > 1:
        unite(conn, thread, found)
        known.by_ref |= {ref: thread for ref, one in known.by_ref.items() if one in found}
    new = [ref for ref in mail.refs if ref not in known.by_ref]
    conn.executemany(
        "INSERT INTO threads (ref, thread_id) VALUES (?, ?)", [(ref, thread) for ref in new]
    )
    known.by_ref |= dict.fromkeys(new, thread)
    if bare:
        known.subjects.add(bare)
    return thread, not found


def unite(conn: Connection, thread: int, found: set[int]) -> None:
    """All of these are this one from now on; what they part into is looked at by `grouping`."""
    for other in sorted(found - {thread}):
        conn.execute("UPDATE messages SET thread_id = ? WHERE thread_id = ?", (thread, other))
        conn.execute("UPDATE threads SET thread_id = ? WHERE thread_id = ?", (thread, other))


def _by_subject(
    conn: Connection, bare: str, replied: int, people: Sequence[tuple[str, str]], book: Book
) -> set[int]:
    """Threads that this mail may continue, or that continue it, without usable ids: of the same
    people, or of others of the same client or firm."""
    if not bare:
        return set()
    parties = {canonical: book.party(canonical) for canonical, _ in people}
    others = {canonical for canonical, party in parties.items() if not party.us}
    domains = {domain for one, domain in people if one in others and not book.free(domain)}
    if not others:
        return set()
    clients = {party.client for party in parties.values() if party.client is not None}
    some = _near(others, (book.claims("canonical", client) for client in clients))
    firms = _near(domains, (book.claims("domain", client) for client in clients))
    rows = conn.execute(
        "SELECT DISTINCT m.thread_id FROM messages m JOIN participants p ON p.message_id = m.id "
        f"WHERE m.bare = ? AND (m.replied = 1 OR ?) AND (p.canonical IN ({marks(some)}) "
        f"OR p.domain IN ({marks(firms)}))",
        (bare, replied, *some, *firms),
    )
    return {row[0] for row in rows}


_OF = ("replied", "subject", "sender", "ours", "mine", "refs", "at")


def _by_common_word(
    conn: Connection, of: Mapping[str, object], people: Sequence[tuple[str, str]], book: Book
) -> set[int]:
    """Under a subject that many mails bear: of an answer of mine without ids, threads of what the
    one whom it goes to wrote before it; of theirs, those of such answers to it. Others would tie
    together all that is called 'Order'."""
    text, at = bare_subject(str(of["subject"])).text, int(str(of["at"]))
    if not common_subject(text) or not text:
        return set()
    if not of["ours"]:
        rows = conn.execute(
            "SELECT m.subject, m.thread_id FROM written w JOIN messages m ON m.at = w.at "
            "WHERE w.canonical = ? AND w.at BETWEEN ? AND ? "
            "AND m.mine = 1 AND m.replied = 1 AND m.refs = '' AND m.bare = ''",
            (of["sender"], at, at + QUIET),
        )
    else:
        others = {canonical for canonical, _ in people if not book.party(canonical).us}
        if not of["mine"] or not of["replied"] or of["refs"] or len(others) != 1:
            return set()
        rows = conn.execute(
            "SELECT subject, thread_id FROM messages "
            "WHERE sender = ? AND at BETWEEN ? AND ? AND ours = 0 AND bare = ''",
            (*others, at - QUIET, at),
        )
    return {thread for other, thread in rows if bare_subject(other).text == text}


def _near(own: Collection[str], of_clients: Iterable[Sequence[str]]) -> list[str]:
    """The mail's own and its clients', each as many as there may be: a client may have hundreds."""
    others = {value for values in of_clients for value in values[:NEAR]}
    return sorted({*sorted(own)[:NEAR], *sorted(others)[:NEAR]})


def akin(conn: Connection, thread: int, book: Book) -> set[int]:
    """This thread and those that it is to be one with, as mail and book are now."""
    rows = conn.execute(
        f"SELECT id, bare, {', '.join(_OF)} FROM messages WHERE thread_id = ?", (thread,)
    ).fetchall()
    people: dict[int, set[tuple[str, str]]] = {}
    for part in slices(row[0] for row in rows):
        for message, canonical, domain in conn.execute(
            "SELECT message_id, canonical, domain FROM participants "
            f"WHERE message_id IN ({marks(part)})",
            part,
        ):
            people.setdefault(message, set()).add((canonical, domain))
    # A long exchange is one of few people about few subjects.
    asked = {(bare, of[0], frozenset(people.get(id_, ()))) for id_, bare, *of in rows if bare}
    found = [_by_subject(conn, bare, replied, sorted(some), book) for bare, replied, some in asked]
    found += [
        _by_common_word(conn, dict(zip(_OF, of, strict=True)), sorted(people.get(id_, ())), book)
        for id_, bare, *of in rows
        if not bare
    ]
    return {thread}.union(*found)


def _numbers(conn: Connection, many: int) -> Iterator[int]:
    """So many numbers that no thread has, or will be given again."""
    rows = conn.execute(
        "INSERT INTO changes (subject, n) VALUES ('threads', ?1) "
        "ON CONFLICT (subject) DO UPDATE SET n = n + ?1 RETURNING n",
        (many,),
    ).fetchall()
    last = int(rows[0][0])
    return iter(range(last - many + 1, last + 1))


def new_conversation(conn: Connection) -> int:
    cursor = conn.execute(
        "INSERT INTO conversations (uuid, stale) VALUES (?, 1)", (uuid.uuid4().hex,)
    )
    return int(cursor.lastrowid or 0)


def stale_by_colleague(conn: Connection, written_to: Iterable[str], at: int) -> None:
    """A colleague's mail that is only now known may make a thanks of what came soon after it."""
    for address in written_to:
        ids = conn.execute(
            "SELECT DISTINCT conversation_id FROM messages "
            "WHERE sender = ? AND at BETWEEN ? AND ? AND ack <> '' AND ours = 0",
            (address, at, at + CONTACT_SECONDS),
        ).fetchall()
        mark_stale(conn, [id_ for (id_,) in ids])


def stale_by_contact(conn: Connection, written_to: Iterable[str], at: int) -> None:
    """A mail of mine that is only now known, or never went, may change what others of that person
    were: whether I had written to them before, and whether a thanks came soon after it."""
    for address in written_to:
        row = conn.execute(
            "SELECT min(at) FROM written WHERE canonical = ? AND at <> ?", (address, at)
        ).fetchone()
        oldest = row[0] if row[0] is not None else 1 << 62
        until = max(at + 4 * 86400, oldest if oldest > at else at)
        ids = conn.execute(
            "SELECT DISTINCT conversation_id FROM messages WHERE sender = ? AND at BETWEEN ? AND ?",
            (address, at, until),
        ).fetchall()
        mark_stale(conn, [id_ for (id_,) in ids])
