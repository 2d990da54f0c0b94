"""The rows of the client book as they are written, and what the book refuses."""

import time
import unicodedata
import uuid

from store.records.database import Connection, Store, bump
from store.rules import links as rules
from store.rules.phone import normal
from store.rules.policy import BUILT_IN


class BookError(Exception):
    """The book refuses. code: unknown-client, taken, unknown-tier, bad-address, bad-domain,
    free-mail, not-theirs, bad-number, bad-span, no-name, same, itself, several."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code, facts)
        self.code, self.facts = code, facts


Identifier = tuple[str, str]
"""(kind, value): address, domain or number, in normal form."""


def folded_name(name: str) -> str:
    """What a client is known by: case, blanks and how an accent is written do not matter."""
    return unicodedata.normalize("NFC", " ".join(name.split()).casefold())


def identifier(store: Store, kind: str, typed: str) -> Identifier:
    """Normal form of what a person typed; BookError if it is none."""
    if kind == "address":
        value, standing = rules.check_address(typed)
    elif kind == "domain":
        value, standing = rules.check_domain(typed)
    else:
        value = normal(typed, store.config.region).key
        standing = "ok" if value else "bad"
    if standing == "bad":
        raise BookError(f"bad-{kind}", value=typed)
    return kind, value


def check_tier(store: Store, tier: str) -> None:
    if tier and tier not in tiers(store):
        raise BookError("unknown-tier", tier=tier, known=", ".join(tiers(store)))


def tiers(store: Store) -> list[str]:
    """All that a client may have."""
    return list(dict.fromkeys([*BUILT_IN, *store.config.tiers]))


def add_client(conn: Connection, name: str, tier: str) -> int:
    cursor = conn.execute(
        "INSERT INTO clients (uuid, name, folded, tier, modified_at) VALUES (?, ?, ?, ?, ?)",
        (uuid.uuid4().hex, " ".join(name.split()), folded_name(name), tier, int(time.time())),
    )
    bump(conn, "book")
    return int(cursor.lastrowid or 0)


def add_contact(conn: Connection, client_id: int, name: str) -> int:
    cursor = conn.execute(
        "INSERT INTO contacts (uuid, client_id, name, modified_at) VALUES (?, ?, ?, ?)",
        (uuid.uuid4().hex, client_id, " ".join(name.split()), int(time.time())),
    )
    return int(cursor.lastrowid or 0)


def contact(conn: Connection, client_id: int, name: str) -> int | None:
    if not name:
        return None
    row = conn.execute(
        "SELECT id FROM contacts WHERE client_id = ? AND name = ?", (client_id, name)
    ).fetchone()
    return int(row[0]) if row else add_contact(conn, client_id, name)


def add_identifier(
    conn: Connection,
    client_id: int,
    contact_id: int | None,
    kind: str,
    value: str,
    raw: str,
    source: str = "manual",
) -> None:
    conn.execute(
        "INSERT INTO identifiers (client_id, contact_id, kind, value, raw, source, modified_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        (client_id, contact_id, kind, value, raw.strip(), source, int(time.time())),
    )


def refuse_taken(conn: Connection, kind: str, value: str, client_id: int) -> None:
    """An identifier that another client has is never moved silently (links, rule 10)."""
    row = conn.execute(
        "SELECT c.name FROM identifiers i JOIN clients c ON c.id = i.client_id "
        "WHERE i.kind = ? AND i.value = ? AND i.client_id <> ? LIMIT 1",
        (kind, value, client_id),
    ).fetchone()
    if row is not None:
        raise BookError("taken", value=value, client=row[0])


def touch(conn: Connection, client_id: int) -> None:
    conn.execute("UPDATE clients SET modified_at = ? WHERE id = ?", (int(time.time()), client_id))
    bump(conn, "book")
