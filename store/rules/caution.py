"""A caution: what to look at twice before one believes a mail, as data; `cautions` finds them."""

from typing import Literal, NamedTuple

Code = Literal[
    "name", "namesake", "look-alike", "reply-elsewhere", "senders", "unconfirmed", "claims",
    "twin", "encrypted",
]  # fmt: skip


class Caution(NamedTuple):
    code: Code
    value: str = ""
    """What it is about: an address, a domain, a person, the subject of a conversation."""
    other: str = ""
    """name, look-alike: what it is not; namesake: whose person that is."""
