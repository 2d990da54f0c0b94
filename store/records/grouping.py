"""How threads part into conversations, kept right as mail arrives in any order.

`rules.conversations.group` parts a thread always from the whole of it, so the order of arrival
cannot matter. That takes as long as the thread is: a large one is parted outside of the lock, by
`refitting`, and until then a new message in it has a conversation of its own.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from store.records.book import Book
from store.records.database import Connection
from store.records.doubts import loosen
from store.records.placements import marks, slices
from store.records.threads import NONE, new_conversation
from store.rules import by_hand
from store.rules.conversations import Group, Node, bare_subject, group, in_order
from store.rules.events import REPLIES

GROUPED = 3000
"""Messages that are grouped at once: of a longer exchange, so many from the first one on, then so
many again."""
LARGE = 100
"""Messages of a thread that is parted in some milliseconds."""
_CALENDARS = {"invitation", "cancelled", *REPLIES}


@dataclass(frozen=True, slots=True)
class Parts:
    """What some threads part into, as the store was when it was looked at."""

    groups: list[Group]
    now: Mapping[int, int]
    """The conversation of each message."""
    claims: Mapping[int, int]
    """Of the messages that bear a claim."""


def regroup(
    conn: Connection, thread_ids: Iterable[int], book: Book, large: set[int] | None = None
) -> set[int]:
    """Parts these threads into conversations anew; gives back the conversations to judge.

    large: takes those that are too large for a transaction; they wait for `refitting`, and are
    marked for it. None: no thread waits.
    """
    done: set[int] = set()
    touched: set[int] = set()
    pinned = conn.execute("SELECT 1 FROM messages WHERE pin IS NOT NULL LIMIT 1").fetchone()
    for first in sorted(set(thread_ids)):
        if first in done:
            continue
        together = with_pinned(conn, {first}) if pinned else {first}
        done |= together
        some = _some_of(conn, first)
        if len(some) == 1 and together == {first}:
            touched |= _alone(conn, *some[0])
        elif large is not None and (len(some) > LARGE or _together_large(conn, together)):
            large.add(first)
            touched |= _for_now(conn, together)
        else:
            touched |= regroup_together(conn, sorted(together), book)
    return touched


_Some = tuple[int, int, int | None]
"""A message, its conversation, and what it claims."""


def _some_of(conn: Connection, thread: int) -> list[_Some]:
    """The messages of a thread; of a large one, enough to see that."""
    return conn.execute(
        "SELECT id, conversation_id, claims FROM messages WHERE thread_id = ? LIMIT ?",
        (thread, LARGE + 1),
    ).fetchall()


def _together_large(conn: Connection, threads: set[int]) -> bool:
    """Of several threads; of one its messages have told already."""
    if len(threads) == 1:
        return False
    (some,) = conn.execute(
        "SELECT count(*) FROM (SELECT 1 FROM messages "
        f"WHERE thread_id IN ({marks(list(threads))}) LIMIT ?)",
        (*threads, LARGE + 1),
    ).fetchone()
    return int(some) > LARGE


def _for_now(conn: Connection, threads: set[int]) -> set[int]:
    """Each of their new messages alone."""
    new = conn.execute(
        "SELECT id FROM messages WHERE conversation_id = ? "
        f"AND +thread_id IN ({marks(list(threads))})",
        (NONE, *threads),
    ).fetchall()
    found = {new_conversation(conn): message for (message,) in new}
    conn.executemany("UPDATE messages SET conversation_id = ? WHERE id = ?", list(found.items()))
    loosen(conn, threads)
    return set(found)


def _alone(conn: Connection, message: int, old: int, claims: int | None) -> set[int]:
    """`regroup_together` for a thread of one message, as most are while they come."""
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


def regroup_together(conn: Connection, threads: Sequence[int], book: Book) -> set[int]:
    """The same for threads that have, or had, a conversation in common."""
    return write(conn, parts(conn, [[thread] for thread in threads], book))


def parts(conn: Connection, nets: Sequence[Iterable[int]], book: Book) -> Parts:
    """What these nets, each of one thread or of several that are to be one, part into; writes
    nothing."""
    members = [_members(conn, net, book) for net in nets]
    all_ = [member for net in members for member in net]
    return Parts(
        _groups([[member.node for member in net] for net in members]),
        {member.node.id: member.conversation for member in all_},
        {member.node.id: member.claims for member in all_ if member.claims is not None},
    )


def write(conn: Connection, some: Parts) -> set[int]:
    """Parts, while nothing of what they were worked out from has changed; gives back the
    conversations to judge."""
    now = some.now
    taken: set[int] = set()
    touched: set[int] = set()
    for found in some.groups:
        old = {now[id_] for id_ in found.ids} - {NONE}
        free = old - taken
        conversation = min(free) if free else new_conversation(conn)
        taken.add(conversation)
        moved = [id_ for id_ in found.ids if now[id_] != conversation]
        _move(conn, moved, conversation)
        _claim(conn, found, some.claims)
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
    if len(net) <= GROUPED:
        return group(net)
    ordered = in_order(net)
    some = (ordered[at : at + GROUPED] for at in range(0, len(ordered), GROUPED))
    return [one for nodes in some for one in group(nodes)]


def _move(conn: Connection, ids: list[int], conversation: int) -> None:
    for part in slices(ids):
        conn.execute(
            f"UPDATE messages SET conversation_id = ? WHERE id IN ({marks(part)})",
            (conversation, *part),
        )


def _claim(conn: Connection, found: Group, before: Mapping[int, int]) -> None:
    """The first of them bears what it claims."""
    wanted = {found.ids[0]: found.claims}
    other = [(wanted.get(id_), id_) for id_ in found.ids if before.get(id_) != wanted.get(id_)]
    conn.executemany("UPDATE messages SET claims = ? WHERE id = ?", other)


def _dissolve(conn: Connection, ids: set[int], before: Mapping[int, int]) -> None:
    """A conversation that lost all its messages to another goes on answering by its old name, if
    it was in any list."""
    firsts = {before[message]: message for message in sorted(before, reverse=True)} if ids else {}
    for id_ in ids:
        row = conn.execute(
            "SELECT conversation_id FROM messages WHERE id = ?", (firsts[id_],)
        ).fetchone()
        heir = int(row[0])
        conn.execute(
            "INSERT OR REPLACE INTO conversation_names (uuid, conversation_id) "
            "SELECT uuid, ? FROM conversations WHERE id = ? AND messages > 0",
            (heir, id_),
        )
        conn.execute(
            "UPDATE conversation_names SET conversation_id = ? WHERE conversation_id = ?",
            (heir, id_),
        )
        conn.execute("UPDATE calls SET conversation_id = ? WHERE conversation_id = ?", (heir, id_))
        conn.execute("DELETE FROM loops WHERE conversation_id = ?", (id_,))
        conn.execute("DELETE FROM conversations WHERE id = ?", (id_,))


class _Member(NamedTuple):
    node: Node
    conversation: int
    claims: int | None


def _members(conn: Connection, net: Iterable[int], book: Book) -> list[_Member]:
    threads = list(net)
    rows = conn.execute(
        "SELECT id, at, digest, message_id, refs, thread_index, subject, ours, sender, quotes_old, "
        "pin, machine, bounce_of, conversation_id, claims FROM messages "
        f"WHERE thread_id IN ({marks(threads)})",
        threads,
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
     bounce_of, conversation, claims) = row  # fmt: skip
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
    return _Member(node, int(str(conversation)), None if claims is None else int(str(claims)))
