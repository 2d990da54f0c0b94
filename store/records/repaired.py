"""What came of a repair."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

LOCAL = (
    "clients", "contacts", "identifiers", "calls", "followups", "decisions", "snoozes", "outbox",
    "intents", "undo", "never", "senders",
)  # fmt: skip
"""Tables of what only this file holds."""


class Count(NamedTuple):
    kept: int
    lost: int | None
    """At most so many; None where nobody knows."""


class Repaired(NamedTuple):
    path: Path
    aside: Path
    """Where the damaged file is kept."""
    said: str
    """What was wrong with it."""
    counts: Mapping[str, Count]
    """By table: what only we hold, and `messages`."""
    awaited: int
    """Messages of which a part comes again from the server."""
    tables_lost: bool
    """The list of tables had to be guessed."""
