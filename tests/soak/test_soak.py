"""The daemon is killed again and again; a longer run is `make soak`."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.peers.dovecot import Dovecot
from tests.soak.plan import Plan
from tests.soak.soak import soaking

SEED, EARLY = 7, 6
"""The first steps of a life are soon come to."""
RUNS: list[tuple[int, tuple[str, ...]]] = [(14, ()), (11, ("MOVE",))]


@pytest.mark.dovecot
@pytest.mark.timeout(1800)
def test_a_daemon_that_is_killed_anywhere_loses_and_doubles_nothing(
    dovecot_without: Callable[..., Dovecot], tmp_path: Path
) -> None:
    """Rule 4.1/4, faults 35 and 47"""
    plan = Plan(random.Random(SEED), most=EARLY)
    for kills, without in RUNS:
        account = dovecot_without(*without).account()
        folder = tmp_path / f"without {without}"
        folder.mkdir()
        with soaking(account, folder, SEED, plan, moves="MOVE" not in without) as soak:
            soak.run(kills, last=(kills, without) == RUNS[-1])
    plan.enough()
