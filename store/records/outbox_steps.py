"""From one state of a mail to the next, and only from those that it may follow."""

import json
import time
from collections.abc import Iterable
from typing import Any

from store.records.database import Connection, bump

TRIED = ("queued", "talking", "dotted")
UNDER_WAY = TRIED[1:]
"""By an attempt; one that was taken back from it, and written anew, is not any more."""


class NotOurs(Exception):
    """Somebody else has settled this mail meanwhile; it must not be sent."""


def step(conn: Connection, id_: int, from_: Iterable[str], to: str, **columns: Any) -> bool:
    """Whether the mail was in one of these states, and now is in the next."""
    values = {
        key: json.dumps(value, ensure_ascii=False) if key == "error" else value
        for key, value in columns.items()
    }
    values = {"modified_at": int(time.time()), **values, "state": to}
    sets = ", ".join(f"{column} = ?" for column in values)
    allowed = ", ".join(f"'{state}'" for state in from_)
    cursor = conn.execute(
        f"UPDATE outbox SET {sets} WHERE id = ? AND state IN ({allowed})", (*values.values(), id_)
    )
    if done := cursor.rowcount > 0:
        bump(conn, "outbox")
    return done
