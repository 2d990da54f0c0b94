"""Rows that are equal in what a list is sorted by: in an order that does not hang on arrival."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from store.records.database import Connection
from store.records.placements import marks, slices
from store.records.rowkeys import of_followup, split

Name = tuple[str, ...]


def steady(conn: Connection, ordered: Sequence[tuple[object, int]]) -> list[int]:
    """The keys of what was sorted by its first part; those that are equal in it stand by their
    client, and then by their oldest mail's Message-ID or their number."""
    keys = [key for _, key in ordered]
    runs = list(_runs(ordered))
    names = _names(conn, [key for run in runs for key in keys[run]]) if runs else {}
    for run in runs:
        keys[run] = sorted(keys[run], key=lambda key: (names.get(key, ()), key))
    return keys


def _runs(ordered: Sequence[tuple[object, int]]) -> Iterator[slice]:
    """Where equal ones stand together. Most lists, and nearly all of a long one, have none."""
    same = [place for place, (a, b) in enumerate(pairwise(ordered), 1) if a[0] == b[0]]
    start = end = 0
    for place in same:
        if place != end:
            if end > start:
                yield slice(start, end)
            start = place - 1
        end = place + 1
    if end > start:
        yield slice(start, end)


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
