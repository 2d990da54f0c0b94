"""Which conversation a message belongs to, kept right as mail arrives in any order.

A thread is the set of messages that share ids, directly or through messages that nobody holds,
or that may belong together by subject. It is only the net; `rules.conversations.group` parts it
into conversations, always from the whole set, so the order of arrival cannot matter.
"""

import json
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from store.records.book import Book
from store.records.database import Connection
from store.records.incoming import Incoming
from store.records.placements import mark_stale, marks, slices
from store.rules import by_hand
from store.rules.conversations import Group, Node, bare_subject, group
from store.rules.opening import CONTACT_SECONDS

THREAD_LIMIT = 3000
"""Messages that are grouped at once; a larger thread is a mailing list's, or forged, and falls
apart into single mails."""
NEAR = 50
"""Addresses, and domains, by which threads of the same subject are sought."""
_CALENDARS = {"invitation", "invitation-reply", "cancelled"}
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
    if bare in known.subjects:
        people = [(p.canonical, p.domain) for p in mail.participants]
        found |= _by_subject(conn, bare, replied, people, book)
    thread = min(found) if found else next(known.unused)
    if len(found) > 1:
        _unite(conn, thread, found)
        known.by_ref |= {ref: thread for ref, one in known.by_ref.items() if one in found}
    new = [ref for ref in mail.refs if ref not in known.by_ref]
    conn.executemany(
        "INSERT INTO threads (ref, thread_id) VALUES (?, ?)", [(ref, thread) for ref in new]
    )
    known.by_ref |= dict.fromkeys(new, thread)
    if bare:
        known.subjects.add(bare)
    return thread, not found


def _unite(conn: Connection, thread: int, found: set[int]) -> None:
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
    for client in {party.client for party in parties.values() if party.client is not None}:
        others |= book.claims("canonical", client)
        domains |= book.claims("domain", client)
    some, firms = sorted(others)[:NEAR], sorted(domains)[:NEAR]
    rows = conn.execute(
        "SELECT DISTINCT m.thread_id FROM messages m JOIN participants p ON p.message_id = m.id "
        f"WHERE m.bare = ? AND (m.replied = 1 OR ?) AND (p.canonical IN ({marks(some)}) "
        f"OR p.domain IN ({marks(firms)}))",
        (bare, replied, *some, *firms),
    )
    return {row[0] for row in rows}


def refit(conn: Connection, thread: int, book: Book) -> set[int]:
    """A thread looked at anew; gives back the conversations to judge."""
    rows = conn.execute(
        "SELECT id, bare, replied FROM messages WHERE thread_id = ?", (thread,)
    ).fetchall()
    people: dict[int, list[tuple[str, str]]] = {}
    for part in slices(id_ for id_, bare, _ in rows if bare):
        for message, canonical, domain in conn.execute(
            "SELECT message_id, canonical, domain FROM participants "
            f"WHERE message_id IN ({marks(part)})",
            part,
        ):
            people.setdefault(message, []).append((canonical, domain))
    found = {thread}
    for id_, bare, replied in rows:
        found |= _by_subject(conn, bare, replied, people.get(id_, ()), book)
    _unite(conn, min(found), found)
    return regroup(conn, {min(found)}, book)


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


def regroup(conn: Connection, thread_ids: Iterable[int], book: Book) -> set[int]:
    """Parts these threads into conversations anew; gives back the conversations to judge."""
    done: set[int] = set()
    touched: set[int] = set()
    pinned = conn.execute("SELECT 1 FROM messages WHERE pin IS NOT NULL LIMIT 1").fetchone()
    for first in sorted(set(thread_ids)):
        if first in done:
            continue
        together = with_pinned(conn, {first}) if pinned else {first}
        done |= together
        alone = _alone(conn, first) if together == {first} else None
        touched |= regroup_together(conn, sorted(together), book) if alone is None else alone
    return touched


def _alone(conn: Connection, thread: int) -> set[int] | None:
    """`regroup_together` for a thread of one message, as most are while they come; None: another
    kind of thread."""
    rows = conn.execute(
        "SELECT id, conversation_id, claims FROM messages WHERE thread_id = ? LIMIT 2", (thread,)
    ).fetchall()
    if len(rows) != 1:
        return None
    ((message, old, claims),) = rows
    if old != NONE and claims is None:
        return set()
    conversation = new_conversation(conn) if old == NONE else old
    conn.execute(
        "UPDATE messages SET conversation_id = ?, claims = NULL WHERE id = ?",
        (conversation, message),
    )
    return {conversation} if old == NONE else set()


def with_pinned(conn: Connection, threads: set[int]) -> set[int]:
    """These threads, and all of which a person has joined a part to a part of them."""
    found = set(threads)
    todo = found
    while todo:
        near = conn.execute(
            "SELECT DISTINCT b.thread_id FROM messages a JOIN messages b ON b.pin = a.pin "
            f"WHERE a.pin IS NOT NULL AND a.thread_id IN ({marks(list(todo))})",
            tuple(todo),
        )
        todo = {row[0] for row in near} - found
        found |= todo
    return found


class _Member(NamedTuple):
    node: Node
    conversation: int


def regroup_together(conn: Connection, threads: Sequence[int], book: Book) -> set[int]:
    """The same for threads that have, or had, a conversation in common."""
    nets = [_members(conn, thread, book) for thread in threads]
    now = {member.node.id: member.conversation for net in nets for member in net}
    taken: set[int] = set()
    touched: set[int] = set()
    for found in _groups([[member.node for member in net] for net in nets]):
        old = {now[id_] for id_ in found.ids} - {NONE}
        free = old - taken
        conversation = min(free) if free else new_conversation(conn)
        taken.add(conversation)
        moved = [id_ for id_ in found.ids if now[id_] != conversation]
        _move(conn, moved, conversation, found)
        if moved:
            touched |= old | {conversation}
    left = set(now.values()) - taken - {NONE}
    _dissolve(conn, left, now)
    return touched - left


