"""Text as search sees it: accent-blind, without case, with ß, ł, ue, oe and ae made plain."""

import unicodedata
from functools import lru_cache

from store.letterwise import casefold, replaced

INDEXED = 32_000
"""Characters of a text that search knows."""
_PLAIN = str.maketrans(
    {"ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "a", "œ": "o", "ı": "i"}
)


def fold(text: str) -> str:
    """The same for 'Müller', 'Mueller' and 'MULLER'; what it loses, a query loses too."""
    lower = casefold(text)
    if not lower.isascii():
        lower = replaced(lower, _plain)
    return lower.replace("ae", "a").replace("oe", "o").replace("ue", "u")


@lru_cache(maxsize=2_000)
def _plain(letter: str) -> str:
    parted = unicodedata.normalize("NFKD", letter)
    return "".join(c for c in parted if not unicodedata.combining(c)).translate(_PLAIN)
