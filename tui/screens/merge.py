"""Two entries of the book that are one client: which becomes part of which, and what that moves."""

from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from store.records.client import Client
from store.records.database import Store
from store.words.i18n import _
from store.words.steps import history, named
from tui.page import Span
from tui.safe import content, line
from tui.screens.clients import fits, pick_of
from tui.screens.confirm import Confirm
from tui.screens.picker import Picker
from tui.widgets.bar import Bar
from tui.widgets.picklist import Pick

if TYPE_CHECKING:
    from store.records.links import Relink
    from store.records.merging import Merged
    from tui.screens.main import MainScreen


class Moves(NamedTuple):
    what: "Relink"
    differing: list[str]
    """Fields of which the value of the one that stays is kept."""


class Merge(Picker[None]):
    """The list has the other entries; of those that begin alike first."""

    HINT = _("the other entry of the same client: a name, an address or a number")
    WIDE = True

    def __init__(self, main: "MainScreen", client: int, name: str) -> None:
        super().__init__(_("What becomes part of {client}?").format(client=name))
        self._main, self._ours, self._survivor = main, client, name
        self._others: list[Client] | None = None

    def on_mount(self) -> None:
        super().on_mount()
        from store.records.clients import clients

        self._main.feed.ask("clients", clients, self.mine(self._arrived))

    def _arrived(self, book: list[Client]) -> None:
        begins = _first_word(self._survivor)
        others = [one for one in book if one.id != self._ours]
        self._others = sorted(others, key=lambda one: _first_word(one.name) != begins)
        self.narrow(self.typed)

    def narrow(self, typed: str) -> None:
        if self._others is None:
            return
        found = [pick_of(self._main, one) for one in self._others if fits(one, typed)]
        nobody = Pick((Span(line(" " + _("No client is called so.")), "dim"),), None)
        self.offer(found or [nobody])
        self._preview()

    def on_pick_list_moved(self) -> None:
        self._preview()

    def _preview(self) -> None:
        other, foot = self.picks.picked, self.query_one("#foot", Bar)
        if not isinstance(other, Client):
            foot.show(lambda width: Content(""))
            return
        ours, theirs = self._ours, other.id

        def show(moves: Moves) -> None:
            moved = _(" moves {what}").format(what=history(*moves.what))
            stays = _keeps(self._survivor, moves)
            said = content(f"{moved} · {stays}" if stays else moved, "$owed-soon")
            foot.show(lambda width: said)

        self._main.feed.ask("preview", lambda s: look(s, ours, theirs), self.mine(show))

    def pick(self, value: object) -> None:
        assert isinstance(value, Client)
        main, ours, name = self._main, self._ours, self._survivor
        self.dismiss(None)

        def asked(moves: Moves) -> None:
            question = Confirm(_asked(name, value.name, moves))
            main.app.push_screen(question, lambda yes: _merge(main, ours, value) if yes else None)

        opens = main.dispatch.dialog_comes(asked)
        main.feed.ask("preview", lambda store: look(store, ours, value.id), opens)


def look(store: Store, survivor: int, other: int) -> Moves:
    """For the reader's thread."""
    from store.records import merging

    what = merging.preview(store, survivor, other)
    return Moves(what, merging.differing(store, survivor, other))


def _asked(name: str, other: str, moves: Moves) -> str:
    what = history(*moves.what)
    asked = _("{other} becomes part of {client}, with {what}?")
    return f"{asked.format(other=other, client=name, what=what)} {_keeps(name, moves)}"


def _keeps(name: str, moves: Moves) -> str:
    if not moves.differing:
        return ""
    said = _("{client} keeps its own {fields}.")
    return said.format(client=name, fields=", ".join(moves.differing))


def _merge(main: "MainScreen", survivor: int, other: Client) -> None:
    def work(store: Store) -> "Merged":
        from store.records import merging

        return merging.merge(store, survivor, other.id, seen=True)

    def merged(done: "Merged") -> None:
        facts = {"client": done.survivor, "other": done.other, **done.moved._asdict()}
        main.voice.done(named("merge", facts))

    main.change(work, merged)


def _first_word(name: str) -> str:
    return (name.split() or [""])[0].casefold()
