"""What people write below their name without calling it a postscript: 'VG Bea / Und die Rechnung?'

There stand mottos and advertisements, too, with every mail of who has one. So a line must ask by
itself, or complain; and what looks like asking in an advertisement does not count.
"""

from collections.abc import Sequence
from typing import Final

from store.rules.kinds import kinds_in
from store.rules.tokens import ADDRESS, ASK
from store.rules.tongue import Tongue, in_any

_CURT: Final = 2
"""Words; 'Please recycle' asks nobody."""
_ASKS: Final = frozenset(
    {"question", "request", "order", "meeting", "choice", "complaint", "cancellation", "sign"}
)
PLEASE: Final = in_any("please")
_ADVERTISES: Final = in_any("advertises")


def says_below(lines: Sequence[Sequence[str]], languages: Sequence[Tongue]) -> bool:
    """lines: the words of each line of a paragraph, of which the first is to ask."""
    return asks_below(lines[0], languages) and not any(
        word == ADDRESS or word in _ADVERTISES for line in lines for word in line
    )


def asks_below(line: Sequence[str], languages: Sequence[Tongue]) -> bool:
    """Mottos command ('Make every day count'), advertisements invite ('Entdecken Sie …'), and a
    notice begins as one ('Please note that I do not work on Fridays')."""
    if ASK in line:
        return True
    if any(one.kind == "idle" for tongue in languages for one in tongue.asks.at(line, 0)):
        return False
    if _begs(line):
        return True
    found = kinds_in(line, languages) & _ASKS - {"request"}
    if line[1:2] == ("sie",):
        found -= {"question"}
    return bool(found)


def goes_on(line: Sequence[str], languages: Sequence[Tongue]) -> bool:
    """Whether the words behind a greeting or a closing in its line ask: 'LG und bitte noch …'."""
    return _begs(line) or not _ASKS.isdisjoint(kinds_in(line, languages))


def _begs(line: Sequence[str]) -> bool:
    return len(line) > _CURT and not PLEASE.isdisjoint(line)
