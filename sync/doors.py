"""Which mailboxes a server does not open, and when INBOX, without which no round is a good one, is
tried again."""

import time
from collections.abc import Sequence

from store.records.mailboxes import MailboxState
from sync.faults import Fault
from sync.turns import Closed

FIRST, LONGEST = 60.0, 900.0
"""Seconds after which INBOX is tried again, twice as many each time."""


class Doors:
    """Of one connection. `closed`: those that could not be looked at the last time."""

    def __init__(self) -> None:
        self.closed: Closed = {}
        self.again_at = 0.0
        """On the monotonic clock; long ago while INBOX is open."""
        self._pause = 0.0
        self._inbox = 0

    @property
    def inbox(self) -> Fault | None:
        """Why INBOX cannot be opened; None if it can, as far as is known."""
        return self.closed.get(self._inbox)

    def looked(self, boxes: Sequence[MailboxState], closed: Closed) -> bool:
        """These were looked at, all but the closed ones. True: INBOX is open again."""
        before, asked = self.inbox, {box.id for box in boxes}
        self.closed = {id_: why for id_, why in self.closed.items() if id_ not in asked} | closed
        found = next((box.id for box in boxes if box.role == "inbox"), None)
        if found is None:
            return False
        self._inbox = found
        if self.inbox is not None:
            self._pause = min(max(FIRST, 2 * self._pause), LONGEST)
            self.again_at = time.monotonic() + self._pause
            return False
        self._pause = self.again_at = 0.0
        return before is not None
