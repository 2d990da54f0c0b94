"""A parsed mail -> the columns of its row. Pure, but for the book that it asks."""

from dataclasses import dataclass, field

from store.message.model import ParsedMessage
from store.records.book import Book
from store.records.folding import INDEXED, SOUGHT, indexed
from store.records.participants import Participant, form_of, participants, passed_on
from store.records.refs import bounce_of, meeting, sent_again, short_id, thread_refs
from store.records.remote import Remote
from store.records.verdicts import HEARD_BY
from store.rules import links
from store.rules.conversations import bare_subject, common_subject
from store.rules.instant import Instant
from store.rules.reaction import is_headed
from store.rules.saying import Lean, Said, awaited


@dataclass(frozen=True, slots=True)
class Fetched:
    """One message as sync brings it."""

    mailbox_id: int
    uidvalidity: int
    uid: int
    flags: frozenset[str]
    internaldate: Instant
    raw: bytes
    parsed: ParsedMessage
    said: Said
    machine: str
    packed: bytes
    """`raw`, compressed by zlib."""
    body: str = ""
    """'cut' where there is more text than `raw` holds."""
    folded: str = field(default="")
    """The text as search knows it, where another process has folded it already."""
    remote: tuple[Remote, ...] = ()
    """Parts that stay on the server."""
    email_id: str = ""
    """What the server calls this content wherever it lies (RFC 8474), if it does."""


@dataclass(frozen=True, slots=True)
class Incoming:
    """What is written for one new message."""

    columns: dict[str, object]
    participants: tuple[Participant, ...]
    refs: tuple[str, ...]
    """All that makes it one thread with others: its own id, what it answers, Thread-Index."""
    written_to: tuple[str, ...]
    """Of my own mail: the canonical addresses that it went to."""
    words: tuple[str, str, str]
    """subject, people, body: folded for search."""


_BY_HAND = {"", "invitation", "footer"}


def incoming(fetched: Fetched, book: Book, first_seen: Instant) -> Incoming:
    mail = fetched.parsed
    people = tuple(participants(mail, book))
    sender = people[0].canonical if people and people[0].role == "from" else ""
    form = form_of(mail, fetched.machine, sender, book)
    person, person_name = (
        form or passed_on(mail, sender, book) or (sender, mail.from_[0].name if mail.from_ else "")
    )
    party = book.party(person)
    # In whose name our own server doubts a mail, they have answered nobody with it.
    doubted = "unconfirmed" in mail.problems
    ours, mine = party.us and bool(person) and not doubted, party.me and not doubted
    refs = tuple(short_id(ref) for ref in (mail.references or mail.in_reply_to))
    bounce = mail.bounce
    at = happened(mail, fetched.internaldate, first_seen, ours)
    once = () if ours or fetched.machine or refs else sent_again(mail, person, at)
    bare = bare_subject(mail.subject)
    columns: dict[str, object] = {
        "message_id": short_id(mail.message_id),
        "digest": mail.digest,
        "at": at,
        "date": _seconds(mail.date),
        "internal_date": fetched.internaldate,
        "first_seen": first_seen,
        "from_name": mail.from_[0].name if mail.from_ else "",
        "from_address": mail.from_[0].email if mail.from_ else "",
        "sender": person,
        "sender_name": person_name,
        "ours": int(ours),
        "mine": int(mine),
        "reply_to": mail.reply_to[0].email if mail.reply_to else "",
        "subject": mail.subject[:2000],
        "bare": "" if common_subject(bare.text) else bare.text[:400],
        "replied": int(bare.replied or bare.forwarded),
        "refs": " ".join((*meeting(mail), *once, *refs)),
        "thread_index": mail.thread_index,
        "quotes_old": int(_quotes(mail)),
        "machine": "" if form else _machine(fetched),
        "asks": awaited(fetched.said, mail.new_text) if mine else fetched.said.asks,
        "ack": fetched.said.ack,
        "offers": fetched.said.offers,
        "return_date": fetched.said.return_date,
        **_leans(fetched.said.lean),
        "heard_by": HEARD_BY,
        "form": int(form is not None),
        "event_start": _event_start(mail),
        "bounce_of": bounce_of(mail, refs),
        "bounced": links.canonical(bounce.recipient) if bounce else "",
        "size": mail.size,
        "html": int(mail.html),
        "documents": sum(not attachment.inline for attachment in mail.attachments),
        "problems": " ".join(mail.problems),
        "body": fetched.body,
        "email_id": fetched.email_id,
    }
    return Incoming(
        columns=columns,
        participants=people,
        refs=thread_refs(mail, (*once, *refs), bounce_of(mail, refs)),
        written_to=_written_to(people) if mine and fetched.machine in _BY_HAND else (),
        words=_words(mail, people, fetched.folded),
    )


def happened(
    mail: ParsedMessage, internaldate: Instant, first_seen: Instant, ours: bool
) -> Instant:
    """Rule 3: theirs by the topmost Received, else INTERNALDATE; ours by Date, at most
    INTERNALDATE (a Sent folder that was moved between servers carries the day of the move)."""
    if ours:
        date = _seconds(mail.date)
        at = internaldate if date is None else min(date, internaldate)
    else:
        received = _seconds(mail.received)
        at = received if received is not None else internaldate
    return max(0, min(at, first_seen))


def _machine(fetched: Fetched) -> str:
    """That a mail is late is no bounce: its server still tries, and tells how it ended."""
    bounce = fetched.parsed.bounce
    late = fetched.machine == "bounce" and bounce is not None and not bounce.permanent
    return "receipt" if late else fetched.machine


def _quotes(mail: ParsedMessage) -> bool:
    """'Tom Smith reacted to your message' is no new matter either."""
    return len(mail.text) > len(mail.new_text) + 20 or is_headed(mail.new_text, mail.subject)


def _leans(lean: Lean | None) -> dict[str, object]:
    told, waits, fact, offer = lean or (None,) * 4
    return {"lean": told, "lean_waits": waits, "lean_fact": fact, "lean_offer": offer}


def _event_start(mail: ParsedMessage) -> Instant | None:
    """Of what still asks to be answered; a meeting called off does not. Of a series that runs
    already it is the next time that counts."""
    meeting = mail.calendar
    if meeting is None or meeting.method == "CANCEL":
        return None
    return _seconds(meeting.next if meeting.runs else meeting.start)


def _written_to(people: tuple[Participant, ...]) -> tuple[str, ...]:
    return tuple({p.canonical for p in people if p.role in {"to", "cc", "bcc"} and p.canonical})


def _words(
    mail: ParsedMessage, people: tuple[Participant, ...], folded: str
) -> tuple[str, str, str]:
    names = " ".join(f"{p.name} {p.address}" for p in people[:SOUGHT])
    files = " ".join(attachment.name for attachment in mail.attachments[:SOUGHT])
    body = folded or indexed(mail.text[:INDEXED])
    return indexed(f"{mail.subject} {files}"), indexed(names), body


def _seconds(instant: object) -> Instant | None:
    stamp = getattr(instant, "timestamp", None)
    return None if stamp is None else int(stamp())
