"""A small firm with a store of its own, for tests that ask the store or the command line.

Everything happens in the week of Monday, 4 November 2024, long before any test runs: no mail may
be later than it was first seen. Office hours are 9 to 17 in Budapest.
"""

import copy
import zlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from store.config import load
from store.message.parse import parse
from store.records import mail, mailboxes
from store.records.database import Store
from store.records.file_opening import finish, open_store
from store.records.heard import machine_of, said_in
from store.records.incoming import Fetched
from store.records.mailboxes import ListedMailbox
from store.settings import Config
from tests import empty_store

ZONE = ZoneInfo("Europe/Budapest")
MONDAY = datetime(2024, 11, 4, tzinfo=ZONE)
ME = "jane@kontor.example"
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MAILBOXES = ("inbox", "sent", "archive", "trash", "junk", "drafts")
CONFIG = """\
region = "HU"
timezone = "Europe/Budapest"
database = "owed.db"
[[accounts]]
name = "work"
address = "jane@kontor.example"
[accounts.imap]
host = "imap.kontor.example"
password_env = "NO_SUCH_VARIABLE"
"""
BOOK = """\
name,tier,contact,email,domain,phone
Acme Kft.,key,Bea Nagy,bea@acme.example,acme.example,+36 1 234 5678
Acme Kft.,,Dénes Kiss,denes@acme.example,,06 20 123 4567
Papp Optika,,Réka Papp,reka@papp.example,,
"""


def at(text: str) -> int:
    """'Tue 14:05', 'Tue+1 9:00'."""
    day, clock = text.split()
    hour, minute = map(int, clock.split(":"))
    days = DAYS.index(day[:3]) + 7 * int(day[3:] or 0)
    then = (MONDAY + timedelta(days=days)).replace(hour=hour, minute=minute)
    return int(then.timestamp())


def iso(text: str) -> str:
    """The same as the command line takes it, without an offset."""
    return datetime.fromtimestamp(at(text), ZONE).replace(tzinfo=None).isoformat()


class Firm:
    """Its folder holds config.toml and owed.db."""

    def __init__(self, folder: Path, config: str = CONFIG, *, synced: str = "Mon 0:00") -> None:
        """synced: when the first sync began; '' for never."""
        self._settle_in(folder, config)
        if self.config.database.exists():
            self.store: Store = open_store(self.config)
            self.account, self.boxes = _begin(self.store, synced)
        else:
            self.account, self.boxes, file = _begun(config, self.config, synced)
            self._open(file)
        self._uid = 0

    def copied(self, folder: Path, config: str, file: bytes) -> "Firm":
        """One of its own, on its store as it was in that file."""
        other = copy.copy(self)
        other._settle_in(folder, config)
        other._open(file)
        return other

    def _settle_in(self, folder: Path, config: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.path = folder / "config.toml"
        self.path.write_text(config, encoding="utf-8")
        self.path.chmod(0o600)
        self.config = load(self.path)

    def _open(self, file: bytes) -> None:
        self.config.database.write_bytes(file)
        self.config.database.chmod(0o600)
        self.store = open_store(self.config)

    def book(self, text: str = BOOK) -> None:
        from store.records.book_csv import import_csv

        (self.folder / "book.csv").write_text(text, encoding="utf-8")
        done = import_csv(self.store, self.folder / "book.csv")
        assert not done.problems, done

    def mail(
        self,
        when: str,
        sender: str,
        text: str,
        *,
        subject: str = "Price list",
        to: str = ME,
        cc: str = "",
        id: str = "",
        answers: str = "",
        box: str = "",
        flags: Sequence[str] = (),
        more: Sequence[tuple[str, str]] = (),
    ) -> Fetched:
        """One mail as sync brings it; mine lie in Sent, others in the inbox."""
        made = EmailMessage()
        made["From"], made["To"], made["Subject"] = sender, to, subject
        made["Date"] = format_datetime(datetime.fromtimestamp(at(when), ZONE))
        if cc:
            made["Cc"] = cc
        if id:
            made["Message-ID"] = f"<{id}@x>"
        if answers:
            made["In-Reply-To"] = made["References"] = f"<{answers}@x>"
        for name, value in more:
            made[name] = value
        made.set_content(text)
        return self.fetched(
            made.as_bytes(), at(when), box or ("sent" if ME in sender else "inbox"), flags
        )

    def fetched(
        self, raw: bytes, internaldate: int, box: str, flags: Sequence[str] = ()
    ) -> Fetched:
        parsed = parse(raw)
        self._uid += 1
        return Fetched(
            mailbox_id=self.boxes[box],
            uidvalidity=1,
            uid=self._uid,
            flags=frozenset(flags),
            internaldate=internaldate,
            raw=raw,
            parsed=parsed,
            said=said_in(parsed),
            machine=machine_of(parsed),
            packed=zlib.compress(raw),
        )

    def receive(self, *mails: Fetched) -> None:
        mail.add(self.store, mails)


def once(tell: Callable[[Path], Firm]) -> Callable[[Path], Firm]:
    """Tells of a firm once; whoever asks gets one of its own in which all that has happened."""

    @cache
    def told() -> tuple[Firm, str, bytes]:
        with TemporaryDirectory() as name:
            firm = tell(Path(name))
            return firm, firm.path.read_text(encoding="utf-8"), _closed(firm.store)

    def copied(folder: Path) -> Firm:
        firm, config, file = told()
        return firm.copied(folder, config, file)

    return copied


@once
def booked(folder: Path) -> Firm:
    """With its clients in the book."""
    firm = Firm(folder)
    firm.book()
    return firm


_files: dict[tuple[str, str], tuple[int, dict[str, int], bytes]] = {}


def _begun(text: str, config: Config, synced: str) -> tuple[int, dict[str, int], bytes]:
    """What a firm of that configuration begins with, made once."""
    if (text, synced) not in _files:
        with TemporaryDirectory() as name:
            path = Path(name, "owed.db")
            empty_store.put(path)
            store = open_store(replace(config, database=path))
            account, boxes = _begin(store, synced)
            _files[text, synced] = account, boxes, _closed(store)
    return _files[text, synced]


def _begin(store: Store, synced: str) -> tuple[int, dict[str, int]]:
    """Its account, and its mailboxes by their role."""
    account = mailboxes.accounts_sync(store, store.config)["work"]
    if synced:
        mailboxes.start_first_sync(store, at(synced))
    listed = [
        ListedMailbox(role.encode(), role.title(), "/", role, "attribute", True)
        for role in MAILBOXES
    ]
    boxes = mailboxes.save_listed(store, account, listed, at("Mon 0:00"))
    if synced:
        mailboxes.set_horizon(store, account, 0)
    return account, {box.role: box.id for box in boxes}


def _closed(store: Store) -> bytes:
    """Its whole file."""
    store.close()
    finish(store.path)
    return store.path.read_bytes()
