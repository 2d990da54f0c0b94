"""Who takes part in a mail, and who is behind it where its From is a form, a relay or a list."""

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from store.message.model import Address, ParsedMessage
from store.records.book import Book
from store.records.items import PEOPLE
from store.rules import links
from store.rules.free_mail import is_relay


class Participant(NamedTuple):
    role: str
    """from, reply-to, to, cc, bcc; inside: who wrote a mail that this one passes on."""
    place: int
    name: str
    address: str
    canonical: str
    domain: str


def participants(mail: ParsedMessage, book: Book) -> list[Participant]:
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


def form_of(mail: ParsedMessage, machine: str, sender: str, book: Book) -> tuple[str, str] | None:
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


def passed_on(mail: ParsedMessage, sender: str, book: Book) -> tuple[str, str] | None:
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
