"""A word or an operator of a query -> the rows that it finds."""

import json
import re
from collections.abc import Sequence

from store.records import asleep, in_mailboxes, standing, urgency
from store.records.book import book
from store.records.database import Connection, Store
from store.records.folding import indexed
from store.records.placements import marks, slices
from store.records.query import LISTS, Term, day, day_after
from store.records.rowkeys import FOLLOWUPS, NOTED_ROW, PLACED
from store.records.standing import At

_WORD = re.compile(r"\w+")


def rows_of(store: Store, conn: Connection, term: Term, when: At, within: str) -> set[int]:
    """within: what `only_in` says of the rows that matter; '' for all."""
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


def by_mailbox(term: Term) -> bool:
    return term.operator == "in" and term.value.lower() not in LISTS


def everything(conn: Connection) -> set[int]:
    return _column(
        conn,
        "SELECT id FROM conversations UNION ALL "
        "SELECT -id FROM calls WHERE conversation_id IS NULL UNION ALL "
        f"SELECT {NOTED_ROW} FROM {PLACED}",
    )


def only_in(conn: Connection, keys: Sequence[int]) -> str:
    """A condition: only what the index holds of those rows, and all follow-ups. The plus has SQLite
    look at each hit of the words once, and not for the words once for each row."""
    ids = {key for key in keys if key < 0}
    for part in slices(key for key in keys if key > 0):
        for id_ in ("id FROM messages", "-id FROM calls"):
            sql = f"SELECT {id_} WHERE conversation_id IN ({marks(part)})"
            ids |= _column(conn, sql, *part)
    some = ", ".join(map(str, ids))
    return f" AND (+w.rowid IN ({some}) OR w.rowid < {-FOLLOWUPS})"


def _until(when: At) -> int:
    """What came later cannot have been found then."""
    return when.now if when.past else _EVER


_EVER = 1 << 62


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
    for part in slices(ids):
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


def _with_documents(conn: Connection, when: At) -> set[int]:
    return _column(
        conn,
        "SELECT DISTINCT m.conversation_id FROM messages m CROSS JOIN "
        "conversations c ON c.id = m.conversation_id AND c.documents > 0 "
        "WHERE m.documents > 0 AND m.at <= ?",
        _until(when),
    )


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
        return set(asleep.snoozed(conn, when))
    open_ = standing.everything(store, conn, when)
    if value == "done":
        return everything(conn) - set(open_)
    if value == "overdue":
        tops = {key: urgency.pressing(loops) for key, loops in open_.items()}
        return {
            key
            for key, top in tops.items()
            if top is not None and top.kind != "fyi" and top.standing.overdue
        }
    return {key for key, loops in open_.items() if urgency.state_of(loops) == value}


def _in(store: Store, conn: Connection, term: Term, when: At) -> set[int]:
    """A list's name, a role's, or a mailbox's."""
    if by_mailbox(term):
        return in_mailboxes.lying_in(conn, term.value, when)
    from store.records import views

    return set(views.keys(store, term.value.lower(), when))
