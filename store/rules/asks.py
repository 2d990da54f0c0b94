"""Whether a text asks for an answer (rule 1: it must ask)."""

from collections.abc import Iterable, Sequence, Set
from typing import Final

from store.rules.kinds import ASKING, behind_mark, kinds_in
from store.rules.letter import Letter, read
from store.rules.phrase import Found, standing
from store.rules.phrase import words as words_of
from store.rules.phrases import Phrases, together
from store.rules.tokens import ASK, BREAK, COMMA, spoken_words
from store.rules.tongue import Tongue

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
_IT: Final = words_of("it them again sie es ihn nochmal nochmals erneut újra ismét")
"""How a sentence speaks of what the one before it complains of."""
_AND: Final = frozenset({"and", "und", "sowie", "valamint"})
_LOUD: Final = {"question", "order", "request", "asked"}
_MATTERS: Final = frozenset(ASKING) - {"deadline"}


def asks(letter: Letter) -> str:
    """What the text asks, '' if nothing."""
    return heard(letter)[0]


def heard(letter: Letter) -> tuple[str, set[str]]:
    """What the text asks, and of which kinds the phrases are that stand in it."""
    found = kinds_in(letter.body.low, letter.languages)
    return _asked(letter, found), found


def asks_several(new_text: str) -> bool:
    """Whether more than one of its sentences asks, or one for this and that: perhaps for more than
    one thing."""
    letter = read(new_text)
    # Folded, 'és' is German 'es'.
    joins = _AND | {"es"} if " és " in new_text else _AND
    asking, start, complains = 0, 0, False
    words = [*without_courtesy(letter), BREAK]
    for end in (at for at, word in enumerate(words) if word in (BREAK, ASK)):
        sentence = words[start : end + 1]
        start = end + 1
        found = kinds_in(sentence, letter.languages) & _MATTERS
        short = words[end] != ASK and spoken_words(sentence) <= _ASIDE
        if not found or (short and found != {"complaint"}):
            continue
        # 'It does not open. Could you send it again?' is one matter.
        asking += not (complains and not _IT.isdisjoint(sentence))
        asking += any(_more(letter, sentence[at:-1]) for at in _joined(sentence, joins))
        complains = found == {"complaint"}
    return asking > 1


def _joined(sentence: Sequence[str], joins: frozenset[str]) -> list[int]:
    """The places behind each 'and'."""
    return [at + 1 for at, word in enumerate(sentence) if word in joins]


def _more(letter: Letter, words: Sequence[str]) -> bool:
    """'And the invoice', 'and tell me when the frames come'; not 'and let me know'."""
    asks = not _MATTERS.isdisjoint(kinds_in(words, letter.languages))
    return spoken_words(words) > 0 and not (asks and spoken_words(words) <= _ASIDE)


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
    return max((behind_mark(words, one.end) for one in found), default=0)


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
    for kind in ASKING:
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
        return "question" if count <= _OFFERED and _offers(words, languages) else ""
    if "doubt" in kinds or ("turn" in kinds and _yields(words, languages, count)):
        return "complaint"
    if "denial" in kinds and count <= _TERSE:
        return "complaint"
    return "question" if _offers(words, languages) else ""


def _yields(words: Sequence[str], languages: Sequence[Tongue], count: int) -> bool:
    """'Thanks, but …'; where no more is said, 'yes, but …' too."""
    wanted = {"thanks", "agrees"} if count <= _CURT else {"thanks"}
    return _speaks(words, [tongue.ack for tongue in languages], wanted)


def _answers_no(words: Sequence[str], languages: Sequence[Tongue]) -> bool:
    """'No, …', 'Nem. …': a short mail that begins so answers a question of ours."""
    if words[1:2] not in ((COMMA,), (BREAK,)) or spoken_words(words) > _TERSE:
        return False
    return any(found.kind == "denial" for one in languages for found in one.asks.at(words, 0))


def _offers(words: Sequence[str], languages: Sequence[Tongue]) -> bool:
    return _speaks(words, [tongue.end for tongue in languages], {"offer"})


def _speaks(words: Sequence[str], lists: Iterable[Phrases], kinds: Set[str]) -> bool:
    return any(found.kind in kinds for phrases in lists for found in phrases.everywhere(words))
