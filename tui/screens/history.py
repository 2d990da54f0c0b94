"""What was done, newest first; Enter takes it back, and with it what came after."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from store.records.database import Store
from store.records.rows import Undo
from store.words import stamps
from store.words.i18n import _, ngettext
from store.words.steps import named
from tui.cells import fit
from tui.page import Span
from tui.safe import line
from tui.screens.picker import Picker
from tui.widgets.picklist import Pick

if TYPE_CHECKING:
    from tui.screens.main import MainScreen


class History(Picker[None]):
    HINT = _("type to filter; Enter takes it back, with all that stands above it")
    WIDE = True

    def __init__(self, main: "MainScreen") -> None:
        super().__init__(_("What was done"))
        self._main = main
        self._found: list[tuple[Undo, str]] | None = None

    def on_mount(self) -> None:
        super().on_mount()
        self._main.feed.ask("history", read, self.mine(self._arrived))

    def narrow(self, typed: str) -> None:
        if self._found is None:
            return
        words = typed.casefold().split()
        fitting = [
            self._pick_of(step, about)
            for step, about in self._found
            if all(word in f"{_name(step)} {about}".casefold() for word in words)
        ]
        nothing = Pick((Span(line(" " + _("There is nothing to take back.")), "dim"),), None)
        self.offer(fitting or [nothing])

    def pick(self, value: object) -> None:
        assert isinstance(value, Undo)
        newer = sum(step.id > value.id for step, _about in self._found or ())

        def answered(yes: bool | None) -> None:
            if yes:
                self.dismiss(None)
                take_back(self._main, value)

        if not newer:
            answered(True)
            return
        from tui.screens.confirm import Confirm

        asked = ngettext(
            "Take back “{what}” and {n} newer action?",
            "Take back “{what}” and {n} newer actions?",
            newer,
        ).format(what=_name(value), n=newer)
        self.app.push_screen(Confirm(asked), answered)

    def _arrived(self, found: list[tuple[Undo, str]]) -> None:
        self._found = found
        self.narrow(self.typed)

    def _pick_of(self, step: Undo, about: str) -> Pick:
        when = stamps.full(step.at, self._main.real_now(), self._main.feed.zone)
        shown = (
            Span(fit(line(f" {when}"), 15), "dim"),
            Span(fit(line(_name(step)), 20) if about else line(_name(step)), "bright"),
            Span(line(f"  {about}" if about else ""), "text"),
        )
        return Pick(shown, step)


def read(store: Store) -> list[tuple[Undo, str]]:
    """Each step with what it was done to."""
    from store.records import undoing

    steps = undoing.undo_stack(store)
    return list(zip(steps, about(store, steps), strict=True))


def about(store: Store, steps: Sequence[Undo]) -> list[str]:
    """Of each, the client and subject of its row, and how many more there are."""
    from store.records import views

    keys = [key for step in steps for key in _rows(step)]
    known = views.rows(store, list(dict.fromkeys(keys)), views.at(store)) if keys else []
    found = {row.key: row for row in known}

    def told(step: Undo) -> str:
        rows = [found[key] for key in _rows(step) if key in found]
        if not rows:
            return ""
        row = rows[0]
        first = " · ".join(part for part in (row.client or row.who, row.subject) if part)
        more = len(rows) - 1
        return first + (" " + _("and {n} more").format(n=more) if more else "")

    return [told(step) for step in steps]


def _rows(step: Undo) -> Sequence[int]:
    """Their keys; that of a call is its id, negative."""
    if (call := step.facts.get("call")) is not None:
        return (-int(call),)
    return step.facts.get("keys") or ()


def take_back(main: "MainScreen", step: Undo) -> None:
    """That step and all newer ones, the newest first; newer ones that have changed since stay."""

    def work(store: Store) -> tuple[Undo | None, list[Undo]]:
        from store.records import undoing

        return undoing.undo_to(store, step.id)

    def told(answer: tuple[Undo | None, list[Undo]]) -> None:
        undone, stay = answer
        if undone is None:
            main.voice.say(_("There is nothing to take back."))
            return
        said = _("Taken back: {what}").format(what=_name(undone))
        if stay:
            said += " · " + _("not, since changed: {what}").format(
                what=", ".join(_name(one) for one in stay)
            )
        main.voice.say(said, "$owed-good")

    main.change(work, told)


def _name(step: Undo) -> str:
    return named(step.action, step.facts)
