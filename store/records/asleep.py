"""Rows that are hidden until a time, and what wakes them before."""

import json

from store.records.database import Connection
from store.records.placements import marks
from store.records.rowkeys import of_followup
from store.records.standing import At
from store.rules.instant import Instant


def snoozed(conn: Connection, when: At) -> dict[int, Instant]:
    """Rows that are hidden, with the instant at which they come back. A mail that they write
    meanwhile wakes the row, and of a call its being tried again."""
    found: dict[int, Instant] = {}
    for message, conversation, call, followup, since, until in conn.execute(
        "SELECT s.message_id, m.conversation_id, coalesce(c.head_id, s.call_id), s.followup_id, "
        "s.at, s.until FROM snoozes s LEFT JOIN messages m ON m.id = s.message_id "
        "LEFT JOIN calls c ON c.id = s.call_id WHERE s.until > ? AND s.at <= ? "
        "ORDER BY s.at, s.id",
        (when.now, when.now),
    ).fetchall():
        key = conversation if message is not None else -(call or 0) or of_followup(followup or 0)
        if key is None:
            continue
        if call is not None and _rang(conn, call, since, when.now):
            continue
        if message is None or not (
            _wrote(conn, conversation, since, when.now)
            or _asked(conn, conversation, since, when.now)
        ):
            found[key] = until
    return found


def _rang(conn: Connection, call: int, since: Instant, now: Instant) -> bool:
    """Whoever waits for a call back, once more (rule 6: several are one)."""
    row = conn.execute(
        "SELECT 1 FROM calls WHERE at > ? AND at <= ? AND head_id = ? AND direction = 'in' LIMIT 1",
        (since, now, call),
    ).fetchone()
    return row is not None


_WAKES = ("", "declined", "tentative", "counter", "responded")
"""Kinds of mail: a person's, and an answer to an invitation that is no plain yes."""


def _wrote(conn: Connection, conversation: int, since: Instant, now: Instant) -> bool:
    row = conn.execute(
        "SELECT 1 FROM messages WHERE conversation_id = ? AND at > ? AND at <= ? AND ours = 0 "
        f"AND machine IN ({marks(_WAKES)}) AND place = 'here' LIMIT 1",
        (conversation, since, now, *_WAKES),
    ).fetchone()
    return row is not None


def _asked(conn: Connection, conversation: int, since: Instant, now: Instant) -> bool:
    """What a mail by a list, an invitation or a colleague opened, or asked again: such a mail is
    no person's of theirs, but what it asks is owed. A debt by the user's word is no mail."""
    for opened_at, code, again in conn.execute(
        "SELECT opened_at, code, again FROM loops WHERE conversation_id = ? "
        "AND kind IN ('reply', 'invitation', 'internal')",
        (conversation,),
    ).fetchall():
        asked = [at for at, _ in json.loads(again)]
        if code not in ("decided", "partly"):
            asked.append(opened_at)
        if any(since < at <= now for at in asked):
            return True
    return False
