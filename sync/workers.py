"""The threads of an account: one for its mailboxes, one that sends while there is something."""

import threading
import time
from collections.abc import Callable

from store.config import Account, Config
from store.records import intents, mailboxes, outbox_copies, outbox_states
from store.records.database import Store
from store.rules.instant import Instant
from sync import credentials
from sync.credentials import NoSecret
from sync.desk import Desk
from sync.progress import Event
from sync.work import Stopped

AGAIN_SECONDS = 10.0
"""What is due and cannot be done is looked at again after so long."""
LOOK_SECONDS = 0.05


class Worker:
    """One account's. `life` is what its first thread does: `account.live` or `account.once`."""

    def __init__(self, desk: Desk, life: Callable[[Desk], object]) -> None:
        self.desk = desk
        self._do = life
        self._rung: tuple[Instant, float] = (0, 0.0)
        self._life: threading.Thread | None = None
        self._over = threading.Event()
        self._courier: threading.Thread | None = None

    @property
    def alive(self) -> bool:
        return self._life is not None and not self._over.is_set()

    def start(self) -> None:
        """Begin, or begin again after it had to give up."""
        if not self.alive:
            name = self.desk.account.name
            self._over = threading.Event()
            self._life = threading.Thread(
                target=self._live, args=(self._over,), name=name, daemon=True
            )
            self._life.start()

    def _live(self, over: threading.Event) -> None:
        try:
            self._do(self.desk)
        finally:
            over.set()

    def wait(self, seconds: float) -> None:
        """Until its life is over, at most so long. Not by `join`: Python takes a thread for ended
        whose join a signal has broken off."""
        self._over.wait(seconds)

    def recover(self) -> None:
        """Under the daemon's lock, before anything is sent: what a kill left half done."""
        outbox_states.recover(self.desk.store, self.desk.account_id, self.desk.now())
        knock_again(self.desk)

    def look(self, *, sends: bool = True) -> None:
        """Ring, or send, if something is due."""
        at = self.desk.soonest()
        rung_at, rung = self._rung
        if at is None or at > self.desk.now():
            self._rung = (0, 0.0)  # all is done: whatever else comes in this second is new
            return
        if at == rung_at and time.monotonic() - rung < AGAIN_SECONDS:
            return  # it cannot be done just now
        self._rung = (at, time.monotonic())
        self.desk.bell.ring()
        if sends:
            self.send()

    def send(self) -> None:
        """What is due, in a thread of its own: a server may take minutes to say yes."""
        if self.desk.sending.is_set():
            return
        at = self.desk.next_mail()
        if at is None or at > self.desk.now():
            return
        from sync import courier  # late: most rounds send nothing

        self.desk.sending.set()
        self._courier = threading.Thread(target=courier.send_all, args=(self.desk,), daemon=True)
        self._courier.start()

    def hear_out(self) -> None:
        """What is on its way is not left before its server has said what became of it: a mail
        whose last dot has left would be uncertain for no reason. Nothing more is begun, and a
        server that keeps silent before that dot is given up by the courier itself."""
        self.stop()
        while self.desk.sending.is_set():
            time.sleep(LOOK_SECONDS)

    def ask(self) -> int:
        """For a whole round; its number. Somebody has come: what waits for them is tried, and what
        waits for its time."""
        knock_again(self.desk)
        outbox_states.sooner(self.desk.store, self.desk.account_id, self.desk.now())
        number = self.desk.asked.ask()
        self.start()
        self.desk.bell.ring()
        return number

    def hurry(self) -> None:
        """There is a network, or another one: what waits for its time is tried, but for a server
        that is connected."""
        self.desk.hurry |= self.desk.session is None
        outbox_states.sooner(self.desk.store, self.desk.account_id, self.desk.now())
        self.desk.bell.ring()

    def stop(self) -> None:
        self.desk.stop.set()
        self.desk.bell.ring()

    def join(self, until: float) -> None:
        for thread in (self._life, self._courier):
            if thread is not None:
                thread.join(max(0.0, until - time.monotonic()))


def knock_again(desk: Desk) -> None:
    """Mails that a refused password keeps back, and moves and copies for which a mailbox had no
    room, are due now: something may have changed."""
    intents.knock(desk.store, desk.account_id, desk.now())
    outbox_copies.knock(desk.store, desk.account_id, desk.now())
    outbox_states.knock(desk.store, desk.account_id, "bad-password", desk.now())


def desks(
    store: Store, config: Config, only: str | None, report: Callable[[Event], None]
) -> list[Desk]:
    """The configured accounts, or one of them. Under the daemon's lock: what none of them can send
    is told."""
    ids = mailboxes.accounts_sync(store, config)
    senders = {ids[account.name] for account in config.accounts if account.smtp is not None}
    outbox_states.stranded(store, senders, int(time.time()))
    accounts = [account for account in config.accounts if only in (None, account.name)]
    limit = config.store.limit
    return [_desk(store, account, ids[account.name], report, limit) for account in accounts]


def _desk(
    store: Store,
    configured: Account,
    account_id: int,
    report: Callable[[Event], None],
    limit: int | None,
) -> Desk:
    servers = {"imap": configured.imap, "smtp": configured.smtp or configured.imap}
    stop = threading.Event()

    def secret(server: str) -> str:
        try:
            return credentials.secret(configured.name, servers[server], stop.is_set)
        except NoSecret:
            if stop.is_set():
                raise Stopped from None
            raise

    return Desk(
        store=store,
        account=configured,
        account_id=account_id,
        now=lambda: int(time.time()),
        secret=secret,
        report=report,
        limit=limit,
        stop=stop,
    )
