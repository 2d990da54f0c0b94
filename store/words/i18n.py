"""Sentences in the reader's language: gettext over the catalogues in `locale/`.

The language is that of the usual variables when the program starts, and stays.
"""

import gettext as _gettext
import os
from collections.abc import Mapping
from pathlib import Path

CATALOGUES = Path(__file__).parent / "locale"
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
_SOURCE = {"en", "C", "POSIX"}
"""What the sentences are written in, so no catalogue is needed."""


def languages(environment: Mapping[str, str]) -> list[str]:
    """Those to look for, the dearest first; whoever asks for English before others gets it, though
    there is no English catalogue that would stop the search."""
    asked = next(filter(None, (environment.get(name) for name in _VARIABLES)), "")
    found: list[str] = []
    for language in filter(None, asked.split(":")):
        if language.partition(".")[0].partition("_")[0] in _SOURCE:
            break
        found.append(language)
    return found


_languages = languages(os.environ)
_catalogue = _gettext.translation("owed", CATALOGUES, _languages, fallback=True)
SPOKEN = _catalogue.info().get("language", "en")
"""As a web page names it."""
if _languages:  # click words usage and mistakes by the catalogue of the whole process.
    _gettext.bindtextdomain("click", str(CATALOGUES))
    _gettext.textdomain("click")


def _(sentence: str) -> str:
    return _catalogue.gettext(sentence)


def said_in(sentence: str, language: str) -> str:
    """In another language than the reader's, for what goes to somebody else; in the reader's where
    the code is empty."""
    asked = [language] if language else _languages
    return _gettext.translation("owed", CATALOGUES, asked, fallback=True).gettext(sentence)


def ngettext(one: str, many: str, n: int) -> str:
    return _catalogue.ngettext(one, many, n)


def pgettext(meaning: str, sentence: str) -> str:
    """Of a word that English uses in several senses: `meaning` says which."""
    return _catalogue.pgettext(meaning, sentence)
