"""The lines around the list: tabs and freshness on top, what one can do at the foot."""

from typing import TYPE_CHECKING

from textual.content import Content

from store.records.pending import Pending
from store.records.rows import Totals
from store.words import stamps
from store.words.i18n import _, ngettext
from store.words.numbers import grouped
from tui import bars
from tui.freshness import freshness
from tui.safe import content
from tui.situation import offered

if TYPE_CHECKING:
    from tui.screens.main import MainScreen


ROOMY = 100
"""Columns, from which on the foot tells of mails in full."""


def tabs(main: "MainScreen", width: int) -> Content:
    """The corner keeps its place as long as the list that is shown can be named beside it."""
    counts = _counts(main.standing.totals) if main.standing else {}
    rows = main.rows.listing.count
    if not main.place.found:
        counts = {main.place.which: rows, **counts}
    counts = {**counts, bars.FOUND: 0 if main.place.hasty else rows}
    return bars.with_corner(main.place, counts, _corner(main), width, _saved(main))


def _saved(main: "MainScreen") -> list[str]:
    return [tab.name for tab in main.tabs if tab.name]


def footer(main: "MainScreen", width: int) -> Content:
    if rest := main.voice.rest(width):
        return bars.join(rest, content(_("Esc cancels "), "$owed-dim"), width)
    if main.asks:
        return bars.keys(_of_field(main.dispatch.completes))
    return bars.footer(offered(main.situation()), main.keys.shown, width, _unsettled(main, width))


def _of_field(completes: bool) -> list[tuple[str, str, str]]:
    """What a key does while the field at the foot is open."""
    tab = [("Tab", _("complete"), "")] if completes else []
    return [("⏎", _("take it"), ""), *tab, ("Esc", _("back"), "")]


def _unsettled(main: "MainScreen", width: int) -> str:
    """Mails that only the user can settle, and where they stand. They may stand there for hours, so
    on a narrow screen they leave the keys their room."""
    if main.standing is None or main.feed.now is not None:
        return ""
    uncertain, refused = main.standing.unsettled
    total, where = uncertain + refused, main.keys.shown("go-drafts")
    if total and width < ROOMY:
        return ngettext("{n} unsettled: {key} ", "{n} unsettled: {key} ", total).format(
            n=total, key=where
        )
    parts = [
        ngettext("{n} perhaps sent", "{n} perhaps sent", uncertain).format(n=uncertain)
        if uncertain
        else "",
        ngettext("{n} not sent", "{n} not sent", refused).format(n=refused) if refused else "",
    ]
    said = ", ".join(filter(None, parts))
    return f"{said}: {where} " if said else ""


def _corner(main: "MainScreen") -> list[Content]:
    """How fresh it is, in long and in short; or which past instant it shows."""
    if main.feed.now is not None:
        when = stamps.full(main.feed.now, 0, main.feed.zone)
        said = _("as it stood on {when}").format(when=when)
        return [content(f"{said} ", "$owed-soon")]
    if main.standing is None:
        return [Content("")]
    accounts, daemon = main.standing.accounts, main.standing.daemon
    wanted = main.feed.sync or main.had_daemon
    fresh = freshness(accounts, daemon, main.now, main.feed.zone, wanted=wanted)
    as_asked = not wanted and not daemon
    style = "$owed-dim" if as_asked else fresh.style
    late, sign = _unconfirmed(main.standing.pending)
    forms = ((late, fresh.text), (late, fresh.middle), (sign, fresh.middle), (sign, fresh.short))
    return [
        Content.assemble((before, "$owed-soon"), content(f"{text} ", style))
        for before, text in dict.fromkeys(forms)
    ]


def _unconfirmed(pending: Pending) -> tuple[str, str]:
    """What the server does not know yet, in words and as a sign."""
    parts = []
    if pending.mails:
        parts.append(ngettext("{n} to send", "{n} to send", pending.mails).format(n=pending.mails))
    if n := pending.changes:
        parts.append(ngettext("{n} change pending", "{n} changes pending", n).format(n=grouped(n)))
    total = pending.mails + pending.changes
    return (f"↑ {', '.join(parts)} · ", f"↑{total} ") if parts else ("", "")


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
