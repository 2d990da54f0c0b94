"""Keys of a list -> what is shown of each row, a window at a time."""

import json
from collections.abc import Sequence
from typing import NamedTuple, cast

from store.records import rowfacts
from store.records.asleep import snoozed
from store.records.contested import contested
from store.records.database import Connection, Store
from store.records.names import Named, names
from store.records.open_loops import whole
from store.records.placements import marks
from store.records.rowfacts import Facts
from store.records.rowkeys import split
from store.records.rows import Band, OpenLoop, Question, Row, Settled, State
from store.records.standing import At, open_loops, remembered
from store.records.urgency import Slim, debts, place_in_row, pressing, state_of, whose
from store.rules.hours import WorkingHours
from store.rules.instant import Instant
from store.rules.loop import Reason
from store.rules.policy import STANDARD, is_key
from store.rules.timing import Late


def rows(store: Store, keys: Sequence[int], when: At) -> list[Row]:
    """In the order of the keys; a key that is gone is left out. What lies in Trash alone is not
    gone, though no list has its key."""
    from store.records.clock import for_lists  # late: a list for programs does without

    with store.snapshot() as conn:
        found = _Window(store, conn, keys, when, for_lists(store, conn)).rows()
    return [found[key] for key in keys if key in found]


def listed(store: Store, keys: Sequence[int], when: At) -> list[Row | Settled]:
    """As `rows`, for programs: what is settled comes as it is stored."""
    with store.snapshot() as conn:
        found = _Window(store, conn, keys, when).listed()
    return [found[key] for key in keys if key in found]


def row(store: Store, key: int, when: At) -> Row | None:
    return next(iter(rows(store, [key], when)), None)


class _Verdict(NamedTuple):
    """What its loops say of a row."""

    state: State = "done"
    who: str = ""
    since: Instant | None = None
    due: Instant | None = None
    band: Band | None = None
    overdue: bool = False
    reason: Reason | None = None
    loops: tuple[OpenLoop, ...] = ()
    late: Late | None = None


_QUIET = _Verdict()


class _Whose(NamedTuple):
    """The columns of a row that its client fills."""

    client_id: int | None
    client: str | None
    tier: str
    key_client: bool


_NOBODY = _Whose(None, None, STANDARD, False)


_GOING = (
    "SELECT m.conversation_id, min(o.not_before) FROM outbox o JOIN messages m "
    "ON m.id = o.in_reply_to WHERE o.state = 'later' GROUP BY m.conversation_id"
)
"""Conversations with an answer that waits for its time, and the first such time."""


