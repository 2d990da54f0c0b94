"""An instant: whole seconds since the epoch, UTC; the only clock value that the rules know."""

from typing import TypeAlias

Instant: TypeAlias = int
