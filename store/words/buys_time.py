"""Does a mail of mine promise something for later? What it promises, to be suggested, never noted.

People agree on what is a commitment about half the time (Lampert 2007), so all that comes of a hit
is one line that a key takes up.
"""

import re
from collections.abc import Iterator
from itertools import chain

from store.words.said import Said, When, clear_time

LONGEST = 6
"""Words of a time inside a sentence."""
SHOWN = 90
_ENGLISH = (
    r"\b(?:i|we)(?:'ll|’ll| will| shall|'m going to|’m going to| am going to| are going to)"
    r"(?! look forward)(?: \w+){0,2}? (?:get|come|revert|send|forward|mail|e-?mail|call|ring|phone|"
    r"let|check|look|ask|find|prepare|confirm|reply|answer|update|be in touch|follow|bring|deliver|"
    r"share|provide|clarify|arrange|have it|have them|write|make|explain|sort|tell)\b"
    r"|\blet me (?:\w+ )?(?:check|ask|find|look|get back|come back)\b"
)
_GERMAN = (
    r"\b(?:melde|melden|schicke|schicken|sende|senden|kläre|klären|prüfe|prüfen|rufe|rufen|liefere|"
    r"liefern|frage|fragen|schaue|schauen|kümmere|kümmern|gebe|geben|komme|kommen|reiche|reichen|"
    r"bringe|bringen|erledige|erledigen|antworte|antworten|informiere|informieren|schreibe|"
    r"schreiben|erkläre|erklären|besorge|besorgen) (?:ich|wir)\b"
    r"|\b(?:ich|wir) (?:melde|melden|schicke|schicken|sende|senden|kläre|klären|prüfe|prüfen|rufe|"
    r"rufen|liefere|liefern|frage|fragen|schaue|schauen|kümmere|kümmern|reiche|reichen|bringe|"
    r"bringen|erledige|erledigen|antworte|antworten|informiere|informieren|schreibe|schreiben|"
    r"erkläre|erklären|besorge|besorgen|gebe .*bescheid|komme .*zurück|werde|werden)\b"
    r"|^(?:melde|schicke|sende|kläre|prüfe) |\bmelde mich\b"
    r"|\blass(?:t|en sie)? (?:mich|uns) \w+ (?:\w+ ){0,4}?"
    r"(?:prüfen|klären|(?:nach)?fragen|nachsehen|nachschauen|schauen)\b"
)
_HUNGARIAN = (
    r"\b(?:jelentkezem|jelentkezünk|küldöm|küldjük|elküldöm|elküldjük|megküldöm|megküldjük|átküldöm|"
    r"visszahívom|felhívom|hívom|utánanézek|utánanézünk|megkérdezem|megnézem|megnézzük|válaszolok|"
    r"válaszolunk|visszajelzek|visszajelzünk|intézem|intézzük|egyeztetek|pótolom|tájékoztatom|"
    r"szólok|hozom|hozzuk|szállítjuk|elkészítem|elkészítjük|megírom|írok|utánajárok|utánajárunk|"
    r"jelzem|elmagyarázom|értesítem)\b"
    r"|\bhadd (?:nézzek|nézzem|kérdezzem|kérdezzek|járjak|egyeztessek|ellenőrizzem)\b"
)
_PROMISES = re.compile("|".join((_ENGLISH, _GERMAN, _HUNGARIAN)), re.IGNORECASE)
_ENCLOSED = re.compile(
    r"\b(?:attached|enclosed|herewith|anbei|anhang|hiermit|beiliegend|beigefügt|mellékel\w*|"
    r"csatol\w*|ezúton)\b",
    re.IGNORECASE,
)
"""What goes with this very mail is no promise, unless a time stands beside it."""
_SENTENCE = re.compile(r"(?<!\d)(?<=[.!?])\s+|\n+")
_GREETING = re.compile(
    r"^(?:hi|hello|dear|good (?:morning|afternoon)|hallo|guten (?:tag|morgen)|liebe[rs]?|"
    r"sehr geehrte[rs]?|kedves|szia|sziasztok|jó (?:napot|reggelt)|tisztelt)\b[^,!.]{0,40}[,!] *",
    re.IGNORECASE,
)
_WORTHLESS = re.compile(r"^(?:i|we)(?:'ll|’ll| will| shall) ", re.IGNORECASE)


def promised(text: str, when: When) -> Said | None:
    """The first promise of the text, quotes and signature aside; one with a time before others."""
    found = [(one, _said(one, when)) for one in _sentences(text)]
    dated = (said for _, said in found if said.due is not None)
    others = (said for one, said in found if not _ENCLOSED.search(one))
    return next(chain(dated, others), None)


def _sentences(text: str) -> Iterator[str]:
    own = "\n".join(line for line in text.split("\n-- \n")[0].split("\n") if line[:1] != ">")
    for sentence in _SENTENCE.split(own):
        trimmed = sentence.strip()
        if _PROMISES.search(trimmed) and not trimmed.endswith("?"):
            yield trimmed


def _said(sentence: str, when: When) -> Said:
    words = sentence.rstrip(".! ").split()
    for n in range(min(LONGEST, len(words) - 1), 0, -1):
        for start in range(len(words) - n, -1, -1):
            part = words[start : start + n]
            if (due := clear_time(part, when)) is not None:
                rest = [*words[:start], *words[start + n :]]
                return Said(_what(rest), due, " ".join(part), False)
    return Said(_what(words), None, "", False)


def _what(words: list[str]) -> str:
    said = _WORTHLESS.sub("", _GREETING.sub("", " ".join(words))).strip(" ,;:–—-")
    return said if len(said) <= SHOWN else said[: SHOWN - 1].rstrip() + "…"
