"""What lies in a mailbox, for whoever asks for it by name: `in:trash`, `in:Projects/2026`."""

from collections.abc import Iterable, Sequence

from store.records.database import Connection
from store.records.folding import fold
from store.records.placements import marks, slices
from store.records.query import LISTS, ROLES, QueryError
from store.records.standing import At
from store.rules.instant import Instant

# A draft stays one, see `placements.refresh`; where it lies it is found.
_THROWN_AWAY = (
    "m.place = 'drafts' AND EXISTS (SELECT 1 FROM placements q JOIN mailboxes o "
    "ON o.id = q.mailbox_id WHERE q.message_id = m.id AND o.role IN ('trash', 'junk')) "
    "AND NOT EXISTS (SELECT 1 FROM placements q JOIN mailboxes o ON o.id = q.mailbox_id "
    "WHERE q.message_id = m.id AND o.role NOT IN ('trash', 'junk') "
    "AND instr(q.flags, '\\Deleted') = 0)"
)


def lying_in(conn: Connection, name: str, when: At) -> set[int]:
    """Conversations with a mail in the mailbox of that role or name, the user's pending moves
    counted as done. Raises QueryError if there is none."""
    value = name.lower()
    if value in {"trash", "junk"}:
        return _column(
            conn,
            "SELECT conversation_id FROM messages WHERE place = ? AND at <= ? "
            "UNION SELECT m.conversation_id FROM mailboxes b CROSS JOIN placements p "
            "ON p.mailbox_id = b.id CROSS JOIN messages m ON m.id = p.message_id "
            f"WHERE b.role = ? AND m.at <= ? AND {_THROWN_AWAY}",
            (value, when.now) * 2,
        )
    boxes = _mailboxes(conn, name)
    return _lying(conn, boxes, when.now) | _on_their_way(conn, boxes, when.now)


def _mailboxes(conn: Connection, name: str) -> list[int]:
    """By role, by whole name, or by the last part of it; case and accents do not count."""
    known = conn.execute(
        "SELECT id, role, name, delimiter FROM mailboxes WHERE gone_at IS NULL ORDER BY id"
    ).fetchall()
    if name.lower() in ROLES:
        return [id_ for id_, role, _, _ in known if role == name.lower()]
    wanted = fold(name)
    found = [id_ for id_, _, whole, _ in known if fold(whole) == wanted]
    found = found or [id_ for id_, _, whole, sign in known if _last(whole, sign) == wanted]
    if not found:
        names = list(dict.fromkeys(whole for _, _, whole, _ in known))
        raise QueryError("value", f"in:{name}", (*LISTS, *ROLES, *names[:NAMED]))
    return found


def _last(name: str, delimiter: str) -> str:
    return fold(name.rpartition(delimiter)[2] if delimiter else name)


NAMED = 20
"""Mailboxes that a refusal names at most."""
_MOVES = "i.kind = 'move' AND i.state IN ('queued', 'started')"


def _lying(conn: Connection, boxes: Sequence[int], now: Instant) -> set[int]:
    return _column(
        conn,
        "SELECT m.conversation_id FROM placements p JOIN messages m ON m.id = p.message_id "
        f"WHERE p.mailbox_id IN ({marks(boxes)}) AND m.at <= ? AND NOT EXISTS (SELECT 1 FROM "
        f"intents i WHERE i.message_id = m.id AND i.mailbox_id = p.mailbox_id AND {_MOVES})",
        (*boxes, now),
    )


def _on_their_way(conn: Connection, boxes: Sequence[int], now: Instant) -> set[int]:
    return _column(
        conn,
        "SELECT m.conversation_id FROM intents i JOIN messages m ON m.id = i.message_id "
        "JOIN mailboxes b ON b.id = i.target_id OR (i.target_id IS NULL "
        "AND b.account_id = i.account_id AND b.role <> '' AND b.role = i.target_role) "
        f"WHERE b.id IN ({marks(boxes)}) AND m.at <= ? AND {_MOVES}",
        (*boxes, now),
    )


def _column(conn: Connection, sql: str, values: Sequence[object]) -> set[int]:
    return {row[0] for row in conn.execute(sql, values)}


def binned(conn: Connection, keys: Iterable[int], when: At) -> dict[int, Instant]:
    """Of these conversations, those of which all that is left lies in Trash or Junk, with the
    instant of their newest mail. No list has them."""
    found: dict[int, Instant] = {}
    for part in slices(key for key in keys if key > 0):
        found |= conn.execute(
            "SELECT c.id, max(m.at) FROM conversations c JOIN messages m "
            f"ON m.conversation_id = c.id WHERE c.id IN ({marks(part)}) "
            "AND c.messages + c.calls = 0 AND m.at <= ? "
            f"AND (m.place IN ('trash', 'junk') OR {_THROWN_AWAY}) GROUP BY c.id",
            (*part, when.now),
        ).fetchall()
    return found
