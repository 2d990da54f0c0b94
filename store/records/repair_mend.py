"""What was salvaged, made one whole again: every row that names another one finds it."""

import json
import time
import uuid
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from store.records import awaited
from store.records.awaited import Place
from store.records.database import Connection
from store.records.entries import folded_name
from store.records.letting_go import LEAST
from store.records.placements import marks, slices
from store.records.salvage import Salvage

if TYPE_CHECKING:
    from store.config import Config

PENDING = "('queued', 'started')"
_OF_MESSAGES = (*awaited.PARTS, "placements")
_MAIL = ("messages", "placements", "mailboxes", "accounts", *awaited.PARTS)
_HAVE = {
    "participants": "true",
    "attachments": "documents > 0 OR html = 1",
    "remote": f"size > 500000 OR id IN (SELECT message_id FROM attachments WHERE size >= {LEAST})",
}
"""Tables with several rows a message, of which some may be lost unseen; and who has any."""
_ROLES = ("inbox", "sent")
"""Mailboxes that sync reads first: of several places the one that it meets first counts."""


def mend(conn: Connection, salvage: Salvage, config: "Config") -> None:
    _followups(conn, salvage)
    _accounts(conn, config)
    _mailboxes(conn)
    _lost_messages(conn)
    _incomplete(conn, salvage)
    _clients(conn)
    _conversations(conn)
    if salvage.losses["outbox"].any:
        _unsent(conn)
        _drafts(conn)
    conn.execute(
        "DELETE FROM intents WHERE message_id NOT IN (SELECT id FROM messages) "
        "OR mailbox_id NOT IN (SELECT id FROM mailboxes)"
    )
    _state(conn)
    if any(salvage.losses[name].any or salvage.odd[name] for name in _MAIL):
        _read_anew(conn)


def _missing(conn: Connection, where: Sequence[str], table: str) -> list[int]:
    """Rows of a table that others name and that are not there. where: 'table.column'."""
    some = " UNION ".join(
        f"SELECT {column} AS id FROM {other} WHERE {column} IS NOT NULL{condition}"
        for other, column, condition in (_parts(one) for one in where)
    )
    rows = conn.execute(f"SELECT id FROM ({some}) EXCEPT SELECT id FROM {table} ORDER BY id")
    return [row[0] for row in rows.fetchall()]


def _parts(name: str) -> tuple[str, str, str]:
    place, _, condition = name.partition(" ")
    table, _, column = place.partition(".")
    return table, column, f" AND {condition}" if condition else ""


def _accounts(conn: Connection, config: "Config") -> None:
    """They were given their numbers in the order of the configuration."""
    known = {name for (name,) in conn.execute("SELECT name FROM accounts").fetchall()}
    free = [account for account in config.accounts if account.name not in known]
    lost = _missing(
        conn,
        (
            "messages.account_id",
            "mailboxes.account_id",
            "outbox.account_id",
            "intents.account_id",
            "uploads.account_id",
        ),
        "accounts",
    )
    for place, id_ in enumerate(lost):
        one = free[place] if place < len(free) else None
        conn.execute(
            "INSERT INTO accounts (id, name, address) VALUES (?, ?, ?)",
            (id_, one.name if one else f"?{id_}", one.address if one else ""),
        )
    if not conn.execute("SELECT 1 FROM accounts").fetchone():
        # A message that is lost, and on which something hangs, belongs to one.
        name = config.accounts[0].name if config.accounts else "?"
        conn.execute("INSERT INTO accounts (name) VALUES (?)", (name,))


def _followups(conn: Connection, salvage: Salvage) -> None:
    """Of one whose row is lost its words and its date are here: a promise is the kind that is
    seen. Without words there is nothing to keep."""
    for id_ in _missing(conn, ("followup_states.followup_id",), "followups"):
        conn.execute(
            "INSERT INTO followups (id, uuid, kind, modified_at) VALUES (?, ?, 'promise', ?)",
            (id_, uuid.uuid4().hex, int(time.time())),
        )
    salvage.losses["followups"].rows += conn.execute(
        "DELETE FROM followups WHERE id NOT IN (SELECT followup_id FROM followup_states)"
    ).rowcount


