"""Lines of text laid out the way a browser would: white space, gaps, quote marks."""

import re

MAX_QUOTES = 10

_WHITE = re.compile(r"[ \t\r\n\f]+")


Place = tuple[int, int, int]


class Page:
    """Text as it is written, line by line. A gap asked for shows only before more text."""

    def __init__(self) -> None:
        self.quotes = 0
        self.indent = 0
        self._lines: list[str] = []
        self._line: list[str] = []
        self._gap = 0
        self._gap_quotes = 0
        self._space = False

    def text(self) -> str:
        self._end_line()
        return "\n".join(self._lines).strip("\n")

    def write(self, text: str) -> None:
        """Prose: runs of white space are one space, none at the beginning of a line."""
        words = _WHITE.sub(" ", text)
        if not words.strip(" "):
            self._space = self._space or bool(words)
            return
        self._open_line()
        if self._line and (self._space or words[0] == " "):
            self._line.append(" ")
        self._line.append(words.strip(" "))
        self._space = words[-1] == " "

    def write_as_is(self, text: str) -> None:
        """Preformatted: every line break and space counts."""
        for number, line in enumerate(text.expandtabs(8).split("\n")):
            if number:
                self.line_break()
            if line:
                self._open_line()
                self._line.append(line)

    def line_break(self) -> None:
        """`<br>`: the line ends, also an empty one."""
        if self._line:
            self._end_line()
        else:
            self._open_line()
            self._blank(self.quotes)

    def block(self, gap: int) -> None:
        """The border of a block: 1 a new line, 2 a blank line before it."""
        if self._line:
            self._end_line()
        self._space = False
        self._gap_quotes = min(self._gap_quotes, self.quotes) if self._gap else self.quotes
        self._gap = max(self._gap, gap)

    def last_line(self) -> str:
        return self._lines[-1] if self._lines else ""

    def mark(self) -> tuple[int, int]:
        """A place to take text from later, see `since`."""
        return len(self._lines), len(self._line)

    def since(self, mark: tuple[int, int]) -> str:
        lines, pieces = mark
        if len(self._lines) > lines:
            return " ".join([*self._lines[lines:], *self._line])
        return "".join(self._line[pieces:])

    def place(self) -> Place:
        """Between two blocks: the lines so far, and what stands before the next."""
        return len(self._lines), self.quotes, self.indent

    def back_to(self, place: Place) -> None:
        """Takes off the blocks that were written since."""
        del self._lines[place[0] :]
        self._gap, self._gap_quotes = 2, self.quotes

    def append(self, text: str) -> None:
        """Directly behind what was written last."""
        if text:
            self._open_line()
            self._line.append(text if self._line else text.lstrip())

    def _open_line(self) -> None:
        if not self._line and self._gap:
            if self._gap > 1 and self._lines:
                self._blank(min(self._gap_quotes, self.quotes))
            self._gap = 0

    def _blank(self, quotes: int) -> None:
        line = _marks(quotes).rstrip()
        if not self._lines or self._lines[-1] != line:
            self._lines.append(line)

    def _end_line(self) -> None:
        line = "".join(self._line).replace("\xa0", " ").rstrip()
        self._line, self._space = [], False
        if line == "--":
            line = "-- "
        if line:
            self._lines.append(_marks(self.quotes) + " " * self.indent + line)
        else:
            self._blank(self.quotes)


def _marks(quotes: int) -> str:
    return "> " * min(quotes, MAX_QUOTES)
