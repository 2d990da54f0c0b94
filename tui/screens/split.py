"""From which mail on a conversation is to be one of its own."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from store.records.database import Store
from store.records.items import MailItem
from store.words import stamps
from store.words.i18n import _, ngettext
from tui.cells import fit
from tui.page import Span
from tui.safe import line
from tui.screens.picker import Picker
from tui.widgets.picklist import Pick

if TYPE_CHECKING:
    from tui.screens.main import MainScreen


class Split(Picker[None]):
    HINT = _("part of a name or of a text; Enter splits before that mail")

    def __init__(self, main: "MainScreen", mails: Sequence[MailItem], shown: int) -> None:
        """mails: all of the conversation; shown: the id of the one that is being read."""
        super().__init__(_("From which mail on is it a conversation of its own?"))
        self._main, self._mails, self._shown = main, mails, shown

    def narrow(self, typed: str) -> None:
        words = typed.casefold().split()
        later = [mail for mail in self._mails[1:] if all(word in _text(mail) for word in words)]
        ids = [mail.id for mail in later]
        cursor = ids.index(self._shown) if self._shown in ids else max(0, len(ids) - 1)
        self.picks.offer([self._pick_of(mail) for mail in later], cursor)

    def pick(self, value: object) -> None:
        assert isinstance(value, int)
        self.dismiss(None)

        def work(store: Store) -> int:
            from store.records import parting

            return parting.split(store, value)

        self._main.change(work, self._split)

    def _split(self, new: int) -> None:
        self._main.lists.return_to(new)
        self._main.voice.done(_("Split"))

    def _pick_of(self, mail: MailItem) -> Pick:
        ids = [one.id for one in self._mails]
        n = len(ids) - ids.index(mail.id)
        when = stamps.full(mail.at, self._main.now, self._main.feed.zone)
        moved = ngettext("{n} mail", "{n} mails", n).format(n=n)
        shown = (
            Span(fit(line(f" {when}"), 15), "dim"),
            Span(fit(line(mail.from_name or mail.from_address), 18), "bright"),
            Span(fit(line(" " + " ".join(mail.new_text[:200].split())), 24), "text"),
            Span(line(f" {moved}"), "dim"),
        )
        return Pick(shown, mail.id)


def _text(mail: MailItem) -> str:
    return f"{mail.from_name} {mail.from_address} {mail.new_text[:2000]}".casefold()
