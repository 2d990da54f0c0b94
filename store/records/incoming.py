"""A parsed mail -> the columns of its row. Pure, but for the book that it asks."""

import hashlib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from store.blake import blake2b
from store.message.model import Address, ParsedMessage
from store.records.book import Book
from store.records.folding import INDEXED, SOUGHT, indexed
from store.records.items import PEOPLE
from store.records.remote import Remote
from store.records.verdicts import HEARD_BY
from store.rules import links
from store.rules.conversations import bare_subject, common_subject
from store.rules.free_mail import is_relay
from store.rules.instant import Instant
from store.rules.reaction import is_headed
from store.rules.saying import Lean, Said, awaited

LONGEST_ID = 400
"""Of a Message-ID that is kept as it is; a longer one is kept by its start and a digest."""


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


class Participant(NamedTuple):
    role: str
    """from, reply-to, to, cc, bcc; inside: who wrote a mail that this one passes on."""
    place: int
    name: str
    address: str
    canonical: str
    domain: str


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


_BY_HAND = {"", "invitation"}


def incoming(fetched: Fetched, book: Book, first_seen: Instant) -> Incoming:
    mail = fetched.parsed
    people = tuple(_participants(mail, book))
    sender = people[0].canonical if people and people[0].role == "from" else ""
    form = _form_of(mail, fetched.machine, sender, book)
    person, person_name = (
        form or _passed_on(mail, sender, book) or (sender, mail.from_[0].name if mail.from_ else "")
    )
    party = book.party(person)
    # In whose name our own server doubts a mail, they have answered nobody with it.
    doubted = "unconfirmed" in mail.problems
    ours, mine = party.us and bool(person) and not doubted, party.me and not doubted
    refs = tuple(short_id(ref) for ref in (mail.references or mail.in_reply_to))
    bounce = mail.bounce
    at = happened(mail, fetched.internaldate, first_seen, ours)
    once = () if ours or fetched.machine or refs else _sent_again(mail, person, at)
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
        "refs": " ".join((*_meeting(mail), *once, *refs)),
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
        "bounce_of": _bounce_of(mail, refs),
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
        refs=_thread_refs(mail, (*once, *refs), _bounce_of(mail, refs)),
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


def short_id(message_id: str) -> str:
    """A Message-ID without blanks, and cut where it is absurdly long, still unlike others."""
    joined = "".join(message_id.split())
    if len(joined) <= LONGEST_ID:
        return joined
    mark = hashlib.blake2b(joined.encode("utf-8", "replace"), digest_size=12).hexdigest()
    return f"{joined[: LONGEST_ID - 40]}…{mark}"


def _machine(fetched: Fetched) -> str:
    """That a mail is late is no bounce: its server still tries, and tells how it ended."""
    bounce = fetched.parsed.bounce
    late = fetched.machine == "bounce" and bounce is not None and not bounce.permanent
    return "receipt" if late else fetched.machine


def _bounce_of(mail: ParsedMessage, refs: tuple[str, ...]) -> str:
    """The mail that came back: as the report says, else as a mail that answers it says."""
    if mail.bounce is None:
        return ""
    return short_id(mail.bounce.message_id) or (refs[-1] if refs else "")


def _participants(mail: ParsedMessage, book: Book) -> list[Participant]:
    roles: tuple[tuple[str, tuple[Address, ...]], ...] = (
        ("from", mail.from_[:1]),
        ("reply-to", mail.reply_to[:1]),
        ("to", mail.to),
        ("cc", mail.cc),
        ("bcc", mail.bcc),
        ("inside", tuple(one for one in mail.forwarded[:5] if one.email)),
    )
    found = []
    for role, addresses in roles:
        for place, address in _kept(addresses, book.us.me):
            email = address.email[:320]
            canonical = links.canonical(email)
            found.append(
                Participant(
                    role, place, address.name[:200], email, canonical, links.domain_of(canonical)
                )
            )
    return found


def _kept(addresses: Sequence[Address], me: Collection[str]) -> Iterator[tuple[int, Address]]:
    yield from enumerate(addresses[:PEOPLE])
    for place, address in enumerate(addresses[PEOPLE:], PEOPLE):
        if links.canonical(address.email[:320]) in me:
            yield place, address
            return


def _form_of(mail: ParsedMessage, machine: str, sender: str, book: Book) -> tuple[str, str] | None:
    """The person behind a web form: Reply-To at another domain than a no-reply or own-domain
    From, where nothing else speaks for a machine (rules 1 and 8)."""
    if not mail.reply_to or machine not in {"", "no-reply"} or mail.signs.list_id is not None:
        return None
    person = links.canonical(mail.reply_to[0].email)
    domain = links.domain_of(person)
    if not domain or domain == links.domain_of(sender) or book.party(person).us:
        return None
    if machine != "no-reply" and not book.party(sender).us:
        return None
    if book.party(sender).me and machine != "no-reply" and mail.in_reply_to:
        return None
    return person, mail.reply_to[0].name


def _passed_on(mail: ParsedMessage, sender: str, book: Book) -> tuple[str, str] | None:
    """Who wrote a mail that a relay, or a mailing list in its own name, passed on: Reply-To (links,
    rule 2)."""
    if not mail.reply_to:
        return None
    person = links.canonical(mail.reply_to[0].email)
    domain, via = links.domain_of(person), links.domain_of(sender)
    if not domain or domain == via or is_relay(domain) or book.party(person).us:
        return None
    if not is_relay(via) and not _is_list(mail.signs.list_id, sender):
        return None
    return person, mail.reply_to[0].name


def _is_list(list_id: str | None, address: str) -> bool:
    """'<doors.lists.example>' is the list of doors@lists.example (RFC 2919 2)."""
    named = (list_id or "").rpartition("<")[2].partition(">")[0].strip().lower()
    return bool(named) and named == address.replace("@", ".")


def _quotes(mail: ParsedMessage) -> bool:
    """'Tom Smith reacted to your message' is no new matter either."""
    return len(mail.text) > len(mail.new_text) + 20 or is_headed(mail.new_text, mail.subject)


def _thread_refs(mail: ParsedMessage, refs: tuple[str, ...], bounce_of: str) -> tuple[str, ...]:
    own = short_id(mail.message_id)
    index = f"ti:{mail.thread_index}" if mail.thread_index else ""
    found = (own, *_meeting(mail), *refs, bounce_of, index)
    return tuple(dict.fromkeys(ref for ref in found if ref))


def _meeting(mail: ParsedMessage) -> tuple[str, ...]:
    """What an invitation and its answers share, as if it were the id of a mail that all of them
    answer: few calendars name the mail that they answer."""
    if mail.calendar is None or not mail.calendar.uid:
        return ()
    return (short_id(f"uid:{mail.calendar.uid}"),)


def _sent_again(mail: ParsedMessage, sender: str, at: Instant) -> tuple[str, ...]:
    """What a mail shares with one that says the same with the same files, by the same person within
    one hour of the clock: whoever is unsure whether it went sends it again. An hour, for the same
    words may be another order on another day, and a program that nobody knows for one may send
    them for ever."""
    if not sender or not mail.new_text.strip():
        return ()
    files = [(one.name, one.size) for one in mail.attachments]
    told = repr((sender, mail.subject, mail.new_text.split(), files, at // 3600))
    return (f"same:{blake2b(told.encode('utf-8', 'replace'), digest_size=16).hexdigest()}",)


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
