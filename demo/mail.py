"""A mail as a server keeps it."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple, TypeAlias


class Mail(NamedTuple):
    raw: bytes
    when: datetime
    """Aware: its INTERNALDATE."""
    flags: tuple[str, ...] = ()


Mailboxes: TypeAlias = Mapping[str, tuple[Mail, ...]]
"""What stands in each mailbox, in the order of its UIDs."""

ROLES = ("Sent", "Drafts", "Trash", "Archive", "Junk")
"""The mailboxes beside INBOX; each is called by its special use (RFC 6154)."""
EMPTY: Mailboxes = dict.fromkeys(("INBOX", *ROLES), ())
