"""Who of the book fits what was typed, as lines to pick from."""

from collections.abc import Sequence

from store.records.client import Match
from tui.page import Span
from tui.ringing import of_match
from tui.safe import line
from tui.widgets.picklist import Pick


def picks(found: Sequence[Match]) -> list[Pick]:
    return [
        Pick((Span(line(f" {m.client}"), "bright"), Span(line(f"  {m.contact}"), "text"),
              Span(line(f"  {m.number}"), "dim")), of_match(m))
        for m in found
    ]  # fmt: skip
