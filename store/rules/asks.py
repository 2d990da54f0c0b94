"""Whether a text asks for an answer (rule 1: it must ask)."""

from collections.abc import Sequence
from typing import Final

from store.rules.letter import Letter, read
from store.rules.phrase import Found, standing
from store.rules.phrases import together
from store.rules.tokens import ASK, BREAK, COMMA, spoken_words
from store.rules.tongue import Tongue

_KINDS: Final = (
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
_SHORT: Final = 40
"""Words; in a text so short 'unfortunately' is no aside but its point."""
_TERSE: Final = 15
_LONG: Final = 80
"""Words; in a text so long 'wrong' or 'missing' may be anybody's, and who complains also asks."""
_OFFERED: Final = 150
"""Words; 'if you like, I can …' waits for an answer, but not in a circular."""
_CURT: Final = 7
_ASIDE: Final = 4
"""Words; 'please let me know' is no other question than the one before it."""
_AFTER_COURTESY: Final = 2
"""Words; 'how are you over there?', but 'how are you getting on with our doors?'."""
_LOUD: Final = {"question", "order", "request", "asked"}
_MATTERS: Final = frozenset(_KINDS) - {"deadline"}


def asks(letter: Letter) -> str:
    """What the text asks, '' if nothing."""
    return heard(letter)[0]


def heard(letter: Letter) -> tuple[str, set[str]]:
    """What the text asks, and of which kinds the phrases are that stand in it."""
    kinds = _Scan(letter.languages, letter.body.low).kinds
    return _asked(letter, kinds), kinds


def asks_several(new_text: str) -> bool:
    """Whether more than one of its sentences asks, perhaps for more than one thing."""
    letter = read(new_text)
    asking, start = 0, 0
    words = [*without_courtesy(letter), BREAK]
    for end in (at for at, word in enumerate(words) if word in (BREAK, ASK)):
        sentence = words[start : end + 1]
        if words[end] == ASK or spoken_words(sentence) > _ASIDE:
            asking += not _MATTERS.isdisjoint(_Scan(letter.languages, sentence).kinds)
        start = end + 1
    return asking > 1


def without_courtesy(letter: Letter) -> Sequence[str]:
    """The words between greeting and closing less 'How are you?', of which nothing follows."""
    words = letter.body.low
    if ASK not in words:
        return words
    kept: list[str] = []
    known, behind = frozenset(words), 0
    lists = together([tongue.courtesies for tongue in letter.languages])
    for place, phrases in lists.begun(words, known):
        if place >= behind and (end := _courtesy(standing(phrases, words, place, known), words)):
            kept += words[behind:place]
            behind = end
    return [*kept, *words[behind:]]


def courteous(sentence: Sequence[str], languages: Sequence[Tongue]) -> bool:
    """Whether a question is no more than 'How are you?'."""
    return any(
        _courtesy(tongue.courtesies.at(sentence, 0), sentence) == len(sentence)
        for tongue in languages
    )


def _courtesy(found: Sequence[Found], words: Sequence[str]) -> int:
    """The place behind the longest of these; 0 if none is one."""
    return max((_behind(words, one.end) for one in found), default=0)


def _asked(letter: Letter, kinds: set[str]) -> str:
    words = letter.body.low
    if any(_lists_goods(words, tongue.list_heads) for tongue in letter.languages):
        return "order"
    if "quiet" in kinds:
        kinds = kinds & _LOUD
    if "settled" in kinds or _answers_no(words, letter.languages):
        kinds = kinds - {"complaint", "doubt", "denial", "turn"}
    elif "complaint" in kinds and spoken_words(words) > _LONG:
        kinds = kinds - {"complaint"}
    for kind in _KINDS:
        if kind in kinds:
            return kind
    return _hinted(kinds, words, letter.languages)


def _lists_goods(words: Sequence[str], heads: frozenset[str]) -> bool:
    """'Order: 40 doors', where 'Order: 4711' but names one."""
    return not heads.isdisjoint(words) and any(
        word in heads
        and (place == 0 or words[place - 1] in (BREAK, ASK))
        and words[place + 1 : place + 2] == (BREAK,)
        and words[place + 2][:1].isdigit()
        and words[place + 3][:1].isalpha()
        for place, word in enumerate(words[:-3])
    )


def _hinted(kinds: set[str], words: Sequence[str], languages: Sequence[Tongue]) -> str:
    count = spoken_words(words)
    if kinds & {"polite", "curt"} and count <= _CURT:
        return "question"
    if count > _SHORT:
        return "question" if count <= _OFFERED and _speaks(words, languages, "offer") else ""
    if "doubt" in kinds or ("turn" in kinds and _yields(words, languages, count)):
        return "complaint"
    if "denial" in kinds and count <= _TERSE:
        return "complaint"
    return "question" if _speaks(words, languages, "offer") else ""


def _yields(words: Sequence[str], languages: Sequence[Tongue], count: int) -> bool:
    """'Thanks, but …'; where no more is said, 'yes, but …' too."""
    if _speaks(words, languages, "thanks"):
        return True
    return count <= _CURT and _speaks(words, languages, "agrees")


def _answers_no(words: Sequence[str], languages: Sequence[Tongue]) -> bool:
    """'No, …', 'Nem. …': a short mail that begins so answers a question of ours."""
    if words[1:2] not in ((COMMA,), (BREAK,)) or spoken_words(words) > _TERSE:
        return False
    return any(found.kind == "denial" for one in languages for found in one.asks.at(words, 0))


def _speaks(words: Sequence[str], languages: Sequence[Tongue], kind: str) -> bool:
    return any(
        found.kind == kind
        for tongue in languages
        for phrases in (tongue.ack, tongue.end)
        for found in phrases.everywhere(words)
    )


class _Scan:
    """One pass over the words; a formula swallows what stands in it."""

    def __init__(self, languages: Sequence[Tongue], words: Sequence[str]) -> None:
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
                return _behind(words, formula.end)
            self._formula_end = formula.end
            self.kinds.add(formula.kind)
            return formula.end
        self.kinds.update(one.kind for one in found)
        return place + 1


def _holds(found: Found, words: Sequence[str]) -> bool:
    """'Nehmen Sie die zurück?' takes nothing back, and 'how are you' is no courtesy but in a
    question."""
    if found.kind == "courtesy":
        return _behind(words, found.end) > 0
    return found.kind not in _TAKEN_BACK or words[found.end : found.end + 1] != (ASK,)


def _behind(words: Sequence[str], place: int) -> int:
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


_TAKEN_BACK: Final = frozenset({"settled", "quiet"})
_FORMULAS: Final = frozenset({"idle", "courtesy"}) | _TAKEN_BACK
