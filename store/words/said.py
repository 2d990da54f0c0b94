"""One line as a person types it -> what was promised, by when, and whose promise it is.

'send the revised quote fri 10': the words that name a time stand at the end, else at the beginning.
What could be a time, and could be something else, is not taken for one: it is asked.
"""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from store.words.when_forms import read

When = Callable[[str], datetime | None]
"""`parse_when` or `parse_due` at some instant."""

THEIRS = frozenset({"they", "they'll", "ők"})
_DOUBTFUL = "do so mi di die sa sat sun p a an am may mar het hét hat tom d h m w mo sze second"
DOUBTFUL = frozenset(_DOUBTFUL.split())
"""Words for a time that mean something else as often, in one of the three languages: 'what to do'
is no Thursday. Beside a time or a date they are clear."""
_PARTING = " ,;:–—-"


class Said(NamedTuple):
    what: str
    due: datetime | None
    when: str
    """The words that were read as a time."""
    theirs: bool
    """It begins with 'they'."""


def read_said(text: str, when: When) -> Said:
    """The longest end that is a time, else the longest beginning."""
    words = text.split()
    theirs = bool(words) and words[0].casefold() in THEIRS
    if theirs:
        words = words[1:]
    for n in range(1, len(words)):
        if (due := clear_time(words[n:], when)) is not None:
            return Said(_joined(words[:n]), due, " ".join(words[n:]), theirs)
    for n in range(len(words) - 1, 0, -1):
        if (due := clear_time(words[:n], when)) is not None:
            return Said(_joined(words[n:]), due, " ".join(words[:n]), theirs)
    return Said(_joined(words), None, "", theirs)


def _joined(words: list[str]) -> str:
    return " ".join(words).strip(_PARTING)


def clear_time(words: list[str], when: When) -> datetime | None:
    """What these words say, if they can say nothing else."""
    text = " ".join(words)
    return when(text) if _is_clear(words) else None


def _is_clear(words: list[str]) -> bool:
    """A number alone, or a word that means other things too, says no time by itself."""
    typed = read(" ".join(words))
    if typed is None:
        return False
    if typed.bare and not typed.has_day and typed.part is None:
        return False
    if len(words) == 1 and words[0].casefold().strip(".,;!") in DOUBTFUL:
        return False
    # 'about a mo', 'the sun': fillers before such a word make it no clearer.
    return typed.has_time or not all(_unclear(word) for word in words)


def _unclear(word: str) -> bool:
    bare = word.casefold().strip(".,;!")
    if bare in DOUBTFUL:
        return True
    typed = read(bare)
    return typed is not None and not (
        typed.has_day or typed.has_time or typed.days or typed.months or typed.seconds
    )
