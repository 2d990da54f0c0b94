"""A program in a pseudo-terminal, and when which bytes came out of it."""

import contextlib
import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bench.measure import PROJECT, environment

LINES: Final = 40
COLUMNS: Final = 120
LIMIT: Final = 30.0
"""Seconds after which what was waited for is given up."""


class Terminal:
    def __init__(self, command: Sequence[str]) -> None:
        self.begun = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("4H", LINES, COLUMNS, 0, 0))
            os.chdir(PROJECT)
            os.execvpe(command[0], list(command), {**environment(), "TERM": "xterm-256color"})

    def until(self, word: bytes) -> float:
        """The instant at which it has come."""
        held = b""
        while True:
            held = held[-100:] + self._read(LIMIT)
            if word in held:
                return time.perf_counter()

    def quiet(self, seconds: float = 0.02) -> int:
        """Takes what still comes, until nothing does for so long; how many bytes."""
        taken = 0
        while select.select([self.fd], [], [], seconds)[0]:
            taken += len(os.read(self.fd, 1 << 16))
        return taken

    def take(self, seconds: float) -> None:
        """What comes in that time: a cursor that blinks is never quiet."""
        over = time.perf_counter() + seconds
        while (left := over - time.perf_counter()) > 0:
            if select.select([self.fd], [], [], left)[0]:
                os.read(self.fd, 1 << 16)

    def press(self, key: str) -> None:
        os.write(self.fd, key.encode())

    def memory(self) -> int:
        """Resident bytes."""
        shown = subprocess.run(
            ["ps", "-o", "rss=", "-p", str(self.pid)], capture_output=True, text=True, check=True
        )
        return int(shown.stdout) * 1024

    def processor(self) -> float:
        """Seconds of processor time so far; 0 where the system does not tell it so finely."""
        try:
            stat = Path(f"/proc/{self.pid}/stat").read_text("ascii", "replace")
        except OSError:
            return 0.0
        fields = stat.rpartition(") ")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def queued(self) -> float:
        """Seconds that its first thread was ready to run while others had the processors, so far;
        0 where the system does not tell."""
        try:
            told = Path(f"/proc/{self.pid}/task/{self.pid}/schedstat").read_text("ascii").split()
        except OSError:
            return 0.0
        return int(told[1]) / 1e9

    def rest(self) -> None:
        """Takes what comes until nothing of it has work, as somebody waits for what a key does."""
        calm, over = 0, time.perf_counter() + LIMIT
        while calm < 3 and time.perf_counter() < over:
            self.quiet(0.002)
            calm = 0 if self._works() else calm + 1

    def _works(self) -> bool:
        """False where the system does not tell."""
        tasks = Path(f"/proc/{self.pid}/task").glob("*/stat")
        with contextlib.suppress(OSError):
            return any(
                task.read_text("ascii", "replace").rpartition(") ")[2][:1] == "R" for task in tasks
            )
        return False

    def close(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)

    def _read(self, seconds: float) -> bytes:
        if not select.select([self.fd], [], [], seconds)[0]:
            raise RuntimeError("what was waited for did not come")
        return os.read(self.fd, 1 << 16)
