"""Messages of which a part was lost in a damaged store, and which the server still has: their row
stays, and with it all that hangs on it; when the mail comes again it is the same message.

It is recognised as any mail (SYNC.md 4.1/3), or, where the row itself was lost, by the place at
which it lay.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from store.records.database import Connection
from store.records.placements import marks

if TYPE_CHECKING:
    from store.records.incoming import Fetched

BODY = "missing"
"""In `messages.body`: the mail has not come (again) yet."""
PARTS = ("participants", "texts", "raws", "attachments", "pieces", "remote")


class Place(NamedTuple):
    mailbox_id: int
    uidvalidity: int
    uid: int


def mark(place: Place) -> bytes:
    """Stands for the digest of a message of which only the place is known; never 16 bytes long,
    as those are."""
    return "at {} {} {}".format(*place).encode().ljust(17)


def known(conn: Connection, batch: "Sequence[Fetched]") -> dict[bytes, int]:
    """Which of these mails are awaited, by their digest."""
    wanted: dict[bytes, bytes] = {}
    for mail in batch:
        wanted[mail.parsed.digest] = mail.parsed.digest
        wanted[mark(Place(mail.mailbox_id, mail.uidvalidity, mail.uid))] = mail.parsed.digest
    found: dict[bytes, int] = {}
    for start in range(0, len(wanted), 400):
        part = list(wanted)[start : start + 400]
        for digest, id_ in conn.execute(
            f"SELECT digest, id FROM messages WHERE digest IN ({marks(part)}) AND body = ?",
            (*part, BODY),
        ).fetchall():
            found.setdefault(wanted[digest], id_)
    return found


def rewrite(conn: Connection, id_: int, columns: Mapping[str, object]) -> None:
    """The row with what the mail says, without what is left of its parts. What a person pinned
    and the conversation stay, and when it was first seen."""
    for table in PARTS:
        conn.execute(f"DELETE FROM {table} WHERE message_id = ?", (id_,))
    told = {name: value for name, value in columns.items() if name != "first_seen"}
    conn.execute(
        f"UPDATE messages SET {', '.join(f'{name} = ?' for name in told)} WHERE id = ?",
        (*told.values(), id_),
    )
    conn.execute(
        "UPDATE conversations SET stale = stale + 1 "
        "WHERE id = (SELECT conversation_id FROM messages WHERE id = ?)",
        (id_,),
    )
