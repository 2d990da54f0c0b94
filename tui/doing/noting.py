"""Promises, and being reminded of what nobody answered."""

from typing import TYPE_CHECKING

from store.records.database import Store
from store.records.followup_states import NewFollowUp
from store.words.i18n import _
from tui import stamps

if TYPE_CHECKING:
    from tui.screens.main import MainScreen


def _follow_up(main: "MainScreen") -> None:
    from tui.screens.followup import FollowUpForm

    main.app.push_screen(FollowUpForm(main, main.row))


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
