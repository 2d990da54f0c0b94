"""Mail of conversations -> the events that the rules judge; see `deeds` for what else happened."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final, cast

from store.records.adopted import by_thread
from store.records.book import Book
from store.records.database import Connection
from store.records.message_rows import MessageRow
from store.records.placements import marks, slices
from store.rules.called import calls_me, parts_of_others
from store.rules.events import Mail, Party, Place
from store.rules.instant import Instant
from store.rules.only_told import only_told, without_mentions
from store.rules.opening import CONTACT_SECONDS
from store.rules.saying import BACK, Lean, Said, could_ask, names_me

FAR_FUTURE = 1 << 62
_SPOKEN = "outcome = 'answered' AND channel IN ('call', 'meeting')"
_MESSAGE = (
    "id, conversation_id, at, digest, sender, sender_name, ours, mine, machine, "
    "asks, ack, offers, return_date, lean, lean_waits, lean_fact, lean_offer, "
    "place, message_id, form, event_start, bounce_of, bounced, account_id, subject, seen, flagged, "
    "inbox, documents, client_id, link_rule, refs"
)


def messages(
    conn: Connection, conversations: Sequence[int], book: Book, until: Instant = FAR_FUTURE
) -> list[MessageRow]:
    """All messages of these conversations, each with what was known of its sender before it."""
    rows = [
        row
        for part in slices(conversations)
        for row in conn.execute(
            f"SELECT {_MESSAGE} FROM messages WHERE conversation_id IN ({marks(part)}) "
            "AND place <> 'unsent' AND at <= ? ORDER BY at, ours, digest, id",
            (*part, until),
        ).fetchall()
    ]
    people = _participants(conn, [row[0] for row in rows])
    contacts = Contacts(conn)
    built = [_message(row, people.get(row[0], []), book, contacts) for row in rows]
    return by_thread(_asking_several(conn, _naming_me(conn, built, book, people)))


def _naming_me(
    conn: Connection, rows: list[MessageRow], book: Book, people: "Mapping[int, list[_Person]]"
) -> list[MessageRow]:
    """Whether a mail names me matters where I am not its only addressee; only then is it read,
    since my names may be learned later than the mail."""
    asked = [row.event.id for row in rows if could_ask(row.event.said) and _among_others(row.event)]
    texts = _texts(conn, asked)
    return [
        replace(row, event=_addressed(row.event, texts[row.event.id], people, book))
        if row.event.id in texts
        else row
        for row in rows
    ]


def _asking_several(conn: Connection, rows: list[MessageRow]) -> list[MessageRow]:
    """Whether a mail asks for several things matters where its writer took something back; only
    then is it read."""
    took = {(r.conversation, r.event.sender.address) for r in rows if r.event.said.ack in BACK}
    if not took:
        return rows
    from store.rules.asks import asks_several  # of few mails only, and it loads all lists

    may_mean = {row.event.id for row in rows if _wrote_of(row) & took}
    texts = _texts(conn, sorted(may_mean))
    several = {id_ for id_, text in texts.items() if asks_several(text)}
    return [
        replace(row, event=replace(row.event, asks_several=True))
        if row.event.id in several
        else row
        for row in rows
    ]


def _wrote_of(row: MessageRow) -> set[tuple[int, str]]:
    """Whose question it may hold: its writer's, and of whom it passes on a mail."""
    of = (row.event.sender, row.event.forwarded)
    return {(row.conversation, party.address) for party in of if party is not None}


def _texts(conn: Connection, ids: Sequence[int]) -> dict[int, str]:
    texts: dict[int, str] = {}
    for part in slices(ids):
        texts |= dict(
            conn.execute(
                f"SELECT message_id, new_text FROM texts WHERE message_id IN ({marks(part)})", part
            ).fetchall()
        )
    return texts


def _addressed(mail: Mail, text: str, people: "Mapping[int, list[_Person]]", book: Book) -> Mail:
    """Who is told by name, or but mentioned, is not asked."""
    others = _others(people.get(mail.id, []), book)
    alone = all(party.me for party in mail.to)
    copied = _others(people.get(mail.id, []), book, roles={"cc"}) if alone else None
    told = only_told(text, book.us.names, book.us.called, others, copied)
    bare = without_mentions(text)
    named = names_me(bare, book.us.names) or calls_me(bare, book.us.called, others)
    return replace(mail, names_me=named and not told, only_told=told)


_PART: Final = frozenset({"from", "reply-to", "to", "cc", "bcc"})


def _others(people: "Sequence[_Person]", book: Book, roles: Collection[str] = _PART) -> set[str]:
    """By what those are called who take part besides me."""
    return parts_of_others(
        (name, address)
        for role, name, address, canonical in people
        if role in roles and canonical not in book.us.me
    )


def _among_others(mail: Mail) -> bool:
    alone = len(mail.to) == 1 and mail.to[0].me and not mail.cc
    return not alone and not mail.sender.me


_Person = tuple[str, str, str, str]
"""role, name, address, canonical"""


def _participants(conn: Connection, ids: Sequence[int]) -> dict[int, list[_Person]]:
    found: dict[int, list[_Person]] = defaultdict(list)
    for part in slices(ids):
        for message, *person in conn.execute(
            "SELECT message_id, role, name, address, canonical FROM participants "
            f"WHERE message_id IN ({marks(part)}) ORDER BY message_id, role, place",
            part,
        ):
            found[message].append(cast("_Person", tuple(person)))
    return found


