"""SIGTERM ends the daemon whatever a server does just then: one that waited for a time-out or a
rest would not end here at all."""

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from store.config import load
from store.records import status
from store.records.file_opening import open_store
from sync import daemon
from tests.faults.hostile import Hostile
from tests.faults.killing import FORKS
from tests.faults.test_two import deaf, rude, silent, stalling, wait_for_ever
from tests.sync.office import Office, wait_until
from tests.sync.running import write_config

MET: list[tuple[Callable[[Hostile], None], bytes]] = [
    (silent, b""),
    (deaf, b"LOGIN"),
    (rude, b""),
    (stalling, b"UID FETCH"),
]
"""What the server does, and after which command."""


@pytest.mark.parametrize(
    ("madness", "command"), MET, ids=lambda value: getattr(value, "__name__", "")
)
def test_a_daemon_ends_while_a_server_keeps_it_waiting(
    server: Hostile, office: Office, madness: Callable[[Hostile], None], command: bytes
) -> None:
    """Fault 60"""
    madness(server)
    process = FORKS.Process(target=_live, args=(write_config(office), office.password))
    process.start()
    try:
        wait_until(lambda: server.connections and command in b"".join(server.lines))
        process.terminate()
        process.join(60)
        assert process.exitcode == 0
    finally:
        process.kill()
    assert status.running(office.store) is None


def _live(config_path: Path, secret: str) -> None:
    os.environ["OWED_TEST_SECRET"] = secret
    wait_for_ever(pytest.MonkeyPatch())
    config = load(config_path)
    store = open_store(config)
    sys.exit(daemon.run(store, config, once=False, account=None, progress=lambda event: None))


def test_it_gives_itself_less_than_two_seconds_for_that() -> None:
    assert daemon.END_SECONDS < 2
