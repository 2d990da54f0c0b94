"""Two entries of the book that are one client become one, and can be parted again."""

import json
from typing import Any, NamedTuple

from store.records import relinking, undo
from store.records.database import Connection, Store
from store.records.entries import BookError, folded_name, touch
from store.records.links import Relink
from store.records.rejudging import rejudge_client
from store.records.settling import settle_all
from store.records.undo import Scope


class Merged(NamedTuple):
    """What a merge did."""

    survivor: str
    other: str
    moved: Relink
    """The history that was the other's."""
    conflicts: tuple[str, ...]
    """Fields in which they differed; the survivor's stayed."""


def merge(store: Store, survivor: int, other: int, *, seen: bool = False) -> Merged:
    """`other` becomes part of `survivor`, which keeps its own values (links, rule 10). `seen`: on
    the screen, where the next key may take it back. Raises BookError."""
    moved = preview(store, survivor, other)
    with store.transaction(durable=True) as conn:
        names = _name(conn, survivor), _name(conn, other)
        facts = {"client": names[0], "other": names[1], **moved._asdict(), "seen": seen}
        with undo.recorded(conn, "merge", _scopes(survivor, other), facts):
            theirs = conn.execute(
                "SELECT kind, value FROM identifiers WHERE client_id = ?", (other,)
            ).fetchall()
            relinking.mark(conn, theirs)
            conflicts = _merge_fields(conn, survivor, other)
            _hand_over(conn, survivor, other)
            _unite_contacts(conn, survivor)
            rejudge_client(conn, other)
            conn.execute("DELETE FROM clients WHERE id = ?", (other,))
            touch(conn, survivor)
        rejudge_client(conn, survivor)
    settle_all(store)
    return Merged(*names, moved, tuple(conflicts))


def preview(store: Store, survivor: int, other: int) -> Relink:
    """The history that a merge would move. Raises BookError."""
    if survivor == other:
        raise BookError("itself")
    with store.snapshot() as conn:
        return _history(conn, other)


def differing(store: Store, survivor: int, other: int) -> list[str]:
    """Fields of which a merge would keep the survivor's value and drop the other's."""
    with store.snapshot() as conn:
        return _differing(conn, survivor, other)


def _name(conn: Connection, client: int) -> str:
    row = conn.execute("SELECT name FROM clients WHERE id = ?", (client,)).fetchone()
    if row is None:
        raise BookError("unknown-client", value="")
    return str(row[0])


def _history(conn: Connection, client: int) -> Relink:
    counts = [
        conn.execute(f"SELECT count(*) FROM {table} WHERE client_id = ?", (client,)).fetchone()[0]
        for table in ("messages", "calls")
    ]
    return Relink(*counts)


_OF_CALLS = "id, client_id, contact_id, named, given_as"


def _scopes(survivor: int, other: int) -> list[Scope]:
    both = (survivor, other)
    theirs = "client_id IN (?, ?)"
    return [
        Scope("clients", "id IN (?, ?)", both),
        Scope("contacts", theirs, both),
        Scope("identifiers", theirs, both),
        Scope("calls", f"{theirs} OR given_as IN (?, ?)", (*both, *both), _OF_CALLS),
        Scope("messages", f"link_rule = 'pin' AND {theirs}", both, "id, client_id"),
        Scope("followups", theirs, both, "id, client_id"),
        Scope("decisions", "who IN (?, ?)", [f"c:{one}" for one in both], "id, who"),
    ]


def _hand_over(conn: Connection, survivor: int, other: int) -> None:
    """Also what was decided about the other's debts: a debt that a call paid stays paid."""
    for table in ("contacts", "identifiers", "calls", "followups"):
        conn.execute(f"UPDATE {table} SET client_id = ? WHERE client_id = ?", (survivor, other))
    conn.execute(
        "UPDATE messages SET client_id = ? WHERE client_id = ? AND link_rule = 'pin'",
        (survivor, other),
    )
    conn.execute("UPDATE calls SET given_as = ? WHERE given_as = ?", (survivor, other))
    conn.execute("UPDATE decisions SET who = ? WHERE who = ?", (f"c:{survivor}", f"c:{other}"))


def _unite_contacts(conn: Connection, client: int) -> None:
    """Two entries of one name are one person."""
    people = conn.execute(
        "SELECT id, name FROM contacts WHERE client_id = ? AND name <> '' ORDER BY id", (client,)
    ).fetchall()
    first: dict[str, int] = {}
    for id_, name in people:
        kept = first.setdefault(folded_name(name), id_)
        if kept != id_:
            for table in ("identifiers", "calls"):
                conn.execute(f"UPDATE {table} SET contact_id = ? WHERE contact_id = ?", (kept, id_))
            conn.execute("DELETE FROM contacts WHERE id = ?", (id_,))
    conn.execute(
        "DELETE FROM identifiers WHERE client_id = ? AND id NOT IN (SELECT min(id) "
        "FROM identifiers WHERE client_id = ? GROUP BY contact_id, kind, value)",
        (client, client),
    )


def _merge_fields(conn: Connection, survivor: int, other: int) -> list[str]:
    (mine, my_maps), (theirs, their_maps) = _fields(conn, survivor), _fields(conn, other)
    merged = [
        json.dumps({**added, **ours}, ensure_ascii=False)
        for ours, added in zip(my_maps, their_maps, strict=True)
    ]
    differing = _differing(conn, survivor, other)
    conn.execute(
        "UPDATE clients SET tier = ?, policy = ?, notes = ? WHERE id = ?",
        (mine or theirs, *merged, survivor),
    )
    return differing


def _fields(conn: Connection, client: int) -> tuple[str, tuple[dict[str, Any], ...]]:
    """The tier; what it has of a policy of its own, and its notes."""
    tier, *maps = conn.execute(
        "SELECT tier, policy, notes FROM clients WHERE id = ?", (client,)
    ).fetchone()
    return tier, tuple(json.loads(one) for one in maps)


def _differing(conn: Connection, survivor: int, other: int) -> list[str]:
    (mine, my_maps), (theirs, their_maps) = _fields(conn, survivor), _fields(conn, other)
    found = ["tier"] if mine and theirs and mine != theirs else []
    for ours, added in zip(my_maps, their_maps, strict=True):
        found += [key for key in ours if key in added and ours[key] != added[key]]
    return found
