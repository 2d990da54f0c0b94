"""A whole call in one line: whose it is, by the book, and what it puts into which field."""

from collections.abc import Mapping, Sequence

from store.records.client import Match
from store.records.database import Store
from store.records.folding import fold
from store.words.called import NAMES, Called, said_after


def resolve(store: Store, typed: Called) -> tuple[Called, list[Match]]:
    """The line with its clients: where no word of it parts name and summary, the longest beginning
    that the book knows is the name, and where one does, the rest of the name is a person whom the
    book does not know."""
    from store.records.card import match

    for n in range(min(NAMES, len(typed.who)), 0, -1):
        if found := match(store, " ".join(typed.who[:n])):
            if not typed.known:
                return said_after(typed, n), [*found, *_else(store, typed.who[:n], found)]
            return _with_rest(typed, " ".join(typed.who[n:]), found)
    return typed, []


def _else(store: Store, words: Sequence[str], found: list[Match]) -> list[Match]:
    """Whom else the name may mean, where its last word is only the beginning of one of theirs: that
    may be what was said."""
    from store.records.card import match

    *name, last = words
    theirs = {word for one in found for word in fold(f"{one.client} {one.contact}").split()}
    if not name or fold(last) in theirs:
        return []
    clients = {one.client_id for one in found}
    return [one for one in match(store, " ".join(name)) if one.client_id not in clients]


def _with_rest(typed: Called, rest: str, found: list[Match]) -> tuple[Called, list[Match]]:
    """What stands between a name of the book and how it went: a person whom the book does not know,
    or else, before the minutes alone or behind a person whom it does know, what was said."""
    whole = [one._replace(contact=rest) for one in found if not one.contact]
    if not rest:
        return typed, found
    if whole and (typed.outcome or typed.summary):
        return typed, whole
    return typed._replace(summary=f"{rest} {typed.summary}".strip()), found


def fields(typed: Called) -> Mapping[str, str]:
    """By the names of the form's fields."""
    said = typed.said
    return {
        "summary": typed.summary,
        "minutes": "" if typed.minutes is None else str(typed.minutes),
        "promised": "" if said is None else f"{said.what} {said.when}".strip(),
    }
