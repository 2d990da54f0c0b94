"""What the user says of rows: no answer is needed, it was given elsewhere, it is owed, done."""

import time
import uuid
from collections.abc import Mapping, Sequence

from store.records import followup_states as noted
from store.records import undo as steps
from store.records import wishing
from store.records.acting import act, hung, insert, messages_of
from store.records.database import Connection, Store
from store.records.rowkeys import is_call, split
from store.records.undo import Step
from store.rules.instant import Instant

KINDS = ("no-answer", "elsewhere", "owe", "done")


class DecisionError(Exception):
    """Nothing was changed. code: nothing-theirs (nobody else has written, so nothing is owed),
    all-mine (nor is there spam), nowhere (where the mail lies on the server now is not known before
    the next round)."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def decide(
    store: Store, keys: Sequence[int], kind: str, word: str = "", now: Instant | None = None
) -> int:
    """no-answer, elsewhere (with a word how), owe, or done: archived, and what was open needs
    no answer; a promise that stands on the row is closed by it, too, see `_noted`. The undo step's
    id. Raises DecisionError."""
    at = int(time.time()) if now is None else now

    def change(conn: Connection) -> list[Step]:
        if kind == "owe" and not any(_theirs(conn, key) for key in keys):
            raise DecisionError("nothing-theirs")
        made = [
            step for key in keys if _is_talk(key) for step in decided(conn, key, kind, word, at)
        ]
        made += _noted(conn, keys, kind, at)
        if kind == "done":
            made += steps.of_intents(
                wishing.wish_move(conn, messages_of(conn, keys), "archive", "inbox")
            )
        return [step for step in made if step is not None]

    return act(store, keys, kind, change, {"word": word} if word else {})


def _theirs(conn: Connection, key: int) -> bool:
    """Whether there is anything that could be owed an answer."""
    row = conn.execute(
        "SELECT 1 FROM messages WHERE conversation_id = ? AND ours = 0 AND machine <> 'bounce' "
        "AND place NOT IN ('trash', 'junk', 'gone', 'drafts') LIMIT 1",
        (key,),
    )
    return key < 0 or row.fetchone() is not None


def _is_talk(key: int) -> bool:
    return key > 0 or is_call(key)


def _noted(conn: Connection, keys: Sequence[int], kind: str, at: Instant) -> list[Step]:
    """What a decision says of promises, reminders and cases. Where an answer is owed beside a
    promise, only 'done' means both: who answers by phone has not sent the quote by that."""
    alone = split(keys).followups
    if kind == "owe":
        over = [id_ for id_ in alone if noted.newest(conn, id_).closed]
        return noted.opened(conn, over, at)
    how = {"done": "kept", "no-answer": "dropped"}.get(kind, kind)
    made = noted.closed(conn, alone, how, at)
    for key in split(keys).conversations:
        made += noted.closed(conn, noted.meant(conn, key, kind, at), kind, at)
    return made


def decided(conn: Connection, key: int, kind: str, word: str, at: Instant) -> list[Step]:
    """Such a decision on a row, written down."""
    return [
        insert(
            conn,
            "decisions",
            {**hung_on, "uuid": uuid.uuid4().hex, "at": at, "kind": kind, "word": word},
        )
        for hung_on in _everywhere(conn, key, kind, at)
    ]


def _everywhere(
    conn: Connection, key: int, kind: str, at: Instant
) -> Sequence[Mapping[str, int | None]]:
    """What settles a row hangs on each mail that waits in it, too: the client book may part them
    one day. That something is owed is said of one part only."""
    newest = hung(conn, key)
    if key < 0 or kind == "owe":
        return [newest]
    rows = conn.execute(
        "WITH waiting AS (SELECT opened_by, since FROM loops WHERE conversation_id = :key "
        "AND call_id IS NULL AND followup_id IS NULL AND opened_at <= :at AND closed_at > :at) "
        "SELECT id FROM messages WHERE conversation_id = :key AND id <> :hung AND at <= :at "
        "AND (id IN (SELECT opened_by FROM waiting) "
        "OR ours = 0 AND at >= (SELECT min(since) FROM waiting)) ORDER BY id",
        {"key": key, "at": at, "hung": newest["message_id"]},
    )
    return [newest, *({"message_id": id_, "call_id": None} for (id_,) in rows.fetchall())]
