"""Who takes part: the people of the small firm and its clients, and how they are reached."""

import re
from typing import NamedTuple

US = "kontor.example"
PEOPLE = {
    "me": ("Jane Kovács", f"jane@{US}"),
    "Tom": ("Tom Varga", f"tom@{US}"),
    "Eva": ("Eva Szabó", f"eva@{US}"),
    "office": ("Kontor", f"office@{US}"),
    "Bea": ("Bea Nagy", "bea@acme.example"),
    "Dénes": ("Dénes Kiss", "denes@acme.example"),
    "Réka": ("Réka Papp", "reka@papp.example"),
    "Udo": ("Udo Lang", "udo@nord.example"),
    "Ina": ("Ina Berg", "ina@nord.example"),
    "Zoe": ("Zoe Fox", "zoe.fox@gmail.com"),
}
FIRMS = {
    "Acme": {"Bea", "Dénes"},
    "Papp": {"Réka"},
    "colleague": {"Tom", "Eva"},
    "stranger": {"Udo", "Ina", "Zoe"},
}
NUMBERS = {
    "Bea": "+36 1 234 5678",
    "Dénes": "06 20 123 4567",
    "Réka": "+36 30 765 4321",
    "Udo": "+49 30 901820",
    "somebody": "",
}
BOOK = """\
name,tier,contact,email,domain,phone
Acme Kft.,key,Bea Nagy,bea@acme.example,acme.example,+36 1 234 5678
Acme Kft.,,Dénes Kiss,denes@acme.example,,06 20 123 4567
Papp Optika,,Réka Papp,reka@papp.example,,+36 30 765 4321
"""
CLIENTS = {"Acme": "Acme Kft.", "Papp": "Papp Optika"}
SHORT = {long: short for short, long in CLIENTS.items()}
_FIRM = re.compile(r"\s*\((\w+)\)$")


class Person(NamedTuple):
    name: str
    address: str

    def __str__(self) -> str:
        return f"{self.name} <{self.address}>" if self.name else self.address


def person(text: str) -> Person:
    """'Bea', 'Bea (Acme)', or a bare address."""
    nick = named(text)
    if "@" in nick:
        return Person("", nick)
    if nick not in PEOPLE:
        raise ValueError(f"nobody is called {nick!r}; known are {', '.join(PEOPLE)}")
    return Person(*PEOPLE[nick])


def people(text: str) -> list[Person]:
    return [person(one) for one in text.split(",") if one.strip()]


def named(text: str) -> str:
    """Without its firm, which must be the right one."""
    text = text.strip()
    firm = _FIRM.search(text)
    nick = _FIRM.sub("", text)
    if firm and nick not in FIRMS.get(firm[1], set()):
        raise ValueError(f"{nick} is not of {firm[1]!r}")
    return nick
