"""A number as people write it -> the form that identifiers are matched by (links, rule 6).

`phonenumbers` takes a moment to load, so the first number that has digits imports it.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

LONGEST = 100
"""Characters; what is longer is a text, and no number."""
SUFFIX = 7
"""As many equal last digits make two numbers alike."""
_NOTHING = frozenset({"", "-", "--", "?", "n/a", "-1", "-2", "-3"})
"""What a register writes where there is no number; Android: unknown, private, pay phone."""
# English, German, Hungarian.
_HIDING = """
anonymous anonymus blocked hidden private restricted unavailable unknown withheld none no not
anonym anonyme anonymer geheim geheime privat privater unbekannt unbekannte unbekannter
unterdrückt unterdrückte verborgen verborgene ohne kein keine nicht
anonim ismeretlen letiltott névtelen privát rejtett rejtve titkos titkosított magánszám nincs nem
nélkül
"""
_CALLERS = """
number caller call id name phone available
anruf anrufer nummer rufnummer rufnummernanzeige teilnehmer verfügbar
hívás hívó hívószám szám számkijelzés telefonszám elérhető
"""
_HIDES, _CALLER = frozenset(_HIDING.split()), frozenset(_CALLERS.split())
"""The latter are words beside them; alone they withhold nothing."""

# English, Hungarian, German, French, Spanish, Italian, Polish, Czech and Slovak, Romanian, Dutch,
# Russian.
_EXTENSION_WORDS = (
    "extension extn ext ex x mellék mellek mell m durchwahl dw nebenstelle nst klappe kl apparat "
    "app poste anexo interno interior int wewnętrzny wewn wew w linka klapka l toestel tst доб"
)
_EXTENSION = re.compile(
    r"(?<=[\d()\s.,;/-])(?:" + _EXTENSION_WORDS.replace(" ", "|") + r")[.:]*[\s-]*(\d{1,7})\)?$"
)
_EXTENSION_BEFORE = re.compile(
    r"[\s,;/(-]+(\d{1,6})(?:[.-]?[eaoö]s)?\s*(?:mellék|mellek|mell)\.?\)?$"
)
"""'/12 mellék', '(12-es mellék)'."""
_TAIL = re.compile(r"\s*(?:[/-]\s*(\d{1,6})|\((\d{1,6})\))$")
_WORDS = re.compile(r"[^\W\d_]+\.?:?")
_ABROAD = re.compile(r"^\D*(?:\+|00)")
_TRUNK = re.compile(r"\(\s*0\s*\)")
_ZERO = re.compile(r"^\(?0(?!0)")


class Number(NamedTuple):
    e164: str
    """Empty if it is no valid number of its region or of the country code it names."""
    extension: str
    digits: str
    """All digits of a valid number with its country code, else as typed; without extension."""

    @property
    def key(self) -> str:
        """What identifiers are matched by, exactly. Empty (withheld, or no number) matches
        nobody; the extension is not part of it."""
        return self.e164 or (f"digits:{self.digits}" if self.digits else "")


NOBODY = Number("", "", "")


def normal(raw: str, region: str) -> Number:
    """Read a number as typed in `region` ('HU'); one with a country code needs no region."""
    text = unicodedata.normalize("NFKC", raw).strip().casefold() if len(raw) <= LONGEST else ""
    if is_withheld(text) or not _digits(text):
        return NOBODY
    for base, extension in _readings(text):
        e164, found = _valid(base, region.upper())
        if e164:
            return Number(e164, extension or found, e164[1:])
    base, extension = _worded_extension(text)
    return Number("", extension, _digits(base))


def is_withheld(raw: str) -> bool:
    """Whether this says that the caller hides, or is not known; an empty one says so too."""
    text = unicodedata.normalize("NFC", raw[: LONGEST + 1]).strip(" <>()+*.").casefold()
    if text in _NOTHING or set(_digits(raw)) == {"0"}:
        return True
    words = set(text.replace(".", " ").split()) if len(text) <= LONGEST else set()
    return bool(words & _HIDES) and words <= _HIDES | _CALLER


def _readings(text: str) -> Iterator[tuple[str, str]]:
    """(number, extension), the likeliest first: a trailing '/12' is an extension only where the
    whole is no valid number, since in Germany '089/123456-12' is one."""
    base, extension = _worded_extension(text)
    yield base, extension
    tail = _TAIL.search(base)
    if tail and not extension:
        yield base[: tail.start()], tail[1] or tail[2]
    if _WORDS.search(base):  # 'mobil: 06 30 …', '… (Anna)'; a vanity number was read above.
        base = _WORDS.sub(" ", base)
        yield base, extension
    if _ABROAD.search(base):
        # '+36 (0) 30 …', though a zero is dialled nowhere in that country; and '00' where another
        # prefix leads abroad.
        yield re.sub(r"^\D*00", "+", _TRUNK.sub(" ", base)), extension
    elif _ZERO.match(base.strip()):  # as before a change of the plan, or as a neighbour would
        yield _ZERO.sub("", base.strip()), extension


def _worded_extension(text: str) -> tuple[str, str]:
    found = _EXTENSION.search(text) or _EXTENSION_BEFORE.search(text)
    return (text[: found.start()].rstrip(" .,;/(-"), found[1]) if found else (text, "")


def _valid(text: str, region: str) -> tuple[str, str]:
    """(E.164, extension that the library saw), or empty."""
    import phonenumbers

    try:
        number = phonenumbers.parse(text, region or None)
    except phonenumbers.NumberParseException:
        return "", ""
    if not phonenumbers.is_valid_number(number):
        return "", ""
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return e164, number.extension or ""


def _digits(text: str) -> str:
    return "".join(str(unicodedata.decimal(c)) for c in text if c.isdecimal())
