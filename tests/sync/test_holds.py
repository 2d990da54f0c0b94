"""The hold of a mail, when clocks are set. Rule 4.3/14."""

import math
import time

from store.records.outbox import HOLD_SECONDS
from sync.holds import Holds, awake_or_asleep

NOW = 1_000_000
HELD = [(1, NOW + HOLD_SECONDS)]


class Clock:
    """That nobody can set."""

    def __init__(self) -> None:
        self.seconds = 500.0

    def __call__(self) -> float:
        return self.seconds


def holds() -> tuple[Holds, Clock]:
    """One that has just seen the mail."""
    clock = Clock()
    made = Holds(clock)
    made.left(HELD, NOW)
    return made, clock


def test_a_hold_lasts_as_long_as_it_was_meant_to() -> None:
    made, clock = holds()
    clock.seconds += HOLD_SECONDS - 1
    assert made.left(HELD, NOW + HOLD_SECONDS - 1) == {1: 1.0}
    clock.seconds += 1
    assert made.left(HELD, NOW + HOLD_SECONDS) == {1: 0.0}


def test_a_clock_that_is_set_forth_sends_nothing_early() -> None:
    made, clock = holds()
    clock.seconds += 2
    assert made.left(HELD, NOW + 86_400) == {1: HOLD_SECONDS - 2}


def test_a_clock_that_is_set_back_holds_nothing_longer() -> None:
    made, clock = holds()
    clock.seconds += HOLD_SECONDS
    assert made.left(HELD, NOW - 86_400) == {1: 0.0}


def test_after_a_restart_the_clock_on_the_wall_counts() -> None:
    assert Holds(Clock()).left(HELD, NOW + HOLD_SECONDS) == {1: 0.0}


def test_after_a_restart_a_clock_that_was_set_back_holds_no_longer_than_a_hold() -> None:
    assert Holds(Clock()).left(HELD, NOW - 86_400) == {1: HOLD_SECONDS}


def test_a_mail_that_was_taken_back_and_sent_again_is_held_anew() -> None:
    made, clock = holds()
    clock.seconds += HOLD_SECONDS
    again = [(1, NOW + 3 * HOLD_SECONDS)]
    assert made.left(again, NOW + 2 * HOLD_SECONDS) == {1: HOLD_SECONDS}


def test_a_mail_for_a_day_waits_as_long_as_it_was_said_though_clocks_are_set() -> None:
    clock = Clock()
    made = Holds(clock, longest=math.inf)
    friday = [(1, NOW + 3 * 86_400)]
    assert made.left(friday, NOW) == {1: 3 * 86_400}
    clock.seconds += 86_400
    for wrong in (NOW + 9 * 86_400, NOW - 9 * 86_400):
        assert made.left(friday, wrong) == {1: 2 * 86_400}


def test_a_mail_whose_day_came_while_the_machine_was_off_goes_at_once() -> None:
    assert Holds(Clock(), longest=math.inf).left([(1, NOW - 5)], NOW) == {1: 0.0}


def test_the_clock_of_a_sleeping_machine_runs_on() -> None:
    before = time.monotonic()
    assert awake_or_asleep() >= before - 1
