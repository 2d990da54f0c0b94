"""What is the user's alone and no server ever hears of: clients, calls, notes, promises, snoozes,
decisions, drafts. Byte for byte it is what the user's own acts have made it."""

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from store.records import calls, clients, decisions, followups, linking, senders, snoozing
from store.records.calls import NewCall
from store.records.database import Store
from store.records.decisions import DecisionError
from store.records.followups import NewFollowUp
from store.rules.instant import Instant
from tests.sync.office import Office

TABLES = (
    "clients", "contacts", "identifiers", "never", "senders", "calls", "decisions", "snoozes",
    "followups", "followup_states",
)  # fmt: skip
_WHOLE = {table: f"SELECT * FROM {table}" for table in TABLES}  # noqa: S608
BOOK = {
    **_WHOLE,
    "links": "SELECT id, client_id, link_rule, pin FROM messages "
    "WHERE link_rule = 'pin' OR pin IS NOT NULL",
    "drafts": "SELECT id, uuid, recipients, subject, text, attachments, in_reply_to, refs "
    "FROM outbox WHERE state = 'draft'",
}
Rows = dict[str, list[tuple[object, ...]]]
Act = Callable[[Store, int, Instant], None]
"""On the row with this key, at that instant."""
DAY = 86_400


def rows_of(office: Office) -> Rows:
    """What only the user may change, whole."""
    with office.store.snapshot() as conn:
        return {name: sorted(conn.execute(sql).fetchall(), key=repr) for name, sql in BOOK.items()}


@dataclass(frozen=True)
class Told:
    """An act of the user, for another store to be told the same. subject: of its row, if any."""

    act: Act
    subject: str
    at: Instant


@dataclass
class Own:
    office: Office
    chance: random.Random
    known: Rows = field(default_factory=dict)
    """As it was after the user's last change."""
    told: list[Told] = field(default_factory=list)

    def begin(self) -> None:
        """A firm with its clients, before its mail comes."""
        found(self.office.store)
        self.known = rows_of(self.office)

    def unchanged(self) -> None:
        now = rows_of(self.office)
        for table in BOOK:
            assert now[table] == self.known[table], table

    @contextmanager
    def changing(self, *tables: str) -> Iterator[None]:
        """The user changes these and no others, the daemon none."""
        self.unchanged()
        yield
        now = rows_of(self.office)
        changed = {name for name in BOOK if now[name] != self.known[name]}
        assert changed <= set(tables), changed
        self.known = now

    def act(self, subject: str) -> str:
        """Something at random, on the row with this subject; what was done."""
        act, tables = self.chance.choice(ACTS)
        told = Told(act, "" if act in ROWLESS else subject, int(time.time()))
        try:
            with self.changing(*tables):
                again(self.office.store, told)
        except DecisionError:
            return "nothing"
        self.told.append(told)
        return act.__name__


def found(store: Store) -> None:
    """A firm's clients."""
    acme = clients.create(store, "Acme", identifiers=[("domain", "acme.example")])
    clients.set_value(store, acme, "note", "pays late\nlikes calls")
    clients.create(store, "Beta", identifiers=[("number", "+36 1 234 5678")])


def again(store: Store, told: Told) -> None:
    """The same in this store, if it has the mail. Raises DecisionError."""
    rows = store.reader().execute(
        "SELECT conversation_id FROM messages WHERE subject = ?", (told.subject,)
    )
    for key in [0] if not told.subject else [key for (key,) in rows.fetchall()]:
        told.act(store, key, told.at)


def call(store: Store, key: int, now: Instant) -> None:
    number = ("+36 1 234 5678", "+36 1 234 9999")[now % 2]
    calls.add(store, NewCall(at=now, direction="in", outcome="missed", number=number))


def snooze(store: Store, key: int, now: Instant) -> None:
    snoozing.snooze(store, [key], now + 3_600, now)


def owe(store: Store, key: int, now: Instant) -> None:
    decisions.decide(store, [key], "owe", now=now)


def need_no_answer(store: Store, key: int, now: Instant) -> None:
    decisions.decide(store, [key], "no-answer", now=now)


def promise(store: Store, key: int, now: Instant) -> None:
    followups.add(store, NewFollowUp("promise", "send the plan", now + DAY, key), now)


def link(store: Store, key: int, now: Instant) -> None:
    linking.pin(store, key, clients.exactly(store, "Beta").id)


def note(store: Store, key: int, now: Instant) -> None:
    clients.set_value(store, clients.exactly(store, "Beta").id, "note", f"rang at {now}")


def always(store: Store, key: int, now: Instant) -> None:
    senders.say(store, key, "always", now)


ACTS: list[tuple[Act, tuple[str, ...]]] = [
    (call, ("calls",)),
    (snooze, ("snoozes",)),
    (owe, ("decisions", "followups", "followup_states")),
    (need_no_answer, ("decisions", "followups", "followup_states")),
    (promise, ("followups", "followup_states")),
    (link, ("links",)),
    (note, ("clients",)),
    (always, ("senders",)),
]
"""Each with the tables that it changes."""
ROWLESS = (call, note)
