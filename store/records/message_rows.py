"""What judging and the summary of a conversation need of one message."""

from dataclasses import dataclass

from store.rules.events import Mail


@dataclass(frozen=True, slots=True)
class MessageRow:
    """What judging and the summary of a conversation need of one message."""

    event: Mail
    conversation: int
    place: str
    """As stored: outbox and drafts too."""
    ours: bool
    message_id: str
    subject: str
    who: str
    addresses: tuple[str, ...]
    """Of the other side, as written, lower case."""
    seen: bool
    flagged: bool
    inbox: bool
    documents: int
    sent: bool
    client: int | None
    """As stored; what is worked out anew stands in the event's parties."""
    pinned: bool
