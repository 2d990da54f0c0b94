"""Recipients from the client book, below the field in which one types."""

from collections.abc import Callable
from time import time

from textual.widgets import Input

from store.records.database import Store
from store.rules.links import canonical
from store.words.i18n import _
from tui.feed import Feed
from tui.page import Span
from tui.safe import line
from tui.widgets.picklist import Pick, PickList

LONGEST = 20_000
"""Characters of a list of recipients."""
FROM = 2
"""Letters after which the book is asked."""


class Suggestions(PickList):
    """Hidden while there is nothing to suggest."""

    DEFAULT_CSS = """
    Suggestions { max-height: 5; background: $owed-raised; padding: 0 0 0 9; }
    """

    def __init__(self, feed: Feed) -> None:
        super().__init__()
        self._feed = feed
        self._field: Input | None = None
        self.display = False

    def follow(self, field: Input) -> None:
        """Suggests for the last name of that field."""
        self._field = field
        typed = field.value.rpartition(",")[2].strip()
        if len(typed) < FROM or typed.endswith(">"):
            self.display = False
            return
        self._feed.ask("suggest", lambda store: _offered(store, typed), self._arrived)

    def key(self, key: str) -> Callable[[], None] | None:
        """What a key does here, if it does anything now."""
        if not self.display:
            return None
        return {
            "down": lambda: self.move(1),
            "up": lambda: self.move(-1),
            "enter": self.take,
            "tab": self.take,
            "escape": self.hide,
        }.get(key)

    def hide(self) -> None:
        self.display = False

    def take(self) -> None:
        """Puts the chosen one into the field, ready for the next name."""
        field = self._field
        if field is None or not isinstance(self.picked, str):
            return
        before = field.value.rpartition(",")[0].strip()
        names = [before, self.picked] if before else [self.picked]
        field.value = line(", ".join([*names, ""]), LONGEST)
        field.cursor_position = len(field.value)
        self.display = False

    def _arrived(self, found: list[Pick]) -> None:
        if not self.is_attached:
            return
        self.display = bool(found)
        self.offer(found)


def _offered(store: Store, typed: str) -> list[Pick]:
    """Addresses that nobody has any more stand last."""
    from store.records.came_back import came_back
    from store.records.clients import suggest_addresses

    found = suggest_addresses(store, typed)
    gone = came_back(store, [address for _name, address, _client in found], int(time()))
    some = sorted(found, key=lambda one: canonical(one[1]) in gone)
    return [_pick(*one, canonical(one[1]) in gone) for one in some]


def _pick(name: str, address: str, client: str, gone: bool) -> Pick:
    whom = f"{name} <{address}>" if name else address
    of = _("of {client}").format(client=client) if client else ""
    back = "  " + _("⚠ mail came back") if gone else ""
    return Pick(
        (
            Span(line(f" {whom}"), "text"),
            Span(line(back), "soon"),
            Span(line(f"  {of}"), "dim"),
        ),
        whom,
    )
