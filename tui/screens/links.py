"""The links of a conversation, newest mail first; Enter shows one whole, and opens or copies it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from store.records.database import Store
from store.records.items import MailItem
from store.words import stamps
from store.words.i18n import _, pgettext
from tui.links import Link, links
from tui.page import BLANK, Line, Span, paragraph, say
from tui.safe import line
from tui.screens.choice import Answer, Choice
from tui.screens.picker import Picker
from tui.widgets.picklist import Pick

if TYPE_CHECKING:
    from tui.screens.main import MainScreen

WIDTH = 66


class _Mail(NamedTuple):
    mail: MailItem
    links: Sequence[Link]


class Links(Picker[None]):
    """`first`: the message that is being read, whose links come before the others'."""

    HINT = _("type to filter; Enter: where it leads; open or copy it")
    WIDE = True

    def __init__(self, main: "MainScreen", key: int, first: int | None) -> None:
        super().__init__(_("Links"))
        self._main, self._key, self._first = main, key, first
        self._found: list[_Mail] | None = None

    def on_mount(self) -> None:
        super().on_mount()
        self._main.feed.ask("links", self._read, self.mine(self._arrived))

    def narrow(self, typed: str) -> None:
        if self._found is None:
            return
        wanted = typed.casefold().strip()
        picks: list[Pick] = []
        for mail, found in self._found:
            some = [one for one in found if wanted in f"{one.target} {one.label}".casefold()]
            if some:
                picks += [Pick(self._heading(mail), None), *(Pick(_line(one), one) for one in some)]
        nothing = Pick((Span(line(" " + _("No link leads there.")), "dim"),), None)
        self.offer(picks or [nothing])

    def pick(self, value: object) -> None:
        assert isinstance(value, Link)
        answers = (Answer("o", pgettext("verb", "open")), Answer("y", _("copy")))
        width = min(WIDTH, self._main.size.width - 12)

        def taken(key: str | None) -> None:
            if key is not None:
                self.dismiss(None)
                _take(self._main, value, key)

        self.app.push_screen(Choice(_("Link"), about(value, width), answers, width), taken)

    def _read(self, store: Store) -> list[_Mail]:
        whole = self._main.feed.read_whole(self._key)
        mails = [item for item in whole.items if isinstance(item, MailItem)] if whole else []
        ordered = sorted(mails, key=lambda mail: (mail.id != self._first, -mail.at))
        return [_Mail(mail, links(mail.text)) for mail in ordered]

    def _arrived(self, found: list[_Mail]) -> None:
        self._found = found
        self.narrow(self.typed)
        if not any(mail.links for mail in found):
            self.dismiss(None)
            self._main.voice.say(_("There is no link in it."))

    def _heading(self, mail: MailItem) -> Line:
        when = stamps.full(mail.at, self._main.now, self._main.feed.zone)
        who = mail.from_name or mail.from_address
        return (Span(line(f" {who}"), "title"), Span(line(f"  {when}"), "dim"))


def _line(one: Link) -> Line:
    sign = Span(line(" ≠ " if one.warning else "   "), "overdue")
    host = Span(line(one.host, 80), "overdue" if one.warning else "bright")
    shown = one.label or one.target.partition("://")[2].partition("/")[2]
    return (sign, host, Span(line(f"  {shown}"), "dim"))


def about(one: Link, width: int) -> list[Line]:
    """The whole target; its host stands out, since only that says where one comes to."""
    lines = paragraph(line(one.target, 3_000), width, "text")
    lines += [BLANK, (Span(line(_("leads to") + " "), "dim"), Span(line(one.host), "title"))]
    if one.label:
        lines.append((Span(line(_("shown as") + " "), "dim"), Span(line(one.label), "text")))
    if one.warning:
        lines += [BLANK, *paragraph(line(one.warning), width, "overdue")]
    return lines if len(lines) < 14 else [*lines[:6], say("…", "dim"), *lines[-5:]]


def _take(main: "MainScreen", one: Link, key: str) -> None:
    from tui.openers import open_link

    if key == "y":
        main.app.copy_to_clipboard(one.target)
        main.voice.say(_("Copied: {link}").format(link=one.target), "$owed-good")
    elif open_link(one.target):
        main.voice.say(_("Opened: {link}").format(link=one.target), "$owed-good")
    else:
        main.voice.say(_("There is no program that opens links (xdg-open)."), "$owed-soon")
