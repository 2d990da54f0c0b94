"""The daemon behind a screen, as processes."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from store.config import load
from store.records import status
from store.records.database import Store
from store.records.file_opening import open_store
from tests.e2e.terminal import Terminal, terminal
from tests.sync.office import wait_until

CONFIG = """
timezone = "Europe/Budapest"
region = "HU"
database = "owed.db"
[[accounts]]
address = "jane@kontor.example"
[accounts.imap]
host = "127.0.0.1"
port = 1
security = "none"
password_env = "OWED_TEST_SECRET"
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    config = tmp_path / "config.toml"
    config.write_text(CONFIG)
    config.chmod(0o600)
    store = open_store(load(config))
    yield store
    if pid := status.running(store):
        os.kill(pid, signal.SIGTERM)
    wait_until(lambda: status.running(store) is None)
    store.close()


def owed(store: Store, *words: str) -> list[str]:
    return [sys.executable, "-m", "owed", "--config", str(store.config.path), *words]


def environment() -> dict[str, str]:
    # With no unit of this machine's user.
    ours = {"TERM": "xterm-256color", "LANG": "C.UTF-8", "OWED_TEST_SECRET": "x"}
    return {**os.environ, **ours, "XDG_CONFIG_HOME": "/nowhere"}


@contextmanager
def opened(store: Store) -> Iterator[Terminal]:
    with terminal(owed(store), environment(), columns=80, lines=24) as shown:
        shown.shows("q quit")
        yield shown


def running(store: Store, shown: Terminal, *, but: int = 0) -> int:
    """The pid of the daemon, once there is another than that."""

    def found() -> int | None:
        pid = status.running(store)
        return None if pid == but else pid

    return shown.until(found, "with a daemon") or 0


def test_a_daemon_that_is_killed_is_started_again_while_the_screen_is_open(store: Store) -> None:
    with opened(store) as shown:
        first = running(store, shown)
        os.kill(first, signal.SIGKILL)
        assert running(store, shown, but=first)


def test_a_daemon_that_is_ended_stays_so(store: Store) -> None:
    daemon = subprocess.Popen(owed(store, "sync"), env=environment(), stderr=subprocess.PIPE)
    wait_until(lambda: status.running(store) == daemon.pid)
    assert status.died(store)
    daemon.terminate()
    daemon.communicate(timeout=60)
    assert not status.died(store)
