"""Lines that were drawn take little, and go as soon as nobody shows them.

Textual's strips remember how they were divided, and one that is drawn whole remembers itself: only
Python's look for cycles finds it then. Each key in the list left five hundred objects for it. And
each strip is made with seven places to remember things in, of which most never use one: fifteen
objects, to be gone through by every such look, for a line that is two.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from rich.segment import Segment
from textual.cache import FIFOCache
from textual.strip import Strip

_REMEMBERS = {
    "_divide_cache": 4,
    "_crop_cache": 16,
    "_style_cache": 16,
    "_filter_cache": 4,
    "_line_length_cache": 4,
    "_crop_extend_cache": 4,
    "_offsets_cache": 4,
}
"""What a strip remembers, and how many of each, as Textual has it."""
_IS = ("_segments", "_cell_length", "_render_cache", "_link_ids", "_cell_count")


class _Late:
    """Of a strip: made when it is first asked for. slot: where it lies from then on."""

    def __init__(self, slot: Any, size: int) -> None:
        self._slot, self._size = slot, size

    def __get__(self, strip: Strip, _of: type[Strip]) -> FIFOCache[Any, Any]:
        try:
            found: FIFOCache[Any, Any] = self._slot.__get__(strip)
        except AttributeError:
            found = FIFOCache(self._size)
            self._slot.__set__(strip, found)
        return found


@cache
def let_go() -> None:
    """From now on a strip that is not divided is not remembered as a part of itself, and one that
    has nothing to remember has no place for it."""
    divided = Strip.divide

    def divide(self: Strip, cuts: Iterable[int]) -> Sequence[Strip]:
        wanted = [cut for cut in cuts if cut <= self.cell_length]
        return [self] if wanted == [self.cell_length] else divided(self, wanted)

    def begin(self: Strip, segments: Iterable[Segment], cell_length: int | None = None) -> None:
        self._segments = list(segments)
        self._cell_length = cell_length
        self._render_cache = self._link_ids = self._cell_count = None

    Strip.divide = divide  # type: ignore[method-assign]
    if sorted(Strip.__slots__) == sorted((*_REMEMBERS, *_IS)):  # else another Textual knows better
        for name, size in _REMEMBERS.items():
            setattr(Strip, name, _Late(vars(Strip)[name], size))
        Strip.__init__ = begin  # type: ignore[method-assign]
