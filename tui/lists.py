"""The list that is shown: the way from one to another, and how its rows come."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from store.records.query import QueryError
from store.records.rows import Row
from tui.listing import Listing
from tui.pages.welcome import empty_lines
from tui.places import Place
from tui.safe import line
from tui.troubles import trouble

if TYPE_CHECKING:
    from tui.screens.main import MainScreen


class Lists:
    def __init__(self, main: "MainScreen", first: Place) -> None:
        self._main = main
        self.place = first
        self.came_from: list[tuple[Place, int | None]] = []
        """Lists to go back to, with their cursors."""
        self.awaited = False
        """Another list was gone to, or rows come back into this one, and the old one is shown
        still, or no row of the new one."""
        self._old = False
        """What stands here is the list from before what is awaited; its rows may still come in."""
        self._return_to: Collection[int] = ()

    def go(self, place: Place, *, cursor: int | None = None, back: bool = False) -> None:
        """To another list; `back`: without a way back to this one."""
        main = self._main
        if not back and place != self.place:
            self.came_from = [*self.came_from[-19:], (self.place, main.rows.cursor)]
        main.reading.close()
        self.awaited |= place != self.place
        self.place, self._return_to = place, () if cursor is None else (cursor,)
        main.rows.empty = ()
        main.lay_out()
        main.reload()

    def narrow(self, place: Place) -> None:
        """The same list or search in other words, while they are typed."""
        self.awaited |= place._replace(hasty=False) != self.place._replace(hasty=False)
        self.place, self._main.rows.empty = place, ()
        self.read()
        self._main.tell()

    def return_to(self, *keys: int) -> None:
        """With the next list, which was asked for, the cursor goes to the first of those rows that
        it has; what is typed before it is there is meant for it."""
        self._return_to, self.awaited, self._old = keys, True, True

    def read(self) -> None:
        tick = self._main.optimism.tick
        self._main.feed.listing(self.place, lambda answer: self._listed(answer, tick))

    def fetch(self, keys: Sequence[int]) -> None:
        rows, optimism = self._main.rows, self._main.optimism

        def arrived(found: list[Row]) -> None:
            rows.arrived(optimism.over_rows(found))
            if rows.listing.place == self.place:
                self._came()

        self._main.feed.rows(keys, arrived)

    def tell_empty(self) -> None:
        """What stands where no row does."""
        main, standing = self._main, self._main.standing
        accounts = standing.accounts if standing else None
        syncing = standing is not None and standing.daemon
        main.rows.empty = empty_lines(self.place, accounts, main.keys.shown, syncing=syncing)

    def _listed(self, answer: Listing | QueryError, tick: int) -> None:
        if isinstance(answer, QueryError):
            self._cannot_list(answer)
            return
        if answer.place != self.place:
            return
        main, rows, back = self._main, self._main.rows, set(self._return_to)
        main.optimism.answered(tick)
        self.tell_empty()
        shown = main.optimism.over(answer)
        if main.reading.on:
            shown = shown.keeping(rows.cursor, rows.listing)
        rows.show(shown)
        if found := shown.positions.holding(back):
            rows.select(next(key for key in shown.keys if key in found))
        self._return_to, self._old = (), False
        self._came()
        main.tell()

    def _came(self) -> None:
        """What was typed for a list is done once the row under its cursor can be told."""
        told = self._main.row is not None or not self._main.rows.cursor
        if self.awaited and told and not self._old:
            self.awaited = False
            self._main.dispatch.list_came()

    def _cannot_list(self, error: QueryError) -> None:
        """A kept search that cannot be read is told in its own place, where no row of another list
        may stand; what is still being typed keeps the hits that there were."""
        main = self._main
        if self.place.name:
            main.rows.empty = (line(trouble(error)),)
            main.rows.show(Listing(self.place))
            main.tell()
        elif not main.asks:
            main.voice.say(trouble(error), "$owed-soon")
