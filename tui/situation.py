"""What the user stands before, and why a key does nothing there."""

from dataclasses import dataclass

from store.records.rows import Row
from store.words.i18n import _
from tui.actions import Action, Scope, applying
from tui.listing import FOLD
from tui.places import Place


@dataclass(frozen=True, slots=True)
class Situation:
    place: Place
    cursor: int | None
    row: Row | None
    reading: bool = False
    marked: int = 0
    finding: bool = False
    """Words are sought in the text that is read."""
    past: bool = False
    """The list shows a past instant, which nothing can change."""
    undoable: bool = False
    """Something was done since the screen opened."""
    folds: bool = True
    parts: bool = True
    """What is read has something to fold, and more than one part."""


_NO_DEBT = _("Nothing is owed here.")
_WHY_NOT = {
    "debt": _NO_DEBT,
    "no-debt": _("This is owed already."),
    "mail": _("This row holds no mail."),
    "client": _("This row is of no client yet; {link} links it."),
    "stranger": _("This row has its client."),
    "hits": _("There is no search; {search} begins one."),
    "marks": _("Nothing is marked."),
}


def why_not(action: Action, here: Situation) -> str:
    """The reason why an action does nothing here; '' if it does."""
    if here.past and action.changes:
        return _("The list shows a past instant; nothing in it can be changed.")
    if action.needs == "hits":
        return "" if here.place.found or here.finding else _WHY_NOT["hits"]
    if action.needs == "marks":
        return "" if here.marked else _WHY_NOT["marks"]
    if not action.needs or (here.marked and action.changes and action.needs != "client"):
        return ""
    if here.cursor == FOLD:
        return "" if action.id == "open" else _("This row stands for the backlog; open it first.")
    if here.cursor is None:
        return _("There is no row here.")
    if here.row is None:
        return _("This row is still being read.") if action.needs != "row" else ""
    return "" if _is(action.needs, here.row) else _WHY_NOT[action.needs]


def _is(need: str, row: Row) -> bool:
    match need:
        case "debt":
            return bool(row.loops) or row.state in {"owed", "waiting", "fyi"}
        case "no-debt":
            return row.state in {"fyi", "done", "waiting"}
        case "mail":
            return row.messages > 0
        case "client":
            return row.client_id is not None
        case "stranger":
            return row.client_id is None
        case _:
            return True


_STRANGERS = ("link", "new-client", "never-client")
"""What the list of strangers is for."""


def offered(here: Situation) -> list[Action]:
    """What the footer may show: the actions with a rank that do something now. What ends a debt
    is not proposed for a row that is only for information, though it puts that away."""
    scope: Scope = "reader" if here.reading else "list"
    told = here.row is not None and here.row.state == "fyi" and not here.marked
    first = _STRANGERS if here.place.which == "unlinked" else ()
    does = {"undo": here.undoable, "unfold": here.folds, "next-message": here.parts}
    idle = {id_ for id_, something in does.items() if not something}
    return [
        action._replace(rank=action.rank + 100) if action.id in first else action
        for action in applying(scope)
        if action.rank
        and not why_not(action, here)
        and not (told and action.needs == "debt")
        and action.id not in idle
    ]
