"""Which panes stand beside each other for a width."""

from typing import NamedTuple

TWO, THREE = 100, 140
"""From these widths on there is room for two panes, and for three."""


class Panes(NamedTuple):
    list: bool
    reader: bool
    card: bool


def panes(width: int, *, reading: bool, card: bool | None) -> Panes:
    """`card`: as the user asked, or None for what the width suggests."""
    if width >= THREE:
        return Panes(True, True, card is not False)
    if width >= TWO:
        return Panes(True, not card, bool(card))
    if card:
        return Panes(False, False, True)
    return Panes(not reading, reading, False)
