"""The client book: clients, contacts, and the identifiers by which mail and calls find them."""

import json
import time
import uuid
from collections.abc import Iterable, Mapping, Sequence

from store.records import judging, links
from store.records.book import KEYS, book, frame
from store.records.database import Connection, Store, bump
from store.records.folding import fold
from store.records.links import Relink
from store.records.mailboxes import account_ids
from store.records.rows import Client, ContactItem
from store.rules import links as rules
from store.rules.hours import Span
from store.rules.phone import normal
from store.rules.policy import BUILT_IN

__all__ = ["BookError", "Relink", "attach", "client", "clients", "create", "merge", "set_value"]


class BookError(Exception):
    """The book refuses. code: unknown-client, taken, unknown-tier, bad-address, bad-domain,
    bad-number, bad-span, no-name, same."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code, facts)
        self.code, self.facts = code, facts


Identifier = tuple[str, str]
"""(kind, value): address, domain or number, in normal form."""


def folded_name(name: str) -> str:
    """What a client is known by: case and blanks do not matter."""
    return " ".join(name.split()).casefold()


def clients(store: Store) -> list[Client]:
    """The whole book, by name."""
    with store.snapshot() as conn:
        return _read(conn, "")


def client(store: Store, client_id: int) -> Client | None:
    with store.snapshot() as conn:
        return next(iter(_read(conn, "WHERE id = ?", client_id)), None)


def by_name(store: Store, name: str) -> Client | None:
    with store.snapshot() as conn:
        return next(iter(_read(conn, "WHERE folded = ?", folded_name(name))), None)


def _read(conn: Connection, where: str, *values: object) -> list[Client]:
    rows = conn.execute(
        f"SELECT id, uuid, name, tier, policy, notes FROM clients {where}", values
    ).fetchall()
    rows.sort(key=lambda row: (fold(row[2]), row[2]))
    some = {row[0] for row in rows}
    people = conn.execute("SELECT id, client_id, name FROM contacts ORDER BY id").fetchall()
    known = conn.execute(
        "SELECT client_id, contact_id, kind, raw FROM identifiers ORDER BY id"
    ).fetchall()
    found: dict[tuple[int, int | None, str], list[str]] = {}
    for client_id, contact_id, kind, raw in known:
        if client_id in some:
            found.setdefault((client_id, contact_id, kind), []).append(raw)
    contacts: dict[int, list[ContactItem]] = {}
    for contact_id, client_id, name in people:
        if client_id in some:
            item = ContactItem(
                contact_id,
                name,
                tuple(found.get((client_id, contact_id, "address"), ())),
                tuple(found.get((client_id, contact_id, "number"), ())),
            )
            contacts.setdefault(client_id, []).append(item)
    return [
        Client(
            id=row[0],
            uuid=row[1],
            name=row[2],
            tier=row[3],
            policy=json.loads(row[4]),
            notes=json.loads(row[5]),
            contacts=(*contacts.get(row[0], ()), *_unnamed(row[0], found)),
            domains=tuple(found.get((row[0], None, "domain"), ())),
        )
        for row in rows
    ]


def _unnamed(
    client_id: int, found: Mapping[tuple[int, int | None, str], list[str]]
) -> tuple[ContactItem, ...]:
    """Addresses and numbers of the firm itself, as a contact without a name."""
    addresses = tuple(found.get((client_id, None, "address"), ()))
    numbers = tuple(found.get((client_id, None, "number"), ()))
    return (ContactItem(0, "", addresses, numbers),) if addresses or numbers else ()


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


def create(
    store: Store,
    name: str,
    *,
    tier: str = "",
    identifiers: Sequence[Identifier] = (),
    contact: str = "",
) -> int:
    """A new client, with what is known of it; the history that it claims is linked to it."""
    if not folded_name(name):
        raise BookError("no-name")
    check_tier(store, tier)
    normal_forms = [(identifier(store, kind, raw), raw) for kind, raw in identifiers]
    with store.transaction(durable=True) as conn:
        if conn.execute("SELECT 1 FROM clients WHERE folded = ?", (folded_name(name),)).fetchone():
            raise BookError("same", name=name)
        id_ = add_client(conn, name, tier)
        person = add_contact(conn, id_, contact) if contact else None
        for (kind, value), raw in normal_forms:
            refuse_taken(conn, kind, value, id_)
            add_identifier(conn, id_, person if kind != "domain" else None, kind, value, raw)
        changed(store, conn, [form for form, _ in normal_forms])
    settle_all(store)
    return id_


def attach(store: Store, client_id: int, kind: str, typed: str, contact: str = "") -> Relink:
    """Gives a client one more identifier and links the history that it claims."""
    form = identifier(store, kind, typed)
    moves = preview(store, client_id, *form)
    with store.transaction(durable=True) as conn:
        refuse_taken(conn, *form, client_id)
        person = _contact(conn, client_id, contact) if kind != "domain" else None
        add_identifier(conn, client_id, person, *form, typed)
        conn.execute("DELETE FROM never WHERE kind = ? AND value = ?", form)
        changed(store, conn, [form])
    settle_all(store)
    return moves


def preview(store: Store, client_id: int, kind: str, value: str) -> Relink:
    """What `attach` would move to the client."""
    with store.snapshot() as conn:
        return links.affected(conn, (kind, value), client_id)


def never(store: Store, kind: str, typed: str) -> None:
    """This stranger is nobody's client: no more asked about."""
    form = identifier(store, kind, typed)
    with store.transaction(durable=True) as conn:
        conn.execute("INSERT OR REPLACE INTO never VALUES (?, ?, ?)", (*form, int(time.time())))
        bump(conn, "book")


