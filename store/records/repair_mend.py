"""What was salvaged, made one whole again: every row that names another one finds it."""

import json
import time
import uuid
from typing import TYPE_CHECKING, Any

from store.records import awaited, repair_mail
from store.records.database import Connection
from store.records.entries import folded_name
from store.records.repair_missing import missing
from store.records.salvage import Salvage

if TYPE_CHECKING:
    from store.config import Config

_MAIL = ("messages", "placements", "mailboxes", "accounts", *awaited.PARTS)


def mend(conn: Connection, salvage: Salvage, config: "Config") -> None:
    _followups(conn, salvage)
    _accounts(conn, config)
    _mailboxes(conn)
    repair_mail.await_lost(conn)
    repair_mail.await_parts(conn, salvage)
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


def _accounts(conn: Connection, config: "Config") -> None:
    """They were given their numbers in the order of the configuration."""
    known = {name for (name,) in conn.execute("SELECT name FROM accounts").fetchall()}
    free = [account for account in config.accounts if account.name not in known]
    lost = missing(
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
    for id_ in missing(conn, ("followup_states.followup_id",), "followups"):
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


def _clients(conn: Connection) -> None:
    """A client whose row is lost goes on under the name that an undone step, an address or a
    number of theirs tells; a person can mend a name, but not guess whose calls these were."""
    lost = missing(
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
    for id_ in missing(
        conn, ("messages.conversation_id conversation_id > 0", "calls.conversation_id"),
        "conversations",
    ):  # fmt: skip
        conn.execute(
            "INSERT INTO conversations (id, uuid, stale) VALUES (?, ?, 1)", (id_, uuid.uuid4().hex)
        )
    alone = conn.execute("SELECT id FROM messages WHERE conversation_id = 0").fetchall()
    for (id_,) in alone:
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
