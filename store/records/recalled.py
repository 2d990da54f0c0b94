"""Moves that were given up. What may be left of one, after the mail had been copied and before it
could be deleted where it lay, is a copy that nobody wants.

One that the user took back is `recalled`, one that gave way to a later wish `overtaken`; one that
the server refused for good stays `failed`. Where each has put its copy stands in its facts.
"""

import json
import time
from collections.abc import Iterable
from typing import NamedTuple

from store.records import intents, intents_done, placements, unwishing
from store.records.after import settle_after
from store.records.database import Connection, Store, bump
from store.records.intents import Intent, Placement
from store.rules.instant import Instant

_LEFT = "state IN ('recalled', 'overtaken', 'failed') AND facts -> '$.copy' IS NOT NULL"


class Left(NamedTuple):
    intent: Intent
    mailbox_id: int
    uidvalidity: int
    uid: int
    """Where its copy lies."""


def due(store: Store, account_id: int, now: Instant) -> list[Left]:
    rows = store.reader().execute(
        f"SELECT facts -> '$.copy', {intents.COLUMNS} FROM intents WHERE account_id = ? "
        f"AND {_LEFT} AND {intents.FROM} <= ? ORDER BY id",
        (account_id, now, now),
    )
    return [Left(intents.read(row[1:]), *json.loads(row[0])) for row in rows.fetchall()]


def later(store: Store, intent_id: int, at: Instant) -> None:
    """The copy cannot go just now."""
    with store.transaction() as conn:
        conn.execute(
            f"UPDATE intents SET not_before = ?, tries = tries + 1 WHERE id = ? AND {_LEFT}",
            (at, intent_id),
        )


def over(store: Store, intent_ids: Iterable[int]) -> None:
    """Its copy is gone, or stays for good."""
    with store.transaction() as conn:
        conn.executemany(
            "UPDATE intents SET state = iif(state = 'failed', state, 'cancelled'), "
            f"facts = json_remove(facts, '$.copy') WHERE id = ? AND {_LEFT}",
            [(id_,) for id_ in intent_ids],
        )


def came_through(store: Store, intent_id: int, placed: Placement) -> None:
    """A move that the user took back had been done: its inverse is wished, if nothing else is."""
    with store.transaction(durable=True) as conn:
        intent = intents.one(conn, intent_id)
        if intent is None or intent.state != "recalled":
            return
        newer = conn.execute(
            "SELECT 1 FROM intents WHERE message_id = ? AND id > ? AND kind = 'move' "
            "AND state <> 'cancelled'",
            (intent.message, intent_id),
        )
        if newer.fetchone() is not None:
            return
        touched = intents_done.done(conn, intent, [placed])
        unwishing.inverse(conn, intent)
        touched += placements.refresh(conn, [intent.message])
        bump(conn, "intents")
    settle_after(store, touched)


def stranded(conn: Connection, account_id: int, name: str) -> list[int]:
    """Moves in an account that is taken out of the configuration, or comes back to it: nobody
    would expect them to be done after months. Flags may wait. The conversations to judge."""
    wishes = conn.execute(
        "UPDATE intents SET state = 'failed', code = 'no-account', not_before = 0, at = ?, "
        f"facts = json_patch({intents.KEPT}, json_object('text', ?)) WHERE account_id = ? "
        "AND kind <> 'flags' AND state IN ('queued', 'started') RETURNING message_id",
        (int(time.time()), name, account_id),
    ).fetchall()
    if wishes:
        bump(conn, "intents", "failures")
    return placements.refresh(conn, [message for (message,) in wishes])