def set_value(store: Store, client_id: int, key: str, value: str) -> None:
    """tier, a key of a tier, the name, or a note by its column; an empty value clears."""
    if key == "tier":
        check_tier(store, value)
    if key in KEYS and value:
        _check_span(key, value)
    with store.transaction(durable=True) as conn:
        if key == "name":
            _rename(conn, client_id, value)
        elif key == "tier":
            conn.execute("UPDATE clients SET tier = ? WHERE id = ?", (value, client_id))
        else:
            column = "policy" if key in KEYS else "notes"
            _set_in(conn, client_id, column, key, value)
        _touch(conn, client_id)
        if key in KEYS or key == "tier":
            rejudge_client(store, conn, client_id)
    settle_all(store)


def _check_span(key: str, value: str) -> None:
    try:
        Span.parse(value)
    except ValueError:
        raise BookError("bad-span", key=key, value=value) from None


def check_tier(store: Store, tier: str) -> None:
    if tier and tier not in tiers(store):
        raise BookError("unknown-tier", tier=tier, known=", ".join(tiers(store)))


def tiers(store: Store) -> list[str]:
    """All that a client may have."""
    return list(dict.fromkeys([*BUILT_IN, *store.config.tiers]))


def _rename(conn: Connection, client_id: int, name: str) -> None:
    if not folded_name(name):
        raise BookError("no-name")
    taken = conn.execute(
        "SELECT 1 FROM clients WHERE folded = ? AND id <> ?", (folded_name(name), client_id)
    ).fetchone()
    if taken:
        raise BookError("same", name=name)
    conn.execute(
        "UPDATE clients SET name = ?, folded = ? WHERE id = ?",
        (" ".join(name.split()), folded_name(name), client_id),
    )


def _set_in(conn: Connection, client_id: int, column: str, key: str, value: str) -> None:
    row = conn.execute(f"SELECT {column} FROM clients WHERE id = ?", (client_id,)).fetchone()
    if row is None:
        raise BookError("unknown-client")
    values = json.loads(row[0])
    values[key] = value
    kept = {name: text for name, text in values.items() if text}
    conn.execute(
        f"UPDATE clients SET {column} = ? WHERE id = ?",
        (json.dumps(kept, ensure_ascii=False), client_id),
    )


def merge(store: Store, survivor: int, other: int) -> list[str]:
    """`other` becomes part of `survivor`, which keeps its own values; the names of the fields in
    which they differed are returned."""
    if survivor == other:
        raise BookError("same")
    with store.transaction(durable=True) as conn:
        conflicts = _merge_fields(conn, survivor, other)
        for table in ("contacts", "identifiers", "calls"):
            conn.execute(f"UPDATE {table} SET client_id = ? WHERE client_id = ?", (survivor, other))
        conn.execute(
            "UPDATE messages SET client_id = ? WHERE client_id = ? AND link_rule = 'pin'",
            (survivor, other),
        )
        rejudge_client(store, conn, other)
        conn.execute("DELETE FROM clients WHERE id = ?", (other,))
        _touch(conn, survivor)
        rejudge_client(store, conn, survivor)
    settle_all(store)
    return conflicts


