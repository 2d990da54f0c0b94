"""What the status line says: a message for some seconds, a chord that has begun, else the
reason of the row under the cursor."""

from collections.abc import Callable
from collections.abc import Sequence as Several
from typing import TYPE_CHECKING

from textual.content import Content
from textual.timer import Timer

from store.words.i18n import _
from store.words.numbers import grouped
from store.words.questions import asked
from tui import bars
from tui.actions import BY_ID
from tui.chords import Sequence
from tui.keys import show
from tui.listing import FOLD
from tui.safe import line
from tui.sentences import why
from tui.widgets.bar import Bar

if TYPE_CHECKING:
    from tui.screens.main import MainScreen

UNDO_SECONDS, SEND_SECONDS = 6.0, 10.0
DAY = 86_400
"""Seconds after which no key takes back unawares what was done."""
SHORT, LONG = 50, 130
"""Cells from which on one line has room for the cursor's place, and for the totals too."""


class Voice:
    def __init__(self, main: "MainScreen") -> None:
        self._main = main
        self._said, self._tone = "", "$owed-text"
        self._done = ""
        self._chord: tuple[str, tuple[tuple[str, str], ...]] | None = None
        """What was typed of a chord, and what may follow."""
        self._timer: Timer | None = None
        self.done_since = 0
        """What was done, and can be taken back, since a mail was sent last."""

    @property
    def said(self) -> str:
        """The message that stands there, if any."""
        return self._said

    def say(self, text: str, tone: str = "$owed-bright", seconds: float = UNDO_SECONDS) -> None:
        """A sentence, made safe where it is drawn. It goes after some seconds."""
        self._said, self._tone, self._chord = text, tone, None
        self._stop()
        self._timer = self._main.set_timer(seconds, self.hush)
        self.tell()

    def done(self, text: str, seconds: float = UNDO_SECONDS) -> None:
        """What was done, and how to take it back."""
        self.done_since += 1
        self._done = text
        self.say(self._undoable(text), "$owed-good", seconds)

    def more(self, text: str) -> None:
        """What is only known once it is done; nothing where something else is said by now."""
        if self._said == self._undoable(self._done):
            self._done = f"{self._done} · {text}"
            self.say(self._undoable(self._done), "$owed-good")

    def _undoable(self, text: str) -> str:
        undo = self._main.keys.shown("undo")
        return _("{done} · {key} undo").format(done=text, key=undo)

    def undone(self) -> None:
        """What was done last is not, or is not any more."""
        self.done_since = max(0, self.done_since - 1)

    def offer(self, words: Several[str]) -> None:
        """What Tab completes, and what else may follow; stays until something else is typed."""
        self._stop()
        more = " · ".join(words[1:])
        said = _("Tab: {word}").format(word=words[0]) + (f"   {more}" if more else "")
        self._said, self._tone, self._chord = said, "$owed-accent", None
        self.tell()

    def pending(self, typed: Sequence, begins: Several[tuple[Sequence, str]]) -> None:
        """A chord has begun: what may follow."""
        n = len(typed)
        follows = tuple((show(keys[n:]), BY_ID[action].name) for keys, action in begins)
        self._stop()
        self._said, self._chord = "", (show(typed), follows)
        self._make_room()  # before the footer says the rest
        self._main.tell()

    def hush(self) -> None:
        self._stop()
        had_chord = self._chord is not None
        self._said, self._chord = "", None
        self._main.tell() if had_chord else self.tell()

    def tell(self) -> None:
        self._make_room()
        self._status.show(self._line)

    @property
    def _status(self) -> Bar:
        return self._main.query_one("#status", Bar)

    @property
    def _lines(self) -> int:
        made = self._status.styles.inline.height
        return int(made.value) if made is not None else self._status.size.height

    def _make_room(self) -> None:
        """What may follow a chord takes lines of the list where its words are long; all but the
        last of its own, which stands in the footer."""
        status = self._status
        if self._chord is None:
            if status.styles.inline.has_rule("height"):
                status.styles.height = None
            return
        wanted = len(bars.chord(*self._chord, status.size.width)) - 1
        if self._lines < wanted <= self._main.size.height // 4:
            status.styles.height = wanted

    def rest(self, width: int) -> Content | None:
        """What a pending chord says in the footer, since the status line cannot hold it."""
        if self._chord is None:
            return None
        lines = bars.chord(*self._chord, width)
        return Content("").join(lines[self._lines :]) or Content(" ")

    def _line(self, width: int) -> Content:
        lines = self._lines
        if self._chord is not None:
            return Content("\n").join(bars.chord(*self._chord, width)[:lines])
        tone = self._tone if self._said else "$owed-text"

        def fits(said: str) -> bool:
            return bars.has_room(said, width, self._right(width), lines)

        text = self._said or self._reason(fits)
        below = self._totals() if lines > 1 else None
        return bars.told(text, tone, width, self._right(width), lines, below)

    def _reason(self, fits: Callable[[str], bool]) -> str:
        """Of the row under the cursor, as much as fits."""
        main = self._main
        if main.row is None:
            return ""
        if main.place.which == "cleared":
            said = _(
                "They thanked, so nothing is owed. {owe} says that it is, {done} that it is not."
            )
            return said.format(owe=main.keys.shown("owe"), done=main.keys.shown("done"))
        if (question := main.row.question) is not None:
            answer = _("{link} says whose it is").format(link=main.keys.shown("link"))
            return f"{asked(question)}; {answer}"
        return why(main.row, main.feed.zone, main.now, fits)

    def _right(self, width: int) -> Content:
        if width < SHORT and self._lines == 1:
            return Content("")
        if width < LONG or self._lines > 1:
            return self._where()
        return Content.assemble(self._totals(), "  ", self._where())

    def _totals(self) -> Content:
        standing = self._main.standing
        return bars.bands(standing.totals) if standing else Content("")

    def _where(self) -> Content:
        """How many are marked, and where in the list the cursor stands."""
        rows = self._main.rows
        if rows.marks:
            marked = _("{n} marked").format(n=grouped(len(rows.marks)))
            return Content.styled(f"{marked} ", "$owed-accent")
        at = rows.listing.positions.get(rows.cursor or FOLD)
        if at is None or rows.cursor == FOLD:
            return Content("")
        place = f"{grouped(at + 1)}/{grouped(rows.listing.count)} "
        return Content.styled(line(place), "$owed-dim")

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
