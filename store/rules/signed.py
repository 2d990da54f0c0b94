"""Telephone numbers in a signature, for a person to take into the book (links, rule 7)."""

import re
from collections.abc import Iterator
from typing import Final

from store.rules.phone import normal

_LINES: Final = 60
_LINE: Final = 200
"""Characters; the line of a signature is no longer."""
_DIGITS: Final = 7
"""That a number has, at least."""
_FAX: Final = re.compile(r"fax|(?:^|[\s|·,;/])f\s*[.:]", re.I)
_LABEL: Final = re.compile(
    r"tel|fon|phone|mob|cell|handy|dw|durchwahl|dire[ck]t|sz[áa]m|hívh|☎|☏|📞|📱"
    r"|(?:^|[\s|·,;/(])[tmpd]\s*[.:]",
    re.I,
)
_ABROAD: Final = re.compile(r"\(?(?:\+|00)")


def numbers(signature: str, region: str) -> Iterator[str]:
    """As they are written there, in order: those that say of themselves that they are numbers of a
    telephone, by a word before them or by a country code, and no fax's. Other figures, of a tax
    office or a bank, may look like one."""
    for line in signature.splitlines()[:_LINES]:
        if len(line) <= _LINE and sum(map(str.isdecimal, line)) >= _DIGITS:
            yield from _of_line(line, region)


def _of_line(line: str, region: str) -> Iterator[str]:
    import phonenumbers

    end = 0
    for found in phonenumbers.PhoneNumberMatcher(line, region.upper() or None):
        before, end = line[end : found.start], found.end
        telephone = _ABROAD.match(found.raw_string) or _LABEL.search(before)
        if telephone and not _FAX.search(before) and normal(found.raw_string, region).e164:
            yield str(found.raw_string)
