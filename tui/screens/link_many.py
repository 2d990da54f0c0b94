"""Whose are the marked rows: all of them become one client's, in one step."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from store.records.client import Match
from store.records.database import Store
from store.words.i18n import _, ngettext
from store.words.steps import history
from tui.doing.deciding import MANY
from tui.page import Span
from tui.safe import line
from tui.screens.link import one_each, pick_of
from tui.screens.picker import Picker
from tui.widgets.picklist import Pick

if TYPE_CHECKING:
    from store.records.links import Relink
    from tui.screens.main import MainScreen


class LinkMany(Picker[None]):
    HINT = _("a client's name, a contact's, or digits of a number")

    def __init__(self, main: "MainScreen", keys: Sequence[int]) -> None:
        super().__init__(_("Whose are these {n} rows?").format(n=len(keys)))
        self._main, self._keys = main, keys

    def narrow(self, typed: str) -> None:
        from store.records.card import match

        wanted = typed.strip()
        if not wanted:
            self.picks.offer([])
            return

        def found(matches: list[Match]) -> None:
            if self.typed.strip() == wanted:
                self._offer(matches)

        self._main.feed.ask("match", lambda store: match(store, wanted), self.mine(found))

    def _offer(self, found: list[Match]) -> None:
        nobody = _(" Nobody of that name; a new client is made from a single row.")
        none = Pick((Span(line(nobody), "dim"),), None)
        self.picks.offer([pick_of(m, m) for m in one_each(found)] or [none])

    def pick(self, value: object) -> None:
        assert isinstance(value, Match)
        self.dismiss(None)
        if len(self._keys) <= MANY:
            self._link(value)
            return
        from tui.screens.confirm import Confirm

        asked = _("{n} rows at once are linked to {client}?")
        question = Confirm(asked.format(n=len(self._keys), client=value.client))
        self._main.app.call_later(
            self._main.app.push_screen, question, lambda yes: self._link(value) if yes else None
        )

    def _link(self, to: Match) -> None:
        main, keys = self._main, self._keys
        main.rows.mark(keys, on=False)

        def linked(moved: "Relink") -> None:
            rows = ngettext("{n} row", "{n} rows", len(keys)).format(n=len(keys))
            said = _("Linked to {client}").format(client=to.client)
            main.voice.done(line(f"{said} · {rows} · {history(*moved)}"))

        main.change(lambda store: link_all(store, keys, to.client_id), linked)


def link_all(store: Store, keys: Sequence[int], client: int) -> "Relink":
    """In the writer's thread: the address or number of a stranger goes into the book, any other
    row is given away alone."""
    from store.records import linking, views, whose

    claims = []
    for row in views.rows(store, keys, views.at(store)):
        what = whose.of_row(row)
        claims.append(linking.Claim(row.key, what.kind, what.typed, what.person))
    return linking.give(store, client, claims)
