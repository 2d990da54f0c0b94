"""The peers that tests talk to, and what is left out where one is missing."""

import gc
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.peers import dovecot as dovecot_peer
from tests.peers import embedded
from tests.peers.account import Account
from tests.peers.dovecot import Dovecot

# However long an example takes on a busy machine. The same ones each time, since what fails is to
# be what was changed; `make fuzz` tries others.
_patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("new", _patient)
settings.register_profile("same", _patient, derandomize=True)
settings.load_profile("same")


MEMORY = Path("/dev/shm")
ROOM = 4 << 30


def _is_roomy(memory: Path) -> bool:
    """And programs may be started there."""
    if not memory.is_dir():
        return False
    found = os.statvfs(memory)
    refuses = found.f_flag & (os.ST_RDONLY | os.ST_NOEXEC)
    return not refuses and found.f_bavail * found.f_frsize >= ROOM


# Thousands of stores would wait for a disk, and no test cuts the power: what a process that is
# killed has written is there in memory, too. Who starts the workers tells them where.
_scratch = ""
if "TMPDIR" not in os.environ and _is_roomy(MEMORY):
    _scratch = tempfile.mkdtemp(prefix="owed-tests-", dir=MEMORY)
    os.environ["TMPDIR"], tempfile.tempdir = _scratch, None


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(exitstatus: int) -> None:
    """What a test that failed has left is there to be looked at."""
    if _scratch and not exitstatus:
        shutil.rmtree(_scratch, ignore_errors=True)


LONG = ("test_wheel.py", "e2e", "soak", "fuzz", "tui/screens", "tui", "faults", "sync")
"""The files that take longest, and wait most, come first: what is left in the end fills the gaps
between them, and no worker waits for the last one."""


@cache
def _turn(path: Path) -> int:
    here = path.relative_to(Path(__file__).parent)
    return next((n for n, long in enumerate(LONG) if here.is_relative_to(long)), len(LONG))


def pytest_collection() -> None:
    gc.disable()  # All that comes now stays, and a tenth of the time went there.


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: _turn(item.path))
    if dovecot_peer.BINARY:
        return
    for item in items:
        if item.get_closest_marker("dovecot"):
            item.add_marker(pytest.mark.skip(reason="no Dovecot on this machine"))


def pytest_collection_finish() -> None:
    gc.enable()
    gc.set_threshold(50_000, 20, 100)  # An eighth of a screen test's time went there.


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", ())
    left_out = sorted({report.nodeid for report in skipped if "dovecot" in report.keywords})
    if left_out:
        terminalreporter.section("left out: no Dovecot on this machine")
        for name in left_out:
            terminalreporter.line(name)


@pytest.fixture(scope="module", autouse=True)
def nothing_old_is_looked_through() -> None:
    """Sync looks for unused things after each round, and would find thousands of tests, their
    modules, and all that screens remember: two fifths of its tests' time went there."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def dovecot() -> Iterator[Dovecot]:
    """A real Dovecot; tests that ask for it carry the mark `dovecot`."""
    with dovecot_peer.running() as server:
        yield server


@pytest.fixture(scope="session")
def dovecot_without() -> Iterator[Callable[..., Dovecot]]:
    """A Dovecot that keeps some capabilities to itself: `dovecot_without("MOVE", "UIDPLUS")`."""
    started: dict[frozenset[str], Dovecot] = {}
    with ExitStack() as stack:

        def without(*capabilities: str) -> Dovecot:
            key = frozenset(capabilities)
            if key not in started:
                started[key] = stack.enter_context(dovecot_peer.running(key))
            return started[key]

        yield without


@pytest.fixture
def imap_account(request: pytest.FixtureRequest) -> Iterator[Account]:
    """A fresh user with empty mailboxes: on Dovecot, else on the demo's own server."""
    if dovecot_peer.BINARY:
        yield request.getfixturevalue("dovecot").account()
        return
    with embedded.running() as account:
        yield account
