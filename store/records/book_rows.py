"""One row of the client book's CSV on its way into the book: read by itself, before anything is
locked, then held against what the book says already."""

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from store.records import entries
from store.records.book import KEYS
from store.records.database import Connection, Store
from store.records.entries import BookError, Identifier, folded_name
from store.records.rows import ImportProblem
from store.records.table import Line, Refused
from store.rules import links as rules
from store.rules.free_mail import is_free_mail, is_public
from store.rules.hours import Span
from store.rules.phone import normal

SEVERAL = ("contact", "email", "domain", "phone")
"""Of these a client may have several; no note may take such a name."""
COLUMNS = ("name", "tier", *SEVERAL)


@dataclass(frozen=True, slots=True)
class BookRow:
    """A row that is sound by itself."""

    line: int
    name: str
    tier: str
    keys: Mapping[str, str]
    """Targets of its own, as typed."""
    notes: Mapping[str, str]
    contact: str
    address: tuple[str, str]
    """Normal form and as written, as the two below; empty where there is none."""
    domain: tuple[str, str]
    number: tuple[str, str]
    warnings: tuple[ImportProblem, ...]


class Taken(NamedTuple):
    client: int
    new: bool
    changed: bool
    repoliced: bool
    identifiers: tuple[Identifier, ...]
    """Those that the client did not have."""


_Warnings = list[tuple[str, str, str]]
"""Code, column, value."""


def planned(store: Store, line: Line, notes: Sequence[str]) -> BookRow:
    """notes: the columns that are no fields. Raises Refused."""
    if line.extra:
        raise Refused("fields")
    get = line.values.get
    if not folded_name(get("name", "")):
        raise Refused("no-name", "name")
    further = {name: value for name in notes if (value := get(name, ""))}
    _check_tier(store, get("tier", ""))
    _check_spans(further)
    warnings: _Warnings = []
    address = _address(get("email", ""), warnings)
    domain = _domain(store, get("domain", ""), warnings)
    number = _number(store, get("phone", ""), warnings)
    return BookRow(
        line=line.number,
        name=get("name", ""),
        tier=get("tier", ""),
        keys={key: value for key, value in further.items() if key in KEYS},
        notes={key: value for key, value in further.items() if key not in KEYS},
        contact=" ".join(get("contact", "").split()),
        address=(address, get("email", "")),
        domain=(domain, get("domain", "")),
        number=(number, get("phone", "")),
        warnings=tuple(ImportProblem(line.number, *what, "", warning=True) for what in warnings),
    )


def _check_tier(store: Store, tier: str) -> None:
    if tier and tier not in entries.tiers(store):
        raise Refused("unknown-tier", "tier", tier, ", ".join(entries.tiers(store)))


def _check_spans(values: Mapping[str, str]) -> None:
    for key in KEYS:
        if value := values.get(key, ""):
            try:
                Span.parse(value)
            except ValueError:
                raise Refused("bad-span", key, value) from None


def _address(typed: str, warnings: _Warnings) -> str:
    if not typed:
        return ""
    value, standing = rules.check_address(typed)
    if standing == "bad":
        raise Refused("bad-address", "email", typed)
    if standing == "odd":
        warnings.append(("odd-address", "email", typed))
    return value


def _domain(store: Store, typed: str, warnings: _Warnings) -> str:
    if not typed:
        return ""
    value, standing = rules.check_domain(typed)
    if standing == "bad":
        raise Refused("bad-domain", "domain", typed)
    if is_free_mail(value, frozenset(store.config.links.free_mail)) or is_public(value):
        warnings.append(("free-mail", "domain", typed))
    return value


def _number(store: Store, typed: str, warnings: _Warnings) -> str:
    if not typed:
        return ""
    key = normal(typed, store.config.region).key
    if not key:
        raise Refused("bad-number", "phone", typed)
    if key.startswith("digits:"):
        warnings.append(("odd-number", "phone", typed))
    return key


def take(conn: Connection, row: BookRow) -> Taken:
    """In a transaction. Raises Refused; what it has written by then is to be taken back."""
    found = conn.execute(
        "SELECT id FROM clients WHERE folded = ?", (folded_name(row.name),)
    ).fetchone()
    client = entries.add_client(conn, row.name, "") if found is None else int(found[0])
    before = conn.total_changes
    repoliced = _fields(conn, client, row)
    fresh = tuple(_identifiers(conn, client, row))
    return Taken(client, found is None, conn.total_changes > before, repoliced, fresh)


def _fields(conn: Connection, client: int, row: BookRow) -> bool:
    """Tier, targets and notes, where they are empty yet; whether what is due may move."""
    tier, policy, notes = conn.execute(
        "SELECT tier, policy, notes FROM clients WHERE id = ?", (client,)
    ).fetchone()
    now = (tier or row.tier, _filled(policy, row.keys), _filled(notes, row.notes))
    if now == (tier, policy, notes):
        return False
    conn.execute(
        "UPDATE clients SET tier = ?, policy = ?, notes = ?, modified_at = ? WHERE id = ?",
        (*now, int(time.time()), client),
    )
    return now[:2] != (tier, policy)


def _identifiers(conn: Connection, client: int, row: BookRow) -> list[Identifier]:
    person = _person(conn, client, row)
    found = []
    for who, kind, column, (value, raw) in (
        (person, "address", "email", row.address),
        (person, "number", "phone", row.number),
        (None, "domain", "domain", row.domain),
    ):
        if not value:
            continue
        try:
            entries.refuse_taken(conn, kind, value, client)
        except BookError as error:
            raise Refused("taken", column, raw, error.facts["client"]) from None
        known = conn.execute(
            "SELECT 1 FROM identifiers WHERE client_id = ? AND contact_id IS ? AND kind = ? "
            "AND value = ?",
            (client, who, kind, value),
        ).fetchone()
        if known is None:
            entries.add_identifier(conn, client, who, kind, value, raw, source="import")
            found.append((kind, value))
    return found


def _person(conn: Connection, client: int, row: BookRow) -> int | None:
    """Known by address, else by name; None for what belongs to the firm itself."""
    name = row.contact
    if row.address[0]:
        known = conn.execute(
            "SELECT i.contact_id, c.name FROM identifiers i "
            "LEFT JOIN contacts c ON c.id = i.contact_id "
            "WHERE i.kind = 'address' AND i.value = ? AND i.client_id = ?",
            (row.address[0], client),
        ).fetchone()
        if known is not None:
            if known[0] is not None and name and not known[1]:
                conn.execute("UPDATE contacts SET name = ? WHERE id = ?", (name, known[0]))
            return None if known[0] is None else int(known[0])
    if not name:
        return None
    for id_, other in conn.execute("SELECT id, name FROM contacts WHERE client_id = ?", (client,)):
        if folded_name(other) == folded_name(name):
            return int(id_)
    return entries.add_contact(conn, client, name)


def _filled(stored: str, wanted: Mapping[str, str]) -> str:
    values = json.loads(stored)
    fresh = {key: value for key, value in wanted.items() if not values.get(key)}
    return json.dumps({**values, **fresh}, ensure_ascii=False) if fresh else stored
