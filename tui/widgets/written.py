"""The text of a letter: typed here, in an editor of one's own, or put in out of the snippets."""

from collections.abc import Callable, Mapping

from textual.widgets import TextArea

from store.words.i18n import _
from tui.safe import own


class Written(TextArea):
    """tell: what stands in the way."""

    def __init__(self, text: str, tell: Callable[[list[str]], None]) -> None:
        super().__init__(own(text), id="text", soft_wrap=True, show_line_numbers=False)
        self._say = tell

    def begin(self) -> None:
        self.screen.set_focus(self)

    def choose(self, snippets: Mapping[str, str]) -> None:
        """One of them is put where the cursor stands."""
        if not snippets:
            none = _("There are no snippets; [snippets] in the configuration keeps some.")
            self._say([none])
            return
        from tui.screens.snippets import Snippets

        self.app.push_screen(Snippets(snippets), self._put_in)

    def _put_in(self, text: str | None) -> None:
        if text is not None:
            self.insert(own(text))
            self.begin()

    def edit_outside(self) -> None:
        from tui.sending import edit_outside

        text, trouble = edit_outside(self.app, self.text)
        if trouble:
            self._say([trouble])
        elif text != self.text:
            self.text = own(text)
