"""What the words of a text are about: 'cracked', 'gerissen' and 'elrepedt' are all 'broken'.

Only for what is weighed (`leaning`): no notion by itself decides anything.
"""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final

from store.rules.lexicon.language import Language
from store.rules.phrase import spellings

_REMEMBERED: Final = 20_000
_LONGEST: Final = 40
"""Words, and letters of a word, that are remembered with what they are about."""
_BEFORE_ENDING: Final = 2
"""Letters that stand before an ending, at least."""


class Notions(dict[str, tuple[str, ...]]):
    """By word, as it is folded, each as the weights name it: '~broken'. A word that is listed is
    not looked at by its parts."""

    def __init__(self, languages: Iterable[Language]) -> None:
        super().__init__()
        self.languages = tuple(languages)
        self._whole: dict[str, list[str]] = {}
        self._heads: list[tuple[str, str]] = []
        self._tails: list[tuple[str, str]] = []
        for language in self.languages:
            notion = ""
            for word in language.notions.split():
                if word.endswith(":"):
                    notion = f"~{word[:-1]}"
                else:
                    self._add(word, notion)

    def _add(self, word: str, notion: str) -> None:
        for spelled in spellings(word.strip("*")):
            if word.endswith("*"):
                self._heads.append((spelled, notion))
            elif word.startswith("*"):
                self._tails.append((spelled, notion))
            else:
                self._whole.setdefault(spelled, []).append(notion)

    def __missing__(self, word: str) -> tuple[str, ...]:
        found = self._whole.get(word) or self._by_parts(word)
        known = tuple(sorted(set(found)))
        if len(word) <= _LONGEST:
            if len(self) >= _REMEMBERED:
                self.clear()
            self[word] = known
        return known

    def _by_parts(self, word: str) -> list[str]:
        begun = [notion for head, notion in self._heads if word.startswith(head)]
        rest = word[_BEFORE_ENDING:]
        return begun or [notion for tail, notion in self._tails if rest.endswith(tail)]


def about(words: Sequence[str], notions: Notions) -> set[str]:
    """The notions of a text."""
    return set(chain.from_iterable(map(notions.__getitem__, words)))
