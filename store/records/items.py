"""A row with all that happened in it, as frozen values."""

from typing import NamedTuple

from store.records.rows import Outgoing, Row
from store.rules.caution import Caution
from store.rules.instant import Instant

PEOPLE = 200
"""Recipients that are kept as rows of their own; more belong to a mail to everybody. I am kept
wherever I stand: whether it asks me hangs on that."""


class AttachmentItem(NamedTuple):
    part: int
    name: str
    type: str
    size: int
    inline: bool
    remote: bool = False
    """It lies on the server alone; its size is about right."""


class Invitation(NamedTuple):
    """The meeting that a mail invites to, calls off or answers."""

    called_off: bool
    start: Instant | None
    """None where it could not be read."""
    end: Instant | None
    """Of whole days the midnight after the last one."""
    whole_day: bool
    """Its instants are midnights in UTC."""
    place: str
    organiser: str
    agenda: str
    answer: str = ""
    """Which of `REPLIES` the mail is; 'counter' names another time than the invitation did."""


class MailItem(NamedTuple):
    """A mail inside a conversation."""

    id: int
    at: Instant
    ours: bool
    from_name: str
    from_address: str
    to: tuple[str, ...]
    cc: tuple[str, ...]
    subject: str
    message_id: str
    text: str
    new_text: str
    unread: bool
    starred: bool
    machine: str
    attachments: tuple[AttachmentItem, ...]
    place: str
    """here, drafts, trash, junk or gone."""
    html: bool
    problems: tuple[str, ...]
    body: str
    """'' if the text is whole; 'cut' if not; 'missing' if not fetched yet; 'unreadable' if the
    server could not give it."""
    cautions: tuple[Caution, ...] = ()
    """Of their mail: what to look at twice."""
    forwards: bool = False
    """It carries the mail of somebody else, who is named."""
    invitation: Invitation | None = None


class CallItem(NamedTuple):
    """A call, or another contact that was logged by hand."""

    id: int
    uuid: str
    at: Instant
    channel: str
    direction: str
    outcome: str
    number: str
    """As typed; empty is withheld."""
    e164: str
    client_id: int | None
    client: str | None
    contact: str | None
    minutes: int | None
    summary: str
    notes: str


class DecisionItem(NamedTuple):
    """What the user decided about a conversation, in its place in time."""

    id: int
    at: Instant
    kind: str
    word: str


class FollowUp(NamedTuple):
    """A promise, a reminder or a case, as it stands from `at` on."""

    id: int
    uuid: str
    kind: str
    """promise (ours), theirs, reminder, case."""
    topic: str
    """Of a case: order, contract, complaint."""
    keeps: bool
    """A promise that left the mail owed."""
    client_id: int | None
    """Where the user named one."""
    call_id: int | None
    """The call in which it was said."""
    at: Instant
    what: str
    whom: str
    due: Instant
    closed: str
    """'' while it is open; else kept, dropped, by-call, done, no-answer, elsewhere."""


Item = MailItem | CallItem | DecisionItem | FollowUp


class Whole(NamedTuple):
    """A row with all that happened in it, oldest first."""

    row: Row
    items: tuple[Item, ...]
    outgoing: tuple[Outgoing, ...] = ()
    """Of its mails, what is on its way, was refused, or was not taken for somebody."""
