"""A mail account on a server that a test may break."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from imapclient import IMAPClient

_APPENDED = re.compile(rb"\[APPENDUID \d+ (\d+)\]")


@dataclass(frozen=True)
class Account:
    """One user of a test server; no other test ever sees its mail.

    `folder` is where the server keeps this user's mail, `authority` the file with the
    certificate authority to trust on `tls_port` (0: no TLS there).
    """

    port: int
    tls_port: int
    user: str
    password: str
    folder: Path | None = None
    authority: Path | None = None
    host: str = "127.0.0.1"

    def client(self) -> Any:
        """A fresh connection, logged in: the 'other mail program' of a test."""
        client = IMAPClient(self.host, self.port, ssl=False, timeout=60)
        client.normalise_times = False
        client.login(self.user, self.password)
        return client

    def deliver(
        self,
        mailbox: str,
        raw: bytes,
        flags: Iterable[str] = (),
        when: datetime | None = None,
    ) -> int:
        """Put one mail into a mailbox; `when` (aware) becomes its INTERNALDATE. Its UID."""
        return self.deliver_all(mailbox, [(raw, tuple(flags), when)])[0]

    def deliver_all(
        self, mailbox: str, mails: Iterable[tuple[bytes, tuple[str, ...], datetime | None]]
    ) -> list[int]:
        """Put many mails into a mailbox over one connection; their UIDs, in order."""
        with self.client() as client:
            return [_uid(client.append(mailbox, raw, flags, when)) for raw, flags, when in mails]


def _uid(answer: bytes) -> int:
    match = _APPENDED.search(answer)
    assert match, answer
    return int(match[1])
