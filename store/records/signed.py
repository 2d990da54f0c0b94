"""A number that a client's mail is signed with and that the book lacks: proposed, never taken by
itself (links, rule 7)."""

from collections.abc import Iterator

from store.message.newtext import split_quoted
from store.records.book import Book
from store.records.client import Signed
from store.records.database import Connection, Store
from store.records.standing import At
from store.rules.links import canonical
from store.rules.phone import normal
from store.rules.signed import numbers

_LATELY, _FEW = 90 * 86_400, 8
"""Seconds for which a mail of theirs is looked through, and how many are."""
_MOST = 20_000
"""Characters of a mail."""


def signed(store: Store, conn: Connection, who: Book, client: int, when: At) -> Signed | None:
    """The newest one. Only what its sender wrote counts, not what is quoted below, and no mail that
    may be another's: whoever writes in a client's name would like to be rung instead of them."""
    region = store.config.region
    ours = {normal(number, region).key for number in who.us.numbers}
    for sender, name, text in _mails(conn, client, when):
        party = who.party(canonical(sender))
        if party.us or party.client != client:
            continue
        for number in numbers(_signature(text), region):
            key = normal(number, region).key
            known = key in ours or ("number", key) in who.never or who.find("number", key)
            if not known:
                return Signed(number, _person(conn, who, sender, client) or name)
    return None


def _mails(conn: Connection, client: int, when: At) -> Iterator[tuple[str, str, str]]:
    """Sender, name and text, newest first."""
    yield from conn.execute(
        "SELECT m.sender, m.sender_name, substr(t.text, 1, ?) FROM messages m "
        "JOIN texts t ON t.message_id = m.id WHERE m.client_id = ? AND m.at BETWEEN ? AND ? "
        "AND m.ours = 0 AND m.machine = '' AND m.place = 'here' "
        "AND ' ' || m.problems || ' ' NOT LIKE '% unconfirmed %' "
        "AND ' ' || m.problems || ' ' NOT LIKE '% senders %' ORDER BY m.at DESC LIMIT ?",
        (_MOST, client, when.now - _LATELY, when.now, _FEW),
    ).fetchall()


def _signature(text: str) -> str:
    return "\n".join(piece.text for piece in split_quoted(text) if piece.kind == "signature")


def _person(conn: Connection, who: Book, sender: str, client: int) -> str:
    """Of the client's, by the name that the book has."""
    contacts = [c for owner, c in who.find("canonical", sender) if owner == client and c]
    if not contacts:
        return ""
    row = conn.execute("SELECT name FROM contacts WHERE id = ?", (contacts[0],)).fetchone()
    return str(row[0]) if row else ""
