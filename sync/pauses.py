"""How long an account waits before it connects again."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field

FIRST, LONGEST = 2.0, 900.0
HEALTHY_SECONDS = 120.0
"""A connection that lasted so long ends the backing off."""
LOGINS, WITHIN = 6, 600.0
"""At most so many logins in so many seconds, even if each succeeds: some servers fail right
after the login."""


@dataclass(slots=True)
class Pauses:
    """The waits of one account; seconds on the monotonic clock."""

    clock: Callable[[], float] = time.monotonic
    chance: Callable[[float, float], float] = random.uniform
    faults: int = 0
    logins: list[float] = field(default_factory=list)
    refused: int = 0
    """Passwords that were refused since the last login that succeeded."""

    def before_login(self) -> float:
        """Seconds to wait before the next login."""
        now = self.clock()
        self.logins = [at for at in self.logins if now - at < WITHIN]
        return self.logins[-LOGINS] + WITHIN - now if len(self.logins) >= LOGINS else 0.0

    def logs_in(self) -> None:
        """Now, whatever was waited for."""
        self.logins.append(self.clock())

    def after_fault(self) -> float:
        """Doubled with each fault, with full jitter, so that accounts do not come all at once."""
        most = min(LONGEST, FIRST * 2.0 ** min(self.faults, 20))
        self.faults += 1
        return self.chance(most / 4, most)

    def at_once(self) -> bool:
        """Whether the first fault after a healthy connection need not be waited for, nor told."""
        first = self.faults == 0
        self.faults += first
        return first and not self.before_login()

    def ended(self, lasted: float) -> None:
        """A connection is over; one that was healthy lets the next fault begin from the first."""
        if lasted >= HEALTHY_SECONDS:
            self.faults = 0
