"""Where words speak for a machine, and yet a person wrote them: of a reminder that our system sent,
of a newsletter of ours, of an absence to come; and what that person asks."""

from collections.abc import Iterator, Sequence
from typing import Final

from store.rules.kinds import ASKING, kinds_in
from store.rules.letter import Letter
from store.rules.tokens import ADDRESS, ASK, BREAK, spoken_words
from store.rules.tongue import in_any

_ASKS: Final = frozenset(ASKING) - {"complaint", "deadline"}
_ITSELF: Final = in_any("itself")
_WE: Final = in_any("we")
_YOU: Final = in_any("you")
_YOUR: Final = in_any("your")
_GOT: Final = in_any("got")
_INSTEAD: Final = tuple(in_any("instead"))
_URGENT: Final = tuple(in_any("urgent"))
_MANY: Final = 4
"""Words; 'Can I help?' stands in an absence's mail as well."""


def sentences(text: Sequence[str]) -> Iterator[Sequence[str]]:
    start = 0
    for end, word in enumerate(text):
        if word in (BREAK, ASK):
            yield text[start : end + 1]
            start = end + 1
    yield text[start:]


def calls_itself_automatic(letter: Letter, text: Sequence[str]) -> bool:
    """Whether a sentence says so of the mail itself; or of whichever, where nothing is asked."""
    if not any(tongue.automatic.anywhere(text) for tongue in letter.languages):
        return False
    found = [
        one
        for one in sentences(text)
        if any(tongue.automatic.anywhere(one) for tongue in letter.languages)
    ]
    if all(map(_of_another, found)):
        return kinds_in(letter.body.low, letter.languages).isdisjoint(ASKING)
    return True


def _of_another(sentence: Sequence[str]) -> bool:
    """'We got an automatic message of yours', 'Your automatic reply says …'."""
    known = frozenset(sentence)
    ours = known & _WE
    if ours and known & _GOT:
        return True
    return _ITSELF.isdisjoint(known) and bool(ours or known & _YOUR)


def of_ours(sentence: Sequence[str]) -> bool:
    """Whether a sentence about unsubscribing is by who wants that, and no advice to whom it is
    for: 'We can't find the link in your newsletter'."""
    known = frozenset(sentence)
    return bool(known & _WE) and _YOU.isdisjoint(known)


def asks_beside_absence(letter: Letter) -> bool:
    """Whether it asks more than to turn to another in the meantime."""
    return any(
        spoken_words(one) >= _MANY
        and ADDRESS not in one
        and not any(word.startswith(_URGENT) for word in one)
        and (one[-1] == ASK or not any(word.startswith(_INSTEAD) for word in one))
        and not kinds_in(one, letter.languages).isdisjoint(_ASKS)
        for one in sentences(letter.body.low)
    )
