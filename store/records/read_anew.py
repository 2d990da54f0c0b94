"""A mail that the store has, read once more out of its bytes: in the light of another book, or by
rules that came after it."""

import zlib
from typing import NamedTuple

from store.message.model import ParsedMessage
from store.records import written
from store.records.book import Book
from store.records.database import Connection
from store.records.heard import machine_of, said_in
from store.records.incoming import Fetched, Incoming, incoming
from store.records.mail_rows import learn_name
from store.rules.instant import Instant


class Known(NamedTuple):
    """A mail as the store has it."""

    id: int
    account: int
    conversation: int
    thread: int
    at: Instant
    first_seen: Instant
    internal_date: Instant
    sender: str
    ours: int
    mine: int
    form: int
    machine: str
    place: str
    from_: str
    reply_to: str


KNOWN = (
    "SELECT m.id, m.account_id, m.conversation_id, m.thread_id, m.at, m.first_seen, "
    "m.internal_date, m.sender, m.ours, m.mine, m.form, m.machine, m.place, "
    "coalesce(f.canonical, ''), coalesce(r.canonical, '') FROM messages m "
    "LEFT JOIN participants f ON f.message_id = m.id AND f.role = 'from' "
    "LEFT JOIN participants r ON r.message_id = m.id AND r.role = 'reply-to'"
)
"""The columns of `Known`, to be narrowed by a WHERE."""

READ = (
    *("at", "sender", "sender_name", "ours", "mine", "form", "machine", "quotes_old"),
    *("asks", "ack", "offers", "return_date", "lean", "lean_waits", "lean_fact", "lean_offer"),
    "event_start",
    "heard_by",
)
"""What may be another after it."""


class Anew(NamedTuple):
    mail: Incoming
    parsed: ParsedMessage

    @property
    def columns(self) -> tuple[object, ...]:
        """Those of `READ`."""
        return tuple(self.mail.columns[name] for name in READ)


def read_anew(conn: Connection, row: Known, who: Book) -> Anew | None:
    """None where the bytes are gone, or spoiled: then the mail stays what it was."""
    from store.message.parse import parse

    packed = conn.execute("SELECT packed FROM raws WHERE message_id = ?", (row.id,)).fetchone()
    if packed is None:
        return None
    try:
        raw = zlib.decompress(packed[0])
    except zlib.error:
        return None
    parsed = parse(raw)
    what, kind = said_in(parsed), machine_of(parsed)
    fetched = Fetched(
        0, 0, 0, frozenset(), row.internal_date, raw, parsed, what, kind, packed[0]
    )  # fmt: skip
    return Anew(incoming(fetched, who, row.first_seen), parsed)


def rewrite(conn: Connection, row: Known, anew: Anew) -> None:
    """In a transaction that sees the book with which it was read."""
    mail = anew.mail
    conn.execute(
        f"UPDATE messages SET {', '.join(f'{name} = ?' for name in READ)} WHERE id = ?",
        (*anew.columns, row.id),
    )
    # Search knows the text: where more of that is another, both stay what they were.
    conn.execute(
        "UPDATE texts SET new_text = ?1 WHERE message_id = ?2 AND text = ?3 AND new_text <> ?1",
        (anew.parsed.new_text, row.id, anew.parsed.text),
    )
    if row.mine or mail.columns["mine"]:
        _written_to(conn, row, mail)
    if mail.columns["mine"]:
        learn_name(conn, str(mail.columns["from_name"]))


def _written_to(conn: Connection, row: Known, mail: Incoming) -> None:
    """To whom I wrote with it: those to whom I did not after all are taken off."""
    people = sorted({p.canonical for p in mail.participants if p.role in {"to", "cc", "bcc"}})
    written.strike(conn, row.id, people, row.at)
    if row.place != "drafts":
        written.enter(conn, mail.written_to, int(str(mail.columns["at"])))
