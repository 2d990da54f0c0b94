"""By which of its words a mail leans towards asking, so that a verdict of the weights can be told.

A word counts by how much less the mail would lean without it: that holds whatever it is weighed by,
alone, with its neighbours, or as what it is about.
"""

import math
import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from store.rules.asks import heard, without_courtesy
from store.rules.leaning import leaning
from store.rules.letter import read
from store.rules.tokens import READ_AT_MOST, Tokens, fold, spell_out, tokens

_MOST: Final = 3
_LONGEST: Final = 3
"""Words that are told together."""
_LEAST: Final = 30
"""Hundredths by which a word must lean to be told."""
_EMPTY: Final = """
a am an and are as at be been but by did do does for from had has have he her here him his i if in
into is it its let me my of on or our she so some such than that the their them then there these
they this those to us was we were with you your
aber als am an auf aus bei bin da das dass dem den denn der des die du durch ein eine einem einen
einer eines er es für habe haben hat hatte ich ihm ihn ihnen ihr ihre ihrer im in ist man mein mich
mir mit nach oder sein sich sie sind so über um und uns unser unsere von vom vor war waren wenn wie
wir wird wurde wurden zu zum zur
a abban ahhoz akkor ami amit annak arra az azt azzal be ebben egy ehhez el ennek erre és ez ezt
ezzel hogy is itt ki le már még meg mert mi mint nekem nekünk neki ő ők ott s van vagy volt
"""
"""Words that tell nothing by themselves, whatever they weigh."""
_WRITTEN: Final = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")


class _Part(NamedTuple):
    start: int
    end: int
    strength: float


def strongest(new_text: str) -> tuple[str, ...]:
    """The words of a text that lean most towards asking, the strongest first, as they are written;
    of one that is too long to be weighed, none."""
    letter = read(new_text)
    asked, kinds = heard(letter)
    words, notions = without_courtesy(letter), letter.languages[0].notions

    def leans(some: Sequence[str]) -> float:
        found = leaning(some, notions, kinds, asked)
        return 0.0 if found is None else sum(found) / len(found)

    whole = leans(words)
    parts = [
        _Part(start, end, (whole - leans([*words[:start], *words[end:]])) / math.sqrt(end - start))
        for start, end in _spans(words)
    ]
    told: list[_Part] = []
    tells = (part for part in parts if not _empty().issuperset(words[part.start : part.end]))
    for part in sorted(tells, key=lambda part: -part.strength):
        apart = all(part.end <= other.start or other.end <= part.start for other in told)
        if part.strength >= _LEAST and apart and len(told) < _MOST:
            told.append(part)
    return tuple(_as_written(new_text, words[part.start : part.end]) for part in told)


@cache
def _empty() -> frozenset[str]:
    return frozenset(fold(spell_out(_EMPTY)).split()) | frozenset(fold(_EMPTY).split())


def _spans(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Of a few words without a mark between them."""
    marks = [-1, *(at for at, word in enumerate(words) if not word[0].isalpha()), len(words)]
    for before, behind in pairwise(marks):
        for start in range(before + 1, behind):
            for end in range(start + 1, min(start + _LONGEST, behind) + 1):
                yield start, end


def _as_written(text: str, words: Sequence[str]) -> str:
    """With its accents and capitals; where that cannot be found, as it was read."""
    written = list(_WRITTEN.finditer(text[:READ_AT_MOST]))
    read_as = [_word(found[0]) for found in written]
    for at in range(len(written) - len(words) + 1):
        if read_as[at : at + len(words)] == list(words):
            return text[written[at].start() : written[at + len(words) - 1].end()]
    return " ".join(words)


def _word(written: str) -> str:
    found: Tokens = tokens(fold(spell_out(written)))
    return found.low[0] if found.low else ""
