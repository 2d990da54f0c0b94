"""A mail to more people than a server takes at once goes to one group of them after the other.

From its first dot to the last one two lists of bare addresses stand beside its recipients: `taken`,
who has it, and `left`, who comes after the group for which the newest dot left. What lies in Sent
meanwhile tells of one group and not which, so it proves nothing about such a mail.
"""

import json
import time
from collections.abc import Iterable, Mapping
from typing import Any

from store.addresses import written
from store.records.after import settle_after
from store.records.database import Connection, Store, bump
from store.records.outbox_steps import NotOurs, step
from store.records.uploads import original_goes
from store.rules.instant import Instant

PARTED = "json_type(recipients, '$.left') IS NOT NULL"
"""Of a row of the outbox: such a mail."""
_ROLES = ("to", "cc", "bcc")
_DOUBTED = "doubted"
"""`left` as it was when what is sent again was in doubt; None where that went to all at once."""


def waiting(people: Mapping[str, Any]) -> list[str]:
    """Bare addresses of those who do not have it, each once; Bcc too."""
    taken = people.get("taken", ())
    everyone = dict.fromkeys(written(who)[1] for role in _ROLES for who in people.get(role, ()))
    return [address for address in everyone if address not in taken]


def taken(store: Store, id_: int) -> None:
    """The server has it for some, and it goes to the next ones."""
    with store.transaction(durable=True) as conn:
        if not step(conn, id_, ("dotted",), "talking", was=""):
            raise NotOurs(id_)
        _have_it(conn, id_)


def called_sent(store: Store, id_: int, at: Instant) -> bool:
    """The user said so of a mail in groups: it goes to the next ones. Whether it was one."""
    touched: list[int] = []
    with store.transaction(durable=True) as conn:
        if not parted(conn, id_):
            return False
        goes_on = step(conn, id_, ("accepted",), "queued", not_before=at, was="", error={})
        if goes_on and not _have_it(conn, id_):
            step(conn, id_, ("queued",), "accepted")
            touched = all_have_it(conn, id_, at)
    settle_after(store, touched)
    return True


def parted(conn: Connection, id_: int) -> bool:
    row = conn.execute(f"SELECT {PARTED} FROM outbox WHERE id = ?", (id_,)).fetchone()
    return row is not None and bool(row[0])


def all_have_it(conn: Connection, id_: int, at: Instant) -> list[int]:
    """But for whom the server would not take it; the conversations to be judged again."""
    columns: dict[str, Any] = {"not_before": at, "modified_at": at, "seen": 1, "was": ""}
    if missed := _end(conn, id_):
        columns |= {"error": missed, "seen": 0}
        bump(conn, "failures")
    step(conn, id_, ("accepted",), "accepted", **columns)
    return original_goes(conn, id_)


def missed(conn: Connection, id_: int, from_: Iterable[str], error: Mapping[str, Any]) -> list[int]:
    """Nothing can be kept from those who have it: it goes on to whoever is left."""
    at = int(time.time())
    if not step(conn, id_, from_, "accepted"):
        return []
    if _miss(conn, id_, error):
        step(conn, id_, ("accepted",), "queued", not_before=at, error={})
        return []
    return all_have_it(conn, id_, at)


def begun(conn: Connection, id_: int, left: Iterable[str], *, again: bool) -> None:
    """A dot leaves, and so many come after it. again: another one left before, of which nobody
    knows what came; for whom it did is kept, until this one has come."""
    people = _people(conn, id_)
    if (left := list(left)) or "left" in people:
        kept = {_DOUBTED: people.get("left")} if again and _DOUBTED not in people else {}
        _write(conn, id_, {"taken": [], **people, **kept, "left": left})


def doubted_as_before(conn: Connection, id_: int) -> None:
    """The newest dot led to nothing; in doubt is who was so before it."""
    people = _people(conn, id_)
    if _DOUBTED not in people:
        return
    people["left"] = people.pop(_DOUBTED)
    if people["left"] is None:
        del people["left"], people["taken"]
    _write(conn, id_, people)


def doubted_anew(conn: Connection, id_: int) -> None:
    """What came of the newest dot is not known either, and it is the one that counts."""
    people = _people(conn, id_)
    if people.pop(_DOUBTED, people) is not people:
        _write(conn, id_, people)


def _have_it(conn: Connection, id_: int) -> bool:
    """The server has it for all for whom that dot left; whether others come."""
    people = _people(conn, id_)
    people.pop(_DOUBTED, None)
    left = people.get("left", [])
    taken = [*people.get("taken", ()), *(who for who in waiting(people) if who not in left)]
    _write(conn, id_, {**people, "taken": taken, "left": left})
    return bool(left)


def some_have_it(conn: Connection, id_: int) -> bool:
    return bool(_people(conn, id_).get("taken"))


def _miss(conn: Connection, id_: int, error: Mapping[str, Any]) -> bool:
    """The server will not take it for those whom the error names, or for nobody more; whether
    others are left."""
    people = _people(conn, id_)
    said = {str(one["address"]).casefold(): one["text"] for one in error.get("refusals", ())}
    wait = {address.casefold() for address in waiting(people)}
    gone = wait & said.keys() or wait
    missed = [*people.get("refused", ())]
    for role in _ROLES:
        out = [who for who in people[role] if written(who)[1].casefold() in gone]
        people[role] = [who for who in people[role] if who not in out]
        text = str(error.get("text") or "")
        missed += [[role, who, said.get(written(who)[1].casefold(), text)] for who in out]
    _write(conn, id_, {**people, "refused": missed, "missed": True})
    return wait != gone


def _end(conn: Connection, id_: int) -> dict[str, Any]:
    """Everybody has it who gets it. What there is to tell of it."""
    people = _people(conn, id_)
    missed = people.get("refused", ()) if people.pop("missed", False) else ()
    for key in ("taken", "left", _DOUBTED):
        people.pop(key, None)
    _write(conn, id_, people)
    refusals = [{"address": written(who)[1], "text": text} for _, who, text in missed]
    return {"code": "recipient", "partly": True, "refusals": refusals} if missed else {}


def _people(conn: Connection, id_: int) -> dict[str, Any]:
    row = conn.execute("SELECT recipients FROM outbox WHERE id = ?", (id_,)).fetchone()
    found: dict[str, Any] = json.loads(row[0]) if row is not None else {}
    return found


def _write(conn: Connection, id_: int, people: Mapping[str, Any]) -> None:
    conn.execute(
        "UPDATE outbox SET recipients = ? WHERE id = ?",
        (json.dumps(people, ensure_ascii=False), id_),
    )
