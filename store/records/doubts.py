"""Marks, made in the transaction that changed who is who, for `sides` to work off: which mail may
have changed sides, and which threads may join or part. A kill leaves them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from store.records.database import Connection

if TYPE_CHECKING:
    from store.records.book import Us


def doubt(conn: Connection) -> None:
    """Any mail may be another's than it was taken for."""
    conn.execute(
        "INSERT INTO slices (task, next_id) VALUES ('sides', 0) "
        "ON CONFLICT (task) DO UPDATE SET next_id = 0"
    )


def doubt_within(conn: Connection, us: "Us", identifiers: Iterable[tuple[str, str]]) -> None:
    """The same after a change of the book, if it names one of our own domains: whom the book
    names there is a client (rule 0)."""
    from store.rules.links import domain_of

    values = (value for kind, value in identifiers if kind != "number")
    if any((domain_of(value) or value) in us.domains for value in values):
        doubt(conn)


def loosen(conn: Connection, thread_ids: Iterable[int]) -> None:
    """These threads may join others, or part."""
    conn.executemany("INSERT OR IGNORE INTO loose VALUES (?)", [(id_,) for id_ in set(thread_ids)])
