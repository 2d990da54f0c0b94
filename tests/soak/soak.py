"""The kill soak: a daemon that is killed again and again while another program and the user work
at the same account. Nothing may be lost, doubled, or said that is not so."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from store.records import intents, mailboxes
from tests.peers import smtp
from tests.peers.account import Account
from tests.peers.smtp import Listener
from tests.soak import verdict
from tests.soak.lives import Death, live_and_die
from tests.soak.others import Others
from tests.soak.ours import Ours
from tests.soak.plan import FIRST, Plan
from tests.sync.office import office as new_office

AT_ONCE = 4
"""So much at most happens while a daemon lives; more, where it is to come to a late commit."""
AT_FIRST, DAYS = 60, 500
"""Mails that lie there before the first sync, and their age."""
CHECK = 20
"""After so many kills store and server are compared."""

_AMID = {
    "in a first sync": "SELECT count(*) = 0 OR min(complete) = 0 FROM mailboxes "
    "WHERE role IN ('inbox', 'sent')",
    "in a wish": "SELECT count(*) FROM intents WHERE state = 'started'",
    "in a mail": "SELECT count(*) FROM outbox WHERE state IN ('talking', 'dotted', 'accepted')",
    "in a sent copy": "SELECT count(*) FROM outbox WHERE state = 'accepted' AND copy_uid = 0",
    "in a draft": "SELECT count(*) FROM uploads WHERE state = 'begun' "
    "OR draft IN (SELECT draft FROM uploads GROUP BY draft HAVING count(*) > 1)",
    "in a mapping": "SELECT count(*) FROM placements p JOIN mailboxes b "
    "ON b.id = p.mailbox_id WHERE b.uidvalidity <> p.uidvalidity",
}
"""How the store tells where the daemon was killed."""
_IN_A_COPY = "SELECT count(*) FROM intents WHERE state = 'started' AND kind = 'move'"
"""At a server without MOVE."""


@dataclass
class Soak:
    """At one server. chance: of what is done there meanwhile."""

    ours: Ours
    others: Others
    plan: Plan
    chance: random.Random
    _left: int = 0

    def run(self, kills: int, *, last: bool = True) -> None:
        """So many. last: and up to twice as many where chance has left out what a run must meet."""
        self.ours.begin()
        self.others.deliver(AT_FIRST, DAYS)
        number = 0
        while number < kills or (last and number < 2 * kills and self.plan.lacks()):
            death = self.plan.death(number) if number < kills else self.plan.once_more()
            self._between(death)
            self._left = AT_ONCE + (death.number // 5 if number > FIRST else 0)
            died = live_and_die(self.ours.office, death, self._meanwhile)
            self.plan.note(died, self._amid())
            self.ours.unchanged()
            if number == FIRST or number % CHECK == CHECK - 1:
                verdict.agree(self.ours.office)
            number += 1

    def _between(self, death: Death) -> None:
        """With something to do for the daemon, where it is to be killed at that."""
        if death.kind == "around a wish":
            self.ours.move()
            self.ours.flag()
        if death.kind == "around a mail":
            self.ours.send()
        if death.kind == "around a draft":
            self.ours.draft()
        for _ in range(self.chance.randint(0, 3) + death.number // 15):
            self._act(alone=True)

    def _meanwhile(self) -> None:
        if self._left and self.chance.random() < 0.3:
            self._left -= 1
            self._act(alone=False)

    def _act(self, *, alone: bool) -> None:
        if self.chance.random() < 0.5:
            self.others.act(alone=alone)
            self.plan.counts["act"] += 1
        else:
            self.ours.act()
            self.plan.counts["own act"] += 1

    def _amid(self) -> list[str]:
        """What it was killed in the middle of."""
        told = _AMID if self.others.moves else {**_AMID, "in a copy": _IN_A_COPY}
        conn = self.ours.office.store.reader()
        return [what for what, sql in told.items() if conn.execute(sql).fetchone()[0] > 0]


@contextmanager
def soaking(
    account: Account, folder: Path, seed: int, plan: Plan, *, moves: bool
) -> Iterator[Soak]:
    """moves: whether the server has MOVE. Undo windows are closed, so that wishes come in time.
    The verdict is at the end of the block."""
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
            soak = Soak(Ours(office, others, chance), others, plan, chance)
            yield soak
            _end(soak, listener, folder / "afresh")
    finally:
        intents.UNDO_SECONDS = window


def _end(soak: Soak, listener: Listener, folder: Path) -> None:
    verdict.agree(soak.ours.office)
    uncertain = verdict.final(soak.ours, listener.envelopes, folder)
    soak.plan.counts["uncertain mail"] += uncertain
    for what in ("remake", "rename"):
        soak.plan.counts[f"they {what}"] += soak.others.did.count(what)
