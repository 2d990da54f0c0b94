"""A whole call in one line: whose it is, by the book, and what it puts into which field."""

from collections.abc import Mapping

from store.records.client import Match
from store.records.database import Store
from store.words.called import NAMES, Called, said_after


def resolve(store: Store, typed: Called) -> tuple[Called, list[Match]]:
    """The line with its clients: where no word of it parts name and summary, the longest beginning
    that the book knows is the name, and where one does, the rest of the name is a person whom the
    book does not know."""
    from store.records.card import match

    for n in range(min(NAMES, len(typed.who)), 0, -1):
        if found := match(store, " ".join(typed.who[:n])):
            if not typed.known:
                return said_after(typed, n), found
            return _with_rest(typed, " ".join(typed.who[n:]), found)
    return typed, []


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
