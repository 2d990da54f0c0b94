"""Full-text search over mail, calls, notes and names; newest first."""

import json
from collections.abc import Sequence

from store.records import hits, in_mailboxes, standing
from store.records.database import Connection, Store
from store.records.placements import marks, slices
from store.records.query import QueryError, parse
from store.records.rowkeys import FOLLOWUPS, split
from store.records.standing import At

RECENT = 500
"""Conversations that `recent` looks through."""
FEW = 2000
"""Rows up to which a list is looked through by itself."""


def search(store: Store, query: str, when: At, *, within: int | None = None) -> list[int]:
    """Keys of the rows that a query finds, newest first; `within` one row: that one or none.

    Raises QueryError.
    """
    with store.snapshot() as conn:
        found = matching(store, conn, query, when)
        if within is not None:
            return [key for key in found if key == within]
        return found


def recent(store: Store, query: str, when: At) -> list[int]:
    """What a query finds among the rows in which something happened last, for who still types: no
    word is as common as to take longer than a glance. One that is a letter long says nothing yet.

    Raises QueryError.
    """
    with store.snapshot() as conn:
        if when.past:
            return _begun(store, conn, query, when, None)
        newest = conn.execute(
            "SELECT at, key FROM (SELECT last AS at, id AS key FROM conversations "
            "WHERE messages + calls > 0 ORDER BY last DESC LIMIT :n) UNION ALL "
            "SELECT at, key FROM (SELECT at, -id AS key FROM calls WHERE conversation_id IS NULL "
            "ORDER BY at DESC LIMIT :n) ORDER BY at DESC, key DESC LIMIT :n",
            {"n": RECENT},
        ).fetchall()
        keys = [key for _, key in newest]
        found = set(_begun(store, conn, query, when, keys))
        return [key for key in keys if key in found]


def _begun(
    store: Store, conn: Connection, query: str, when: At, among: Sequence[int] | None
) -> list[int]:
    """An operator whose value is still being typed does not count yet; one alone finds nothing."""
    try:
        return matching(store, conn, query, when, among=among, hasty=True)
    except QueryError:
        before = query.rstrip().rpartition(" ")[0]
        if not before.strip():
            return []
        return _begun(store, conn, before, when, among)


def matching(
    store: Store,
    conn: Connection,
    query: str,
    when: At,
    *,
    among: Sequence[int] | None = None,
    hasty: bool = False,
) -> list[int]:
    """among: rows of which it is enough to find some, at most FEW; more may be found.
    hasty: words of one letter, which nearly everything has, are left out."""
    terms = parse(query)
    if hasty:
        terms = [term for term in terms if term.operator or len(term.value) > 1]
    wanted: set[int] | None = None
    unwanted: set[int] = set()
    within = hits.only_in(conn, among) if among is not None else ""
    for term in sorted(terms, key=lambda term: term.operator in {"before", "after"}):
        keys = hits.rows_of(store, conn, term, when, within)
        if term.negated:
            unwanted |= keys
        else:
            wanted = keys if wanted is None else wanted & keys
    if wanted is None:
        wanted = hits.everything(conn) if terms else set()
    by_mailbox = any(hits.by_mailbox(term) and not term.negated for term in terms)
    return _newest_first(conn, wanted - unwanted, when, binned=by_mailbox)


def _newest_first(conn: Connection, keys: set[int], when: At, binned: bool) -> list[int]:
    """binned: also what lies in Trash or Junk alone, which is found by its mailbox only."""
    if len(keys) > _MANY:
        ordered = _many_newest_first(conn, keys, when)
        if not binned or not in_mailboxes.binned(conn, keys.difference(ordered), when):
            return ordered
    dated: list[tuple[int, int]] = []
    for part in slices(split(keys).conversations):
        dated += conn.execute(
            f"SELECT {standing.last_as_of(when)}, id FROM conversations "
            f"WHERE id IN ({marks(part)}) AND messages + calls > 0 AND first <= ?",
            (*part, when.now),
        ).fetchall()
    for part in slices(split(keys).calls):
        dated += conn.execute(
            f"SELECT at, -id FROM calls WHERE id IN ({marks(part)}) AND at <= ?",
            (*part, when.now),
        ).fetchall()
    for part in slices(split(keys).followups):
        dated += conn.execute(
            f"SELECT max(at), {-FOLLOWUPS} - followup_id FROM followup_states "
            f"WHERE followup_id IN ({marks(part)}) AND at <= ? GROUP BY followup_id",
            (*part, when.now),
        ).fetchall()
    if binned:
        last = in_mailboxes.binned(conn, keys.difference(key for _, key in dated), when)
        dated += [(at, key) for key, at in last.items()]
    return [key for _, key in sorted(dated, reverse=True)]


_MANY = 5_000
"""Hits from which on they are put in order by SQLite: a hundred thousand instants and pairs of them
take as much memory as the whole screen, and the interpreter from its thread."""


def _many_newest_first(conn: Connection, keys: set[int], when: At) -> list[int]:
    (found,) = conn.execute(
        "WITH dated (at, key) AS ("
        f"SELECT {standing.last_as_of(when)}, id FROM conversations "
        "WHERE messages + calls > 0 AND first <= ?1 UNION ALL "
        "SELECT at, -id FROM calls WHERE at <= ?1 UNION ALL "
        f"SELECT max(at), {-FOLLOWUPS} - followup_id FROM followup_states "
        "WHERE at <= ?1 GROUP BY followup_id"
        ") SELECT json_group_array(key) FROM (SELECT key FROM dated "
        "WHERE key IN (SELECT value FROM json_each(?2)) ORDER BY at DESC, key DESC)",
        (when.now, json.dumps(list(keys))),
    ).fetchone()
    ordered: list[int] = json.loads(found)
    return ordered
