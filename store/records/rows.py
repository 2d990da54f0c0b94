"""The frozen values that leave this room; see `items` for what a row holds, `client`, `figures`.

Instants are whole seconds since the epoch, UTC. `key` names a row of a list: a positive number
is a conversation, a negative one the call of that id, or a follow-up (see `rowkeys.py`). Keys are
never used again for another row.
"""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple, TypeAlias

from store.rules.instant import Instant
from store.rules.loop import Reason
from store.rules.timing import Late

State = Literal["owed", "waiting", "fyi", "done"]
Band = Literal["fine", "soon", "overdue", "far", "backlog"]
RowKind = Literal["mail", "call", "promise", "case"]


BANDED = frozenset({"owed", "waiting", "internal", "unlinked", "backlog"})
"""Lists of who waits, in the order of their bands."""
SHORTEST_ID = 4
"""Characters of an id that name a row."""


class OpenLoop(NamedTuple):
    """A loop that is open at the instant of the list."""

    id: int
    kind: str
    who: str
    """Name of the person or client who waits; a number for a call."""
    client: str | None
    tier: str
    """A stranger has `standard`, as a client without one."""
    since: Instant
    due: Instant
    band: Band
    overdue: bool
    reason: Reason
    late: Late | None = None
    """How far it is overdue; not told in lists for programs."""


class Question(NamedTuple):
    """Whose a row is, where the book gives more than one answer."""

    kind: str
    """address, canonical, domain or number: what several clients claim; person: the number that
    several people of the row's client share."""
    value: str
    names: tuple[str, ...]
    ids: tuple[int, ...]
    """Clients, or contacts."""


class Row(NamedTuple):
    """One line of a list."""

    key: int
    id: str
    kind: RowKind
    client_id: int | None
    client: str | None
    tier: str
    """A stranger has `standard`, as a client without one."""
    key_client: bool
    who: str
    """The other side's display name: of the person who waits, else of the newest mail."""
    subject: str
    root: str | None
    with_: tuple[str, ...]
    messages: int
    calls: int
    unread: int
    starred: bool
    attachments: bool
    last: Instant
    snoozed_until: Instant | None
    state: State
    since: Instant | None
    due: Instant | None
    band: Band | None
    overdue: bool
    reason: Reason | None
    loops: tuple[OpenLoop, ...]
    pending: bool
    """Being judged anew after a change of policy or of the book; shows its old verdict."""
    goes_at: Instant | None = None
    """When an answer of ours goes out that waits for its time; the row is owed until then."""
    question: Question | None = None
    late: Late | None = None
    """As `due` and `overdue`, of the most pressing loop."""


class Given(NamedTuple):
    """What is given to a client."""

    key: int | None
    """The row it was found on, if any."""
    kind: str = ""
    """address, domain or number; empty: the row alone."""
    typed: str = ""
    person: str = ""
    question: Question | None = None
    shown: str = ""
    """What to call it where it has no identifier."""
    more: tuple[tuple[str, str], ...] = ()
    """What else is known of a new client, by kind."""


class Linked(NamedTuple):
    """How a row came to its client. rule: pin, address, canonical, thread, domain, number."""

    rule: str
    value: str = ""


Settled: TypeAlias = tuple[
    int, str, str, str | None, str, int, int, int, Instant, int | None, str | None, str
]
"""A conversation on which nothing is open, with as much of it as is written for programs: key, id,
subject, root, with (a JSON array), messages, calls, unread, last, client_id, client, tier.

Nearly all of a long list are such. They stay tuples as they were read: to name the fields of a
hundred thousand costs as much as to write them.
"""


class Closing(NamedTuple):
    """Why nothing is owed in a row."""

    how: str
    """As in `Loop.closed_how`; 'thanks', 'machine', 'mailing', 'invitation-reply', 'theirs' or
    'ours': what the newest mail is, the last two where it only asks nothing."""
    at: Instant


