"""Whose a stranger is, with one key each: a client's, a new one's, nobody's. In the list of
strangers all of a firm are meant, who stand together there; elsewhere the one who wrote."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from store.records.database import Store
from store.records.rows import Given, Row
from store.words.i18n import _

if TYPE_CHECKING:
    from tui.screens.link import Targets
    from tui.screens.main import MainScreen


def ask(main: "MainScreen", row: Row) -> None:
    """The picker for a row, once it is known what of it can be given away."""
    from tui.screens.link import Link, Targets, targets

    def opened(found: Targets) -> None:
        main.app.push_screen(Link(main, row, found, by_firm=_by_firm(main)))

    main.feed.ask("targets", lambda store: targets(store, row), main.dispatch.dialog_comes(opened))


def _by_firm(main: "MainScreen") -> bool:
    return main.place.which == "unlinked"


def _new(main: "MainScreen") -> None:
    keys = main.targets()
    row = main.rows.row_of(keys[0]) if len(keys) == 1 else None
    if row is None:
        main.voice.say(_("A new client is made from a single row."))
        return
    from tui.screens.link import targets
    from tui.screens.new_client import NewClient

    def opened(found: "Targets") -> None:
        if found.one.kind:
            main.app.push_screen(NewClient(main, row, found))
        else:
            main.voice.say(_("This row has no stranger's address or number."))

    main.feed.ask("targets", lambda store: targets(store, row), main.dispatch.dialog_comes(opened))


def _never(main: "MainScreen") -> None:
    keys, by_firm = main.targets(), _by_firm(main)
    rows = [row for key in keys if (row := main.rows.row_of(key)) is not None]
    if not any(row.with_ and row.client is None for row in rows):
        main.voice.say(_("This row has no stranger's address or number."))
        return

    def work(store: Store) -> list[Given]:
        from store.records import whose
        from tui.screens.link import targets

        found = [targets(store, row) for row in rows if row.client is None]
        some = [one.firm if by_firm and one.firm is not None else one.one for one in found]
        whose.never(store, *some)
        return [what for what in some if what.kind]

    def done(some: Sequence[Given]) -> None:
        what = ", ".join(dict.fromkeys(one.typed for one in some))
        main.voice.done(_("No longer asked about {what}").format(what=what))

    main.rows.mark(keys, on=False)
    main.change(work, done, hide=together(main, keys) if by_firm else ())


def together(main: "MainScreen", keys: Sequence[int]) -> list[int]:
    """These rows of the list of strangers, with those of the same firms."""
    listing, found = main.rows.listing, set(keys)
    for head in listing.heads:
        some = listing.keys[head.row : head.row + head.rows]
        if head.band.startswith("@") and found.intersection(some):
            found.update(some)
    return [key for key in listing.keys if key in found]


HANDLERS = {"new-client": _new, "never-client": _never}
