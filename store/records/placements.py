"""Placements: which message lies where on the server, with which flags.

What a list shows of a message (unread, starred, where it is) is the server's word with the
user's pending wishes laid over it; `refresh` works that out anew after either has changed.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from store.records.database import Connection, Store, bump

MANY = 400
"""Ids in one IN (…): well below SQLite's limit of bound values in any build."""

_PLACES = {"trash": "trash", "junk": "junk", "drafts": "drafts"}
_LOCAL = {"outbox", "unsent"}
_UNSENT = {"drafts", "unsent"}
_ABSENT = {"trash", "junk", "gone"}
_BESIDE = {"", "archive"}
"""Of mailboxes in which a mail that is flagged as a draft is one: at Gmail All Mail has all."""


NOWHERE = (
    "m.place NOT IN ('gone', 'outbox', 'unsent', 'drafts') "
    "AND NOT EXISTS (SELECT 1 FROM placements p WHERE p.message_id = m.id)"
)
"""Of a message that is `adrift`: no round has met it elsewhere yet, nor is it known to be gone."""


class Shown(NamedTuple):
    """What the lists say of one message."""

    place: str
    inbox: int
    seen: int
    flagged: int


def slices(ids: Iterable[int]) -> Iterator[list[int]]:
    todo = sorted(set(ids))
    for start in range(0, len(todo), MANY):
        yield todo[start : start + MANY]


def marks(values: Sequence[object]) -> str:
    """The '?, ?, …' for as many values."""
    return ", ".join("?" * len(values))


def refresh(conn: Connection, message_ids: Iterable[int], *, sweep: bool = False) -> list[int]:
    """Works out anew what the lists say of these messages; the conversations that must be
    judged again are marked, and returned.

    A message without any placement keeps its place until `sweep`: it may turn up in the next
    mailbox of the same round.
    """
    touched: list[int] = []
    for part in slices(message_ids):
        touched += _refresh(conn, part, sweep)
    return touched


def _refresh(conn: Connection, ids: list[int], sweep: bool) -> list[int]:
    where = _placements(conn, ids)
    wishes = _wishes(conn, ids)
    moved: set[int] = set()
    counted: set[int] = set()
    went: list[int] = []
    updates = []
    for id_, conversation, ours, place, inbox, seen, starred in conn.execute(
        "SELECT id, conversation_id, ours, place, inbox, seen, flagged FROM messages "
        f"WHERE id IN ({marks(ids)})",
        ids,
    ).fetchall():
        old = Shown(place, inbox, seen, starred)
        new = _shown(old, where.get(id_, []), wishes.get(id_, []), sweep)
        if ours and place == "drafts" and new.place in _ABSENT:
            new = new._replace(place=place)  # thrown away, or saved anew: it was never sent
        if new == old:
            continue
        if ours and (place in _UNSENT) != (new.place in _UNSENT):
            went.append(id_)
        updates.append((*new, id_))
        (moved if new.place != old.place else counted).add(conversation)
    conn.executemany(
        "UPDATE messages SET place = ?, inbox = ?, seen = ?, flagged = ? WHERE id = ?", updates
    )
    _count(conn, counted - moved)
    mark_stale(conn, moved)
    if went:
        from store.records import written  # late: it marks what hangs on it by way of here

        for id_ in went:
            written.renew(conn, id_)
    if updates:
        bump(conn, "mail")
    return sorted(moved)


class _Spot(NamedTuple):
    mailbox_id: int
    uidvalidity: int
    uid: int


class _Lies(NamedTuple):
    spot: _Spot
    role: str
    flags: frozenset[str]


class _Wish(NamedTuple):
    kind: str
    spot: _Spot
    add: frozenset[str]
    remove: frozenset[str]
    target_role: str


def _placements(conn: Connection, ids: list[int]) -> dict[int, list[_Lies]]:
    found: dict[int, list[_Lies]] = defaultdict(list)
    for message, role, flags, *spot in conn.execute(
        "SELECT p.message_id, m.role, p.flags, p.mailbox_id, p.uidvalidity, p.uid "
        "FROM placements p JOIN mailboxes m ON m.id = p.mailbox_id "
        f"WHERE p.message_id IN ({marks(ids)})",
        ids,
    ):
        found[message].append(_Lies(_Spot(*spot), role, frozenset(flags.split())))
    return found


def _wishes(conn: Connection, ids: list[int]) -> dict[int, list[_Wish]]:
    found: dict[int, list[_Wish]] = defaultdict(list)
    for message, kind, add, remove, role, *spot in conn.execute(
        "SELECT message_id, kind, add_flags, remove_flags, target_role, "
        "mailbox_id, uidvalidity, uid FROM intents "
        f"WHERE state IN ('queued', 'started') AND message_id IN ({marks(ids)}) ORDER BY id",
        ids,
    ):
        flags = frozenset(add.split()), frozenset(remove.split())
        wish = _Wish(kind, _Spot(*spot), *flags, role)
        found[message].append(wish)
    return found


def _shown(old: Shown, lies: list[_Lies], wishes: list[_Wish], sweep: bool) -> Shown:
    if not lies:
        if old.place in _LOCAL:
            return old
        return old._replace(inbox=0, place="gone" if sweep else old.place)
    roles, flags = [], set[str]()
    spots = {lie.spot for lie in lies}
    for lie in lies:
        role, now = _wished(lie, wishes, spots)
        if "\\Deleted" in now:
            continue
        roles.append("drafts" if "\\Draft" in now and role in _BESIDE else role)
        flags |= now
    if not roles:
        return Shown("trash", 0, old.seen, old.flagged)
    return Shown(_place(roles), int("inbox" in roles), *_seen(flags))


