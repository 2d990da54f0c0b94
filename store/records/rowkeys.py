"""What the key of a row names: a conversation, a call, or a follow-up that belongs to neither."""

from collections.abc import Iterable
from typing import NamedTuple

FOLLOWUPS = 1 << 40
"""Below the negative of it are follow-ups, above it calls."""

PLACED = (
    "followups f LEFT JOIN messages m ON m.id = f.message_id LEFT JOIN calls c ON c.id = f.call_id"
)
"""SQL: follow-ups with the conversation that they belong to, if any."""
HOME = "coalesce(m.conversation_id, c.conversation_id)"
NOTED_ROW = f"coalesce({HOME}, {-FOLLOWUPS} - f.id)"
"""SQL: the key of the row on which one stands."""


class Split(NamedTuple):
    """Ids, by what they are of."""

    conversations: list[int]
    calls: list[int]
    followups: list[int]


def split(keys: Iterable[int]) -> Split:
    found = Split([], [], [])
    for key in keys:
        if key > 0:
            found.conversations.append(key)
        elif is_followup(key):
            found.followups.append(-key - FOLLOWUPS)
        elif key:
            found.calls.append(-key)
    return found


def is_followup(key: int) -> bool:
    return key < -FOLLOWUPS


def is_call(key: int) -> bool:
    return -FOLLOWUPS <= key < 0


def of_followup(id_: int) -> int:
    return -FOLLOWUPS - id_