def _mailboxes(conn: Connection) -> None:
    """Of one that is lost only the server knows what it was; it is listed, and read, again."""
    for table in ("placements", "unreadable", "uploads"):
        conn.execute(f"DELETE FROM {table} WHERE mailbox_id NOT IN (SELECT id FROM mailboxes)")


def _drafts(conn: Connection) -> None:
    """Of a draft that is lost the version on the server is all that there is: as if another program
    had put it there, so that it is fetched and not removed."""
    lost = "FROM uploads u WHERE u.draft NOT IN (SELECT uuid FROM outbox)"
    conn.execute(
        "DELETE FROM placements WHERE (mailbox_id, uidvalidity, uid) IN "
        f"(SELECT u.mailbox_id, u.uidvalidity, u.uid {lost})"
    )
    conn.execute(
        f"UPDATE mailboxes SET compared_at = NULL WHERE id IN (SELECT u.mailbox_id {lost})"
    )
    conn.execute(f"DELETE FROM uploads WHERE id IN (SELECT u.id {lost})")


def _lost_messages(conn: Connection) -> None:
    """A message whose row is lost, and on which something hangs that only we hold, is awaited
    where it lay; if that is lost too, it counts as no longer on the server. Of others nothing is
    kept: they come again as new."""
    needed = _missing(
        conn,
        ("decisions.message_id", "snoozes.message_id", "followups.message_id", "outbox.row_id",
         "outbox.in_reply_to", f"intents.message_id state IN {PENDING}"),
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


def _incomplete(conn: Connection, salvage: Salvage) -> None:
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


def _clients(conn: Connection) -> None:
    """A client whose row is lost goes on under the name that an undone step, an address or a
    number of theirs tells; a person can mend a name, but not guess whose calls these were."""
    lost = _missing(
        conn,
        ("contacts.client_id", "identifiers.client_id", "calls.client_id named = 1",
         "followups.client_id",
         "messages.client_id link_rule = 'pin'"),
        "clients",
    )  # fmt: skip
    remembered = _remembered(conn, set(lost))
    for id_ in lost:
        old = remembered.get(id_, {})
        name = str(old.get("name") or _name_of(conn, id_))
        folded = folded_name(name)
        if conn.execute("SELECT 1 FROM clients WHERE folded = ?", (folded,)).fetchone():
            name = f"{name} ({id_})"
        conn.execute(
            "INSERT INTO clients (id, uuid, name, folded, tier, policy, notes, modified_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                id_, _free_uuid(conn, old.get("uuid")), name, folded_name(name),
                old.get("tier", ""), old.get("policy", "{}"), old.get("notes", "{}"),
                int(time.time()),
            ),
        )  # fmt: skip
    for table in ("identifiers", "calls", "messages"):
        conn.execute(
            f"UPDATE {table} SET contact_id = NULL WHERE contact_id NOT IN "
            "(SELECT id FROM contacts)"
        )
    for table in ("calls", "messages", "conversations"):
        conn.execute(
            f"UPDATE {table} SET client_id = NULL WHERE client_id NOT IN (SELECT id FROM clients)"
        )


def _free_uuid(conn: Connection, wanted: object) -> str:
    taken = conn.execute("SELECT 1 FROM clients WHERE uuid = ?", (wanted,)).fetchone()
    return uuid.uuid4().hex if taken or not wanted else str(wanted)


def _remembered(conn: Connection, ids: set[int]) -> dict[int, dict[str, Any]]:
    """Clients as the newest step of undo that holds them whole has them."""
    found: dict[int, dict[str, Any]] = {}
    if not ids:
        return found
    for (steps,) in conn.execute("SELECT steps FROM undo ORDER BY id").fetchall():
        for step in json.loads(steps):
            row = step.get("after") or step.get("before") or {}
            if step.get("table") == "clients" and step.get("id") in ids and row.get("name"):
                found[step["id"]] = row
    return found


