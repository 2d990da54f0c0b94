"""What a mail's new text says, apart from who wrote it to whom (rules 1, 7 and 10)."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from datetime import date
from typing import Final

from store.rules.asks import asks, heard
from store.rules.leaning import leaning, thankful
from store.rules.leave import return_date
from store.rules.letter import READ_AT_MOST, Letter, read
from store.rules.offers import offers
from store.rules.thanks import ack, is_bare, is_known, is_short
from store.rules.tokens import ASK, fold, spoken_words

_ANSWERS: Final = re.compile(
    r"\W*(?:re|aw|sv|antw|antwort|va|valasz|fw|fwd|wg|tr|vs|tovabbitas|i)\s*(?:\[\d+\])?\s*:", re.I
)
_CURT: Final = 3
"""Words; a text so short leaves it to the subject to ask."""


AGREES: Final = ("agrees", "both")
LIKELY: Final = "likely"


@dataclass(frozen=True, slots=True)
class Said:
    """What the new text of one mail says. Every field is '' where it says no such thing."""

    asks: str = ""
    """'question' 'request' 'order' 'complaint' 'choice' 'deadline' 'meeting'
    'cancellation' (of a meeting) 'sign', where a list of phrases found it."""
    ack: str = ""
    """'thanks': thanks or received and nothing else; 'agrees': ok, yes and nothing else; 'both'.
    'promises': to do what we asked, perhaps with thanks. 'likely': no list has it, but it leans far
    towards thanks, and asks nothing.
    Who agrees may ask as well: 'Yes please' is an order after an offer, and else a request."""
    offers: str = ""
    """How the text ends before greeting and signature: 'question' (of fact, or for a deed of
    theirs), 'yesno', or 'offer'."""
    return_date: str = ""
    """Of an out-of-office text: the ISO date on which the writer is back."""
    lean: int | None = None
    """How far it leans towards asking, see `leaning`; None where it was not weighed: then the
    lists alone decide."""


def said(new_text: str, subject: str, attachments: int, *, sent: date | None = None) -> Said:
    """Judge a text in one pass; linear, whatever the text.

    attachments counts documents, not the pictures of a signature. sent, the day of sending, is
    needed only to complete a return date that has no year.
    """
    letter = read(new_text)
    asked, kinds = heard(letter)
    if asked == "order" and _headed(subject) == "complaint":
        asked = "complaint"
    acknowledged = ack(letter, attachments) if asked in ("", "request") else ""
    if asked == "request":
        acknowledged = acknowledged if acknowledged in AGREES else ""
    elif not asked and not acknowledged:
        asked = _subject_asks(subject, letter)
    if not asked and not acknowledged and not attachments and _likely(letter, kinds):
        acknowledged = LIKELY
    return Said(
        asks=asked,
        ack=acknowledged,
        offers=offers(letter),
        return_date=return_date(letter, new_text, sent),
        lean=leaning(letter.body.low, kinds, asked),
    )


def _likely(letter: Letter, kinds: Set[str]) -> bool:
    if not is_short(letter) or not is_bare(letter) or is_known(letter):
        return False
    return thankful(letter.said.low, kinds)


def _headed(subject: str) -> str:
    """What a subject says that this mail gave itself: '40 instead of 30 in M' is no order under
    'Complaint: wrong size'."""
    folded = fold(subject[:200])
    return "" if _ANSWERS.match(folded) else asks(read(subject[:200]))


def _subject_asks(subject: str, letter: Letter) -> str:
    """What the subject asks that this mail gave itself: not one that it answers or passes on."""
    folded = fold(subject[:200])
    if _ANSWERS.match(folded):
        return ""
    curt = spoken_words(letter.body.low) <= _CURT
    if not curt and ASK not in folded:
        return ""
    line = read(subject[:200])
    if ASK in line.body.low:
        return "question"
    return asks(line) if curt else ""


def names_me(new_text: str, names: Sequence[str]) -> bool:
    """Whether one of my names stands in the text as a whole word, with or without accents."""
    text = fold(new_text[:READ_AT_MOST]).lower()
    return any(_stands_in(fold(name).lower().strip(), text) for name in names)


def _stands_in(name: str, text: str) -> bool:
    if name not in text or not name:
        return False
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


_AWAITED = {"request", "choice", "meeting", "sign"}


def awaited(what: Said, new_text: str) -> str:
    """What a mail of ours waits for (rule 14), '' if nothing. Narrower than `asks`: that we
    send an offer, regret a fault or name a day asks nothing of the other side."""
    if what.offers or (what.asks == "question" and "?" in new_text):
        return what.offers or what.asks
    return what.asks if what.asks in _AWAITED else ""
