"""The client book: type to find, Enter shows all that there is with a client."""

from typing import TYPE_CHECKING

from textual import events

from store.records.client import Client
from store.words.i18n import _
from tui.cells import fit
from tui.page import Span
from tui.places import Place
from tui.safe import Safe, content, line
from tui.screens.picker import Picker
from tui.widgets.bar import Bar
from tui.widgets.picklist import Pick

if TYPE_CHECKING:
    from tui.screens.main import MainScreen


class Clients(Picker[None]):
    HINT = _("a name, an address or a number; Enter shows everything with the client")
    WIDE = TALL = True

    def __init__(self, main: "MainScreen") -> None:
        super().__init__(_("Clients"))
        self._main = main
        self._book: list[Client] | None = None

    def on_mount(self) -> None:
        super().on_mount()
        from store.records.clients import clients

        self._main.feed.ask("clients", clients, self.mine(self._arrived))

    def narrow(self, typed: str) -> None:
        if self._book is None:
            return
        found = [one for one in self._book if fits(one, typed)]
        self.offer([pick_of(self._main, one) for one in found] or [self._nobody()])

    def pick(self, value: object) -> None:
        assert isinstance(value, Client)
        self.dismiss(None)
        name = value.name.replace('"', "")
        self._main.card_asked = True if self._main.size.width >= 100 else None
        self._main.lists.go(Place("all", f'client:"{name}"', found=True))

    def on_key(self, event: events.Key) -> None:
        if event.key == "tab":
            event.stop()
            event.prevent_default()
            self._merge()
            return
        super().on_key(event)

    def _merge(self) -> None:
        """Another entry of the book is the same client."""
        picked, main = self.picks.picked, self._main
        if not isinstance(picked, Client) or main.feed.now is not None:
            return
        from tui.screens.merge import Merge

        self.dismiss(None)
        main.app.call_later(main.app.push_screen, Merge(main, picked.id, picked.name))

    def _arrived(self, book: list[Client]) -> None:
        self._book = book
        if len(book) > 1 and self._main.feed.now is None:
            said = content(_(" Tab: another entry is the same client, and becomes part of it"))
            self.query_one("#foot", Bar).show(lambda width: said.stylize("$owed-dim"))
        self.narrow(self.typed)

    def _nobody(self) -> Pick:
        if self._book:
            said = _("No client is called so.")
        else:
            said = _("The book is empty: owed clients import FILE, or {link} on a row, fills it.")
            said = said.format(link=self._main.keys.shown("link"))
        return Pick((Span(line(f" {said}"), "dim"),), None)


def pick_of(main: "MainScreen", one: Client) -> Pick:
    star = "★" if main.key_client(one.tier) else " "
    people = ", ".join(contact.name for contact in one.contacts if contact.name)
    shown = (
        Span(Safe(f" {star} "), "star"),
        Span(fit(line(one.name), 28), "bright"),
        Span(fit(line(" " + (one.tier or _("standard"))), 11), "dim"),
        Span(line(f" {people}"), "dim"),
    )
    return Pick(shown, one)


def fits(one: Client, typed: str) -> bool:
    """It has all these words, in its names, addresses or numbers."""
    return all(word in _text(one) for word in typed.casefold().split())


def _text(one: Client) -> str:
    parts = [one.name, one.tier, *one.domains]
    for contact in one.contacts:
        parts += [contact.name, *contact.addresses, *contact.numbers]
    return " ".join(parts).casefold()
