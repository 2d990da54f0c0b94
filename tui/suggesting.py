"""A promise in a mail of ours that nobody noted: it is suggested on the card, and never noted by
itself."""

from functools import partial
from typing import NamedTuple

from store.records.client import Card
from store.rules.instant import Instant
from store.settings import Config
from store.words.buys_time import promised
from store.words.said import Said
from store.words.when import typed_when
from tui.noting import time_of


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
        said = promised(mail.text, partial(time_of, now=mail.at, config=config))
        if said is not None and said.what:
            due = None if said.due is None else int(said.due.timestamp())
            words = typed_when(due, now, zone) if due is not None and due > now else ""
            return Unnoted(mail.key, mail.subject, said._replace(when=words))
    return None
