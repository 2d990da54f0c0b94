"""The client book as CSV, in and out: what one writes the other reads back unchanged."""

import json
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from store.records import entries, rejudging, undo
from store.records.book import KEYS
from store.records.clients import clients as whole_book
from store.records.database import Connection, Store
from store.records.entries import BookError, Identifier, folded_name
from store.records.rows import Client, Imported, ImportProblem
from store.records.table import Line, Refused, lines
from store.records.undo import Scope
from store.rules import links as rules
from store.rules.free_mail import is_free_mail
from store.rules.hours import Span
from store.rules.phone import normal

SEVERAL = ("contact", "email", "domain", "phone")
"""Of these a client may have several; no note may take such a name."""
COLUMNS = ("name", "tier", *SEVERAL)
_BOOK = (Scope("clients", "1"), Scope("contacts", "1"), Scope("identifiers", "1"))


MOST_ROWS = 50_000
"""Thirty contacts each of more clients than one person can look after."""


def import_csv(store: Store, path: Path) -> Imported:
    """Takes what is new; updates empty fields only. A bad row is refused, the others go on.

    Raises TableError if the file as a whole cannot be read.
    """
    header, rows = lines(path, ("name",), MOST_ROWS)
    notes = [name for name in header if name and name not in COLUMNS]
    problems: list[ImportProblem] = []
    read = added = updated = 0
    touched: list[Identifier] = []
    repoliced: set[int] = set()
    with store.transaction(durable=True) as conn:
        facts = {"file": path.name}
        with undo.recorded(conn, "import", _BOOK, facts):
            for line in rows:
                read += 1
                conn.execute("SAVEPOINT row")
                try:
                    row = _Row(store, conn, line, notes)
                    new, changed = row.take()
                except Refused as refused:
                    conn.execute("ROLLBACK TO row")
                    problems.append(refused.at(line.number))
                    continue
                finally:
                    conn.execute("RELEASE row")
                problems += row.warnings
                touched += row.identifiers
                if row.repoliced:
                    repoliced.add(row.client)
                added, updated = added + new, updated + (changed and not new)
        if touched:
            rejudging.changed(store, conn, touched)
        for client in repoliced:
            rejudging.rejudge_client(store, conn, client)
    rejudging.settle_all(store)
    return Imported(read, added, updated, tuple(problems))


