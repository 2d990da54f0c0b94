"""The lists that the screen can show: their names, their tabs, and what leaves them when."""

from collections.abc import Mapping
from typing import NamedTuple

from store.records.rows import BANDED
from store.words.i18n import _


class Place(NamedTuple):
    """A list of the store, or a search."""

    which: str
    """A name of `views.LISTS`."""
    query: str = ""
    """What the list is narrowed to; of the whole store when `which` is 'all' and `found`."""
    found: bool = False
    """The hits of a search, and not a list of its own."""
    name: str = ""
    """Of a search that the configuration keeps as a tab."""
    hasty: bool = False
    """Is still being typed, so that the newest hits are enough."""

    @property
    def waits(self) -> bool:
        """A list of who waits, in the order of that."""
        return self.which in BANDED and not self.found

    @property
    def alike(self) -> bool:
        """A list in which nothing is due."""
        return self.which in {"fyi", "done", "cleared"} and not self.found


class Words(NamedTuple):
    title: str
    empty: str
    """What an empty list means, as good news where it is that."""


TABS = ("owed", "inbox", "waiting", "calls", "snoozed", "all")


def tabs(searches: Mapping[str, str]) -> tuple[Place, ...]:
    """The lists that lie beside each other: those of everybody, and the searches that are kept."""
    kept = (Place("all", query, found=True, name=name) for name, query in searches.items())
    return (*map(Place, TABS), *kept)


WORDS = {
    "owed": Words(_("Owed"), _("You owe nobody an answer.")),
    "inbox": Words(_("Inbox"), _("The inbox is empty.")),
    "waiting": Words(_("Waiting"), _("Nobody owes you an answer.")),
    "calls": Words(_("Calls"), _("No calls yet. {call} logs one, while the phone rings.")),
    "snoozed": Words(_("Snoozed"), _("Nothing is snoozed. {snooze} hides a row until a time.")),
    "all": Words(_("All"), _("There is nothing here yet.")),
    "backlog": Words(_("Backlog"), _("No old debts: the backlog is empty.")),
    "internal": Words(_("Internal"), _("No colleague waits for you.")),
    "fyi": Words(_("For information"), _("Nothing new to know.")),
    "unlinked": Words(_("Unlinked"), _("Everybody who waits is in the client book.")),
    "done": Words(_("Done"), _("Nothing is done yet.")),
    "cleared": Words(_("Cleared for you"), _("No thanks came lately that Owed put away for you.")),
    "starred": Words(_("Starred"), _("Nothing has a star. {star} gives one.")),
    "sent": Words(_("Sent"), _("Nothing was sent yet.")),
}

_LEAVES = {
    "done": BANDED | {"inbox", "fyi", "cleared"},
    "no-answer": BANDED | {"fyi"},
    "elsewhere": BANDED | {"fyi"},
    "owe": frozenset({"fyi", "done", "cleared"}),
    "snooze": BANDED | {"fyi", "cleared"},
    "wake": frozenset({"snoozed"}),
    "trash": frozenset(WORDS) - {"calls"},
    "spam": frozenset(WORDS) - {"calls", "sent"},
    "link": frozenset({"unlinked"}),
    "star-off": frozenset({"starred"}),
}


def leaves(action: str, place: Place) -> bool:
    """Whether a row goes from the list at once when the action is done to it."""
    if place.found:
        return action in {"trash", "spam"}
    return place.which in _LEAVES.get(action, frozenset())
