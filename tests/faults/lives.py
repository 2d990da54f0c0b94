"""An account's life in this process, under a clock that the test holds.

A life never waits: where it would rest, the clock moves on. So an hour of backing off is over at
once, and every wait is on record.
"""

import math
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial

import pytest

from store.records import status
from store.records.rows import AccountState
from sync import account, daemon, ear
from sync.desk import Desk
from sync.pauses import Pauses
from sync.work import Stopped
from sync.workers import desks
from tests.sync.office import Office

DAY = 86_400.0


@dataclass
class Clock:
    """`now` in seconds; `rests` is how long each wait between two connections was."""

    now: float = 0.0
    rests: list[float] = field(default_factory=list)
    ends_at: float = DAY

    def rest(self, desk: Desk, seconds: float) -> None:
        desk.border()
        self.now += seconds
        if seconds:
            self.rests.append(seconds)
        if self.now >= self.ends_at:
            desk.stop.set()
            raise Stopped


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Of every life from here on, until a day has passed."""
    clock = Clock()

    def rest(desk: Desk, seconds: float) -> None:
        clock.rest(desk, seconds)

    monkeypatch.setattr(Desk, "rest", rest)
    patient = partial(Pauses, clock=lambda: clock.now, chance=lambda low, high: high)
    monkeypatch.setattr(account, "Pauses", patient)
    return clock


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No life has a second connection, however long the machine takes over it, but those that are
    about one: they set this anew."""
    monkeypatch.setattr(ear, "AFTER", DAY)


@contextmanager
def living(office: Office, life: Callable[[Desk], None] = account.live) -> Iterator[Desk]:
    """The account's thread, for the length of the block."""
    desk = office.desk()
    thread = threading.Thread(target=life, args=(desk,), daemon=True)
    thread.start()
    try:
        yield desk
    finally:
        desk.stop.set()
        desk.drop()
        desk.bell.ring()
        thread.join(60)
        assert not thread.is_alive()


def standing(office: Office) -> AccountState:
    (state,) = status.account_states(office.store)
    return state


def most_within(seconds: float, instants: list[float]) -> int:
    """How many of the instants at most lie within so many seconds."""
    return max(sum(start <= at < start + seconds for at in instants) for start in instants)


@contextmanager
def supervised(office: Office) -> Iterator[daemon.Supervisor]:
    """The daemon's supervisor and the accounts' threads; the password is in the environment."""
    supervisor = daemon.Supervisor(
        office.store,
        office.config,
        desks(office.store, office.config, None, office.events.append),
    )
    thread = threading.Thread(target=supervisor.run, daemon=True)
    thread.start()
    try:
        yield supervisor
    finally:
        supervisor.end()
        thread.join(60)
        assert not thread.is_alive()
        office.store.ends = math.inf
