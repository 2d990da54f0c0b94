"""Answers to invitations: which it is, and what of such a mail's text a person wrote.

Calendars write sentences of their own ('Tom Smith has accepted this invitation') into the mail that
carries a yes or no; whoever answers may add a text, which is judged as that of any other mail.
"""

import re
from typing import Final

from store.rules.asks import asks
from store.rules.letter import read
from store.rules.thanks import ack
from store.rules.tokens import READ_AT_MOST, fold, spoken_words

_STATED: Final = {"ACCEPTED": "accepted", "DECLINED": "declined", "TENTATIVE": "tentative"}
_BY_SUBJECT: Final = {
    "accepted": r"accepted|zugesagt|elfogadva",
    "declined": r"declined|abgesagt|abgelehnt|elutasitva",
    "tentative": r"tentative(?:ly accepted)?|mit vorbehalt|vorlaufig zugesagt"
    r"|felteteles(?:en elfogadva)?",
}
_HEADS: Final = {
    kind: re.compile(rf"\W*(?:{words})\s*:", re.I) for kind, words in _BY_SUBJECT.items()
}
_MEETING: Final = r"\w*(?:invitation|invite|event|meeting|appointment)\b"
_TERMIN: Final = r"\w*(?:einladung|termin\w*|besprechung\w*)\b"
_TALALKOZO: Final = r"\w*(?:meghiv|esemeny|ertekezlet|talalkozo)\w*"
_FEW: Final = r"[^\n:.,;?!]{0,60}?"
_WHO: Final = r"(?!\W*(?:i|we|ich|wir)\b)[^\n:;?!]{1,120}?"
_ENDS: Final = r"[^\n:.,;?!]{0,120}[:.]*"
_MADE: Final = re.compile(
    rf"{_WHO}\b(?:has )?(?:tentatively |provisionally )?(?:accepted|declined"
    rf"|replied \W?(?:yes|no|maybe)\W? to) (?:this|the|your|an)\b{_FEW}\b{_MEETING}{_ENDS}"
    rf"|{_WHO}\bhat (?:diese|die|den|ihre|deine)\w*\b{_FEW}{_TERMIN}{_FEW}"
    rf"\b(?:angenommen|zugesagt|abgelehnt|abgesagt)\b{_ENDS}"
    rf"|{_WHO}\b(?:elfogadta|elutasitotta|visszautasitotta)\b{_FEW}{_TALALKOZO}{_ENDS}"
    rf"|(?:(?:ezt )?az? )?{_TALALKOZO}{_FEW}\b(?:elfogadta|elutasitotta|visszautasitotta)\b{_ENDS}",
    re.I,
)
"""A sentence of a calendar's, of somebody whom it names; a whole line."""
_BESIDE: Final = 12
"""Words beside a yes or no to a meeting."""
_TRADES: Final = re.compile(
    r"quot|offer|order|invoice|deliver|price|contract|complaint|angebot|bestell|auftrag|rechnung"
    r"|liefer|preis|vertrag|reklamation|ajanlat|rendel|szamla|szallit|szerzodes|\bara?\b",
    re.I,
)
_LISTED: Final = re.compile(
    r"^\W*(?:when|where|wann|wo|mikor|hol|idopont|helyszin|zeitpunkt)\W*:", re.I | re.M
)


def reply(method: str, partstat: str, subject: str) -> str:
    """'' where the calendar part answers nothing. The subject is folded."""
    if method.upper() == "COUNTER":
        return "counter"
    if method.upper() != "REPLY":
        return ""
    return _STATED.get(partstat.upper()) or by_subject(subject) or "responded"


def by_subject(subject: str) -> str:
    return next((kind for kind, head in _HEADS.items() if head.match(subject)), "")


def answers_by_subject(subject: str, new_text: str, documents: int) -> bool:
    """Whether a mail without a calendar's part is an answer to an invitation, such as one of which
    a server took that part: by its subject, folded, where nobody wrote more than a few words that
    ask nothing. 'Accepted: quote 4711' is a mail like any other, unless it says but 'Gladly!'."""
    if not by_subject(subject) or documents:
        return False
    text, made = written(new_text)
    if made or _LISTED.search(fold(text)):
        return True
    letter = read(text)
    said = spoken_words(letter.body.low)
    if not said or ack(letter, 0):
        return True
    return said <= _BESIDE and not _TRADES.search(subject) and not asks(letter)


def written(new_text: str) -> tuple[str, bool]:
    """Without the lines that calendars write; and whether there were any. Then the rest may well
    be their list of when, where and who."""
    kept, made = [], False
    for line in new_text[:READ_AT_MOST].splitlines():
        if _is_made(fold(line.strip()[:400])):
            made = True
        else:
            kept.append(line)
    return "\n".join(kept).strip(), made


def _is_made(line: str) -> bool:
    if _MADE.fullmatch(line):
        return True
    # 'Declined: Planning' repeats a subject; 'Declined: Friday is better' is a person's.
    named = by_subject(line) != "" and "?" not in line
    return named and not asks(read(line.partition(":")[2]))
