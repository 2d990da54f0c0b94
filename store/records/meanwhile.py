"""What came into a conversation while an answer to one of its mails was being written."""

from typing import NamedTuple

from store.records.database import Store


class Meanwhile(NamedTuple):
    """Who wrote last since then, of them and of us; '' if nobody did. newest: the highest number
    of these mails."""

    theirs: str = ""
    ours: str = ""
    newest: int = 0


_TOGETHER = "conversation_id = (SELECT conversation_id FROM messages WHERE id = ?)"


def newest(store: Store, answered: int) -> int:
    """The highest number in that conversation: what comes later has a higher one, however old."""
    with store.snapshot() as conn:
        (id_,) = conn.execute(
            f"SELECT coalesce(max(id), 0) FROM messages WHERE {_TOGETHER}", (answered,)
        ).fetchone()
        return int(id_)


def since(store: Store, answered: int, known: int) -> Meanwhile:
    """known: what `newest` was then. What machines send is nobody's mail."""
    with store.snapshot() as conn:
        found = conn.execute(
            "SELECT ours, coalesce(nullif(from_name, ''), from_address), id FROM messages "
            f"WHERE {_TOGETHER} AND id > ? AND place = 'here' AND machine = '' ORDER BY at, id",
            (answered, known),
        ).fetchall()
    who = {bool(ours): str(name) for ours, name, _ in found}
    numbers = [int(id_) for _, _, id_ in found]
    return Meanwhile(who.get(False, ""), who.get(True, ""), max(numbers, default=0))
