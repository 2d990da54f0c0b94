"""Answering, writing and logging calls: each opens its own screen."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from store.records.database import Store
from store.records.items import MailItem, Whole
from store.words.i18n import _
from tui.awaited import Awaited, absent, fetch
from tui.safe import line

if TYPE_CHECKING:
    from tui.letters import Beginning
    from tui.screens.main import MainScreen


_ANSWERED_ITSELF = {"bounce", "receipt", "out-of-office", "auto-reply"}


def _answer(main: "MainScreen", to_all: bool) -> None:
    """Goes on with the answer that was begun, if there is one."""
    row, now = main.row, main.real_now()
    discard = " ".join(map(main.keys.shown, ("compose-review", "review-discard")))

    def begin(store: Store, item: MailItem) -> "Beginning":
        from tui.going_on import begun
        from tui.letters import answer

        anew = answer(store, item, store.config, to_all=to_all)
        return begun(store, anew, row.key, now, discard) or anew if row else anew

    _upon(main, begin)


def _forward(main: "MainScreen") -> None:
    """Its files come first, where they lie on the server."""

    def begin(store: Store, item: MailItem) -> "Beginning | MailItem":
        from tui.letters import forward

        return item if absent(item) else forward(store, item, store.config)

    _upon(main, begin, main.reading.message)


def _forward_later(main: "MainScreen", item: MailItem, wanted: Awaited) -> None:
    key = main.rows.cursor

    def arrived() -> None:
        if main.rows.cursor != key or not main.is_current:
            said = _("The files of “{subject}” are here: it can be forwarded.")
            main.voice.say(said.format(subject=line(item.subject, 40)))
            return
        from tui.letters import forward

        main.feed.ask(
            "letter",
            lambda store: forward(store, item, store.config),
            main.dispatch.dialog_comes(lambda beginning: open_letter(main, beginning)),
        )

    fetch(main, wanted, arrived)


def _compose(main: "MainScreen") -> None:
    from tui.letters import fresh

    if _can_send(main):
        open_letter(main, fresh(main.feed.store.config))


def open_letter(main: "MainScreen", beginning: "Beginning") -> None:
    from tui.screens.compose import Compose

    main.app.push_screen(Compose(main, beginning))


def _upon(
    main: "MainScreen",
    begin: "Callable[[Store, MailItem], Beginning | MailItem]",
    message: int | None = None,
) -> None:
    """Begins with that mail, else with the conversation's newest of another, else with the newest
    at all. begin: returns the mail where it has to wait for what lies on the server."""
    row = main.row
    if row is None or not _can_send(main):
        return

    def work(store: Store) -> "Beginning | MailItem | None":
        whole = main.feed.read_whole(row.key)
        item = (_of(whole, message) or newest(whole)) if whole else None
        return None if item is None else begin(store, item)

    def opened(found: "Beginning | MailItem | None") -> None:
        if found is None:
            main.voice.say(_("This row holds no mail."))
        elif isinstance(found, MailItem):
            wanted = absent(found)
            assert wanted is not None
            _forward_later(main, found, wanted)
        else:
            open_letter(main, found)

    main.feed.ask("letter", work, main.dispatch.dialog_comes(opened))


def _of(whole: Whole, message: int | None) -> MailItem | None:
    mails = (item for item in whole.items if isinstance(item, MailItem))
    return next((mail for mail in mails if mail.id == message), None)


def newest(whole: Whole) -> MailItem | None:
    """Of another; what a colleague passed on counts as the client's while it is owed. That a mail
    came back, or that somebody is away, is nothing to answer: whoever wrote, or was asked, is
    meant."""
    every = [item for item in whole.items if isinstance(item, MailItem)]
    mails = [mail for mail in every if mail.machine not in _ANSWERED_ITSELF] or every
    passed_on = {
        loop.reason.facts.get("mail") for loop in whole.row.loops if loop.reason.code == "forwarded"
    }
    theirs = [mail for mail in mails if not mail.ours or mail.id in passed_on]
    return next(reversed(theirs or mails), None)


def _can_send(main: "MainScreen") -> bool:
    if main.feed.store.config.accounts:
        return True
    main.voice.say(_("There is no account to send from; owed doctor says where to write one."))
    return False


def _call(main: "MainScreen") -> None:
    from tui.screens.call import CallForm

    main.app.push_screen(CallForm(main, main.row))


HANDLERS = {
    "answer": lambda main: _answer(main, to_all=False),
    "answer-all": lambda main: _answer(main, to_all=True),
    "forward": _forward,
    "compose": _compose,
    "call": _call,
}
