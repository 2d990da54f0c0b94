"""Which messages belong together (section 5 of the rules: conversations).

`group` sees a whole net of messages at once and is a function of that set alone, so the order
in which they arrived cannot matter. Each message is placed into the conversation that its ids
name, unless its sender has no business there or it opens a new matter; without usable ids,
into one with the same people about the same subject.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from store.rules.instant import Instant
from store.rules.subjects import Bare, bare_subject, common_subject, tails

__all__ = [
    "Bare", "Group", "Node", "bare_subject", "common_subject", "group", "in_order", "parents_first",
]  # fmt: skip

DAY = 86_400
QUIET = 30 * DAY
"""After so long a silence a subject alone no longer continues a conversation."""
RECENT = 7 * DAY
"""So long one that was answered is as likely to be answered once more as one that waits."""

Side: TypeAlias = str | int | tuple[str, ...]
"""The other side of a conversation: an address, a client, or (among ourselves) all of us in it."""


@dataclass(frozen=True, slots=True)
class Node:
    """What threading needs to know of one message. Addresses are canonical."""

    id: int
    at: Instant
    key: str
    """Breaks ties of `at`, the same on every machine."""
    message_id: str
    refs: tuple[str, ...]
    """References, else In-Reply-To; oldest first."""
    thread_index: str
    """Exchange's: its first 22 bytes; empty if none."""
    subject: Bare
    ours: bool
    sender: str
    sender_client: int | None
    recipients: tuple[tuple[str, int | None], ...]
    """To and Cc, each with its client."""
    others: frozenset[str]
    """Those of sender and recipients who are not us."""
    other_clients: frozenset[int]
    quotes_old: bool
    """Its text holds more than its new text."""
    pin: str | None = None
    """The conversation that a person put it into, by a name; see `by_hand`."""


class Group(NamedTuple):
    """One conversation."""

    ids: tuple[int, ...]
    """By instant."""
    claims: int | None
    """The message whose conversation it claims to belong to, without a part in it."""


def group(nodes: Sequence[Node]) -> list[Group]:
    """Part messages into conversations, oldest first; near-linear in what they hold."""
    ordered = in_order(nodes)
    table = _Table(ordered)
    for node in parents_first(ordered, table.holders):
        _add(table, _talk_for(table, node), node)
    place = {node.id: index for index, node in enumerate(ordered)}
    found = [
        Group(tuple(sorted((node.id for node in talk.nodes), key=place.__getitem__)), talk.claims)
        for talk in table.talks
    ]
    return sorted(found, key=lambda one: place[one.ids[0]])


def in_order(nodes: Sequence[Node]) -> list[Node]:
    """By instant, and the same on every machine."""
    return sorted(nodes, key=lambda node: (node.at, node.key, node.id))


@dataclass(slots=True, eq=False)
class _Talk:
    """A conversation while it grows."""

    number: int
    claims: int | None = None
    nodes: list[Node] = field(default_factory=list)
    people: set[str] = field(default_factory=set)
    """Who wrote in it, or was addressed in it by us or by a client."""
    clients: set[int] = field(default_factory=set)
    """The clients of these people."""
    subjects: set[str] = field(default_factory=set)
    untagged: set[str] = field(default_factory=set)
    """The same without the names of lists."""
    last: Instant = 0


class _Table:
    """All that is known while messages are placed."""

    def __init__(self, ordered: Sequence[Node]) -> None:
        self.talks: list[_Talk] = []
        self.at: dict[int, _Talk] = {}
        self.holders: dict[str, Node] = {}
        for node in ordered:
            if node.message_id:
                self.holders.setdefault(node.message_id, node)
        self.missing = _Missing(ordered, self.holders)
        self.named: dict[tuple[str, Side | None], _Talk] = {}
        """Who first spoke of an id that nobody holds; per side: who first spoke of any id."""
        self.about: dict[tuple[str, Side], _Talk] = {}
        """The latest conversation of that bare subject with that side."""
        self.common: dict[tuple[str, str], dict[int, _Talk]] = {}
        """Of a subject that many mails bear: the conversations in which that address wrote under
        it, by number."""
        self.split: dict[tuple[int, str], _Talk] = {}
        """The new matter of that subject that grew out of a conversation."""

    def new(self, claims: int | None = None) -> _Talk:
        talk = _Talk(len(self.talks), claims)
        self.talks.append(talk)
        return talk


class _Missing:
    """Ids that nobody holds. Those that stand in one mail of ours or of a client belong to one
    conversation; others could be listed by anybody to tie together what is apart."""

    def __init__(self, ordered: Sequence[Node], holders: dict[str, Node]) -> None:
        self._above: dict[str, str] = {}
        for node in ordered:
            gone = [ref for ref in node.refs if ref not in holders]
            if node.ours or node.sender_client is not None:
                for one, other in pairwise(gone):
                    self._above[self.name(other)] = self.name(one)

    def name(self, ref: str) -> str:
        """The one id that stands for all of its conversation."""
        path = []
        while (above := self._above.get(ref, ref)) != ref:
            path.append(ref)
            ref = above
        for passed in path:
            self._above[passed] = ref
        return ref


def parents_first(ordered: Sequence[Node], holders: dict[str, Node]) -> Iterator[Node]:
    """By instant, but an answer after what it answers, though clocks may tell otherwise. A
    cycle is entered at its oldest message."""
    seen: set[int] = set()
    done: set[int] = set()
    for first in ordered:
        stack = [first]
        while stack:
            node = stack[-1]
            if node.id not in seen:
                seen.add(node.id)
                parents = (holders[ref] for ref in node.refs if ref in holders)
                stack.extend(parent for parent in parents if parent.id not in seen)
            else:
                stack.pop()
                if node.id not in done:
                    done.add(node.id)
                    yield node


