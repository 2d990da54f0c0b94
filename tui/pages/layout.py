"""What the parts of a page to read share: how wide it is, as of when, and what stands there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from store.records.rows import Outgoing
from store.words import stamps
from tui.page import Line


@dataclass
class Layout:
    """What is laid out so far."""

    width: int
    now: int
    zone: ZoneInfo
    quotes: bool
    quotes_key: str
    outgoing: Mapping[int | None, Outgoing]
    """By the mail that it is."""
    outgoing_key: str
    lines: list[Line] = field(default_factory=list)
    anchors: list[int] = field(default_factory=list)
    folds: bool = False

    def full(self, at: int) -> str:
        return stamps.full(at, self.now, self.zone)
