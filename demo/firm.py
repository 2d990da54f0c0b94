"""Kontor, a made-up trader in office furniture, paper and lab supplies, and its clients."""

import csv
import io
from typing import Literal, NamedTuple, TypeAlias

from demo.clients import TABLE

Language: TypeAlias = Literal["hu", "de", "en"]
Program: TypeAlias = Literal["gmail", "outlook", "thunderbird", "apple"]


class Person(NamedTuple):
    name: str
    """Given name first, titles before it."""
    address: str
    phone: str = ""
    language: Language = "hu"
    woman: bool = True
    familiar: bool = False
    """On first-name terms with the manager: tegezés, Du."""
    role: str = ""
    company: str = ""
    program: Program = "gmail"

    @property
    def given(self) -> str:
        return self._names()[0]

    @property
    def family(self) -> str:
        return " ".join(self._names()[1:])

    @property
    def title(self) -> str:
        """'Dr. ' and the like, with its space, or ''."""
        return "".join(f"{word} " for word in self.name.split() if word.endswith("."))

    def _names(self) -> list[str]:
        return [word for word in self.name.split() if not word.endswith(".")]


class Client(NamedTuple):
    name: str
    tier: str
    language: Language
    domain: str
    """'' where everybody writes from an address at a mail provider."""
    phone: str
    """Of the switchboard."""
    city: str
    note: str
    people: tuple[Person, ...]


MANAGER = Person(
    "Jane Kovács", "jane@kontor.example", "+36 1 555 0100", role="key accounts", company="Kontor"
)
MARK = Person(
    "Márk Fehér", "mark@kontor.example", "+36 1 555 0102", woman=False, familiar=True,
    role="inside sales", company="Kontor", program="outlook",
)  # fmt: skip
ZSOFI = Person(
    "Zsófia Lengyel", "zsofi@kontor.example", "+36 1 555 0103", familiar=True,
    role="logistics", company="Kontor", program="thunderbird",
)  # fmt: skip
ALIAS = "info@kontor.example"
FREE_MAIL = "postafiok.example"
"""A mail provider of this made-up world."""

_PROGRAMS: tuple[Program, ...] = ("gmail", "outlook", "thunderbird", "apple", "outlook")


def _person(line: str, client: list[str], number: int) -> Person:
    name, address, sex, phone, role = (part.strip() for part in line.split(","))
    return Person(
        name=name,
        address=address if "@" in address else f"{address}@{client[3]}",
        phone=phone,
        language=_language(client[2]),
        woman=sex[0] == "f",
        familiar="T" in sex,
        role=role,
        company=client[0],
        # Whoever works in one firm mostly has the same program.
        program=_PROGRAMS[(len(client[0]) + number // 2) % len(_PROGRAMS)],
    )


def _language(code: str) -> Language:
    return "hu" if code == "hu" else "de" if code == "de" else "en"


def _client(block: str) -> Client:
    first, *people = block.strip().splitlines()
    fields = [part.strip() for part in first.split("|")]
    name, tier, code, domain, phone, city, note = fields
    persons = tuple(_person(line, fields, number) for number, line in enumerate(people))
    return Client(name, tier, _language(code), domain, phone, city, note, persons)


CLIENTS: tuple[Client, ...] = tuple(map(_client, TABLE.strip().split("\n\n")))
_BY_ADDRESS = {person.address: (client, person) for client in CLIENTS for person in client.people}


def who(address: str) -> tuple[Client, Person]:
    """KeyError for an address that no client has."""
    return _BY_ADDRESS[address.lower()]


def clients_csv() -> str:
    """The client book in the format of `owed clients import`: a row for each contact."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["name", "tier", "contact", "email", "domain", "phone", "city", "note"])
    for client in CLIENTS:
        for number, person in enumerate(client.people):
            # The switchboard belongs to the firm, so it stands on the row of no single person.
            rows.writerow([client.name, client.tier, person.name, person.address, client.domain,
                           person.phone, client.city, "" if number else client.note])  # fmt: skip
        if client.phone:
            rows.writerow([client.name, client.tier, "", "", client.domain, client.phone, "", ""])
    return out.getvalue()
