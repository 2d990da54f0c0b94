"""Opening, searching, and asking why."""

from functools import partial
from typing import TYPE_CHECKING

from store.words.i18n import _
from store.words.stamps import local
from tui import completing
from tui.actions import BY_ID
from tui.doing.going import back
from tui.listing import FOLD
from tui.places import Place

if TYPE_CHECKING:
    from store.records.database import Store
    from store.records.rows import Closing, Linked
    from tui.page import Page
    from tui.screens.main import MainScreen


FEW = 2000
"""Rows up to which a list is narrowed with every key."""


def _open(main: "MainScreen") -> None:
    if main.rows.cursor == FOLD:
        main.lists.go(Place("backlog", main.place.query))
    else:
        main.reading.open()


def _part(main: "MainScreen", by: int) -> None:
    if not main.reading.paper.part(by):
        main.voice.say(_("That is the newest.") if by > 0 else _("That is the oldest."))


def _why(main: "MainScreen") -> None:
    row = main.row
    if row is None:
        return
    from tui.pages.why import why_page
    from tui.screens.why import Why

    def look(store: "Store") -> "tuple[Linked | None, tuple[str, ...], Closing | None]":
        from store.records import settled, views, weighed, whose

        done = settled.settled(store, row, views.at(store, main.feed.now))
        return whose.linked_by(store, row), weighed.words(store, row), done

    def opened(found: "tuple[Linked | None, tuple[str, ...], Closing | None]") -> None:
        linked, words, done = found

        def lay(width: int) -> "Page":
            return why_page(row, width, main.now, main.feed.zone, linked, words, done)

        main.app.push_screen(
            Why(_("Why"), lay),
            lambda action: main.dispatch.run(BY_ID[action]) if action else None,
        )

    main.feed.ask("why", look, main.dispatch.dialog_comes(opened))


def _attachments(main: "MainScreen") -> None:
    row = main.row
    if row is None:
        return
    from tui.screens.attachments import Attachments

    main.app.push_screen(Attachments(main, row.key))


def _links(main: "MainScreen") -> None:
    row = main.row
    if row is None:
        return
    from tui.screens.links import Links

    main.app.push_screen(Links(main, row.key, main.reading.message))


def _card(main: "MainScreen") -> None:
    shown = main.query_one("#card").display
    main.card_asked = not shown
    main.lay_out()
    main.reading.reload()


def _search(main: "MainScreen") -> None:
    """The newest hits show with every key, all of them in a pause; Esc brings back the list there
    was."""
    before, cursor = main.place, main.rows.cursor
    was_found = before.found and not before.name

    def look(text: str, *, hasty: bool) -> None:
        place = Place("all", text.strip(), found=True, hasty=hasty)
        if main.place.found and not main.place.name:
            main.lists.narrow(place)
        else:
            main.lists.go(place)

    def live(text: str) -> None:
        if any(len(word) > 1 for word in text.split()):
            look(text, hasty=True)

    def rested(text: str) -> None:
        if main.place.hasty:
            look(text, hasty=False)

    def give_up() -> None:
        if main.place != before:
            if not was_found:
                main.lists.came_from = main.lists.came_from[:-1]
            main.lists.go(before, cursor=cursor, back=True)

    def take(text: str) -> None:
        look(text, hasty=False) if text.strip() else give_up()

    hint = _("words  from:bea  client:acme  subject:offer  has:attachment  is:owed")
    main.dispatch.ask(
        main.keys.shown("search"), take, live=live, rested=rested, given_up=give_up,
        offer=partial(_offer, main), text=before.query if before.found else "", hint=hint,
    )  # fmt: skip


def _offer(main: "MainScreen", text: str) -> None:
    """What Tab would complete."""
    last = completing.last_of(text)
    if last is None:
        return
    if completing.asks_book(last):
        main.feed.ask(
            "offers", lambda store: completing.from_book(store, last), main.dispatch.may_follow
        )
    else:
        main.feed.ask("offers", lambda _store: [], lambda _none: None)
        main.dispatch.may_follow(completing.offers(last, local(main.now, main.feed.zone).date()))


def _filter(main: "MainScreen") -> None:
    """Narrows this list; an empty filter shows it whole again."""
    before = main.place
    whole = replace_query(before, "")
    if before.found:
        main.voice.say(_("These are hits already; {search} changes what is searched.").format(
            search=main.keys.shown("search")))  # fmt: skip
        return

    def narrow(text: str) -> None:
        if main.place.query != text.strip():
            main.lists.narrow(replace_query(whole, text.strip()))

    short = main.rows.listing.count <= FEW
    main.dispatch.ask(
        main.keys.shown("filter"), narrow, live=narrow if short else None, rested=narrow,
        given_up=lambda: main.lists.narrow(before), text=before.query,
        hint=_("part of a name, a subject or a text"),
    )  # fmt: skip


def _find(main: "MainScreen") -> None:
    """Words in the text that is read; Esc goes back to where it was."""
    paper = main.reading.paper
    top = paper.scroll_offset.y

    def look(text: str) -> None:
        if paper.sought != text.strip():
            paper.seek(text.strip())

    def give_up() -> None:
        paper.seek("")
        paper.to_line(top)
        main.voice.hush()

    main.dispatch.ask(
        main.keys.shown("find"), look, live=look, given_up=give_up, text=paper.sought,
        hint=_("words of this text"),
    )  # fmt: skip


def replace_query(place: Place, query: str) -> Place:
    return place._replace(query=query)


HANDLERS = {
    "open": _open,
    "unfold": lambda main: main.reading.unfold(),
    "next-message": lambda main: _part(main, 1),
    "previous-message": lambda main: _part(main, -1),
    "attachments": _attachments,
    "links": _links,
    "why": _why,
    "card": _card,
    "search": _search,
    "filter": _filter,
    "find": _find,
    "back": back,
}
