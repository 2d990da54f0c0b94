"""Conversations joined and split by hand."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from store.records.database import Store
from store.records.items import DecisionItem, MailItem, Whole
from store.words.i18n import _, ngettext
from tui.doing.deciding import MANY

if TYPE_CHECKING:
    from tui.screens.main import MainScreen


def _join(main: "MainScreen") -> None:
    """The marked rows, asked about first where they are many. A call stays a row of its own."""
    keys = [key for key in main.targets() if key > 0]
    if len(keys) < 2:
        marks = main.keys.shown("mark")
        main.voice.say(_("Mark two conversations or more with {key}.").format(key=marks))
        return
    if len(keys) <= MANY:
        _really_join(main, keys)
        return
    from tui.screens.confirm import Confirm

    asked = _("{n} conversations become one?").format(n=len(keys))
    main.app.push_screen(Confirm(asked), lambda yes: _really_join(main, keys) if yes else None)


def _really_join(main: "MainScreen", keys: Sequence[int]) -> None:
    def work(store: Store) -> int:
        from store.records import parting

        return parting.join(store, keys)

    def joined(key: int) -> None:
        main.lists.return_to(key)
        said = ngettext("{n} conversation is one", "{n} conversations are one", len(keys))
        main.voice.done(said.format(n=len(keys)))

    main.rows.mark(keys, on=False)
    main.change(work, joined, hide=[key for key in keys if key != min(keys)])


def _split(main: "MainScreen") -> None:
    row = main.row
    if row is None:
        return
    shown = _shown(main)

    def found(whole: Whole | None) -> None:
        mails = [item for item in whole.items if isinstance(item, MailItem)] if whole else []
        if len(mails) < 2:
            main.voice.say(_("This conversation is one mail; there is nothing to split."))
            return
        from tui.screens.split import Split

        main.app.push_screen(Split(main, mails, shown))

    read = main.dispatch.dialog_comes(found)
    main.feed.ask("split", lambda store: main.feed.read_whole(row.key), read)


def _shown(main: "MainScreen") -> int:
    """The mail that is being read; 0 if none is."""
    reading = main.reading
    if not reading.on or reading.whole is None:
        return 0
    parts = [item for item in reading.whole.items if not isinstance(item, DecisionItem)]
    mails = [item.id for item in parts[reading.paper.on_top :] if isinstance(item, MailItem)]
    return mails[0] if mails else 0


HANDLERS = {"join": _join, "split": _split}
