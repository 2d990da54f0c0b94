"""The stories that mails tell, read from the text files beside this one.

A story begins at '=== its name', then lines with the subjects to choose from ('subject: a | b')
and, of those that are some person's own, with whom ('with: address'). Each mail begins at '--- who [+span] [word] [name=value]': who is 'them', 'them2' (another contact of the
same client) or 'us'; the span is working time, +since the mail before or -before now. In a text, [a|b] is one of
several wordings, <a/b> is for people on first-name terms or not, {name} is a fact of the story.
"""

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

from demo.firm import Language


class Turn(NamedTuple):
    who: str
    minutes: int
    """Of working time, since the turn before or before now."""
    bare: bool
    """Neither greeting nor signature."""
    options: dict[str, str]
    text: str


class Story(NamedTuple):
    name: str
    subjects: tuple[str, ...]
    turns: tuple[Turn, ...]
    person: str = ""
    """The address of the one whom it belongs to."""

    @property
    def minutes(self) -> int:
        """Of working time from the first turn to the last."""
        return sum(turn.minutes for turn in self.turns)


_MINUTES = {"m": 1, "h": 60, "d": 8 * 60}
_SPAN = re.compile(r"[+-]?(\d+)([mhd])")
_TURN = re.compile(r"^--- (.*)$", re.MULTILINE)


@cache
def stories(language: Language) -> tuple[Story, ...]:
    """All of a language, in the order of the files."""
    return _of_files(f"{language}_*.txt")


def internal() -> tuple[Story, ...]:
    """Among colleagues."""
    return _of_files("internal.txt")


def present(kind: str) -> tuple[Story, ...]:
    """Those of the last days, by what became of them: 'owed', 'waiting', 'settled' or 'long'."""
    return _of_files(f"present_{kind}.txt")


def _of_files(pattern: str) -> tuple[Story, ...]:
    files = sorted(Path(__file__).parent.glob(pattern))
    return tuple(story for file in files for story in read(file.read_text("utf-8")))


def read(text: str) -> list[Story]:
    return [_story(block) for block in text.split("=== ")[1:]]


def working_minutes(span: str) -> int:
    """Of '30m', '3h' and '2d', with or without a sign; a day has eight hours."""
    found = _SPAN.fullmatch(span)
    if found is None:
        raise ValueError(f"{span!r} is no span of working time")
    return int(found[1]) * _MINUTES[found[2]]


def _story(block: str) -> Story:
    head, *parts = _TURN.split(block)
    name, *lines = head.strip().split("\n")
    fields = dict(line.split(": ", 1) for line in lines)
    choices = fields["subject"].split("|")
    turns = tuple(_turn(parts[i], parts[i + 1]) for i in range(0, len(parts), 2))
    subjects = tuple(choice.strip() for choice in choices)
    return Story(name, subjects, turns, fields.get("with", ""))


def _turn(head: str, text: str) -> Turn:
    who, *words = head.split()
    spans = [word for word in words if _SPAN.fullmatch(word)]
    options = dict(word.split("=", 1) for word in words if "=" in word)
    minutes = working_minutes(spans[0]) if spans else 0
    return Turn(who, minutes, "bare" in words, options, text.strip())
