"""Hours of use in minutes: the screen's memory after thousands of keys, and whether it still grows.
`python -m bench.hours MINUTES`: as long as that, at a person's pace.

Every round goes through what a day brings: moving, reading, filtering, searching, all lists, marks,
decisions taken back, dialogs. The first rounds fill what is remembered on purpose (pictures of
rows, pages of the store), so growth is told of the second half.
"""

import random
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Final

from bench import corpus
from bench.measure import megabytes, owed, tell
from bench.screen import mail_coming
from bench.terminal import Terminal

ROUNDS: Final = 16
TYPING, THINKING = (0.1, 0.4), (0.5, 6.0)
"""Seconds from one key to the next of a person, between."""
ESC: Final = "\x1b"
DOWN, UP = "\x04", "\x06"

_MOVES: Final = [*"jjjjjjjjkkjjj", DOWN, DOWN, UP, *"GggjjjJ"]
_READ: Final = ["\r", *"jjjJJKk", "\r", *"qj", "\r", *"jjq"]
_MARK: Final = [*"xjxv", *"*n", *"*o", *"*n"]
_DECIDE: Final = [*"szezIUjb2z"]
_LISTS: Final = [*"123456", *"jj", "\t", "\t", *"gijjgojjgajjjgtgsgugkgego"]
_DIALOGS: Final = ["?", ESC, ":", ESC, "w", ESC, "i", "i", *"gc", ESC, *"gz", ESC, "P", ESC]
_CALL: Final = ["P", *"client 12", "\r", ESC, ESC, ESC]
_WORDS: Final = ("steel", "price li", "machine", "liefer", "from:anna", "4711")


def main(minutes: int = 0) -> None:
    rate = 0.2 if minutes else 10
    print(f"hours: {corpus.CONVERSATIONS:,} conversations, {rate:g} mails a second")
    with tempfile.TemporaryDirectory() as name:
        config = corpus.copy_of_store(Path(name))
        terminal = Terminal(owed(config, "--no-sync"))
        try:
            time.sleep(3)
            terminal.quiet(0.5)
            tell("memory at the start", terminal.memory(), megabytes, "goal: < 80 MB")
            with mail_coming(config, rate):
                if minutes:
                    _live(terminal, minutes)
                else:
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
    _tell_growth(held)


def _live(terminal: Terminal, minutes: int) -> None:
    """Words are typed, all else is thought about."""
    held: list[int] = []
    begun = time.perf_counter()
    for pressed, (typing, key) in enumerate(_of_a_person(), 1):
        terminal.press(key)
        terminal.take(random.uniform(*(TYPING if typing else THINKING)))
        passed = int(time.perf_counter() - begun) // 60
        if passed > len(held):
            held.append(terminal.memory())
            busy = terminal.processor()
            tell(f"minute {passed}, {pressed:,} keys, {busy:.0f} s busy", held[-1], megabytes)
        if passed >= minutes:
            break
    tell("at most", max(held), megabytes, "goal: < 100 MB")
    _tell_growth(held)


def _tell_growth(held: list[int]) -> None:
    half = held[len(held) // 2 :]
    few = min(5, len(half))
    grown = (sum(half[-few:]) - sum(half[:few])) / few
    tell("grown in the second half", grown, megabytes, "goal: nothing")


def _of_a_person() -> Iterator[tuple[bool, str]]:
    """Keys without end, and whether they are letters of a word."""
    for number in count():
        word = _WORDS[number % len(_WORDS)]
        for key in [*_round(number), *_CALL]:
            yield key.isalnum() and key in word + "client", key


def _round(number: int) -> list[str]:
    word = _WORDS[number % len(_WORDS)]
    typed = ["\\", *word, ESC, "/", *word, "\r", *"nnN", ESC, ESC]
    return [*_MOVES, *_READ, *_MARK, *_DECIDE, *typed, *_LISTS, *_DIALOGS, *_MOVES, *_READ]


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
