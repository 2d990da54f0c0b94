"""The languages that the rules of text can read, one file each."""

from typing import Final

from store.rules.lexicon.de import GERMAN
from store.rules.lexicon.en import ENGLISH
from store.rules.lexicon.hu import HUNGARIAN
from store.rules.lexicon.language import Language

LANGUAGES: Final[tuple[Language, ...]] = (ENGLISH, GERMAN, HUNGARIAN)
CODES: Final = ("en", "de", "hu")
"""Of each of them, by ISO 639-1."""
