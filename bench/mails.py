"""Mails of a folder of real data, read as the daemon reads them."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from store.message.model import Address, ParsedMessage
from store.message.parse import parse
from store.rules.machine import machine
from store.rules.said import said
from store.rules.saying import Said, names_me

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
    files = sum(not attachment.inline for attachment in mail.attachments)
    sent = mail.date.date() if mail.date else None
    return Judged(mail, said(mail.new_text, mail.subject, files, sent=sent), kind(mail))


def kind(mail: ParsedMessage) -> str:
    return machine(
        mail.signs,
        mail.from_[0].email if mail.from_ else "",
        mail.subject,
        mail.new_text,
        calendar_method=mail.calendar.method if mail.calendar else "",
        is_bounce=mail.bounce is not None,
    )


def addresses(parties: Iterable[Address]) -> set[str]:
    return {party.email.lower() for party in parties}


def opens(one: Judged, me: set[str]) -> bool:
    """Rule 1 without clients: a human mail to me that asks; where many are asked, me by name."""
    if one.machine or not one.said.asks:
        return False
    mail = one.mail
    named = names_me(mail.new_text, first_names(me))
    if not me & addresses(mail.to):
        return named and bool(me & addresses(mail.cc))
    return named or len(addresses(mail.to) | addresses(mail.cc)) < _MANY


def first_names(me: Iterable[str]) -> list[str]:
    parts = {address.partition("@")[0].replace("_", ".").partition(".")[0] for address in me}
    return sorted(part for part in parts if len(part) >= 3)
