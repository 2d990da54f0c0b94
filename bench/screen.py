"""The screen in a real terminal: its first frame, and from a key to its repaint while mail comes.

The peer of the first frame is a Textual program that shows one word: what is left is ours.
"""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from bench import corpus
from bench.measure import PROJECT, environment, megabytes, milliseconds, owed, tell, tell_peer
from store.config import load
from store.records import views
from store.records.database import open_store

LINES: Final = 40
COLUMNS: Final = 120
FRAMES: Final = 5
KEYS: Final = 200
STEPS: Final = 20
"""Rows that the cursor goes down before it goes up again: all in sight."""
LIMIT: Final = 30.0

_BARE: Final = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("nothing-else")
Bare().run()
"""


class Terminal:
    """A program in a pseudo-terminal, and when which bytes came out of it."""

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

    def quiet(self) -> None:
        """Takes what still comes, until nothing does for a moment."""
        while select.select([self.fd], [], [], 0.02)[0]:
            os.read(self.fd, 1 << 16)

    def press(self, key: str) -> None:
        os.write(self.fd, key.encode())

    def memory(self) -> int:
        """Resident bytes."""
        shown = subprocess.run(
            ["ps", "-o", "rss=", "-p", str(self.pid)], capture_output=True, text=True, check=True
        )
        return int(shown.stdout) * 1024

    def close(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)

    def _read(self, seconds: float) -> bytes:
        if not select.select([self.fd], [], [], seconds)[0]:
            raise RuntimeError("what was waited for did not come")
        return os.read(self.fd, 1 << 16)


def main() -> None:
    print(f"screen: {corpus.CONVERSATIONS:,} conversations, {COLUMNS} x {LINES}")
    with tempfile.TemporaryDirectory() as name:
        config = corpus.copy_of_store(Path(name))
        subjects = _subjects(config)
        _first_frame(config, subjects[0])
        _keys(config, subjects)


def _subjects(config: Path) -> list[bytes]:
    """Of the rows at the top, as far as the number in them: no column is narrower."""
    store = open_store(load(config))
    when = views.at(store)
    keys = views.keys(store, "owed", when)[: STEPS + 1]
    found = [
        (row.subject.partition(",")[0] + ",").encode() for row in views.rows(store, keys, when)
    ]
    store.close()
    return found


def _first_frame(config: Path, subject: bytes) -> None:
    ours = _shown(owed(config, "--no-sync"), subject)
    tell("owed --no-sync, to its first frame", ours, milliseconds, "goal: < 450 ms")
    peer = _shown([sys.executable, "-c", _BARE], b"nothing-else")
    tell_peer("a bare Textual program", peer, milliseconds, ours / peer)


def _shown(command: Sequence[str], word: bytes) -> float:
    """Seconds of the quickest, after one that is not counted."""
    seconds = []
    for _ in range(FRAMES + 1):
        terminal = Terminal(command)
        try:
            seconds.append(terminal.until(word) - terminal.begun)
        finally:
            terminal.close()
    return min(seconds[1:])


def _keys(config: Path, subjects: Sequence[bytes]) -> None:
    terminal = Terminal(owed(config, "--no-sync"))
    try:
        terminal.until(subjects[0])
        with _mail_coming(config):
            time.sleep(2)
            taken = sorted(_pressed(terminal, subjects))
        memory = terminal.memory()
    finally:
        terminal.close()
    for part, goal in ((50, ""), (95, "goal: < 50 ms"), (99, "")):
        what = f"a key to its repaint while mail comes, p{part}"
        tell(what, taken[len(taken) * part // 100], milliseconds, goal)
    tell("memory after that", memory, megabytes, "goal: < 80 MB")


def _pressed(terminal: Terminal, subjects: Sequence[bytes]) -> Iterator[float]:
    """Down and up again, as one reads; the row under the cursor is painted anew."""
    path = [*range(1, STEPS + 1), *range(STEPS - 1, -1, -1)]
    for number in range(KEYS):
        row = path[number % len(path)]
        terminal.quiet()
        begun = time.perf_counter()
        terminal.press("j" if number % len(path) < STEPS else "k")
        yield terminal.until(subjects[row]) - begun


@contextmanager
def _mail_coming(config: Path) -> Iterator[None]:
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.beside", str(config)],
        cwd=PROJECT,
        env=environment(),
        stdin=subprocess.PIPE,
    )
    assert process.stdin
    try:
        yield
    finally:
        process.stdin.close()
        process.wait()
