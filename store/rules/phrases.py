"""Phrases of a lexicon, found in a text in one pass over its words.

A phrase is written in its natural spelling, a word at a time:

    thank you           these words; commas between them do not count
    could|can you       any of these words
    rendel*  *hatna     a word that begins, or ends, so (with two letters before, at least)
    noch #|drei         a number, or this word
    send .. back        up to six words between, all in one sentence
    have ~it|all got    the same, and each of them one of these
    ^ what is           at the beginning of a sentence
    see attached $      at the end of a sentence

A line that ends with '|' goes on in the next.

Every word of a text is looked up in dictionaries, so a thousand phrases cost as little as ten, and
matching is linear whatever the text.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import compress
from typing import Final, NamedTuple

from store.rules.tokens import ADDRESS, ASK, BREAK, COMMA, fold, spell_out

_GAP: Final = 6
_HEAD: Final = 3
_TAIL: Final = 2
"""Letters by which the beginnings and the endings of words are indexed."""
_REMEMBERED: Final = 20_000
_LONGEST: Final = 40
"""Words, and letters of a word, that are remembered with what they may begin."""
_GOES_ON: Final = re.compile(r"\|\n\s*")
_OTHER_WITHOUT: Final = frozenset(
    {
        "wäre",
        "wären",
        "hätte",
        "hätten",
        "hättest",
        "hättet",
        "würde",
        "würden",
        "würdest",
        "würdet",
    }
    | {"könnte", "könnten", "könntest", "könntet", "müsste", "müssten", "dürfte", "dürften"}
)
"""Other words if their umlaut is left out ('Ware', 'hatte', 'wurde')."""


class _Word(NamedTuple):
    whole: frozenset[str]
    heads: tuple[str, ...]
    tails: tuple[str, ...]
    number: bool = False
    gap: bool = False
    """Up to six words, each of which fits; whichever, if none are listed."""

    def fits(self, word: str) -> bool:
        whole, heads, tails, number, _ = self
        if word in whole or (heads and word.startswith(heads)):
            return True
        return bool(tails and word[2:].endswith(tails)) or (number and word[0].isdigit())


_ANY: Final = _Word(frozenset(), (), (), gap=True)
_SIGNS: Final = {"..": _ANY}


class Phrase(NamedTuple):
    kind: str
    words: tuple[_Word, ...]
    first: bool
    """Only at the beginning of a sentence."""
    last: bool
    """Only at the end of one."""
    second: frozenset[str] | None
    """What the second word may be, where that can be listed: most phrases fail there."""
    needs: frozenset[str] | None
    """One of these is another word of it, where that can be listed: a text without them all has
    no such phrase, and no gap need be searched for it."""


class Found(NamedTuple):
    kind: str
    end: int
    """Place of the token behind the phrase."""
    words: tuple[_Word, ...]

    def lists(self, word: str) -> bool:
        """Whether the phrase has such a word, and does not merely leave room for it."""
        return any(own.fits(word) for own in self.words)


def spellings(word: str) -> set[str]:
    """'für' as 'fuer' (spelled out) and 'fur' (typed without a thought of its umlaut)."""
    spelled = fold(spell_out(word))
    return {spelled} if word in _OTHER_WITHOUT else {spelled, fold(word)}


def _word(text: str) -> _Word:
    if text.startswith("~"):
        return _word(text[1:])._replace(gap=True)
    whole, heads, tails, choices = set(), set(), set(), text.split("|")
    for choice in choices:
        if choice.endswith("*"):
            heads |= spellings(choice[:-1])
        elif choice.startswith("*"):
            tails |= spellings(choice[1:])
        else:
            whole |= spellings(choice)
    number = "#" in choices
    return _Word(frozenset(whole - {"#"}), tuple(sorted(heads)), tuple(sorted(tails)), number)


def _is_listed(word: _Word) -> bool:
    return not (word.heads or word.tails or word.number or word.gap)


def _phrase(kind: str, line: str) -> Phrase:
    parts = line.split()
    first, last = parts[0] == "^", parts[-1] == "$"
    parts = parts[first : len(parts) - last]
    words = tuple(_SIGNS.get(part) or _word(part) for part in parts)
    second = words[1].whole or None if len(words) > 1 and _is_listed(words[1]) else None
    later = words[2:] if second else words[1:]
    needs = next((word.whole for word in later if word.whole and _is_listed(word)), None)
    return Phrase(kind, words, first, last, second, needs)


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
                self._add(_phrase(kind, line))

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


def standing(
    phrases: Iterable[Phrase],
    text: Sequence[str],
    place: int,
    words: frozenset[str] | None = None,
) -> list[Found]:
    """Those of the phrases that begin with the word at this place, which do so. words: those of
    the text, for whoever asks at many places."""
    found = []
    for phrase in phrases:
        needs = phrase.needs
        if words is not None and needs and needs.isdisjoint(words):
            continue
        if phrase.first and not _starts(text, place):
            continue
        end = _match(phrase, text, place)
        if end:
            found.append(Found(phrase.kind, end, phrase.words))
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


_SENTENCE: Final = frozenset({BREAK, ASK})
_BEFORE_FIRST: Final = frozenset({BREAK, ASK, COMMA})
"""One of these stands before whatever `_starts`."""
_MARKS: Final = frozenset({BREAK, ASK, ADDRESS})


def _starts(text: Sequence[str], place: int) -> bool:
    """Whether a sentence begins here, or goes on after a call: 'Jane, …', 'Sorry, …'."""
    if place == 0 or text[place - 1] in _SENTENCE:
        return True
    if text[place - 1] != COMMA:
        return False
    return any(
        place == back or text[place - back - 1] in _SENTENCE for back in (2, 3) if place >= back
    )


def _match(phrase: Phrase, text: Sequence[str], place: int) -> int:
    """The place behind the phrase, whose first word is there; 0 if the rest is not."""
    end = _rest(phrase.words, 1, text, place + 1)
    if end and phrase.last and end < len(text) and text[end] not in _SENTENCE:
        return 0
    return end


def _rest(words: tuple[_Word, ...], which: int, text: Sequence[str], place: int) -> int:
    size = len(text)
    for at in range(which, len(words)):
        word = words[at]
        if word.gap:
            return _after_gap(words, at + 1, text, place)
        while place < size and text[place] == COMMA:
            place += 1
        if place >= size or not word.fits(text[place]):
            return 0
        place += 1
    return place


def _after_gap(words: tuple[_Word, ...], which: int, text: Sequence[str], place: int) -> int:
    """One token after the other is tried, up to the end of the sentence."""
    if which == len(words):
        return place
    word, gap = words[which], words[which - 1]
    for here in range(place, min(place + _GAP + 1, len(text))):
        token = text[here]
        if token == COMMA or word.gap or word.fits(token):
            end = _rest(words, which, text, here)
            if end:
                return end
        if token in _MARKS or not (gap is _ANY or token == COMMA or gap.fits(token)):
            return 0
    return 0
