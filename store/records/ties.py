"""Rows that are equal in what a list is sorted by: in an order that does not hang on arrival."""

from array import array
from collections.abc import Iterable

from store.records.database import Connection
from store.records.placements import marks, slices
from store.records.rowkeys import of_followup, split

Name = tuple[str, ...]


def steady(conn: Connection, ordered: Iterable[tuple[object, int]]) -> "array[int]":
    """The keys of what was sorted by its first part; those that are equal in it stand by their
    client, and then by their oldest mail's Message-ID or their number. Takes one row at a time, and
    keeps eight octets of it: a hundred thousand at once cost more memory than all that the screen
    is."""
    keys, runs = _told_apart(ordered)
    names = _names(conn, [key for run in runs for key in keys[run]]) if runs else {}
    for run in runs:
        keys[run] = array("q", sorted(keys[run], key=lambda key: (names.get(key, ()), key)))
    return keys


def _told_apart(ordered: Iterable[tuple[object, int]]) -> tuple["array[int]", list[slice]]:
    """The keys, and where equal ones stand together: in most lists nowhere."""
    keys = array("q")
    runs: list[slice] = []
    before: object = None
    start = -1
    for at, key in ordered:
        if at != before:
            if start >= 0:
                runs.append(slice(start, len(keys)))
                start = -1
            before = at
        elif start < 0:
            start = len(keys) - 1
        keys.append(key)
    if start >= 0:
        runs.append(slice(start, len(keys)))
    return keys, runs


def _names(conn: Connection, keys: Iterable[int]) -> dict[int, Name]:
    """What a row is known by on any machine."""
    some = split(keys)
    found: dict[int, Name] = {}
    for part in slices(some.conversations):
        for id_, *name in conn.execute(
            "SELECT v.id, coalesce(c.name, ''), coalesce(v.root, ''), coalesce((SELECT "
            "min(hex(m.digest)) FROM messages m WHERE m.conversation_id = v.id), '') "
            "FROM conversations v LEFT JOIN clients c ON c.id = v.client_id "
            f"WHERE v.id IN ({marks(part)})",
            part,
        ).fetchall():
            found[id_] = tuple(name)
    for part in slices(some.calls):
        for id_, *name in conn.execute(
            "SELECT -a.id, coalesce(c.name, ''), a.number, a.direction, a.outcome, a.channel, "
            "a.summary FROM calls a LEFT JOIN clients c ON c.id = a.client_id "
            f"WHERE a.id IN ({marks(part)})",
            part,
        ).fetchall():
            found[id_] = tuple(name)
    for part in slices(some.followups):
        for id_, *name in conn.execute(
            "SELECT f.id, coalesce(c.name, ''), f.kind, f.uuid FROM followups f "
            f"LEFT JOIN clients c ON c.id = f.client_id WHERE f.id IN ({marks(part)})",
            part,
        ).fetchall():
            found[of_followup(id_)] = tuple(name)
    return found
