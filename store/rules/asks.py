"""Whether a text asks for an answer (rule 1: it must ask)."""

from collections.abc import Sequence
from typing import Final

from store.rules.letter import Letter
from store.rules.phrases import Found
from store.rules.tokens import ASK
from store.rules.tongue import Tongue

_KINDS: Final = (
    "sign",
    "order",
    "meeting",
    "choice",
    "complaint",
    "deadline",
    "request",
    "question",
)
"""The more telling first."""
_SHORT: Final = 40
"""Words; in a text so short 'unfortunately' is no aside but its point."""
_CURT: Final = 6


def asks(letter: Letter) -> str:
    """What the text asks, '' if nothing."""
    scan = _Scan(letter.languages, letter.body.low)
    kinds = scan.kinds
    if "settled" in kinds:
        kinds = kinds - {"complaint", "doubt", "turn"}
    for kind in _KINDS:
        if kind in kinds:
            return kind
    return _hinted(kinds, letter.body.low, letter.languages)


def _hinted(kinds: set[str], words: Sequence[str], languages: Sequence[Tongue]) -> str:
    count = sum(word[0].isalnum() for word in words)
    if "polite" in kinds and count <= _CURT:
        return "question"
    if count > _SHORT:
        return ""
    if "doubt" in kinds or ("turn" in kinds and _thanks(words, languages)):
        return "complaint"
    return ""


def _thanks(words: Sequence[str], languages: Sequence[Tongue]) -> bool:
    return any(
        found.kind == "thanks"
        for place in range(len(words))
        for tongue in languages
        for found in tongue.ack.at(words, place)
    )


class _Scan:
    """One pass over the words; a formula swallows what stands in it."""

    def __init__(self, languages: Sequence[Tongue], words: Sequence[str]) -> None:
        self.kinds: set[str] = set()
        self._lists = [tongue.asks for tongue in languages]
        self._formula_end = -1
        place = 0
        while place < len(words):
            place = self._step(words, place)

    def _step(self, words: Sequence[str], place: int) -> int:
        if words[place] == ASK:
            self.kinds.add("polite" if place == self._formula_end else "question")
            return place + 1
        found = [one for phrases in self._lists for one in phrases.at(words, place)]
        formula = _longest(found)
        if formula is not None:
            self._formula_end = formula.end
            self.kinds.add(formula.kind)
            return formula.end
        self.kinds.update(one.kind for one in found)
        return place + 1


def _longest(found: Sequence[Found]) -> Found | None:
    formulas = [one for one in found if one.kind in ("idle", "settled")]
    return max(formulas, key=lambda one: one.end, default=None)
