"""The one way to the screen for foreign text: cleaned, and never read as markup.

Widgets take `Safe` or Textual's `Content`, never a bare `str`; Textual's own take any, so a test
walks the code for what goes around the gate (tests/tui/gate.py).
"""

from typing import NewType

from textual.content import Content

from store.words.clean import clean, clean_address, clean_lines, clean_own

Safe = NewType("Safe", str)
"""Text that obeys no terminal; one line unless it came from `block`."""

EMPTY = Safe("")


def line(text: str, limit: int = 1_000) -> Safe:
    """One line of whatever a mail, a server or a file says."""
    return Safe(clean(text, limit))


def naming(text: str, limit: int = 1_000) -> Safe:
    """Who somebody says that he is: what hides in a name or an address is spelled out."""
    return Safe(clean_address(text, limit))


def block(text: str, limit: int = 2_000_000) -> Safe:
    """Several lines of it."""
    return Safe(clean_lines(text, limit))


def own(text: str) -> Safe:
    """What the user wrote, as it was written; nothing of it commands the terminal."""
    return Safe(clean_own(text))


def content(text: str, style: str = "") -> Content:
    """The same for widgets that take Textual's `Content`; square brackets stay what they are."""
    safe = line(text)
    return Content.styled(safe, style) if style else Content(safe)
