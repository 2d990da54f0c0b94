"""When Python looks for what nobody uses any more: while nobody types.

A look at all that the lists hold takes tens of milliseconds, in which no key is taken; left to
itself Python looks whenever a list was read.
"""

import gc
from time import monotonic

from textual._styles_cache import StylesCache

from store.freed import give_back

NEW, MIDDLE, OLD = 50_000, 50, 1_000
"""New things after which Python looks by itself all the same; some milliseconds, at the newest."""
EVERY = 10.0
"""Seconds from one look to the next."""
PAUSE = 1.0
"""Seconds without a key after which nobody waits for the screen."""
LATEST = 60.0
"""Seconds after which it cannot be put off any longer, however fast somebody types."""
YOUNG = 1
"""The generation of what came since the last look but one, a small part of all."""


class Tidying:
    def __init__(self) -> None:
        self._key = self._done = monotonic()

    def begin(self) -> None:
        """What was loaded until here stays, and is not looked at again and again."""
        if not gc.isenabled():
            gc.freeze()
            gc.set_threshold(NEW, MIDDLE, OLD)
            gc.enable()

    def key(self) -> None:
        """One was pressed."""
        self._key = monotonic()

    def look(self) -> None:
        now = monotonic()
        # It holds the pictures of a thousand widgets that have gone (Textual's issue 6665).
        StylesCache.get_inner_outer.cache_clear()
        if now - self._key > PAUSE or now - self._done > LATEST:
            gc.collect()
            self._done = monotonic()
        else:
            gc.collect(YOUNG)
        give_back()
