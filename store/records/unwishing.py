"""Wishes to the servers taken back, and wished again: in the transaction of an undo."""

import time

from store.records import intents, wishing
from store.records.database import Connection, bump
from store.records.intents import Intent


def take_back(conn: Connection, intent_id: int) -> str:
    """Undoes a wish: never sent, it leaves no trace on the wire; carried out, its inverse is
    queued. '' if that was done; `not-yet` where the server is at it just now, or has not said yet
    where the mail lies; `moved-on` where another program has moved it, or deleted it."""
    intent = intents.one(conn, intent_id)
    if intent is None or intent.state in {"cancelled", "failed", "recalled", "overtaken"}:
        return ""
    if intent.state == "queued":
        conn.execute(
            f"UPDATE intents SET {intents.given_up('recalled')} WHERE id = ?", (intent_id,)
        )
        bump(conn, "intents")
        return ""
    if intent.state == "started":
        return "not-yet"
    if inverse(conn, intent):
        return ""
    return "moved-on" if _is_known(conn, intent.message) else "not-yet"


def _is_known(conn: Connection, message: int) -> bool:
    """Whether the last round has seen where a mail lies, or that it lies nowhere any more."""
    row = conn.execute(
        "SELECT 1 FROM messages m WHERE id = ? AND (place = 'gone' "
        "OR EXISTS (SELECT 1 FROM placements p WHERE p.message_id = m.id))",
        (message,),
    )
    return row.fetchone() is not None


def inverse(conn: Connection, intent: Intent) -> bool:
    """False where the mail does not lie where the wish has brought it."""
    bump(conn, "intents")
    here = (intent.account_id, intent.message, intent.mailbox_id, intent.uidvalidity, intent.uid)
    if intent.kind == "flags":
        wishing.queue(conn, "flags", here, intent.remove, intent.add, "")
        return True
    (role,) = conn.execute(
        "SELECT role FROM mailboxes WHERE id = ?", (intent.mailbox_id,)
    ).fetchone()
    of_it = (intent.account_id, intent.message, intent.target_role)
    # The newest is the one that was moved there.
    lies = conn.execute(
        "SELECT p.mailbox_id, p.uidvalidity, p.uid FROM placements p "
        "JOIN mailboxes b ON b.id = p.mailbox_id WHERE b.account_id = ? AND p.message_id = ? "
        f"AND {wishing.GOES_TO} = ? AND {wishing.IS_SHOWN} ORDER BY p.uid DESC LIMIT 1",
        of_it,
    ).fetchone()
    if lies is not None:
        wishing.queue(conn, "move", (*of_it[:2], *lies), (), (), role, intent.mailbox_id)
        return True
    # Where several became one, as at Gmail in Trash, one goes back and is copied to the others.
    leaves = conn.execute(
        "SELECT i.mailbox_id, i.uidvalidity, i.uid FROM intents i "
        "JOIN mailboxes b ON b.id = i.mailbox_id WHERE i.account_id = ? AND i.message_id = ? "
        "AND b.role = ? AND i.kind = 'move' AND i.state = 'queued' ORDER BY i.id DESC LIMIT 1",
        of_it,
    ).fetchone()
    if leaves is not None:
        wishing.queue(conn, "copy", (*of_it[:2], *leaves), (), (), role, intent.mailbox_id)
    return leaves is not None


def wish_again(conn: Connection, intent_id: int) -> list[int]:
    """Redo: the same wish, from where the mail lies now; one that was begun goes on."""
    intent = intents.one(conn, intent_id)
    if intent is None:
        return []
    if intent.state == "recalled":
        conn.execute(
            "UPDATE intents SET state = 'queued', not_before = ? WHERE id = ?",
            (int(time.time()) + intents.UNDO_SECONDS, intent_id),
        )
        bump(conn, "intents")
        return [intent_id]
    if intent.kind == "flags":
        return wishing.wish_flags(conn, [intent.message], intent.add, intent.remove)
    only_from = "inbox" if intent.target_role == "archive" else ""
    return wishing.wish_move(conn, [intent.message], intent.target_role, only_from)
