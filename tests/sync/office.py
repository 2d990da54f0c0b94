"""An account on a test server beside a store of its own."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from store.config import Account as Configured
from store.config import Config, Secret, Server
from store.records import mailboxes, views, whereabouts
from store.records.database import Store
from store.records.file_opening import open_store
from store.records.mailboxes import MailboxState
from store.records.rows import Row
from store.settings import Security
from sync.desk import Desk
from sync.once import here
from sync.progress import Event, Finished, Progress
from tests import empty_store
from tests.peers.account import Account

ME = "jane@kontor.example"
WITHIN = 90.0
"""Seconds after which what was waited for does not happen. A limit, not a measure."""


@dataclass
class Office:
    """Jane's desk: her account on the server, her store. `clock` is what sync believes."""

    peer: Account
    config: Config
    store: Store
    account_id: int
    password: str
    ahead: int = 0
    """Seconds by which sync's clock is ahead of this machine's."""
    asked_for: list[str] = field(default_factory=list)
    """The servers whose password was wanted."""
    events: list[Event] = field(default_factory=list)

    def now(self) -> int:
        return int(time.time()) + self.ahead

    def desk(self) -> Desk:
        return Desk(
            store=self.store,
            account=self.config.accounts[0],
            account_id=self.account_id,
            now=self.now,
            secret=self._secret,
            report=self.events.append,
            limit=self.config.store.limit,
        )

    def _secret(self, server: str) -> str:
        self.asked_for.append(server)
        return self.password

    def sync(self) -> Finished:
        """`owed sync --once` of this account, within this process."""
        (result,) = here([self.desk()])
        return result

    def synced(self) -> "Office":
        assert self.sync() == Finished("work")
        return self

    def boxes(self) -> dict[str, MailboxState]:
        return {box.name: box for box in mailboxes.mailboxes(self.store, self.account_id)}

    def uids(self, mailbox: str) -> set[int]:
        box = self.boxes()[mailbox]
        return whereabouts.uids(self.store, box.id, box.uidvalidity)

    def flags(self, mailbox: str) -> dict[int, frozenset[str]]:
        box = self.boxes()[mailbox]
        return whereabouts.flags_of(self.store, box.id, box.uidvalidity)

    def key(self, subject: str) -> int:
        """The row of the conversation with this subject."""
        (found,) = [row.key for row in self._rows() if row.subject == subject]
        return found

    def subjects(self) -> list[str]:
        return sorted(row.subject for row in self._rows())

    def place(self, subject: str) -> str:
        """Where the mail with this subject is, for the lists: here, trash, gone …"""
        rows = self.store.reader().execute(
            "SELECT place FROM messages WHERE subject = ?", (subject,)
        )
        ((found,),) = rows.fetchall()
        return str(found)

    def _rows(self) -> list[Row]:
        at = views.at(self.store)
        return views.rows(self.store, views.keys(self.store, "all", at), at)

    def brought(self) -> int:
        """How many mails history has fetched so far."""
        return max((event.done for event in self.events if isinstance(event, Progress)), default=0)


def office(peer: Account, folder: Path, smtp_port: int | None = None) -> Office:
    imap = Server(peer.host, peer.port, "none", peer.user, Secret("env", "OWED_TEST_SECRET"))
    smtp = None if smtp_port is None else replace(imap, port=smtp_port)
    account = Configured("work", ME, imap, smtp)
    config = Config(
        path=folder / "config.toml",
        database=folder / "owed.db",
        timezone=ZoneInfo("Europe/Budapest"),
        accounts=(account,),
    )
    empty_store.put(config.database)
    store = open_store(config)
    account_id = mailboxes.accounts_sync(store, config)["work"]
    return Office(peer, config, store, account_id, peer.password)


def secured(office: Office, security: Security) -> Office:
    """The same account, over an encrypted connection."""
    configured = office.config.accounts[0]
    imap = replace(configured.imap, security=security)
    config = replace(office.config, accounts=(replace(configured, imap=imap),))
    return replace(office, config=config)


def letter(subject: str, *, text: str = "Could you send the offer?", number: int = 0) -> bytes:
    """A mail from Bea of Acme to Jane. `number` makes mails of one subject different."""
    return (
        f"From: Bea Nagy <bea@acme.example>\r\nTo: Jane <{ME}>\r\nSubject: {subject}\r\n"
        f"Message-ID: <{subject.replace(' ', '.')}.{number}@acme.example>\r\n"
        f"Date: Mon, 02 Nov 2026 10:00:00 +0100\r\n\r\n{text}\r\n"
    ).encode()


def ago(**span: float) -> datetime:
    return datetime.now(UTC) - timedelta(**span)


def deliver(peer: Account, mailbox: str, subjects: Iterable[str], days: float = 1) -> list[int]:
    """Mails that arrived so many days ago; their UIDs."""
    mails = [(letter(subject), (), ago(days=days)) for subject in subjects]
    return peer.deliver_all(mailbox, mails)


def wait_until(happened: Callable[[], object]) -> None:
    """Poll for what another thread or process is to bring about."""
    deadline = time.monotonic() + WITHIN
    while not happened():
        if time.monotonic() > deadline:
            raise AssertionError("it did not happen")
        time.sleep(0.02)
