"""A line of a form, which is typed into or filled in."""

from textual.widgets import Input

from tui.safe import Safe, line

LONGEST = 400
"""Characters of what is filled in."""


class Field(Input):
    def __init__(self, id: str, text: Safe | None = None, *, select: bool = False) -> None:
        """select: all of it, whenever one comes to it."""
        super().__init__(text, id=id, select_on_focus=select, compact=True)

    @property
    def typed(self) -> str:
        return self.value.strip()

    def fill(self, text: str) -> None:
        """As if it had stood there from the start: nobody is told, and the cursor is behind it."""
        with self.prevent(Input.Changed):
            self.value = line(text, LONGEST)
            self.cursor_position = len(self.value)
