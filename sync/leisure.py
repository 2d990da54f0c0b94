"""What an account does while nothing else is to be done: flags of old mail, files that come by and
by, old texts that are let go of. A little at a time, each with a look at what is new.
"""

import logging
import time
from collections.abc import Callable, Iterator, Sequence

from store.records.mailboxes import MailboxState
from sync import allowance, demand, letting_go, older, patience
from sync.desk import Desk
from sync.faults import Refused
from sync.work import Work

FILES_SECONDS = 600.0
"""A server that could not give a file by and by is asked for files again after so long."""
MINUTE_SECONDS = 60.0
SIZE_SECONDS = 3_600.0
"""How often the size of the store is looked at."""

log = logging.getLogger(__name__)


class Leisure:
    """Of one connection. throttled: the server asks for patience; glance: is there new mail?"""

    def __init__(
        self, desk: Desk, work: Work, throttled: Callable[[], bool], glance: Callable[[], None]
    ) -> None:
        self._desk, self._work = desk, work
        self._throttled, self._glance = throttled, glance
        self._files_at = 0.0
        """When files that come by and by are asked for again."""
        self._letting_go: Iterator[None] = iter(())
        self._size_at = 0.0
        self._older: Iterator[None] = iter(())
        self._minute = 0

    def some(self, boxes: Sequence[MailboxState]) -> bool:
        """A little of it; False if nothing of it is to be done. boxes: those that can be opened."""
        return self._older_flags(boxes) or self._files() or self._old_texts()

    def _files(self) -> bool:
        """Some of what large mails have left on the server, if all of it is to come."""
        if self._desk.account.imap.attachments != "background" or resting(self._work):
            return False
        if time.monotonic() < self._files_at:
            return False
        try:
            took = demand.absent(self._work)
        except Refused as fault:
            log.warning("%s: files: %s %s", self._desk.account.name, fault.code, fault.text)
            self._work.selected = None
            if fault.code in patience.WAITS:
                patience.rest(self._work, fault.code)
            self._files_at = time.monotonic() + FILES_SECONDS
            return False
        if self._throttled():
            patience.rest(self._work, "THROTTLED")
        allowance.count(self._work)
        self._glance()
        return took

    def _older_flags(self, boxes: Sequence[MailboxState]) -> bool:
        """Some that another program may have changed, where the server tells of none by itself."""
        if self._desk.asked.open or resting(self._work):
            return False
        minute = int(time.monotonic() // MINUTE_SECONDS)
        if minute != self._minute:
            self._minute = minute
            self._older = older.some(self._work, boxes, minute)
        for _ in self._older:
            if self._throttled():
                patience.rest(self._work, "THROTTLED")
            self._glance()
            return True
        return False

    def _old_texts(self) -> bool:
        """Some of what is more than the store may hold, if it may hold so much only."""
        limit = self._desk.limit
        if limit is None:
            return False
        if time.monotonic() >= self._size_at:
            self._size_at = time.monotonic() + SIZE_SECONDS
            self._letting_go = letting_go.some(self._work, limit)
        for _ in self._letting_go:
            self._glance()
            return True
        return False


def resting(work: Work) -> bool:
    """The server is asked for nothing that can wait."""
    return patience.resting(work) or allowance.used_up(work)
