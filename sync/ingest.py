"""The way of mails into the store: fetched here, read in other processes, written by a thread.

While the server sends one batch, other processes read pieces of the one before and the thread
writes what they have read; the pipes between them hold back whoever is faster, so memory stays at
a batch and a few pieces. A single mail goes the same way: only what another process reads can be
given up when it does not end.
"""

import gc
import logging
import os
import queue
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from store.freed import give_back
from store.records import whereabouts
from store.records.database import Store
from store.records.failures import StoreError
from store.records.mailboxes import MailboxState
from store.records.remote import Remote
from store.rules.instant import Instant
from sync.reader import STARTS, Reader, first_reader, keep
from sync.skeleton import sized

if TYPE_CHECKING:
    from store.records.incoming import Fetched
    from sync.reading import Given, Read

PIPELINE_FROM = 300
"""Mails to come, from which more than one other process pays."""
FIRST = 100
"""Mails that are read by one before the others are started: they would only be in its way."""
PIECE = 50
"""Mails that go to another process, come back and are written at once: whole batches would lie
there in three forms, and as often as there are processes."""
READERS = min(3, os.cpu_count() or 1)
"""Reading costs twice what all the rest does."""
USUAL, SELDOM = gc.get_threshold(), (50_000, 10, 10)
"""When Python looks for what holds itself: while much comes each look finds mails on their way."""

log = logging.getLogger(__name__)


class Letter(NamedTuple):
    """A mail as it came from the server."""

    uid: int
    flags: frozenset[str]
    internaldate: Instant | None
    raw: bytes
    body: str = ""
    """'cut' if more text is there than `raw` holds."""
    size: int | None = None
    """Of the whole, as the server says, where `raw` is not all of it."""
    remote: tuple[Remote, ...] = ()
    """Parts that stay on the server."""
    email_id: str = ""

    @property
    def given(self) -> "Given":
        return self.raw, self.size


@dataclass(frozen=True, slots=True)
class Batch:
    """Mails of one mailbox, and its state once they are in the store."""

    mailbox_id: int
    uidvalidity: int
    letters: Sequence[Letter]
    progress: MailboxState | None = None
    done: Callable[[], None] | None = None
    """Called after the commit, perhaps in another thread."""
    more: bool = False
    """A piece that is not the last of what was fed together."""

    def pieces(self) -> "Iterator[Batch]":
        *starts, last = range(0, len(self.letters), PIECE) or (0,)
        for start in starts:
            letters = self.letters[start : start + PIECE]
            yield Batch(self.mailbox_id, self.uidvalidity, letters, more=True)
        yield replace(self, letters=self.letters[last:])


_Job = tuple[Batch, Reader] | Literal["rest"] | None
"""None: the end."""


