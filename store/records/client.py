"""A client as the book has them, and what is shown of them, as frozen values."""

from collections.abc import Mapping
from typing import NamedTuple

from store.records.rows import Row
from store.rules.instant import Instant


class ContactItem(NamedTuple):
    id: int
    name: str
    addresses: tuple[str, ...]
    numbers: tuple[str, ...]


class Client(NamedTuple):
    id: int
    uuid: str
    name: str
    tier: str
    """As in the book; empty means standard."""
    policy: Mapping[str, str]
    """Keys of a tier that this client has of its own, as typed ('4h')."""
    notes: Mapping[str, str]
    """Further columns of the CSV, by their header."""
    contacts: tuple[ContactItem, ...]
    domains: tuple[str, ...]


class Contacted(NamedTuple):
    """A past contact with a client, for its card."""

    at: Instant
    kind: str
    """mail-in, mail-out, or a call's channel."""
    who: str
    subject: str
    key: int


class SentLately(NamedTuple):
    """A mail of ours to the client, the last in its conversation, since when nothing was noted
    there."""

    key: int
    at: Instant
    subject: str
    text: str
    """Its new text."""


class Signed(NamedTuple):
    """A number in the signature of a client's mail, which the book lacks."""

    number: str
    """As it is written there."""
    person: str
    """Whose it is, as the book or the mail names them; '' if neither does."""


class Card(NamedTuple):
    """What one wants to see while the client rings."""

    client: Client
    open: tuple[Row, ...]
    """The most pressing first; as many as were asked for."""
    keys: tuple[int, ...]
    """Of all that is open, in the same order."""
    recent: tuple[Contacted, ...]
    owed: int
    """Of what is open, as in the lists: without the backlog."""
    waiting: int
    backlog: int = 0
    sent: tuple[SentLately, ...] = ()
    """Newest first."""
    signed: Signed | None = None
    came_back: frozenset[str] = frozenset()
    """Canonical addresses of the client that nobody has any more."""


class Match(NamedTuple):
    """A client, and perhaps the contact, that three letters or four digits point at."""

    client_id: int
    client: str
    tier: str
    contact_id: int | None
    contact: str
    number: str
