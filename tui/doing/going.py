"""From list to list, and back."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from store.words.i18n import _
from tui.places import TABS, WORDS, Place

if TYPE_CHECKING:
    from tui.screens.main import MainScreen

_LISTS = {
    "go-owed": "owed", "go-inbox": "inbox", "go-waiting": "waiting", "go-snoozed": "snoozed",
    "go-starred": "starred", "go-sent": "sent", "go-all": "all", "go-calls": "calls",
    "go-fyi": "fyi", "go-unlinked": "unlinked", "go-backlog": "backlog",
    "go-internal": "internal", "go-done": "done", "go-cleared": "cleared",
}  # fmt: skip


def to(which: str) -> "Callable[[MainScreen], None]":
    """Tabs lie beside each other; any other list is left again by `back`."""

    def go(main: "MainScreen") -> None:
        if main.place == Place(which) and not main.reading.on:
            main.voice.say(_("This list is shown already: {list}").format(list=WORDS[which].title))
        main.lists.go(Place(which), back=which in TABS)
        if which in TABS:
            main.lists.came_from = []

    return go


def to_place(main: "MainScreen", place: Place) -> None:
    """A tab, which has nothing to go back to."""
    if place == main.place and not main.reading.on:
        title = place.name or WORDS[place.which].title
        main.voice.say(_("This list is shown already: {list}").format(list=title))
    main.lists.go(place, back=True)
    main.lists.came_from = []


def _tab(by: int) -> "Callable[[MainScreen], None]":
    """A list that is narrowed is still that tab; what has none is as far as the first."""

    def go(main: "MainScreen") -> None:
        here = main.place if main.place.name else main.place._replace(query="")
        at = main.tabs.index(here) + by if here in main.tabs else 0
        to_place(main, main.tabs[at % len(main.tabs)])

    return go


def _nth(n: int) -> "Callable[[MainScreen], None]":
    def go(main: "MainScreen") -> None:
        if n <= len(main.tabs):
            to_place(main, main.tabs[n - 1])
        else:
            said = _(
                "There is no tab {n}; a search under [searches] in the configuration makes one."
            )
            main.voice.say(said.format(n=n))

    return go


def back(main: "MainScreen") -> None:
    """One level back; says so at the root."""
    if not one_back(main):
        main.voice.say(_("This is the root; {quit} quits.").format(quit=main.keys.shown("quit")))


def one_back(main: "MainScreen") -> bool:
    """False where there is nothing to leave."""
    if main.reading.on:
        main.reading.close()
    elif main.card_asked and not main.wide:
        main.card_asked = None
        main.lay_out()
    elif main.rows.marks:
        main.rows.mark(list(main.rows.marks), on=False)
        main.tell()
    elif main.lists.came_from:
        place, cursor = main.lists.came_from[-1]
        main.lists.came_from = main.lists.came_from[:-1]
        main.lists.go(place, cursor=cursor, back=True)
    elif main.place.query and not main.place.name:
        main.lists.go(Place(main.place.which), cursor=main.rows.cursor, back=True)
    else:
        return False
    return True


def _drafts(main: "MainScreen") -> None:
    from tui.screens.drafts import Drafts

    main.app.push_screen(Drafts(main))


def _clients(main: "MainScreen") -> None:
    from tui.screens.clients import Clients

    main.app.push_screen(Clients(main))


HANDLERS = {
    "next-tab": _tab(1),
    "previous-tab": _tab(-1),
    **{f"tab-{n}": _nth(n) for n in range(1, 10)},
    **{action: to(which) for action, which in _LISTS.items()},
    "go-drafts": _drafts,
    "go-clients": _clients,
}
