"""A text as folded words: case and accents apart, so that 'Köszönöm' and 'koszonom' are one."""

import re
import unicodedata
from typing import Final, NamedTuple

_TOKEN = re.compile(
    r"[^\W\d_]+(?:[-'][^\W_]+|\d+)*"  # a word
    r"|,|[.!;]+(?=[\s\"')*_]|$)|[.!]{2,}|\n\s*\n"
    r"|(?<!\()\?(?![a-z])"  # a question; before a letter it is one that a charset lost
    r"|\d[\d.,:/-]*\d|\d"  # a number, a date, an hour
    r"|:(?=[\s\"'*_]|$)|[:;]-?[)(DPp](?!\w)"  # a colon, a face
    "|@|[\u2600-\u27bf\U0001f300-\U0001faff]"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S{1,64}@\S+")
_MARKS = re.compile("[\u0300-\u036f\ufe0f\U0001f3fb-\U0001f3ff]")
_PLAIN = (
    {"ß": "ss", "ẞ": "SS", "ø": "o", "ł": "l"}
    | dict.fromkeys("’‘`´", "'")
    | dict.fromkeys("‐‑", "-")
    | dict.fromkeys("–—•·►▪", " . ")
)
_DRAWN_OUT = re.compile(r"([^\W\d])\1{2,}")
_ODD = re.compile("[" + "".join(_PLAIN) + "]")
BREAK = "."
ASK = "?"
COMMA = ","
ADDRESS = "@"


_UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


def spell_out(text: str) -> str:
    """Umlauts as who has no key for them types them, so that 'wäre' stays apart from 'Ware'."""
    return text if text.isascii() else text.translate(_UMLAUTS)


def fold(text: str) -> str:
    """Without accents, 'ß' as 'ss', typographic quotes as plain ones; case as it was."""
    if text.isascii():
        return text
    text = _ODD.sub(lambda found: _PLAIN[found[0]], text)
    return _MARKS.sub("", unicodedata.normalize("NFKD", text))


class Tokens(NamedTuple):
    """Words and marks in order. `low` is what rules compare, `raw` keeps the case."""

    low: tuple[str, ...]
    raw: tuple[str, ...]


def tokens(text: str) -> Tokens:
    """Sentence ends, blank lines and dashes are BREAK; an address of mail or web is ADDRESS.

    A letter that is drawn out ('yesss', 'sooo') stands once.
    """
    text = fold(spell_out(text))
    if "@" in text or "://" in text or "www." in text:
        text = _ADDRESS.sub(ADDRESS, text)
    text = _DRAWN_OUT.sub(r"\1", text)
    raw = [_mark(found) for found in _TOKEN.findall(text)]
    return Tokens(tuple([word.lower() for word in raw]), tuple(raw))


def _mark(token: str) -> str:
    first = token[0]
    if first.isalnum():
        return token
    if first == COMMA:
        return COMMA
    return token if first not in ".!;:\n" or token[-1] in ")(DPp" else BREAK
