"""Whose is it: a client of the book, a new one, or nobody's, with what it will move."""

from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from store.records.database import Store
from store.records.rows import Match, Row
from store.words.i18n import _
from store.words.steps import history
from tui.page import Span
from tui.safe import content, line
from tui.screens.picker import Picker
from tui.widgets.bar import Bar
from tui.widgets.picklist import Pick

if TYPE_CHECKING:
    from store.records.links import Relink
    from tui.screens.main import MainScreen


class _Choice(NamedTuple):
    """client: of the book; else a new one of that name, or never to be asked about again."""

    client: int | None
    name: str
    never: bool = False


class Link(Picker[None]):
    HINT = _("a client's name, a contact's, or digits of a number")

    def __init__(self, main: "MainScreen", row: Row) -> None:
        self._kind, self._value = identifier(row)
        super().__init__(_("Whose is {what}?").format(what=self._value or row.who))
        self._main, self._row = main, row
        self._moves = ""

    def narrow(self, typed: str) -> None:
        from store.records.card import match

        wanted = typed.strip()
        if not wanted:
            self._offer([])
            return

        def found(matches: list[Match]) -> None:
            if self.typed.strip() == wanted:
                self._offer(matches)

        self._main.feed.ask("match", lambda store: match(store, wanted), self.mine(found))

    def pick(self, value: object) -> None:
        assert isinstance(value, _Choice)
        kind, identified, row = self._kind, self._value, self._row
        self.dismiss(None)
        if value.never:
            said = _("No longer asked about {what}").format(what=identified)
        else:
            said = _("Linked to {client}").format(client=value.name)

        def work(store: Store) -> "Relink | None":
            return link(store, row, kind, identified, value)

        def linked(moved: "Relink | None") -> None:
            tail = f" · {history(*moved)}" if moved is not None else ""
            self._main.voice.done(line(said + tail))

        self._main.change(work, linked)

    def on_pick_list_moved(self) -> None:
        self._preview()

    def _offer(self, found: list[Match]) -> None:
        picks = [pick_of(m, _Choice(m.client_id, m.client)) for m in one_each(found)]
        typed = self.typed.strip()
        asked = not typed and not self._row.client
        if asked:
            said = _(" A name of the book links it; any other makes a new client")
            picks.append(Pick((Span(line(said), "dim"),), None))
        if name := typed or (proposed(self._row, self._value) if asked else ""):
            new = _(" + new client “{name}”").format(name=name)
            known = "" if self._row.client or not self._value else f" · {self._value}"
            picks.append(
                Pick((Span(line(new), "accent"), Span(line(known), "dim")), _Choice(None, name))
            )
        if self._value and not self._row.client:
            never = _(" never ask about {what}").format(what=self._value)
            picks.append(Pick((Span(line(never), "dim"),), _Choice(None, "", never=True)))
        self.picks.offer(picks)
        self._preview()

    def _preview(self) -> None:
        choice = self.picks.picked
        kind, value = self._kind, self._value
        foot = self.query_one("#foot", Bar)
        if not isinstance(choice, _Choice) or choice.never:
            foot.show(lambda width: Content(""))
            return

        row = self._row

        def work(store: Store) -> "Relink":
            return preview(store, row, kind, value, choice)

        def show(moved: "Relink") -> None:
            words = content(_(" moves {what}").format(what=history(*moved)), "$owed-soon")
            foot.show(lambda width: words)

        self._main.feed.ask("preview", work, self.mine(show))


def identifier(row: Row) -> tuple[str, str]:
    """What the row is known by: an address, or the number of a call; '' where there is none."""
    if not row.with_:
        return "", ""
    return ("number" if row.kind == "call" else "address"), row.with_[0]


def proposed(row: Row, value: str) -> str:
    """A name for a stranger's client: as they call themselves, else their domain's."""
    if row.who and row.who != value and "@" not in row.who:
        return " ".join(row.who.split())
    return value.rpartition("@")[2].split(".")[0].capitalize() if "@" in value else ""


def link(store: Store, row: Row, kind: str, value: str, choice: _Choice) -> "Relink | None":
    """In the writer's thread; None where nothing moves."""
    from store.records import clients, linking

    if choice.never:
        linking.never(store, kind, value, row.key)
        return None
    contact = row.who if row.who and row.who != value else ""
    if choice.client is None:
        moves = preview(store, row, kind, value, choice)
        known = [(kind, value)] if value else []
        new = clients.create(store, choice.name, identifiers=known, contact=contact, row=row.key)
        return moves if value else linking.pin(store, row.key, new)
    if by_pin(row, value):
        return linking.pin(store, row.key, choice.client)
    return linking.attach(store, choice.client, kind, value, contact, row.key)


def preview(store: Store, row: Row, kind: str, value: str, choice: _Choice) -> "Relink":
    """What `link` would move."""
    from store.records import linking

    if by_pin(row, value) and (choice.client is not None or not value):
        return linking.preview_pin(store, row.key)
    return linking.preview(store, choice.client or 0, kind, value)


def pick_of(found: Match, value: object) -> Pick:
    shown = (
        Span(line(f" {found.client}"), "bright"),
        Span(line(f"  {found.contact}"), "dim"),
        Span(line(f"  {found.tier}"), "dim"),
    )
    return Pick(shown, value)


def by_pin(row: Row, value: str) -> bool:
    """Where there is no identifier, or the book knows it, the row alone is given away."""
    return row.client is not None or not value


def one_each(found: list[Match]) -> list[Match]:
    """Each client once, by its best match."""
    return list({match.client_id: match for match in reversed(found)}.values())[::-1]
