"""What the scriptable IMAP server serves: mailboxes with UIDs, flags and mod-sequences."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import blake2b

from sync.uidsets import UidSet

Flags = frozenset[str]


@dataclass
class Mail:
    raw: bytes
    flags: Flags
    when: datetime
    modseq: int

    @property
    def content(self) -> int:
        """The same for the same bytes, wherever they lie."""
        return int.from_bytes(blake2b(self.raw, digest_size=7).digest(), "big")

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

    def numbered(self, first: int = 1, last: int | None = None) -> list[tuple[int, int, Mail]]:
        """Sequence number, UID, mail; all of them, or from one number to another."""
        uids = sorted(self.mails)[first - 1 : last]
        return [(number, uid, self.mails[uid]) for number, uid in enumerate(uids, first)]

    def among(self, wanted: UidSet) -> list[tuple[int, int, Mail]]:
        """Likewise, those with these UIDs."""
        uids = sorted(self.mails)
        found: list[tuple[int, int, Mail]] = []
        for first, last in wanted.ranges:
            start, end = bisect_left(uids, first), bisect_right(uids, last)
            found += [(at + 1, uids[at], self.mails[uids[at]]) for at in range(start, end)]
        return found


def boxes() -> dict[bytes, Box]:
    """A fresh account."""
    found = {name: Box(attributes=b"\\" + name) for name in (b"Sent", b"Trash", b"Archive")}
    return {b"INBOX": Box(), **found}
