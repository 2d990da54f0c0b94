"""What a process and those that it has started hold of the memory, while it runs.

Pages that several of them share count once (PSS), so the figure is what would be free without them.
"""

import contextlib
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

EVERY: Final = 1.0
"""Seconds: to look takes milliseconds of the process that is looked at, whose time is measured."""
_PSS: Final = re.compile(r"^Pss:\s+(\d+) kB", re.MULTILINE)


class Peak:
    """The most that was seen, in bytes; 0 where the system (any but Linux) does not tell."""

    def __init__(self) -> None:
        self.octets = 0


@contextmanager
def watched(pid: int) -> Iterator[Peak]:
    """Looks on from a thread for the length of the block."""
    peak, over = Peak(), threading.Event()

    def look() -> None:
        while not over.wait(EVERY):
            peak.octets = max(peak.octets, held(pid))

    thread = threading.Thread(target=look, daemon=True)
    thread.start()
    try:
        yield peak
    finally:
        over.set()
        thread.join()


def held(pid: int) -> int:
    """What the process and all below it hold just now, in bytes."""
    total = 0
    todo = [pid]
    while todo:
        one = Path("/proc") / str(todo.pop())
        with contextlib.suppress(OSError):
            total += sum(int(size) for size in _PSS.findall((one / "smaps_rollup").read_text()))
            for children in one.glob("task/*/children"):
                todo += [int(child) for child in children.read_text().split()]
    return total * 1024
