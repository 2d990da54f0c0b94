"""One daemon has a store; whoever asks whether there is one is not taken for it."""

import fcntl
import os
import threading
import time
from dataclasses import replace

import pytest

from store.records import status
from store.records.file_opening import open_store
from tests.store.records.firm import Firm


def looking(firm: Firm) -> int:
    """As another process that looks at this very instant."""
    fd = os.open(f"{firm.store.path}.daemon.lock", os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(fd, fcntl.LOCK_SH)
    return fd


def test_the_daemon_is_known_by_its_pid_while_it_lives(firm: Firm) -> None:
    assert status.running(firm.store) is None
    with status.daemon_lock(firm.store):
        assert status.running(firm.store) == os.getpid()
    assert status.running(firm.store) is None


def test_a_second_one_is_told_of_the_first(firm: Firm) -> None:
    with (
        status.daemon_lock(firm.store),
        pytest.raises(status.DaemonRunning) as told,
        status.daemon_lock(firm.store),
    ):
        pass
    assert told.value.pid == os.getpid()


def test_a_store_has_one_daemon_by_whatever_name(firm: Firm) -> None:
    link = firm.folder / "link.db"
    link.symlink_to(firm.store.path)
    other = open_store(replace(firm.config, database=link))
    with status.daemon_lock(firm.store):
        assert status.running(other) == os.getpid()
    other.close()


def test_two_that_look_see_no_daemon(firm: Firm) -> None:
    fd = looking(firm)
    assert status.running(firm.store) is None
    os.close(fd)


def test_a_daemon_starts_though_somebody_looks(firm: Firm) -> None:
    fd = looking(firm)

    def leave() -> None:
        time.sleep(0.02)
        os.close(fd)

    threading.Thread(target=leave).start()
    with status.daemon_lock(firm.store):
        assert status.running(firm.store) == os.getpid()


@pytest.mark.parametrize(("blocks", "phase"), [(1_000, "offline"), (0, "never")])
def test_a_disk_is_full_only_where_its_blocks_are_counted(
    firm: Firm, monkeypatch: pytest.MonkeyPatch, blocks: int, phase: str
) -> None:
    """Some file systems tell of none at all, and have room."""
    told = os.statvfs_result((4_096, 4_096, blocks, 0, 0, 0, 0, 0, 0, 255))
    monkeypatch.setattr(os, "statvfs", lambda _path: told)
    assert {state.phase for state in status.account_states(firm.store)} == {phase}


def test_what_came_of_rounds_that_nobody_asked_after_does_not_pile_up(firm: Firm) -> None:
    """`owed login` asks for one and goes."""
    asked = status.request_round(firm.store, None)
    for _ in range(2 * status.KEPT):
        status.round_done(firm.store, status.request_round(firm.store, None), {"work": {}})
    rows = firm.store.reader().execute("SELECT count(*) FROM meta WHERE key LIKE 'result:%'")
    assert rows.fetchone() == (status.KEPT,)
    status.round_done(firm.store, asked, {"work": {"code": ""}})  # of a server that took its time
    assert status.round_result(firm.store, asked) == {"work": {"code": ""}}
