"""The daemon is killed again and again; a longer run is `make soak`."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.peers.dovecot import Dovecot
from tests.soak.soak import soaking

SEED = 7


@pytest.mark.dovecot
@pytest.mark.parametrize(("kills", "without"), [(14, ()), (11, ("MOVE",))], ids=["all", "no move"])
def test_a_daemon_that_is_killed_anywhere_loses_and_doubles_nothing(
    dovecot_without: Callable[..., Dovecot], tmp_path: Path, kills: int, without: tuple[str, ...]
) -> None:
    """Rule 4.1/4, faults 35 and 47"""
    account = dovecot_without(*without).account()
    with soaking(account, tmp_path, SEED, moves="MOVE" not in without) as soak:
        soak.run(kills)
