"""What the user does to mails, and wishes of the servers, too: moves, what is read, stars."""

import time
from collections.abc import Callable, Iterable, Sequence

from store.records import placements, wishing
from store.records import undo as steps
from store.records.acting import act, among, messages_of
from store.records.database import Connection, Store, bump
from store.records.decisions import DecisionError, decided
from store.records.placements import Shown
from store.records.rowkeys import split
from store.records.undo import Step
from store.rules.instant import Instant


def archive(store: Store, keys: Sequence[int]) -> int:
    return _move(store, keys, "archive", "inbox")


def trash(store: Store, keys: Sequence[int]) -> int:
    return _move(store, keys, "trash", "")


def junk(store: Store, keys: Sequence[int], now: Instant | None = None) -> int:
    """What others wrote: servers learn from what lies in Junk, and would learn that we write spam.
    Nobody there is waited for any more. Raises DecisionError."""
    at = int(time.time()) if now is None else now

    def change(conn: Connection) -> list[Step]:
        messages = sorted(among(conn, _SPAM, split(keys).conversations))
        if not messages:
            raise DecisionError("all-mine")
        asked = among(conn, _ASKED.format(at=int(at), some="{}"), split(keys).conversations)
        made = [step for key in sorted(asked) for step in decided(conn, key, "no-answer", "", at)]
        return [*made, *_moved(conn, messages, "junk", "")]

    return act(store, keys, "junk", change)


def stay(store: Store, keys: Sequence[int]) -> int:
    """How many mails of ours lie where they did, beside what went to Junk."""
    with store.snapshot() as conn:
        return len(among(conn, _STAY, split(keys).conversations))


_STAY = (
    "SELECT id FROM messages WHERE conversation_id IN ({}) AND (ours = 1 OR mine = 1) "
    "AND place = 'here'"
)
# A mail from one of us is ours, unless it lies in the inbox, and in no Sent, and nobody else wrote
# there: then it is most times another's in our name. Beside a colleague's mine are still mine.
_SPAM = (
    "SELECT id FROM messages m WHERE conversation_id IN ({}) "
    "AND (ours = 0 AND mine = 0 OR inbox = 1 AND NOT EXISTS (SELECT 1 FROM messages o "
    "WHERE o.conversation_id = m.conversation_id "
    "AND (o.ours = 0 AND o.mine = 0 OR o.mine < m.mine))) "
    "AND NOT EXISTS (SELECT 1 FROM placements p JOIN mailboxes b ON b.id = p.mailbox_id "
    "WHERE p.message_id = m.id AND b.role IN ('sent', 'drafts'))"
)
_ASKED = (
    "SELECT conversation_id FROM loops WHERE conversation_id IN ({some}) AND kind = 'chase' "
    "AND call_id IS NULL AND followup_id IS NULL AND opened_at <= {at} AND closed_at > {at}"
)


def _move(store: Store, keys: Sequence[int], role: str, only_from: str) -> int:
    def change(conn: Connection) -> list[Step]:
        return _moved(conn, messages_of(conn, keys), role, only_from)

    return act(store, keys, role, change)


def _moved(conn: Connection, messages: Sequence[int], role: str, only_from: str) -> list[Step]:
    made = wishing.wish_move(conn, messages, role, only_from)
    return _wished(conn, made, messages, lambda shown: shown.place == role)


def _wished(
    conn: Connection, made: Sequence[int], messages: Iterable[int], is_so: Callable[[Shown], bool]
) -> list[Step]:
    """Raises DecisionError where nothing could be wished, though of a mail that lies nowhere just
    now it is not so."""
    if not made and not all(map(is_so, placements.adrift(conn, messages))):
        raise DecisionError("nowhere")
    return steps.of_intents(made)


def read(store: Store, keys: Sequence[int], on: bool) -> int:
    return _flag(store, keys, "\\Seen", on, "read" if on else "unread")


def opened(store: Store, key: int) -> None:
    """A conversation that the user goes into counts as read. That is no decision: it is no step
    of undo, and nothing is judged anew."""
    with store.transaction(durable=True) as conn:
        unread = [
            id_
            for (id_,) in conn.execute(
                "SELECT id FROM messages WHERE conversation_id = ? AND seen = 0 AND ours = 0",
                (key,),
            ).fetchall()
        ]
        wishing.wish_flags(conn, unread, ("\\Seen",), ())
        placements.refresh(conn, unread)
        if unread:
            bump(conn, "mail")


def star(store: Store, keys: Sequence[int], on: bool) -> int:
    return _flag(store, keys, "\\Flagged", on, "star" if on else "unstar")


def _flag(store: Store, keys: Sequence[int], flag: str, on: bool, action: str) -> int:
    def change(conn: Connection) -> list[Step]:
        messages = messages_of(conn, keys)
        if action in {"star", "unread"}:
            messages = _newest(conn, keys)
        add, remove = ((flag,), ()) if on else ((), (flag,))
        made = wishing.wish_flags(conn, messages, add, remove)
        shown = "seen" if flag == "\\Seen" else "flagged"
        return _wished(conn, made, messages, lambda mail: getattr(mail, shown) == on)

    return act(store, keys, action, change)


def _newest(conn: Connection, keys: Sequence[int]) -> list[int]:
    """Starring, and marking as unread, mean the newest mail of theirs."""
    found = []
    for key in keys:
        row = conn.execute(
            "SELECT id FROM messages WHERE conversation_id = ? AND place = 'here' "
            "ORDER BY ours, at DESC LIMIT 1",
            (key,),
        ).fetchone()
        found += [row[0]] if row else []
    return found
