"""What a mail's new text says, apart from who wrote it to whom (rules 1, 7 and 10)."""

import re
from collections.abc import Set
from datetime import date
from typing import Final

from store.rules.asks import asks, heard, without_courtesy
from store.rules.leaning import leaning, thankful
from store.rules.leave import return_date
from store.rules.letter import Letter, read
from store.rules.offers import offers
from store.rules.saying import AGREES, LIKELY, MORE, Said, certain
from store.rules.thanks import ack, also_thanks, is_known, is_short, may_thank
from store.rules.tokens import ASK, fold, spoken_words

_ANSWERS: Final = re.compile(
    r"\W*(?:re|aw|sv|antw|antwort|va|valasz|fw|fwd|wg|tr|vs|tovabbitas|i)\s*(?:\[\d+\])?\s*:", re.I
)
_CURT: Final = 3
"""Words; a text so short leaves it to the subject to ask."""


def said(new_text: str, subject: str, attachments: int, *, sent: date | None = None) -> Said:
    """Judge a text in one pass; linear, whatever the text.

    attachments counts documents, not the pictures of a signature. sent, the day of sending, is
    needed only to complete a return date that has no year.
    """
    letter = read(new_text)
    asked, kinds = heard(letter)
    if asked == "order" and _headed(subject) == "complaint":
        asked = "complaint"
    acknowledged = ack(letter, attachments) if asked in ("", "request", "order") else ""
    if acknowledged == "accepts":
        asked = "order"
    elif asked == "order":
        acknowledged = ""
    elif asked == "request":
        acknowledged = acknowledged if acknowledged in AGREES else ""
    questioned = asked == "question" and ASK in letter.body.low
    if not asked and not acknowledged:
        asked = _subject_asks(subject, letter)
        questioned = asked == "question"
    if not asked and not acknowledged and not attachments:
        acknowledged = LIKELY if _likely(letter, kinds) else MORE if also_thanks(letter) else ""
    lean = leaning(without_courtesy(letter), letter.languages[0].notions, kinds, asked)
    if asked == "complaint" and ASK in letter.body.low and _asks_where(subject):
        asked = "question"
    if lean is not None and (questioned or acknowledged == "accepts"):
        lean = certain(lean)
    return Said(
        asks=asked,
        ack=acknowledged,
        offers=offers(letter),
        return_date=return_date(letter, new_text, sent),
        lean=lean,
    )


def _likely(letter: Letter, kinds: Set[str]) -> bool:
    if not is_short(letter) or not may_thank(letter) or is_known(letter):
        return False
    return thankful(letter.said.low, letter.languages[0].notions, kinds)


def _headed(subject: str) -> str:
    """What a subject says that this mail gave itself: '40 instead of 30 in M' is no order under
    'Complaint: wrong size'."""
    folded = fold(subject[:200])
    return "" if _ANSWERS.match(folded) else asks(read(subject[:200]))


def _asks_where(subject: str) -> bool:
    """Under 'Order 4410: where does it stand?' 'They are still not here, where are they?' is no
    complaint yet; under 'Why is it wrong?' it is one."""
    return ASK in fold(subject[:200]) and _headed(subject) not in ("", "complaint")


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
