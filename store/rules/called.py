"""Whether a mail calls me by a part of my name (rule 0): 'Frau Kovács', '@Jane', 'Hi all, Jane, …'.

Of the names that my own mail bears. A part of one may be anybody's, or a word of every day: where
it is not spoken to it counts only as a name that stands alone, and never if another who takes part
in the mail is called so.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from store.rules.name_words import (
    ARTICLES,
    DEGREES,
    EVERY_DAY,
    FIRMS,
    GREETINGS,
    OPEN,
    PARTICLES,
    PLACES,
    TITLES,
)
from store.rules.tokens import READ_AT_MOST, fold, spell_out

_LEAST: Final = 2
_ALONE: Final = 3
"""Letters of a part, and of one that counts where it is not spoken to."""
_MOST: Final = 4
"""Parts of a person's name."""
_TOKEN: Final = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*|\d+|[^\w\s]|\n")
_BEHIND_THE_NAME: Final = re.compile(r"[(\[|/<–—@]| - | via | c/o | bei ")
_AFTER: Final = re.compile(
    r"(?:ur(?:nak|at|ral|tol|hoz|nal|e|ek)?|dr"
    r"|(?:urno|asszony|holgy|kisasszony|kolleg|doktor|tanar|mernok)\w*)\b"
)
"""'Kovács úrnő': Hungarian titles stand behind."""
_JOIN: Final = frozenset({"and", "und", "es", "&", "/", ","})
_ENDS: Final = frozenset({"best", "love"})
"""Of these the words that end a letter."""
_STARTS: Final = frozenset({"\n", ".", "!", "?", ":", ";", "-", "*"})
_CALLED: Final = frozenset({",", "!", ":", "-", "\n"})


class Called(NamedTuple):
    """Parts of my names, folded, in lower case."""

    parts: frozenset[str] = frozenset()
    alone: frozenset[str] = frozenset()
    """Those that count where they are not spoken to."""


NOBODY: Final = Called()


@lru_cache(maxsize=8)
def called(names: tuple[str, ...], addresses: frozenset[str]) -> Called:
    """addresses: mine. A name that my domain has, too, may be the firm's."""
    domains = {address.partition("@")[2].replace("-", "") for address in addresses}
    parts: set[str] = set()
    alone: set[str] = set()
    for name in names:
        own = _parts(name)
        parts |= own
        if not any(len(part) >= _ALONE and part in domain for part in own for domain in domains):
            alone |= own - EVERY_DAY
    return Called(frozenset(parts), frozenset(one for one in alone if len(one) >= _ALONE))


def _parts(name: str) -> set[str]:
    """Of a person's name: first name and surname each, umlauts in both their spellings."""
    found = [word for word in _person(name) if not _is_no_name(word)]
    if not 2 <= len(found) <= _MOST:
        return set()
    long = [word for word in found if len(word) >= _LEAST]
    return {fold(form).lower() for word in long for form in (word, spell_out(word))}


def _person(name: str) -> list[str]:
    """The words of a name; none where a firm, or an office of one, is called so."""
    before = _BEHIND_THE_NAME.split(name.replace('"', " "), maxsplit=1)[0]
    surname, _, _ = before.partition(",")
    words = (before.replace(",", " ") if len(surname.split()) == 1 else surname).split()
    plain = [word.strip(".,;:'") for word in words]
    return [] if any(fold(word).lower() in FIRMS for word in plain) else plain


def _is_no_name(word: str) -> bool:
    low = fold(word).lower()
    odd = not low.replace("-", "").replace("'", "").isalpha()
    return odd or low in PARTICLES or low in TITLES or low in DEGREES


def parts_of_others(people: Iterable[tuple[str, str]]) -> set[str]:
    """How others who take part are called. people: name and address of each."""
    found: set[str] = set()
    for name, address in people:
        words = [*_person(name), *re.split(r"[._+\d-]", address.partition("@")[0])]
        found |= {fold(form).lower() for word in words for form in (word, spell_out(word))}
    return found


def calls_me(new_text: str, me: Called, others: Collection[str]) -> bool:
    parts = me.parts.difference(others)
    text = fold(new_text[:READ_AT_MOST])
    low = text.lower()
    if not any(part in low for part in me.parts):
        return False
    words = _Words(_TOKEN.findall(text))
    for at in range(len(words.low)):
        part = words.name(at)
        if part in me.parts and words.whole_name(at, me.parts, parts):
            return True
        if part in parts and (
            words.spoken_to(at, part in EVERY_DAY)
            or (part in me.alone and words.stands_alone(at, parts))
        ):
            return True
    return False


class _Words:
    def __init__(self, raw: Sequence[str]) -> None:
        self.raw = ["\n", *raw, "\n", "\n"]
        self.low = [word.lower() for word in self.raw]

    def name(self, at: int) -> str:
        """The word, without what Hungarian hangs on a foreign name: 'Jane-nek'."""
        head, dash, tail = self.raw[at].rpartition("-")
        return head.lower() if dash and tail.islower() else self.low[at]

    def _before(self, at: int) -> int:
        """The place before this one, past the full stop of 'Dr.' and 'J.'"""
        at -= 1
        short = self.low[at] == "." and (self.low[at - 1] in TITLES or len(self.low[at - 1]) == 1)
        return at - 1 if short else at

    def whole_name(self, at: int, parts: Collection[str], only_mine: Collection[str]) -> bool:
        """Two different parts beside each other: 'Kovács, Jane', 'Jane von Kovács', 'J. Kovács'."""
        behind, before = at + 1, self.low[self._before(at)]
        while self.low[behind] in PARTICLES:
            behind += 1
        if self.low[behind] == ",":
            behind += 1
        part, other = self.name(at), self.name(behind)
        mine = part in only_mine or other in only_mine
        if other in parts and other != part and mine:
            return True
        return (
            before.isalpha()
            and len(before) == 1
            and any(one[0] == before for one in only_mine if one != part)
        )

    def spoken_to(self, at: int, every_day: bool) -> bool:
        before, behind = self.low[at - 1], self.low[at + 1]
        if before == "@":
            return self.raw[at - 2] == "\n" or not self.low[at - 2].isalnum()
        if _AFTER.match(behind):
            return True
        start = at
        while self.low[start - 1] in PARTICLES:
            start -= 1
        if (title := self.low[self._before(start)]) in TITLES:
            return title != "dr" or not self.raw[at + 1][:1].isupper()
        if behind not in _CALLED or (every_day and behind in (":", "-")):
            return False
        if before in GREETINGS:
            return True
        if every_day:
            return before == "\n" and behind in (",", "!") and self.low[at] not in _ENDS
        return before in _STARTS or before in _JOIN

    def stands_alone(self, at: int, parts: Collection[str]) -> bool:
        """A name with a capital, of which the words beside it make nobody else's, nor a firm's."""
        behind, before = at + 1, self._before(at)
        if not self.raw[at][:1].isupper() or self.low[behind] in FIRMS | PLACES | {"&", "+", "@"}:
            return False
        if self.raw[behind][:1].isupper() and self.low[behind] not in parts:
            return False
        word = self.low[before]
        if word in ARTICLES or word in ("&", "+", "@", "-"):
            return False
        return not self.raw[before][:1].isupper() or word in OPEN
