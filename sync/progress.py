"""What sync tells whoever started it, as data: for a progress bar and for the last sentence."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Progress:
    """An account's fetching: `done` of `total` mails over all its mailboxes; now in `mailbox`."""

    account: str
    mailbox: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Finished:
    """How an account's round ended.

    code: '' if well, else that of the fault, after its kind: `bad-password`, `bad-certificate`,
    `unreachable`, `busy`, `lost`, `refused`, `no-secret`, `store`; `error` is a fault of ours,
    `stopped` the program's end, `unknown` an account that the daemon which was asked does not
    have. facts: `host`, `text` in the server's words (not yet safe to show), the fault's own
    `code`.
    """

    account: str
    code: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NotDone:
    """An intent or a mail that a server refused during this round; `what` intent or outbox."""

    what: str
    code: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Another daemon has the store; `asked`: it was asked for the round."""

    pid: int
    asked: bool


Event = Progress | Finished | NotDone | Elsewhere


@dataclass(slots=True)
class Tally:
    """Counts what one account fetches; `total` grows where more comes than was announced."""

    total: int = 0
    done: int = 0
    missing: dict[int, int] = field(default_factory=dict)
    """Mails still to come, by mailbox."""

    def expect(self, mailbox_id: int, missing: int) -> None:
        """So many mails of this mailbox are still to come."""
        self.total += missing - self.missing.get(mailbox_id, 0)
        self.missing[mailbox_id] = missing

    def came(self, mailbox_id: int, mails: int) -> None:
        self.done += mails
        self.missing[mailbox_id] = max(0, self.missing.get(mailbox_id, 0) - mails)
        self.total = max(self.total, self.done)
