"""The id of a row, as scripts and people know it -> its key."""

from store.records.database import Store
from store.records.rowkeys import NOTED_ROW, PLACED
from store.records.rows import SHORTEST_ID


def key_of(store: Store, public_id: str) -> int | None:
    """The row that an id names, or its beginning if no other begins so; a conversation that
    became part of another still answers."""
    found = _keys_of(store, public_id)
    return found.pop() if len(found) == 1 else None


def _keys_of(store: Store, public_id: str) -> set[int]:
    """One, none, or some of several."""
    conn = store.reader()
    found: set[int] = set()
    for sql in (
        "SELECT id FROM conversations WHERE uuid >= ? AND uuid < ? LIMIT 2",
        "SELECT conversation_id FROM conversation_names WHERE uuid >= ? AND uuid < ? LIMIT 2",
        "SELECT -id FROM calls WHERE uuid >= ? AND uuid < ? LIMIT 2",
        f"SELECT {NOTED_ROW} FROM {PLACED} WHERE f.uuid >= ? AND f.uuid < ? LIMIT 2",
    ):
        if len(public_id) >= SHORTEST_ID:
            found |= {row[0] for row in conn.execute(sql, (public_id, public_id + "g"))}
    return found


class NoSuchRow(LookupError):
    """Nothing, or more than one thing, has this `id`."""

    def __init__(self, id: str, *, several: bool = False) -> None:
        super().__init__(id)
        self.id, self.several = id, several


def named(store: Store, public_id: str) -> int:
    """As `key_of`; raises NoSuchRow."""
    found = _keys_of(store, public_id)
    if len(found) != 1:
        raise NoSuchRow(public_id, several=bool(found))
    return found.pop()
