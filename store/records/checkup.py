"""Whether the store is sound, and what is odd in it; changes nothing."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from store.records import database, entries, file_opening, migrations
from store.records.database import SQLITE_VERSION, Connection, Store
from store.records.failures import StoreError
from store.records.repair_fill import PACKED, json_columns, unpacks
from store.rules.instant import Instant

__all__ = [
    "SQLITE", "SQLITE_VERSION", "Unreadable", "complaints", "pending", "sizes", "unknown_tiers",
    "unreadable",
]  # fmt: skip

SQLITE = tuple(int(part) for part in SQLITE_VERSION.split("."))
MOST = 20
"""Complaints of one look; a damaged file has thousands."""


def complaints(path: Path) -> list[str]:
    """What is wrong with the file, in SQLite's words or like them; nothing if it is sound.
    Raises StoreError where that cannot be said: `locked`, `readonly`, `newer`."""
    try:
        with database.words_for_failures(path), database.looking(path) as conn:
            found = [*_of_pages(conn), *_of_tables(conn), *_of_references(conn)]
            return (found or list(_of_contents(conn)))[:MOST]
    except StoreError as error:
        if error.code != "damaged":
            raise
        return [str(error.facts["said"])]
    except UnicodeDecodeError:  # the words of SQLite quote the file
        return ["malformed database schema"]


def _of_pages(conn: Connection) -> Iterator[str]:
    for (said,) in conn.execute(f"PRAGMA integrity_check({MOST})").fetchall():
        if said != "ok":
            yield str(said)
    if SQLITE < (3, 44):  # it did not look into the search index
        conn.execute("CREATE VIRTUAL TABLE temp.every USING fts5vocab(main, words, row)")
        conn.execute("SELECT count(*) FROM temp.every").fetchone()


def _of_tables(conn: Connection) -> Iterator[str]:
    """Against those of a new store."""
    (version,) = conn.execute("PRAGMA user_version").fetchone()
    if version > migrations.VERSION:
        raise StoreError("newer", path="", version=version, known=migrations.VERSION)
    with tempfile.TemporaryDirectory() as folder:
        new = Path(folder) / "owed.db"
        file_opening.create(new, version or migrations.VERSION)
        with database.looking(new) as other:
            missing = _names(other) - _names(conn)
    yield from (f"no such {kind}: {name}" for kind, name in sorted(missing))


def _names(conn: Connection) -> set[tuple[str, str]]:
    """Tables, indexes, and columns with their table."""
    rows = conn.execute("SELECT type, name FROM sqlite_schema").fetchall()
    # What notes the migrations has an index that is made by itself, and that nothing asks.
    found = {(kind, name) for kind, name in rows if not name.startswith("idx__sqlite")}
    for _, name in [one for one in found if one[0] == "table"]:
        columns = conn.execute("SELECT name FROM pragma_table_info(?)", (name,))
        found |= {("column", f"{name}.{column}") for (column,) in columns.fetchall()}
    return found


_LINKS = (
    ("messages", "conversation_id", "conversations"),
    ("decisions", "message_id", "messages"),
    ("snoozes", "message_id", "messages"),
    ("followups", "message_id", "messages"),
)
"""What always holds, though no foreign key says so."""


def _of_references(conn: Connection) -> Iterator[str]:
    rows = conn.execute(
        "SELECT [table], parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2"
    )
    found = rows.fetchall()
    for table, column, parent in _LINKS:
        (count,) = conn.execute(
            f"SELECT count(*) FROM {table} WHERE {column} IS NOT NULL "
            f"AND {column} NOT IN (SELECT id FROM {parent})"
        ).fetchone()
        found += [(table, parent, count)] if count else []
    for table, parent, count in found:
        yield f"{count} rows of {table} name what is not in {parent}"


def _of_contents(conn: Connection) -> Iterator[str]:
    """SQLite believes whatever a value holds: of one bit that has turned it says nothing, until a
    text is read that is none."""
    there = {
        table: [name for name, kind in _columns(conn, table) if kind == "TEXT"]
        for (table,) in conn.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 "
            "AND name NOT LIKE 'words%' ORDER BY name"
        ).fetchall()
    }
    for table, texts in there.items():
        some = ", ".join(f"[{column}]" for column in texts)
        if some and not _can_be_read(conn, f"SELECT {some} FROM [{table}]"):
            yield f"malformed text in {table}"
    for table, column in json_columns():
        if (
            column in there.get(table, ())
            and conn.execute(
                f"SELECT 1 FROM {table} WHERE NOT json_valid({column}) LIMIT 1"
            ).fetchone()
        ):
            yield f"malformed JSON in {table}.{column}"
    for table in filter(there.__contains__, PACKED):
        rows = conn.execute(f"SELECT packed FROM {table}")
        if spoiled := sum(not unpacks(packed) for (packed,) in rows):
            yield f"malformed data in {table} ({spoiled})"


def _columns(conn: Connection, table: str) -> list[tuple[str, str]]:
    return conn.execute("SELECT name, type FROM pragma_table_info(?)", (table,)).fetchall()


def _can_be_read(conn: Connection, query: str) -> bool:
    try:
        for _ in conn.execute(query):
            pass
    except conn.OperationalError as error:
        if "Could not decode" not in str(error):
            raise
        return False
    return True


def sizes(store: Store) -> dict[str, int]:
    conn = store.reader()
    return {
        table: conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("messages", "calls", "clients")
    }


def pending(store: Store) -> int:
    """Conversations that wait to be judged anew."""
    row = store.reader().execute("SELECT count(*) FROM conversations WHERE stale > 0").fetchone()
    return int(row[0])


class Unreadable(NamedTuple):
    """Mails that the server could not give, or nobody could take in."""

    account: str
    mailbox: str
    mails: int
    reason: str
    """Of the newest."""
    since: Instant
    """When the first was noted; one that is put aside for less than a day, as of earlier."""


def unreadable(store: Store) -> list[Unreadable]:
    """By mailbox; of mailboxes that are there still."""
    rows = store.reader().execute(
        "SELECT a.name, b.name, count(*), u.reason, "
        # Beside max() what is asked for by itself is the reason of the newest.
        "(SELECT min(at) FROM unreadable o WHERE o.mailbox_id = b.id "
        "AND o.uidvalidity = b.uidvalidity), max(u.uid) FROM unreadable u "
        "JOIN mailboxes b ON b.id = u.mailbox_id AND b.uidvalidity = u.uidvalidity "
        "JOIN accounts a ON a.id = b.account_id WHERE b.gone_at IS NULL "
        "GROUP BY b.id ORDER BY a.name, b.name"
    )
    return [Unreadable(*row[:5]) for row in rows]


class Unstable(NamedTuple):
    """A mailbox whose server gives its mails other numbers all the time."""

    account: str
    mailbox: str


def unstable(store: Store, since: Instant) -> list[Unstable]:
    """Those that were found so since then."""
    rows = store.reader().execute(
        "SELECT a.name, b.name FROM accounts a CROSS JOIN json_each(a.memory) j "
        "JOIN mailboxes b ON j.key = 'unstable:' || b.id AND b.account_id = a.id "
        "WHERE j.value >= ? ORDER BY a.name, b.name",
        (since,),
    )
    return [Unstable(*row) for row in rows.fetchall()]


class Hung(NamedTuple):
    """A mailbox over which the server ends the connection, and which part of it is passed over for
    that (a kind of `sync.passing`)."""

    account: str
    mailbox: str
    part: str


def hung(store: Store, now: Instant) -> list[Hung]:
    """Those that are passed over just now."""
    rows = store.reader().execute(
        "SELECT a.name, b.name, j.value ->> 0 FROM accounts a "
        "CROSS JOIN json_each(a.memory, '$.hung') j "
        "JOIN mailboxes b ON b.id = j.value ->> 1 AND b.account_id = a.id "
        "WHERE j.value ->> 0 IN ('opening', 'round', 'flags', 'past') AND j.value ->> 3 > ? "
        "AND b.gone_at IS NULL ORDER BY a.name, b.name, 3",
        (now,),
    )
    return [Hung(*row) for row in rows.fetchall()]


def unknown_tiers(store: Store) -> dict[str, list[str]]:
    """Tiers in the book that the configuration does not know, with their clients; they are
    treated as standard."""
    known = entries.tiers(store)
    found: dict[str, list[str]] = {}
    for tier, name in store.reader().execute(
        "SELECT tier, name FROM clients WHERE tier <> '' ORDER BY folded"
    ):
        if tier not in known:
            found.setdefault(tier, []).append(name)
    return found