# All that lies there is marked as deleted, and a move is under way: the mark is ours, most times.
_ON_ITS_WAY = (
    "EXISTS (SELECT 1 FROM intents i WHERE i.message_id = m.id AND i.kind = 'move' "
    "AND i.state IN ('queued', 'started')) "
    "AND EXISTS (SELECT 1 FROM placements p WHERE p.message_id = m.id) "
    "AND NOT EXISTS (SELECT 1 FROM placements p WHERE p.message_id = m.id "
    "AND instr(p.flags, '\\Deleted') = 0)"
)


def adrift(conn: Connection, ids: Iterable[int]) -> list[Shown]:
    """Of those of these messages that have lost their place on the server: where they lie now the
    next round will tell. So it is with what a move was broken off about, once it was copied: that
    has no place."""
    found: list[Shown] = []
    for part in slices(ids):
        rows = conn.execute(
            "SELECT m.place, m.inbox, m.seen, m.flagged FROM messages m "
            f"JOIN adrift a ON a.message_id = m.id WHERE m.id IN ({marks(part)}) AND {NOWHERE} "
            "UNION ALL SELECT '', m.inbox, m.seen, m.flagged FROM messages m "
            f"WHERE m.id IN ({marks(part)}) AND {_ON_ITS_WAY}",
            (*part, *part),
        )
        found += [Shown(*row) for row in rows.fetchall()]
    return found


def at_first(role: str, flags: frozenset[str]) -> Shown:
    """Of a message that nobody knew, where it was found; `refresh` would come to the same."""
    return _shown(Shown("here", 0, 0, 0), [_Lies(_Spot(0, 0, 0), role, flags)], [], sweep=False)


def _seen(flags: set[str]) -> tuple[int, int]:
    return int("\\Seen" in flags), int("\\Flagged" in flags)


def _wished(
    lie: _Lies, wishes: list[_Wish], spots: Collection[_Spot]
) -> tuple[str, frozenset[str]]:
    """A move whose own spot is none of the message's any more, as after its mailbox got new UIDs,
    is about all that lies there."""
    role, flags = lie.role, lie.flags
    for wish in wishes:
        if wish.kind == "flags":
            flags = (flags | wish.add) - wish.remove
        elif wish.kind == "move" and (
            wish.spot == lie.spot
            or (wish.spot.mailbox_id == lie.spot.mailbox_id and wish.spot not in spots)
        ):
            role = wish.target_role
    return role, flags


def _place(roles: list[str]) -> str:
    """Here, if any placement is: what lies in Trash besides counts as here."""
    places = {_PLACES.get(role, "here") for role in roles}
    return next(p for p in ("here", "drafts", "trash", "junk") if p in places)


def mark_stale(conn: Connection, conversation_ids: Iterable[int]) -> None:
    """They are judged again before the next one looks; see `judging.settle`."""
    conn.executemany(
        "UPDATE conversations SET stale = stale + 1 WHERE id = ?",
        [(id_,) for id_ in set(conversation_ids)],
    )


def _count(conn: Connection, conversation_ids: Iterable[int]) -> None:
    """Reading, starring and archiving change no verdict, so the counts alone are written. A verdict
    that is under way counted before: where one may be, its mark becomes another."""
    conn.executemany(
        "UPDATE conversations SET "
        "unread = (SELECT count(*) FROM messages m WHERE m.conversation_id = conversations.id "
        "AND m.seen = 0 AND m.mine = 0 AND m.place = 'here'), "
        "starred = (SELECT count(*) FROM messages m WHERE m.conversation_id = conversations.id "
        "AND m.flagged = 1 AND m.place = 'here'), "
        "inbox = (SELECT count(*) FROM messages m WHERE m.conversation_id = conversations.id "
        "AND m.inbox = 1 AND m.place = 'here'), "
        "stale = iif(stale > 0, stale + 1, 0) WHERE id = ?",
        [(id_,) for id_ in conversation_ids],
    )


_Lying = tuple[int, int, int | None]
"""UIDVALIDITY, UID, message"""


def drop(conn: Connection, mailbox_id: int, lying: Sequence[_Lying]) -> None:
    conn.executemany(
        "DELETE FROM placements WHERE mailbox_id = ? AND uidvalidity = ? AND uid = ?",
        [(mailbox_id, uidvalidity, uid) for uidvalidity, uid, _ in lying],
    )


def drop_mailbox(store: Store, mailbox_id: int) -> None:
    """All that lies in it is taken out."""

    def some(conn: Connection, part: Sequence[_Lying]) -> list[int]:
        drop(conn, mailbox_id, part)
        return refresh(conn, [message for _, _, message in part if message is not None])

    _each(store, mailbox_id, some)


def drop_passed_over(store: Store, mailbox_id: int) -> None:
    """What lies in it and is no message of ours."""

    def some(conn: Connection, part: Sequence[_Lying]) -> list[int]:
        drop(conn, mailbox_id, [one for one in part if one[2] is None])
        return []

    _each(store, mailbox_id, some)


def refresh_mailbox(store: Store, mailbox_id: int) -> list[int]:
    """All that lies in it, after its role has changed; the conversations to judge, as `refresh`."""

    def some(conn: Connection, part: Sequence[_Lying]) -> list[int]:
        return refresh(conn, [message for _, _, message in part if message is not None])

    return _each(store, mailbox_id, some)


def _each(
    store: Store, mailbox_id: int, change: Callable[[Connection, Sequence[_Lying]], list[int]]
) -> list[int]:
    from store.records.bit_by_bit import bit_by_bit  # late: a list has nothing to take out

    sql = "SELECT uidvalidity, uid, message_id FROM placements WHERE mailbox_id = ?"
    return bit_by_bit(store, store.reader().execute(sql, (mailbox_id,)).fetchall(), change)
