"""A stranger becomes a client of the book: name, address, domain and number are proposed."""

from typing import TYPE_CHECKING

from store.records.database import Store
from store.records.rows import Given, Row
from store.words.i18n import _
from store.words.steps import history
from tui.page import Span
from tui.safe import content, line
from tui.screens.link import Targets, proposed
from tui.screens.picker import Picker
from tui.widgets.bar import Bar
from tui.widgets.picklist import Pick

if TYPE_CHECKING:
    from store.records.links import Relink
    from tui.screens.main import MainScreen


class NewClient(Picker[None]):
    """The field has the name; the list says who is meant by it."""

    HINT = _("the client's name")

    def __init__(self, main: "MainScreen", row: Row, targets: Targets) -> None:
        super().__init__(_("New client"))
        self._main, self._row, self._targets = main, row, targets

    def on_mount(self) -> None:
        super().on_mount()
        from textual.widgets import Input

        field = self.query_one(Input)
        with field.prevent(Input.Changed):
            firm, one = self._targets.firm, self._targets.one
            named = self._targets.name or proposed(self._row, firm or one)
            field.value = line(named, 80)
            field.cursor_position = len(field.value)
        self.narrow(field.value)

    def narrow(self, typed: str) -> None:
        firm, one, number = self._targets.firm, self._targets.one, self._targets.number
        picks = []
        for also in [number, ""] if number else [""]:
            if firm is not None:
                said = _(" all of {domain}").format(domain=firm.typed)
                picks.append(Pick(_shown(said, one.person, one.typed, also), _with(firm, also)))
            alone = _(" {who} alone") if firm is not None else " {who}"
            said = alone.format(who=one.typed)
            picks.append(Pick(_shown(said, one.person, also), _with(one, also)))
        self.picks.offer(picks)
        self._preview()

    def on_pick_list_moved(self) -> None:
        self._preview()

    def pick(self, value: object) -> None:
        assert isinstance(value, Given)
        name, main = " ".join(self.typed.split()), self._main
        if not name:
            self._say(_(" A client needs a name"))
            return
        self.dismiss(None)

        def make(store: Store) -> "Relink":
            from store.records import whose

            return whose.give(store, whose.Answer(value, None, name))

        def made(moved: "Relink") -> None:
            said = _("New client {client}").format(client=name)
            main.voice.done(line(f"{said} · {history(*moved)}"))

        main.change(make, made)

    def _preview(self) -> None:
        what = self.picks.picked
        if not isinstance(what, Given):
            return

        def work(store: Store) -> "Relink":
            from store.records import whose

            return whose.preview(store, whose.Answer(what, None, ""))

        def show(moved: "Relink") -> None:
            said = _(" Enter makes the client; moves {what}").format(what=history(*moved))
            self._say(said)

        self._main.feed.ask("preview", work, self.mine(show))

    def _say(self, said: str) -> None:
        words = content(said, "$owed-soon")
        self.query_one("#foot", Bar).show(lambda width: words)


def _with(what: Given, number: str) -> Given:
    return what._replace(more=(*what.more, ("number", number))) if number else what


def _shown(said: str, *known: str) -> tuple[Span, ...]:
    more = " · ".join(part for part in known if part)
    return (Span(line(said), "bright"), Span(line(f"  {more}" if more else ""), "dim"))
