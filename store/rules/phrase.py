"""One phrase of a lexicon: how it is written, and whether it stands at a place of a text.

A phrase is written in its natural spelling, a word at a time:

    thank you           these words; commas between them do not count
    could|can you       any of these words
    rendel*  *hatna     a word that begins, or ends, so (with two letters before, at least)
    noch #|drei         a number, or this word
    send .. back        up to six words between, all in one sentence
    have ~it|all got    the same, and each of them one of these
    ^ what is           at the beginning of a sentence
    see attached $      at the end of a sentence
"""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from store.rules.tokens import ADDRESS, ASK, BREAK, COMMA, fold, spell_out

_GAP: Final = 6
_OTHER_WITHOUT: Final = frozenset((
    "wäre", "wären", "hätte", "hätten", "hättest", "hättet", "würde", "würden", "würdest",
    "würdet", "könnte", "könnten", "könntest", "könntet", "müsste", "müssten", "dürfte", "dürften",
))  # fmt: skip
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


def words(text: str) -> frozenset[str]:
    """Those of a text in its natural spelling, as they stand in tokens."""
    return frozenset().union(*map(spellings, text.split()))


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


def phrase_of(kind: str, line: str) -> Phrase:
    parts = line.split()
    first, last = parts[0] == "^", parts[-1] == "$"
    parts = parts[first : len(parts) - last]
    words = tuple(_SIGNS.get(part) or _word(part) for part in parts)
    second = words[1].whole or None if len(words) > 1 and _is_listed(words[1]) else None
    later = words[2:] if second else words[1:]
    needs = next((word.whole for word in later if word.whole and _is_listed(word)), None)
    return Phrase(kind, words, first, last, second, needs)


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


_SENTENCE: Final = frozenset({BREAK, ASK})
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
