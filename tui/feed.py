"""Questions to the store and changes of it, each in its thread; answers come to the screen's."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from time import monotonic, time
from typing import NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from store.freed import give_back
from store.records import views
from store.records.client import Card
from store.records.database import Store
from store.records.items import Whole
from store.records.outbox_rows import Unsettled, as_left, unsettled
from store.records.pending import Pending, pending
from store.records.query import QueryError
from store.records.rows import AccountState, Failure, Row, Totals, Undo
from tui.beginning import Beginning, begin
from tui.lanes import Lane, Post
from tui.listing import Listing, load
from tui.page import Page
from tui.places import Place

T = TypeVar("T")

_PATIENCE = 0.3
"""Seconds that the first frame waits for its list."""
_TURN = 0.5
"""Seconds that one change may judge before the next is written."""
_LEFT = 2.0
"""Seconds for which what is left to be judged is left to who is at it."""
_LONG = 10_000
"""Rows of a list that took megabytes to be read."""
_CHOOSING = frozenset({"enter", "tab", "down", "up", "ctrl+n", "ctrl+p", "pagedown", "pageup"})
_TICKED = "loops"
"""The slot of what a digit ticks, and what Enter settles."""
_LISTS = ("attachments", "clients", "drafts", "history", "links")
_CHOICES = (*_LISTS, "match", "suggest", "offers", _TICKED)
"""Slots of questions whose answer such a key chooses from."""
_REST = 0.6
"""Seconds at least from one list to the next while others write without a pause."""


class Standing(NamedTuple):
    """Counts of the lists, and how fresh they are."""

    totals: Totals
    accounts: tuple[AccountState, ...]
    daemon: bool
    failures: tuple[Failure, ...] = ()
    """What servers refused and nobody has seen yet."""
    pending: Pending = Pending(0, 0)
    unsettled: Unsettled = Unsettled(0, 0)
    told: int = 0
    """How often something was found to have become due."""


class Feed:
    """What the screen knows of the store. `now`: the past instant that is shown, or None;
    `sync`: a daemon is meant to run."""

    def __init__(
        self,
        store: Store,
        now: int | None,
        post: Post,
        failed: Callable[[Exception], None],
        *,
        sync: bool = True,
        beginning: Beginning | None = None,
    ) -> None:
        self.store, self.now, self.sync = store, now, sync
        store.patience = _TURN
        self.zone: ZoneInfo = store.config.timezone
        self._beginning = beginning or begin(store, now)
        self._first: Listing | None = None
        self._read: Mapping[int, Row] = {}
        """Rows that were read with the first list, while it is shown."""
        self.reader = Lane(self._beginning.thread, post, failed)
        self.writer = Lane(ThreadPoolExecutor(1, "owed-write"), post, failed)
        self._version: int | None = None
        self._rest_until = 0.0
        self._left_until: float | None = None
        """While another process judges what is left: when to look again."""

    def close(self) -> None:
        self.writer.close()
        self.reader.close()

    @property
    def busy(self) -> bool:
        return self.reader.busy or self.writer.busy

    def begin(self) -> None:
        """Before the first list is shown. It was read meanwhile, so it is waited for: a frame
        without it would come no sooner. What kept it is met again by who asks for the list."""
        with suppress(Exception):
            first = self._beginning.first.result(timeout=_PATIENCE)
            self._version, self._first, self._read = first

    def poll(self, changed: Callable[[], None]) -> None:
        """Looks whether anything was committed; after a list it rests for a while, and for twice as
        long as that took."""
        if self._left_until is not None and monotonic() > self._left_until:
            self._left_until = None
            self._go_on()
        if self.reader.busy or monotonic() < self._rest_until:
            return

        def compare(version: int) -> None:
            if version != self._version:
                self._version = version
                changed()

        self.reader.run(self.store.changed, compare, slot="changed")

    def listing(self, place: Place, then: Callable[[Listing | QueryError], None]) -> None:
        first, self._first = self._first, None
        if first is not None and first.place == place:
            then(first)
            return
        self._read = {}

        def work() -> tuple[Listing | QueryError, float]:
            begun = monotonic()
            try:
                found = load(self.store, place, self.now)
            except QueryError as error:
                return error, 0.0
            took = monotonic() - begun
            if len(found.keys) > _LONG:
                give_back()
            return found, took

        def rest(answer: tuple[Listing | QueryError, float]) -> None:
            self._rest_until = monotonic() + max(_REST, 2 * answer[1])
            then(answer[0])

        self.reader.run(work, rest, slot="list")

    def rows(self, keys: Sequence[int], then: Callable[[list[Row]], None]) -> None:
        if self._read and all(key in self._read for key in keys):
            then([self._read[key] for key in keys])
            return
        self.reader.run(
            lambda: views.rows(self.store, keys, views.at(self.store, self.now)), then, slot="rows"
        )

    def whole(
        self, key: int, lay_out: Callable[[Whole], Page], then: Callable[[Whole, Page], None]
    ) -> None:
        """A row with its items, and its page, which is laid out in the thread as well."""

        def work() -> tuple[Whole, Page] | None:
            found = self.read_whole(key)
            return None if found is None else (found, lay_out(found))

        def arrived(found: tuple[Whole, Page] | None) -> None:
            if found is not None:
                then(*found)

        self.reader.run(work, arrived, slot="whole")

    def read_whole(self, key: int) -> Whole | None:
        """For the reader's thread."""
        found = views.whole(self.store, key, views.at(self.store, self.now))
        return found and found._replace(outgoing=as_left(self.store, found.outgoing))

    def card(self, client: int, then: Callable[[Card | None], None], *, slot: str = "card") -> None:
        """`slot`: who asks; each has the answer to their newest question."""
        from store.records.card import card

        self.reader.run(
            lambda: card(self.store, client, views.at(self.store, self.now)), then, slot=slot
        )

    def standing(self, then: Callable[[Standing], None]) -> None:
        from store.records import notices, status

        def work() -> Standing:
            totals = views.totals(self.store, views.at(self.store, self.now))
            now = int(time())
            alive = status.silent_since(self.store, now) is None
            running = alive and status.running(self.store) is not None
            accounts = tuple(status.account_states(self.store))
            failed = tuple(status.failures(self.store))
            late = pending(self.store, now, daemon=running)
            doubts = unsettled(self.store)
            told = notices.times(self.store)
            return Standing(totals, accounts, running, failed, late, doubts, told)

        self.reader.run(work, then, slot="standing")

    def owed(self, keys: Sequence[int], then: Callable[[list[int]], None]) -> None:
        """The first of these rows that needs an answer, alone in a list; or none."""

        def work() -> list[int]:
            when = views.at(self.store, self.now)
            for start in range(0, len(keys), 50):
                for row in views.rows(self.store, keys[start : start + 50], when):
                    if row.state == "owed":
                        return [row.key]
            return []

        self.reader.run(work, then, slot="owed")

    def open_of(self, client: int, then: Callable[[list[int]], None]) -> None:
        """Rows of a client on which something is open."""
        self.card(
            client,
            lambda card: then(list(card.keys) if card else []),
            slot="open",
        )

    def newest_undo(self, then: Callable[[Undo | None], None]) -> None:
        """Asked in the writer's turn, after what is still being written."""

        def work() -> Undo | None:
            from store.records import undoing

            return next(iter(undoing.undo_stack(self.store)), None)

        self.writer.run(work, then)

    def asking(self, key: str) -> bool:
        """Whether a question is open whose answer that key is about: it would choose from what
        fitted an earlier letter."""
        if key in _CHOOSING:
            return any(map(self.reader.asking, _CHOICES))
        return key.isdecimal() and self.reader.asking(_TICKED)

    def ask(self, slot: str, work: Callable[[Store], T], then: Callable[[T], None]) -> None:
        """Any other question, of which only the newest of its slot matters."""
        self.reader.run(lambda: work(self.store), then, slot=slot)

    def write(
        self,
        work: Callable[[Store], T],
        then: Callable[[T], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self.writer.run(lambda: work(self.store), then, failed=failed)
        self._go_on()

    def _go_on(self) -> None:
        """What a change has left to be judged, in turn with whatever else is to be written. What
        another process is at is left to it, and looked at again later: it may be killed."""
        from store.records.verdicts import go_on_alone

        def went(more: bool | None) -> None:
            self._left_until = monotonic() + _LEFT if more is None else None
            if more:
                self._go_on()

        self.writer.run(
            lambda: go_on_alone(self.store), went, slot="rest", failed=lambda _error: None
        )
