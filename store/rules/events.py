"""What happened, in the terms that the rules speak: mails, calls, decisions."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from store.rules.instant import Instant
from store.rules.saying import Said

Place = Literal["here", "drafts", "trash", "junk", "gone"]


NOTHING = Said()
READ_BEFORE = "invitation-reply"
"""Any of `REPLIES`, in mail that was read before they were told apart."""
REPLIES = frozenset({"accepted", "declined", "tentative", "counter", "responded", READ_BEFORE})
"""Answers to an invitation, as kinds of `machine`: 'counter' proposes another time, 'responded' is
none of the others, such as that the invitation was passed on."""


class Party(NamedTuple):
    """One who takes part in a mail."""

    address: str
    """Canonical, see `links.canonical`."""
    client: int | None = None
    us: bool = False
    me: bool = False
    named: bool = False
    """The client book has the address itself, and not only its domain."""


@dataclass(frozen=True, slots=True)
class Mail:
    id: int
    at: Instant
    """The instant of rule 3."""
    key: str
    """Breaks ties of `at`, the same on every machine."""
    sender: Party
    """Whom an answer goes to: From, or Reply-To of a web form."""
    to: tuple[Party, ...]
    cc: tuple[Party, ...]
    said: Said = NOTHING
    machine: str = ""
    """'' for a human; else what `machine.machine` says."""
    names_me: bool = False
    only_told: bool = False
    """It says of me by name that I need but know."""
    asks_several: bool = False
    """Several of its sentences ask; known only where its writer took something back."""
    place: Place = "here"
    message_id: str = ""
    answers: frozenset[str] = frozenset()
    """The Message-IDs that it names: its References, else In-Reply-To."""
    written_before: bool = False
    """I wrote to the sender before this mail's instant."""
    contact_before: Instant | None = None
    """Our newest mail to the sender, or spoken call with them, before this mail, in or outside
    of the conversation."""
    spoken_before: Instant | None = None
    """The newest spoken call with the sender's client before this mail."""
    forwarded: Party | None = None
    """Whose mail lies inside this one."""
    form: bool = False
    """Written by a person through a web form; `sender` is that person."""
    event_start: Instant | None = None
    """Of a calendar invitation, where it can be read."""
    bounce_of: str = ""
    """Message-ID of the mail that came back."""
    bounced: str = ""
    """The address that it could not be delivered to, canonical."""
    owed: str = ""
    """'always' or 'never', where the user said so of the sender."""
    policy: int = 0
    """Which account's keys hold; passed back to the caller's `policy`."""


@dataclass(frozen=True, slots=True)
class Call:
    id: int
    at: Instant
    channel: str
    direction: str
    outcome: str
    number: str
    """Normal form, see `phone.normal`; empty if withheld."""
    client: int | None = None
    matched: bool = False
    """A person said which loops it closes; then it closes no other."""
    conversation: int | None = None


NotedKind = Literal["promise", "theirs", "reminder", "case"]


@dataclass(frozen=True, slots=True)
class Noted:
    """A follow-up as it stands from `at` on: as it was made, or after a change of it."""

    id: int
    """Of the follow-up; its states share it."""
    step: int
    """Breaks ties of `at` among its states."""
    at: Instant
    kind: NotedKind
    """promise: ours; theirs: they said that they would; reminder: if no answer comes; case: an
    order, contract or complaint with a date."""
    what: str
    due: Instant
    whom: str = ""
    """As the user named them."""
    client: int | None = None
    closed: str = ""
    """How the user closed it; '' while it is open."""
    keeps: bool = False
    """Of a promise: the mail is partly answered, and stays owed."""
    topic: str = ""
    """Of a case: order, contract, complaint."""


DecisionKind = Literal["no-answer", "elsewhere", "owe", "done", "by-call"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What the user decided; holds until the next human inbound mail or call (rule 12)."""

    id: int
    at: Instant
    kind: DecisionKind
    who: str = ""
    """Only the loop of this waiting party (`Loop.who`); empty: all of the row."""
    word: str = ""
    """How it was answered elsewhere: phone, chat, in person."""
    call: int | None = None
    """Of by-call: the call that closed it."""
    of: str = ""
    """Of by-call: the kind of the one loop that was ticked; empty: of any kind."""
    address: str = ""
    """Of by-call: `Loop.address` of that loop, by which it is known whoever's it becomes."""
