"""Whether a mail leans towards asking, or towards thanks, where lists of phrases are not sure.

A linear model: the weights of its words, of their pairs and beginnings, divided by the root of
their number, are added up, and those of what lists found in it. What our last mail did weighs as
well, but only in the ledger, which knows that mail. The weights (`leaning.txt`) are made by
`python -m bench.leaning` of the project's own mails.
"""

import math
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final, Literal

from store.rules.tokens import ASK, BREAK, Remembered, spoken_words

_WEIGHTS: Final = Path(__file__).with_suffix(".txt")
_AT_MOST: Final = 150
"""Words; the mails that the weights were made of are no longer."""
_LONG: Final = 6
"""Letters of a word whose beginning is looked at as well."""
_BEGINNING: Final = 5
_ENOUGH: Final = -100
"""Hundredths by which a mail must lean towards asking, with what ours before it did."""
_NEAR: Final = -200
"""One that leans no further away may ask."""
_THANKS: Final = 100
_AS_WELL: Final = 25
"""By so much one sentence must lean towards thanks, and every other: one of which no word is known
may be an order."""

Sign = str | tuple[str, str]
"""Two words that follow one another; BREAK for what is before or behind a sentence."""
Before = Literal["told", "waits", "fact", "offer"]
"""What our last mail did: it told; it asked for a deed; it asked a question of fact; it offered, or
asked for a yes or no."""


def leaning(words: Sequence[str], kinds: Iterable[str], asked: str) -> int | None:
    """How far the tokens between greeting and closing lean towards asking, after a mail of ours
    that told something: in hundredths of the logarithm of the odds. None for a text too long to be
    weighed.

    kinds: what lists found in the text; asked: what they make of it, '' if nothing.
    """
    if spoken_words(words) > _AT_MOST:
        return None
    return _sum(signs(words), frame(kinds, asked), 0)


def thankful(words: Sequence[str], kinds: Iterable[str]) -> bool:
    """Whether a short text, in which no list finds more, is hardly anything but thanks or
    received: one of its sentences leans far towards that, and so do the others somewhat."""
    found = [f"=list {kind}" for kind in kinds]
    leans = [_sum(signs(one), found, 1) for one in sentences(words)]
    return bool(leans) and max(leans) >= _THANKS and min(leans) >= _AS_WELL


def _sum(said: Set[Sign], seen: Iterable[str], which: int) -> int:
    weight = _weights()[which].get
    known = sum(filter(None, map(weight, said)))
    rest = sum(filter(None, map(weight, ("", *seen))))
    return round(known / math.sqrt(len(said) + 1)) + rest


def opens(lean: int, before: Before) -> bool:
    """Whether a mail that leans so is a debt of ours, after what our last mail did."""
    return lean + _weight(before) >= _ENOUGH


def may_ask(lean: int, before: Before) -> bool:
    return lean + _weight(before) >= _NEAR


def _weight(before: Before) -> int:
    return 0 if before == "told" else _weights()[0][f"=before {before}"]


@cache
def _weights() -> tuple[dict[Sign, int], dict[Sign, int]]:
    """In hundredths: towards asking, towards thanks. '' is what every mail begins with."""
    lines = [line.split(" ", 2) for line in _WEIGHTS.read_text("utf-8").splitlines()]
    signs = [_read(written) for _, _, written in lines]
    asks, thanks = (map(int, column) for column in list(zip(*lines, strict=True))[:2])
    return dict(zip(signs, asks, strict=True)), dict(zip(signs, thanks, strict=True))


def signs(words: Sequence[str]) -> set[Sign]:
    """What words are weighed by: each, two that follow one another, how a sentence begins and
    ends, how long words begin."""
    said = [BREAK, *filter(None, map(_known.__getitem__, words))]
    alone = set(said) - {BREAK}
    pairs = set(pairwise(said)) - {(BREAK, BREAK)}
    return alone | pairs | {word[:_BEGINNING] + "*" for word in alone if len(word) >= _LONG}


def written(sign: Sign) -> str:
    """As the weights name it: 'word', 'two words', '^ first', 'last $', 'begin*'."""
    if isinstance(sign, str):
        return sign
    first, second = sign
    return f"{'^' if first == BREAK else first} {'$' if second == BREAK else second}"


def _read(written: str) -> Sign:
    first, between, second = written.partition(" ")
    if not between or first.startswith("="):
        return written
    return BREAK if first == "^" else first, BREAK if second == "$" else second


def _sign(word: str) -> str:
    """Numbers are all alike, and so is what ends a sentence; other marks are nothing."""
    if word in (BREAK, ASK):
        return BREAK
    if word[0].isdigit():
        return "#"
    return word if word[0].isalpha() else ""


_known: Final = Remembered(_sign)


def sentences(words: Sequence[str]) -> Iterator[list[str]]:
    """Those in which something is said."""
    sentence: list[str] = []
    for word in (*words, BREAK):
        if word not in (BREAK, ASK):
            sentence.append(word)
        elif sentence:
            if spoken_words(sentence):
                yield [*sentence, BREAK]
            sentence = []


def frame(kinds: Iterable[str], asked: str) -> Iterator[str]:
    """What else a mail is weighed by: 'list complaint' and the like."""
    yield f"=asks {asked}"
    yield from (f"=list {kind}" for kind in kinds)
