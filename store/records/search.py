"""Full-text search over mail, calls, notes and names; newest first."""

import json
import re
from collections.abc import Iterable, Sequence

from store.records import in_mailboxes, standing
from store.records.book import book
from store.records.database import Connection, Store
from store.records.folding import indexed
from store.records.placements import marks
from store.records.query import LISTS, OPERATORS, QueryError, Term, day, day_after, parse
from store.records.rowkeys import FOLLOWUPS, NOTED_ROW, PLACED, split
from store.records.standing import At

__all__ = ["FEW", "OPERATORS", "QueryError", "matching", "recent", "search"]

_WORD = re.compile(r"\w+")


def search(store: Store, query: str, when: At, *, within: int | None = None) -> list[int]:
    """Keys of the rows that a query finds, newest first; `within` one row: that one or none.

    Raises QueryError.
    """
    with store.snapshot() as conn:
        found = matching(store, conn, query, when)
        if within is not None:
            return [key for key in found if key == within]
        return found


RECENT = 500
"""Conversations that `recent` looks through."""
FEW = 2000
"""Rows up to which a list is looked through by itself."""


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
    within = _rowids(conn, among) if among is not None else ""
    for term in sorted(terms, key=lambda term: term.operator in {"before", "after"}):
        keys = _keys(store, conn, term, when, within)
        if term.negated:
            unwanted |= keys
        else:
            wanted = keys if wanted is None else wanted & keys
    if wanted is None:
        wanted = _everything(conn) if terms else set()
    by_mailbox = any(_by_mailbox(term) and not term.negated for term in terms)
    return _newest_first(conn, wanted - unwanted, when, binned=by_mailbox)


def _by_mailbox(term: Term) -> bool:
    return term.operator == "in" and term.value.lower() not in LISTS


def _newest_first(conn: Connection, keys: set[int], when: At, binned: bool) -> list[int]:
    """binned: also what lies in Trash or Junk alone, which is found by its mailbox only."""
    if len(keys) > _MANY:
        ordered = _many_newest_first(conn, keys, when)
        if not binned or not in_mailboxes.binned(conn, keys.difference(ordered), when):
            return ordered
    dated: list[tuple[int, int]] = []
    for part in _parts(split(keys).conversations):
        dated += conn.execute(
            f"SELECT {standing.last_as_of(when)}, id FROM conversations "
            f"WHERE id IN ({marks(part)}) AND messages + calls > 0 AND first <= ?",
            (*part, when.now),
        ).fetchall()
    for part in _parts(split(keys).calls):
        dated += conn.execute(
            f"SELECT at, -id FROM calls WHERE id IN ({marks(part)}) AND at <= ?",
            (*part, when.now),
        ).fetchall()
    for part in _parts(split(keys).followups):
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


def _parts(ids: Sequence[int]) -> Iterable[Sequence[int]]:
    return (ids[start : start + 400] for start in range(0, len(ids), 400))


def _everything(conn: Connection) -> set[int]:
    return _column(
        conn,
        "SELECT id FROM conversations UNION ALL "
        "SELECT -id FROM calls WHERE conversation_id IS NULL UNION ALL "
        f"SELECT {NOTED_ROW} FROM {PLACED}",
    )


def _rowids(conn: Connection, keys: Sequence[int]) -> str:
    """A condition: only what the index holds of those rows, and all follow-ups. The plus has SQLite
    look at each hit of the words once, and not for the words once for each row."""
    ids = {key for key in keys if key < 0}
    for part in _parts([key for key in keys if key > 0]):
        for id_ in ("id FROM messages", "-id FROM calls"):
            sql = f"SELECT {id_} WHERE conversation_id IN ({marks(part)})"
            ids |= _column(conn, sql, *part)
    some = ", ".join(map(str, ids))
    return f" AND (+w.rowid IN ({some}) OR w.rowid < {-FOLLOWUPS})"


