"""What an address book exports, as rows of the client book: one firm, person and address a row.

Google and Outlook, and many a list made by hand, write a person in two columns and have a column
for each of several addresses and numbers. Such a header is known by its column for given names, or
by one for the firm beside 'Name'.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from store.records.book import KEYS
from store.records.table import Line, letters

_CALLED = {
    "name": """
        client customer company account organization organisation firm clientname customername
        companyname accountname organizationname firma kunde kundenname unternehmen firmenname
        ugyfel ugyfelnev ceg cegnev""",
    "contact": """
        contactperson contactname person ansprechpartner ansprechperson kontakt kontaktperson
        kapcsolattarto""",
    "email": "emailaddress emails mail mailaddress emailadresse mailadresse emailcim",
    "phone": """
        phonenumber telephone tel mobile telefon telefonnummer rufnummer mobil telefonszam""",
}
ELSEWHERE: Mapping[str, str] = {
    word: name for name, words in _CALLED.items() for word in (name, *words.split())
}
"""What lists of clients call the columns of the book, in letters alone ('E-Mail' is 'email')."""
MOST = 50
"""Addresses, or numbers, that one row brings."""
FEW = 20
"""Columns. Who has more did not write the header, and wants no note for each of them."""
_GIVEN = frozenset({"firstname", "givenname", "vorname", "utonev", "keresztnev"})
_FAMILY = frozenset(
    {"lastname", "familyname", "surname", "nachname", "familienname", "vezeteknev", "csaladnev"}
)
_FAMILY_FIRST = frozenset({"vezeteknev", "csaladnev"})
_GOOGLE = "organization1name"
_FIRM = frozenset(
    {_GOOGLE, "organization", "organisation", "organizationname", "company"}
    | {"companyname", "firm", "firma", "firmenname", "unternehmen", "ceg", "cegnev"}
)
"""Beside one of these 'Name' is the person's."""
_EMAIL = re.compile(r"\d?e?mails?\d?(?:address|adresse|cim|value)?\d?")
_PHONE = re.compile(r".*(?:phone|telefon|mobil|handy|rufnummer)")
_NO_PHONE = re.compile(r".*(?:fax|label|type|typ$|assist|titkar|pager|telex|tty)|phonetic")
_NOTES = frozenset({"notes", "note", "notizen", "notiz", "megjegyzes", "jegyzetek"})
_OURS = frozenset({"tier", "domain", *KEYS})
_BETWEEN_EMAILS = re.compile(r"[;,\s]+")
_BETWEEN_PHONES = re.compile(r"[;,|\n]+|\s/\s")
_DIGITS = 6
"""That a number has at least, lest 'ext. 12' be one."""
_SEVERAL = " ::: "
"""Between values in one cell of Google's."""


class Known(NamedTuple):
    """Columns, by their names in the file."""

    firm: str
    person: tuple[str, ...]
    """Whose values make the name, in this order."""
    emails: tuple[str, ...]
    phones: tuple[str, ...]
    others: tuple[str, ...]
    """Which go on as they are."""
    left: int
    """How many are left out."""


def known(header: Sequence[str]) -> Known | None:
    """The columns of an address book; None where it is a book of ours."""
    named = {name: letters(name) for name in header if name}
    given = [name for name, short in named.items() if short in _GIVEN]
    firm = next((name for name, short in named.items() if short in _FIRM), "name")
    if "contact" in named or not (given or (firm != "name" and "name" in named)):
        return None
    family = [name for name, short in named.items() if short in _FAMILY]
    person = (family, given) if {named[one] for one in family} & _FAMILY_FIRST else (given, family)
    # Google's older export has the person in 'Name', a German list the family name there.
    whole: tuple[str, ...] = ()
    if firm != "name" and "name" in named:
        if given and not family and named[firm] != _GOOGLE:
            person = (given, ["name"])
        else:
            whole = ("name",)
    emails = tuple(name for name, short in named.items() if _EMAIL.fullmatch(short))
    phones = tuple(
        name for name, short in named.items() if _PHONE.match(short) and not _NO_PHONE.match(short)
    )
    names = whole or tuple(one[0] for one in person if one)
    used = {firm, *given, *family, *names, *emails, *phones}
    rest = {name: short for name, short in named.items() if name not in used}
    others = tuple(
        n for n, short in rest.items() if len(named) <= FEW or short in _NOTES or n in _OURS
    )
    return Known(firm, names, emails, phones, others, len(rest) - len(others))


def rows(book: Known, line: Line) -> Iterator[Line]:
    """One for each address and number; one where there is none, or nothing may come of it."""
    get = line.values.get
    firm = get(book.firm, "")
    person = " ".join(filter(None, (get(name, "") for name in book.person)))
    first = {**{name: get(name, "") for name in book.others}, "name": firm, "contact": person}
    if line.extra or not firm:
        yield line._replace(values=first)
        return
    values = [("email", one) for one in _cells(line, book.emails)]
    values += [("phone", one) for one in _cells(line, book.phones)]
    for field, value in values or [("email", "")]:
        yield line._replace(values={**first, field: value})


def apart(line: Line) -> Iterator[Line]:
    """A row of ours; one for each address and number, where a cell holds several."""
    get = line.values.get
    emails = _all(_BETWEEN_EMAILS.split(get("email", "")), lambda part: "@" in part)
    phones = _all(_BETWEEN_PHONES.split(get("phone", "")), _rings)
    first = {"email": emails[0]} if emails else {}
    first |= {"phone": phones[0]} if phones else {}
    yield line._replace(values={**line.values, **first})
    whose = {"name": get("name", ""), "contact": get("contact", "")}
    for field, more in (("email", emails[1:]), ("phone", phones[1:])):
        for value in more:
            yield line._replace(values={**whose, field: value})


def _all(parts: Sequence[str], fits: Callable[[str], bool]) -> Sequence[str]:
    """The parts, if there are several and each is one of what is looked for."""
    some = [part.strip() for part in parts if part.strip()]
    return some if 1 < len(some) <= MOST and all(map(fits, some)) else ()


def _rings(part: str) -> bool:
    return sum(map(str.isdigit, part)) >= _DIGITS


def _cells(line: Line, names: Sequence[str]) -> list[str]:
    found = (line.values.get(name, "").split(_SEVERAL) for name in names)
    some = dict.fromkeys(part.strip() for parts in found for part in parts if part.strip())
    return list(some)[:MOST]
