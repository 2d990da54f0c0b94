"""A run that came to too little has shown nothing, and ends as one that found something."""

import random

import pytest

from tests.soak.__main__ import judged, main, shares
from tests.soak.lives import Died
from tests.soak.plan import COMMITS, WANTED, WANTED_IN_LONG, Plan


def killed(kills: int, *, seed: int = 1) -> Plan:
    """A run in which each life died as it was planned, and all else happened often."""
    plan = Plan(random.Random(seed))
    for some, _ in shares(kills):
        for number in range(some):
            plan.note(Died(plan.death(number), True), ())
    plan.counts.update(dict.fromkeys({**WANTED, **WANTED_IN_LONG}, kills))
    return plan


def test_two_hundred_kills_are_at_four_servers_and_after_each_commit_of_a_life() -> None:
    assert [kills for kills, _ in shares(200)] == [50, 50, 50, 50]
    for seed in range(20):
        assert killed(200, seed=seed).reached == set(range(1, COMMITS + 1))


def test_the_same_seed_plans_the_same() -> None:
    one, other, third = (Plan(random.Random(seed)) for seed in (1, 1, 2))
    planned = [[plan.death(number) for number in range(50)] for plan in (one, other, third)]
    assert planned[0] == planned[1] != planned[2]


@pytest.mark.parametrize("kills", [1, 24, 25, 26, 60, 199, 200, 1_000])
def test_no_kill_is_left_out(kills: int) -> None:
    assert sum(some for some, _ in shares(kills)) == kills


def test_a_run_that_has_met_everything_is_good() -> None:
    assert judged(killed(200), 200) == 0


def test_a_run_without_a_kill_or_without_its_time_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    assert judged(Plan(random.Random(1)), 0) == 1
    assert judged(killed(199), 200) == 1
    monkeypatch.setattr("sys.argv", ["soak", "--minutes", "0"])
    monkeypatch.setattr("tests.peers.dovecot.BINARY", "dovecot")
    assert main() == 1


def test_a_run_in_which_one_thing_did_not_happen_is_not() -> None:
    for what in {**WANTED, **WANTED_IN_LONG}:
        plan = killed(200)
        plan.counts[what] = 0
        assert judged(plan, 200) == 1, what
    for what in WANTED:
        plan = killed(14)
        plan.counts[what] = 0
        assert judged(plan, 14) == 1, what


def test_a_commit_that_no_life_came_to_is_tried_again_and_else_tells() -> None:
    plan = Plan(random.Random(1))
    missed = next(death for death in map(plan.death, range(50)) if death.kind == "after a commit")
    plan.note(Died(missed, False), ())
    assert plan.once_more() == missed
    plan = killed(200)
    plan.reached.remove(COMMITS)
    assert plan.lacks() == {"never after the n-th commit": [COMMITS]}
