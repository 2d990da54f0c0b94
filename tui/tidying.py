"""When Python looks for what nobody uses any more: while nobody types.

A look at all that there is takes a tenth of a second, in which no key is taken, and more where a
long conversation is open; left to itself Python looks whenever a list was read. So what a look has
left is set aside and not gone through again: the next one is at what came since, which takes
milliseconds. What is set aside goes by itself as soon as nobody holds it, all but a few things that
hold each other; for these it is gone through after all, while whoever sits here is away.
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
LATEST = 30.0
"""Seconds after which it cannot be put off any longer, however fast somebody types."""
AWAY = 60.0
"""Seconds without a key after which nobody sits here."""
LONG = 300.0
"""Seconds after which all is gone through at the next pause, though nobody was ever away."""
SETTLED = 3.0
"""Seconds after a dialog's last key until all that it was made of is ready to go."""
YOUNG = 1
"""The generation of what came since the last look but one, a small part of all."""


class Tidying:
    def __init__(self) -> None:
        self._key = self._done = self._all = monotonic()
        """When a key was pressed; when there was a look at what is new; when one at all."""
        self._above = -SETTLED
        """When a dialog was open last, as far as keys tell."""

    def begin(self) -> None:
        """What was loaded until here stays, and is not looked at again and again."""
        if not gc.isenabled():
            gc.freeze()
            gc.set_threshold(NEW, MIDDLE, OLD)
            gc.enable()

    def key(self, *, above: bool = False) -> None:
        """One was pressed; above: in a dialog."""
        self._key = monotonic()
        if above:
            self._above = self._key

    def look(self, *, above: bool = False) -> None:
        """above: a dialog is open. It is set aside only if it is there for long, since it holds
        itself when it closes."""
        now = monotonic()
        # It holds the pictures of a thousand widgets that have gone (Textual's issue 6665).
        StylesCache.get_inner_outer.cache_clear()
        away = self._away(now)
        if away or self._due(now):
            if away:
                gc.unfreeze()
                self._all = now
            gc.collect()
            if away or (not above and now - self._above > SETTLED):
                gc.freeze()
            self._done = now
        else:
            gc.collect(YOUNG)
        give_back()

    def _due(self, now: float) -> bool:
        """Something was done since the last look, and now nobody waits, or has waited too long."""
        waited = now - self._key > PAUSE or now - self._done > LATEST
        return self._key > self._done and waited

    def _away(self, now: float) -> bool:
        still = now - self._key
        used = self._key > self._all
        return (used and still > AWAY) or (still > PAUSE and now - self._all > LONG)
