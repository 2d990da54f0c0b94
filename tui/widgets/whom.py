"""Whom a call is with, as it is typed: of the book, of nobody's, or a whole call in one line."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Label

from store.records.client import Match
from store.records.database import Store
from store.words.called import Called, is_line, read_called
from store.words.i18n import _
from store.words.said import When
from tui.feed import Feed
from tui.oneline import resolve
from tui.ringing import Who, of_match, shown_who, typed_who
from tui.safe import content
from tui.widgets.field import Field
from tui.widgets.matches import Matches

if TYPE_CHECKING:
    from tui.widgets.picklist import PickList

T = TypeVar("T")


class Whom(Vertical):
    """given: whom the row is about. when: what a typed time means. Two are told at once: seems, of
    whoever it seems to be, before anybody is picked; parts, of a call in one line, and of None once
    that is no more."""

    DEFAULT_CSS = """
    Whom { height: auto; }
    Whom Matches { max-height: 6; }
    """

    def __init__(
        self,
        feed: Feed,
        given: Who,
        when: When,
        seems: Callable[[Who], None],
        parts: Callable[[Called | None], None],
    ) -> None:
        super().__init__()
        self.who = self._given = given
        self._feed, self._when = feed, when
        self._seems, self._parts = seems, parts
        self.line: Called | None = None
        """The call as one line, while that stands in the field."""
        self.unknown = False
        """What is typed fits nobody in the book."""

    def compose(self) -> ComposeResult:
        yield Label(content(_("who; or > and all in one line")))
        yield Field("who", shown_who(self.who), select=True)
        yield Matches()

    @property
    def field(self) -> Field:
        return self.query_one(Field)

    @property
    def _matches(self) -> Matches:
        return self.query_one(Matches)

    @property
    def picking(self) -> bool:
        """There are some to pick from."""
        return self._matches.display

    @property
    def sure(self) -> bool:
        """Whoever is taken is of the only client that fits."""
        return self._matches.display and self._matches.clients == 1

    def move(self, by: int) -> None:
        self._matches.move(by)

    def read(self) -> None:
        """What stands in the field now."""
        typed = self.field.typed
        if is_line(typed):
            self._read_line(typed)
            return
        self._forget_line()
        if typed == shown_who(self._given).strip():
            self._matches.tell([])
            self.who = self._given
            self._seem(self.who)
            return
        self.who = typed_who(typed)
        if len(typed) < 2:
            self._matched([])
            return
        from store.records.card import match

        self._feed.ask("match", lambda store: match(store, typed), self._mine(self._matched))

    def take(self) -> None:
        """It is whom Enter takes."""
        if (picked := self._matches.chosen) is not None:
            self.who = picked
            self.field.fill(shown_who(self.who))
        elif self.field.value == shown_who(self._given):
            self.who = self._given
            self._seems(self.who)
        elif self.line is not None:
            self.field.fill(shown_who(self.who))
        self.line = None
        self._matches.display = False

    def on_pick_list_moved(self, event: "PickList.Moved") -> None:
        event.stop()
        if (picked := self._matches.chosen) is not None:
            self._seems(picked)

    def _matched(self, found: list[Match]) -> None:
        self._matches.tell(found)
        unknown = not found and len(self.field.typed) > 1
        self._seem(of_match(found[0]) if found else Who(), unknown=unknown)

    def _seem(self, who: Who, *, unknown: bool = False) -> None:
        self.unknown = unknown
        self._seems(who)

    def _read_line(self, text: str) -> None:
        line = read_called(text, self._when)

        def work(store: Store) -> tuple[Called, list[Match]]:
            return resolve(store, line)

        def read(answer: tuple[Called, list[Match]]) -> None:
            if self.field.typed == text:
                self._understood(*answer)

        self._feed.ask("match", work, self._mine(read))

    def _understood(self, line: Called, found: list[Match]) -> None:
        self.line = line
        self.who = typed_who(" ".join(line.who))
        self._parts(line)
        self._matched(found)

    def _forget_line(self) -> None:
        if self.line is not None:
            self.line = None
            self._parts(None)

    def _mine(self, then: Callable[[T], None]) -> Callable[[T], None]:
        """An answer that comes when the form has gone is dropped."""

        def answered(value: T) -> None:
            if self.is_attached and self.screen.is_current:
                then(value)

        return answered
