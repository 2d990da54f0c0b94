"""Strangers of whom a person said that they are nobody's client, and are not to be asked about."""

from collections.abc import Mapping, Sequence

from store.records.database import Connection
from store.records.placements import marks, slices
from store.records.standing import Slim
from store.rules.links import canonical, domain_of


def settled(conn: Connection, open_: Mapping[int, Sequence[Slim]]) -> set[int]:
    """The rows among these on which nobody else waits."""
    said = {(kind, value) for kind, value in conn.execute("SELECT kind, value FROM never")}
    if not said:
        return set()
    known = {value if kind != "address" else canonical(value) for kind, value in said}
    key_of = {loop.id: key for key, loops in open_.items() for loop in loops}
    left = set(open_)
    for part in slices(key_of):
        for id_, address in conn.execute(
            f"SELECT id, address FROM loops WHERE id IN ({marks(part)})", part
        ):
            if not {address, domain_of(address)} & known:
                left.discard(key_of[id_])
    return left