def _keys(store: Store, conn: Connection, term: Term, when: At, within: str) -> set[int]:
    match term.operator:
        case "":
            return _text(store, conn, term, "", when, within)
        case "subject":
            return _text(store, conn, term, "subject", when, within)
        case "from":
            return _people(store, conn, term.value, ("from",), when, within)
        case "to":
            return _people(store, conn, term.value, ("to", "cc"), when, within)
        case "client":
            return _of_clients(conn, _clients(store, conn, term.value))
        case "has":
            return _with_documents(conn, when)
        case "before":
            return _between(conn, 0, day(term.value, store.config.timezone))
        case "after":
            return _between(conn, day_after(term.value, store.config.timezone), when.now + 1)
        case "is":
            return _is(store, conn, term.value.lower(), when)
        case _:
            return _in(store, conn, term, when)


def _until(when: At) -> int:
    """What came later cannot have been found then."""
    return when.now if when.past else _EVER


_EVER = 1 << 62


def _with_documents(conn: Connection, when: At) -> set[int]:
    return _column(
        conn,
        "SELECT DISTINCT m.conversation_id FROM messages m CROSS JOIN "
        "conversations c ON c.id = m.conversation_id AND c.documents > 0 "
        "WHERE m.documents > 0 AND m.at <= ?",
        _until(when),
    )


def _text(
    store: Store, conn: Connection, term: Term, column: str, when: At, within: str
) -> set[int]:
    """Rows whose text holds the words, by prefix; a phrase as it stands. A client's name finds
    its rows too."""
    words = _WORD.findall(indexed(term.value).replace("_", " "))
    if not words:
        return set()
    if term.phrase:
        match = f'"{" ".join(words)}"'
    else:
        match = " ".join(f'"{word}"*' for word in words)
    if column:
        match = f"{column} : ({match})"
    found = _column(conn, _ROWS_OF_HITS.format(within=within), match, *[_until(when)] * 3)
    if not column:
        found |= _of_clients(conn, _clients(store, conn, term.value, notes=True))
    return found


_ROWS_OF_HITS = (
    "WITH hits (id) AS MATERIALIZED "
    "(SELECT w.rowid FROM words w WHERE words MATCH ?{within}) "
    "SELECT m.conversation_id FROM hits CROSS JOIN messages m "
    "WHERE hits.id > 0 AND m.id = hits.id AND m.at <= ? UNION ALL "
    "SELECT coalesce(c.conversation_id, -c.id) FROM hits CROSS JOIN calls c "
    "WHERE hits.id < 0 AND c.id = -hits.id AND c.at <= ? UNION ALL "
    f"SELECT {NOTED_ROW} FROM hits CROSS JOIN {PLACED} "
    f"WHERE hits.id < {-FOLLOWUPS} AND f.id = {-FOLLOWUPS} - hits.id "
    "AND EXISTS (SELECT 1 FROM followup_states s WHERE s.followup_id = f.id AND s.at <= ?)"
)
"""The index is asked once: what words begin so is put together anew for each question."""


def _column(conn: Connection, sql: str, *values: object) -> set[int]:
    """In one row of JSON: each row that is read takes the interpreter from the thread of the screen
    and gives it back, which beside a busy processor is what its next key waits for."""
    (found,) = conn.execute(
        f"WITH found (key) AS ({sql}) SELECT json_group_array(key) FROM found", values
    ).fetchone()
    return set(json.loads(found))


def _clients(store: Store, conn: Connection, typed: str, notes: bool = False) -> list[int]:
    """Clients whose name (or notes, if asked) has words that begin so."""
    wanted = _WORD.findall(indexed(typed))
    if not wanted:
        return []
    found = []
    texts: dict[int, str] = {id_: facts.name for id_, facts in book(store, conn).clients.items()}
    if notes:
        for id_, note in conn.execute("SELECT id, notes FROM clients WHERE notes <> '{}'"):
            texts[id_] = f"{texts.get(id_, '')} {note}"
    for id_, text in texts.items():
        words = _WORD.findall(indexed(text))
        if all(any(word.startswith(part) for word in words) for part in wanted):
            found.append(id_)
    return found


