"""How long mails are still held, by a clock that nobody can set."""

import time
from collections.abc import Callable, Iterable

from store.rules.instant import Instant


class Holds:
    """From when a hold is first seen it runs on the monotonic clock; before that, as after a
    restart, by the clock on the wall. So a clock that is set forth sends nothing early, and one
    that is set back holds nothing longer than the hold."""

    def __init__(
        self, clock: Callable[[], float] = time.monotonic, *, longest: float | None = None
    ) -> None:
        """`longest`: seconds, of a hold; by default those in which `z` takes a mail back."""
        self._clock, self._longest = clock, longest
        self._until: dict[tuple[int, Instant], float] = {}

    def left(self, held: Iterable[tuple[int, Instant]], now: Instant) -> dict[int, float]:
        """Seconds that each of these mails (id, until when) is still held; 0 or less: it may go."""
        clock, longest = self._clock(), self._longest
        if longest is None:
            from store.records import outbox  # late: most times nothing is held

            longest = outbox.HOLD_SECONDS
        known: dict[tuple[int, Instant], float] = {}
        for id_, until in held:
            begun = clock + min(max(until - now, 0), longest)
            known[id_, until] = self._until.get((id_, until), begun)
        self._until = known
        return {id_: until - clock for (id_, _), until in known.items()}


def awake_or_asleep() -> float:
    """Seconds of a clock that nobody can set and that runs on while the machine sleeps."""
    # Linux has one of that name; the monotonic clock of macOS runs on by itself.
    clock = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
    return time.clock_gettime(clock)
