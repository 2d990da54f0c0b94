"""The daemon: one supervisor, a worker an account, and the store as the only way to ask it.

The supervisor never waits on a server. It looks five times a second whether the store has moved,
rings the bell of an account that has something to do, writes the heartbeat, and notices when the
machine has slept.
"""

import gc
import logging
import math
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from types import FrameType

from store.config import Config, ConfigError, fingerprint, load
from store.records import status, verdicts
from store.records.database import Store, failures_named
from store.records.failures import StoreError
from store.records.file_opening import open_store
from store.records.status import DaemonRunning
from sync import account, hearing, logs, reach, reader
from sync.desk import Bell, Desk
from sync.once import Report
from sync.once import once as one_round
from sync.progress import Elsewhere, Event, Finished
from sync.workers import Worker, desks

TICK_SECONDS = 0.2
BEAT_SECONDS = 5.0
JUMP_SECONDS = 30.0
"""Wall clock against monotonic: more is sleep, or a clock that was set."""
NETWORK_SECONDS = 60.0
"""At most so often what waits is tried since there is another network: some come and go."""
STARTED_ANEW = "OWED_STARTED_ANEW"
RULES = "OWED_STARTED_FOR"
"""The rules for which a daemon has started itself anew."""
PATIENCE = 120.0
"""Seconds that a daemon which started itself anew waits for its lock."""
LOCK_SECONDS = 1.0
"""Between two tries to have it."""
SWITCH_SECONDS = 0.0005
"""After which a thread that computes gives way. The one that writes asks for its turn after each
statement, a dozen a mail; with Python's own 5 ms a first sync takes a third longer, and so does
each hold of the store's lock."""
END_SECONDS = 1.6
"""From the signal to the end."""

_HOPELESS = {"damaged", "missing", "moved"}
"""What ends the daemon: it says so, and leaves the file alone."""

log = logging.getLogger(__name__)


def run(
    store: Store,
    config: Config,
    *,
    once: bool,
    account: str | None,
    progress: Callable[[Event], None],
    wait: bool = False,
) -> int:
    """The exit status: 0 all done, 1 something failed, 3 another daemon has the store.

    wait: until that one has ended, however long it takes. What happened is told as events, from
    whatever thread, one at a time.
    """
    gc.freeze()  # what is loaded by now stays; a first sync would look through it again and again
    sys.setswitchinterval(SWITCH_SECONDS)
    turn = threading.Lock()

    def report(event: Event) -> None:
        with turn:
            progress(event)

    if once:
        # Whoever waits for the round hears of each fault by an event.
        logging.getLogger("sync").addHandler(logging.NullHandler())
        with _signals(_leave, signal.SIGTERM):  # as by Ctrl-C: what was started is ended
            done = one_round(store, config, account, report)
        hearing.hear(store)
        return 0 if done else 1
    try:
        with _signals(_leave, signal.SIGTERM), _locked(store, wait):
            again = _supervised(store, config, account, report)
    except DaemonRunning as other:
        report(Elsewhere(other.pid, asked=False))
        return 3
    except SystemExit:  # a signal, before anything was begun that wants an end
        return 0
    if again:
        reader.part_with_kept()
        os.environ[STARTED_ANEW] = "1"
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
    return 0


def _supervised(store: Store, config: Config, account: str | None, report: Report) -> bool:
    """Whether the program is to start anew; else it has ended in good order, however early."""
    try:
        again = Supervisor(store, config, desks(store, config, account, report)).run()
    except SystemExit:
        status.ended(store)
        raise
    if not again:
        status.ended(store)
    return again


@contextmanager
def _locked(store: Store, wait: bool) -> Iterator[None]:
    """The daemon's lock. One that starts itself anew lets go of it for an instant: whoever used
    that for a round of its own is waited for."""
    patience = PATIENCE if os.environ.pop(STARTED_ANEW, "") else 0.0
    until = time.monotonic() + (math.inf if wait else patience)
    with ExitStack() as stack:
        while True:
            try:
                stack.enter_context(status.daemon_lock(store))
                break
            except DaemonRunning:
                if time.monotonic() >= until:
                    raise
                time.sleep(LOCK_SECONDS)
        yield


