"""A small firm in a real store, told in a few words: who wrote what, how long ago."""

import copy
import time
import zlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime, formataddr
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from store.message.parse import parse
from store.records import calls, clients, mail, mailboxes
from store.records.calls import NewCall
from store.records.database import Store
from store.records.file_opening import finish, open_store
from store.records.heard import machine_of, said_in
from store.records.incoming import Fetched
from store.records.mailboxes import ListedMailbox, MailboxState
from store.settings import Account, Config, Secret, Server
from tests import empty_store

MINUTE, HOUR, DAY = 60, 3600, 86400
MOMENT = 15
"""Seconds by which the `now` of a firm is behind the clock, at most."""
ME = "jane@kontor.example"
BEA = ("Bea Nagy", "bea@acme.example")
DENES = ("Dénes Kiss", "denes@acme.example")
REKA = ("Réka Papp", "reka@pappoptika.example")
WEBER = ("Jonas Weber", "j.weber@weber.example")


def config(folder: Path) -> Config:
    server = Server("localhost", 993, "tls", ME, Secret("env", "NONE"))
    account = Account("work", ME, server, smtp=server, from_name="Jane Kovács")
    return Config(
        path=folder / "config.toml",
        database=folder / "owed.db",
        timezone=ZoneInfo("Europe/Budapest"),
        region="HU",
        accounts=(account,),
    )


class World:
    """`now` is what the clock says, since what the screen writes bears it; ages are seconds before
    it."""

    def __init__(self, folder: Path, *, synced: bool = True) -> None:
        self.config = config(folder)
        empty_store.put(self.config.database)
        self.store: Store = open_store(self.config)
        self.now = int(time.time())
        self.account = mailboxes.accounts_sync(self.store, self.config)["work"]
        listed = [
            ListedMailbox(b"INBOX", "INBOX", "/", "inbox", "name", True),
            ListedMailbox(b"Sent", "Sent", "/", "sent", "special-use", True),
            ListedMailbox(b"Archive", "Archive", "/", "archive", "special-use", True),
            ListedMailbox(b"Trash", "Trash", "/", "trash", "special-use", True),
            ListedMailbox(b"Junk", "Junk", "/", "junk", "special-use", True),
        ]
        boxes = mailboxes.save_listed(self.store, self.account, listed, self.now)
        self.boxes: dict[str, MailboxState] = {box.name: box for box in boxes}
        mailboxes.start_first_sync(self.store, self.now - 90 * DAY)
        if synced:
            from store.records import status

            status.synced(self.store, self.account, self.now - MINUTE, self.now - MINUTE, False)
            status.set_phase(self.store, self.account, "watching", {})
            mailboxes.set_horizon(self.store, self.account, 0)
        self._uid = 0

    def weekday(self, days: int) -> str:
        """Of the day that is so many ahead, as one types it: 'Fri'."""
        return datetime.fromtimestamp(self.now + days * DAY, self.config.timezone).strftime("%a")

    def client(self, name: str, domain: str, tier: str = "", *people: tuple[str, str]) -> int:
        return clients.create(
            self.store, name, tier=tier, identifiers=[("domain", domain), *people]
        )

    def mail(
        self,
        sender: tuple[str, str],
        subject: str,
        text: str,
        ago: int,
        *,
        seen: bool = False,
        answers: str = "",
        to: Sequence[tuple[str, str]] = (("Jane Kovács", ME),),
        box: str = "INBOX",
        files: Sequence[str] = (),
        extra: Sequence[tuple[str, str]] = (),
    ) -> str:
        """Its Message-ID."""
        self._uid += 1
        made = EmailMessage()
        made["From"] = formataddr(sender)
        made["To"] = ", ".join(formataddr(who) for who in to)
        made["Subject"] = subject
        made["Date"] = format_datetime(datetime.fromtimestamp(self.now - ago, UTC))
        made["Message-ID"] = f"<{self._uid}.{ago}@{sender[1].rpartition('@')[2]}>"
        if answers:
            made["In-Reply-To"] = made["References"] = answers
        for name, value in extra:
            made[name] = value
        made.set_content(text)
        for name in files:
            made.add_attachment(b"x" * 2300, maintype="application", subtype="pdf", filename=name)
        self.raw(made.as_bytes(), ago, seen=seen, box=box)
        return str(made["Message-ID"])

    def raw(self, raw: bytes, ago: int, *, seen: bool = False, box: str = "INBOX") -> None:
        self._uid += 1
        parsed = parse(raw)
        fetched = Fetched(
            self.boxes[box].id,
            1,
            self._uid,
            frozenset({"\\Seen"} if seen else ()),
            self.now - ago,
            raw,
            parsed,
            said_in(parsed),
            machine_of(parsed),
            zlib.compress(raw),
        )
        mail.add(self.store, [fetched], replace(self.boxes[box], uidvalidity=1))

    def sent(
        self, to: tuple[str, str], subject: str, text: str, ago: int, answers: str = ""
    ) -> str:
        return self.mail(
            ("Jane Kovács", ME), subject, text, ago, seen=True, answers=answers, to=[to], box="Sent"
        )

    def call(self, ago: int, direction: str, outcome: str, number: str = "", **more: object) -> int:
        return calls.add(
            self.store,
            NewCall(self.now - ago, direction, outcome, number=number, **more),  # type: ignore[arg-type]
        )

    def copied(self, folder: Path, file: bytes) -> "World":
        """One of its own, on its store as it was in that file."""
        other = copy.copy(self)
        other.config = config(folder)
        other.config.database.write_bytes(file)
        other.config.database.chmod(0o600)
        other.store = open_store(other.config)
        return other


