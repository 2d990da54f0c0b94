"""Mails of a folder of real data, read as the daemon reads them."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from store.message.model import Address, ParsedMessage
from store.message.parse import parse
from store.records.heard import machine_of, said_in
from store.rules.saying import Said, listed, names_me

_MANY = 8
"""A mail to so many asks nobody in particular."""


class Judged(NamedTuple):
    mail: ParsedMessage
    said: Said
    machine: str

    @property
    def at(self) -> datetime:
        return self.mail.date or datetime.min.replace(tzinfo=UTC)


def judged(path: Path) -> Judged:
    mail = parse(path.read_bytes())
    return Judged(mail, said_in(mail), machine_of(mail))


def addresses(parties: Iterable[Address]) -> set[str]:
    return {party.email.lower() for party in parties}


def opens(one: Judged, me: set[str]) -> bool:
    """Rule 1 without clients: a human mail to me that asks; where many are asked, me by name."""
    if one.machine or not listed(one.said):
        return False
    mail = one.mail
    named = names_me(mail.new_text, first_names(me))
    if not me & addresses(mail.to):
        return named and bool(me & addresses(mail.cc))
    return named or len(addresses(mail.to) | addresses(mail.cc)) < _MANY


def first_names(me: Iterable[str]) -> list[str]:
    parts = {address.partition("@")[0].replace("_", ".").partition(".")[0] for address in me}
    return sorted(part for part in parts if len(part) >= 3)