class Supervisor:
    """What runs until a signal comes. `run` returns whether the program is to start anew."""

    def __init__(self, store: Store, config: Config, desks: Sequence[Desk]) -> None:
        self._store = store
        self._config = config
        self._workers = [Worker(desk, account.live) for desk in desks]
        self._end = threading.Event()
        self._told = False
        """To end, by a signal."""
        self._bell = Bell()
        self._until = 0.0
        """When it has ended, on the monotonic clock; 0: it goes on."""
        self._hearing: threading.Thread | None = None
        self._waiting: dict[int, dict[str, int]] = {}
        """Of each ticket: the number of the round that each account owes."""
        self._seen = -1
        self._beat_at = 0.0
        self._told_at = 0.0
        self._offset = time.time() - time.monotonic()
        self._ways = reach.ways_out()
        self._hurried_at = -math.inf
        # That of when it was read: it may have changed since, while the daemon was starting.
        self._config_read = config.fingerprint or fingerprint(config.path)
        self._anew = False
        """The program is to start anew as soon as it may."""

    def run(self) -> bool:
        again = False
        with _signals(self._signal, signal.SIGTERM, signal.SIGINT):
            try:
                for worker in self._workers:
                    self._recover(worker)
                    worker.start()
                self._hearing = hearing.begin(self._store, self._end)
                while not again and not self._ended_within(TICK_SECONDS):
                    with self._going_on(), failures_named():
                        again = self._tick()
            finally:
                self._stop()
        return again and not self._told

    def _signal(self) -> None:
        self._told = True
        self.end()

    def end(self) -> None:
        """Nothing more is begun, and what waits for the store's lock does not for long. May be
        called from a signal, in the middle of anything: what it waits for, the main thread has
        not."""
        if self._until:
            return
        self._until = time.monotonic() + END_SECONDS
        self._store.ends = self._until - END_SECONDS / 2
        for worker in self._workers:
            worker.stop()
        self._end.set()
        self._bell.ring()

    def _ended_within(self, seconds: float) -> bool:
        self._bell.wait(seconds)
        return self._end.is_set()

    @contextmanager
    def _going_on(self) -> Iterator[None]:
        """A full disk may have room again some seconds later; a damaged file mends by no
        waiting."""
        try:
            yield
        except StoreError as error:
            if error.code in _HOPELESS:
                raise
            log.warning("%s", logs.of_store(error, self._store.path))
            self._ended_within(BEAT_SECONDS)

    def _recover(self, worker: Worker) -> None:
        """Nothing is sent before that; a store that is full or locked may be so for a while."""
        while not self._end.is_set():
            with self._going_on(), failures_named():
                worker.recover()
                return

    def _tick(self) -> bool:
        changed = self._store.changed()
        if changed != self._seen:
            self._seen = changed
            self._take_rounds()
        for worker in self._workers:
            if worker.desk.broken is not None and worker.desk.broken.code in _HOPELESS:
                raise worker.desk.broken
            if worker.desk.asked.wanted:
                worker.start()  # it was giving up when it was asked
            worker.desk.awaited = self._anew
            worker.look(sends=not self._anew)
        self._answer_rounds()
        self._notice_sleep()
        self._tell_what_is_due()
        if time.monotonic() >= self._beat_at:
            self._beat_at = time.monotonic() + BEAT_SECONDS
            status.heartbeat(self._store, int(time.time()))
            self._anew |= self._outdated()
            self._notice_network()
        # A mail whose last dot has left would be uncertain for no reason.
        sending = any(worker.desk.sending.is_set() for worker in self._workers)
        return self._anew and not sending

    def _take_rounds(self) -> None:
        """Whoever asks knows the configuration of this moment: what is asked of an older one is
        left to the program that has started anew."""
        rounds = status.rounds_wanted(self._store)
        new = [wanted for wanted in rounds if wanted.ticket not in self._waiting]
        if new and not self._anew:
            self._anew = self._reconfigured()
        for wanted in new if not self._anew else ():
            self._waiting[wanted.ticket] = {
                worker.desk.account.name: worker.ask()
                for worker in self._workers
                if wanted.account in (None, worker.desk.account.name)
            }

    def _answer_rounds(self) -> None:
        by_name = {worker.desk.account.name: worker.desk for worker in self._workers}
        for ticket, numbers in list(self._waiting.items()):
            results = [by_name[name].asked.result(number) for name, number in numbers.items()]
            done = [result for result in results if result is not None]
            if len(done) == len(results):
                status.round_done(self._store, ticket, _plain(done))
                del self._waiting[ticket]

    def _notice_sleep(self) -> None:
        """No time-out of a connection that fell asleep with the machine is waited for."""
        offset = time.time() - time.monotonic()
        if abs(offset - self._offset) > JUMP_SECONDS:
            log.info("the clock jumped by %d s", offset - self._offset)
            for worker in self._workers:
                worker.desk.drop()
                worker.desk.bell.ring()
        self._offset = offset

    def _notice_network(self) -> None:
        """What could not be done without one, or in the one before, is not backed off from."""
        ways = reach.ways_out()
        if ways == self._ways:
            return
        if ways:
            if time.monotonic() < self._hurried_at + NETWORK_SECONDS:
                return
            self._hurried_at = time.monotonic()
            for worker in self._workers:
                worker.hurry()
        self._ways = ways

    def _tell_what_is_due(self) -> None:
        wanted = self._config.notify
        if wanted.on and time.monotonic() >= self._told_at:
            from sync import notices  # late: it loads the lists

            self._told_at = time.monotonic() + notices.SECONDS
            notices.look(self._store, int(time.time()), notices.as_wanted(wanted))

    def _outdated(self) -> bool:
        """The tables, the rules, or the configuration, are newer than this process."""
        try:
            open_store(self._config, create=False)
        except StoreError as error:
            if error.code == "newer":
                return True
        frame = verdicts.of_others(self._store)
        if frame and frame != os.environ.get(RULES):  # once: it may be an older program's again
            os.environ[RULES] = frame
            return True
        return self._reconfigured()

    def _reconfigured(self) -> bool:
        """Told once for each change."""
        found = fingerprint(self._config.path)
        if found == self._config_read:
            return False
        self._config_read = found
        try:
            load(self._config.path)
        except ConfigError as error:
            from store.words import problems  # late: it is right most times

            for problem in error.problems:
                said = problems.sentence(problem)
                log.warning("the configuration was changed and is wrong: %s", said)
            return False
        return True

    def _stop(self) -> None:
        """First in good order; what does not end by itself loses its connection. Whatever that
        interrupts is repeated, never doubled; a mail whose last dot has left is uncertain."""
        self.end()
        for worker in self._workers:
            worker.join(self._until - END_SECONDS / 2)
        for worker in self._workers:
            worker.desk.drop()
        for worker in self._workers:
            worker.join(self._until)
        if self._hearing is not None:
            self._hearing.join(max(0.0, self._until - time.monotonic()))


def _plain(results: Iterable[Finished]) -> dict[str, dict[str, object]]:
    """The facts apart: the fault's own code, which may be '', is one of them."""
    return {one.account: {"code": one.code, "facts": dict(one.facts)} for one in results}


def _leave() -> None:
    sys.exit(128 + signal.SIGTERM)


@contextmanager
def _signals(end: Callable[[], None], *numbers: signal.Signals) -> Iterator[None]:
    """What these do; only the main thread may say so to the system."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def handle(number: int, frame: FrameType | None) -> None:
        end()

    old = {number: signal.signal(number, handle) for number in numbers}
    try:
        yield
    finally:
        for number, before in old.items():
            signal.signal(number, before)
