"""The screen in a real terminal: its first frame, and from a key to its repaint while mail comes.

The peer of the first frame is a Textual program that shows one word: what is left is ours.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from bench import corpus
from bench.measure import PROJECT, environment, megabytes, milliseconds, owed, tell, tell_peer
from bench.terminal import COLUMNS, LINES, Terminal
from store.config import load
from store.records import views
from store.records.file_opening import open_store

FRAMES: Final = 5
KEYS: Final = 400
STEPS: Final = 20
"""Rows that the cursor goes down before it goes up again: all in sight."""
RATE: Final = 500
"""Mails a second that come meanwhile."""
WORDS: Final = ("steel", "price list", "liefer", "machine", "order 4711")
"""Typed into the filter and into the search."""

_BARE: Final = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("nothing-else")
Bare().run()
"""


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
        time.sleep(2)
        tell("memory after the first frame", terminal.memory(), megabytes, "goal: < 80 MB")
        _tell("a key to its repaint, all quiet", _pressed(terminal, subjects))
        with mail_coming(config):
            time.sleep(2)
            _tell(f"a key to its repaint, {RATE} mails a second", _pressed(terminal, subjects))
            _tell("a letter of a filter to its repaint", _typed(terminal, "\\"))
            _tell("a letter of a search to its repaint", _typed(terminal, "/"))
        tell("memory after that", terminal.memory(), megabytes, "goal: < 100 MB")
    finally:
        terminal.close()


class Took(NamedTuple):
    seconds: float
    queued: float
    """Of it the screen was ready, and others had the processors."""


def _tell(what: str, timed: Iterator[Took]) -> None:
    found = list(timed)
    taken = sorted(one.seconds for one in found)
    ours = sorted(one.seconds - one.queued for one in found)
    for part, goal in ((50, ""), (95, "goal: < 50 ms"), (99, "")):
        at = len(found) * part // 100
        tell(f"{what}, p{part}", taken[at], milliseconds, goal)
        tell("  without the wait for a processor", ours[at], milliseconds)
    tell(f"{what}, at most", taken[-1], milliseconds, "goal: < 200 ms")
    tell("  without the wait for a processor", ours[-1], milliseconds)


def _took(terminal: Terminal, key: str, word: bytes) -> Took:
    """From that key to that word."""
    queued, begun = terminal.queued(), time.perf_counter()
    terminal.press(key)
    seconds = terminal.until(word) - begun
    return Took(seconds, terminal.queued() - queued)


def _pressed(terminal: Terminal, subjects: Sequence[bytes]) -> Iterator[Took]:
    """Down and up again, as one reads; the row under the cursor is painted anew."""
    path = [*range(1, STEPS + 1), *range(STEPS - 1, -1, -1)]
    busy = terminal.processor()
    for number in range(KEYS):
        row = path[number % len(path)]
        terminal.quiet()
        yield _took(terminal, "j" if number % len(path) < STEPS else "k", subjects[row])
    tell("processor time a key", (terminal.processor() - busy) / KEYS, milliseconds)


def _typed(terminal: Terminal, key: str) -> Iterator[Took]:
    """What is typed is painted anew with each letter; Esc brings the whole list back."""
    for word in WORDS:
        terminal.quiet()
        terminal.press(key)
        time.sleep(0.3)
        for end in range(1, len(word) + 1):
            time.sleep(0.1)
            terminal.quiet(0.001)
            yield _took(terminal, word[end - 1], word[:end].encode())
        terminal.press("\x1b")
        time.sleep(0.5)


@contextmanager
def mail_coming(config: Path, rate: float = RATE) -> Iterator[None]:
    process = subprocess.Popen(
        [sys.executable, "-m", "bench.beside", str(config), str(rate)],
        cwd=PROJECT,
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        yield
    finally:
        said, _ = process.communicate()
        print(f"  ({float(said):g} mails a second came)")


if __name__ == "__main__":
    main()
