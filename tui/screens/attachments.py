"""The attachments of a conversation, newest first; Enter saves one."""

from typing import TYPE_CHECKING, NamedTuple

from store.records.database import Store
from store.records.rows import AttachmentItem, MailItem
from store.words.clean import clean_filename
from store.words.i18n import _
from tui import stamps
from tui.cells import fit
from tui.files import downloads, save
from tui.page import Span
from tui.pages.conversation import size
from tui.safe import line
from tui.screens.picker import Picker
from tui.widgets.picklist import Pick

if TYPE_CHECKING:
    from pathlib import Path

    from tui.screens.main import MainScreen


class _Of(NamedTuple):
    mail: MailItem
    item: AttachmentItem


class Attachments(Picker[None]):
    HINT = _("Enter saves it")
    TALL = False

    def __init__(self, main: "MainScreen", key: int) -> None:
        self._folder = downloads()
        super().__init__(_("Attachments, saved into {folder}").format(folder=self._folder))
        self._main, self._key = main, key
        self._found: list[_Of] = []

    def on_mount(self) -> None:
        super().on_mount()
        self._main.feed.ask("attachments", self._read, self.mine(self._arrived))

    def narrow(self, typed: str) -> None:
        wanted = typed.casefold().strip()
        picks = [self._pick_of(one) for one in self._found if wanted in one.item.name.casefold()]
        nothing = Pick((Span(line(" " + _("There is no attachment.")), "dim"),), None)
        self.offer(picks or [nothing])

    def pick(self, value: object) -> None:
        assert isinstance(value, _Of)
        folder = self._folder

        def work(store: Store) -> "Path":
            return save(store, value.mail.id, value.item.part, value.item.name, folder)

        def saved(path: "Path") -> None:
            self._main.voice.say(_("Saved: {path}").format(path=path), "$owed-good", seconds=10)

        self.dismiss(None)
        self._main.feed.ask("save", work, saved)

    def _read(self, store: Store) -> list[_Of]:
        whole = self._main.feed.read_whole(self._key)
        mails = [item for item in whole.items if isinstance(item, MailItem)] if whole else []
        return [_Of(mail, item) for mail in reversed(mails) for item in mail.attachments]

    def _arrived(self, found: list[_Of]) -> None:
        self._found = found
        self.narrow(self.typed)

    def _pick_of(self, one: _Of) -> Pick:
        when = stamps.short(one.mail.at, self._main.now, self._main.feed.zone)
        name = clean_filename(one.item.name, 200) or _("without a name")
        shown = (
            Span(fit(line(f" {name}"), 36), "bright"),
            Span(fit(line(f" {size(one.item.size)}"), 11), "dim"),
            Span(fit(line(f" {one.item.type}"), 18), "dim"),
            Span(line(f" {when}"), "dim"),
        )
        return Pick(shown, one)
