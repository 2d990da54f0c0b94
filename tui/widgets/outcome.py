"""Which way a call went, and how: each choice with its key."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from tui.ringing import DIRECTIONS, OUTCOMES
from tui.widgets.bar import Bar, doing

CHOSEN = "▸"
"""Before what holds, since neither colour nor weight may be there to say so."""


class Outcome(Bar):
    """As high as its choices take."""

    DEFAULT_CSS = """
    Outcome { height: 3; }
    """

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id)
        self.direction, self.outcome = "in", "answered"

    @property
    def spoken(self) -> bool:
        return self.outcome == "answered"

    @property
    def word(self) -> str:
        """How it went, as it stands there."""
        return dict(OUTCOMES.values())[self.outcome]

    def set(self, direction: str = "", outcome: str = "") -> None:
        """'': as it was."""
        self.direction = direction or self.direction
        self.outcome = outcome or self.outcome
        self.show(self._line)

    def fit(self) -> None:
        """Beside the card of a narrow screen the outcomes take a line more."""
        self.styles.height = len(self._line(self.size.width or 80).plain.split("\n"))

    def _line(self, width: int) -> Content:
        def choice(key: str, word: str, on: bool) -> Content:
            style = "bold $owed-bright on $owed-cursor" if on else "$owed-dim"
            mark = CHOSEN if on else " "
            shown = Content.assemble((f"{mark}{key}", "$owed-accent"), (f" {word} ", style))
            return doing(shown, key)

        ways = [choice(k, word, self.direction == way) for k, (way, word) in DIRECTIONS.items()]
        ends = [choice(k, word, self.outcome == end) for k, (end, word) in OUTCOMES.items()]
        lines = (*_lines(ways, width), *_lines(ends, width))
        parts = (Content("").join(line) for line in lines)
        return Content("\n").join(parts)


def _lines(choices: Sequence[Content], width: int) -> Iterator[Sequence[Content]]:
    """Three on a line, or as many as there is room for."""
    row: list[Content] = []
    for choice in choices:
        if row and (len(row) == 3 or sum(c.cell_length for c in (*row, choice)) > width):
            yield row
            row = []
        row.append(choice)
    yield row
