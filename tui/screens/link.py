"""Whose is it: a client of the book, a new one, or nobody's, with what it will move."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from textual import events
from textual.content import Content

from store.records.client import Match
from store.records.database import Store
from store.records.rows import Given, Row
from store.rules.phone import SUFFIX
from store.words.i18n import _
from store.words.steps import history
from tui.page import Span
from tui.safe import content, line
from tui.screens.picker import Picker
from tui.widgets.bar import Bar
from tui.widgets.picklist import Pick

if TYPE_CHECKING:
    from store.records.links import Relink
    from store.records.whose import Answer
    from tui.screens.main import MainScreen


class _Choice(NamedTuple):
    """A client of the book, or a new one of that name; a person who rang; nobody ever."""

    client: int | None
    name: str
    how: Literal["", "alone", "never", "person"] = ""
    """alone: what several claim is this one's from now on."""


class Targets(NamedTuple):
    """What can be given to a client of a row."""

    one: Given
    firm: Given | None
    """All who write from the stranger's firm."""
    number: str = ""
    """What they sign with, and the book lacks."""
    name: str = ""
    """What they call their firm."""


def targets(store: Store, row: Row) -> Targets:
    """For the reader's thread."""
    from store.records import signed, views, whose

    one, firm = whose.of_row(row), whose.of_firm(store, row)
    if one.kind != "address":
        return Targets(one, firm)
    return Targets(one, firm, *signed.of_stranger(store, one.typed, views.at(store)))


class Link(Picker[None]):
    HINT = _("a client's name, a contact's, or digits of a number")

    def __init__(
        self, main: "MainScreen", row: Row, targets: Targets, *, by_firm: bool = False
    ) -> None:
        """by_firm: all of the firm is meant first, and not the one who wrote."""
        self._main, self._row, self._targets = main, row, targets
        self._by_firm = by_firm and targets.firm is not None
        super().__init__(self._asked())

    @property
    def _target(self) -> Given:
        firm = self._targets.firm
        return firm if self._by_firm and firm is not None else self._targets.one

    def _asked(self) -> str:
        what = self._target
        return _("Whose is {what}?").format(what=what.typed or what.shown or self._row.who)

    def on_key(self, event: events.Key) -> None:
        if event.key == "tab" and self._targets.firm is not None:
            event.stop()
            event.prevent_default()
            self._by_firm = not self._by_firm
            self.query_one(".box").border_title = content(self._asked())
            self.narrow(self.typed)
            return
        super().on_key(event)

    def narrow(self, typed: str) -> None:
        from store.records.card import match

        wanted = typed.strip()
        if not wanted:
            self._offer([])
            wanted = self._ending()
        if not wanted:
            return

        def found(matches: list[Match]) -> None:
            if self.typed == typed:
                self._offer(matches)

        self._main.feed.ask("match", lambda store: match(store, wanted), self.mine(found))

    def _ending(self) -> str:
        """Of a number that nobody has: whose number ends so is a suggestion, never a link."""
        what = self._target
        digits = "".join(char for char in what.typed if char.isdecimal())
        return digits[-SUFFIX:] if what.kind == "number" and len(digits) >= SUFFIX else ""

    def pick(self, value: object) -> None:
        assert isinstance(value, _Choice)
        what, main = self._target, self._main
        self.dismiss(None)
        said = told(what, value)

        def work(store: Store) -> "Relink | None":
            return give(store, what, value)

        def linked(moved: "Relink | None") -> None:
            tail = f" · {history(*moved)}" if moved is not None else ""
            main.voice.done(line(said + tail))

        main.change(work, linked)

    def on_pick_list_moved(self) -> None:
        self._preview()

    def _offer(self, found: list[Match]) -> None:
        typed, what = self.typed.strip(), self._target
        picks = [] if typed else list(_claimed(what))
        picks += [pick_of(m, _Choice(m.client_id, m.client)) for m in one_each(found)]
        stranger = bool(what.kind)
        if not typed and not picks:
            said = _(" A name of the book links it; any other makes a new client")
            if not stranger and self._row.client:
                said = _(" Of {client} now; a name gives it to another")
                said = said.format(client=self._row.client)
            picks.append(Pick((Span(line(said), "dim"),), None))
        if name := typed or (proposed(self._row, what) if stranger else ""):
            new = _(" + new client “{name}”").format(name=name)
            known = ", ".join(value for _kind, value in ((what.kind, what.typed), *what.more))
            picks.append(
                Pick(
                    (
                        Span(line(new), "accent"),
                        Span(line(f" · {known}" if stranger else ""), "dim"),
                    ),
                    _Choice(None, name),
                )
            )
        if stranger:
            never = _(" never ask about {what}").format(what=what.typed)
            picks.append(Pick((Span(line(never), "dim"),), _Choice(None, "", "never")))
        self.picks.offer(picks)
        self._preview()

    def _preview(self) -> None:
        choice, what = self.picks.picked, self._target
        if not isinstance(choice, _Choice) or choice.how in ("never", "person"):
            self._foot("")
            return

        def work(store: Store) -> "Relink":
            return preview(store, what, choice)

        def show(moved: "Relink") -> None:
            self._foot(_(" moves {what}").format(what=history(*moved)))

        self._main.feed.ask("preview", work, self.mine(show))

    def _foot(self, moves: str) -> None:
        parts = [content(moves, "$owed-soon")] if moves else []
        if self._targets.firm is not None:
            other = self._targets.one if self._by_firm else self._targets.firm
            tab = _(" Tab: {what}").format(what=line(other.typed, 60))
            parts.append(content(tab, "$owed-dim"))
        said = Content("  ").join(parts)
        self.query_one("#foot", Bar).show(lambda width: said)


