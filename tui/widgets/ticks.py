"""The debts that a call may settle, each ticked by its digit."""

from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

from rich.cells import cell_len

from store.records.rows import OpenLoop
from store.words import stamps
from store.words.i18n import _
from tui.cells import fit
from tui.page import Span
from tui.safe import Safe, line
from tui.widgets.picklist import Pick, PickList

MOST = 9
"""As many as there are digits."""


class Ticks(PickList):
    """now: the instant of the call."""

    DEFAULT_CSS = """
    Ticks { max-height: 6; margin: 1 0 0 0; }
    """

    def __init__(self, now: int, zone: ZoneInfo, id: str | None = None) -> None:
        super().__init__(id=id)
        self._now, self._zone = now, zone
        self._loops: list[OpenLoop] = []
        self._about: dict[int, str] = {}
        """Subjects, by the id of the loop."""
        self._ticked: set[int] = set()

    @property
    def ticked(self) -> tuple[int, ...]:
        """Ids of loops, in the order in which they stand."""
        return tuple(loop.id for loop in self._loops if loop.id in self._ticked)

    def begin(
        self, found: Sequence[tuple[OpenLoop, str]], pays: Callable[[OpenLoop], bool]
    ) -> None:
        """Loops with the subjects of their rows; those that it pays are ticked."""
        self._loops = [loop for loop, _subject in found[:MOST]]
        self._about = {loop.id: " ".join(subject.split()) for loop, subject in found}
        self._ticked = {loop.id for loop in self._loops if pays(loop)}

    def tick(self, key: str) -> bool:
        """Whether the key is a digit of one."""
        if not (key.isascii() and key.isdigit() and 0 < int(key) <= len(self._loops)):
            return False
        self._ticked ^= {self._loops[int(key) - 1].id}
        return True

    def tell(self, *, spoken: bool, at_once: bool, width: int) -> None:
        """at_once: a digit ticks as things stand, and is not typed into a field."""
        self.display = bool(self._loops) and spoken
        how = (
            _("settled by this call? Press {n}")
            if at_once
            else _("settled by this call? Shift+Tab, then {n}")
        )
        digits = "1" if len(self._loops) == 1 else f"1-{len(self._loops)}"
        head = Pick((Span(line(" " + how.format(n=digits)), "dim"),), None)
        shown = (self._pick_of(n, loop, width) for n, loop in enumerate(self._loops, 1))
        self.offer([head, *shown])

    def _pick_of(self, n: int, loop: OpenLoop, width: int) -> Pick:
        on = loop.id in self._ticked
        since = stamps.day(loop.since, self._now, self._zone)
        what = _("call back") if loop.kind == "callback" else _("answer to {who}").format(
            who=loop.who
        )  # fmt: skip
        less = what
        if "followup" in loop.reason.facts:
            what = less = str(loop.reason.facts.get("what"))
        elif subject := self._about.get(loop.id):
            what = f"{what}: {subject}"
            less = f"{loop.who}: {subject}" if loop.kind != "callback" else what
        text = (
            Span(line(f" {n} "), "accent"),
            Span(line("[x] " if on else "[ ] "), "good" if on else "dim"),
            Span(_fitting(what, less, f", {since}", width - 7), "bright" if on else "text"),
        )
        return Pick(text, loop.id)


def _fitting(what: str, less: str, since: str, width: int) -> Safe:
    """What is too long is said with less, and cut before the day."""
    room = width - cell_len(since)
    shown = line(what) if cell_len(line(what)) <= room else line(less)
    cut = fit(shown, room).rstrip() if 8 < room < cell_len(shown) else shown
    return line(cut + since)
