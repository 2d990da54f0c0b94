"""A text as folded words: case and accents apart, so that 'Köszönöm' and 'koszonom' are one."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import Final, NamedTuple

_ANY_TOKEN = (
    r"[^\W\d_]+(?:[-'][^\W_]+|\d+)*"  # a word
    r"|,|[.!;]+(?=[\s\"')*_]|$)|[.!]{2,}|\n\s*\n"
    r"|(?<!\()\?(?![a-z])"  # a question; before a letter it is one that a charset lost
    r"|\d[\d.,:/-]*\d|\d"  # a number, a date, an hour
    r"|:(?=[\s\"'*_]|$)|[:;]-?[)(DPp](?!\w)"  # a colon, a face
    "|@|[\u2600-\u27bf\U0001f300-\U0001faff]|\x1e"
)
_NEXT_LINE: Final = "\x1e"
"""No line has it, and a token ends at it: `str.splitlines` and `\\s` know it, too."""
_TOKEN = re.compile(_ANY_TOKEN)
_ASCII_TOKEN = re.compile(
    _ANY_TOKEN.replace(r"[^\W\d_]", "[a-zA-Z]").replace(r"[^\W_]", "[a-zA-Z0-9]")
)
"""The same of a text that is ASCII, as most are once they are folded; twice as fast."""
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S{1,64}@\S+")
_MARKS = re.compile("[\u0300-\u036f\ufe0f\U0001f3fb-\U0001f3ff]")
_PLAIN = (
    {"ß": "ss", "ẞ": "SS", "ø": "o", "ł": "l"}
    | dict.fromkeys("’‘`´", "'")
    | dict.fromkeys("‐‑", "-")
    | dict.fromkeys("–—•·►▪", " . ")
)
_DRAWN_OUT = re.compile(r"([^\W\d])\1{2,}")
_DRAWN_OUT_FACES: Final = ("DDD", "PPP", "ppp")
_ODD = re.compile("[" + "".join(_PLAIN) + "]")
BREAK = "."
ASK = "?"
COMMA = ","
ADDRESS = "@"


READ_AT_MOST: Final = 8_000
"""Characters of a text that are judged: whoever asks does so before."""
_UMLAUTS: Final = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
_BEYOND_ASCII: Final = re.compile(r"[^\x00-\x7f]+")
"""What is between them changes nothing in how they are composed."""
_REMEMBERED: Final = 16
_FIRST_LETTER: Final = itemgetter(0)
_MOST_WORDS: Final = 20_000
_LONGEST: Final = 40
"""Words, and letters of a word, that are remembered."""


def spell_out(text: str) -> str:
    """Umlauts as who has no key for them types them, so that 'wäre' stays apart from 'Ware'."""
    if not text.isascii():
        for umlaut, spelled in _UMLAUTS.items():
            text = text.replace(umlaut, spelled)
    return text


def fold(text: str) -> str:
    """Without accents, 'ß' as 'ss', typographic quotes as plain ones; case as it was."""
    if text.isascii():
        return text
    return _BEYOND_ASCII.sub(_without_accents, text)


def _without_accents(found: re.Match[str]) -> str:
    letters = found[0]
    return _plain(letters) if len(letters) <= _REMEMBERED else _plain.__wrapped__(letters)


@lru_cache(maxsize=2_000)
def _plain(letters: str) -> str:
    letters = _ODD.sub(lambda found: _PLAIN[found[0]], letters)
    return _MARKS.sub("", unicodedata.normalize("NFKD", letters))


class Tokens(NamedTuple):
    """Words and marks in order. `low` is what rules compare, `raw` keeps the case."""

    low: tuple[str, ...]
    raw: tuple[str, ...]


def tokens(text: str) -> Tokens:
    """Sentence ends, blank lines and dashes are BREAK; an address of mail or web is ADDRESS.

    A letter that is drawn out ('yesss', 'sooo') stands once.
    """
    return tokens_of_folded(fold(spell_out(text)))


def tokens_of_folded(text: str) -> Tokens:
    """The same of a text that was spelled out and folded already."""
    return _tokens(_without_addresses(text))


def _without_addresses(text: str) -> str:
    if "@" in text or "://" in text or "www." in text:
        return _ADDRESS.sub(ADDRESS, text)
    return text


def _tokens(text: str) -> Tokens:
    if any(face in text for face in _DRAWN_OUT_FACES):  # ':DDD' would be no face
        text = _DRAWN_OUT.sub(r"\1", text)
    found = (_ASCII_TOKEN if text.isascii() else _TOKEN).findall(text)
    raw = tuple(map(_raw.__getitem__, found))
    return Tokens(tuple(map(_low.__getitem__, raw)), raw)


def tokens_of_lines(lines: Sequence[str]) -> list[Tokens]:
    """The same for each of some lines without line breaks, at the cost of one text."""
    # An address ends with its line, and is slow to look for where none is.
    low, raw = _tokens(_NEXT_LINE.join(map(_without_addresses, lines)))
    found, start = [], 0
    for _ in lines[1:]:
        end = low.index(_NEXT_LINE, start)
        found.append(Tokens(low[start:end], raw[start:end]))
        start = end + 1
    return [*found, Tokens(low[start:], raw[start:])] if lines else []


def spoken_words(low: Sequence[str]) -> int:
    """How many of these tokens are words or numbers."""
    return sum(map(str.isalnum, map(_FIRST_LETTER, low)))


def _plain_token(token: str) -> str:
    """As it is compared: a mark as its kind, a word without letters that are drawn out."""
    if token[0].isalnum():
        return _DRAWN_OUT.sub(r"\1", token)
    first = token[0]
    if first == COMMA:
        return COMMA
    return token if first not in ".!;:\n" or token[-1] in ")(DPp" else BREAK


class Remembered(dict[str, str]):
    """What was made of a word: most are met again, and are the same object then, so that whatever
    looks them up need not work out what they hash to."""

    def __init__(self, make: Callable[[str], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> str:
        made = self._make(word)
        if len(word) <= _LONGEST:
            if len(self) >= _MOST_WORDS:
                self.clear()
            self[word] = made
        return made


_raw: Final = Remembered(_plain_token)
_low: Final = Remembered(str.lower)
