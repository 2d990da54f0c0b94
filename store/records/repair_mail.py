"""Mail that is lost, or a part of it: what the server still has is awaited from there."""

import time
from collections.abc import Iterable, Sequence

from store.records import awaited
from store.records.awaited import Place
from store.records.database import Connection
from store.records.letting_go import LEAST
from store.records.placements import marks, slices
from store.records.repair_missing import missing
from store.records.salvage import Salvage

_PENDING = "('queued', 'started')"
_OF_MESSAGES = (*awaited.PARTS, "placements")
_HAVE = {
    "participants": "true",
    "attachments": "documents > 0 OR html = 1",
    "remote": f"size > 500000 OR id IN (SELECT message_id FROM attachments WHERE size >= {LEAST})",
}
"""Tables with several rows a message, of which some may be lost unseen; and who has any."""
_ROLES = ("inbox", "sent")
"""Mailboxes that sync reads first: of several places the one that it meets first counts."""


def await_lost(conn: Connection) -> None:
    """A message whose row is lost, and on which something hangs that only we hold, is awaited
    where it lay; if that is lost too, it counts as no longer on the server. Of others nothing is
    kept: they come again as new."""
    needed = missing(
        conn,
        ("decisions.message_id", "snoozes.message_id", "followups.message_id", "outbox.row_id",
         "outbox.in_reply_to", f"intents.message_id state IN {_PENDING}"),
        "messages",
    )  # fmt: skip
    (account,) = conn.execute("SELECT min(id) FROM accounts").fetchone()
    thread = int(conn.execute("SELECT coalesce(max(thread_id), 0) FROM messages").fetchone()[0])
    now = int(time.time())
    for number, id_ in enumerate(needed, thread + 1):
        where = _place(conn, id_)
        at = _about(conn, id_, now)
        name, address, canonical = _sender(conn, id_)
        values = {
            "id": id_,
            "account_id": account if where is None else where[0],
            "digest": f"lost {id_}".encode().ljust(17) if where is None else awaited.mark(where[1]),
            "at": at,
            "internal_date": at,
            "first_seen": at,
            "from_name": name,
            "from_address": address,
            "sender": canonical,
            "thread_id": number,
            "place": "gone" if where is None else "here",
            "body": "" if where is None else awaited.BODY,
        }
        conn.execute(
            f"INSERT INTO messages ({', '.join(values)}) VALUES ({marks(list(values))})",
            tuple(values.values()),
        )
    _many(conn, "DELETE FROM placements WHERE message_id IN", needed)
    for table in _OF_MESSAGES:
        conn.execute(
            f"DELETE FROM {table} WHERE message_id IS NOT NULL "
            "AND message_id NOT IN (SELECT id FROM messages)"
        )


def _place(conn: Connection, message: int) -> tuple[int, Place] | None:
    """The account, and where the message lies."""
    rows = conn.execute(
        "SELECT b.account_id, p.mailbox_id, p.uidvalidity, p.uid, b.role FROM placements p "
        "JOIN mailboxes b ON b.id = p.mailbox_id WHERE p.message_id = ? ORDER BY b.id",
        (message,),
    ).fetchall()
    found = sorted(rows, key=lambda row: row[4] not in _ROLES)
    return (found[0][0], Place(*found[0][1:4])) if found else None


def _about(conn: Connection, message: int, now: int) -> int:
    """When it happened, as far as what hangs on it tells."""
    row = conn.execute(
        "SELECT min(at) FROM (SELECT at FROM decisions WHERE message_id = ?1 UNION ALL "
        "SELECT at FROM snoozes WHERE message_id = ?1 UNION ALL "
        "SELECT at FROM followup_states s JOIN followups f ON f.id = s.followup_id "
        "WHERE f.message_id = ?1 UNION ALL "
        "SELECT modified_at FROM outbox WHERE row_id = ?1)",
        (message,),
    ).fetchone()
    return int(now if row[0] is None else row[0])


def _sender(conn: Connection, message: int) -> tuple[str, str, str]:
    row = conn.execute(
        "SELECT name, address, canonical FROM participants WHERE message_id = ? AND role = 'from'",
        (message,),
    ).fetchone()
    return row if row else ("", "", "")


def await_parts(conn: Connection, salvage: Salvage) -> None:
    """A message that lacks a part, or may, is awaited from the server; where it is not there any
    more, what there is of it stays."""
    ids = set(_without(conn, "texts")) | set(_without(conn, "raws"))
    if salvage.losses["participants"].any:
        ids |= set(_without(conn, "participants"))
    if salvage.losses["pieces"].any:
        ids |= set(_ids(conn, "SELECT message_id FROM remote WHERE got > 0"))
    for table in ("messages", *awaited.PARTS):
        ids |= {id_ for id_ in salvage.odd[table] if isinstance(id_, int)}
    for part in slices(id_ for id_ in salvage.odd["pieces"] if isinstance(id_, int)):
        conn.execute(f"DELETE FROM pieces WHERE message_id IN ({marks(part)})", part)
        conn.execute(
            f"UPDATE remote SET got = 0, here = 0 WHERE message_id IN ({marks(part)})", part
        )
    for table, condition in _HAVE.items():
        for between in salvage.losses[table].ranges:
            query = f"SELECT id FROM messages WHERE id BETWEEN ? AND ? AND ({condition})"
            ids |= set(_ids(conn, query, between))
    placed = set(_ids(conn, "SELECT DISTINCT message_id FROM placements"))
    _await(conn, ids & placed)
    gone = set(_without(conn, "texts")) - placed
    _many(conn, "UPDATE messages SET body = 'unreadable' WHERE id IN", gone)
    conn.execute(
        "INSERT INTO texts (message_id, text, new_text) SELECT id, '', '' FROM messages "
        "WHERE id NOT IN (SELECT message_id FROM texts)"
    )


def _await(conn: Connection, ids: set[int]) -> None:
    _many(conn, f"UPDATE messages SET body = '{awaited.BODY}' WHERE id IN", ids)
    _many(conn, "DELETE FROM placements WHERE message_id IN", ids)


def _without(conn: Connection, table: str) -> list[int]:
    return _ids(conn, f"SELECT id FROM messages EXCEPT SELECT message_id FROM {table} ORDER BY id")


def _ids(conn: Connection, query: str, values: Sequence[object] = ()) -> list[int]:
    return [row[0] for row in conn.execute(query, values).fetchall() if row[0] is not None]


def _many(conn: Connection, statement: str, ids: Iterable[int]) -> None:
    for part in slices(ids):
        conn.execute(f"{statement} ({marks(part)})", part)
