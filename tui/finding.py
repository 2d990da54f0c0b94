"""Words sought in a page, and the pieces of its lines that are them."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from tui.page import Line, Page, Span
from tui.safe import Safe


class Hit(NamedTuple):
    """Where it begins and ends: of each a line, and the characters before it there."""

    line: int
    start: int
    last: int
    end: int


def hits(page: Page, words: str) -> tuple[Hit, ...]:
    """In their order, whatever the case, over the ends of lines too; the pinned head has none."""
    sought = words.split()
    if not sought:
        return ()
    texts = ["".join(span.text for span in spans) for spans in page.lines[page.pinned :]]
    starts, at = [], 0
    for text in texts:
        starts.append(at)
        at += len(text) + 1
    return tuple(_hits("\n".join(texts), sought, starts, page.pinned))


def _hits(text: str, sought: Sequence[str], starts: Sequence[int], first: int) -> Iterator[Hit]:
    line = 0
    for found in re.finditer(r"\s+".join(map(re.escape, sought)), text, re.IGNORECASE):
        while line + 1 < len(starts) and starts[line + 1] <= found.start():
            line += 1
        last = line
        while last + 1 < len(starts) and starts[last + 1] < found.end():
            last += 1
        begin, end = found.start() - starts[line], found.end() - starts[last]
        yield Hit(first + line, begin, first + last, end)


def parts(spans: Line, at: int, found: Sequence[Hit]) -> Iterator[tuple[Span, Hit | None]]:
    """The line of that number in pieces, each within a hit or outside of all."""
    here = [hit for hit in found if hit.line <= at <= hit.last]
    begun = 0
    for span in spans:
        end = begun + len(span.text)
        edges = {begun, end}
        for hit in here:
            edges |= {edge for edge in _of(hit, at, end) if begun < edge < end}
        cuts = sorted(edges)
        for start, stop in pairwise(cuts):
            inside = (hit for hit in here if _of(hit, at, end)[0] <= start < _of(hit, at, end)[1])
            piece = Safe(span.text[start - begun : stop - begun])
            yield Span(piece, span.style), next(inside, None)
        begun = end


def _of(hit: Hit, at: int, width: int) -> tuple[int, int]:
    """The part of it that is on that line."""
    return (hit.start if at == hit.line else 0, hit.end if at == hit.last else width)
