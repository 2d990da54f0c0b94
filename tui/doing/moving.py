"""Moving through the list, or through the text while reading."""

from typing import TYPE_CHECKING

from store.words.i18n import _

if TYPE_CHECKING:
    from tui.screens.main import MainScreen

_LOOKED_THROUGH = 500
"""Rows that are looked through for the next one that is owed."""


def _by(main: "MainScreen", lines: int) -> None:
    if main.reading.on:
        main.reading.paper.scroll_by(lines)
    else:
        main.rows.move(lines)


def _page(main: "MainScreen") -> int:
    if main.reading.on:
        return max(1, main.reading.paper.size.height - 1)
    return max(1, main.rows.page - 1)


def _first(main: "MainScreen") -> None:
    if main.reading.on:
        main.reading.paper.to_line(0)
    else:
        main.rows.go(0)


def _last(main: "MainScreen") -> None:
    if main.reading.on:
        main.reading.paper.to_line(len(main.reading.paper.page.lines))
    else:
        main.rows.go(len(main.rows.listing.keys))


def _owed(main: "MainScreen", by: int) -> None:
    """To the next row that needs an answer: in the owed list each does, elsewhere it is sought."""
    rows = main.rows
    at = rows.listing.positions.get(rows.cursor or 0, 0)
    ahead = rows.listing.keys[at + 1 :] if by > 0 else rows.listing.keys[:at][::-1]
    some = list(ahead[:_LOOKED_THROUGH])

    def found(owed: list[int]) -> None:
        if not owed:
            main.voice.say(_("No other row here needs an answer."))
            return
        rows.select(owed[0])
        if main.reading.on:
            main.reading.open()

    main.feed.owed(some, found)


def _hit(main: "MainScreen", by: int) -> None:
    rows = main.rows
    at = rows.listing.positions.get(rows.cursor or 0, 0)
    if not 0 <= at + by < len(rows.listing.keys):
        main.voice.say(_("That is the last hit.") if by > 0 else _("That is the first hit."))
        return
    rows.move(by)
    if main.reading.on:
        main.reading.open()


HANDLERS = {
    "down": lambda main: _by(main, 1),
    "up": lambda main: _by(main, -1),
    "first": _first,
    "last": _last,
    "half-down": lambda main: _by(main, _page(main) // 2 or 1),
    "half-up": lambda main: _by(main, -(_page(main) // 2 or 1)),
    "page-down": lambda main: _by(main, _page(main)),
    "page-up": lambda main: _by(main, -_page(main)),
    "next-owed": lambda main: _owed(main, 1),
    "previous-owed": lambda main: _owed(main, -1),
    "next-hit": lambda main: _hit(main, 1),
    "previous-hit": lambda main: _hit(main, -1),
}