class Ingest:
    """One account's way into the store; batches are written in the order in which they are fed."""

    def __init__(self, store: Store, now: Callable[[], Instant]) -> None:
        self._store = store
        self._now = now
        self.readers: list[Reader] = []
        self._writer: threading.Thread | None = None
        self._jobs: queue.SimpleQueue[_Job] = queue.SimpleQueue()
        self._expected = self._fed = 0
        self._turn = 0
        self._coming: deque[Batch] = deque()
        """What was fed and is not written yet, in that order."""
        self._idle = threading.Condition()
        self._failure: BaseException | None = None
        self._closed = False
        self._aside: ExitStack | None = None
        """While much comes: the thread that folds back what the writer writes."""

    def expect(self, messages: int) -> None:
        """So many mails are to come. Another process starts at once, while the server is asked
        for the first ones; for many of them more start when the newest are there."""
        self._expected = messages
        if messages and not self.readers:
            self.readers = [first_reader()]

    def feed(self, batch: Batch) -> None:
        """Take a batch; raises what writing an earlier one raised."""
        self._raise_failure()
        if batch.letters or self.readers:
            for piece in batch.pieces():
                self._raise_failure()
                self._hand_over(piece, self._reader())
        else:
            self.drain()
            self._write(batch, ())
        self._fed += len(batch.letters)
        if self._expected >= PIPELINE_FROM and self._fed >= FIRST:
            self.start()

    def _hand_over(self, batch: Batch, reader: "Reader") -> None:
        if self._writer is None:
            self._writer = threading.Thread(target=self._write_all, daemon=True)
            self._writer.start()
        with self._idle:
            self._coming.append(batch)
        self._jobs.put((batch, reader))
        try:
            reader.send([letter.given for letter in batch.letters])
        except BrokenPipeError:
            # What was sent to it is read again, by the writer.
            self.readers[self.readers.index(reader)] = Reader()

    def start(self) -> None:
        """All that works while much comes."""
        if self._aside is None:
            self._aside = ExitStack()
            self._aside.enter_context(self._store.folded_aside())
            gc.set_threshold(*SELDOM)
            self._aside.callback(gc.set_threshold, *USUAL)
        self.readers += [Reader() for _ in range(READERS - len(self.readers))]

    def _reader(self) -> "Reader":
        """The next one in turn of those that have started; the first is waited for."""
        self.readers = [reader for reader in self.readers if reader.runs()] or [first_reader()]
        ready = [reader for reader in self.readers if reader.ready()]
        if not ready and self.readers[0].ready(STARTS):
            ready = self.readers[:1]
        if not ready:
            self.readers.pop(0).end()
            raise RuntimeError("the process that reads mail does not start")
        self._turn += 1
        return ready[self._turn % len(ready)]

    def drain(self, mailbox_id: int | None = None) -> None:
        """Wait until all that was fed, or what was of this mailbox, is in the store; raises what
        writing raised."""
        with self._idle:
            self._idle.wait_for(lambda: not self._of(mailbox_id))
        self._raise_failure()
        if mailbox_id is None and self._expected < PIPELINE_FROM:
            self._part_with_readers()
            self._end_aside()

    @property
    def busy(self) -> bool:
        """Something of whichever mailbox was fed and may not be in the store yet."""
        return bool(self._coming)

    def coming(self, mailbox_id: int, uidvalidity: int) -> set[int]:
        """UIDs of mails that were fed and may not be in the store yet. Whoever asks the store as
        well asks here first."""
        with self._idle:
            fed = [one for one in self._of(mailbox_id) if one.uidvalidity == uidvalidity]
        return {letter.uid for batch in fed for letter in batch.letters}

    def names_coming(self) -> set[str]:
        """What the server calls the contents that were fed and may not be in the store yet."""
        with self._idle:
            return {letter.email_id for one in self._coming for letter in one.letters} - {""}

    def _of(self, mailbox_id: int | None) -> list[Batch]:
        return [one for one in self._coming if mailbox_id in (None, one.mailbox_id)]

    def rest(self) -> None:
        """No more is expected: the other processes may go, and what they brought is no longer held
        ready."""
        self._expected = 0
        self.drain()
        if self._writer is not None:
            self._store.close()
            self._jobs.put("rest")

    def _part_with_readers(self) -> None:
        """One stays for the next mail, of whichever account."""
        for reader in self.readers:
            keep(reader)
        self.readers = []

    def _end_aside(self) -> None:
        if self._aside is not None:
            self._aside.close()
            self._aside = None

    def close(self) -> None:
        """What was fed and not drained is lost, and is fetched again."""
        self._closed = True
        for reader in self.readers:
            reader.end()
        self.readers = []
        if self._writer is not None:
            self._jobs.put(None)
            self._writer.join()
            self._writer = None
        self._end_aside()

    def _raise_failure(self) -> None:
        if self._failure is not None:
            raise self._failure

    def _write_all(self) -> None:
        while (job := self._jobs.get()) is not None:
            if job == "rest":
                self._rest()
                continue
            batch, reader = job
            try:
                if self._failure is None and not self._closed:
                    self._write(batch, self._answer(batch, reader))
            except BaseException as error:  # noqa: BLE001 - raised again where batches are fed
                self._failure = error
                reader.end()  # else whoever feeds it waits for ever
            with self._idle:
                self._coming.popleft()
                self._idle.notify_all()
        self._store.close()

    def _rest(self) -> None:
        """A daemon is there for months, and much mail comes once."""
        with suppress(StoreError):
            self._store.rest()
        gc.collect()
        give_back()

    def _answer(self, batch: Batch, reader: "Reader") -> "list[Read | str]":
        """What the other process read; where it died, each mail in a process of its own."""
        try:
            return reader.answer()
        except EOFError:
            if self._closed:
                raise
            log.warning("a reading process died in a batch of %d", len(batch.letters))
            return [_alone(letter.given) for letter in batch.letters]

    def _write(self, batch: Batch, results: "Sequence[Read | str]") -> None:
        from store.records import mail  # late: a round that finds nothing new writes none

        letters = list(zip(batch.letters, results, strict=True))
        fetched = [
            _fetched(batch, letter, found, self._now())
            for letter, found in letters
            if not isinstance(found, str)
        ]
        bad = [(letter.uid, found) for letter, found in letters if isinstance(found, str)]
        if bad:
            log.warning("mailbox %d: cannot read %s", batch.mailbox_id, bad)
            where = (batch.mailbox_id, batch.uidvalidity)
            whereabouts.unreadable(self._store, *where, bad, self._now())
        mail.add(self._store, fetched, batch.progress, more=batch.more)
        if batch.done is not None:
            batch.done()


def _alone(given: "Given") -> "Read | str":
    reader = Reader()
    try:
        reader.wait_ready()
        reader.send([given])
        return reader.answer()[0]
    except (EOFError, BrokenPipeError):
        return "reader-died"
    finally:
        reader.end()


def _fetched(batch: Batch, letter: Letter, found: "Read", now: Instant) -> "Fetched":
    from store.records.incoming import Fetched

    date = found.parsed.date
    came = now if date is None else int(date.timestamp())  # where the server does not tell
    return Fetched(
        mailbox_id=batch.mailbox_id,
        uidvalidity=batch.uidvalidity,
        uid=letter.uid,
        flags=letter.flags,
        internaldate=came if letter.internaldate is None else letter.internaldate,
        raw=letter.raw,
        parsed=sized(found.parsed, letter.raw, letter.remote) if letter.remote else found.parsed,
        said=found.said,
        machine=found.machine,
        packed=found.packed,
        body=letter.body,
        folded=found.folded,
        remote=letter.remote,
        email_id=letter.email_id,
    )