def _groups(nets: list[list[Node]]) -> list[Group]:
    if len(nets) == 1 and len(nets[0]) == 1:
        return [Group((nets[0][0].id,), None)]
    found = [one for net in nets for one in _by_rules(net)]
    return by_hand.regroup(found, [node for net in nets for node in net])


def _by_rules(net: list[Node]) -> list[Group]:
    if len(net) <= THREAD_LIMIT:
        return group(net)
    return [Group((node.id,), None) for node in net]


def _move(conn: Connection, ids: list[int], conversation: int, found: Group) -> None:
    for part in slices(ids):
        conn.execute(
            f"UPDATE messages SET conversation_id = ? WHERE id IN ({marks(part)})",
            (conversation, *part),
        )
    conn.execute(
        "UPDATE messages SET claims = ? WHERE id = ? AND claims IS NOT ?",
        (found.claims, found.ids[0], found.claims),
    )
    for part in slices(found.ids[1:]):
        conn.execute(
            f"UPDATE messages SET claims = NULL WHERE id IN ({marks(part)}) AND claims NOT NULL",
            part,
        )


def _dissolve(conn: Connection, ids: set[int], before: dict[int, int]) -> None:
    """A conversation that lost all its messages to another goes on answering by its old name."""
    for id_ in ids:
        first = min(message for message, conversation in before.items() if conversation == id_)
        row = conn.execute("SELECT conversation_id FROM messages WHERE id = ?", (first,)).fetchone()
        heir = int(row[0])
        conn.execute(
            "INSERT OR REPLACE INTO conversation_names (uuid, conversation_id) "
            "SELECT uuid, ? FROM conversations WHERE id = ?",
            (heir, id_),
        )
        conn.execute(
            "UPDATE conversation_names SET conversation_id = ? WHERE conversation_id = ?",
            (heir, id_),
        )
        conn.execute("UPDATE calls SET conversation_id = ? WHERE conversation_id = ?", (heir, id_))
        conn.execute("DELETE FROM loops WHERE conversation_id = ?", (id_,))
        conn.execute("DELETE FROM conversations WHERE id = ?", (id_,))


def _members(conn: Connection, thread: int, book: Book) -> list[_Member]:
    rows = conn.execute(
        "SELECT id, at, digest, message_id, refs, thread_index, subject, ours, sender, quotes_old, "
        "pin, machine, bounce_of, conversation_id FROM messages WHERE thread_id = ?",
        (thread,),
    ).fetchall()
    people = _people(conn, [row[0] for row in rows])
    return [_member(row, people.get(row[0], []), book) for row in rows]


def _people(conn: Connection, ids: list[int]) -> dict[int, list[tuple[str, str]]]:
    found: dict[int, list[tuple[str, str]]] = {}
    for part in slices(ids):
        for message, role, canonical in conn.execute(
            "SELECT message_id, role, canonical FROM participants "
            f"WHERE message_id IN ({marks(part)}) AND role IN ('from', 'to', 'cc')",
            part,
        ):
            found.setdefault(message, []).append((role, canonical))
    return found


def _member(row: tuple[object, ...], people: list[tuple[str, str]], book: Book) -> _Member:
    (id_, at, digest, message_id, refs, index, subject, ours, sender, quotes, pin, machine,
     bounce_of, conversation) = row  # fmt: skip
    parties = [(role, book.party(address)) for role, address in people]
    bounce = machine in {"bounce", "receipt"} and bool(bounce_of)
    # Reply-To says whose a form's or a list's mail is, and anybody may write one: what joins a
    # conversation is who has a part in it by name.
    sender = next((address for role, address in people if role == "from"), str(sender))
    if book.party(sender).us and not ours:
        sender = ""
    node = Node(
        id=id_,  # type: ignore[arg-type]
        at=at,  # type: ignore[arg-type]
        key=digest.hex(),  # type: ignore[attr-defined]
        message_id=str(message_id),
        refs=(str(bounce_of),) if bounce else tuple(str(refs).split()),
        thread_index=str(index),
        subject=bare_subject(str(subject)),
        # A bounce speaks of our own mail, and only who saw that knows its id.
        ours=bool(ours) or bounce,
        sender=sender,
        sender_client=book.party(sender).client,
        recipients=tuple((p.address, p.client) for role, p in parties if role != "from"),
        others=frozenset(p.address for _, p in parties if not p.us),
        other_clients=frozenset(p.client for _, p in parties if p.client is not None),
        # 'Accepted: …' is no new matter, whatever a calendar makes of the subject.
        quotes_old=bool(quotes) or bounce or machine in _CALENDARS,
        pin=None if pin is None else str(pin),
    )
    return _Member(node, int(str(conversation)))


def stale_by_colleague(conn: Connection, written_to: Iterable[str], at: int) -> None:
    """A colleague's mail that is only now known may make a thanks of what came soon after it."""
    for address in written_to:
        ids = conn.execute(
            "SELECT DISTINCT conversation_id FROM messages "
            "WHERE sender = ? AND at BETWEEN ? AND ? AND ack <> '' AND ours = 0",
            (address, at, at + CONTACT_SECONDS),
        ).fetchall()
        mark_stale(conn, [id_ for (id_,) in ids])


def stale_by_contact(conn: Connection, written_to: Sequence[str], at: int) -> None:
    """A mail of mine that is only now known may change what others of that person were: whether
    I had written to them before, and whether a thanks came soon after it."""
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
