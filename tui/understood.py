"""What the form of a follow-up says: its date as read, whose it is, what becomes of the mail."""

from zoneinfo import ZoneInfo

from textual.content import Content

from store.rules.instant import Instant
from store.words import stamps
from store.words.i18n import _
from store.words.said import Said
from tui.noting import WHOSE, Whose
from tui.safe import content
from tui.widgets.bar import doing
from tui.widgets.outcome import CHOSEN


def date(due: Instant, now: Instant, zone: ZoneInfo) -> Content:
    """As it was read, so that a wrong reading is seen."""
    day = stamps.local(due, zone)
    return content(f"{stamps.full(due, now, zone)} · {day:%Y-%m-%d}", "$owed-good")


def no_date(typed: str, suggested: Said | None, now: Instant, zone: ZoneInfo) -> Content:
    """Of what is no date, or of a promise whose time is over."""
    over = suggested.due if suggested is not None else None
    if not typed and over is not None and over.timestamp() <= now:
        late, when = _("past due"), stamps.full(int(over.timestamp()), now, zone)
        return content(f"{late}: {when}", "$owed-overdue")
    return content(_("That time is not understood, or over.") if typed else "", "$owed-soon")


def choices(chosen: Whose) -> Content:
    """Whose it is, each to be clicked by its place."""
    shown = [
        content(f"{CHOSEN}{one.words} ", "bold $owed-bright on $owed-cursor")
        if one is chosen else content(f" {one.words} ", "$owed-dim")
        for one in WHOSE
    ]  # fmt: skip
    kinds = [doing(one, str(at)) for at, one in enumerate(shown)]
    return Content.assemble(*kinds, ("  ^T", "$owed-accent"))


def mail(*, keeps: bool, answers: bool) -> Content:
    """What becomes of the mail with a promise."""
    if keeps:
        said = _("partly answered: the mail stays owed")
    elif answers:
        said = _("the mail counts as answered for now")
    else:
        said = _("the mail is answered")
    return Content.assemble((f" {said}", "$owed-text"), ("  ^Y", "$owed-accent"))
