"""The lines around the list: tabs and freshness on top, what one can do at the foot."""

from typing import TYPE_CHECKING

from textual.content import Content

from store.records.rows import Totals
from store.words.i18n import _
from tui import bars, stamps
from tui.freshness import freshness
from tui.safe import content
from tui.situation import offered

if TYPE_CHECKING:
    from tui.screens.main import MainScreen


def tabs(main: "MainScreen", width: int) -> Content:
    """The corner keeps its place as long as the list that is shown can be named beside it."""
    counts = _counts(main.standing.totals) if main.standing else {}
    for right in _corner(main):
        left = bars.tabs(main.place, counts, width - right.cell_length)
        if left.cell_length + right.cell_length < width:
            return bars.join(left, right, width)
    return bars.tabs(main.place, counts, width)


def tab_at(main: "MainScreen", x: int, width: int) -> str | None:
    """The list whose tab stands in that column."""
    drawn = tabs(main, width).plain
    return bars.tab_at(x, drawn)


def footer(main: "MainScreen", width: int) -> Content:
    return bars.footer(offered(main.situation()), main.keys.shown, width)


def _corner(main: "MainScreen") -> list[Content]:
    """How fresh it is, in long and in short; or which past instant it shows."""
    if main.feed.now is not None:
        when = stamps.full(main.feed.now, 0, main.feed.zone)
        said = _("as it stood on {when}").format(when=when)
        return [content(f"{said} ", "$owed-soon")]
    if main.standing is None:
        return []
    fresh = freshness(main.standing.accounts, main.standing.daemon, main.now, main.feed.zone)
    as_asked = not main.feed.sync and not main.standing.daemon
    style = "$owed-dim" if as_asked else fresh.style
    return [content(f"{text} ", style) for text in (fresh.text, fresh.short)]


def _counts(t: Totals) -> bars.Counts:
    return {
        "owed": t.owed,
        "inbox": t.inbox,
        "waiting": t.waiting,
        "calls": t.calls_open,
        "snoozed": t.snoozed,
        "backlog": t.backlog,
        "unlinked": t.unlinked,
        "fyi": t.fyi,
        "internal": t.internal,
    }
