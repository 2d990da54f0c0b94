"""Promises, and being reminded of what nobody answered."""

import time
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from store.records.database import Store
from store.records.followup_states import NewFollowUp
from store.records.rows import Row
from store.words import stamps
from store.words.i18n import _
from store.words.said import Said
from tui.cells import short
from tui.noting import noted, time_of

if TYPE_CHECKING:
    from store.records.drafts import Letter
    from tui.screens.main import MainScreen


class Suggestion(NamedTuple):
    """A promise that stands in a mail which has just been sent; nothing is noted by itself."""

    message: int
    """The one that it answers."""
    said: Said
    until: float
    """Of the monotonic clock: as long as the status line offers it."""


def suggestion(main: "MainScreen", letter: "Letter", seconds: float) -> Suggestion | None:
    if letter.in_reply_to is None:
        return None
    from store.words.buys_time import promised

    when = partial(time_of, now=main.real_now(), config=main.feed.store.config)
    said = promised(letter.text, when)
    if said is None or not said.what:
        return None
    return Suggestion(letter.in_reply_to, said, time.monotonic() + seconds)


def offered(main: "MainScreen", found: Suggestion) -> str:
    """'t promise: get back to you, Fri 17:00', for the status line."""
    said = found.said
    due = ""
    if said.due is not None:
        due = ", " + stamps.full(int(said.due.timestamp()), main.real_now(), main.feed.zone)
    key = main.keys.shown("follow-up")
    return _("{key} promise: {what}").format(key=key, what=short(said.what) + due)


def _follow_up(main: "MainScreen") -> None:
    from tui.screens.followup import FollowUpForm

    found, main.sent.suggested = main.sent.suggested, None
    if found is None or not main.sent.offered(found.until):
        _on_row(main, main.row)
        return
    message, said = found.message, found.said

    def work(store: Store) -> Row | None:
        from store.records import followups, views

        return followups.row_of_mail(store, message, views.at(store))

    def opened(row: Row | None) -> None:
        main.app.push_screen(FollowUpForm(main, row, said))

    main.feed.ask("suggested", work, main.dispatch.dialog_comes(opened))


def _on_row(main: "MainScreen", row: Row | None) -> None:
    """With what a mail of ours promises there, unless a promise is noted there already."""
    from tui.screens.followup import FollowUpForm

    if row is None or noted(row) is not None:
        main.app.push_screen(FollowUpForm(main, row))
        return
    key, now, config = row.key, main.feed.now, main.feed.store.config

    def work(store: Store) -> Said | None:
        from store.records import views
        from store.records.card import sent_last
        from tui.suggesting import promised_in

        when = views.at(store, now)
        mail = None if when.past else sent_last(store, key, when)
        found = None if mail is None else promised_in(mail, when.now, config)
        return None if found is None else found.said

    def opened(said: Said | None) -> None:
        main.app.push_screen(FollowUpForm(main, row, said))

    main.feed.ask("suggested", work, main.dispatch.dialog_comes(opened))


def _remind(main: "MainScreen") -> None:
    row = main.row
    if row is None:
        return
    from tui.screens.snooze import Snooze

    def chosen(until: int | None) -> None:
        if not until:
            return

        def work(store: Store) -> int:
            from store.records import followups

            what = row.subject.strip() or _("(no subject)")
            return followups.add(store, NewFollowUp("reminder", what, until, row.key))

        when = stamps.full(until, main.now, main.feed.zone)
        said = _("Reminded if no answer by {when}").format(when=when)
        main.change(work, lambda _key: main.voice.done(said))

    ask = Snooze(main.now, main.feed.store.config, None, False, _("Remind me if no answer by"))
    main.app.push_screen(ask, chosen)


HANDLERS = {"follow-up": _follow_up, "remind": _remind}
