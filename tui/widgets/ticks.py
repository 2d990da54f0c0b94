"""The debts that a call may settle, each ticked by its digit."""

from collections.abc import Callable, Sequence
from functools import partial
from zoneinfo import ZoneInfo

from rich.cells import cell_len

from store.records.database import Store
from store.records.paying import Payable
from store.records.rows import Row
from store.words import stamps
from store.words.i18n import _
from tui.cells import fit
from tui.feed import Feed
from tui.page import Span
from tui.ringing import Who, pays
from tui.safe import Safe, line
from tui.widgets.picklist import Pick, PickList

MOST = 9
"""As many as there are digits."""


class Ticks(PickList):
    """now: the instant of the call."""

    DEFAULT_CSS = """
    Ticks { margin: 1 0 0 0; }
    """

    def __init__(self, now: int, zone: ZoneInfo, id: str | None = None) -> None:
        super().__init__(id=id)
        self._now, self._zone = now, zone
        self._all: Sequence[Payable] = ()
        self._room = MOST
        self._ticked: set[int] = set()
        self._with: Who | None = None
        """Whose debts they are, or will be."""

    @property
    def _shown(self) -> Sequence[Payable]:
        return self._all[: self._room]

    @property
    def ticked(self) -> tuple[int, ...]:
        """Ids of loops, in the order in which they stand; of none that does not stand there."""
        return tuple(one.loop.id for one in self._shown if one.loop.id in self._ticked)

    def clear(self) -> None:
        """Until it is known what whoever it is with now waits for."""
        self._with = None
        self._begin([], lambda _one: 0)

    def read(self, feed: Feed, who: Who, row: Row | None, told: Callable[[], None]) -> None:
        """What they wait for, if that is not here already. row: what the call is about; told: once
        it stands here."""
        if who == self._with:
            return
        self.clear()
        self._with, client = who, who.client
        if client is None:
            return

        def work(store: Store) -> list[Payable]:
            from store.records import paying, views

            return paying.open_loops(store, client, views.at(store))

        def arrived(found: list[Payable]) -> None:
            if self.is_attached and self.screen.is_current and who == self._with:
                region = feed.store.config.region
                self._begin(found, partial(pays, who=who, row=row, region=region))
                told()

        feed.ask("loops", work, arrived)

    def _begin(self, found: Sequence[Payable], pays: Callable[[Payable], int]) -> None:
        """Those that it pays are ticked, and stand before the others, the surest first."""
        self._ticked = {one.loop.id for one in found if pays(one)}
        self._all = sorted(found, key=lambda one: -pays(one))
        self.display = self.display and bool(found)

    def tick(self, key: str) -> bool:
        """Whether the key is a digit of one."""
        if not (key.isascii() and key.isdigit() and 0 < int(key) <= len(self._shown)):
            return False
        self._ticked ^= {self._shown[int(key) - 1].loop.id}
        return True

    def tell(self, *, spoken: bool, before: str, width: int, lines: int) -> None:
        """before: the key by which one comes to where a digit ticks, and is not typed into a field;
        '' there. lines: what there is room for."""
        self.display = bool(self._all) and spoken
        self._room = max(1, min(MOST, lines - 1))
        shown = (self._pick_of(n, one, width) for n, one in enumerate(self._shown, 1))
        self.offer([Pick((Span(self._head(before, width), "dim"),), None), *shown])

    def _head(self, before: str, width: int) -> Safe:
        n = len(self._shown)
        digits = "1" if n == 1 else f"1-{n}"
        how = {
            "": _("Press {n}"),
            "tab": _("Tab, then {n}"),
            "shift+tab": _("Shift+Tab, then {n}"),
        }[before]
        asked = (_("settled by this call?"), _("settled?"))
        more = len(self._all) - n
        rest = " · " + _("and {n} more").format(n=more)
        ends = (rest, "") if more and not before else ("",)
        heads = [line(f" {ask} {how.format(n=digits)}{end}") for end in ends for ask in asked]
        return next((head for head in heads if cell_len(head) <= width), heads[-1])

    def _pick_of(self, n: int, one: Payable, width: int) -> Pick:
        loop = one.loop
        on = loop.id in self._ticked
        since = stamps.day(loop.since, self._now, self._zone)
        if loop.kind == "callback":
            what = ": ".join(part for part in (_("call back"), loop.who) if part)
        else:
            what = _("answer to {who}").format(who=loop.who)
        less = what
        if "followup" in loop.reason.facts:
            what = less = str(loop.reason.facts.get("what"))
        elif subject := " ".join(one.subject.split()):
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
