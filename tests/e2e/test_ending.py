"""The screen's end, and its stops, in a terminal of its own."""

import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.e2e.terminal import Terminal, terminal

CONFIG = 'timezone = "Europe/Budapest"\nregion = "HU"\ndatabase = "{folder}/owed.db"\n'


WAITS = ("sh", "-c", "trap '' HUP; \"$@\"; exit", "sh")
"""A shell that outlives its window, as `make` does, until what it has started ends."""


@contextmanager
def opened(folder: Path, within: Sequence[str] = ()) -> Iterator[Terminal]:
    config = folder / "config.toml"
    config.write_text(CONFIG.format(folder=folder))
    config.chmod(0o600)
    command = [*within, sys.executable, "-m", "owed", "--no-sync", "--config", str(config)]
    environment = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8"}
    with terminal(command, environment, columns=80, lines=24) as shown:
        shown.shows("q quit")
        yield shown


def threads(shown: Terminal) -> int:
    return len(list(Path(f"/proc/{shown.pid}/task").iterdir()))


@pytest.mark.skipif(sys.platform != "linux", reason="counts threads in /proc")
@pytest.mark.parametrize("stops", [(signal.SIGCONT,), (signal.SIGSTOP, signal.SIGCONT)])
def test_a_screen_that_goes_on_reads_the_keys_once(
    tmp_path: Path, stops: tuple[signal.Signals, ...]
) -> None:
    with opened(tmp_path) as shown:
        shown.settle(0.5)
        before = threads(shown)
        for number in stops:
            os.kill(shown.pid, number)
        shown.settle(0.5)
        shown.until(lambda: threads(shown) == before, "with as many threads as before")
        shown.type("q")
        shown.shows("q again quits")
        shown.type("q")
        assert shown.ended() == 0


def test_a_terminal_that_is_closed_ends_the_screen(tmp_path: Path) -> None:
    for _ in range(3):
        with opened(tmp_path) as shown:
            shown.close()
            assert not shown.running


def test_it_ends_with_its_terminal_though_nobody_tells_it(tmp_path: Path) -> None:
    with opened(tmp_path, WAITS) as shown:
        shown.close()
        assert not shown.running


@pytest.mark.skipif(sys.platform != "linux", reason="reads the state of a process in /proc")
def test_ctrl_z_gives_the_terminal_back_and_fg_brings_the_screen(tmp_path: Path) -> None:
    with opened(tmp_path) as shown:
        shown.settle(0.5)
        before = shown.lines
        shown.type("\x1a")
        shown.until(lambda: state(shown) == "T", "stopped")
        assert shown.as_it_was()
        shown.until(lambda: b"\x1b[?1049l" in shown.newest, "the shell's own screen")
        shown.wipe()
        os.kill(shown.pid, signal.SIGCONT)
        shown.until(lambda: shown.lines == before, "all that stood there before")
        shown.type("q")
        shown.shows("q again quits")
        shown.type("q")
        assert shown.ended() == 0


def state(shown: Terminal) -> str:
    """'T' of a process that is stopped, as proc(5) has it."""
    return Path(f"/proc/{shown.pid}/stat").read_text().rpartition(")")[2].split()[0]
