"""The client book: clients, contacts, and the identifiers by which mail and calls find them.

Each change of it is one step that can be taken back.
"""

import json
from collections.abc import Mapping, Sequence

from store.records import linking, undo
from store.records.book import KEYS
from store.records.client import Client, ContactItem
from store.records.database import Connection, Store, bump
from store.records.entries import (
    BookError,
    Identifier,
    add_client,
    add_contact,
    add_identifier,
    check_tier,
    folded_name,
    identifier,
    refuse_taken,
    touch,
)
from store.records.folding import fold
from store.records.rejudging import changed, rejudge_client
from store.records.settling import settle_all
from store.records.undo import Scope
from store.rules.hours import Span

__all__ = ["BookError", "by_name", "client", "clients", "create", "set_value", "suggest_addresses"]


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


def exactly(store: Store, name: str) -> Client:
    """As `by_name`. Raises BookError, with the name that was perhaps meant."""
    if (known := by_name(store, name)) is not None:
        return known
    from difflib import get_close_matches  # late: nobody else needs it

    try:
        nearest = meant(store, name).name
    except BookError:
        whole = {fold(one.name): one.name for one in clients(store)}
        near = get_close_matches(fold(name), whole, n=1, cutoff=0.75)
        nearest = whole[near[0]] if near else ""
    raise BookError("unknown-client", value=name, nearest=nearest)


def meant(store: Store, name: str) -> Client:
    """As `by_name`, else the one whose name begins so, or holds it. Raises BookError."""
    if (known := by_name(store, name)) is not None:
        return known
    part = fold(" ".join(name.split()))
    book = clients(store) if part else []
    found = [one for one in book if fold(one.name).startswith(part)]
    found = found or [one for one in book if part in fold(one.name)]
    if len(found) > 1:
        raise BookError("several", value=name, names=", ".join(one.name for one in found[:12]))
    if not found:
        raise BookError("unknown-client", value=name)
    return found[0]


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


def create(
    store: Store,
    name: str,
    *,
    tier: str = "",
    identifiers: Sequence[Identifier] = (),
    contact: str = "",
    row: int | None = None,
    gives: bool = False,
) -> int:
    """A new client, with what is known of it; the history that it claims is linked to it.

    row: of the list, from which it was made. gives: that row is theirs, whatever the book says.
    """
    if not folded_name(name):
        raise BookError("no-name")
    check_tier(store, tier)
    forms = [(identifier(store, kind, raw), raw) for kind, raw in identifiers]
    scopes = _scopes_of_new(name, [form for form, _ in forms])
    given = linking.keys_of(row) if gives else []
    scopes += [linking.scope_of(key) for key in given]
    facts = {"client": " ".join(name.split()), "keys": linking.keys_of(row)}
    with store.transaction(durable=True) as conn:
        if conn.execute("SELECT 1 FROM clients WHERE folded = ?", (folded_name(name),)).fetchone():
            raise BookError("same", name=name)
        with undo.recorded(conn, "create", scopes, facts):
            id_ = add_client(conn, name, tier)
            person = add_contact(conn, id_, contact) if contact else None
            for (kind, value), raw in forms:
                refuse_taken(conn, kind, value, id_)
                add_identifier(conn, id_, person if kind != "domain" else None, kind, value, raw)
                conn.execute("DELETE FROM never WHERE kind = ? AND value = ?", (kind, value))
            for key in given:
                linking.hand_over(store, conn, key, id_)
        changed(store, conn, [form for form, _ in forms])
        if given:
            bump(conn, "mail", "calls")
    settle_all(store)
    return id_


def _scopes_of_new(name: str, identifiers: Sequence[Identifier]) -> list[Scope]:
    new = "SELECT id FROM clients WHERE folded = ?"
    folded = (folded_name(name),)
    return [
        Scope("clients", "folded = ?", folded),
        Scope("contacts", f"client_id IN ({new})", folded),
        Scope("identifiers", f"client_id IN ({new})", folded),
        *(Scope("never", "kind = ? AND value = ?", form) for form in identifiers),
    ]


def set_value(store: Store, client_id: int, key: str, value: str) -> None:
    """tier, a key of a tier, the name, or a note by its column; an empty value clears."""
    if key == "tier":
        check_tier(store, value)
    if key in KEYS and value:
        _check_span(key, value)
    facts = {"client": _name(store, client_id), "key": key, "value": value}
    with store.transaction(durable=True) as conn:
        was = undo.snapshot(conn, "clients", client_id)
        with undo.recorded(conn, "set", [Scope("clients", "id = ?", (client_id,))], facts):
            if key == "name":
                _rename(conn, client_id, value)
            elif key == "tier":
                conn.execute("UPDATE clients SET tier = ? WHERE id = ?", (value, client_id))
            else:
                column = "policy" if key in KEYS else "notes"
                _set_in(conn, client_id, column, key, value)
            if undo.snapshot(conn, "clients", client_id) == was:
                return  # and no step: to say again what holds changes nothing
            touch(conn, client_id)
        if key in KEYS or key == "tier":
            rejudge_client(conn, client_id)
    settle_all(store)


def _name(store: Store, client_id: int) -> str:
    row = store.reader().execute("SELECT name FROM clients WHERE id = ?", (client_id,)).fetchone()
    if row is None:
        raise BookError("unknown-client", value="")
    return str(row[0])


def _check_span(key: str, value: str) -> None:
    try:
        Span.parse(value)
    except ValueError:
        raise BookError("bad-span", key=key, value=value) from None


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
        raise BookError("unknown-client", value="")
    values = json.loads(row[0])
    values[key] = value
    kept = {name: text for name, text in values.items() if text}
    conn.execute(
        f"UPDATE clients SET {column} = ? WHERE id = ?",
        (json.dumps(kept, ensure_ascii=False), client_id),
    )


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
