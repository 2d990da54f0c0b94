"""Which of the texts of the configuration is put into a mail."""

from collections.abc import Mapping

from store.words.i18n import _
from tui.cells import fit
from tui.page import Span
from tui.safe import line
from tui.screens.picker import Picker
from tui.widgets.picklist import Pick

_NAME = 16
"""Cells of a name."""


class Snippets(Picker[str]):
    HINT = _("part of a name or of a text; Enter puts it where the cursor is")

    def __init__(self, snippets: Mapping[str, str]) -> None:
        super().__init__(_("Snippets"))
        self._snippets = snippets

    def narrow(self, typed: str) -> None:
        words = typed.casefold().split()
        found = [
            Pick(
                (Span(fit(line(f" {name}"), _NAME), "bright"), Span(line(f"  {text}"), "text")),
                text,
            )
            for name, text in self._snippets.items()
            if all(word in f"{name} {text}".casefold() for word in words)
        ]
        nothing = Pick((Span(line(" " + _("No snippet holds that.")), "dim"),), None)
        self.offer(found or [nothing])

    def pick(self, value: object) -> None:
        assert isinstance(value, str)
        self.dismiss(value)
