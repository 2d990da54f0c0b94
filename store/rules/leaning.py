"""Whether a mail leans towards asking, or towards thanks, where lists of phrases are not sure.

A linear model: the weights of its words, of their pairs and beginnings, and of what they are
about, divided by the root of their number, are added up, and those of what lists found in it.
What our last mail did weighs as well, but only in the ledger, which knows that mail. The weights
(`leaning.txt`) are made by `python -m bench.leaning` of the project's own mails.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, compress, pairwise, product
from pathlib import Path
from typing import Final

from store.rules.notions import Notions, about
from store.rules.saying import Lean
from store.rules.tokens import ASK, BREAK, Remembered, spoken_words

_WEIGHTS: Final = Path(__file__).with_suffix(".txt")
_AT_MOST: Final = 150
"""Words; the mails that the weights were made of are no longer."""
_LONG: Final = 6
"""Letters of a word whose beginning is looked at as well."""
_BEGINNING: Final = 5
_FEW: Final = 3
_NEAR: Final = 2
"""Words on at which a notion still belongs to another: 'not yet received'."""
_THANKS: Final = 220
"""Hundredths by which a short text must lean towards thanks."""
_SENTENCE: Final = frozenset({BREAK, ASK})

Sign = str | tuple[str, str]
"""Two words that follow one another, BREAK for what is before or behind a sentence; two notions
near each other."""


def leaning(
    words: Sequence[str], notions: Notions, kinds: Iterable[str], asked: str
) -> Lean | None:
    """How far the tokens between greeting and closing lean towards asking. None for a text too long
    to be weighed.

    kinds: what lists found in the text; asked: what they make of it, '' if nothing.
    """
    if spoken_words(words) > _AT_MOST:
        return None
    topics = about(words, notions)
    said, few = signs(words, notions), is_few(words)
    root = math.sqrt(len(said) + len(topics) + 1)
    always = _sum(said, 0) / root + _sum(("", *frame(kinds, asked)), 0)
    return Lean(
        *(
            round(always + _sum(after(topics, one), 0) / root + _sum(told_before(few, one), 0))
            for one in Lean._fields
        )
    )


def thankful(words: Sequence[str], notions: Notions, kinds: Iterable[str], asked: str) -> bool:
    """Whether a short text leans so far towards thanks that it is hardly anything else."""
    said = signs(words, notions)
    lean = _sum(said, 1) / math.sqrt(len(said) + 1) + _sum(("", *frame(kinds, asked)), 1)
    return lean >= _THANKS


def _sum(signs: Iterable[Sign], which: int) -> int:
    return sum(filter(None, map(weights()[which].get, signs)))


@cache
def weights() -> tuple[dict[Sign, int], dict[Sign, int]]:
    """In hundredths: towards asking, towards thanks. '' is what every mail begins with."""
    lines = [line.split(" ", 2) for line in _WEIGHTS.read_text("utf-8").splitlines()]
    signs = [read(written) for _, _, written in lines]
    asks, thanks = (map(int, column) for column in list(zip(*lines, strict=True))[:2])
    return dict(zip(signs, asks, strict=True)), dict(zip(signs, thanks, strict=True))


def signs(words: Sequence[str], notions: Notions) -> set[Sign]:
    """What words are weighed by: each, two that follow one another, how a sentence begins and
    ends, how long words begin, what they are about, and two notions near each other in a sentence,
    so that 'not yet paid' teaches what 'noch nicht beglichen' is."""
    said = [BREAK, *filter(None, map(_known.__getitem__, words))]
    found: set[Sign] = {*said}
    found.update(pairwise(said))
    found -= {BREAK, (BREAK, BREAK)}
    found.update(filter(None, map(_begun.__getitem__, said)))
    topics = list(map(notions.__getitem__, words))
    found.update(chain.from_iterable(topics), _near(words, topics))
    return found


def _near(words: Sequence[str], topics: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Of words that follow one another, or with one between them that ends no sentence."""
    places = [*compress(range(len(words)), topics)]
    for place, behind in chain(pairwise(places), zip(places, places[2:], strict=False)):
        between = words[place + 1 : behind]
        if len(between) < _NEAR and _SENTENCE.isdisjoint(between):
            yield from product(topics[place], topics[behind])


def after(topics: Iterable[str], before: str) -> Iterator[str]:
    """What notions are weighed by after what our last mail did: 'cracked' answers a question of
    fact, and else complains."""
    return (f"{topic} {before}" for topic in topics)


def is_few(words: Sequence[str]) -> bool:
    return spoken_words(words) <= _FEW


def told_before(few: bool, before: str) -> Iterator[str]:
    """What a mail is weighed by for what our last one did: after a question of fact a few words
    tell, after an offer they order."""
    yield f"=before {before}"
    if few:
        yield f"=few {before}"


def written(sign: Sign) -> str:
    """As the weights name it: 'word', 'two words', '^ first', 'last $', 'begin*', '~notion',
    '~one ~other'."""
    if isinstance(sign, str):
        return sign
    first, second = sign
    return f"{'^' if first == BREAK else first} {'$' if second == BREAK else second}"


def read(written: str) -> Sign:
    first, _, second = written.partition(" ")
    if not second or first[0] == "=" or (first[0] == "~" != second[0]):
        return written
    return BREAK if first == "^" else first, BREAK if second == "$" else second


def _sign(word: str) -> str:
    """Numbers are all alike, and so is what ends a sentence; other marks are nothing."""
    if word in (BREAK, ASK):
        return BREAK
    if word[0].isdigit():
        return "#"
    return word if word[0].isalpha() else ""


def _beginning(word: str) -> str:
    return word[:_BEGINNING] + "*" if len(word) >= _LONG else ""


_known: Final = Remembered(_sign)
_begun: Final = Remembered(_beginning)


def frame(kinds: Iterable[str], asked: str) -> Iterator[str]:
    """What else a mail is weighed by: 'list complaint' and the like."""
    yield f"=asks {asked}"
    yield from (f"=list {kind}" for kind in kinds)
