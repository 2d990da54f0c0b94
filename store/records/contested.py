"""What several clients claim, or several people of one client share: a person is asked whose it is,
and the row says so until then. Read once a change of the book; in most books there is none.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from store.records.database import Connection, Store, counts
from store.rules.links import GMAIL, canonical, domain_of, exact, suffixes

Identifier = tuple[str, str]


class Contested(NamedTuple):
    clients: Mapping[Identifier, tuple[int, ...]]
    """By address, canonical address, domain or number: the clients who claim it."""
    people: Mapping[str, tuple[int, ...]]
    """By number: the contacts of its one client who share it."""

    def of_people(self, addresses: Iterable[str]) -> tuple[Identifier, tuple[int, ...]] | None:
        """Of whom one of these addresses may be; the stronger claim first, as in `rules.links`."""
        for address in addresses if self.clients else ():
            for known in (
                ("address", exact(address)),
                ("canonical", canonical(address)),
                *(("domain", suffix) for suffix in suffixes(domain_of(address))),
            ):
                if known in self.clients:
                    return known, self.clients[known]
        return None


_known: dict[str, tuple[int, Contested]] = {}


def contested(store: Store, conn: Connection) -> Contested:
    version = counts(conn).get("book", 0)
    known = _known.get(str(store.path))
    if known is not None and known[0] == version:
        return known[1]
    found = Contested({**_shared(conn), **_alike(conn)}, _people(conn))
    _known[str(store.path)] = version, found
    return found


def _shared(conn: Connection) -> dict[Identifier, tuple[int, ...]]:
    found: dict[Identifier, set[int]] = {}
    for kind, value, client in conn.execute(
        "SELECT kind, value, client_id FROM identifiers WHERE (kind, value) IN (SELECT kind, value "
        "FROM identifiers GROUP BY kind, value HAVING count(DISTINCT client_id) > 1)"
    ):
        found.setdefault((kind, value), set()).add(client)
    return {known: tuple(sorted(clients)) for known, clients in found.items()}


def _alike(conn: Connection) -> dict[Identifier, tuple[int, ...]]:
    """Addresses that are one mailbox, though written otherwise."""
    found: dict[Identifier, set[int]] = {}
    rows = conn.execute("SELECT value, client_id FROM identifiers WHERE kind = 'address'")
    for value, client in rows:
        if "+" in value or value.rpartition("@")[2] in GMAIL:
            found.setdefault(("canonical", canonical(value)), set()).add(client)
    for (_, value), clients in found.items():
        clients |= {
            client
            for (client,) in conn.execute(
                "SELECT client_id FROM identifiers WHERE kind = 'address' AND value = ?", (value,)
            )
        }
    return {known: tuple(sorted(some)) for known, some in found.items() if len(some) > 1}


def _people(conn: Connection) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for value, contact in conn.execute(
        "SELECT DISTINCT value, contact_id FROM identifiers WHERE kind = 'number' "
        "AND contact_id NOT NULL AND value IN (SELECT value FROM identifiers WHERE kind = 'number' "
        "GROUP BY value HAVING count(DISTINCT client_id) = 1 AND count(DISTINCT contact_id) > 1) "
        "ORDER BY id"
    ):
        found[value] = (*found.get(value, ()), contact)
    return found
