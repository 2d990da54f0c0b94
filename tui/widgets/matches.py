"""Who of the book fits what was typed, to pick from."""

from collections.abc import Sequence

from store.records.client import Match
from tui.page import Span
from tui.ringing import Who, of_match
from tui.safe import line
from tui.widgets.picklist import Pick, PickList


class Matches(PickList):
    """Hidden while nobody fits."""

    def __init__(self) -> None:
        super().__init__()
        self.display = False

    def tell(self, found: Sequence[Match]) -> None:
        self.display = bool(found)
        self.offer([_pick(match) for match in found])

    @property
    def clients(self) -> int:
        """How many of the book fit."""
        return len({one.client for pick in self.picks if isinstance(one := pick.value, Who)})

    @property
    def chosen(self) -> Who | None:
        """Whom Enter would take."""
        return self.picked if self.display and isinstance(self.picked, Who) else None


def _pick(match: Match) -> Pick:
    text = (
        Span(line(f" {match.client}"), "bright"),
        Span(line(f"  {match.contact}"), "text"),
        Span(line(f"  {match.number}"), "dim"),
    )
    return Pick(text, of_match(match))