def _of_clients(conn: Connection, ids: Sequence[int]) -> set[int]:
    found: set[int] = set()
    for part in _parts(ids):
        where = f"client_id IN ({marks(part)})"
        found |= _column(conn, f"SELECT id FROM conversations WHERE {where}", *part)
        found |= _column(
            conn, f"SELECT coalesce(conversation_id, -id) FROM calls WHERE {where}", *part
        )
        whose = f"coalesce(f.client_id, c.client_id) IN ({marks(part)})"
        found |= _column(conn, f"SELECT {NOTED_ROW} FROM {PLACED} WHERE {whose}", *part)
    return found


def _people(
    store: Store, conn: Connection, typed: str, roles: Sequence[str], when: At, within: str
) -> set[int]:
    """Messages from or to an address, domain or name that begins so."""
    if typed.lower() == "me":
        mine = sorted(book(store, conn).us.me)
        condition, values = f"p.canonical IN ({marks(mine)})", tuple(mine)
    elif "@" in typed:
        condition, values = "p.canonical LIKE ? ESCAPE '!'", (f"%{_like(typed.lower())}%",)
    else:
        return _people_by_name(conn, typed, roles, when, within)
    return _column(
        conn,
        "SELECT m.conversation_id FROM participants p JOIN messages m ON m.id = p.message_id "
        f"WHERE p.role IN ({marks(roles)}) AND {condition} AND m.at <= ?",
        *roles,
        *values,
        _until(when),
    )


def _people_by_name(
    conn: Connection, typed: str, roles: Sequence[str], when: At, within: str
) -> set[int]:
    """The index finds the mails on which the words stand among the people; those are read."""
    words = _WORD.findall(indexed(typed))
    if not words:
        return set()
    match = "people : (" + " ".join(f'"{word}"*' for word in words) + ")"
    found: set[int] = set()
    for conversation, name, address in conn.execute(
        "SELECT m.conversation_id, p.name, p.address FROM words w "
        "JOIN messages m ON m.id = w.rowid JOIN participants p ON p.message_id = m.id "
        f"WHERE words MATCH ? AND w.rowid > 0 AND p.role IN ({marks(roles)}) AND m.at <= ?"
        f"{within}",
        (match, *roles, _until(when)),
    ):
        if conversation not in found:
            have = _WORD.findall(indexed(f"{name} {address}"))
            if all(any(word.startswith(part) for word in have) for part in words):
                found.add(conversation)
    return found


def _like(text: str) -> str:
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")


def _between(conn: Connection, start: int, end: int) -> set[int]:
    """Rows in which something happened from `start` until before `end`."""
    return _column(
        conn,
        "SELECT conversation_id FROM messages WHERE at >= ? AND at < ? UNION "
        "SELECT coalesce(conversation_id, -id) FROM calls WHERE at >= ? AND at < ? UNION "
        f"SELECT {NOTED_ROW} FROM {PLACED} JOIN followup_states s ON s.followup_id = f.id "
        "WHERE s.at >= ? AND s.at < ?",
        start, end, start, end, start, end,
    )  # fmt: skip


def _is(store: Store, conn: Connection, value: str, when: At) -> set[int]:
    if value in {"unread", "starred"}:
        return _column(conn, f"SELECT id FROM conversations WHERE {value} > 0")
    if value == "snoozed":
        return set(standing.snoozed(conn, when))
    open_ = standing.everything(store, conn, when)
    if value == "done":
        return _everything(conn) - set(open_)
    if value == "overdue":
        tops = {key: standing.pressing(loops) for key, loops in open_.items()}
        return {
            key
            for key, top in tops.items()
            if top is not None and top.kind != "fyi" and top.standing.overdue
        }
    return {key for key, loops in open_.items() if standing.state_of(loops) == value}


def _in(store: Store, conn: Connection, term: Term, when: At) -> set[int]:
    """A list's name, a role's, or a mailbox's."""
    if _by_mailbox(term):
        return in_mailboxes.lying_in(conn, term.value, when)
    from store.records import views

    return set(views.keys(store, term.value.lower(), when))
