"""Text as search sees it: accent-blind, without case, with ß, ł, ue, oe and ae made plain."""

import re
import unicodedata
from functools import lru_cache

from store.letterwise import casefold, replaced
from store.obeyed import commanding_nothing

INDEXED = 200_000
"""Characters of a text that search knows."""
SOUGHT = 200
"""People, and files, of one mail that search knows."""
_PLAIN = str.maketrans(
    {"ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "a", "œ": "o", "ı": "i"}
    | {chr(0x1F1E6 + at): chr(ord("a") + at) for at in range(26)}  # flags: shown as their letters
    | {chr(0x3247 + ten): f"{ten}0" for ten in range(1, 9)}  # tens in a square: as their figures
)
_WITH_IOTA = re.compile("[\u0345\u1f80-\u1fff]")
"""A mark below a letter of Greek, of which `casefold` makes a letter of its own."""
_FILLERS = "\u115f\u1160"
"""Of Hangul: letters to Unicode, and nothing to the eye."""


def fold(text: str) -> str:
    """The same for 'Müller', 'Mueller' and 'MULLER'; what it loses, a query loses too."""
    lower = casefold(text if text.isascii() else _WITH_IOTA.sub(_without_iota, text))
    if not lower.isascii():
        lower = replaced(lower, _plain)
    return lower.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def indexed(text: str) -> str:
    """The same for the index of words, and for the words that are sought in it: as it is shown,
    and with a blank for all that is no letter or digit. SQLite has tables of its own of what is a
    letter, and takes for one whatever is younger than they are."""
    plain = fold(commanding_nothing(text))
    return plain if plain.isascii() else replaced(plain, _parted)


@lru_cache(maxsize=2_000)
def _parted(letter: str) -> str:
    if letter.isalnum():
        return "" if letter in _FILLERS else letter
    hidden = unicodedata.category(letter)[0] == "M" or unicodedata.category(letter) == "Cf"
    return "" if hidden else " "


def _without_iota(letter: re.Match[str]) -> str:
    return unicodedata.normalize("NFD", letter[0]).replace("\u0345", "")


@lru_cache(maxsize=2_000)
def _plain(letter: str) -> str:
    parted = unicodedata.normalize("NFKD", letter)
    return "".join(c for c in parted if not unicodedata.combining(c)).translate(_PLAIN)
