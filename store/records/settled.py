"""Why nothing is owed in a row: what closed its last debt, or what its newest mail is."""

from store.records.database import Connection, Store
from store.records.rows import Closing, Row
from store.records.standing import At
from store.rules.events import READ_BEFORE, REPLIES
from store.rules.instant import Instant
from store.rules.saying import ACKS

_OUT = "('drafts', 'unsent', 'junk')"


def settled(store: Store, row: Row, when: At) -> Closing | None:
    """None where something is open, and where nothing ever was."""
    if row.loops or row.reason is not None or row.kind not in {"mail", "call"}:
        return None
    with store.snapshot() as conn:
        closed = _closed(conn, row.key, when.now)
        mail = _newest(conn, row.key, when.now) if row.kind == "mail" else None
    if mail is None:
        return closed
    return closed if closed is not None and closed.at >= mail.at else mail


def _closed(conn: Connection, key: int, now: Instant) -> Closing | None:
    """Of a call that belongs to an earlier one's row, of that."""
    of, id_ = ("conversation_id", key) if key > 0 else ("call_id", _begins(conn, -key))
    row = conn.execute(
        f"SELECT closed_how, closed_at FROM loops WHERE {of} = ? AND closed_at <= ? "
        "AND (kind <> 'fyi' OR closed_how IN ('done', 'no-answer')) "
        "AND closed_how NOT IN ('', 'changed', 'superseded', 'owe') "
        "ORDER BY closed_at DESC, kind = 'chase' LIMIT 1",
        (id_, now),
    ).fetchone()
    return None if row is None else Closing(*row)


def _begins(conn: Connection, call: int) -> int:
    row = conn.execute("SELECT head_id FROM calls WHERE id = ?", (call,)).fetchone()
    return call if row is None or row[0] is None else int(row[0])


def _newest(conn: Connection, key: int, now: Instant) -> Closing | None:
    row = conn.execute(
        "SELECT at, mine, ours, machine, ack FROM messages "
        f"WHERE conversation_id = ? AND at <= ? AND place NOT IN {_OUT} "
        "ORDER BY at DESC, id DESC LIMIT 1",
        (key, now),
    ).fetchone()
    if row is None or (row[2] and not row[1]):
        return None
    at, mine, _, machine, ack = row
    if mine:
        return Closing("ours", at)
    if machine in REPLIES:
        return Closing("accepted" if machine == "accepted" else READ_BEFORE, at)
    if machine:
        return Closing("mailing" if machine == "mailing" else "machine", at)
    if ack in ACKS:
        return Closing("thanks", at)
    return Closing("theirs", at)
