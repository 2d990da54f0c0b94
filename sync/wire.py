"""What a server says about mailboxes and messages, as plain facts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, Protocol, TypeVar

from sync.uidsets import UidSet

T = TypeVar("T")


class Server(Protocol):
    """Where to connect, and as whom. `security` is `tls`, `starttls` or `none` (loopback only);
    bearer: the secret is an access token (RFC 7628)."""

    @property
    def host(self) -> str: ...
    @property
    def port(self) -> int: ...
    @property
    def security(self) -> str: ...
    @property
    def bearer(self) -> bool: ...
    @property
    def user(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Listed:
    """A mailbox of LIST. `raw` goes back to the server as it came, `name` is for people.

    delimiter: between levels of `raw`; empty when the server has a flat list.
    attributes: in lower case, with their backslash.
    """

    raw: bytes
    name: str
    delimiter: str
    attributes: frozenset[str]

    @property
    def selectable(self) -> bool:
        return not self.attributes & {"\\noselect", "\\nonexistent"}


class Flags(NamedTuple):
    """The flags of a message now; `\\Recent` is left out. modseq: 0 when the server has none."""

    uid: int
    flags: frozenset[str]
    modseq: int


@dataclass(frozen=True, slots=True)
class Selected:
    """What SELECT said.

    uidvalidity: 0 when the server gave none.
    uidnext: None when the server did not say: ask STATUS.
    highestmodseq: 0 without CONDSTORE, and when this mailbox has no mod-sequences.
    permanent_flags: what may be stored; `\\*` when new keywords may be made. Every flag
        of the mailbox when the server did not say (RFC 9051 7.1).
    mailbox_id: empty without OBJECTID.
    vanished, changed: since the mod-sequence that QRESYNC named, else empty.
    """

    raw: bytes
    uidvalidity: int
    uidnext: int | None
    exists: int
    highestmodseq: int
    permanent_flags: frozenset[str]
    readonly: bool
    nomodseq: bool
    uidnotsticky: bool
    mailbox_id: str
    vanished: UidSet = field(default_factory=UidSet)
    changed: tuple[Flags, ...] = ()


@dataclass(frozen=True, slots=True)
class Status:
    """What STATUS said; None where it did not say."""

    messages: int | None
    uidnext: int | None
    uidvalidity: int | None
    unseen: int | None
    highestmodseq: int | None
    append_limit: int | None = None


class Index(NamedTuple):
    """What is known of a message before its text.

    internaldate: seconds since 1970, UTC; None where the server does not tell.
    size: as claimed; the stored length is the truth.
    email_id: EMAILID, else X-GM-MSGID, else empty: equal for copies of one message.
    labels: Gmail's other mailboxes of this message, readable; system ones with backslash.
    """

    uid: int
    flags: frozenset[str]
    internaldate: int | None
    size: int
    modseq: int
    email_id: str
    labels: frozenset[str] = frozenset()


class Body(NamedTuple):
    """Bytes of a message: all of it, or its header, or some."""

    uid: int
    raw: bytes


class Part(NamedTuple):
    """A leaf of a message's structure. `section` is what a partial fetch asks for: `1.2`."""

    section: str
    content_type: str
    charset: str
    encoding: str
    size: int
    disposition: str
    filename: str


class Unreadable(NamedTuple):
    """A message that is there and cannot be read, and why: a code, then the server's words.

    Codes: `malformed`, `no-answer`, `too-large`, else the server's.
    """

    uid: int
    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Fetched(Generic[T]):
    """The answer to a fetch: each asked UID is in exactly one of the three."""

    found: tuple[T, ...]
    missing: tuple[int, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()


@dataclass(frozen=True, slots=True)
class Copied:
    """Where copies went: old UID -> new UID. Empty when the server did not tell: look there."""

    uidvalidity: int = 0
    uids: Mapping[int, int] = field(default_factory=dict)


class Heard(NamedTuple):
    """What the server told without being asked, since it was last taken.

    exists: there is new mail. expunged: some is gone. flags: some flags changed.
    throttled: the server asks for patience with what is not urgent ([THROTTLED]).
    """

    exists: bool = False
    expunged: bool = False
    flags: bool = False
    throttled: bool = False


class Idled(NamedTuple):
    """How a round of IDLE ended. dead: the connection is gone; reconnect, show no error.

    woken: the caller's own signal ended it.
    """

    exists: bool = False
    expunged: bool = False
    flags: bool = False
    woken: bool = False
    dead: bool = False


class Namespace(NamedTuple):
    """The personal namespace: what every mailbox but INBOX begins with, and its delimiter."""

    prefix: bytes
    delimiter: str
