"""What the card proposes for the client book, taken with one key."""

from typing import TYPE_CHECKING

from store.records.database import Store
from store.words.i18n import _
from store.words.steps import history
from tui.safe import line

if TYPE_CHECKING:
    from store.records.links import Relink
    from tui.screens.main import MainScreen


def _number(main: "MainScreen") -> None:
    row, card = main.row, main.reading.card if main.query_one("#card").display else None
    found = None if card is None else card.signed
    if row is None or card is None or found is None or card.client.id != row.client_id:
        main.voice.say(_("The card proposes no number here."))
        return
    client, key = card.client, row.key

    def work(store: Store) -> "Relink":
        from store.records import linking

        return linking.attach(store, client.id, "number", found.number, found.person, key)

    def done(moved: "Relink") -> None:
        said = _("{what} is of {client}").format(what=found.number, client=client.name)
        main.voice.done(line(f"{said} · {history(*moved)}"))

    main.change(work, done)


HANDLERS = {"take-number": _number}
