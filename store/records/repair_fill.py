"""The rows that were salvaged, in the tables of a new store, each under its own number."""

import contextlib
import json
import zlib
from collections.abc import Mapping, Sequence

from store.records import database
from store.records.calls_csv import CHANNELS, DIRECTIONS, OUTCOMES
from store.records.database import Connection
from store.records.followup_states import KINDS
from store.records.placements import marks
from store.records.repair_again import ROLES
from store.records.salvage import Salvage, Shape
from store.records.salvage_pages import Value
from store.rules.hours import EARLIEST, LATEST

WORKED_OUT = {"loops"}
"""What is not read, since it is worked out anew from the rest; with the search index."""
_JSON = {
    "accounts": {"detail": "{}", "memory": "{}"},
    "clients": {"policy": "{}", "notes": "{}"},
    "conversations": {"people": "[]"},
    "intents": {"facts": "{}"},
    "outbox": {"recipients": "{}", "attachments": "[]", "error": "{}"},
}
"""Columns that hold JSON, and what stands there if it cannot be read."""
_WHOLE_JSON = {"undo": ("facts", "steps")}
"""The same, of rows that are worth nothing without it."""
_ONE_OF: Mapping[str, Mapping[str, Sequence[str]]] = {
    "participants": {"role": ROLES},
    "calls": {"direction": DIRECTIONS, "outcome": OUTCOMES, "channel": CHANNELS},
    "identifiers": {"kind": ("address", "domain", "number")},
    "followups": {"kind": KINDS},
}
"""What stands there is a word of these; in a call the first one is put in the place of another,
for its notes are worth more."""
PACKED = ("raws", "pieces")
_INSTANTS = {
    "messages": "at", "calls": "at", "decisions": "at", "snoozes": "at", "followup_states": "due",
}  # fmt: skip


def json_columns() -> list[tuple[str, str]]:
    """(table, column)"""
    of = [*_JSON.items(), *_WHOLE_JSON.items(), ("loops", ("facts", "again", "tried"))]
    return [(table, column) for table, columns in of for column in columns]


def shapes(conn: Connection) -> dict[str, Shape]:
    """The tables of a new store, but for those that are worked out."""
    found = {}
    for name, root in conn.execute(
        "SELECT name, rootpage FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 "
        "AND name NOT LIKE 'words%'"
    ).fetchall():
        if name not in WORKED_OUT:
            found[name] = _shape(conn, name, root)
    return found


def _shape(conn: Connection, name: str, root: int) -> Shape:
    by_rowid = not conn.execute(
        "SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = ?", (name,)
    ).fetchone()[0]
    columns = conn.execute(
        "SELECT name, type, [notnull], dflt_value, pk FROM pragma_table_info(?) ORDER BY cid",
        (name,),
    ).fetchall()
    keys = [column for column in columns if column[4]]
    alias = keys[0][0] if by_rowid and len(keys) == 1 and keys[0][1] == "INTEGER" else ""
    if not by_rowid:
        columns = sorted(columns, key=lambda column: column[4] or len(columns) + 1)
    defaults = conn.execute(f"SELECT {', '.join(str(c[3] or 'NULL') for c in columns)}").fetchone()
    return Shape(
        name=name,
        root=root,
        columns=tuple(column[0] for column in columns),
        rowid=alias,
        by_rowid=by_rowid,
        defaults=tuple(defaults),
        types=tuple(f"{c[1]}{'' if c[3] or c[2] or c[4] else '?'}" for c in columns),
    )


def fill(conn: Connection, salvage: Salvage) -> dict[str, int]:
    """All that can be read; what does not fit its table is counted as lost. Gives back how far
    the numbers of each table had come, where that can be read."""
    for name, shape in salvage.shapes.items():
        if name.startswith("sqlite_") or name == "_sqlite_migrations":
            continue
        statement = (
            f"INSERT INTO {name} ({', '.join(shape.columns)}) VALUES ({marks(shape.columns)})"
        )
        loss = salvage.losses[name]
        for row in salvage.rows(name):
            values = _checked(name, row, salvage.odd)
            if values is None:
                loss.rows += 1
                continue
            try:
                conn.execute(statement, [values[column] for column in shape.columns])
            except database.IntegrityError as error:
                # What is there already came from a better page.
                loss.rows += "UNIQUE" not in str(error)
    given = {
        str(row["name"]): seq
        for row in salvage.rows("sqlite_sequence")
        if isinstance(seq := row["seq"], int)
    }
    _number(conn, given)
    return given


def _checked(
    name: str, row: Mapping[str, Value], odd: Mapping[str, set[Value]]
) -> dict[str, Value] | None:
    """The row; None if it is of no use. odd: takes its message where only a part of what is packed
    in it could be had."""
    found = dict(row)
    for column, instead in _JSON.get(name, {}).items():
        if not _is_json(found[column]):
            found[column] = instead
    if not all(_is_json(found[column]) for column in _WHOLE_JSON.get(name, ())):
        return None
    for column, words in _ONE_OF.get(name, {}).items():
        if found[column] not in words:
            if name != "calls":
                return None
            found[column] = words[0]
    at = found.get(_INSTANTS.get(name, ""), 0)
    if not isinstance(at, int) or not EARLIEST <= max(at, 1) <= LATEST:
        return None
    if name in PACKED and not unpacks(found["packed"]):
        odd[name].add(found["message_id"])
        found["packed"] = zlib.compress(_beginning(found["packed"]))
    return found


def _is_json(text: Value) -> bool:
    try:
        json.loads(str(text))
    except ValueError:
        return False
    return True


def unpacks(packed: Value) -> bool:
    try:
        zlib.decompress(packed if isinstance(packed, bytes) else b"")
    except zlib.error:
        return False
    return True


_SLICE = 16
"""Bytes: of the one that cannot be unpacked nothing is had."""


def _beginning(packed: Value) -> bytes:
    """As far as it can be unpacked."""
    packed = packed if isinstance(packed, bytes) else b""
    unpacker, found = zlib.decompressobj(), []
    with contextlib.suppress(zlib.error):
        for start in range(0, len(packed), _SLICE):
            found.append(unpacker.decompress(packed[start : start + _SLICE]))
    return b"".join(found)


_AHEAD = 1000
"""Where it is lost how far the numbers of a table had come: the gap that is left."""


def _number(conn: Connection, given: Mapping[str, int]) -> None:
    """The number of a row that is gone never names another one."""
    for (name,) in conn.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%'"
    ).fetchall():
        (highest,) = conn.execute(f"SELECT coalesce(max(id), 0) FROM {name}").fetchone()
        following = max(highest, given[name]) if name in given else highest + _AHEAD
        conn.execute("DELETE FROM sqlite_sequence WHERE name = ?", (name,))
        conn.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (name, following))
