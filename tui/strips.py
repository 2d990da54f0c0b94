"""Lines that were drawn go as soon as nobody shows them.

Textual's strips remember how they were divided, and one that is drawn whole remembers itself: only
Python's look for cycles finds it then. Each key in the list left five hundred objects for it.
"""

from collections.abc import Iterable, Sequence
from functools import cache

from textual.strip import Strip


@cache
def let_go() -> None:
    """From now on a strip that is not divided is not remembered as a part of itself."""
    divided = Strip.divide

    def divide(self: Strip, cuts: Iterable[int]) -> Sequence[Strip]:
        wanted = [cut for cut in cuts if cut <= self.cell_length]
        return [self] if wanted == [self.cell_length] else divided(self, wanted)

    Strip.divide = divide  # type: ignore[method-assign]
