"""The main screen: the list, and beside it what there is room for."""

import time
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen

from store.records.database import Store
from store.records.rows import Row
from store.rules.policy import is_key
from store.words.i18n import ngettext
from tui import bars, frame
from tui.actions import BY_ID
from tui.dispatch import Dispatch
from tui.feed import Feed, Standing
from tui.hurry import Hurry
from tui.keys import Keys
from tui.lists import Lists
from tui.optimism import Optimism
from tui.pages.mail import offered
from tui.panes import THREE, panes
from tui.places import Place, tabs
from tui.reading import Reading
from tui.refused import Refusals
from tui.screens.dialog import Dialog
from tui.sent import Sent
from tui.situation import Situation
from tui.troubles import trouble
from tui.voice import Voice
from tui.widgets.bar import Bar
from tui.widgets.paper import Paper
from tui.widgets.prompt import Prompt
from tui.widgets.rowlist import RowList

if TYPE_CHECKING:
    from textual import events


T = TypeVar("T")

POLL, TICK = 0.15, 30.0
"""Seconds between looks at the store, and after which bands and times are told anew."""


class MainScreen(Screen[None]):
    """Lists, reader and card. What keys do is in `tui/doing/`."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    MainScreen {
        background: $owed-ground; color: $owed-text; layout: vertical; overflow: hidden;
        & .line { height: 1; color: $owed-line; }
        & #panes { height: 1fr; }
        & #reader, & #card { border-left: solid $owed-line; padding: 0 0 0 1; }
        & #card { width: 35; }
        & #rows { width: 1fr; }
        & #status { background: $owed-raised; }
        &.-two #rows { width: 46%; }
        &.-three #rows { width: 37%; }
        &.-one #reader, &.-one #card { border-left: none; width: 1fr; padding: 0; }
        &.-tall #status { height: 2; }
        &.-tall.-three #status { height: 1; }
        &.-low .line, &.-flat .line { display: none; }
        &.-reading #reader > .paper--part { background: $owed-cursor; }
        &.-reading.-two #reader, &.-reading.-three #reader { border-left: outer $owed-accent; }
        &.-flat #tabs, &.-flat #footer { display: none; }
    }
    """
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-one"), (100, "-two"), (140, "-three"),
    ]  # fmt: skip
    VERTICAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-flat"), (7, "-low"), (14, "-middle"), (22, "-tall"),
    ]  # fmt: skip

    def __init__(self, feed: Feed, keys: Keys) -> None:
        super().__init__()
        self.feed, self.keys = feed, keys
        self.tabs = tabs(feed.store.config.searches)
        self.lists = Lists(self, self.tabs[0])
        self.card_asked: bool | None = None
        self.optimism = Optimism()
        self.dispatch = Dispatch(self)
        self.reading = Reading(self)
        self.voice = Voice(self)
        self.refusals = Refusals(self)
        self.hurry = Hurry(self)
        self.again: Callable[[], None] | None = None
        """The last decision, to be done to another row."""
        self.mark_from: int | None = None
        self.standing: Standing | None = None
        self.had_daemon = False
        """One ran since the screen opened, whoever started it: that it is gone is news."""
        self.sent = Sent(self)

    def compose(self) -> ComposeResult:
        yield Bar(id="tabs")
        yield Bar(id="top-line").add_class("line")
        with Horizontal(id="panes"):
            yield RowList(self.lists.fetch, self.feed.zone, self.keys, id="rows")
            yield Paper(id="reader")
            yield Paper(id="card")
        yield Prompt(id="prompt")
        yield Bar(id="status")
        yield Bar(id="footer")

    def on_mount(self) -> None:
        self.query_one("#top-line", Bar).show(lambda width: Content("─" * width))
        self.feed.begin()
        self.lay_out()
        self.lists.read()
        self.call_after_refresh(self.read_standing)
        self.set_interval(POLL, self._poll)
        self.set_interval(TICK, self.reload)

    def _poll(self) -> None:
        """Not between the letters of a search, whose hits would have to wait for it."""
        if not (self.feed.reader if self.lists.awaited else self.feed).busy:
            self.dispatch.list_failed()
        if not self.query_one(Prompt).busy:
            self.feed.poll(self._changed)

    def _changed(self) -> None:
        self.reload()
        if isinstance(above := self.app.screen, Dialog):
            above.store_changed()

    # What is on the screen

    @property
    def place(self) -> Place:
        return self.lists.place

    @property
    def rows(self) -> RowList:
        return self.query_one("#rows", RowList)

    @property
    def row(self) -> Row | None:
        return self.rows.row

    @property
    def now(self) -> int:
        at = self.rows.listing.at
        return at.now if at else 0

    @property
    def asks(self) -> bool:
        """The field at the foot is open."""
        return self.query_one(Prompt).open

    @property
    def alive(self) -> bool:
        """It has its parts, which it has not before the first frame nor while it closes."""
        return self.is_running and bool(self.query("#rows"))

    def real_now(self) -> int:
        """Of the clock on the wall, for what the user does."""
        return int(time.time())

    def situation(self) -> Situation:
        rows, page = self.rows, self.reading.paper.page
        return Situation(
            self.place, rows.cursor, rows.row, self.reading.on, len(rows.marks),
            bool(self.reading.on and self.reading.paper.sought), self.feed.now is not None,
            bool(self.voice.done_since or self.sent.held), page.folds, len(page.anchors) > 1,
        )  # fmt: skip

    def targets(self) -> list[int]:
        """What an action is done to: the marked rows, else the one under the cursor."""
        rows = self.rows
        if rows.marks and not self.reading.on:
            return [key for key in rows.listing.keys if key in rows.marks]
        return [rows.cursor] if rows.cursor else []

    def take_key(self, event: "events.Key") -> bool:
        """Whether the key is the screen's; what a field is to get is not."""
        if self.query_one(Prompt).open:
            return False
        self.refusals.key()
        self.rows.untouched = False
        self.dispatch.press(event)
        return True

    def lay_out(self) -> None:
        """Shows the panes for which there is room."""
        shown = panes(self.size.width or 80, reading=self.reading.on, card=self.card_asked)
        for name, on in (("#rows", shown.list), ("#reader", shown.reader), ("#card", shown.card)):
            self.query_one(name).display = on
        self.set_class(self.reading.on, "-reading")
        self.reading.follow()
        self.tell()

    def on_resize(self) -> None:
        if self.is_mounted:
            self.lay_out()

    def tell(self) -> None:
        """The bars say again what holds now."""
        self.query_one("#tabs", Bar).show(partial(frame.tabs, self))
        self._tell_of_row()

    def _tell_of_row(self) -> None:
        """What hangs on the row under the cursor."""
        self.query_one("#footer", Bar).show(partial(frame.footer, self))
        self.voice.tell()

    # What is read anew

    def reload(self) -> None:
        """Reads again what is shown; the cursor stays on its row."""
        self.lists.read()
        self.read_standing()
        self.reading.reload()
        self.hurry.look()

    def read_standing(self) -> None:
        self.feed.standing(self._stands)

    def _stands(self, standing: Standing) -> None:
        before, self.standing = self.standing, standing
        self.had_daemon |= standing.daemon
        if before is None and standing.totals.drafts:
            self._tell_of_drafts(standing.totals.drafts)
        if before and standing.told > before.told and self.feed.store.config.notify.bell:
            self.app.bell()
        self.refusals.hear(standing.failures)
        if not self.rows.listing.keys and self.rows.listing.at:
            self.lists.tell_empty()
            self.rows.refresh()
        self.tell()

    def _tell_of_drafts(self, n: int) -> None:
        """Once, at the start: what was being written when the screen went, perhaps in a crash."""
        said = ngettext("{n} draft waits; {key} shows it", "{n} drafts wait; {key} shows them", n)
        self.voice.say(said.format(n=n, key=self.keys.shown("go-drafts")))

    # Changes

    def change(
        self,
        work: Callable[[Store], T],
        then: Callable[[T], None],
        *,
        hide: Iterable[int] = (),
        patch: Mapping[int, Mapping[str, object]] | None = None,
        said: str = "",
    ) -> None:
        """Writes, in the writer's turn; what it does to rows is seen in the next frame, and what
        is `said` of it stands there as done."""
        patches = patch or {}
        ticket = self.optimism.begin(hide, [(key, dict(new)) for key, new in patches.items()])
        rows = self.rows
        rows.show(self.optimism.over(rows.listing), own=True)
        rows.arrived([self.optimism.over_row(r) for k in patches if (r := rows.row_of(k))])

        def done(answer: T) -> None:
            self.optimism.done(ticket)
            self.reload()
            then(answer)

        def failed(error: Exception) -> None:
            self.optimism.failed(ticket)
            self.dispatch.dialog_came()
            self.reload()
            if said:
                self.voice.undone()
            self.voice.say(trouble(error), "$owed-overdue", seconds=10)

        if said:
            self.voice.done(said)
        self.feed.write(work, done, failed)

    # Messages

    def on_row_list_moved(self, event: RowList.Moved) -> None:
        self.reading.follow()
        self._tell_of_row()

    def on_paper_resized(self) -> None:
        self.reading.reload()

    def on_paper_clicked(self, event: Paper.Clicked) -> None:
        """What is folded is read where it is: then the reader has the keys, as after Enter."""
        does = offered(event.line) if event.paper.id == "reader" else ""
        if does == "unfold" and not self.reading.on:
            self.dispatch.run(BY_ID["open"])
        if does:
            self.dispatch.run(BY_ID[does])

    def on_paper_found(self, event: Paper.Found) -> None:
        if self.reading.on:
            self.reading.found(event.at, event.of)

    def on_bar_clicked(self, event: Bar.Clicked) -> None:
        if event.bar.id == "tabs":
            for tab in self.tabs:
                if event.does == bars.name_of(tab):
                    self.lists.go(tab, back=True)
        elif event.does:
            self.dispatch.run(BY_ID[event.does])

    def on_row_list_chosen(self) -> None:
        self.dispatch.run(BY_ID["open"])

    def on_prompt_typed(self, event: Prompt.Typed) -> None:
        self.dispatch.typed(event.text, final=event.final)

    def on_prompt_rested(self, event: Prompt.Rested) -> None:
        self.dispatch.rested(event.text)

    def on_prompt_completing(self) -> None:
        self.dispatch.complete()

    def on_prompt_given_up(self) -> None:
        self.dispatch.given_up()

    # What others ask

    def key_client(self, tier: str) -> bool:
        return is_key(tier or "standard", self.feed.store.config.tiers)

    @property
    def wide(self) -> bool:
        return self.size.width >= THREE