class Contacts:
    """When we last had to do with somebody, before an instant."""

    def __init__(self, conn: Connection) -> None:
        self._conn = conn

    def first_written(self, address: str) -> Instant | None:
        return self._one("SELECT min(at) FROM written WHERE canonical = ?", address)

    def before(self, party: Party, at: Instant) -> tuple[Instant | None, Instant | None]:
        """The newest mail of any of us to the address, or spoken call with its client; the latter
        alone. A colleague's mail is looked for as far back as a contact counts."""
        mail = self._one(
            "SELECT max(at) FROM written WHERE canonical = ? AND at < ?", party.address, at
        )
        colleague = self._one(
            "SELECT max(m.at) FROM messages m JOIN participants p ON p.message_id = m.id "
            "WHERE m.ours = 1 AND m.at >= ? AND m.at < ? "
            "AND m.place NOT IN ('drafts', 'unsent', 'junk') AND m.machine = '' "
            "AND p.canonical = ? AND p.role IN ('to', 'cc')",
            at - CONTACT_SECONDS,
            at,
            party.address,
        )
        call = None
        if party.client is not None:
            call = self._one(
                f"SELECT max(at) FROM calls WHERE client_id = ? AND at < ? AND {_SPOKEN}",
                party.client,
                at,
            )
        return max((x for x in (mail, colleague, call) if x is not None), default=None), call

    def _one(self, sql: str, *values: object) -> Instant | None:
        row = self._conn.execute(sql, values).fetchone()
        return None if row[0] is None else int(row[0])


def _message(
    row: tuple[Any, ...], people: Sequence[_Person], book: Book, contacts: Contacts
) -> MessageRow:
    (
        id_, conversation, at, digest, sender, sender_name, ours, mine, machine, asks, ack, offers,
        return_date, told, waits, fact, offer, place, message_id, form, event_start, bounce_of,
        bounced, account, subject, seen, flagged, inbox, documents, client, link_rule, refs,
    ) = row  # fmt: skip
    party = book.party_as_written(_written(sender, people), sender)
    if party.us and not ours:  # in our name, but not ours
        party = Party(party.address, None)
    pinned = link_rule == "pin"
    if pinned and not party.us:
        party = party._replace(client=client)
    to = tuple(book.party_as_written(a, c) for role, _, a, c in people if role == "to")
    inside = _inside(people, book)
    if pinned and party.us:  # it is of them that the user said so
        to = tuple(one if one.us else one._replace(client=client) for one in to)
        inside = inside and inside._replace(client=client)
    first = None if party.us else contacts.first_written(sender)
    contact, call = contacts.before(party, at) if ack else (None, None)
    lean = None if told is None else Lean(told, waits, fact, offer)
    event = Mail(
        id=id_,
        at=at,
        key=digest.hex(),
        sender=party,
        to=to,
        cc=tuple(book.party_as_written(a, c) for role, _, a, c in people if role == "cc"),
        said=Said(asks=asks, ack=ack, offers=offers, return_date=return_date, lean=lean),
        machine=machine,
        place=cast("Place", "here" if place == "outbox" else place),
        message_id=message_id,
        answers=frozenset(refs.split()),
        written_before=first is not None and first < at,
        contact_before=contact,
        spoken_before=call,
        forwarded=inside,
        form=bool(form),
        event_start=event_start if machine == "invitation" else None,
        bounce_of=bounce_of,
        bounced=bounced,
        owed=_owed(book, sender, at),
        policy=account,
    )
    return MessageRow(
        event=event,
        conversation=conversation,
        place=place,
        ours=bool(ours),
        message_id=message_id,
        subject=subject,
        who=_who(party, sender_name, sender, people, book),
        addresses=_addresses(people, book, sender),
        seen=bool(seen),
        flagged=bool(flagged),
        inbox=bool(inbox),
        documents=documents,
        sent=bool(mine),
        client=client,
        pinned=pinned,
    )


def _written(sender: str, people: Sequence[_Person]) -> str:
    """The sender's address as the mail bears it."""
    roles = ("from", "reply-to")
    return next((a for role, _, a, c in people if c == sender and role in roles), sender)


def _owed(book: Book, sender: str, at: Instant) -> str:
    owed, since = book.senders.get(sender, ("", 0))
    return owed if at >= since else ""


def _inside(people: Sequence[_Person], book: Book) -> Party | None:
    """Whose mail is passed on: the first one that is a client's, else the first that is not us."""
    parties = [book.party(canonical) for role, _, _, canonical in people if role == "inside"]
    client = next((party for party in parties if party.client is not None), None)
    return client or next((party for party in parties if not party.us), None)


def _who(party: Party, sender_name: str, sender: str, people: Sequence[_Person], book: Book) -> str:
    """The other side: of our mail, whom it went to; of a colleague's to us alone, the colleague."""
    to = [p for p in people if p[0] == "to"]
    first = next((p for p in to if not book.party(p[3]).us), None)
    if not party.us or (first is None and not party.me):
        return sender_name or sender
    first = first or next(iter(to), None)
    return (first[1] or first[2]) if first else ""


def _addresses(people: Sequence[_Person], book: Book, sender: str) -> tuple[str, ...]:
    answered = any(role == "reply-to" and c == sender for role, _, _, c in people)
    wrote = any(role == "from" and c == sender for role, _, _, c in people)
    roles = {"reply-to" if answered and not wrote else "from", "to", "cc"}
    order = {"from": 0, "reply-to": 1, "to": 2, "cc": 3, "bcc": 4, "inside": 5}
    found = [
        address.lower()
        for role, _, address, canonical in sorted(people, key=lambda p: order[p[0]])
        if role in roles and address and not book.party(canonical).us
    ]
    return tuple(dict.fromkeys(found))
