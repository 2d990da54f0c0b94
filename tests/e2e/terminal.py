"""A program in a pseudo-terminal, and what stands on its screen."""

import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TypeVar
from unicodedata import combining

import pyte
import pytest
from wcwidth import wcwidth

T = TypeVar("T")

WITHIN = 240.0
"""Seconds after which what was waited for is missing. A limit, not a measure."""
LOOK = 0.1
ESCAPE = "\x1b[27u"
"""As terminals send Esc that speak kitty's keyboard protocol. A bare ESC byte that a slow program
reads at once with the next key would be that key with Alt."""
_BECOME = "import os, sys; os.login_tty(0); os.execvp(sys.argv[1], sys.argv[1:])"
"""Takes the terminal as its own, as a shell's child has it."""


class _Screen(pyte.Screen):
    """As pyte's, but a character without width does not swallow what comes after it."""

    def draw(self, data: str) -> None:
        super().draw("".join(char for char in data if wcwidth(char) != 0 or combining(char)))


class Terminal:
    def __init__(
        self, process: "subprocess.Popen[bytes]", fd: int, columns: int, lines: int
    ) -> None:
        self._process, self._fd = process, fd
        self._screen = _Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        self.newest = b""
        """The end of what came out, as bytes."""
        self.all = bytearray()
        """All that ever came out."""
        self._settings = termios.tcgetattr(fd)

    @property
    def lines(self) -> list[str]:
        # Not `display`, which fails at a wide character of which one half was drawn over.
        columns = range(self._screen.columns)
        rows = (self._screen.buffer[row] for row in range(self._screen.lines))
        return ["".join(row[column].data for column in columns).rstrip() for row in rows]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def cell(self, line: int, column: int) -> str:
        """What stands there; '' in the second half of a wide character."""
        return str(self._screen.buffer[line][column].data)

    def settle(self, seconds: float) -> None:
        """Until nothing has come for so long."""
        quiet = time.monotonic() + seconds
        while time.monotonic() < quiet:
            before = len(self.all)
            self._read()
            if len(self.all) != before:
                quiet = time.monotonic() + seconds

    def wipe(self) -> None:
        """As a terminal does whose other screen is entered anew, which pyte does not know."""
        self._screen.reset()

    def type(self, keys: str) -> None:
        os.write(self._fd, keys.encode())

    def until(self, what: Callable[[], T], named: str) -> T:
        """The first true answer of `what`, which is asked again whenever more has come."""
        end = time.monotonic() + WITHIN
        while time.monotonic() < end:
            self._read()
            if found := what():
                return found
        return pytest.fail(f"not {named}:\n{self.text}", pytrace=False)

    def shows(self, text: str) -> None:
        self.until(lambda: text in self.text, f"on the screen: {text}")

    def still(self) -> bool:
        """Nothing more has come for a moment."""
        before = self.newest
        self._read()
        self._read()
        return self.newest == before

    def ended(self) -> int:
        """The exit status, once it has one."""
        self.until(lambda: self._process.poll() is not None, "ended")
        return self._process.returncode

    def close(self) -> None:
        """As a window is closed: what still runs in it gets the hang-up."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1
        self._process.wait(timeout=WITHIN)

    @property
    def pid(self) -> int:
        return self._process.pid

    def terminate(self) -> None:
        self._process.terminate()

    @property
    def running(self) -> bool:
        return self._process.poll() is None

    def as_it_was(self) -> bool:
        """Whether echo, lines and keys are those of the beginning."""
        return termios.tcgetattr(self._fd) == self._settings

    def kill(self) -> None:
        self._process.kill()

    def _read(self) -> None:
        ready, _, _ = select.select([self._fd], [], [], LOOK)
        if not ready:
            return
        try:
            came = os.read(self._fd, 65_536)
            self.newest = (self.newest + came)[-4096:]
            self.all += came
            self._stream.feed(came)
        except OSError:  # Linux says EIO once nobody has the other end open.
            time.sleep(LOOK)


@contextmanager
def terminal(
    command: Sequence[str], environment: Mapping[str, str], *, columns: int, lines: int
) -> Iterator[Terminal]:
    """It is closed at the end."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    # Of the terminal in which the tests run, if these are set, and not of this one.
    own = {name: value for name, value in environment.items() if name not in {"COLUMNS", "LINES"}}
    process = subprocess.Popen(
        [sys.executable, "-c", _BECOME, *command],
        env=own, stdin=slave, stdout=slave, stderr=slave,
    )  # fmt: skip
    os.close(slave)
    shown = Terminal(process, master, columns, lines)
    try:
        yield shown
    finally:
        shown.close()
