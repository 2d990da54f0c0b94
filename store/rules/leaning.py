"""Whether a short text in which no list finds a thing leans towards asking.

A linear model over words: each sentence adds up the weights of its words, their pairs, beginnings
and endings, by the root of their number, and the one that leans most speaks for the text. The
weights (`leaning.txt`) are made by `python -m bench.leaning` of the project's own sentences.
"""

import math
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from store.rules.tokens import BREAK

_WEIGHTS: Final = Path(__file__).with_suffix(".txt")
_AT_MOST: Final = 40
"""Words; of longer texts the sentences that the weights were made of say little."""
_TELLING: Final = 6
"""Letters of a word whose beginning and ending are looked at as well."""
_KNOWN: Final = 2
"""Words of a sentence that have to be known, if only by their endings: one alone misleads."""
_ENOUGH: Final = 80
"""Hundredths by which a text must lean."""
_AWAY: Final = -20
"""One that leans so far the other way asks nothing."""

PERHAPS: Final = "perhaps"
MAYBE: Final = "maybe"


def leaning(words: Sequence[str]) -> str:
    """'perhaps', 'maybe' or '', of the tokens between greeting and closing."""
    if not words or sum(word[0].isalnum() for word in words) > _AT_MOST:
        return ""
    lean = max(map(_lean, sentences(words)), default=_AWAY)
    if lean >= _ENOUGH:
        return PERHAPS
    return MAYBE if lean > _AWAY else ""


def _lean(sentence: Sequence[str]) -> float:
    weights = _weights()
    if sum(any(sign in weights for sign in _of_word(word)) for word in sentence) < _KNOWN:
        return -1.0
    known = [weights[sign] for sign in signs(sentence) if sign in weights]
    return sum(known) / math.sqrt(len(known) + 1) + weights[""]


@cache
def _weights() -> dict[str, int]:
    """By sign, in hundredths; '' is what every sentence begins with."""
    lines = _WEIGHTS.read_text("utf-8").splitlines()
    return {sign: int(weight) for weight, _, sign in (line.partition(" ") for line in lines)}


def sentences(words: Sequence[str]) -> Iterator[list[str]]:
    sentence: list[str] = []
    for word in (*words, BREAK):
        if word == BREAK:
            if sentence:
                yield sentence
            sentence = []
        elif word[0].isdigit():
            sentence.append("#")
        elif word[0].isalpha():
            sentence.append(word)


def signs(sentence: Sequence[str]) -> set[str]:
    """What a sentence is weighed by: 'word', 'two words', '^ first', 'last $', 'begin*', '*end'."""
    found = {
        f"{one} {other}" for one, other in zip(("^", *sentence), (*sentence, "$"), strict=True)
    }
    return found.union(*map(_of_word, sentence))


def _of_word(word: str) -> set[str]:
    if len(word) < _TELLING:
        return {word}
    return {word, word[:5] + "*", "*" + word[-3:], "*" + word[-4:]}
