"""The attachments of a conversation, newest first; each is told, then saved or opened."""

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from store.records.database import Store
from store.records.items import AttachmentItem, MailItem
from store.words import stamps
from store.words.clean import clean_filename
from store.words.i18n import _
from tui.awaited import Awaited, fetch
from tui.cells import fit
from tui.filekind import Kind, kind_of, suspicion
from tui.files import FileError, content_of, downloads, save
from tui.page import BLANK, Line, Span, pair, paragraph
from tui.pages.mail import size
from tui.safe import EMPTY, Safe, line, naming
from tui.screens.choice import Answer, Choice
from tui.screens.picker import Picker
from tui.troubles import trouble
from tui.widgets.picklist import Pick

if TYPE_CHECKING:
    from pathlib import Path

    from tui.screens.main import MainScreen

WIDTH = 60


class Of(NamedTuple):
    mail: MailItem
    item: AttachmentItem

    @property
    def name(self) -> str:
        return clean_filename(self.item.name, 200) or _("without a name")


class Attachments(Picker[None]):
    HINT = _("type to filter; Enter: what it is; save or open it")
    WIDE = True

    def __init__(self, main: "MainScreen", key: int) -> None:
        super().__init__(_("Attachments"))
        self._main, self._key = main, key
        self._found: list[Of] | None = None

    def on_mount(self) -> None:
        super().on_mount()
        self._main.feed.ask("attachments", self._read, self.mine(self._arrived))

    def narrow(self, typed: str) -> None:
        if self._found is None:
            return
        wanted = typed.casefold().strip()
        picks = [self._pick_of(one) for one in self._found if wanted in one.item.name.casefold()]
        nothing = Pick((Span(line(" " + _("No attachment is called so.")), "dim"),), None)
        self.offer(picks or [nothing])

    def pick(self, value: object) -> None:
        assert isinstance(value, Of)
        if value.item.remote:
            self._ask_for(value)
            return
        self.wait()
        self._main.feed.ask(
            "attachment",
            lambda store: _kind(store, value),
            self.mine(partial(self._ask, value)),
        )

    def _ask(self, one: Of, kind: "Kind | FileError") -> None:
        """What is really in it, before anything is done with it."""
        if isinstance(kind, FileError):
            self._main.voice.say(trouble(kind), "$owed-soon")
            self.dismiss(None)
            return
        odd = suspicion(one.name, kind)
        answers = [Answer("s", _("save into {folder}").format(folder=downloads()))]
        if not odd:
            answers.insert(0, Answer("o", _("save and open")))
        width = min(WIDTH, self._main.size.width - 12)
        choice = Choice(_("Attachment"), about(one, kind, odd, width), answers, width)

        def taken(key: str | None) -> None:
            if key is not None:
                self.dismiss(None)
                _take(self._main, one, key == "o")

        self.app.push_screen(choice, taken)
        self.hand_over(choice)

    def _ask_for(self, one: Of) -> None:
        """It lies on the server: what is in it is known once it is here."""
        answers = [Answer("s", _("fetch it and save into {folder}").format(folder=downloads()))]
        width = min(WIDTH, self._main.size.width - 12)
        choice = Choice(_("Attachment"), about(one, None, "", width), answers, width)

        def taken(key: str | None) -> None:
            if key is not None:
                self.dismiss(None)
                wanted = Awaited(one.mail.id, (one.item.part,))
                fetch(self._main, wanted, partial(_take, self._main, one, False))

        self.app.push_screen(choice, taken)

    def _read(self, store: Store) -> list[Of]:
        whole = self._main.feed.read_whole(self._key)
        mails = [item for item in whole.items if isinstance(item, MailItem)] if whole else []
        return [Of(mail, item) for mail in reversed(mails) for item in mail.attachments]

    def _arrived(self, found: list[Of]) -> None:
        self._found = found
        self.narrow(self.typed)
        if not found:
            self.dismiss(None)
            self._main.voice.say(_("There is no attachment in it."))

    def _pick_of(self, one: Of) -> Pick:
        when = stamps.short(one.mail.at, self._main.now, self._main.feed.zone)
        shown = (
            Span(fit(line(f" {one.name}"), 40), "bright"),
            Span(fit(line(f" {size(one.item.size)}"), 11), "dim"),
            Span(fit(line(f" {when}"), 9), "dim"),
            Span(line(_("on the server")) if one.item.remote else EMPTY, "soon"),
            Span(Safe("  ") if one.item.remote else EMPTY, "dim"),
            Span(naming(one.mail.from_name or one.mail.from_address), "dim"),
        )
        return Pick(shown, one)


def _kind(store: Store, one: Of) -> "Kind | FileError":
    try:
        return kind_of(content_of(store, one.mail.id, one.item.part))
    except FileError as error:
        return error


def about(one: Of, kind: Kind | None, odd: str, width: int) -> list[Line]:
    """kind: None where nobody has looked into it yet."""
    lines = [*paragraph(line(one.name), width, "title"), BLANK]
    what = kind.words if kind else _("on the server")
    lines.append(pair(_("it is"), what, 11, value="overdue" if odd else "bright"))
    lines.append(pair(_("its mail"), _("says {type}").format(type=one.item.type), 11))
    lines.append(pair(_("size"), size(one.item.size), 11))
    lines.append(pair(_("from"), one.mail.from_address, 11))
    return [*lines, BLANK, *paragraph(line(odd), width, "overdue")] if odd else lines


def _take(main: "MainScreen", one: Of, opening: bool) -> None:
    folder = downloads()

    def work(store: Store) -> "Path":
        return save(store, one.mail.id, one.item.part, one.item.name, folder)

    main.feed.ask("save", work, partial(_saved, main, opening))


def _saved(main: "MainScreen", opening: bool, path: "Path") -> None:
    from tui.openers import open_file

    if not opening or open_file(path):
        main.voice.say(_("Saved: {path}").format(path=path), "$owed-good", seconds=10)
        return
    said = _("Saved: {path}; there is no program that opens files (xdg-open)").format(path=path)
    main.voice.say(said, "$owed-soon", seconds=10)
