"""What the parts of sync work with while one connection of one account lasts."""

import logging
import math
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from store.config import Account
from store.records import mailboxes
from store.records.database import Store
from store.records.mailboxes import MailboxState
from store.rules.instant import Instant
from sync import passing
from sync.faults import Refused
from sync.ingest import Ingest
from sync.progress import Progress, Tally
from sync.session import Session
from sync.wire import Selected

log = logging.getLogger(__name__)


class Stopped(Exception):
    """The daemon is to end; raised only where nothing is half done."""


@dataclass(slots=True)
class Work:
    """One connection, and all that goes with it. selected: raw name of the mailbox that UIDs are
    of just now, and uidvalidity what they are worth."""

    store: Store
    account: Account
    account_id: int
    session: Session
    ingest: Ingest
    now: Callable[[], Instant]
    stop: threading.Event
    tally: Tally = field(default_factory=Tally)
    report: Callable[[Progress], None] = lambda progress: None
    selected: bytes | None = None
    uidvalidity: int = 0
    anew: bool = False
    """A round has begun a mailbox, or begun it anew, and history is to fetch what lies there."""
    strayed: bool = False
    """Sent or Drafts was not there, and what is to go there waits: the next LIST may know it under
    another name."""
    mapping: int | None = None
    """A mailbox whose UIDs hold for this SELECT alone: no round selects it before it is mapped."""
    again_at: float = math.inf
    """When what the server calls empty is to be looked at again, by the monotonic clock."""
    carried: set[int] = field(default_factory=set)
    """Mailboxes of which a mail's text has come over this connection, so it can carry others; 0:
    there was none to prove it by."""
    largest: int = 0
    """Octets of the largest of these texts: a line may carry that much, and no more."""
    counted: int = 0
    """Octets of this connection that are written down, see `allowance.py`."""

    def select(self, box: MailboxState, qresync: tuple[int, int] | None = None) -> Selected:
        self.selected = None
        with passing.asking(self, passing.OPENING, box.id):
            self.selected = None
            selected = self.session.select(box.raw_name, qresync=qresync)
            self.selected = box.raw_name
            if not selected.uidvalidity:
                selected = replace(selected, uidvalidity=self._uidvalidity(box))
        self.uidvalidity = selected.uidvalidity
        return selected

    def append(
        self, box: MailboxState, message: bytes, flags: Sequence[str], from_uid: int
    ) -> int | None:
        """Put a message into a mailbox; its UID, if the server tells one from `from_uid` on, the
        UIDNEXT of before. Afterwards none may be selected: how much it takes is asked of no mailbox
        that is."""
        if "APPENDLIMIT" in self.session.capabilities:
            self.session.unselect()
            self.selected = None
        return self.session.append(box.raw_name, message, flags, from_uid=from_uid)

    def _uidvalidity(self, box: MailboxState) -> int:
        """Where SELECT does not say. A server that never does is taken to keep its UIDs."""
        return self.session.status(box.raw_name).uidvalidity or box.uidvalidity or 1

    def box(self, mailbox_id: int) -> MailboxState:
        """A mailbox's state as the store has it now. Refused where there is none any more: a LIST
        in between may have found that it is gone."""
        found = mailboxes.mailboxes(self.store, self.account_id)
        box = next((box for box in found if box.id == mailbox_id), None)
        if box is None:
            raise Refused("NONEXISTENT")
        return box

    def distrust(self) -> None:
        """What has vanished, and what changed with it, is not asked of this server any more."""
        log.warning("%s: the server does not know what has vanished", self.account.name)
        mailboxes.remember(self.store, self.account_id, qresync_off=True)

    def expect(self, mails: int = 0) -> None:
        """So many are to be fetched now, and what history lacks after them."""
        self.ingest.expect(mails + sum(self.tally.missing.values()))

    def came(self, box: MailboxState, mails: int) -> None:
        """So many mails of a mailbox's history have come."""
        self.tally.came(box.id, mails)
        self.report(Progress(self.account.name, box.name, self.tally.done, self.tally.total))

    def border(self) -> None:
        """Between two batches: a good place to end."""
        if self.stop.is_set():
            raise Stopped
