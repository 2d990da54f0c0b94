"""The one way to the screen for foreign text: cleaned, and never read as markup.

Widgets take `Safe` or Textual's `Content`, never a bare `str`, so that the type checker finds
what goes around the gate.
"""

from typing import NewType

from textual.content import Content

from store.words.clean import clean, clean_lines

Safe = NewType("Safe", str)
"""Text that obeys no terminal; one line unless it came from `block`."""

EMPTY = Safe("")


def line(text: str, limit: int = 1_000) -> Safe:
    """One line of whatever a mail, a server or a file says."""
    return Safe(clean(text, limit))


def block(text: str, limit: int = 2_000_000) -> Safe:
    """Several lines of it."""
    return Safe(clean_lines(text, limit))


def content(text: str, style: str = "") -> Content:
    """The same for widgets that take Textual's `Content`; square brackets stay what they are."""
    safe = line(text)
    return Content.styled(safe, style) if style else Content(safe)
