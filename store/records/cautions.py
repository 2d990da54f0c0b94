"""What to look at twice in the mails of a conversation, as far as the store knows it."""

from collections import Counter
from collections.abc import Mapping, Sequence

from store.records.book import Book
from store.records.database import Connection
from store.records.items import MailItem
from store.records.placements import marks, slices
from store.rules.caution import Caution
from store.rules.cautions import Sender, full_name, of_sender
from store.rules.links import canonical, domain_of

_People = Mapping[frozenset[str], tuple[str, str]]
"""The book's people by their full names: how it writes them, and whose they are."""


def with_cautions(conn: Connection, book: Book, mails: Sequence[MailItem]) -> list[MailItem]:
    """The same mails; ours need none."""
    theirs = [mail.id for mail in mails if not mail.ours]
    facts = _facts(conn, theirs)
    strange = any(_is_stranger(mail, book) and full_name(mail.from_name) for mail in mails)
    people = _people(conn) if strange else {}
    times = Counter(map(_header, mails))
    return [
        mail._replace(
            cautions=_of(mail, book, people, *facts[mail.id], twin=times[_header(mail)] > 1)
        )
        if mail.id in facts
        else mail
        for mail in mails
    ]


def _header(mail: MailItem) -> tuple[object, ...]:
    """What two mails share of which one may be forged; a mail without Message-ID shares it with
    none."""
    return (mail.message_id or mail.id, mail.from_address, mail.subject)


def _is_stranger(mail: MailItem, book: Book) -> bool:
    party = book.party_as_written(mail.from_address, canonical(mail.from_address))
    return not mail.ours and not party.us and party.client is None


def _people(conn: Connection) -> _People:
    return {
        key: (person, client)
        for person, client in conn.execute(
            "SELECT contacts.name, clients.name FROM contacts "
            "JOIN clients ON clients.id = contacts.client_id ORDER BY contacts.id DESC"
        )
        if (key := full_name(person))
    }


def _facts(conn: Connection, ids: Sequence[int]) -> dict[int, tuple[str, str | None]]:
    """id -> (where an answer goes, if that is somewhere else and no form says so; the subject of
    the conversation that it claims to belong to)."""
    found: dict[int, tuple[str, str | None]] = {}
    for part in slices(ids):
        for id_, reply_to, form, claims, subject in conn.execute(
            "SELECT m.id, m.reply_to, m.form, m.claims, other.subject FROM messages m "
            "LEFT JOIN messages other ON other.id = m.claims "
            f"WHERE m.id IN ({marks(part)})",
            part,
        ):
            found[id_] = ("" if form else reply_to, None if claims is None else subject or "")
    return found


def _of(
    mail: MailItem, book: Book, people: _People, reply_to: str, claimed: str | None, *, twin: bool
) -> tuple[Caution, ...]:
    sender = Sender(mail.from_name, mail.from_address, reply_to, mail.machine)
    domain = domain_of(mail.from_address)
    found = [*of_sender(sender, book.known_domains(), free=book.free(domain))]
    namesake = people.get(full_name(mail.from_name)) if people else None
    if namesake is not None and _is_stranger(mail, book):
        found.append(Caution("namesake", *namesake))
    if "senders" in mail.problems:
        found.append(Caution("senders"))
    if "unconfirmed" in mail.problems:
        found.append(Caution("unconfirmed", domain))
    if claimed is not None:
        found.append(Caution("claims", claimed))
    if twin:
        found.append(Caution("twin"))
    if "encrypted" in mail.problems:
        found.append(Caution("encrypted"))
    return tuple(found)
