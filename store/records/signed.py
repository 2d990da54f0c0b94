"""A number that a mail is signed with and that the book lacks, and the name of a stranger's firm:
proposed, never taken by themselves (links, rule 7)."""

import re
from collections.abc import Iterator, Sequence

from store.message.newtext import split_quoted
from store.records.book import Book, book
from store.records.client import Signed
from store.records.database import Connection, Store
from store.records.folding import fold
from store.records.standing import At
from store.rules.links import canonical, firm_of
from store.rules.phone import normal
from store.rules.signed import numbers

_LATELY, _FEW = 90 * 86_400, 8
"""Seconds for which a mail of theirs is looked through, and how many are."""
_MOST = 20_000
"""Characters of a mail."""
_LINES, _WORDS = 60, 12
"""Of a signature, and of a part of a line."""
_PARTS = re.compile(r"[\n|·•,;/]|\s[–—-]\s")
_FORMS = frozenset(
    {"gmbh", "ag", "kg", "ohg", "og", "ug", "eu", "ek", "co", "kft", "bt", "zrt", "nyrt", "rt"}
    | {"kkt", "ltd", "limited", "llc", "llp", "plc", "inc"}
)
"""Of firms, as they stand behind the name."""


def signed(store: Store, conn: Connection, who: Book, client: int, when: At) -> Signed | None:
    """The newest one. Only what its sender wrote counts, not what is quoted below, and no mail that
    may be another's: whoever writes in a client's name would like to be rung instead of them."""
    for sender, name, text, form in _mails(conn, "m.client_id = ?", client, when):
        party = who.party(canonical(sender))
        if party.us or party.client != client:
            continue
        for number in _unknown(store, who, _signature(text, form)):
            return Signed(number, _person(conn, who, sender, client) or name)
    return None


def of_stranger(store: Store, address: str, when: At) -> tuple[str, str]:
    """The newest number that their mails are signed with, and the firm that they name as their own,
    by its domain; '' where there is none."""
    number = firm = ""
    with store.snapshot() as conn:
        who = book(store, conn)
        domain = firm_of(address, frozenset(store.config.links.free_mail))
        for _sender, _name, text, form in _mails(conn, "m.sender = ?", canonical(address), when):
            signature = _signature(text, form)
            number = number or next(_unknown(store, who, signature), "")
            firm = firm or (_firm(signature, domain) if domain else "")
    return number, firm


def _unknown(store: Store, who: Book, signature: str) -> Iterator[str]:
    """Numbers that are neither in the book, nor ours, nor said to be nobody's."""
    region = store.config.region
    ours = {normal(number, region).key for number in who.us.numbers}
    for number in numbers(signature, region):
        key = normal(number, region).key
        if not (key in ours or ("number", key) in who.never or who.find("number", key)):
            yield number


def _firm(signature: str, domain: str) -> str:
    """The words that the domain is made of, as they are written: 'Weber & Söhne GmbH' of
    webersoehne.example."""
    made = fold("".join(filter(str.isalnum, domain.partition(".")[0])))
    for part in _PARTS.split("\n".join(signature.splitlines()[:_LINES])):
        words = part.split()[:_WORDS]
        folded = [fold("".join(filter(str.isalnum, word))) for word in words]
        for start in range(len(words)):
            for end in range(start + 1, len(words) + 1):
                if "".join(folded[start:end]) == made:
                    name = " ".join(words[start : _behind_form(words, folded, end)])
                    if name != name.lower():
                        return name
    return ""


def _behind_form(words: Sequence[str], folded: Sequence[str], end: int) -> int:
    """Where 'GmbH & Co. KG' ends, if it begins there."""
    while end < len(words):
        form = end + (words[end] in {"&", "+"})
        if form == len(words) or folded[form] not in _FORMS:
            break
        end = form + 1
    return end


def _mails(
    conn: Connection, whose: str, value: int | str, when: At
) -> Iterator[tuple[str, str, str, int]]:
    """Sender, name, text, and whether it came by a form, newest first."""
    yield from conn.execute(
        "SELECT m.sender, m.sender_name, substr(t.text, 1, ?), m.form FROM messages m "
        f"JOIN texts t ON t.message_id = m.id WHERE {whose} AND m.at BETWEEN ? AND ? "
        "AND m.ours = 0 AND m.machine = '' AND m.place = 'here' "
        "AND ' ' || m.problems || ' ' NOT LIKE '% unconfirmed %' "
        "AND ' ' || m.problems || ' ' NOT LIKE '% senders %' ORDER BY m.at DESC LIMIT ?",
        (_MOST, value, when.now - _LATELY, when.now, _FEW),
    ).fetchall()


def _signature(text: str, form: int) -> str:
    """All of a form is what whoever filled it in says of themselves."""
    kinds = ("new", "signature") if form else ("signature",)
    return "\n".join(piece.text for piece in split_quoted(text) if piece.kind in kinds)


def _person(conn: Connection, who: Book, sender: str, client: int) -> str:
    """Of the client's, by the name that the book has."""
    contacts = [c for owner, c in who.find("canonical", sender) if owner == client and c]
    if not contacts:
        return ""
    row = conn.execute("SELECT name FROM contacts WHERE id = ?", (contacts[0],)).fetchone()
    return str(row[0]) if row else ""
