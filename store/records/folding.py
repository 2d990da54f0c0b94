"""Text as search sees it: accent-blind, without case, with ß, ł, ue, oe and ae made plain."""

import re
import unicodedata
from functools import lru_cache

INDEXED = 32_000
"""Characters of a text that search knows."""
_PLAIN = str.maketrans(
    {"ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "a", "œ": "o", "ı": "i"}
)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]{1,16}+")
"""In pieces, of which most are met again and remembered; letters are parted one by one."""


def fold(text: str) -> str:
    """The same for 'Müller', 'Mueller' and 'MULLER'; what it loses, a query loses too."""
    lower = text.casefold()
    if not lower.isascii():
        lower = _BEYOND_ASCII.sub(_without_accents, lower)
    return lower.replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _without_accents(found: re.Match[str]) -> str:
    return _plain(found[0])


@lru_cache(maxsize=2_000)
def _plain(letters: str) -> str:
    parted = unicodedata.normalize("NFKD", letters)
    return "".join(c for c in parted if not unicodedata.combining(c)).translate(_PLAIN)