def _claimed(what: Given) -> Iterator[Pick]:
    """Those among whom the book cannot tell, first."""
    asked = what.question
    if asked is None:
        return
    for name, id_ in zip(asked.names, asked.ids, strict=True):
        if asked.kind == "person":
            yield Pick((Span(line(f" {name}"), "bright"),), _Choice(id_, name, "person"))
            continue
        once = "" if what.kind else _("  only here")
        said = (Span(line(f" {name}"), "bright"), Span(line(once), "dim"))
        yield Pick(said, _Choice(id_, name))
    for name, id_ in zip(asked.names, asked.ids, strict=True):
        if asked.kind in ("number", "address", "domain"):
            alone = _("  has {what} alone from now on").format(what=asked.value)
            said = (Span(line(f" {name}"), "bright"), Span(line(alone), "dim"))
            yield Pick(said, _Choice(id_, name, "alone"))


def preview(store: Store, what: Given, choice: _Choice) -> "Relink":
    from store.records import whose

    return whose.preview(store, _answer(what, choice))


def _answer(what: Given, choice: _Choice) -> "Answer":
    from store.records.whose import Answer

    return Answer(what, choice.client, choice.name, "alone" if choice.how == "alone" else "")


def give(store: Store, what: Given, choice: _Choice) -> "Relink | None":
    """In the writer's thread; None where nothing moves."""
    from store.records import whose

    if choice.how == "never":
        whose.never(store, what)
        return None
    if choice.how == "person":
        assert choice.client is not None
        whose.rang(store, what, choice.client)
        return None
    return whose.give(store, _answer(what, choice))


def told(what: Given, choice: _Choice) -> str:
    if choice.how == "never":
        return _("No longer asked about {what}").format(what=what.typed)
    if choice.how == "person":
        return _("It was {who} who rang").format(who=choice.name)
    return _("Linked to {client}").format(client=choice.name)


def proposed(row: Row, what: Given) -> str:
    """A name for a stranger's client: the firm's, else as they call themselves, else their
    domain's."""
    if what.kind != "domain" and row.who and row.who not in row.with_ and "@" not in row.who:
        return " ".join(row.who.split())
    value = what.typed.rpartition("@")[2]
    return value.split(".")[0].capitalize() if what.kind in ("address", "domain") else ""


def pick_of(found: Match, value: object) -> Pick:
    shown = (
        Span(line(f" {found.client}"), "bright"),
        Span(line(f"  {found.contact}"), "dim"),
        Span(line(f"  {found.tier}"), "dim"),
        Span(line(f"  {found.number}"), "dim"),
    )
    return Pick(shown, value)


def one_each(found: list[Match]) -> list[Match]:
    """Each client once, by its best match."""
    return list({match.client_id: match for match in reversed(found)}.values())[::-1]
