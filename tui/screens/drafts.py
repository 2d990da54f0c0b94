"""Mails that are not sent: what is on its way or was refused, and drafts, those of other programs
too."""

from typing import TYPE_CHECKING, Final

from rich.cells import cell_len

from store.records.drafts_elsewhere import DraftElsewhere
from store.records.rows import Outgoing
from store.words import stamps
from store.words.i18n import _
from tui.cells import fit
from tui.page import Span
from tui.pages.outgoing import state_of
from tui.safe import Safe, line
from tui.screens.picker import Picker
from tui.sent import name
from tui.widgets.picklist import Pick

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from store.records.database import Store
    from tui.letters import Beginning
    from tui.page import Style
    from tui.screens.main import MainScreen


_STATE: Final = 26
"""Cells for what became of a mail, at most; what they do not need is the subject's."""


class Drafts(Picker[None]):
    HINT = _("type to filter; Enter goes on writing, or says what became of it")
    WIDE = True

    def __init__(self, main: "MainScreen") -> None:
        super().__init__(_("Drafts and what is on its way"))
        self._main = main
        self._found: list[Outgoing | DraftElsewhere] | None = None

    def on_mount(self) -> None:
        super().on_mount()
        self._main.feed.ask("drafts", _read, self.mine(self._arrived))

    def narrow(self, typed: str) -> None:
        if self._found is None:
            return
        words = typed.casefold().split()
        fitting = [
            item
            for item in self._found
            if all(w in f"{item.subject} {' '.join(_people(item))}".casefold() for w in words)
        ]
        said = _("No draft holds that.") if self._found else _("Nothing is waiting here.")
        nothing = Pick((Span(line(f" {said}"), "dim"),), None)
        self.offer([self._pick_of(item) for item in fitting] or [nothing])

    def pick(self, value: object) -> None:
        self.dismiss(None)
        if isinstance(value, DraftElsewhere):
            self._go_on_with(value)
            return
        assert isinstance(value, Outgoing)
        if value.state == "draft":
            from tui.doing.writing import open_letter
            from tui.going_on import of_draft

            letter = of_draft(value, self._main.feed.store.config)
            self._main.call_later(open_letter, self._main, letter)
        else:
            from tui.screens.outgoing import OutgoingSheet

            self._main.app.call_later(self._main.app.push_screen, OutgoingSheet(self._main, value))

    def _go_on_with(self, draft: DraftElsewhere) -> None:
        from tui.doing.writing import open_letter
        from tui.going_on import of_elsewhere

        main = self._main

        def opened(beginning: "Beginning | None") -> None:
            if beginning is None:
                main.voice.say(_("This draft has not been fetched yet."))
            else:
                open_letter(main, beginning)

        main.feed.ask(
            "letter",
            lambda store: of_elsewhere(store, draft.message, draft.account, store.config),
            main.dispatch.dialog_comes(opened),
        )

    def _arrived(self, found: list[Outgoing | DraftElsewhere]) -> None:
        self._found = found
        self.narrow(self.typed)

    def _pick_of(self, item: Outgoing | DraftElsewhere) -> Pick:
        now, zone = self._main.real_now(), self._main.feed.zone
        word, style = _state_of(item, now, zone)
        at = item.at if isinstance(item, DraftElsewhere) else item.updated_at
        when = stamps.short(at, now, zone)
        states = (_state_of(one, now, zone)[0] for one in self._found or [item])
        wide = min(max(map(cell_len, states)), _STATE)
        shown = (
            Span(fit(line(f" {word}"), wide + 1), style),
            Span(Safe("  "), "text"),
            Span(fit(line(", ".join(map(name, _people(item))) or _("nobody yet")), 20), "text"),
            Span(Safe(" "), "text"),
            Span(fit(line(item.subject or _("(no subject)")), _STATE + 15 - wide), "bright"),
            Span(line(f" {when}"), "dim"),
        )
        return Pick(shown, item)


def _people(item: Outgoing | DraftElsewhere) -> tuple[str, ...]:
    """Whom it reaches; of another program's draft those whom it names first."""
    return item.to if isinstance(item, DraftElsewhere) else (*item.to, *item.cc, *item.bcc)


def _state_of(item: Outgoing | DraftElsewhere, now: int, zone: "ZoneInfo") -> "tuple[str, Style]":
    if isinstance(item, DraftElsewhere):
        return _("begun elsewhere"), "dim"
    return state_of(item, now, zone)


def _read(store: "Store") -> list[Outgoing | DraftElsewhere]:
    from store.records import outbox_rows
    from store.records.drafts_elsewhere import drafts_elsewhere

    outgoing = outbox_rows.as_left(store, outbox_rows.outgoing(store))
    return [*outgoing, *outbox_rows.drafts(store), *drafts_elsewhere(store)]
