"""A mail that is to be sent, before it is bytes."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from store.addresses import wire_host
from store.message.model import Address


@dataclass(frozen=True)
class Draft:
    from_: Address
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    bcc: tuple[Address, ...]
    subject: str
    text: str
    in_reply_to: str
    """A Message-ID with its angle brackets, or empty."""
    references: tuple[str, ...]
    """Oldest first."""
    attachments: tuple[Path, ...]
    message_id: str
    date: datetime
    """With its zone: the header shows the sender's local time."""


def new_message_id(address: str) -> str:
    """An id that nobody has used, at the domain of `address`."""
    _, at, domain = address.strip().lower().rpartition("@")
    try:
        host = wire_host(domain)
    except ValueError:
        host = ""
    plain = at and host and all(letter.isalnum() or letter in ".-" for letter in host)
    return f"<{secrets.token_hex(16)}@{host if plain else 'owed.invalid'}>"
