"""Keys of a list -> what is shown of each row, a window at a time."""

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple, cast

from store.records import events
from store.records.book import Book, book
from store.records.database import Connection, Store
from store.records.placements import marks
from store.records.rows import OpenLoop, Row, RowKind, State
from store.records.standing import (
    At,
    Slim,
    debts,
    open_loops,
    place,
    pressing,
    snoozed,
    state_of,
)
from store.records.summary import summary as summed
from store.rules.instant import Instant
from store.rules.loop import Fact, Reason
from store.rules.policy import is_key

_SPOKEN = "outcome = 'answered' AND channel IN ('call', 'meeting')"


def rows(store: Store, keys: Sequence[int], when: At) -> list[Row]:
    """In the order of the keys; a key that is gone is left out."""
    with store.snapshot() as conn:
        found = _Window(store, conn, keys, when).rows()
    return [found[key] for key in keys if key in found]


def row(store: Store, key: int, when: At) -> Row | None:
    return next(iter(rows(store, [key], when)), None)


def key_of(store: Store, public_id: str) -> int | None:
    """The row that an id names, or its beginning if no other begins so; a conversation that
    became part of another still answers."""
    conn = store.reader()
    found: set[int] = set()
    for sql in (
        "SELECT id FROM conversations WHERE uuid >= ? AND uuid < ? LIMIT 2",
        "SELECT conversation_id FROM conversation_names WHERE uuid >= ? AND uuid < ? LIMIT 2",
        "SELECT -id FROM calls WHERE uuid >= ? AND uuid < ? LIMIT 2",
    ):
        if len(public_id) >= _SHORTEST_ID:
            found |= {row[0] for row in conn.execute(sql, (public_id, public_id + "g"))}
    return found.pop() if len(found) == 1 else None


_SHORTEST_ID = 6


class _Facts(NamedTuple):
    """Of a row, what does not hang on loops."""

    id: str
    kind: RowKind
    who: str
    subject: str
    root: str | None
    with_: tuple[str, ...]
    messages: int
    calls: int
    unread: int
    starred: bool
    attachments: bool
    last: Instant
    client: int | None
    pending: bool


class _Window:
    """One hydration: all queries run in the caller's snapshot."""

    def __init__(self, store: Store, conn: Connection, keys: Sequence[int], when: At) -> None:
        self.store, self.conn, self.keys, self.when = store, conn, keys, when
        self.who: Book = book(store, conn)
        self.tiers = store.config.tiers
        self.open = open_loops(conn, self.who, when, self.tiers, keys=keys)
        self.hidden = snoozed(conn, when)
        self.full = self._loops([loop for loops in self.open.values() for loop in loops])

    def rows(self) -> dict[int, Row]:
        facts = _conversations(self.conn, [k for k in self.keys if k > 0], self.when, self.who)
        facts |= _calls(self.conn, [k for k in self.keys if k < 0], self.when)
        return {key: self._row(key, found) for key, found in facts.items()}

    def _row(self, key: int, facts: _Facts) -> Row:
        slims = self.open.get(key, [])
        top = pressing(slims)
        owing = top if top is not None and top.kind != "fyi" else None
        shown = [s for s in sorted(slims, key=place) if s.kind != "fyi"]
        loops = tuple(self.full[slim.id] for slim in shown)
        main = self.full[owing.id] if owing else None
        client = self._client(owing, facts)
        name = None if client is None else self.who.clients.get(client)
        tier = None if name is None else name.tier or "standard"
        return Row(
            key=key,
            id=facts.id,
            kind=facts.kind,
            client_id=client if name else None,
            client=name.name if name else None,
            tier=tier,
            key_client=is_key(tier, self.tiers),
            who=(main.who if main and main.who else facts.who),
            subject=facts.subject,
            root=facts.root,
            with_=facts.with_,
            messages=facts.messages,
            calls=facts.calls,
            unread=facts.unread,
            starred=facts.starred,
            attachments=facts.attachments,
            last=facts.last,
            snoozed_until=self.hidden.get(key),
            state=cast(State, state_of(slims)),
            since=main.since if main else None,
            due=main.due if main else None,
            band=main.band if main else None,
            overdue=main.overdue if main else False,
            reason=main.reason if main else self._fyi(top),
            loops=loops,
            pending=facts.pending,
        )

    def _client(self, top: Slim | None, facts: _Facts) -> int | None:
        """That of the most pressing loop, else of the newest linked message."""
        return top.client if top is not None and debts([top]) else facts.client

    def _fyi(self, top: Slim | None) -> Reason | None:
        return self.full[top.id].reason if top is not None else None

    def _loops(self, slims: Sequence[Slim]) -> dict[int, OpenLoop]:
        by_id = {slim.id: slim for slim in slims}
        found: dict[int, OpenLoop] = {}
        ids = sorted(by_id)
        for start in range(0, len(ids), 400):
            part = ids[start : start + 400]
            for item in self.conn.execute(
                "SELECT l.id, l.kind, l.address, l.client_id, l.since, l.due, l.code, l.rule, "
                "l.facts, l.policy, l.again, l.tried, m.sender_name, m.sender, c.contact, "
                "c.raw_number, m.ours FROM loops l "
                "LEFT JOIN messages m ON m.id = l.opened_by AND l.call_id IS NULL "
                f"LEFT JOIN calls c ON c.id = l.call_id WHERE l.id IN ({marks(part)})",
                part,
            ).fetchall():
                found[item[0]] = self._loop(item, by_id[item[0]])
        return found

    def _loop(self, item: tuple[Any, ...], slim: Slim) -> OpenLoop:
        (id_, kind, address, client, since, due, code, rule, facts, policy, again, tried,
         sender_name, sender, contact, number, ours) = item  # fmt: skip
        known = self.who.clients.get(client) if client is not None else None
        tier = None if known is None else known.tier or "standard"
        if kind == "callback":
            who = contact or number
        else:
            who = sender_name if sender == address and not ours else ""
            who = who or self._contact_name(address) or address
        more = self._more(since, due, policy, again, tried, client, tier)
        return OpenLoop(
            id=id_,
            kind=kind,
            who=who,
            client=known.name if known else None,
            tier=tier,
            since=since,
            due=due,
            band=slim.standing.band,
            overdue=slim.standing.overdue,
            reason=Reason(code, rule, {**json.loads(facts), **more}),
        )

    def _more(
        self,
        since: Instant,
        due: Instant,
        policy: str,
        again: str,
        tried: str,
        client: int | None,
        tier: str | None,
    ) -> dict[str, Fact]:
        """Facts that hang on the instant of the list."""
        source, _, target = policy.partition(":")
        facts: dict[str, Fact] = {
            "since": since, "due": due, "target": target, "policy": source, "tier": tier,
        }  # fmt: skip
        if nags := sum(instant <= self.when.now for instant, _ in json.loads(again)):
            facts["again"] = nags
        if tries := [instant for instant in json.loads(tried) if instant <= self.when.now]:
            facts |= {"tried": len(tries), "tried_last": tries[-1]}
        if client is not None and (spoke := self._spoke(client, since)):
            facts["spoke"] = spoke
        return facts

    def _spoke(self, client: int, since: Instant) -> Instant | None:
        """The last call with the client since then: it may have settled the matter."""
        found = self.conn.execute(
            f"SELECT max(at) FROM calls WHERE client_id = ? AND at > ? AND at <= ? AND {_SPOKEN}",
            (client, since, self.when.now),
        ).fetchone()
        return None if found[0] is None else int(found[0])

    def _contact_name(self, address: str) -> str:
        found = self.conn.execute(
            "SELECT c.name FROM identifiers i JOIN contacts c ON c.id = i.contact_id "
            "WHERE i.kind = 'address' AND i.value = ? AND c.name <> '' LIMIT 1",
            (address,),
        ).fetchone()
        return str(found[0]) if found else ""


