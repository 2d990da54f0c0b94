"""All that a store says, without the numbers and names that it chose by itself."""

from dataclasses import asdict
from typing import Any

from store.records import views
from store.records.database import Store

_OWN = {"id", "uuid", "key", "mail", "call", "client_id", "followup"}


def lists(store: Store, now: int) -> dict[str, list[Any]]:
    """Every list at that instant: its rows, in order."""
    when = views.at(store, now)
    return {
        which: [plain(row) for row in views.rows(store, views.keys(store, which, when), when)]
        for which in views.LISTS
    }


def plain(thing: Any) -> Any:
    """Of a row or an item, what does not hang on the order in which things arrived."""
    if hasattr(thing, "__dataclass_fields__"):
        return plain(asdict(thing))
    if hasattr(thing, "_asdict"):
        return plain(thing._asdict())
    if isinstance(thing, dict):
        return {key: plain(value) for key, value in thing.items() if key not in _OWN}
    if isinstance(thing, list | tuple):
        return [plain(one) for one in thing]
    return thing


_NUMBERS = {"id", "conversation_id", "call_id", "opened_by", "closed_by", "client_id", "facts"}


def ledger(store: Store) -> list[str]:
    """All loops, closed ones too."""
    rows = store.reader().execute("SELECT * FROM loops")
    names = [column[0] for column in rows.description]
    some = [place for place, name in enumerate(names) if name not in _NUMBERS]
    return sorted(repr([row[place] for place in some]) for row in rows.fetchall())


def items(store: Store, now: int) -> list[Any]:
    """Every row whole, in the order of 'all'."""
    when = views.at(store, now)
    return [plain(views.whole(store, key, when)) for key in views.keys(store, "all", when)]
