"""The kill soak: a daemon that is killed again and again while another program and the user work
at the same account. Nothing may be lost, doubled, or said that is not so."""

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from store.records import intents, mailboxes
from tests.peers import smtp
from tests.peers.account import Account
from tests.peers.smtp import Listener
from tests.soak import verdict
from tests.soak.lives import Death, Died, Kind, live_and_die
from tests.soak.others import Others
from tests.soak.ours import Ours, book
from tests.sync.office import office as new_office

AN_INSTANT, LONGEST = 0.9, 10.0
"""Seconds of a life that ends whatever it does, and of one that waits for what it is to die of."""
AT_ONCE = 4
"""So much at most happens while a daemon lives."""
AT_FIRST, DAYS = 60, 500
"""Mails that lie there before the first sync, and their age."""
FIRST = 4
"""The first kills are of the first sync; then it is brought to its end."""
AT_FIRST_SYNC: tuple[Kind, ...] = ("after a commit", "after a command", "before a commit")
LATER: tuple[Kind, ...] = (
    "around a wish",
    "after a commit",
    "around a mail",
    "before a commit",
    "around a wish",
    "after a command",
    "after a commit",
    "around a mail",
    "around a draft",
    "at an instant",
)
STEPS: dict[Kind, int] = {
    "after a commit": 15,
    "before a commit": 15,
    "after a command": 40,
    "around a wish": 10,
    "around a mail": 12,
    "around a draft": 12,
}
"""How many there are of each in a life, more or less."""
CHECK = 20
"""After so many kills store and server are compared."""
WANTED: dict[str, float] = {
    "after a commit": 0.1,
    "before a commit": 0.04,
    "after a command": 0.05,
    "around a wish": 0.04,
    "around a mail": 0.04,
    "around a draft": 0.04,
    "at an instant": 0.04,
    "in a first sync": 0.04,
    "in a wish": 0.08,
    "in a mail": 0.08,
    "act": 0.5,
    "own act": 0.5,
}
"""How often each must have happened, of each kill, for a run to prove anything."""


@dataclass
class Soak:
    ours: Ours
    others: Others
    chance: random.Random
    counts: Counter[str] = field(default_factory=Counter)
    _left: int = 0
    _turns: Counter[Kind] = field(default_factory=Counter)

    def run(self, kills: int) -> None:
        """So many, and up to twice as many where chance has left out some kind of death."""
        self.ours.begin()
        self.others.deliver(AT_FIRST, DAYS)
        number = 0
        while number < kills or (self._few() and number < 2 * kills):
            death = self._death(number)
            self._between(death)
            self._left = AT_ONCE
            self._note(live_and_die(self.ours.office, death, self._meanwhile))
            if number == FIRST or number % CHECK == CHECK - 1:
                verdict.agree(self.ours.office)
            number += 1
        self.ours.unchanged()

    def _death(self, number: int) -> Death:
        """Every commit of a life in its turn, every step of a wish and of a mail, and others."""
        kinds = AT_FIRST_SYNC if number <= FIRST else LATER
        kind = kinds[number % len(kinds)]
        turn = self._turns[kind]
        self._turns[kind] += 1
        if kind == "at an instant":
            return Death(kind, 0, self.chance.uniform(0.1, AN_INSTANT))
        return Death(kind, 1 + (turn + 1) % STEPS[kind], LONGEST)

    def _between(self, death: Death) -> None:
        """With something to do for the daemon, where it is to be killed at that."""
        if death.kind == "around a wish":
            self.ours.move()
            self.ours.flag()
        if death.kind == "around a mail":
            self.ours.send()
        if death.kind == "around a draft":
            self.ours.draft()
        self.ours.known = book(self.ours.office)
        for _ in range(self.chance.randint(0, 3)):
            self._act(alone=True)

    def _meanwhile(self) -> None:
        if self._left and self.chance.random() < 0.3:
            self._left -= 1
            self._act(alone=False)

    def _act(self, *, alone: bool) -> None:
        if self.chance.random() < 0.5:
            self.others.act(alone=alone)
            self.counts["act"] += 1
        else:
            self.ours.act()
            self.counts["own act"] += 1

    def _note(self, died: Died) -> None:
        """Where it was killed."""
        self.counts["kills"] += 1
        self.counts[died.death.kind if died.as_planned else "at an instant"] += 1
        conn = self.ours.office.store.reader()
        in_the_middle = {
            "in a first sync": "SELECT count(*) = 0 OR min(complete) = 0 FROM mailboxes",
            "in a wish": "SELECT count(*) FROM intents WHERE state = 'started'",
            "in a mail": "SELECT count(*) FROM outbox "
            "WHERE state IN ('talking', 'dotted', 'accepted')",
            "in a draft": "SELECT count(*) FROM uploads WHERE state = 'begun' "
            "OR draft IN (SELECT draft FROM uploads GROUP BY draft HAVING count(*) > 1)",
            "in a mapping": "SELECT count(*) FROM placements p JOIN mailboxes b "
            "ON b.id = p.mailbox_id WHERE b.uidvalidity <> p.uidvalidity",
        }
        for what, sql in in_the_middle.items():
            self.counts[what] += conn.execute(sql).fetchone()[0] > 0

    def enough(self) -> None:
        """A run in which too little happened proves nothing."""
        few = self._few()
        assert not few, f"too little happened: {few} of {dict(self.counts)}"

    def _few(self) -> dict[str, int]:
        kills = self.counts["kills"]
        return {
            what: self.counts[what]
            for what, share in WANTED.items()
            if self.counts[what] < int(share * kills)
        }


@contextmanager
def soaking(account: Account, folder: Path, seed: int, *, moves: bool) -> Iterator[Soak]:
    """moves: whether the server has MOVE. Undo windows are closed, so that wishes come in time."""
    window, intents.UNDO_SECONDS = intents.UNDO_SECONDS, 0
    chance = random.Random(seed)
    with account.client() as client:
        client.create_folder("Clients")
    try:
        with smtp.listening() as listener:
            listener.behaviour.pause = 0.05
            office = new_office(account, folder, smtp_port=listener.port)
            mailboxes.remember(office.store, office.account_id, files_sent=["127.0.0.1", "never"])
            others = Others(account, chance, moves)
            soak = Soak(Ours(office, others, chance), others, chance)
            yield soak
            _end(soak, listener)
    finally:
        intents.UNDO_SECONDS = window


def _end(soak: Soak, listener: Listener) -> None:
    verdict.agree(soak.ours.office)
    verdict.final(soak.ours, listener.envelopes)
    soak.enough()