def _conversations(conn: Connection, keys: Sequence[int], when: At, who: Book) -> dict[int, _Facts]:
    found: dict[int, _Facts] = {}
    for start in range(0, len(keys), 400):
        part = keys[start : start + 400]
        for item in conn.execute(
            "SELECT id, uuid, who, subject, root, people, messages, calls, unread, starred, "
            "documents, last, client_id, stale FROM conversations "
            f"WHERE id IN ({marks(part)}) AND messages + calls > 0",
            part,
        ):
            found[item[0]] = _Facts(
                item[1], "mail", item[2], item[3], item[4], tuple(json.loads(item[5])), item[6],
                item[7], item[8], item[9] > 0, item[10] > 0, item[11], item[12], item[13] > 0,
            )  # fmt: skip
    return _cut(conn, found, when, who) if when.past else found


def _cut(conn: Connection, found: dict[int, _Facts], when: At, who: Book) -> dict[int, _Facts]:
    """As of then, for those that went on later."""
    late = [key for key, facts in found.items() if facts.last > when.now]
    rows_: dict[int, list[events.MessageRow]] = defaultdict(list)
    for item in events.messages(conn, late, who, until=when.now):
        rows_[item.conversation].append(item)
    calls = events.calls_in(conn, late)
    for key in late:
        then = summed(rows_[key], [call for call in calls.get(key, ()) if call[0] <= when.now])
        if then.messages + then.calls == 0:
            del found[key]
            continue
        found[key] = found[key]._replace(
            who=then.who,
            subject=then.subject,
            root=then.root,
            with_=then.people,
            messages=then.messages,
            calls=then.calls,
            unread=then.unread,
            starred=then.starred > 0,
            attachments=then.documents > 0,
            last=then.last,
            client=then.client,
        )
    return found


def _calls(conn: Connection, keys: Sequence[int], when: At) -> dict[int, _Facts]:
    """A row that begins with a call counts the calls that belong to it, until then."""
    found: dict[int, _Facts] = {}
    ids = [-key for key in keys]
    for start in range(0, len(ids), 400):
        part = ids[start : start + 400]
        members: dict[int, tuple[int, int]] = {
            head: (count, last)
            for head, count, last in conn.execute(
                "SELECT head_id, count(*), max(at) FROM calls "
                f"WHERE head_id IN ({marks(part)}) AND at <= ? GROUP BY head_id",
                (*part, when.now),
            )
        }
        for id_, uuid, at, summary, number, e164, client, contact, outcome in conn.execute(
            "SELECT id, uuid, at, summary, raw_number, e164, client_id, contact, outcome "
            f"FROM calls WHERE id IN ({marks(part)}) AND at <= ?",
            (*part, when.now),
        ):
            count, last = members.get(id_, (1, at))
            found[-id_] = _Facts(
                uuid, "call", contact or number, summary or outcome, None,
                (e164,) if e164 else (), 0, count, 0, False, False, last, client, False,
            )  # fmt: skip
    return found