def _merge_fields(conn: Connection, survivor: int, other: int) -> list[str]:
    rows = {
        row[0]: row[1:]
        for row in conn.execute(
            "SELECT id, tier, policy, notes FROM clients WHERE id IN (?, ?)", (survivor, other)
        )
    }
    if len(rows) != 2:
        raise BookError("unknown-client")
    mine, theirs = rows[survivor], rows[other]
    conflicts = ["tier"] if mine[0] and theirs[0] and mine[0] != theirs[0] else []
    merged = []
    for ours, added in ((json.loads(mine[1]), json.loads(theirs[1])),
                        (json.loads(mine[2]), json.loads(theirs[2]))):  # fmt: skip
        conflicts += [key for key in ours if key in added and ours[key] != added[key]]
        merged.append(json.dumps({**added, **ours}, ensure_ascii=False))
    conn.execute(
        "UPDATE clients SET tier = ?, policy = ?, notes = ? WHERE id = ?",
        (mine[0] or theirs[0], *merged, survivor),
    )
    return conflicts


def pin(store: Store, key: int, client_id: int | None) -> None:
    """This row is that client's, whatever the book says; None: the book decides again."""
    with store.transaction(durable=True) as conn:
        if key > 0:
            conn.execute(
                "UPDATE messages SET client_id = ?, link_rule = ? WHERE conversation_id = ? "
                "AND ours = 0",
                (client_id, "" if client_id is None else "pin", key),
            )
            conn.execute("UPDATE conversations SET stale = stale + 1 WHERE id = ?", (key,))
        else:
            conn.execute(
                "UPDATE calls SET client_id = ?, named = ? WHERE id = ?",
                (client_id, int(client_id is not None), -key),
            )
            if client_id is None:
                links.relink_calls(store, conn, [-key])
            rejudge_calls(store, conn, [-key])
        bump(conn, "mail", "calls")
    settle_all(store)


def settle_all(store: Store) -> None:
    """Slice by slice, until every mark of this change is judged."""
    while judging.settle(store):
        pass


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


def _contact(conn: Connection, client_id: int, name: str) -> int | None:
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


def changed(store: Store, conn: Connection, identifiers: Iterable[Identifier]) -> None:
    """Inside the transaction that changed them: all history that they may claim follows."""
    bump(conn, "book")
    some = list(identifiers)
    links.mark(conn, some)
    if any(kind == "number" for kind, _ in some):
        rejudge_calls(store, conn, links.relink_calls(store, conn))


def rejudge_client(store: Store, conn: Connection, client_id: int) -> None:
    conn.execute(
        "UPDATE conversations SET stale = stale + 1 WHERE client_id = ? OR id IN "
        "(SELECT conversation_id FROM loops WHERE client_id = ?)",
        (client_id, client_id),
    )
    ids = [r[0] for r in conn.execute("SELECT id FROM calls WHERE client_id = ?", (client_id,))]
    bump(conn, "book")
    rejudge_calls(store, conn, ids)


def rejudge_calls(store: Store, conn: Connection, call_ids: Sequence[int]) -> None:
    """In the transaction that changed what holds for these calls."""
    who = book(store, conn)
    rules_ = frame(store, who, {v: k for k, v in account_ids(conn).items()})
    judging.judge_calls(conn, call_ids, who, rules_)
    bump(conn, "calls")


def _touch(conn: Connection, client_id: int) -> None:
    conn.execute("UPDATE clients SET modified_at = ? WHERE id = ?", (int(time.time()), client_id))
    bump(conn, "book")


def suggest_addresses(store: Store, typed: str) -> list[tuple[str, str, str]]:
    """(name, address, client) of contacts that begin so, for composing; at most 20."""
    wanted = fold(typed)
    if not wanted:
        return []
    found = []
    for one in clients(store):
        for contact in one.contacts:
            for address in contact.addresses:
                words = fold(f"{contact.name} {address} {one.name}").split()
                if any(word.startswith(wanted) for word in words):
                    found.append((contact.name, address, one.name))
    return found[:20]
