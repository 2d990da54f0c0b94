"""Another process that reads mails, seen from the daemon; what it does is in `reading.py`."""

import contextlib
import os
import select
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sync import pipes

if TYPE_CHECKING:
    from sync.reading import Given, Read

PROGRAM = (
    "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); "
    "from sync.reading import main; main()"
)
"""Ctrl-C is the daemon's affair, also while this loads."""
STARTS = 60.0
"""Seconds in which it has started, else something is wrong with it."""


class Reader:
    """It ends with the daemon, whatever ends that one."""

    def __init__(self) -> None:
        root = str(Path(__file__).resolve().parents[1])
        path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH", ""))))
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", PROGRAM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": path},
        )
        for pipe in (self._process.stdin, self._process.stdout):
            assert pipe is not None
            pipes.widen(pipe)
        self._ready = False

    @property
    def pid(self) -> int:
        return self._process.pid

    def runs(self) -> bool:
        """It has not ended, be it for want of work."""
        return self._process.poll() is None

    def ready(self, seconds: float = 0.0) -> bool:
        """It has started, or does so in this time."""
        stdout = self._process.stdout
        assert stdout is not None
        if not self._ready:
            looks = select.poll()  # which knows descriptors of any number
            looks.register(stdout, select.POLLIN)
            if looks.poll(seconds * 1000):
                with contextlib.suppress(EOFError):
                    pipes.receive(stdout)
                    self._ready = True
        return self._ready

    def send(self, mails: "Sequence[Given]") -> None:
        """BrokenPipeError if it has died. Blocks while it has enough to do."""
        assert self._process.stdin is not None
        pipes.send(self._process.stdin, mails)

    def answer(self) -> "list[Read | str]":
        """The answer to the oldest job that has none yet; EOFError if it has died, or has taken
        so long that it ended itself."""
        assert self._process.stdout is not None
        found: list[Read | str] = pipes.receive(self._process.stdout)
        return found

    def wait_ready(self) -> None:
        assert self._process.stdout is not None
        pipes.receive(self._process.stdout)
        self._ready = True

    def end(self) -> None:
        self._process.kill()
        self._process.wait()


_waiting: list[Reader] = []


def start_ahead() -> None:
    """Before anything else of a first sync: what reads mail takes as long to load as it takes to
    make a store and to log in."""
    _waiting.append(Reader())


def first_reader() -> Reader:
    """The one that waits, for whichever account asks first; else a new one."""
    with contextlib.suppress(IndexError):
        while not (reader := _waiting.pop()).runs():
            reader.end()
        return reader
    return Reader()


def keep(reader: Reader) -> None:
    """It has answered all, and one is kept for the mails to come: they mostly come one by one, and
    to start takes longer than to read them."""
    if _waiting or not reader.runs():
        reader.end()
    else:
        _waiting.append(reader)


def part_with_kept() -> None:
    """Nothing more comes: else it would outlive this process for a moment, and what it took is
    nobody's."""
    while _waiting:
        _waiting.pop().end()
