"""Files that lie on the server: wished for, waited for, and then done with what was meant.

The wish is the store's; whoever closes the screen meanwhile finds the file there later.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from store.records import remote
from store.records.items import MailItem
from store.records.remote import Standing
from store.words.i18n import _
from tui.troubles import trouble

if TYPE_CHECKING:
    from tui.screens.main import MainScreen

LOOK = 0.4
"""Seconds between looks at how far it has come."""


class Awaited(NamedTuple):
    message: int
    parts: tuple[int, ...]


def absent(item: MailItem) -> Awaited | None:
    """What a forward has to wait for."""
    parts = tuple(file.part for file in item.attachments if file.remote and not file.inline)
    return Awaited(item.id, parts) if parts else None


def fetch(main: "MainScreen", wanted: Awaited, then: Callable[[], None]) -> None:
    """`then` is called once all of it is here; else it is told why not."""
    from tui.files import FileError  # late: it loads what reads mail

    if main.feed.now is not None:
        main.voice.say(trouble(FileError("not-here")), "$owed-soon")
        return

    def failed(error: Exception) -> None:
        main.voice.say(trouble(error), "$owed-overdue", seconds=10)

    main.feed.write(
        lambda store: remote.want(store, wanted.message, wanted.parts, main.real_now()),
        lambda _done: _look(main, wanted, then, ""),
        failed,
    )


def _look(main: "MainScreen", wanted: Awaited, then: Callable[[], None], said: str) -> None:
    def seen(found: Mapping[int, Standing]) -> None:
        left = [found[part] for part in wanted.parts if part in found and not found[part].here]
        errors = [part.error for part in left if part.error]
        if errors:
            from tui.files import FileError

            why = FileError("lost" if errors[0] == "gone" else "refused", said=errors[0])
            main.voice.say(trouble(why), "$owed-overdue", seconds=10)
        elif left:
            words = _progress(main, left)
            if main.voice.said in ("", said):  # whoever else speaks is not interrupted
                main.voice.say(words, seconds=4 * LOOK)
            main.set_timer(LOOK, lambda: _look(main, wanted, then, words))
        else:
            then()

    slot = f"awaited {wanted.message} {wanted.parts}"
    main.feed.ask(slot, lambda store: remote.standing(store, wanted.message), seen)


def _progress(main: "MainScreen", left: Sequence[Standing]) -> str:
    if main.standing is not None and not main.standing.daemon:
        return _("It is fetched as soon as sync runs.")
    octets = sum(part.octets for part in left) or 1
    got = min(sum(part.got for part in left), octets)
    return _("Fetching from the server: {n} %").format(n=got * 100 // octets)
