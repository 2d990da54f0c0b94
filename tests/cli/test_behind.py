"""The daemon behind a screen: when it is started, and when it is left alone."""

import os
import shutil
from subprocess import Popen
from typing import cast

import pytest

from cli.behind import Behind
from store.records import status
from tests.store.records.firm import Firm

LOOK = 5.0


class Screen:
    """One that looks behind itself, under a clock that moves when somebody waits. `exits`: the
    status with which what it starts has ended at once; None while it begins still."""

    def __init__(self, firm: Firm, *, at_login: bool = False) -> None:
        self.now = self.begun = 1_000.0
        self.starts: list[float] = []
        self.exits: int | None = 1
        self.behind = Behind(firm.store, self._start, lambda: at_login, lambda: self.now)

    def _start(self) -> "Popen[bytes]":
        self.starts.append(self.now - self.begun)
        return cast("Popen[bytes]", self)

    def poll(self) -> int | None:
        return self.exits

    def waits(self, seconds: float) -> "Screen":
        until = self.now + seconds
        while self.now < until:
            self.now += LOOK
            self.behind.look()
        return self


@pytest.fixture
def screen(firm: Firm) -> Screen:
    return Screen(firm)


def has_run(firm: Firm) -> None:
    """Something had the daemon's lock, and was killed, or was there for a round."""
    with status.daemon_lock(firm.store):
        pass


def test_one_that_runs_is_not_started_beside(firm: Firm, screen: Screen) -> None:
    with status.daemon_lock(firm.store):
        screen.behind.begin()
        assert screen.waits(1_000).starts == []


def test_one_that_dies_is_started_again(firm: Firm, screen: Screen) -> None:
    with status.daemon_lock(firm.store):
        screen.behind.begin()
        screen.waits(1_000)
    assert len(screen.waits(10).starts) == 1


def test_when_a_round_is_over_the_screen_that_was_opened_meanwhile_has_its_daemon(
    firm: Firm, screen: Screen
) -> None:
    with status.daemon_lock(firm.store):
        screen.behind.begin()
        screen.waits(60)
    assert len(screen.waits(10).starts) == 1


def test_one_that_starts_itself_anew_is_given_a_moment(firm: Firm, screen: Screen) -> None:
    for _ in range(10):
        with status.daemon_lock(firm.store):
            screen.waits(60)
        assert screen.waits(LOOK).starts == []


def test_one_that_cannot_go_on_is_started_ever_more_seldom(firm: Firm, screen: Screen) -> None:
    has_run(firm)
    screen.behind.begin()
    screen.waits(3_600)
    gaps = [b - a for a, b in zip(screen.starts, screen.starts[1:], strict=False)]
    assert gaps == [10, 20, 40, 80, 160, 320, 640, 900, 900]
    with status.daemon_lock(firm.store):
        screen.waits(86_400)
    before = len(screen.starts)
    assert len(screen.waits(10).starts) == before + 1


def test_one_that_was_ended_in_good_order_is_wanted_by_nobody(firm: Firm, screen: Screen) -> None:
    with status.daemon_lock(firm.store):
        screen.behind.begin()
        status.ended(firm.store)
    assert screen.waits(3_600).starts == []


def test_one_that_is_about_to_begin_is_waited_for(firm: Firm, screen: Screen) -> None:
    has_run(firm)
    screen.exits = None
    screen.behind.begin()
    assert len(screen.waits(3_600).starts) == 1


def test_the_system_starts_its_own_first(firm: Firm) -> None:
    screen = Screen(firm, at_login=True)
    with status.daemon_lock(firm.store):
        screen.behind.begin()
    assert screen.waits(60).starts == []
    with status.daemon_lock(firm.store):
        screen.waits(3_600)
    assert screen.waits(60).starts == []
    assert len(screen.waits(10).starts) == 1  # it has not


@pytest.mark.parametrize("another", [True, False])
def test_beside_a_store_that_was_moved_away_nothing_is_started(
    firm: Firm, screen: Screen, another: bool
) -> None:
    """It would make a new one, in the way of a backup that is being put there."""
    has_run(firm)
    away = firm.store.path.with_name("away.db")
    os.rename(firm.store.path, away)  # noqa: PTH104
    if another:
        shutil.copy(away, firm.store.path)
    assert screen.waits(3_600).starts == []


def test_what_the_system_refuses_is_tried_again(
    firm: Firm, screen: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise OSError

    has_run(firm)
    monkeypatch.setattr(screen.behind, "_start", refuse)
    screen.waits(60)
    monkeypatch.undo()
    assert len(screen.waits(60).starts) >= 1
