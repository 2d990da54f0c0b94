"""What shows a notification on this machine's desktop."""

import shutil
import sys

_SCRIPT = (
    "on run argv",
    "display notification (item 2 of argv) with title (item 1 of argv)",
    "end run",
)
"""The text is no part of it: AppleScript would run what stands in a mail."""


def program() -> str:
    """Of macOS, or of libnotify."""
    return "osascript" if sys.platform == "darwin" else "notify-send"


def shows(title: str, body: str) -> tuple[str, ...] | None:
    """The command that shows it; None where there is none."""
    path = shutil.which(program())
    if path is None:
        return None
    if program() == "osascript":
        lines = (word for line in _SCRIPT for word in ("-e", line))
        return (path, *lines, title, body)
    return (path, "--app-name=Owed", "--", title, body)
