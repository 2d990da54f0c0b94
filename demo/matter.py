"""One kind of thing that clients write about."""

from typing import NamedTuple


class Matter(NamedTuple):
    subject: str
    ask: str
    answer: str
    thanks: str
