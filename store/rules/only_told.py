"""Who is named in a mail, but is not asked: 'Jane, just so you know.', 'as agreed with Jane'."""

import re
from collections.abc import Collection, Sequence
from typing import Final

from store.rules.called import Called, calls_me
from store.rules.name_words import TITLES
from store.rules.tokens import ASK, BREAK, COMMA, READ_AT_MOST, fold

_TITLE: Final = r"(?:[Mm]rs?|[Mm]s|[Ff]rau|[Hh]errn?|[Dd]r)\.? "
_WORD: Final = r"[A-Z][\w'-]{1,30}"
_NAME: Final = rf"(?:{_TITLE}){{0,2}}{_WORD}(?: {_WORD})?"
_MENTIONED: Final = re.compile(
    r"(?:\b(?:[Aa]greed|[Dd]iscussed|[Aa]rranged|[Ss]ettled|[Cc]leared) with " + _NAME + r"\b"
    r"|\b[Mm]it " + _NAME + r" (?:so |bereits |schon )?"
    r"(?:besprochen|vereinbart|abgestimmt|abgesprochen|ausgemacht|geklart)\b"
    r"|\b(?:[Bb]esprochen|[Vv]ereinbart|[Aa]bgestimmt|[Aa]bgesprochen) mit " + _NAME + r"\b)"
    r"(?!,? (?:that|who|she|he|to|and|dass|die|der|und|sie|er)\b)"
    r"|\b[A-Z][\w'-]{1,30}(?: [A-Z][\w'-]{1,30})? "
    r"(?:knows about (?:it|this)|is (?:aware|informed)|weiss (?:schon |bereits |daruber )?Bescheid"
    r"|ist (?:schon |bereits )?informiert|tud rola)(?=\s*[.!\n]|\s*$)"
)
"""Folded. Whoever it is: what it tells of them asks nothing of them. What they are to do, as was
agreed with them, may: 'agreed with Jane that she sends the invoice'."""
_MARKS: Final = frozenset({BREAK, COMMA})
_BEGINS: Final = frozenset({BREAK, ASK, COMMA, "@"})


def without_mentions(new_text: str) -> str:
    return _MENTIONED.sub(" ", fold(new_text[:READ_AT_MOST]))


def only_told(
    new_text: str,
    names: Sequence[str],
    me: Called,
    others: Collection[str],
    copied: Collection[str] | None = None,
) -> bool:
    """Whether it ends so, and has my name nowhere else: 'Peter, could you send it? @Jane: FYI.'
    What follows might ask me, and so might another sentence with my name.

    copied: where it is to me alone, how those in copy are called: then it asks me, whatever it
    ends with, unless it calls one of them.
    """
    if copied is not None and not calls_me(new_text, Called(frozenset(copied)), ()):
        return False
    mine = me.parts.union(fold(name).lower().strip() for name in names).difference(others, {""})
    text = fold(new_text[:READ_AT_MOST]).lower()
    if sum(len(re.findall(rf"(?<!\w){re.escape(one)}(?!\w)", text)) for one in mine) != 1:
        return False
    from store.rules.letter import read  # of few mails only, and it loads all lists

    letter = read(new_text)
    words = letter.body.low  # where '@Jane' is taken for a signature's address, too
    at = next((place for place, word in enumerate(words) if word in mine), None)
    if at is None or not _called(words, at):
        return False
    start = at + 1
    while start < len(words) and words[start] in _MARKS:
        start += 1
    return start < len(words) and any(
        all(word in _MARKS or word in others for word in words[found.end :])
        for tongue in letter.languages
        for found in tongue.told.at(words, start)
    )


def _called(words: Sequence[str], at: int) -> bool:
    if at and words[at - 1] in TITLES:
        at -= 1
    return at == 0 or words[at - 1] in _BEGINS