class _Row:
    """One row on its way into the book."""

    def __init__(self, store: Store, conn: Connection, line: Line, notes: Sequence[str]) -> None:
        if line.extra:
            raise Refused("fields")
        self.store, self.conn, self.line = store, conn, line
        self.notes = {name: line.values.get(name, "") for name in notes}
        self.warnings: list[ImportProblem] = []
        self.identifiers: list[Identifier] = []
        self.client = 0
        self.repoliced = False

    def take(self) -> tuple[bool, bool]:
        """(new client, something changed); raises Refused."""
        name = self._get("name")
        if not folded_name(name):
            raise Refused("no-name", "name")
        self._check_fields()
        found = self.conn.execute(
            "SELECT id FROM clients WHERE folded = ?", (folded_name(name),)
        ).fetchone()
        new = found is None
        self.client = entries.add_client(self.conn, name, "") if new else int(found[0])
        before = self.conn.total_changes
        self._fields()
        self._contact()
        return new, self.conn.total_changes > before

    def _get(self, column: str) -> str:
        return self.line.values.get(column, "")

    def _check_fields(self) -> None:
        tier = self._get("tier")
        if tier and tier not in entries.tiers(self.store):
            raise Refused("unknown-tier", "tier", tier, ", ".join(entries.tiers(self.store)))
        for key in KEYS:
            if value := self.notes.get(key, ""):
                try:
                    Span.parse(value)
                except ValueError:
                    raise Refused("bad-span", key, value) from None

    def _fields(self) -> None:
        """Tier, targets and notes, where they are empty yet."""
        tier, policy, notes = self.conn.execute(
            "SELECT tier, policy, notes FROM clients WHERE id = ?", (self.client,)
        ).fetchone()
        wanted = {key: value for key, value in self.notes.items() if value}
        keys = _filled(policy, {k: v for k, v in wanted.items() if k in KEYS})
        remarks = _filled(notes, {k: v for k, v in wanted.items() if k not in KEYS})
        now = (tier or self._get("tier"), keys, remarks)
        if now == (tier, policy, notes):
            return
        self.repoliced = now[:2] != (tier, policy)
        self.conn.execute(
            "UPDATE clients SET tier = ?, policy = ?, notes = ?, modified_at = ? WHERE id = ?",
            (*now, int(time.time()), self.client),
        )

    def _contact(self) -> None:
        address, domain, phone = self._address(), self._domain(), self._phone()
        name = " ".join(self._get("contact").split())
        person = self._person(name, address)
        if address:
            self._identifier(person, "address", address, self._get("email"))
        if phone:
            self._identifier(person, "number", phone, self._get("phone"))
        if domain:
            self._identifier(None, "domain", domain, self._get("domain"))

    def _address(self) -> str:
        typed = self._get("email")
        if not typed:
            return ""
        value, standing = rules.check_address(typed)
        if standing == "bad":
            raise Refused("bad-address", "email", typed)
        if standing == "odd":
            self._warn("odd-address", "email", typed)
        return value

    def _domain(self) -> str:
        typed = self._get("domain")
        if not typed:
            return ""
        value, standing = rules.check_domain(typed)
        if standing == "bad":
            raise Refused("bad-domain", "domain", typed)
        if is_free_mail(value, frozenset(self.store.config.links.free_mail)):
            self._warn("free-mail", "domain", typed)
        return value

    def _phone(self) -> str:
        typed = self._get("phone")
        if not typed:
            return ""
        key = normal(typed, self.store.config.region).key
        if not key:
            raise Refused("bad-number", "phone", typed)
        if key.startswith("digits:"):
            self._warn("odd-number", "phone", typed)
        return key

    def _warn(self, code: str, field: str, value: str) -> None:
        self.warnings.append(ImportProblem(self.line.number, code, field, value, "", warning=True))

    def _person(self, name: str, address: str) -> int | None:
        """Known by address, else by name; None for what belongs to the firm itself."""
        if address:
            row = self.conn.execute(
                "SELECT i.contact_id, c.name FROM identifiers i "
                "LEFT JOIN contacts c ON c.id = i.contact_id "
                "WHERE i.kind = 'address' AND i.value = ? AND i.client_id = ?",
                (address, self.client),
            ).fetchone()
            if row is not None:
                if row[0] is not None and name and not row[1]:
                    self.conn.execute("UPDATE contacts SET name = ? WHERE id = ?", (name, row[0]))
                return None if row[0] is None else int(row[0])
        if not name:
            return None
        for id_, known in self.conn.execute(
            "SELECT id, name FROM contacts WHERE client_id = ?", (self.client,)
        ):
            if folded_name(known) == folded_name(name):
                return int(id_)
        return entries.add_contact(self.conn, self.client, name)

    def _identifier(self, person: int | None, kind: str, value: str, raw: str) -> None:
        try:
            entries.refuse_taken(self.conn, kind, value, self.client)
        except BookError as error:
            column = {"address": "email", "number": "phone"}.get(kind, kind)
            raise Refused("taken", column, raw, error.facts["client"]) from None
        known = self.conn.execute(
            "SELECT 1 FROM identifiers WHERE client_id = ? AND contact_id IS ? AND kind = ? "
            "AND value = ?",
            (self.client, person, kind, value),
        ).fetchone()
        if known is None:
            entries.add_identifier(
                self.conn, self.client, person, kind, value, raw, source="import"
            )
            self.identifiers.append((kind, value))


def _filled(stored: str, wanted: Mapping[str, str]) -> str:
    values = json.loads(stored)
    fresh = {key: value for key, value in wanted.items() if not values.get(key)}
    return json.dumps({**values, **fresh}, ensure_ascii=False) if fresh else stored


def export_rows(store: Store) -> tuple[list[str], list[dict[str, str]]]:
    """Header and rows in the form that `import_csv` reads."""
    book = whole_book(store)
    used: dict[str, None] = {}
    rows = []
    for one in book:
        own = {**one.policy, **one.notes}
        further = {key: value for key, value in own.items() if key not in COLUMNS}
        used |= dict.fromkeys(further)
        first = {"tier": one.tier, **further}
        for row in _lines_of(one):
            rows.append({"name": one.name, **first, **row})
            first = {}
    return [*COLUMNS, *used], rows


def _lines_of(one: Client) -> list[dict[str, str]]:
    """A row a contact, address and number; the domains fill the rows from the top."""
    rows: list[dict[str, str]] = []
    for contact in one.contacts:
        for place in range(max(1, len(contact.addresses), len(contact.numbers))):
            row = {"contact": contact.name}
            if place < len(contact.addresses):
                row["email"] = contact.addresses[place]
            if place < len(contact.numbers):
                row["phone"] = contact.numbers[place]
            rows.append(row)
    while len(rows) < max(1, len(one.domains)):
        rows.append({})
    for row, domain in zip(rows, one.domains, strict=False):
        row["domain"] = domain
    return rows
