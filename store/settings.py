"""What can be configured: the shapes, and the defaults of everything that is not written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

from store.config_check import Problem
from store.rules.hours import Span, Week
from store.rules.policy import NOTHING, Keys

Security = Literal["tls", "starttls", "none"]
SecretKind = Literal["command", "env", "keyring", "oauth"]
SaveSent = Literal["auto", "yes", "no"]
Drafts = Literal["server", "local"]
Attachments = Literal["demand", "background"]
Role = Literal["sent", "drafts", "trash", "junk", "archive"]
Day: TypeAlias = tuple[tuple[int, int], ...]
KeySet = Literal["vim+gmail", "mutt"]
Tier: TypeAlias = Keys
TierKeys: TypeAlias = Keys

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ROLES: tuple[Role, ...] = ("sent", "drafts", "trash", "junk", "archive")
CALLBACK_FORGET = Span(5, "d")
OFFICE_HOURS: Day = ((9 * 60, 17 * 60),)
OFFICE_WEEK: Week = (OFFICE_HOURS,) * 5 + ((), ())


@dataclass(frozen=True, slots=True)
class Secret:
    """Where a password or token comes from; never the password itself."""

    kind: SecretKind
    value: str = field(default="", repr=False)
    """The command, the variable's name, or the OAuth provider; '' for the keyring."""
    client: str = ""
    """The OAuth client's id."""
    tenant: str = ""
    """Of Microsoft's, for which alone the client is registered; '' is any."""


@dataclass(frozen=True, slots=True)
class Server:
    host: str
    port: int
    security: Security
    user: str
    secret: Secret
    attachments: Attachments = "demand"
    """Of large messages, over IMAP."""

    @property
    def bearer(self) -> bool:
        """What is fetched as the secret is an OAuth2 access token."""
        return self.secret.kind == "oauth"


@dataclass(frozen=True, slots=True)
class Account:
    name: str
    address: str
    imap: Server
    smtp: Server | None = None
    """None: mail is read, not sent."""
    from_name: str = ""
    aliases: tuple[str, ...] = ()
    signature: Path | None = None
    save_sent: SaveSent = "auto"
    drafts: Drafts = "server"
    """Where what is being written is kept beside the store."""
    mailboxes: Mapping[Role, str] = field(default_factory=dict)
    """Role to mailbox, only where the server's own roles are wrong."""
    policy: TierKeys = NOTHING


@dataclass(frozen=True, slots=True)
class Us:
    domains: tuple[str, ...] | None = None
    """Lower case; None: those of the accounts, free-mail ones left out."""
    numbers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hours:
    """What `store.rules.hours.WorkingHours` is made of, beside the time zone."""

    week: Week = OFFICE_WEEK
    holidays: str = ""
    away: tuple[tuple[date, date], ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    backlog_days: int = 14
    callback_forget: Span = CALLBACK_FORGET
    internal: bool = False


@dataclass(frozen=True, slots=True)
class Links:
    free_mail: tuple[str, ...] = ()
    """Lower case."""


@dataclass(frozen=True, slots=True)
class Storage:
    limit: int | None = None
    """Bytes."""


@dataclass(frozen=True, slots=True)
class Notify:
    command: str | None = None
    desktop: bool = False
    bell: bool = False
    """Of the terminal in which the screen is open."""

    @property
    def on(self) -> bool:
        """Somebody wants to hear of what becomes due."""
        return bool(self.command or self.desktop or self.bell)


@dataclass(frozen=True, slots=True)
class Screen:
    keys: KeySet = "vim+gmail"
    theme: str = "owed-dark"


@dataclass(frozen=True, slots=True)
class Config:
    path: Path
    database: Path
    timezone: ZoneInfo
    region: str = ""
    """ISO 3166, upper case; '' if neither written nor named by the locale."""
    accounts: tuple[Account, ...] = ()
    us: Us = Us()
    hours: Hours = Hours()
    ledger: Ledger = Ledger()
    tiers: Mapping[str, Tier] = field(default_factory=dict)
    """As written; what they inherit is worked out by `store.rules.policy`."""
    links: Links = Links()
    store: Storage = Storage()
    notify: Notify = Notify()
    screen: Screen = Screen()
    keys: Mapping[str, str] = field(default_factory=dict)
    """Action id to key."""
    searches: Mapping[str, str] = field(default_factory=dict)
    snippets: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[Problem, ...] = ()
    """What is odd, though not wrong."""
    fingerprint: int = field(default=0, compare=False, repr=False)
    """Of the file when it was read; see `store.config.fingerprint`."""
