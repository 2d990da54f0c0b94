"""How our own text ends: in a question or in an offer to act (rule 7: ok is then an order)."""

from collections.abc import Iterator, Sequence

from store.rules.asks import courteous
from store.rules.letter import Letter
from store.rules.tokens import ASK, BREAK, COMMA
from store.rules.tongue import Tongue


def offers(letter: Letter) -> str:
    """'offer', 'yesno', 'question' (of fact, or for a deed of theirs), or '' for a text that ends
    in neither."""
    ends = True
    for sentence in _from_the_end(letter.said.low):
        kinds = _kinds(sentence, letter.languages)
        if sentence[-1] == ASK and not ends and courteous(sentence, letter.languages):
            return ""
        ends = False
        if sentence[-1] == ASK:
            return _asked(kinds)
        if "offer" in kinds:
            return "offer"
        if not _is_formula(sentence, letter.languages):
            return ""
    return ""


def _asked(kinds: set[str]) -> str:
    if kinds & {"offer", "offer_asked"} and "fact" not in kinds:
        return "offer"
    return "yesno" if "decision" in kinds and not kinds & {"fact", "deed"} else "question"


def _from_the_end(words: Sequence[str]) -> Iterator[Sequence[str]]:
    """The sentences that have words, the last first, each with its question mark."""
    end = len(words)
    while end > 0:
        start = end - 1
        while start > 0 and words[start - 1] not in (ASK, BREAK):
            start -= 1
        if words[start] not in (ASK, BREAK):
            yield words[start : end - (words[end - 1] == BREAK)]
        end = start


def _kinds(sentence: Sequence[str], languages: Sequence[Tongue]) -> set[str]:
    return {found.kind for tongue in languages for found in tongue.end.everywhere(sentence)}


def _is_formula(sentence: Sequence[str], languages: Sequence[Tongue]) -> bool:
    """'Thanks', 'have a nice day', 'if you have any questions …': what stands before a closing."""
    if any(found.kind == "idle" for tongue in languages for found in tongue.asks.at(sentence, 0)):
        return True
    place = 0
    while place < len(sentence):
        ends = [
            found.end
            for tongue in languages
            for phrases in (tongue.ack, tongue.partings)
            for found in phrases.at(sentence, place)
        ]
        if not ends and sentence[place] != COMMA:
            return False
        place = max(ends, default=place + 1)
    return True
