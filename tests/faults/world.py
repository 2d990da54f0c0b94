"""What the scriptable IMAP server serves: mailboxes with UIDs, flags and mod-sequences."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

Flags = frozenset[str]


@dataclass
class Mail:
    raw: bytes
    flags: Flags
    when: datetime
    modseq: int

    @property
    def subject(self) -> str:
        lines = self.raw.splitlines()
        return next((line[9:].decode() for line in lines if line.startswith(b"Subject: ")), "")


@dataclass
class Box:
    """One mailbox. `vanished` maps what was expunged to the mod-sequence of that change."""

    uidvalidity: int = 7
    attributes: bytes = b""
    delimiter: bytes = b'"/"'
    mails: dict[int, Mail] = field(default_factory=dict)
    uidnext: int = 1
    modseq: int = 1
    vanished: dict[int, int] = field(default_factory=dict)

    def add(self, raw: bytes, flags: Iterable[str] = (), when: datetime | None = None) -> int:
        uid = self.uidnext
        self.uidnext += 1
        self.modseq += 1
        arrived = when or datetime.now(UTC) - timedelta(hours=1)
        self.mails[uid] = Mail(raw, frozenset(flags), arrived, self.modseq)
        return uid

    def remove(self, uids: Iterable[int]) -> None:
        for uid in list(uids):
            self.modseq += 1
            del self.mails[uid]
            self.vanished[uid] = self.modseq

    def flag(self, uid: int, flags: Iterable[str]) -> None:
        self.modseq += 1
        self.mails[uid].flags = frozenset(flags)
        self.mails[uid].modseq = self.modseq

    def renumber(self, uidvalidity: int, start: int) -> None:
        """The same mail under another UIDVALIDITY and other UIDs."""
        self.uidvalidity = uidvalidity
        mails = [mail for _, mail in sorted(self.mails.items())]
        self.mails = dict(enumerate(mails, start))
        self.uidnext = start + len(mails)
        self.vanished = {}

    def numbered(self) -> Iterator[tuple[int, int, Mail]]:
        """Sequence number, UID, mail."""
        for number, (uid, mail) in enumerate(sorted(self.mails.items()), 1):
            yield number, uid, mail


def boxes() -> dict[bytes, Box]:
    """A fresh account."""
    found = {name: Box(attributes=b"\\" + name) for name in (b"Sent", b"Trash", b"Archive")}
    return {b"INBOX": Box(), **found}
