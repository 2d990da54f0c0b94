"""Sentences in the reader's language: gettext over the catalogues in `locale/`."""

import gettext as _gettext
from pathlib import Path

_catalogue = _gettext.translation("owed", localedir=Path(__file__).parent / "locale", fallback=True)


def _(sentence: str) -> str:
    return _catalogue.gettext(sentence)


def ngettext(one: str, many: str, n: int) -> str:
    return _catalogue.ngettext(one, many, n)
