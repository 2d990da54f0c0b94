"""What a mail's new text says, apart from who wrote it to whom (rules 1, 7 and 10)."""

import re
from datetime import date
from typing import Final

from store.rules.asks import asks, heard, without_courtesy
from store.rules.below import PLEASE
from store.rules.leaning import leaning, thankful
from store.rules.leave import return_date
from store.rules.letter import Letter, read
from store.rules.offers import offers
from store.rules.reaction import alone
from store.rules.saying import ACKS, AGREES, LIKELY, PARTING, Said, certain, opens
from store.rules.subjects import bare_subject, common_subject
from store.rules.thanks import ack, adds, is_short, names_a_day, takes_leave
from store.rules.tokens import ASK, fold, spoken_words

_ANSWERS: Final = re.compile(
    r"\W*(?:re|aw|sv|antw|antwort|va|valasz|fw|fwd|wg|tr|vs|tovabbitas|i)\s*(?:\[\d+\])?\s*:", re.I
)
_MISHEARD: Final = frozenset({"", "complaint", "question"})
"""What lists find in mere thanks: 'Not at all, nobody was hurt!'."""
_URGES: Final = frozenset({"complaint", "cancellation", "order", "sign"})
_ORDERED: Final = ("", "request", "order")
"""What lists find where a text lets us go on."""
_CURT: Final = 3
"""Words; a text so short leaves it to the subject to ask."""


def said(new_text: str, subject: str, attachments: int, *, sent: date | None = None) -> Said:
    """Judge a text in one pass; linear, whatever the text.

    attachments counts documents, not the pictures of a signature. sent, the day of sending, is
    needed only to complete a return date that has no year.
    """
    new_text = alone(new_text, subject)
    letter = read(new_text)
    asked, kinds = heard(letter)
    if asked == "order" and _headed(subject) == "complaint":
        asked = "complaint"
    acknowledged = ack(letter, attachments)
    if acknowledged in ("agrees", "both") and not asked and names_a_day(letter):
        acknowledged = "appoints"
    if acknowledged in PARTING or (asked and acknowledged in ACKS and takes_leave(letter)):
        asked = ""
    elif acknowledged == "accepts" and asked in _ORDERED:
        asked = "order"
    elif asked == "request":
        acknowledged = acknowledged if acknowledged in AGREES else ""
    elif asked:
        acknowledged = ""
    questioned = asked == "question" and ASK in letter.body.low
    known = asked or (acknowledged and acknowledged not in PARTING)
    headed = "" if known else _subject_asks(subject, letter)
    if acknowledged in ACKS and not asked:
        headed = _asks_above_thanks(subject)
    if headed:
        asked, questioned, acknowledged = headed, headed == "question", ""
    weighed = without_courtesy(letter), letter.languages[0].notions, kinds, asked
    lean = leaning(*weighed)
    mere = is_short(letter) and lean is not None and not opens(lean, "told") and thankful(*weighed)
    free = not (headed or acknowledged or attachments)
    if mere and asked in _MISHEARD and free and not adds(letter):
        headed = _asks_above_thanks(subject)
        asked, acknowledged = headed or asked, "" if headed else LIKELY
    if asked == "complaint" and ASK in letter.body.low and _asks_where(subject):
        asked = "question"
    if lean is not None and (questioned or headed or acknowledged == "accepts"):
        lean = certain(lean)
    return Said(
        asks=asked,
        ack=acknowledged,
        offers=offers(letter),
        return_date=return_date(letter, new_text, sent),
        awaits="awaits" in kinds,
        lean=lean,
    )


def _asks_above_thanks(subject: str) -> str:
    """What a subject of their own asks where the text but thanks for it: 'Please send the list'.
    Many a subject that seems to ask only names the matter: 'Complaint', 'Meeting on Thursday'."""
    if _ANSWERS.match(fold(subject[:200])):
        return ""
    line = read(subject[:200])
    if ASK in line.body.low:
        return "question"
    if spoken_words(line.body.low) > 1 and not PLEASE.isdisjoint(line.body.low):
        return "request"
    kind = "" if common_subject(bare_subject(subject).text) else asks(line)
    return kind if kind in _URGES else ""


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
