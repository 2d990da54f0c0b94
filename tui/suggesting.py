"""A promise in a mail of ours that nobody noted: it is suggested on the card, and never noted by
itself."""

from datetime import datetime
from typing import NamedTuple

from store.records.client import Card
from store.rules.instant import Instant
from store.settings import Config
from store.words import stamps
from store.words.buys_time import promised
from store.words.said import Said
from store.words.when import typed_when
from tui.noting import due_of


class Unnoted(NamedTuple):
    key: int
    """The conversation in which it was promised."""
    subject: str
    said: Said
    """Its time in words that mean the same today; none if it is over."""


def unnoted(card: Card, now: Instant, config: Config) -> Unnoted | None:
    """The newest one, for the reader's thread."""
    zone = config.timezone
    for mail in card.sent:

        def when(text: str, at: Instant = mail.at) -> datetime | None:
            due = due_of(text, at, config)
            return None if due is None else stamps.local(due, zone)

        said = promised(mail.text, when)
        if said is not None and said.what:
            due = None if said.due is None else int(said.due.timestamp())
            words = typed_when(due, now, zone) if due is not None and due > now else ""
            return Unnoted(mail.key, mail.subject, said._replace(when=words))
    return None
