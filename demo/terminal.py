"""The terminal as it was, however the program ended that had it."""

import contextlib
import os
import sys
import termios
from collections.abc import Iterator

_PLAIN = (
    "\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l"  # The mouse is the terminal's again.
    "\x1b[?2004l\x1b[<u\x1b[?1004l"  # Pasting, keys and focus are told as everywhere.
    "\x1b[?1049l\x1b[?25h\x1b[0m"  # The text that was there, the cursor, no colour.
)


@contextlib.contextmanager
def terminal_kept() -> Iterator[None]:
    """A program that was killed can give nothing back; this does it in its place."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        yield
        return
    before = termios.tcgetattr(sys.stdin)
    try:
        yield
    finally:
        # A terminal that is gone refuses both.
        with contextlib.suppress(OSError, termios.error):
            if termios.tcgetattr(sys.stdin) != before:
                os.write(sys.stdout.fileno(), _PLAIN.encode())
            termios.tcsetattr(sys.stdin, termios.TCSANOW, before)
