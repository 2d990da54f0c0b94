"""The reader's and the card's pane: what they show, and when it is read again."""

from typing import TYPE_CHECKING

from textual.timer import Timer

from store.records.client import Card
from store.records.database import Store
from store.records.items import DecisionItem, FollowUp, MailItem, Whole
from store.records.rows import Row
from tui.page import Page
from tui.pages.card import card_page
from tui.pages.conversation import conversation
from tui.widgets.paper import Paper

if TYPE_CHECKING:
    from tui.screens.main import MainScreen
    from tui.suggesting import Unnoted

PAUSE = 0.08
"""Seconds on a row after which it is shown beside the list, so that scrolling stays swift."""


class Reading:
    """Follows the cursor. `on`: the user is in it, and its keys hold."""

    def __init__(self, main: "MainScreen") -> None:
        self._main = main
        self.on = False
        self.quotes = False
        self.whole: Whole | None = None
        """What the reader shows."""
        self.card: Card | None = None
        self._timer: Timer | None = None
        self._wanted: int | None = None
        self._to_mark: int | None = None
        """The conversation that the user went into and that is not marked read yet."""

    @property
    def waits(self) -> bool:
        """The cursor has just moved, and what it stands on is not asked for yet."""
        return self._timer is not None

    @property
    def paper(self) -> Paper:
        return self._main.query_one("#reader", Paper)

    @property
    def message(self) -> int | None:
        """The mail on top of the reader while the user is in it; None above a call too."""
        if not self.on or self.whole is None:
            return None
        parts = [item for item in self.whole.items if not isinstance(item, DecisionItem | FollowUp)]
        at = self.paper.on_top
        shown = parts[at] if at < len(parts) else None
        return shown.id if isinstance(shown, MailItem) else None

    def open(self) -> None:
        """The user goes into it, so it counts as read."""
        self.on, self.quotes = True, False
        if not self._main.wide:
            self._main.card_asked = None
        self._main.lay_out()
        row = self._main.row
        if row is not None and row.unread and self._main.feed.now is None:
            self._to_mark = row.key
            if self.whole is not None and self.whole.row.key == row.key:
                self._mark(row.key)

    def _mark(self, key: int) -> None:
        """Only once it is shown: where it opens is its first unread mail."""
        if self._to_mark == key:
            self._to_mark = None
            self._main.change(
                lambda store: _opened(store, key), lambda _none: None, patch={key: {"unread": 0}}
            )

    def found(self, at: int, of: int) -> None:
        """The words that are sought in it; where none is, the quotes may hold some."""
        from store.words.i18n import _

        if of == 1:
            self._main.voice.say(_("the only hit"))
        elif of:
            next_, previous = map(self._main.keys.shown, ("next-hit", "previous-hit"))
            said = _("hit {at} of {n} · {next} {previous} the others")
            self._main.voice.say(said.format(at=at, n=of, next=next_, previous=previous))
        if of:
            return
        self._main.voice.say(_("That is not in this text."))
        if not self.quotes:
            self.unfold()

    def close(self) -> None:
        if self.on:
            self.on = False
            self.paper.seek("")
            self._main.lay_out()
            if self._main.rows.listing.kept is not None:
                self._main.lists.read()

    def follow(self) -> None:
        """The cursor may have moved, or the panes."""
        key = self._main.rows.cursor
        if not key:
            self._clear()
        elif key != self._wanted:
            self._wanted, self.quotes = key, False
            if self._timer is not None:
                self._timer.stop()
            self._timer = self._main.set_timer(0.001 if self.on else PAUSE, self._rested)
        else:
            self.reload_if_missing()

    def _rested(self) -> None:
        self._timer = None
        self.reload()

    def unfold(self) -> None:
        self.quotes = not self.quotes
        self.reload()

    def reload(self) -> None:
        """Reads again what is shown, and keeps the place in it."""
        key = self._main.rows.cursor
        if not key:
            return
        self._wanted = key
        paper = self.paper
        if paper.display:
            width, now, zone = paper.size.width or 60, self._main.now, self._main.feed.zone
            quotes, shown = self.quotes, self._main.keys.shown("unfold")
            sending = self._main.keys.shown("outgoing")

            def lay_out(whole: Whole) -> Page:
                return conversation(
                    whole, width, now, zone, quotes=quotes, key=shown, outgoing_key=sending
                )

            self._main.feed.whole(key, lay_out, lambda whole, page: self._arrived(key, whole, page))
        self._reload_card()

    def reload_if_missing(self) -> None:
        shown = self.whole.row.key if self.whole else None
        if self.paper.display and shown != self._main.rows.cursor:
            self.reload()
        elif self._main.query_one("#card").display:
            self._reload_card()

    def _reload_card(self) -> None:
        row = self._main.row
        if not self._main.query_one("#card").display:
            return
        if row is None or row.client_id is None:
            self._main.query_one("#card", Paper).show(self._no_card(row))
            self.card = None
            return
        now, config = self._main.feed.now, self._main.feed.store.config
        client, key = row.client_id, row.key

        def work(store: Store) -> "tuple[Card | None, tuple[Unnoted, ...]]":
            from store.records import views
            from store.records.card import card
            from tui.suggesting import unnoted

            when = views.at(store, now)
            found = card(store, client, when)
            return found, unnoted(found, when.now, config, key) if found else ()

        self._main.feed.ask("card", work, lambda told: self._card_arrived(*told))

    def _arrived(self, key: int, whole: Whole, page: Page) -> None:
        if key != self._main.rows.cursor:
            return
        same = self.whole is not None and self.whole.row.key == key
        self.whole = whole
        self.paper.show(page, keep=same)
        self._mark(key)
        if self.on:
            self._main.tell()

    def _card_arrived(self, card: Card | None, unnoted: "tuple[Unnoted, ...]") -> None:
        row = self._main.row
        if card is None or row is None or row.client_id != card.client.id:
            return
        paper = self._main.query_one("#card", Paper)
        keep = self.card is not None and self.card.client.id == card.client.id
        self.card = card
        key_client = self._main.key_client(card.client.tier)
        paper.show(
            card_page(
                card, paper.room or 34, self._main.now, self._main.feed.zone,
                key_client=key_client, unnoted=unnoted, key=self._main.keys.shown("follow-up"),
                number_key=self._main.keys.shown("take-number"),
            ),
            keep=keep,
        )  # fmt: skip

    def _no_card(self, row: Row | None) -> Page:
        from store.words.i18n import _
        from tui.page import BLANK, say

        if row is None:
            return Page()
        how = _("{key} links it.").format(key=self._main.keys.shown("link"))
        said = (_("Not in the client book."), how)
        return Page((BLANK, *(say(f" {part}", "dim") for part in said)))

    def _clear(self) -> None:
        self.whole = self.card = self._wanted = None
        for name in ("#reader", "#card"):
            self._main.query_one(name, Paper).show(Page())


def _opened(store: Store, key: int) -> None:
    from store.records import handling

    handling.opened(store, key)