class Totals(NamedTuple):
    """Counts for the tabs and the status line."""

    owed: int
    overdue: int
    far: int
    soon: int
    fine: int
    overdue_snoozed: int
    soon_snoozed: int
    fine_snoozed: int
    """Of these those that are in no list."""
    backlog: int
    waiting: int
    chase_due: int
    inbox_unread: int
    inbox: int
    calls_open: int
    snoozed: int
    unlinked: int
    fyi: int
    internal: int
    drafts: int


class AccountState(NamedTuple):
    """How an account's sync stands, as the daemon last wrote it."""

    name: str
    phase: str
    """never, connecting, syncing, watching, offline, bad-password, bad-certificate, error;
    left where it is in the store alone."""
    detail: Mapping[str, Any]
    """Facts to the phase: mailbox, done, total, text of the server …"""
    synced_at: Instant | None
    """End of the last good round over all mailboxes."""
    sent_at: Instant | None
    """Same, for Sent alone."""
    no_sent: bool
    """The account has no Sent mailbox: answers from elsewhere are not seen."""
    come: bool = True
    """INBOX and Sent have come back to the start line: before, a list without rows says nothing."""


class Failure(NamedTuple):
    """An intent or a mail that a server refused, until the user has seen it."""

    id: int
    what: str
    """intent or outbox"""
    code: str
    facts: Mapping[str, Any]
    at: Instant
    key: int | None


class Undo(NamedTuple):
    """A step that `z` can take back."""

    id: int
    at: Instant
    action: str
    facts: Mapping[str, Any]


class NotTaken(NamedTuple):
    """A recipient whom a server refused, and who was then left out."""

    role: str
    """to, cc or bcc."""
    who: str
    """As typed."""
    text: str
    """The server's words."""


FOR_SOMEBODY: Instant = 1 << 40
"""As the instant of a mail's next attempt: there is none before somebody changes something."""


class Outgoing(NamedTuple):
    """A mail in the outbox or a draft."""

    id: int
    state: str
    """draft, later, held, queued, talking, dotted, accepted, filed, refused, uncertain."""
    account: str
    to: tuple[str, ...]
    cc: tuple[str, ...]
    bcc: tuple[str, ...]
    subject: str
    text: str
    attachments: tuple[str, ...]
    in_reply_to: int | None
    """The message (our id) that this answers."""
    message_id: str
    not_before: Instant
    """When it goes out, is tried again or looked for, as its state has it."""
    tries: int
    error: Mapping[str, Any]
    updated_at: Instant
    references: tuple[str, ...] = ()
    """Message-IDs, oldest first."""
    answers: str = ""
    """The Message-ID of what this answers, the last reference. Where that mail has none, the last
    one is another mail's (RFC 5322 3.6.4)."""
    tried_at: Instant = 0
    """When the user sent it, or the last attempt to send it began."""
    was: str = ""
    """What taking back makes of it, if not a draft."""
    refused: tuple[NotTaken, ...] = ()
    """Who was left out, by the user's choice or since others have it already."""
    taken: tuple[str, ...] = ()
    """Bare addresses of those who have it, where it goes to one group after the other; see
    `outbox_groups.py`."""
    left: tuple[str, ...] | None = None
    """Of those who come after the group for which the newest dot left; None if it goes to all of
    them at once."""
    message: int | None = None
    """The mail as the lists know it."""
    copy: tuple[int, int] | None = None
    """UIDVALIDITY and UID of the copy that Owed put into Sent; UID 0: begun, and not known."""
    continues: int | None = None
    """The draft of another program (our id of that mail) that it goes on with."""


class ImportProblem(NamedTuple):
    """A row of a file that was refused, or (warning) kept although it is odd."""

    line: int
    code: str
    field: str
    value: str
    other: str
    """What stands in its way: the client that has it, what is allowed."""
    warning: bool


class Imported(NamedTuple):
    """What came of a file."""

    rows: int
    added: int
    updated: int
    problems: tuple[ImportProblem, ...]
    notes: tuple[str, ...] = ()
    """Columns that were kept as notes, having no field of their own."""
    left: int = 0
    """Columns of an address book that were left out."""
