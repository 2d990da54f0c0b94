"""A second connection that only listens: to Sent while the first one watches INBOX, to INBOX while
that one fetches history.

An answer given on the telephone's mail program is seen in a second, and not with the next poll:
until then its debt would be shown as owed. Nothing is fetched here and nothing written, so that the
account's state has one writer; what is heard makes the other connection look. A server that allows
one connection only is polled as before.
"""

import logging
import threading
import time

from sync.credentials import NoSecret
from sync.desk import Bell, Desk
from sync.faults import BadPassword, Fault, Lost, Unreachable
from sync.pacing import Pace
from sync.session import Session, connect
from sync.work import Stopped

AFTER = 20.0
"""Seconds for which the first connection must have stood."""
IDLE_SECONDS = (20.0, 120.0, 540.0)
"""As on the first connection: short at first, below ten minutes at last."""
MINUTE, HOUR = 60.0, 3_600.0
HEALTHY = 120.0
END_SECONDS = 1.0

log = logging.getLogger(__name__)


class Ear:
    """`listen` and `heard` are for the account's thread; the listening has one of its own."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._begun = time.monotonic()
        self._bell = Bell()
        self._ended = threading.Event()
        self._to = b""
        self._heard = threading.Event()
        self._session: Session | None = None
        self._thread: threading.Thread | None = None

    def listen(self, to: bytes) -> None:
        """To the mailbox of this raw name; what was heard of another is forgotten."""
        if to != self._to:
            self._to = to
            self._heard.clear()
            self._bell.ring()
        if self._thread is None and time.monotonic() - self._begun >= AFTER:
            self._thread = threading.Thread(target=self._live, name="ear", daemon=True)
            self._thread.start()

    def heard(self) -> bytes | None:
        """The mailbox that has news, told once."""
        if not self._heard.is_set():
            return None
        self._heard.clear()
        return self._to

    def close(self) -> None:
        self._ended.set()
        self._bell.ring()
        session = self._session
        if session is not None:
            session.drop()
        if self._thread is not None:
            self._thread.join(END_SECONDS)
        if self._thread is None or not self._thread.is_alive():
            self._bell.close()

    def _live(self) -> None:
        pause = MINUTE
        while not self._ended.is_set():
            begun = time.monotonic()
            try:
                self._one_connection()
            except Stopped:
                return
            except (Lost, Unreachable) as fault:
                log.info("%s: the second connection: %s", self._desk.account.name, fault.code)
                pause = MINUTE if time.monotonic() - begun >= HEALTHY else min(2 * pause, HOUR)
            except BadPassword as fault:
                # Not again by itself: the first one finds out whether the password still is one.
                log.info("%s: no second connection: %s", self._desk.account.name, fault.code)
                return
            except (Fault, NoSecret) as fault:
                # One connection is all that there is, or a fault that the first one tells of.
                log.info("%s: no second connection: %s", self._desk.account.name, fault.code)
                pause = HOUR
            self._ended.wait(pause)

    def _one_connection(self) -> None:
        session = connect(self._desk.account.imap, self._desk.secret("imap"), qresync=False)
        self._session = session
        try:
            while not self._ended.is_set():
                self._one_mailbox(session, self._to)
        finally:
            self._session = None
            session.close()

    def _one_mailbox(self, session: Session, raw: bytes) -> None:
        """Until another is to be listened to."""
        session.select(raw, readonly=True)
        rounds, pace = 0, Pace()
        while self._to == raw and not self._ended.is_set():
            self._bell.still()
            asked, began = IDLE_SECONDS[min(rounds, len(IDLE_SECONDS) - 1)], time.monotonic()
            idled = session.idle(asked, self._bell)
            lasted = time.monotonic() - began
            if idled.dead:
                raise Lost("eof")
            heard = session.noop() if rounds < len(IDLE_SECONDS) else session.take_heard()
            rounds += 1
            news = any((*idled[:3], *heard[:3]))
            if news and self._to == raw:
                self._heard.set()
                self._desk.bell.ring()
            # Whether news are any is seen by the first connection.
            self._bell.wait(pace.after(lasted, vain=not idled.woken and lasted < asked))
