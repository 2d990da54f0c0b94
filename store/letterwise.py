"""Text changed letter by letter, quickly: of those beyond ASCII each is looked at once, however
often it stands there. What Python does with such a text as a whole takes five times as long."""

from collections.abc import Callable
from functools import lru_cache
from typing import Final

_ASCII: Final = bytes(range(128))
_MOST: Final = 64
"""Letters that are sought one after the other in a text; more are no language's."""


def replaced(text: str, made: Callable[[str], str], *, lower: bool = False) -> str:
    """`text` with each letter beyond ASCII as `made` makes it; lower: and those of ASCII small,
    as `made` must make them, too. What it makes of what it made must be the same again.
    """
    sent = text.encode("utf-8", "surrogatepass")
    beyond = set(sent.translate(None, _ASCII).decode("utf-8", "surrogatepass"))
    changes = [(letter, new) for letter in beyond if (new := made(letter)) != letter]
    if len(changes) > _MOST:
        return "".join(map(made, text))
    if lower:
        sent = sent.lower()
    for letter, new in changes:
        old = letter.encode("utf-8", "surrogatepass")
        sent = sent.replace(old, new.encode("utf-8", "surrogatepass"))
    return sent.decode("utf-8", "surrogatepass")


@lru_cache(maxsize=4)
def casefold(text: str) -> str:
    """`text.casefold()`. Several readers of one mail want it of the same text, so the last few are
    remembered."""
    return text.casefold() if text.isascii() else replaced(text, str.casefold, lower=True)
