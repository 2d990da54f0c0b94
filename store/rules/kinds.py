"""Which phrases of the lists stand in a text, by their kinds: 'question', 'order', 'thanks' ….

What stands inside a formula ('please find attached') asks nothing.
"""

from collections.abc import Sequence
from typing import Final

from store.rules.phrase import Found, standing
from store.rules.phrases import together
from store.rules.tokens import ASK, BREAK
from store.rules.tongue import Tongue

ASKING: Final = (
    "sign",
    "order",
    "cancellation",
    "meeting",
    "choice",
    "complaint",
    "deadline",
    "request",
    "question",
)
"""The more telling first."""
_AFTER_COURTESY: Final = 2
"""Words; 'how are you over there?', but 'how are you getting on with our doors?'."""
_TAKEN_BACK: Final = frozenset({"settled", "quiet"})
_FORMULAS: Final = frozenset({"idle", "courtesy"}) | _TAKEN_BACK


def kinds_in(words: Sequence[str], languages: Sequence[Tongue]) -> set[str]:
    """Of which kinds the phrases are that stand in the words."""
    return _Scan(words, languages).kinds


class _Scan:
    """One pass over the words; a formula swallows what stands in it."""

    def __init__(self, words: Sequence[str], languages: Sequence[Tongue]) -> None:
        self.kinds: set[str] = set()
        self._known = frozenset(words)
        self._begun = dict(together([one.asks for one in languages]).begun(words, self._known))
        self._formula_end = -1
        asked = [at for at, word in enumerate(words) if word == ASK] if ASK in self._known else []
        place = 0
        for at in sorted([*self._begun, *asked]):
            if at >= place:
                place = self._step(words, at)

    def _step(self, words: Sequence[str], place: int) -> int:
        if words[place] == ASK:
            self.kinds.add("polite" if place == self._formula_end else "question")
            return place + 1
        found = standing(self._begun[place], words, place, self._known)
        found = [one for one in found if _holds(one, words)]
        if not found:
            return place + 1
        formula = _longest(found)
        if formula is not None:
            if formula.kind == "courtesy":
                return behind_mark(words, formula.end)
            self._formula_end = formula.end
            self.kinds.add(formula.kind)
            return formula.end
        self.kinds.update(one.kind for one in found)
        return place + 1


def _holds(found: Found, words: Sequence[str]) -> bool:
    """'Nehmen Sie die zurück?' takes nothing back, and 'how are you' is no courtesy but in a
    question."""
    if found.kind == "courtesy":
        return behind_mark(words, found.end) > 0
    return found.kind not in _TAKEN_BACK or words[found.end : found.end + 1] != (ASK,)


def behind_mark(words: Sequence[str], place: int) -> int:
    """The place behind a courtesy's question mark; 0 if there is none, or only further on."""
    for end in range(place, min(place + _AFTER_COURTESY + 1, len(words))):
        if words[end] == ASK:
            return end + 1
        if words[end] == BREAK:
            break
    return 0


def _longest(found: Sequence[Found]) -> Found | None:
    formulas = [one for one in found if one.kind in _FORMULAS]
    return max(formulas, key=lambda one: one.end, default=None)
