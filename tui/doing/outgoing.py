"""Mails on their way: taking one back, and what to do about one that did not go."""

from typing import TYPE_CHECKING

from store.records.database import Store
from store.records.rows import Outgoing
from store.words.i18n import _

if TYPE_CHECKING:
    from tui.screens.main import MainScreen

_URGENT = ("uncertain", "left", "refused", "queued", "held", "later", "talking", "dotted")


def take_back(main: "MainScreen", id_: int) -> None:
    """A mail that was just sent is a draft again, and open; one that was just settled is what it
    was before."""

    def work(store: Store) -> Outgoing | None:
        from store.records import outbox, outbox_rows

        return outbox_rows.one(store, id_) if outbox.take_back(store, id_) else None

    def back(mail: Outgoing | None) -> None:
        if mail is None:
            main.voice.say(_("It has gone out already; it cannot be taken back."), "$owed-soon")
        elif mail.state == "draft":
            from tui.doing.writing import open_letter
            from tui.going_on import of_draft

            main.voice.say(_("Not sent; here it is again."), "$owed-good")
            open_letter(main, of_draft(mail, main.feed.store.config))
        else:
            unsure = mail.state == "uncertain"  # of the first attempt nothing is taken back
            as_before = _("Taken back; it was perhaps sent, as before: {key}")
            said = as_before if unsure else _("Taken back; it stands among the drafts: {key}")
            main.voice.say(said.format(key=main.keys.shown("go-drafts")), "$owed-good")

    main.sent.forget()
    main.change(work, main.dispatch.dialog_comes(back))


def _outgoing(main: "MainScreen") -> None:
    """The mail of this conversation that wants a word most."""
    row = main.row
    if row is None:
        return

    def work(store: Store) -> Outgoing | None:
        from store.records import outbox_rows

        found = outbox_rows.as_left(store, outbox_rows.of_conversation(store.reader(), row.key))
        some = [mail for mail in found if mail.state in _URGENT]
        return min(some, key=lambda mail: _URGENT.index(mail.state), default=None)

    def opened(mail: Outgoing | None) -> None:
        if mail is None:
            main.voice.say(_("No mail of this conversation is on its way."))
            return
        from tui.screens.outgoing import OutgoingSheet

        main.app.push_screen(OutgoingSheet(main, mail))

    main.feed.ask("outgoing", work, main.dispatch.dialog_comes(opened))


HANDLERS = {"outgoing": _outgoing}
