"""A wish that a server has carried out: where its mail lies then, what else was wished of it."""

from collections.abc import Sequence

from store.records import placements
from store.records.after import settle_after
from store.records.database import Connection, Store, bump
from store.records.intents import Intent, Placement, Spot, given_up, one


def confirm(store: Store, intent_id: int, placed: Sequence[Placement] | None) -> None:
    """Done, as the server shows it. placed: where the message lies now with which flags; None:
    not known yet, the next round will tell. What was taken back meanwhile stays so."""
    with store.transaction(durable=True) as conn:
        intent = one(conn, intent_id)
        if intent is None or intent.state in {"cancelled", "recalled", "overtaken"}:
            return
        touched = done(conn, intent, placed)
    settle_after(store, touched)


def done(conn: Connection, intent: Intent, placed: Sequence[Placement] | None) -> list[int]:
    """Likewise, within a transaction; the conversations to judge."""
    here = (intent.mailbox_id, intent.uidvalidity, intent.uid)
    if intent.kind == "move":
        conn.execute(
            "DELETE FROM placements WHERE mailbox_id = ? AND uidvalidity = ? AND uid = ?", here
        )
    for mailbox, validity, uid, flags in placed or ():
        conn.execute(
            "INSERT INTO placements (mailbox_id, uidvalidity, uid, message_id, flags) "
            "VALUES (?, ?, ?, ?, ?) ON CONFLICT (mailbox_id, uidvalidity, uid) "
            "DO UPDATE SET flags = excluded.flags, message_id = excluded.message_id",
            (mailbox, validity, uid, intent.message, " ".join(sorted(flags))),
        )
    if intent.kind == "move":
        _go_along(conn, intent, placed[0] if placed else here)
    conn.execute("UPDATE intents SET state = 'done' WHERE id = ?", (intent.id,))
    if intent.kind == "flags":
        _overrule(conn, intent)
    if intent.kind == "flags" and not placed:
        _lay_over(conn, intent)
    bump(conn, "intents")
    return placements.refresh(conn, [intent.message])


def _go_along(conn: Connection, moved: Intent, to: Placement | Spot) -> None:
    """What else is wished of the mail goes where it went; but a move that was wished earlier, and
    waits for another attempt, has given way to this one."""
    conn.execute(
        f"UPDATE intents SET {given_up('overtaken')}, mailbox_id = ?, uidvalidity = ?, uid = ? "
        "WHERE id < ? AND kind = 'move' AND mailbox_id = ? AND uidvalidity = ? AND uid = ? "
        "AND message_id = ? AND state = 'queued'",
        (*to[:3], moved.id, moved.mailbox_id, moved.uidvalidity, moved.uid, moved.message),
    )
    conn.execute(
        "UPDATE intents SET mailbox_id = ?, uidvalidity = ?, uid = ? WHERE id <> ? "
        "AND mailbox_id = ? AND uidvalidity = ? AND uid = ? AND message_id = ? "
        "AND state = 'queued'",
        (*to[:3], moved.id, moved.mailbox_id, moved.uidvalidity, moved.uid, moved.message),
    )


def _overrule(conn: Connection, wish: Intent) -> None:
    """The opposite, wished earlier, which waits for another attempt: it counts as done before."""
    conn.execute(
        "UPDATE intents SET state = 'done' WHERE id < ? AND message_id = ? AND kind = 'flags' "
        "AND state = 'queued' AND add_flags = ? AND remove_flags = ?",
        (wish.id, wish.message, " ".join(sorted(wish.remove)), " ".join(sorted(wish.add))),
    )


def _lay_over(conn: Connection, intent: Intent) -> None:
    """The server said yes without saying what the flags are now."""
    key = (intent.mailbox_id, intent.uidvalidity, intent.uid)
    row = conn.execute(
        "SELECT flags FROM placements WHERE mailbox_id = ? AND uidvalidity = ? AND uid = ?", key
    ).fetchone()
    if row is not None:
        flags = (frozenset(row[0].split()) | intent.add) - intent.remove
        conn.execute(
            "UPDATE placements SET flags = ? WHERE mailbox_id = ? AND uidvalidity = ? AND uid = ?",
            (" ".join(sorted(flags)), *key),
        )