class _Window:
    """One hydration: all queries run in the caller's snapshot."""

    def __init__(
        self,
        store: Store,
        conn: Connection,
        keys: Sequence[int],
        when: At,
        hours: WorkingHours | None = None,
    ) -> None:
        self.store, self.conn, self.keys, self.when = store, conn, keys, when
        self.clients = names(store, conn)
        self.contested = contested(store, conn)
        self.hidden = snoozed(conn, when)
        self.going = {} if when.past else dict(conn.execute(_GOING))
        self.whose: dict[int | None, _Whose] = {None: _NOBODY}
        self.begins = rowfacts.begins(conn, split(keys).calls)
        self.open = self._open()
        slims = [loop for loops in self.open.values() for loop in loops]
        self.full = whole(conn, self.clients, slims, when, hours)

    def rows(self) -> dict[int, Row]:
        return self._rows(self.keys)

    def listed(self) -> dict[int, Row | Settled]:
        found = self._settled([k for k in self.keys if k not in self.open and k not in self.hidden])
        if len(found) < len(self.keys):
            found |= self._rows([key for key in self.keys if key not in found])
        return found

    def _rows(self, keys: Sequence[int]) -> dict[int, Row]:
        some = split(keys)
        facts = rowfacts.conversations(self.store, self.conn, some.conversations, self.when)
        facts |= rowfacts.calls(self.conn, some.calls, self.when)
        facts |= rowfacts.followups(self.conn, some.followups, self.when)
        return {key: self._row(key, found) for key, found in facts.items()}

    def _settled(self, keys: Sequence[int]) -> dict[int, Row | Settled]:
        """Not those that went on after the instant of the list: they were others then."""
        named = {id_: (one.name, one.tier_name) for id_, one in self.clients.items()}
        nobody = (None, STANDARD)
        return {
            item[0]: item + named.get(item[9], nobody)
            for item in self.conn.execute(
                "SELECT id, uuid, subject, root, people, messages, calls, unread, last, client_id "
                "FROM conversations WHERE id IN (SELECT value FROM json_each(?)) "
                "AND messages + calls > 0 AND last <= ?",
                (json.dumps(keys), self.when.now),
            )
        }

    def _open(self) -> dict[int, list[Slim]]:
        """A call that belongs to an earlier one's row waits with it, as the same debt."""
        keys = [*self.keys, *self.begins.values()]
        every = remembered(self.store, self.conn, self.when)
        if every is None:
            tiers = self.store.config.tiers
            every = open_loops(self.conn, self.clients, self.when, tiers, keys=keys)
        found = {key: every[key] for key in self.keys if key in every}
        for key, head in self.begins.items():
            if loops := [loop for loop in every.get(head, ()) if loop.kind == "callback"]:
                found[key] = [*loops, *found.get(key, ())]
        return found

    def _row(self, key: int, facts: Facts) -> Row:
        slims = self.open.get(key)
        told = self._verdict(slims) if slims else _QUIET
        says = (whose(slims) or pressing(debts(slims))) if slims else None
        client = self._whose(says.client if says is not None else facts.client)
        return Row(
            key=key,
            id=facts.id,
            kind=facts.kind,
            client_id=client.client_id,
            client=client.client,
            tier=client.tier,
            key_client=client.key_client,
            who=told.who or facts.who,
            subject=facts.subject,
            root=facts.root,
            with_=facts.with_,
            messages=facts.messages,
            calls=facts.calls,
            unread=facts.unread,
            starred=facts.starred,
            attachments=facts.attachments,
            last=facts.last,
            snoozed_until=self.hidden.get(self.begins.get(key, key)),
            state=told.state,
            since=told.since,
            due=told.due,
            band=told.band,
            overdue=told.overdue,
            reason=told.reason,
            loops=told.loops,
            pending=facts.pending,
            goes_at=self.going.get(key),
            question=self._question(facts, client.client_id),
            late=told.late,
        )

    def _question(self, facts: Facts, client: int | None) -> Question | None:
        if facts.kind == "call" and client is not None:
            people = self.contested.people.get(facts.number, ())
            return (
                Question("person", facts.number, self._called(people), people) if people else None
            )
        if client is not None:
            return None
        if facts.kind == "call":
            known = ("number", facts.number)
            clients = self.contested.clients.get(known, ())
        else:
            known, clients = self.contested.of_people(facts.with_) or (("", ""), ())
        named = tuple(self.clients[one].name for one in clients)
        return Question(*known, named, clients) if clients else None

    def _called(self, contacts: Sequence[int]) -> tuple[str, ...]:
        names_ = dict(
            self.conn.execute(
                f"SELECT id, name FROM contacts WHERE id IN ({marks(contacts)})", contacts
            ).fetchall()
        )
        return tuple(names_[contact] for contact in contacts)

    def _verdict(self, slims: Sequence[Slim]) -> _Verdict:
        top = pressing(slims)
        shown = [s for s in sorted(slims, key=place_in_row) if s.kind != "fyi"]
        loops = tuple(self.full[slim.id] for slim in shown)
        state = cast("State", state_of(slims))
        if top is None or top.kind == "fyi":
            reason = self.full[top.id].reason if top is not None else None
            return _Verdict(state, reason=reason, loops=loops)
        main = self.full[top.id]
        return _Verdict(
            state,
            main.who,
            main.since,
            main.due,
            main.band,
            main.overdue,
            main.reason,
            loops,
            main.late,
        )

    def _whose(self, client: int | None) -> _Whose:
        """That of the most pressing loop, else of the newest linked message."""
        known = self.whose.get(client)
        if known is None:
            known = self.whose[client] = self._of(client, self.clients.get(cast("int", client)))
        return known

    def _of(self, client: int | None, named: Named | None) -> _Whose:
        if named is None:
            return _NOBODY
        tier = named.tier_name
        return _Whose(client, named.name, tier, is_key(tier, self.store.config.tiers))
