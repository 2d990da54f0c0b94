"""What the user did and the store has not confirmed yet, laid over what is read from it.

A row leaves the list in the next frame. A list that was asked for before the write was done may
still hold it, so the overlay of a write is lifted only by an answer to a later question.
"""

from collections.abc import Iterable

from store.records.rows import Row
from tui.listing import Listing

WRITING = -1


class Optimism:
    def __init__(self) -> None:
        self._tick = 0
        self._ticket = 0
        self._settled: dict[int, int] = {}
        """Ticket of a write -> the tick at which it was done, or WRITING."""
        self._hidden: dict[int, int] = {}
        self._patched: dict[int, tuple[int, dict[str, object]]] = {}

    @property
    def tick(self) -> int:
        """To be taken when a question is asked, and given back with its answer."""
        return self._tick

    def begin(self, hide: Iterable[int], patch: Iterable[tuple[int, dict[str, object]]]) -> int:
        """A write starts: those rows leave, those fields of rows change. Returns its ticket."""
        self._ticket += 1
        self._settled[self._ticket] = WRITING
        self._hidden |= dict.fromkeys(hide, self._ticket)
        self._patched |= {key: (self._ticket, fields) for key, fields in patch}
        return self._ticket

    def done(self, ticket: int) -> None:
        self._tick += 1
        self._settled[ticket] = self._tick

    def failed(self, ticket: int) -> None:
        """Nothing was written: what it hid is seen again with the next answer."""
        self._lift({ticket})

    def answered(self, tick: int) -> None:
        """An answer has come to a question of that tick: later truth than writes before it."""
        self._lift({t for t, at in self._settled.items() if at != WRITING and at <= tick})

    def over(self, listing: Listing) -> Listing:
        return listing.without(self._hidden) if self._hidden else listing

    def over_rows(self, rows: Iterable[Row]) -> list[Row]:
        return [self.over_row(row) for row in rows]

    def over_row(self, row: Row) -> Row:
        found = self._patched.get(row.key)
        return row._replace(**found[1]) if found else row  # type: ignore[arg-type]

    def _lift(self, tickets: set[int]) -> None:
        if not tickets:
            return
        self._settled = {t: at for t, at in self._settled.items() if t not in tickets}
        self._hidden = {key: t for key, t in self._hidden.items() if t not in tickets}
        self._patched = {key: p for key, p in self._patched.items() if p[0] not in tickets}
