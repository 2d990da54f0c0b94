"""The card of whoever a call is with, beside the form."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from store.records.client import Card
from tui.page import Page
from tui.pages.card import card_page
from tui.widgets.paper import Paper

if TYPE_CHECKING:
    from tui.screens.main import MainScreen

WIDTH = 38
"""Cells of the card."""


class Beside(Paper):
    """at: the instant of the call. comes: told when there is a card to make room for."""

    def __init__(self, main: "MainScreen", at: int, comes: Callable[[], None]) -> None:
        super().__init__(id="card")
        self._main, self._at, self._comes = main, at, comes
        self._client: int | None = None
        """Whose card stands here, or will."""

    def about(self, client: int | None) -> None:
        """Before anybody is chosen; never another's."""
        self._client = client
        if client is None:
            self.show(Page())
            return
        self._main.feed.card(client, self._arrived, slot="call")

    def _arrived(self, card: Card | None) -> None:
        here = self.is_attached and self.screen.is_current
        if not here or card is None or card.client.id != self._client:
            return
        main = self._main
        page = card_page(
            card, WIDTH - 2, self._at, main.feed.zone,
            key_client=main.key_client(card.client.tier),
        )  # fmt: skip
        self.show(page)
        self._comes()
