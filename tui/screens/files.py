"""Which of the attached files is taken off again."""

from collections.abc import Sequence

from store.words.i18n import _
from tui.page import Span
from tui.safe import line
from tui.screens.picker import Picker
from tui.widgets.picklist import Pick


class Files(Picker[str]):
    HINT = _("type to filter; Enter takes it off the mail")

    def __init__(self, paths: Sequence[str]) -> None:
        super().__init__(_("Attached"))
        self._paths = paths

    def narrow(self, typed: str) -> None:
        wanted = typed.casefold().strip()
        self.offer([
            Pick((Span(line(f" {path}"), "text"),), path)
            for path in self._paths
            if wanted in path.casefold()
        ])  # fmt: skip

    def pick(self, value: object) -> None:
        assert isinstance(value, str)
        self.dismiss(value)
