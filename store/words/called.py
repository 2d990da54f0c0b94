"""The one-line call entry -> its named parts.

    > acme anna spoke 5m price ok; send offer fri

'>' is a call of mine, '<' one of theirs. Who it was with stands before how it went; what was said
after it; a promise after a ';'. Where no word says how it went, the book must tell how many of the
words are a name.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import NamedTuple

from store.words.said import Said, When, read_said
from store.words.when import parse_duration

DIRECTIONS = {">": "out", "<": "in"}
_WORDS = (
    ("answered", "spoke spoken answered gesprochen erreicht beszéltünk beszéltem felvette"),
    ("missed", "missed verpasst elmulasztott"),
    ("voicemail", "voicemail vm mailbox hangposta rögzítő"),
    ("no-answer", "no-answer noanswer unanswered nichterreicht nem-vette-fel"),
    ("busy", "busy besetzt foglalt"),
    ("wrong-number", "wrong-number falschverbunden téves"),
)
OUTCOMES: Mapping[str, str] = {word: outcome for outcome, words in _WORDS for word in words.split()}
_LASTED = frozenset({"in", "for", "about", "etwa", "ca", "kb"})
"""Words before how long it took."""
LONGEST = timedelta(hours=24)
NAMES = 4
"""Words that a client and a contact have at most."""


class Called(NamedTuple):
    direction: str
    """in or out; '' if the line does not say."""
    who: tuple[str, ...]
    """Words of a client and contact, or a number."""
    known: bool
    """Whether the line itself shows where `who` ends; else `said_after` tells."""
    outcome: str
    """'' if no word says it."""
    minutes: int | None
    summary: str
    said: Said | None
    """What was promised."""

    @property
    def tells(self) -> bool:
        """More than who it was."""
        return bool(self.outcome or self.minutes is not None or self.summary or self.said)


def is_line(text: str) -> bool:
    return text.lstrip()[:1] in DIRECTIONS


def read_called(text: str, when: When) -> Called:
    body = text.strip()
    direction = DIRECTIONS.get(body[:1], "")
    head, parted, tail = body[bool(direction) :].partition(";")
    words = head.split()
    marks = [place for place, word in enumerate(words) if _is_mark(word, words[:place])]
    first = marks[0] if marks else len(words)
    who, rest = words[:first], words[first:]
    outcome, minutes = "", None
    if marks and (passed := _length(who[-2:])) is not None:
        who, minutes = who[:-2], passed
    while rest and (_is_mark(rest[0]) or _length(rest[:2]) is not None):
        word = rest.pop(0)
        if _plain(word) in _LASTED and minutes is None:
            continue
        if _plain(word) in OUTCOMES and not outcome:
            outcome = OUTCOMES[_plain(word)]
        elif (passed := _minutes(word)) is not None and minutes is None:
            minutes = passed
        else:
            rest.insert(0, word)
            break
    said = read_said(tail, when) if parted and tail.strip() else None
    return Called(direction, tuple(who), bool(marks), outcome, minutes, " ".join(rest), said)


def said_after(line: Called, names: int) -> Called:
    """The line, once it is known that its first words, so many, are a name."""
    who, rest = line.who[:names], line.who[names:]
    minutes = line.minutes
    if minutes is None and (minutes := _length(rest[:2])) is not None:
        rest = rest[2:]
    summary = " ".join((*rest, line.summary)).strip()
    return line._replace(who=who, known=True, minutes=minutes, summary=summary)


def _is_mark(word: str, before: Sequence[str] = ()) -> bool:
    """What 'in 5m' says within a sentence is a time, and no length of the call."""
    within = bool(before) and _plain(before[-1]) in _LASTED
    return _plain(word) in OUTCOMES or (_minutes(word) is not None and not within)


def _length(words: Sequence[str]) -> int | None:
    """'in 5m' right before or after what says who it was or how it went."""
    if len(words) != 2 or _plain(words[0]) not in _LASTED:
        return None
    return _minutes(words[1])


def _plain(word: str) -> str:
    return word.casefold().strip(",.:")


def _minutes(word: str) -> int | None:
    """'5m', '5min', '1h30'; a number alone may be anything."""
    if not word[:1].isdigit() or word.isdigit():
        return None
    length = parse_duration(word)
    if length is None or length > LONGEST or length < timedelta(minutes=1):
        return None
    return round(length.total_seconds() / 60)
