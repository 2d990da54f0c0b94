"""One account at the daemon: what there is of it before, between and after its connections."""

import contextlib
import math
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from store.config import Account
from store.records import intents, outbox_later, outbox_states, remote, uploads_todo
from store.records.database import Store
from store.records.failures import StoreError
from store.rules.instant import Instant
from sync.holds import Holds, awake_or_asleep
from sync.line import ready
from sync.progress import Event, Finished
from sync.session import Session
from sync.work import Stopped

HURRY_SECONDS = 10.0
"""An account that waits to connect tries at once when somebody asks for a round, or when the
machine wakes up, but not sooner than this after its last try."""
SILENCE_SECONDS = 60.0
"""Where somebody waits for a round, a server that sends nothing for so long is given up, and tried
again later."""


class Bell:
    """Wakes whoever waits on it, also inside an IDLE; may be rung from any thread."""

    def __init__(self) -> None:
        self._ear, self._rope = socket.socketpair()
        for end in (self._ear, self._rope):
            end.setblocking(False)

    def fileno(self) -> int:
        return self._ear.fileno()

    def ring(self) -> None:
        with contextlib.suppress(BlockingIOError):  # it is ringing
            self._rope.send(b"!")

    def wait(self, seconds: float) -> bool:
        """Whether it rang within so many seconds."""
        return bool(ready([self._ear], max(0.0, seconds)))

    def still(self) -> None:
        """Stop the ringing; what is rung from here on is new."""
        with contextlib.suppress(BlockingIOError):
            while self._ear.recv(4096):
                pass

    def close(self) -> None:
        self._ear.close()
        self._rope.close()


class Asked:
    """Rounds that somebody waits for. Numbers only grow: who asked when it was n is answered as
    soon as n rounds were."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._asked = self._begun = self._answered = 0
        self._result: Finished | None = None

    def ask(self) -> int:
        with self._lock:
            self._asked += 1
            return self._asked

    @property
    def wanted(self) -> bool:
        """Somebody asked, and no round has begun since."""
        return self._begun < self._asked

    @property
    def open(self) -> bool:
        return self._answered < self._begun

    def begin(self) -> None:
        with self._lock:
            self._begun = self._asked

    def answer(self, result: Finished) -> None:
        with self._lock:
            self._answered, self._result = self._begun, result

    def result(self, number: int) -> Finished | None:
        with self._lock:
            return self._result if self._answered >= number else None


@dataclass(slots=True)
class Desk:
    """One account. session: that of the connection, if there is one; for `drop` only."""

    store: Store
    account: Account
    account_id: int
    now: Callable[[], Instant]
    secret: Callable[[str], str]
    """The password of the 'imap' or the 'smtp' server; raises `credentials.NoSecret`, Stopped."""
    report: Callable[[Event], None]
    limit: int | None = None
    """Octets of the store, over which old files are let go of."""
    stop: threading.Event = field(default_factory=threading.Event)
    bell: Bell = field(default_factory=Bell)
    asked: Asked = field(default_factory=Asked)
    sending: threading.Event = field(default_factory=threading.Event)
    """Set while the courier is at it."""
    awaited: bool = False
    """Somebody waits for the end of this process."""
    holds: Holds = field(default_factory=Holds)
    later: Holds = field(default_factory=lambda: Holds(awake_or_asleep, longest=math.inf))
    """Of mails that are to go out at a time."""
    session: Session | None = None
    broken: StoreError | None = None
    """The store cannot be used any more; nothing helps but a person."""
    tried: int = 0
    """The hash of the password that was last tried."""
    tried_at: float = -math.inf
    """When, on the monotonic clock."""
    refused: int = 0
    """The hash of the one that the sending server has refused."""
    hurry: bool = False
    """No use in backing off: the machine has just woken up, or has another network."""

    def patience(self) -> float:
        """Seconds at most for each answer of the server that sends, while nothing is sent yet."""
        awaited = self.awaited or self.asked.wanted or self.asked.open
        return SILENCE_SECONDS if awaited else math.inf

    def rest(self, seconds: float) -> None:
        """Wait, less long if somebody asks for a round; Stopped at the daemon's end."""
        until = time.monotonic() + seconds
        self.border()
        while (left := self._left(until)) > 0:
            self.bell.wait(left)
            self.bell.still()
            self.border()
        self.hurry = False

    def _left(self, until: float) -> float:
        left = until - time.monotonic()
        return min(left, self.too_early()) if self.asked.wanted or self.hurry else left

    def too_early(self) -> float:
        """Seconds to wait before the next try, whoever hurries."""
        return max(0.0, self.tried_at + HURRY_SECONDS - time.monotonic())

    def border(self) -> None:
        if self.stop.is_set():
            raise Stopped

    def drop(self) -> None:
        """End the connection at once; from any thread."""
        self.hurry = True
        session = self.session
        if session is not None:
            session.drop()

    def soonest(self) -> Instant | None:
        """When the next wish, mail or draft is due, or since when a file is waited for."""
        found = (self.next_wish(), self.next_mail(), self.next_draft(), self.file_since())
        return min((instant for instant in found if instant is not None), default=None)

    def next_wish(self, after: Instant | None = None) -> Instant | None:
        return intents.next_due(self.store, self.account_id, self.now(), after)

    def next_draft(self) -> Instant | None:
        kept = self.account.drafts == "server"
        return uploads_todo.next_due(self.store, self.account_id, self.now(), kept=kept)

    def file_since(self) -> Instant | None:
        return remote.wanted_since(self.store, self.account_id)

    def next_mail(self) -> Instant | None:
        if self.account.smtp is None:
            return None
        lefts = (*self._held().values(), *self._later().values())
        times = [self.now() + max(0, math.ceil(left)) for left in lefts]
        due = outbox_states.next_due(self.store, self.account_id, self.now())
        return min([*times, *([] if due is None else [due])], default=None)

    def release(self) -> None:
        """Mails whose hold is over, or whose time has come, may be sent."""
        over = [id_ for id_, left in self._held().items() if left <= 0]
        outbox_states.release(self.store, over)
        come = [id_ for id_, left in self._later().items() if left <= 0]
        outbox_later.begin(self.store, come, self.now())

    def _held(self) -> dict[int, float]:
        return self.holds.left(outbox_states.held(self.store, self.account_id), self.now())

    def _later(self) -> dict[int, float]:
        return self.later.left(outbox_later.waiting(self.store, self.account_id), self.now())