def _name_of(conn: Connection, client: int) -> str:
    row = conn.execute(
        "SELECT raw FROM identifiers WHERE client_id = ?1 UNION ALL "
        "SELECT name FROM contacts WHERE client_id = ?1 AND name <> '' LIMIT 1",
        (client,),
    ).fetchone()
    return str(row[0]) if row else f"? {client}"


def _conversations(conn: Connection) -> None:
    conn.execute("UPDATE messages SET conversation_id = 0 WHERE conversation_id < 0")
    for id_ in _missing(
        conn, ("messages.conversation_id conversation_id > 0", "calls.conversation_id"),
        "conversations",
    ):  # fmt: skip
        conn.execute(
            "INSERT INTO conversations (id, uuid, stale) VALUES (?, ?, 1)", (id_, uuid.uuid4().hex)
        )
    for id_ in _ids(conn, "SELECT id FROM messages WHERE conversation_id = 0"):
        made = conn.execute(
            "INSERT INTO conversations (uuid, stale) VALUES (?, 1)", (uuid.uuid4().hex,)
        ).lastrowid
        conn.execute("UPDATE messages SET conversation_id = ? WHERE id = ?", (made, id_))
    conn.execute(
        "DELETE FROM conversation_names WHERE conversation_id NOT IN (SELECT id FROM conversations)"
    )


def _unsent(conn: Connection) -> None:
    """A mail of ours whose way is lost may have been sent, or not: it is looked for in Sent, and
    else asked about, as after any crash."""
    rows = conn.execute(
        "SELECT m.id, m.account_id, m.subject, m.message_id, m.at, t.text FROM messages m "
        "JOIN texts t ON t.message_id = m.id WHERE m.place = 'outbox' "
        "AND NOT EXISTS (SELECT 1 FROM outbox o WHERE o.row_id = m.id)"
    ).fetchall()
    for id_, account, subject, message_id, at, text in rows:
        people: dict[str, list[str]] = {"to": [], "cc": [], "bcc": []}
        for role, name, address in conn.execute(
            "SELECT role, name, address FROM participants WHERE message_id = ? "
            "AND role IN ('to', 'cc', 'bcc') ORDER BY role, place",
            (id_,),
        ).fetchall():
            people[role].append(f"{name} <{address}>" if name else address)
        conn.execute(
            "INSERT INTO outbox (uuid, account_id, state, recipients, subject, text, message_id, "
            "row_id, since, modified_at) VALUES (?, ?, 'uncertain', ?, ?, ?, ?, ?, ?, ?)",
            (
                uuid.uuid4().hex, account, json.dumps(people, ensure_ascii=False), subject, text,
                message_id, id_, at, at,
            ),
        )  # fmt: skip


def _state(conn: Connection) -> None:
    """What the store remembers of itself. Without `frame` every verdict is worked out anew."""
    conn.execute("DELETE FROM meta WHERE key IN ('frame', 'beat') OR key LIKE 'round:%' "
                 "OR key LIKE 'result:%'")  # fmt: skip
    conn.execute("DELETE FROM meta WHERE key = 'my_names' AND NOT json_valid(value)")
    conn.execute(
        "INSERT OR IGNORE INTO meta (key, value) "
        "SELECT 'first_sync', CAST(min(first_seen) AS TEXT) FROM messages "
        "WHERE first_seen > 0 HAVING min(first_seen) IS NOT NULL"
    )
    conn.execute(
        "INSERT INTO changes (subject, n) SELECT 'threads', coalesce(max(thread_id), 0) "
        "FROM messages WHERE true ON CONFLICT (subject) DO UPDATE SET n = max(n, excluded.n)"
    )


def _read_anew(conn: Connection) -> None:
    """Sync walks through all mailboxes again; what lies where we think is not fetched again."""
    conn.execute(
        "UPDATE mailboxes SET complete = 0, horizon = NULL, highestmodseq = 0, compared_at = NULL, "
        "synced_at = NULL, flags_from = 0"
    )
    conn.execute("UPDATE accounts SET horizon = NULL, synced_at = NULL, sent_at = NULL")
