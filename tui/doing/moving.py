"""Moving through the list, or through the text while reading."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from store.words.i18n import _

if TYPE_CHECKING:
    from tui.screens.main import MainScreen

_LOOKED_THROUGH = 500
"""Rows that are looked through for the next one that is owed."""


def _told(move: "Callable[[MainScreen], None]", down: bool) -> "Callable[[MainScreen], None]":
    """The same, and a word where it leads nowhere."""

    def moved(main: "MainScreen") -> None:
        before = _where(main)
        move(main)
        if _where(main) == before:
            main.voice.say(_end(main, down))

    return moved


def _where(main: "MainScreen") -> tuple[int | None, float]:
    return main.rows.cursor, main.reading.paper.scroll_offset.y if main.reading.on else 0


def _end(main: "MainScreen", down: bool) -> str:
    if not main.rows.listing.keys:
        return _("There is no row here.")
    if main.reading.on:
        return _("That is the end of the text.") if down else _("That is its beginning.")
    return _("That is the last row.") if down else _("That is the first row.")


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
    """Of what is sought in the text that is read, else of the search."""
    rows = main.rows
    if main.reading.on and main.reading.paper.sought:
        if not main.reading.paper.next_hit(by):
            main.voice.say(_no_hit(by))
        return
    at = rows.listing.positions.get(rows.cursor or 0, 0)
    if not 0 <= at + by < len(rows.listing.keys):
        main.voice.say(_no_hit(by))
        return
    rows.move(by)
    if main.reading.on:
        main.reading.open()


def _no_hit(by: int) -> str:
    return _("That is the last hit.") if by > 0 else _("That is the first hit.")


HANDLERS = {
    "down": _told(lambda main: _by(main, 1), True),
    "up": _told(lambda main: _by(main, -1), False),
    "first": _told(_first, False),
    "last": _told(_last, True),
    "half-down": _told(lambda main: _by(main, _page(main) // 2 or 1), True),
    "half-up": _told(lambda main: _by(main, -(_page(main) // 2 or 1)), False),
    "page-down": _told(lambda main: _by(main, _page(main)), True),
    "page-up": _told(lambda main: _by(main, -_page(main)), False),
    "next-owed": lambda main: _owed(main, 1),
    "previous-owed": lambda main: _owed(main, -1),
    "next-hit": lambda main: _hit(main, 1),
    "previous-hit": lambda main: _hit(main, -1),
}
