"""Whether a mail leans towards asking, or towards thanks, where lists of phrases are not sure.

A linear model: the weights of its words, of their pairs, threes and beginnings, and of what they
are about, divided by the root of their number, are added up, and those of what lists found in it.
What our last mail did weighs as well, but only in the ledger, which knows that mail. The weights
(`leaning.txt`) are made by `python -m bench.leaning` of the project's own mails.
"""

import math
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from store.rules.notions import Notions, about
from store.rules.saying import Lean
from store.rules.tokens import ASK, BREAK, COMMA, Remembered, spoken_words

_WEIGHTS: Final = Path(__file__).with_suffix(".txt")
_AT_MOST: Final = 150
"""Words; the mails that the weights were made of are no longer."""
_LONG: Final = 6
"""Letters of a word whose beginning is looked at as well."""
_BEGINNING: Final = 5
_NEAR: Final = 2
"""Words on at which a notion still belongs to another: 'not yet received'."""
_THANKS: Final = 120
_AS_WELL: Final = 10
"""By so much one sentence must lean towards thanks, and every other: one of which no word is known
may be an order."""
_NOT_AWAY: Final = 0
"""By so much each clause must: 'thanks for the sketch, the upper one then' orders."""
_SENTENCE: Final = frozenset({BREAK, ASK})
_CLAUSE: Final = _SENTENCE | {COMMA}

Sign = str | tuple[str, ...]
"""Two or three words that follow one another; BREAK for what is before or behind a sentence."""


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
    said = _signs(words, topics) | turns(words, notions)
    root = math.sqrt(len(said) + len(topics) + 1)
    always = _sum(said, 0) / root + _sum(("", *frame(kinds, asked)), 0)
    return Lean(
        *(
            round(always + _sum(after(topics, one), 0) / root + _sum((f"=before {one}",), 0))
            for one in Lean._fields
        )
    )


def thankful(words: Sequence[str], notions: Notions, kinds: Iterable[str]) -> bool:
    """Whether a short text, in which no list finds more, is hardly anything but thanks or
    received: one of its sentences leans far towards that, the others somewhat, no clause away."""
    found = _sum(("", *(f"=list {kind}" for kind in kinds)), 1)
    whole, parts = (
        [_thanking(part, notions) + found for part in _between(words, marks)]
        for marks in (_SENTENCE, _CLAUSE)
    )
    far = bool(whole) and max(whole + parts) >= _THANKS
    return far and min(whole) >= _AS_WELL and min(parts) >= _NOT_AWAY


def _thanking(part: Sequence[str], notions: Notions) -> int:
    said = signs(part, notions)
    return round(_sum(said, 1) / math.sqrt(len(said) + 1))


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
    ends, how long words begin, and what they are about."""
    return _signs(words, about(words, notions))


def _signs(words: Sequence[str], topics: Iterable[str]) -> set[Sign]:
    said = [BREAK, *filter(None, map(_known.__getitem__, words))]
    alone = set(said) - {BREAK}
    found: set[Sign] = {*alone}
    found.update(pair for pair in pairwise(said) if pair != (BREAK, BREAK))
    found.update(word[:_BEGINNING] + "*" for word in alone if len(word) >= _LONG)
    found.update(f"~{topic}" for topic in topics)
    return found


def turns(words: Sequence[str], notions: Notions) -> set[Sign]:
    """By what else words are weighed towards asking: three in a row, and two notions near each
    other in a sentence, so that 'not yet paid' teaches what 'noch nicht beglichen' is."""
    said = [BREAK, *filter(None, map(_known.__getitem__, words))]
    found: set[Sign] = set(zip(said, said[1:], said[2:], strict=False))
    found.update(_near(words, [notions[word] for word in words]))
    return found


def _near(words: Sequence[str], topics: Sequence[Sequence[str]]) -> Iterator[str]:
    for place, some in enumerate(topics):
        if not some:
            continue
        for behind in range(place + 1, min(place + _NEAR + 1, len(words))):
            if words[behind] in _SENTENCE:
                break
            yield from (f"~{one} ~{other}" for one in some for other in topics[behind])


def after(topics: Iterable[str], before: str) -> Iterator[str]:
    """What notions are weighed by after what our last mail did: 'cracked' answers a question of
    fact, and else complains."""
    return (f"~{topic} {before}" for topic in topics)


def written(sign: Sign) -> str:
    """As the weights name it: 'word', 'two words', 'three words here', '^ first', 'last $',
    'begin*', '~notion', '~one ~other'."""
    if isinstance(sign, str):
        return sign
    first, *between, last = sign
    return " ".join(("^" if first == BREAK else first, *between, "$" if last == BREAK else last))


def read(written: str) -> Sign:
    first, *between = written.split(" ")
    if not between or first[0] in "=~":
        return written
    *between, last = between
    return (BREAK if first == "^" else first, *between, BREAK if last == "$" else last)


def _sign(word: str) -> str:
    """Numbers are all alike, and so is what ends a sentence; other marks are nothing."""
    if word in (BREAK, ASK):
        return BREAK
    if word[0].isdigit():
        return "#"
    return word if word[0].isalpha() else ""


_known: Final = Remembered(_sign)


def clauses(words: Sequence[str]) -> Iterator[list[str]]:
    """Those in which something is said: what stands between two marks."""
    return _between(words, _CLAUSE)


def _between(words: Sequence[str], marks: Set[str]) -> Iterator[list[str]]:
    part: list[str] = []
    for word in (*words, BREAK):
        if word not in marks:
            part.append(word)
        elif part:
            if spoken_words(part):
                yield [*part, BREAK]
            part = []


def frame(kinds: Iterable[str], asked: str) -> Iterator[str]:
    """What else a mail is weighed by: 'list complaint' and the like."""
    yield f"=asks {asked}"
    yield from (f"=list {kind}" for kind in kinds)
