"""Marking rows, so that the next action is done to all of them."""

from typing import TYPE_CHECKING

from store.words.i18n import _
from tui.listing import FOLD

if TYPE_CHECKING:
    from tui.screens.main import MainScreen


def _mark(main: "MainScreen") -> None:
    rows = main.rows
    if not rows.cursor:
        return
    rows.mark([rows.cursor], rows.cursor not in rows.marks)
    main.mark_from = rows.cursor
    rows.move(1)
    main.tell()


def _range(main: "MainScreen") -> None:
    rows = main.rows
    ends = [
        at
        for key in (main.mark_from, rows.cursor)
        if key is not None and (at := rows.listing.positions.get(key)) is not None
    ]
    if len(ends) < 2:
        _mark(main)
        main.voice.say(_("The range begins here; go to its end and press {key} again.").format(
            key=main.keys.shown("mark-range")))  # fmt: skip
        return
    rows.mark(rows.listing.keys[min(ends) : max(ends) + 1])
    main.mark_from = None
    main.tell()


def _all(main: "MainScreen") -> None:
    if not main.rows.listing.keys:
        main.voice.say(_("There is no row here."))
    main.rows.mark(main.rows.listing.keys)
    main.tell()


def none(main: "MainScreen") -> None:
    main.rows.mark(list(main.rows.marks), on=False)
    main.tell()


def _overdue(main: "MainScreen") -> None:
    listing = main.rows.listing
    heads = [head for head in listing.heads if head.band == "overdue"]
    if not heads:
        main.voice.say(_("Nothing in this list is overdue."))
        return
    keys = listing.keys[heads[0].row : heads[0].row + heads[0].rows]
    main.rows.mark(key for key in keys if key != FOLD)
    main.tell()


HANDLERS = {
    "mark": _mark,
    "mark-range": _range,
    "mark-all": _all,
    "mark-none": none,
    "mark-overdue": _overdue,
}
