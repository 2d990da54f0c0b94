"""Taking back what was done, and doing it again."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.records.database import Store
from store.records.rows import Undo
from store.words import stamps
from store.words.i18n import _
from store.words.steps import bare, named
from tui.cells import short
from tui.doing.outgoing import take_back
from tui.voice import DAY

if TYPE_CHECKING:
    from tui.screens.main import MainScreen


@dataclass(frozen=True, slots=True)
class Stays:
    """What cannot be taken back any more."""

    step: Undo


_ELSEWHERE = {"merge", "set"}
"""Done by a command, unless the facts say that it was seen here: a key must not take it back
unawares."""


def _undo(main: "MainScreen") -> None:
    """The newest action; one of more than a day ago is asked about first. A mail that is still
    held is one of them."""
    held = main.sent.held
    if held is not None and not main.voice.done_since:
        take_back(main, held)
        return
    main.dispatch.list_comes()
    main.feed.newest_undo(lambda newest: _take_back(main, newest))


def _take_back(main: "MainScreen", newest: Undo | None) -> None:
    if newest is None:
        main.voice.say(_("There is nothing to take back."))
        main.dispatch.list_came()
        return
    here = newest.action not in _ELSEWHERE or newest.facts.get("seen")
    if main.real_now() - newest.at < DAY and here:
        _really_undo(main)
        return
    from tui.screens.confirm import Confirm

    when = stamps.full(newest.at, main.now, main.feed.zone)
    asked = _("The newest action is of {when}: {what}. Take it back?").format(
        when=when, what=name_of(newest)
    )
    main.app.push_screen(Confirm(asked), lambda yes: _really_undo(main) if yes else None)
    main.dispatch.list_came()


def _really_undo(main: "MainScreen") -> None:
    main.dispatch.list_comes()
    main.voice.undone()

    def work(store: Store) -> tuple[Undo, str] | Stays | None:
        from store.records import undoing
        from store.records.undo import UndoError

        try:
            return _with_row(store, undoing.undo(store))
        except UndoError as refused:
            if refused.code != "moved-on" or refused.step is None:
                raise
            return Stays(refused.step)

    def told(answer: tuple[Undo, str] | Stays | None) -> None:
        if isinstance(answer, Stays):
            _stays(main, answer.step)
        else:
            _told(main, answer, _("Taken back: {what}"))

    main.change(work, told)


def _stays(main: "MainScreen", step: Undo) -> None:
    key = main.keys.shown("history")
    said = _("“{what}” has changed since and stays; {key} takes back older ones")
    main.voice.say(said.format(what=short(name_of(step), 30), key=key), "$owed-overdue", seconds=10)
    main.lists.return_to(*(step.facts.get("keys") or ()))


def _redo(main: "MainScreen") -> None:
    main.dispatch.list_comes()

    def work(store: Store) -> tuple[Undo, str] | None:
        from store.records import undoing

        return _with_row(store, undoing.redo(store))

    main.change(work, lambda done: _told(main, done, _("Done again: {what}")))


def _with_row(store: Store, step: Undo | None) -> tuple[Undo, str] | None:
    """With what it was done to."""
    from tui.screens.history import about

    if step is None:
        return None
    return step, about(store, [step])[0] if bare(step.action) else ""


def _told(main: "MainScreen", done: tuple[Undo, str] | None, sentence: str) -> None:
    if done is None:
        main.voice.say(_("There is nothing to take back."))
        main.dispatch.list_came()
        return
    step, row = done
    said = sentence.format(what=name_of(step))
    main.voice.say(f"{said} · {short(row, 60)}" if row else said, "$owed-good")
    main.lists.return_to(*(step.facts.get("keys") or ()))


def name_of(step: Undo) -> str:
    return named(step.action, step.facts)


def _history(main: "MainScreen") -> None:
    from tui.screens.history import History

    main.app.push_screen(History(main))


HANDLERS = {"undo": _undo, "redo": _redo, "history": _history}
