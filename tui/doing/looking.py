"""Opening, searching, and asking why."""

from typing import TYPE_CHECKING

from store.words.i18n import _
from tui.doing.going import back
from tui.listing import FOLD
from tui.places import Place

if TYPE_CHECKING:
    from tui.screens.main import MainScreen


def _open(main: "MainScreen") -> None:
    if main.rows.cursor == FOLD:
        main.go(Place("backlog", main.place.query))
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
    from tui.screens.sheet import Sheet

    width = min(main.size.width - 14, 90)
    page = why_page(row, width, main.now, main.feed.zone)
    main.app.push_screen(Sheet(_("Why"), page, width))


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
    """Hits show as one types; Esc brings back the list there was."""
    before, cursor = main.place, main.rows.cursor
    was_found = before.found and not before.name

    def look(text: str) -> None:
        if text.strip():
            again = main.place.found and not main.place.name
            main.go(Place("all", text.strip(), found=True), back=again)

    def give_up() -> None:
        if main.place != before:
            main.came_from = main.came_from[:-1] if not was_found else main.came_from
            main.go(before, cursor=cursor, back=True)

    def take(text: str) -> None:
        look(text) if text.strip() else give_up()

    hint = _("words  from:bea  client:acme  subject:offer  has:attachment  is:owed")
    main.dispatch.ask(
        main.keys.shown("search"), take, live=look, given_up=give_up,
        text=before.query if before.found else "", hint=hint,
    )  # fmt: skip


def _filter(main: "MainScreen") -> None:
    """Narrows this list; an empty filter shows it whole again."""
    before = main.place
    whole = replace_query(before, "")
    if before.found:
        main.voice.say(_("These are hits already; {search} changes what is searched.").format(
            search=main.keys.shown("search")))  # fmt: skip
        return

    def narrow(text: str) -> None:
        main.go(replace_query(whole, text.strip()), back=True)

    main.dispatch.ask(
        main.keys.shown("filter"), narrow, live=narrow,
        given_up=lambda: main.go(before, back=True), text=before.query,
        hint=_("part of a name, a subject or a text"),
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
    "back": back,
}
