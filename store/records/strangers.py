"""Who waits and is of no client: together by the firm they write from, without those of whom a
person said that they are nobody's client, and are not to be asked about."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from store.records.database import Connection, Store
from store.records.placements import marks, slices
from store.records.urgency import Slim
from store.rules.links import canonical, domain_of, firm_of, suffixes


def settled(conn: Connection, open_: Mapping[int, Sequence[Slim]]) -> set[int]:
    """The rows among these on which nobody else waits."""
    said = {(kind, value) for kind, value in conn.execute("SELECT kind, value FROM never")}
    if not said:
        return set()
    known = {value if kind != "address" else canonical(value) for kind, value in said}
    left = set(open_)
    for key, address in _waiting(conn, {x.id: key for key, some in open_.items() for x in some}):
        if known.isdisjoint((address, *suffixes(domain_of(address)))):
            left.discard(key)
    return left


def _waiting(conn: Connection, key_of: Mapping[int, int]) -> Iterable[tuple[int, str]]:
    """The rows of these loops, with who waits there: an address or a number."""
    for part in slices(key_of):
        for id_, address in conn.execute(
            f"SELECT id, address FROM loops WHERE id IN ({marks(part)}) ORDER BY id", part
        ).fetchall():
            yield key_of[id_], address


class Group(NamedTuple):
    """Rows of one firm, or of one stranger."""

    firm: str
    """Its domain; empty where there is but one row, or anybody may have an address there."""
    keys: tuple[int, ...]


def groups(store: Store, open_: Mapping[int, Sequence[Slim]], keys: Sequence[int]) -> list[Group]:
    """The rows of a list, of firms first from which several wait; each in the order of the list."""
    more = frozenset(store.config.links.free_mail)
    some = {loop.id: key for key in keys for loop in open_.get(key, ())}
    firm: dict[int, str] = {}
    for key, address in _waiting(store.reader(), some):
        firm.setdefault(key, firm_of(address, more))
    together: dict[str, list[int]] = {}
    for key in keys:
        if firm.get(key):
            together.setdefault(firm[key], []).append(key)
    several = [Group(one, tuple(rows)) for one, rows in together.items() if len(rows) > 1]
    grouped = {key for group in several for key in group.keys}
    return [*several, *(Group("", (key,)) for key in keys if key not in grouped)]
