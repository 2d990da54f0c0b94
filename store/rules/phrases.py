"""Phrases of a lexicon, one a line, found in a text in one pass over its words.

How one is written, says `phrase`; a line that ends with '|' goes on in the next.

Every word of a text is looked up in dictionaries, so a thousand phrases cost as little as ten, and
matching is linear whatever the text.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import compress
from typing import Final, NamedTuple

from store.rules.phrase import Found, Phrase, phrase_of, standing
from store.rules.tokens import ASK, BREAK, COMMA

_HEAD: Final = 3
_TAIL: Final = 2
"""Letters by which the beginnings and the endings of words are indexed."""
_REMEMBERED: Final = 20_000
_LONGEST: Final = 40
"""Words, and letters of a word, that are remembered with what they may begin."""
_GOES_ON: Final = re.compile(r"\|\n\s*")
_BEFORE_FIRST: Final = frozenset({BREAK, ASK, COMMA})
"""One of these stands before whatever begins a sentence."""


class Phrases:
    """Phrases of several kinds, indexed by their first word."""

    def __init__(self, lists: Iterable[tuple[str, str]]) -> None:
        """lists: a kind and its phrases, one a line."""
        self._whole: dict[str, list[Phrase]] = {}
        self._heads: dict[str, list[Phrase]] = {}
        self._tails: dict[str, list[Phrase]] = {}
        self._first = _First(self._that_begin)
        for kind, lines in lists:
            for line in filter(None, map(str.strip, _GOES_ON.sub("|", lines).splitlines())):
                self._add(phrase_of(kind, line))

    def _add(self, phrase: Phrase) -> None:
        first = phrase.words[0]
        short = [*(head for head in first.heads if len(head) < _HEAD)]
        short += [tail for tail in first.tails if len(tail) < _TAIL]
        if first.gap or first.number or short:
            raise ValueError(f"a phrase begins with a word, or a telling part of one: {phrase}")
        for word in first.whole:
            self._whole.setdefault(word, []).append(phrase)
        for head in {head[:_HEAD] for head in first.heads}:
            self._heads.setdefault(head, []).append(phrase)
        for tail in {tail[-_TAIL:] for tail in first.tails}:
            self._tails.setdefault(tail, []).append(phrase)

    def without_endings(self) -> "Phrases":
        """The same less the phrases that an ending begins."""
        plain = Phrases(())
        plain._whole, plain._heads = self._whole, self._heads
        return plain

    def begun(
        self, text: Sequence[str], words: frozenset[str]
    ) -> Sequence[tuple[int, Sequence[Phrase]]]:
        """Where a phrase may begin, and which; none does elsewhere. words: those of the text."""
        begun = list(map(self._first.__getitem__, text))
        last, found = len(text) - 1, []
        for place in compress(range(len(text)), begun):
            one = begun[place]
            assert one is not None
            after = text[place + 1] if place < last else ""
            some = one[0].get(after, one[1]) if after != COMMA else _of_next(one, text, place)
            phrases, needs, first = some
            if not phrases or (needs and needs.isdisjoint(words)):
                continue
            if not first or place == 0 or text[place - 1] in _BEFORE_FIRST:
                found.append((place, phrases))
        return found

    def everywhere(self, text: Sequence[str]) -> Iterator[Found]:
        """All phrases that stand in the text."""
        if not any(map(self._first.__getitem__, text)):
            return
        words = frozenset(text)
        for place, phrases in self.begun(text, words):
            yield from standing(phrases, text, place, words)

    def anywhere(self, text: Sequence[str]) -> bool:
        """Whether one of the phrases stands in the text."""
        return next(self.everywhere(text), None) is not None

    def at(self, text: Sequence[str], place: int) -> list[Found]:
        """The phrases that begin at a place, in the order of the lists."""
        begun = self._first[text[place]]
        return standing(_of_next(begun, text, place).phrases, text, place) if begun else []

    def _that_begin(self, word: str) -> Sequence[Phrase]:
        known = self._whole.get(word, ())
        heads = self._heads.get(word[:_HEAD], ())
        tails = self._tails.get(word[-_TAIL:], ())
        return (*known, *heads, *tails)


class _Some(NamedTuple):
    """Phrases, and what all of them have in common."""

    phrases: tuple[Phrase, ...]
    needs: frozenset[str]
    """One of these is in the text of whichever; none if one of them needs no such word."""
    first: bool
    """They stand at the beginning of a sentence."""


class _Begun(NamedTuple):
    """The phrases that a word may begin, by what follows it."""

    by_second: Mapping[str, _Some]
    others: _Some
    """Before any other word."""


def _begun(phrases: Sequence[Phrase]) -> _Begun:
    """Each list in the order in which the phrases were given."""
    seconds = {word for phrase in phrases for word in phrase.second or ()}
    return _Begun(
        {
            word: _some(p for p in phrases if p.second is None or word in p.second)
            for word in seconds
        },
        _some(phrase for phrase in phrases if phrase.second is None),
    )


def _some(phrases: Iterable[Phrase]) -> _Some:
    found = tuple(phrases)
    needs = [phrase.needs or frozenset[str]() for phrase in found]
    needed = frozenset[str]().union(*needs) if all(needs) else frozenset[str]()
    return _Some(found, needed, all(phrase.first for phrase in found))


def _of_next(begun: _Begun, text: Sequence[str], place: int) -> _Some:
    """Those that the next word does not rule out; commas do not count."""
    by_second, others = begun
    if not by_second:
        return others
    place += 1
    while place < len(text):
        word = text[place]
        if word != COMMA:
            return by_second.get(word, others)
        place += 1
    return others


class _First(dict[str, _Begun | None]):
    """What a word may begin, remembered: most words of a text are frequent ones."""

    def __init__(self, look_up: Callable[[str], Sequence[Phrase]]) -> None:
        super().__init__()
        self.look_up = look_up

    def __missing__(self, word: str) -> _Begun | None:
        if len(self) >= _REMEMBERED:
            self.clear()
        phrases = [one for one in self.look_up(word) if one.words[0].fits(word)]
        found = _begun(phrases) if phrases else None
        if len(word) <= _LONGEST:
            self[word] = found
        return found


def together(lists: Sequence[Phrases]) -> Phrases:
    """The phrases of several lists, in their order, for one look at each word."""
    if len(lists) == 1:
        return lists[0]
    joined = Phrases(())
    joined._first = _First(
        lambda word: tuple(phrase for one in lists for phrase in one._first.look_up(word))
    )
    return joined
