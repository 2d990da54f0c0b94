"""Whose each address and number of `links.txt` is, and whose the rules say it is."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from store.records.book import Book, Us
from store.rules.links import canonical, check_address, check_domain
from store.rules.phone import normal
from tests.store.rules.test_phone_typed import TYPED

FILE: Final = Path(__file__).with_name("links.txt")
REGION: Final = "HU"
NOBODY: Final = ""
"""Also of what two clients claim: whoever is asked is nobody yet."""


class Case(NamedTuple):
    kind: str
    """address or number"""
    what: str
    truth: str
    verdict: str


def cases() -> Iterator[Case]:
    """All of the file, judged by the book that it holds."""
    said: list[tuple[str, str, str]] = []
    client = ""
    known: dict[str, list[str]] = {}
    for line in FILE.read_text("utf-8").splitlines():
        sign, _, rest = line.partition(" ")
        if sign == "=":
            client, _, rest = rest.partition(": ")
            known[client] = rest.split(", ")
        elif sign in "+?-":
            said += [(sign, client, what) for what in rest.split(", ")]
    who, names = _book(known)
    for sign, owner, what in said:
        kind = "address" if any(char.isalpha() for char in what) and "@" in what else "number"
        found = _client(who, kind, what)
        truth = owner if sign == "+" else NOBODY
        yield Case(kind, what, truth, NOBODY if found is None else names[found])


def spellings() -> Iterator[Case]:
    """Every number of the table that people type, each the only one of its client: as they type it,
    and what differs from it in its last digit and is nobody's."""
    typed = [
        (region, *line.strip().rpartition("  =  ")[::2])
        for region, lines in TYPED.items()
        for line in lines.strip().splitlines()
    ]
    numbers = sorted({known.split()[0] for _, _, known in typed})
    who, names = _book({number: [number] for number in numbers})
    others = {f"{n[:-1]}{(int(n[-1]) + 1) % 10}" for n in numbers} - set(numbers)
    for region, what, known in typed:
        yield _spelled(who, names, region, what, known.split()[0])
    for other in sorted(others):
        yield _spelled(who, names, REGION, other, NOBODY)


def made(addresses: Iterable[str], is_provider: Callable[[str], bool]) -> Iterator[Case]:
    """Of the addresses of real mail, as they stand there: the book has a client for each firm, by
    its domain, and for each person at a provider, by the address; beside each a neighbour that is
    nobody's, at the same provider or at a domain that only ends alike."""
    every = {one.strip().lower(): one for one in addresses if one.count("@") == 1}
    owner = {low: low if is_provider(low.partition("@")[2]) else _last_two(low) for low in every}
    who, names = _book({name: [name] for name in dict.fromkeys(owner.values())})
    for low, written in every.items():
        local, _, domain = low.partition("@")
        yield _addressed(who, names, written, owner[low])
        other = f"{local}zz@{domain}" if owner[low] == low else f"{local}@zz{owner[low]}"
        if owner.get(other) is None:
            yield _addressed(who, names, other, NOBODY)


def _last_two(address: str) -> str:
    """'acme.com' of anybody@mail.acme.com; of a country with second levels three labels."""
    labels = address.partition("@")[2].split(".")
    short = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    return ".".join(labels[-3 if short else -2 :])


def _addressed(who: Book, names: list[str], what: str, truth: str) -> Case:
    found = _client(who, "address", what)
    return Case("address", what, truth, names[found] if found is not None else NOBODY)


def _spelled(who: Book, names: list[str], region: str, what: str, truth: str) -> Case:
    owner = who.client_of_number(normal(what, region).key)
    return Case("number", what, truth, names[owner[0]] if owner else NOBODY)


def _client(who: Book, kind: str, what: str) -> int | None:
    if kind == "number":
        owner = who.client_of_number(normal(what, REGION).key)
        return owner[0] if owner else None
    return who.party_as_written(what, canonical(what)).client


def _book(known: dict[str, list[str]]) -> tuple[Book, list[str]]:
    owners: dict[tuple[str, str], list[tuple[int, int | None]]] = {}
    names = list(known)
    for id_, name in enumerate(names):
        for typed in known[name]:
            for form in _forms(typed):
                owners.setdefault(form, []).append((id_, None))
    us = Us(frozenset({"jane@kontor.example"}), frozenset({"kontor.example"}), frozenset(), ())
    kept = {form: tuple(some) for form, some in owners.items()}
    return Book(us, kept, {}, frozenset(), frozenset(), {}), names


def _forms(typed: str) -> list[tuple[str, str]]:
    if "@" in typed:
        value, _ = check_address(typed)
        return [("address", value), ("canonical", canonical(value))]
    if any(char.isalpha() for char in typed):
        return [("domain", check_domain(typed)[0])]
    return [("number", normal(typed, REGION).key)]
