"""A promise in a mail of ours that nobody noted: it is suggested on the card, and never noted by
itself."""

import math
from functools import partial
from typing import NamedTuple

from store.records.client import Card, SentLately
from store.rules.instant import Instant
from store.settings import Config
from store.words.buys_time import promised
from store.words.said import Said
from store.words.when import typed_when
from tui.noting import time_of

FORGOTTEN = 5 * 86_400
"""Seconds after which nothing is suggested any more."""


class Unnoted(NamedTuple):
    key: int
    """The conversation in which it was promised."""
    subject: str
    said: Said
    """Its time in words that mean the same today; none if it is over."""


def unnoted(card: Card, now: Instant, config: Config, key: int) -> tuple[Unnoted, ...]:
    """That of the row with this key first, then what is due soonest, then the newest; for the
    reader's thread."""
    found = [one for mail in card.sent if (one := promised_in(mail, now, config)) is not None]
    return tuple(sorted(found, key=lambda one: (one.key != key, _due(one.said) or math.inf)))


def promised_in(mail: SentLately, now: Instant, config: Config) -> Unnoted | None:
    """None too if it is long since its day, or since the mail if no day stands in it."""
    said = promised(mail.text, partial(time_of, now=mail.at, config=config))
    if said is None or not said.what:
        return None
    due = _due(said)
    if (mail.at if due is None else due) < now - FORGOTTEN:
        return None
    words = typed_when(due, now, config.timezone) if due is not None and due > now else ""
    return Unnoted(mail.key, mail.subject, said._replace(when=words))


def _due(said: Said) -> Instant | None:
    return None if said.due is None else int(said.due.timestamp())
