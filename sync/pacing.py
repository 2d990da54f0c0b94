"""How soon one IDLE follows another: some servers end each at once, or begin it with news that are
none."""

from dataclasses import dataclass

FIRST, LONGEST = 1.0, 60.0


@dataclass(slots=True)
class Pace:
    """Of one connection."""

    pause: float = 0.0

    def after(self, lasted: float, *, vain: bool) -> float:
        """Seconds to wait after an IDLE that lasted so long; of those in vain twice as long after
        each."""
        pause = min(max(FIRST, 2 * self.pause), LONGEST)
        self.pause = pause if vain and lasted < pause else 0.0
        return max(0.0, self.pause - lasted)
