"""What the user decides about rows: each is seen at once, written behind, and can be undone."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.records.database import Store
from store.records.rows import Row
from store.words import stamps
from store.words.i18n import _, ngettext
from store.words.numbers import grouped
from tui.cells import short
from tui.noting import answers, noted
from tui.places import leaves

if TYPE_CHECKING:
    from tui.screens.main import MainScreen

MANY = 20
"""Rows at once from which on it is asked first."""


@dataclass(frozen=True, slots=True)
class Change:
    """One kind of decision, before it is known to which rows."""

    action: str
    """As in `places.leaves`."""
    work: Callable[[Store, Sequence[int]], object]
    said: str
    """'Done', for the undo line."""
    patch: Callable[[Row], dict[str, object]] | None = None
    """What changes in a row that stays."""
    more: Callable[[object], str] | None = None
    """What is said besides, by what the work has answered."""


def decide(main: "MainScreen", change: Change, keys: Sequence[int] | None = None) -> None:
    """Asks first where many rows are meant."""
    targets = main.targets() if keys is None else list(keys)
    if len(targets) <= MANY:
        do(main, change, targets)
        return
    from tui.screens.confirm import Confirm

    asked = _("{what}: {n} rows at once?").format(what=change.said, n=grouped(len(targets)))
    main.app.push_screen(Confirm(asked), lambda yes: do(main, change, targets) if yes else None)


def do(main: "MainScreen", change: Change, keys: Sequence[int]) -> None:
    gone = keys if leaves(change.action, main.place) else ()
    was_reading = main.reading.on and bool(gone)
    rows = [row for key in keys if (row := main.rows.row_of(key)) is not None]
    patch = {row.key: change.patch(row) for row in rows} if change.patch and not gone else {}
    said = _about(change.said, rows, len(keys))

    def worked(answer: object) -> None:
        if change.more and (more := change.more(answer)):
            main.voice.more(more)

    main.change(
        lambda store: change.work(store, keys),
        worked,
        hide=gone,
        patch=patch,
        said=said,
    )
    main.rows.mark(keys, on=False)
    main.again = lambda: decide(main, change)
    if was_reading and main.rows.cursor:
        main.reading.follow()
    elif was_reading:
        main.reading.close()


def _about(said: str, rows: Sequence[Row], n: int) -> str:
    if n == 1 and rows:
        row = rows[0]
        what = row.subject if row.kind != "call" else ""
        return " · ".join(part for part in (said, row.client or row.who, short(what)) if part)
    return said + " · " + ngettext("{n} row", "{n} rows", n).format(n=grouped(n))


def _done(main: "MainScreen", keys: Sequence[int] | None = None) -> None:
    targets = main.targets() if keys is None else keys
    rows = [main.rows.row_of(key) for key in targets]
    owed = any(row is not None and row.state == "owed" for row in rows)
    waiting = any(row is not None and row.state == "waiting" for row in rows)
    promised = any(noted(row) is not None for row in rows)
    said = _("Done, no answer needed") if owed else _("Done, no longer waiting") if waiting else ""
    if promised:
        said = _("Done, what was promised, too")
    decide(main, Change("done", _kind("done"), said or _("Done")), keys)


def _no_answer(main: "MainScreen") -> None:
    """Of a promise that stands alone, or is all that is open, it means that it is dropped."""
    row = main.row
    dropped = row is not None and noted(row) is not None and not answers(row)
    said = _("Dropped") if dropped else _("No answer needed")
    decide(main, Change("no-answer", _kind("no-answer"), said))


def _kind(kind: str, word: str = "") -> Callable[[Store, Sequence[int]], object]:
    def work(store: Store, keys: Sequence[int]) -> object:
        from store.records import decisions

        return decisions.decide(store, keys, kind, word)

    return work


def _call(name: str, *more: object) -> Callable[[Store, Sequence[int]], object]:
    """A function of `handling` that takes the rows."""

    def work(store: Store, keys: Sequence[int]) -> object:
        from store.records import handling

        return getattr(handling, name)(store, keys, *more)

    return work


def _asleep(until: int) -> Callable[[Store, Sequence[int]], object]:
    def work(store: Store, keys: Sequence[int]) -> object:
        from store.records import snoozing

        return snoozing.snooze(store, keys, until)

    return work


def _woken(store: Store, keys: Sequence[int]) -> object:
    from store.records import snoozing

    return snoozing.unsnooze(store, keys)


def _spam(main: "MainScreen") -> None:
    def work(store: Store, keys: Sequence[int]) -> int:
        from store.records import handling

        handling.junk(store, keys)
        return handling.stay(store, keys)

    def stays(answer: object) -> str:
        n = answer if isinstance(answer, int) else 0
        return (
            ngettext("{n} mail of ours stays", "{n} mails of ours stay", n).format(n=n) if n else ""
        )

    decide(main, Change("spam", work, _("To Junk"), more=stays))


def _elsewhere(main: "MainScreen") -> None:
    keys = main.targets()

    def answered(word: str) -> None:
        said = _("Answered elsewhere") + (f": {word.strip()}" if word.strip() else "")
        change = Change("elsewhere", _kind("elsewhere", word.strip()), said)
        decide(main, change, keys)

    main.dispatch.ask(_("answered by"), answered, hint=_("phone, chat, in person … then Enter"))


def _sender(main: "MainScreen", owed: str, said: str) -> None:
    """Whoever wrote the newest mail of the row; what was said of them already is forgotten."""

    def work(store: Store, keys: Sequence[int]) -> object:
        from store.records import senders

        known = {key: senders.said_of(store, key)[1] == owed for key in keys}
        for word, some in (
            (owed, [key for key in keys if not known[key]]),
            ("", [key for key in keys if known[key]]),
        ):
            if some:
                senders.say_all(store, some, word)
        return None

    decide(main, Change(f"sender-{owed}", work, said))


def _star(main: "MainScreen") -> None:
    on = not (main.row is not None and main.row.starred)
    change = Change(
        "star" if on else "star-off",
        _call("star", on),
        _("Starred") if on else _("Star taken off"),
        lambda row: {"starred": on},
    )  # fmt: skip
    decide(main, change)


def _read(main: "MainScreen", on: bool) -> None:
    change = Change(
        "read", _call("read", on), _("Read") if on else _("Unread"),
        lambda row: {"unread": 0 if on else max(1, row.unread)},
    )  # fmt: skip
    decide(main, change)


def _snooze(main: "MainScreen") -> None:
    keys = main.targets()
    rows = [row for key in keys if (row := main.rows.row_of(key)) is not None]
    from tui.screens.snooze import Snooze

    asleep = any(row.snoozed_until is not None for row in rows)
    due = min((row.due for row in rows if row.due and row.due > main.now), default=None)

    def chosen(until: int | None) -> None:
        if until is None:
            return
        if until == 0:
            decide(main, Change("wake", _woken, _("Awake again")), keys)
            return
        when = stamps.full(until, main.now, main.feed.zone)
        said = _("Snoozed until {when}").format(when=when)
        decide(main, Change("snooze", _asleep(until), said), keys)

    main.app.push_screen(Snooze(main.now, main.feed.store.config, due, asleep), chosen)


def _of_client(main: "MainScreen") -> None:
    """The client's whole open list; that is always asked first."""
    row = main.row
    if row is None or row.client_id is None:
        return

    def found(keys: list[int]) -> None:
        if not keys:
            main.voice.say(_("Nothing is open with {client}.").format(client=row.client))
            return
        from tui.screens.confirm import Confirm

        asked = ngettext(
            "{client}: {n} open row is done?", "{client}: all {n} open rows are done?", len(keys)
        ).format(client=row.client, n=len(keys))
        change = Change("done", _kind("done"), _("Done, no answer needed"))
        main.app.push_screen(Confirm(asked), lambda yes: do(main, change, keys) if yes else None)

    main.feed.open_of(row.client_id, main.dispatch.dialog_comes(found))


def _again(main: "MainScreen") -> None:
    if main.again is None:
        main.voice.say(_("Nothing was decided yet."))
    else:
        main.again()


def _link(main: "MainScreen") -> None:
    keys, row = main.targets(), main.row
    if len(keys) > 1:
        from tui.screens.link_many import LinkMany

        main.app.push_screen(LinkMany(main, keys))
        return
    if keys:
        row = main.rows.row_of(keys[0])
    if row is None:
        return
    from tui.doing.strangers import ask

    ask(main, row)


HANDLERS = {
    "done": _done,
    "done-client": _of_client,
    "no-answer": _no_answer,
    "owe": lambda main: decide(main, Change("owe", _kind("owe"), _("Owed, by your word"))),
    "always-owed": lambda main: _sender(main, "always", _("Always owed from this sender")),
    "never-owed": lambda main: _sender(main, "never", _("Never owed from this sender")),
    "elsewhere": _elsewhere,
    "snooze": _snooze,
    "star": _star,
    "read": lambda main: _read(main, True),
    "unread": lambda main: _read(main, False),
    "trash": lambda main: decide(main, Change("trash", _call("trash"), _("To Trash"))),
    "spam": _spam,
    "link": _link,
    "again": _again,
}