def _talk_for(table: _Table, node: Node) -> _Talk:
    claimed: int | None = None
    for talk, by in _named(table, node):
        if _admits(talk, node):
            return _new_matter(table, talk, node) if _changes(talk, node) else talk
        claimed = by if claimed is None else claimed
    if claimed is not None:
        return table.new(claimed)
    return _by_subject(table, node) or table.new()


def _named(table: _Table, node: Node) -> Iterator[tuple[_Talk, int]]:
    """The conversations that its ids name, the likeliest first, and the message that held or
    shared the id."""
    for ref in reversed(node.refs):
        holder = table.holders.get(ref)
        if holder is not None and holder.id in table.at and ref != node.message_id:
            yield table.at[holder.id], holder.id
    twin = table.holders.get(node.message_id)
    if twin is not None and twin.id in table.at and _is_copy(twin, node):
        yield table.at[twin.id], twin.id
    for name in _names(table, node):
        for side in (None, *_own(node)):
            talk = table.named.get((name, side))
            if talk is not None:
                yield talk, talk.nodes[0].id


def _is_copy(twin: Node, node: Node) -> bool:
    """One mail that came by two ways, one of which changed it; programs that give the same
    Message-ID to everything are told from it by subject and day."""
    return (
        twin.sender == node.sender
        and twin.subject.text == node.subject.text
        and abs(node.at - twin.at) < DAY
    )


def _names(table: _Table, node: Node) -> Iterator[str]:
    """What stands for the conversation in the ids that it gives, the last first."""
    for ref in reversed(node.refs):
        yield ref if ref in table.holders else table.missing.name(ref)
    if node.thread_index:
        yield f"Thread-Index: {node.thread_index}"


def _admits(talk: _Talk, node: Node) -> bool:
    return (
        node.ours
        or node.sender in talk.people
        or (node.sender_client is not None and node.sender_client in talk.clients)
    )


def _changes(talk: _Talk, node: Node) -> bool:
    """Whether it opens a new matter by answering an old mail. No subject is no change."""
    if node.quotes_old or not node.subject.text or not talk.subjects:
        return False
    return node.subject.text not in talk.untagged and talk.subjects.isdisjoint(tails(node.subject))


def _new_matter(table: _Table, talk: _Talk, node: Node) -> _Talk:
    """A second answer to the old mail about the same new matter joins the first."""
    place = talk.number, node.subject.text
    known = table.split.get(place)
    if known is None or not _admits(known, node):
        known = table.split[place] = table.new()
    return known


def _by_subject(table: _Table, node: Node) -> _Talk | None:
    """An answer without usable ids: never by its subject alone."""
    subject = node.subject
    if not (subject.replied or subject.forwarded):
        return None
    if common_subject(subject.text):
        return _only_one(table, node)
    sides = _sides(node) if node.ours else _own(node)
    known = (table.about.get((subject.text, side)) for side in sides)
    fresh = [t for t in known if t and node.at - t.last < QUIET and _admits(t, node)]
    return max(fresh, key=lambda talk: (talk.last, -talk.number), default=None)


def _only_one(table: _Table, node: Node) -> _Talk | None:
    """Where many mails bear the subject: what we answer to the one who wrote under it, if there is
    but one conversation that we may mean."""
    if node.refs or not (node.ours and node.subject.replied and len(node.others) == 1):
        return None
    (other,) = node.others
    known = table.common.get((node.subject.text, other), {})
    meant = [talk for talk in known.values() if _may_mean(talk, node)]
    return meant[0] if len(meant) == 1 else None


def _may_mean(talk: _Talk, node: Node) -> bool:
    """One in which nobody of us wrote so far waits longer."""
    answered = any(one.ours for one in talk.nodes)
    return node.at - talk.last < (RECENT if answered else QUIET)


def _own(node: Node) -> tuple[Side, ...]:
    """The sender, as address and as client."""
    address = (node.sender,) if node.sender else ()
    return address if node.sender_client is None else (*address, node.sender_client)


def _sides(node: Node) -> tuple[Side, ...]:
    """With whom it is, as far as one may be believed: who a stranger wrote to proves nothing."""
    if not node.ours and node.sender_client is None:
        return _own(node)
    if not node.others:
        return (tuple(sorted({node.sender, *(address for address, _ in node.recipients)})),)
    return (*sorted(node.others), *sorted(node.other_clients))


def _add(table: _Table, talk: _Talk, node: Node) -> None:
    talk.last = max(talk.last, node.at) if talk.nodes else node.at
    talk.nodes.append(node)
    table.at[node.id] = talk
    _admit(talk, node.sender, node.sender_client)
    if node.ours or node.sender_client is not None:
        for address, client in node.recipients:
            _admit(talk, address, client)
    if node.subject.text:
        talk.subjects.add(node.subject.text)
        talk.untagged.add(node.subject.untagged)
        for side in _sides(node):
            table.about[node.subject.text, side] = talk
        if node.sender and not node.ours and common_subject(node.subject.text):
            place = node.subject.text, node.sender
            table.common.setdefault(place, {})[talk.number] = talk
    for name in _names(table, node):
        if name not in table.holders:
            table.named.setdefault((name, None), talk)
        for side in _own(node):
            table.named.setdefault((name, side), talk)


def _admit(talk: _Talk, address: str, client: int | None) -> None:
    if address:
        talk.people.add(address)
    if client is not None:
        talk.clients.add(client)
