"""Text as search sees it: accent-blind, without case, with ß, ł, ue, oe and ae made plain."""

import re
import unicodedata

_PLAIN = str.maketrans(
    {"ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "a", "œ": "o", "ı": "i"}
)
_UMLAUT = re.compile(r"([aou])e")


def fold(text: str) -> str:
    """The same for 'Müller', 'Mueller' and 'MULLER'; what it loses, a query loses too."""
    lower = text.casefold()
    if not lower.isascii():
        parted = unicodedata.normalize("NFKD", lower)
        lower = "".join(c for c in parted if not unicodedata.combining(c)).translate(_PLAIN)
    return _UMLAUT.sub(r"\1", lower)
