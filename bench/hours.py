"""Hours of use in minutes: the screen's memory after thousands of keys, and whether it still grows.

Every round goes through what a day brings: moving, reading, filtering, searching, all lists, marks,
decisions taken back, dialogs. The first rounds fill what is remembered on purpose (pictures of
rows, pages of the store), so growth is told of the second half.
"""

import tempfile
import time
from pathlib import Path
from typing import Final

from bench import corpus
from bench.measure import megabytes, owed, tell
from bench.screen import mail_coming
from bench.terminal import Terminal

ROUNDS: Final = 16
ESC: Final = "\x1b"
DOWN, UP = "\x04", "\x06"

_MOVES: Final = [*"jjjjjjjjkkjjj", DOWN, DOWN, UP, *"GggjjjJ"]
_READ: Final = ["\r", *"jjjJJKk", "\r", *"qj", "\r", *"jjq"]
_MARK: Final = [*"xjxv", *"*n", *"*o", *"*n"]
_DECIDE: Final = [*"szezIUjb2z"]
_LISTS: Final = [*"123456", *"jj", "\t", "\t", *"gijjgojjgajjjgtgsgugkgego"]
_DIALOGS: Final = ["?", ESC, ":", ESC, "w", ESC, "i", "i", *"gc", ESC, *"gz", ESC, "P", ESC]
_WORDS: Final = ("steel", "price li", "machine", "liefer", "from:anna", "4711")


def main() -> None:
    print(f"hours: {corpus.CONVERSATIONS:,} conversations, 10 mails a second")
    with tempfile.TemporaryDirectory() as name:
        config = corpus.copy_of_store(Path(name))
        terminal = Terminal(owed(config, "--no-sync"))
        try:
            time.sleep(3)
            terminal.quiet(0.5)
            tell("memory at the start", terminal.memory(), megabytes, "goal: < 80 MB")
            with mail_coming(config, 10):
                _use(terminal)
        finally:
            terminal.close()


def _use(terminal: Terminal) -> None:
    pressed, held = 0, []
    begun = time.perf_counter()
    for number in range(ROUNDS):
        for key in _round(number):
            terminal.press(key)
            terminal.quiet(0.25 if key == ESC else 0.02)
            terminal.rest()
            pressed += 1
        held.append(terminal.memory())
        if number % 4 == 3:
            tell(f"memory after {pressed:,} keys", held[-1], megabytes)
    tell(
        f"at most, in {time.perf_counter() - begun:,.0f} s", max(held), megabytes, "goal: < 100 MB"
    )
    half = held[ROUNDS // 2 :]
    grown = (sum(half[-3:]) - sum(half[:3])) / 3
    tell("grown in the second half", grown, megabytes, "goal: nothing")


def _round(number: int) -> list[str]:
    word = _WORDS[number % len(_WORDS)]
    typed = ["\\", *word, ESC, "/", *word, "\r", *"nnN", ESC, ESC]
    return [*_MOVES, *_READ, *_MARK, *_DECIDE, *typed, *_LISTS, *_DIALOGS, *_MOVES, *_READ]


if __name__ == "__main__":
    main()