def firm(folder: Path) -> World:
    """Acme (key) asked three weeks ago and again since; Papp asked an hour ago; a stranger too."""
    told, file = _told(int(time.time()) // MOMENT)
    return told.copied(folder, file)


@lru_cache(maxsize=1)
def _told(_moment: int) -> tuple[World, bytes]:
    """Told once for all tests of a moment: most of them take less than the telling."""
    with TemporaryDirectory() as name:
        world = _tell(Path(name))
        world.store.close()
        finish(world.config.database)
        return world, world.config.database.read_bytes()


def _tell(folder: Path) -> World:
    world = World(folder)
    acme = world.client("Acme Kft.", "acme.example", "key", ("number", "+3612345678"))
    clients.set_value(world.store, acme, "Nuances", "invoices to Dénes only; Bea: mornings")
    world.client("Papp Optika Zrt.", "pappoptika.example", "key")
    world.client("Balogh Bútor", "baloghbutor.example")
    first = world.mail(BEA, "Price list for Q1", _BEA, 20 * DAY, files=["Q1 wishes.pdf"])
    world.mail(
        BEA, "Re: Price list for Q1",
        "Dear Jane,\n\ncould you look into this, please?\n\nBea\n\n"
        "On Monday Bea Nagy wrote:\n> Could you send us the price list for Q1?\n> We need it.\n",
        2 * HOUR, answers=first,
    )  # fmt: skip
    world.mail(REKA, "Szerződés 1187", "Mikorra készül el a szerződés?\n\nRéka", HOUR)
    world.mail(WEBER, "Angebot 2231", "Können Sie uns bitte ein Angebot senden?\n\nWeber", 18 * DAY)
    asked = world.sent(DENES, "Drawings", "Could you send the drawings by Friday?", 9 * DAY)
    world.mail(
        DENES, "Delivery of order 4410", "Dear Jane,\n\nwhen will it be here?\n\nDénes",
        30 * MINUTE, seen=True,
    )  # fmt: skip
    world.call(5 * DAY, "in", "missed", "+36 70 310 4455")
    world.call(
        6 * DAY, "out", "answered", "", client_id=acme, contact="Bea Nagy", minutes=6,
        summary="prices come next week",
    )  # fmt: skip
    assert asked
    return world


_BEA = """Dear Jane,

could you send us the price list for Q1? We need it for the board on Thursday, and Dénes asks
whether the terms of last year still hold.

Kind regards,
Bea Nagy
"""
