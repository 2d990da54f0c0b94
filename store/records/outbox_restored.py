"""Mails of a backup: whether they went out after it was made, it cannot know, so none that may have
is sent by itself. Such a mail is looked for in Sent, and else the user is asked."""

from store.records.database import Connection, Store, meta, set_meta
from store.rules.instant import Instant

_COPY = "copy"


def doubt(conn: Connection) -> None:
    """In a copy, before it is anybody's store."""
    conn.execute(
        "UPDATE outbox SET state = 'uncertain', was = '', error = '{}', not_before = 0, seen = 0 "
        "WHERE state IN ('held', 'queued', 'talking', 'dotted') "
        "OR (state = 'accepted' AND json_type(recipients, '$.left') IS NOT NULL)"
    )
    # Of one that goes to groups the others may have got it since, too.
    conn.execute(
        "UPDATE outbox SET recipients = json_replace(recipients, '$.left', json('[]')) "
        "WHERE state = 'uncertain'"
    )
    set_meta(conn, _COPY, "1")


def recover(store: Store, now: Instant) -> None:
    """Before anything is sent: of mails that were to go out at a time, those whose time came
    while there was only the backup. The others wait as before."""
    if not meta(store.reader(), _COPY):
        return
    from store.records import outbox_later  # late: a backup judges nothing

    passed = store.reader().execute(
        "SELECT id FROM outbox WHERE state = 'later' AND not_before <= ?", (now,)
    )
    outbox_later.begin(store, [id_ for (id_,) in passed.fetchall()], now, "uncertain")
    with store.transaction(durable=True) as conn:
        conn.execute("DELETE FROM meta WHERE key = ?", (_COPY,))
