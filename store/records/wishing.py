"""What the user wishes of mails, as intents: none where it is so already, or will be."""

import json
import time
from collections.abc import Collection, Iterable

from store.records import intents, placements
from store.records.database import Connection, bump

# The role of the mailbox in which a placement is to lie once all that waits is done.
GOES_TO = (
    "coalesce((SELECT i.target_role FROM intents i WHERE i.message_id = p.message_id "
    "AND i.kind = 'move' AND i.mailbox_id = p.mailbox_id "
    "AND i.uidvalidity = p.uidvalidity AND i.uid = p.uid "
    "AND i.state IN ('queued', 'started') ORDER BY i.id DESC LIMIT 1), b.role)"
)
# What is marked as deleted is hidden, and stays so.
IS_SHOWN = "instr(p.flags, '\\Deleted') = 0"


def wish_flags(
    conn: Connection, messages: Iterable[int], add: Collection[str], remove: Collection[str]
) -> list[int]:
    """In the user's transaction: an intent for each placement that is not so already."""
    made: list[int] = []
    for part in placements.slices(messages):
        for account, message, mailbox, validity, uid, flags in conn.execute(
            "SELECT b.account_id, p.message_id, p.mailbox_id, p.uidvalidity, p.uid, p.flags "
            "FROM placements p JOIN mailboxes b ON b.id = p.mailbox_id "
            f"WHERE p.message_id IN ({placements.marks(part)})",
            part,
        ).fetchall():
            if _will_be(conn, message, (mailbox, validity, uid), flags, add, remove):
                continue
            where = (account, message, mailbox, validity, uid)
            made.append(queue(conn, "flags", where, add, remove, ""))
    if made:
        bump(conn, "intents")
    return made


def _will_be(
    conn: Connection,
    message: int,
    spot: intents.Spot,
    flags: str,
    add: Collection[str],
    remove: Collection[str],
) -> bool:
    """Whether all that waits leaves a placement with those flags and without these. What is wished
    of another placement may be about this one by the time that it is carried out: it is enough that
    it wants the opposite."""
    have = set(flags.split())
    for more, fewer, *where in conn.execute(
        "SELECT add_flags, remove_flags, mailbox_id, uidvalidity, uid FROM intents "
        "WHERE message_id = ? AND kind = 'flags' AND state IN ('queued', 'started') ORDER BY id",
        (message,),
    ):
        if tuple(where) == spot:
            have = (have | set(more.split())) - set(fewer.split())
        else:
            have = (have | (set(more.split()) & set(remove))) - (set(fewer.split()) & set(add))
    return set(add) <= have and not have & set(remove)


def wish_move(
    conn: Connection, messages: Iterable[int], role: str, only_from: str = ""
) -> list[int]:
    """In the user's transaction: an intent for each placement that is elsewhere and not hidden;
    only_from: of those in mailboxes with this role. A placement that is on its way is where it is
    going, and an earlier move that waits for another attempt, from there or from where the mail
    lies no more, is given up: the last wish counts. So is a copy that was to lie elsewhere, where
    all are moved."""
    made: list[int] = []
    for part in placements.slices(messages):
        for account, message, mailbox, validity, uid, from_role in conn.execute(
            f"SELECT b.account_id, p.message_id, p.mailbox_id, p.uidvalidity, p.uid, {GOES_TO} "
            "FROM placements p JOIN mailboxes b ON b.id = p.mailbox_id "
            f"WHERE p.message_id IN ({placements.marks(part)}) AND {IS_SHOWN} "
            "ORDER BY b.role <> 'inbox'",
            part,
        ).fetchall():
            if from_role == role or (only_from and from_role != only_from):
                continue
            where = (account, message, mailbox, validity, uid)
            conn.execute(
                f"UPDATE intents AS i SET {intents.given_up('overtaken')} WHERE state = 'queued' "
                "AND (kind = 'move' AND code <> '' OR kind = 'copy' AND ? = '') "
                "AND account_id = ? AND message_id = ? "
                "AND (mailbox_id = ? AND uidvalidity = ? AND uid = ? OR NOT EXISTS "
                "(SELECT 1 FROM placements p WHERE p.message_id = i.message_id AND "
                "p.mailbox_id = i.mailbox_id AND p.uidvalidity = i.uidvalidity AND p.uid = i.uid))",
                (only_from, *where),
            )
            made.append(queue(conn, "move", where, (), (), role))
    if made:
        bump(conn, "intents")
    return made


def queue(
    conn: Connection,
    kind: str,
    where: tuple[int, int, int, int, int],
    add: Collection[str],
    remove: Collection[str],
    role: str,
    target: int | None = None,
) -> int:
    now = int(time.time())
    lies = conn.execute(
        "SELECT mailbox_id, uidvalidity, uid FROM placements WHERE message_id = ? ORDER BY 1, 2, 3",
        (where[1],),
    ).fetchall()
    # Of what is undone where the mail lay before it may lie anywhere else now.
    known = lies if where[2:] in lies else []
    cursor = conn.execute(
        "INSERT INTO intents (account_id, message_id, mailbox_id, uidvalidity, uid, kind, "
        "add_flags, remove_flags, target_role, target_id, not_before, at, facts) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *where, kind, " ".join(sorted(add)), " ".join(sorted(remove)), role, target,
            now + intents.UNDO_SECONDS, now, json.dumps({"known": known}),
        ),
    )  # fmt: skip
    return int(cursor.lastrowid or 0)
