"""The clients' names and tiers: all that a list wants of the book. Read once a change of it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from store.records.database import Connection, Store, counts
from store.rules.policy import STANDARD

if TYPE_CHECKING:
    from store.settings import Config


class Named(NamedTuple):
    name: str
    tier: str
    """As in the book; empty means standard."""

    @property
    def tier_name(self) -> str:
        return self.tier or STANDARD


Names = Mapping[int, Named]
_known: dict[str, tuple[int, "Config", Names]] = {}


def names(store: Store, conn: Connection) -> Names:
    """By client, as `conn` sees them."""
    version = counts(conn).get("book", 0)
    known = _known.get(str(store.path))
    if known is not None and known[0] == version and known[1] is store.config:
        return known[2]
    rows = conn.execute("SELECT id, name, tier FROM clients").fetchall()
    found = {id_: Named(name, tier) for id_, name, tier in rows}
    _known[str(store.path)] = (version, store.config, found)
    return found
