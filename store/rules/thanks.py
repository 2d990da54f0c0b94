"""Whether a text thanks or agrees and says nothing else (rule 7: thanks is not a new debt).

Every word must be accounted for: an ack is put together from known phrases, a name, and what the
thanks are for. Where one word is left over, it is no ack.
"""

from collections.abc import Sequence
from typing import Final

from store.rules.letter import Letter
from store.rules.name_words import EVERY_DAY
from store.rules.phrase import Found
from store.rules.subjects import common_subject
from store.rules.tokens import ASK, BREAK, COMMA, Tokens, spoken_words
from store.rules.tongue import Tongue, in_any

_AT_MOST: Final = 15
_FOR_AT_MOST: Final = 10
_TYPED_LONG: Final = 6
_INITIALS: Final = 2
_OBJECTS: Final = frozenset({"denial", "turn", "doubt", "complaint"})
_TELLING: Final = (
    *(("accepts", "accepts"), ("undertakes", "promises"), ("accords", "accords")),
    ("appoints", "appoints"),
)
_RANKS: Final = (
    *("social", "tells", "appoints", "agrees", "accords", "accepts", "thanks", "thanks_for"),
    *("takes_back", "undertakes"),
)
_DAYS: Final = tuple(in_any("days"))
_HOW: Final = in_any("how")
_HOW_AFTER: Final = in_any("how_after")
_FOR: Final = in_any("bound_for")
_CURT: Final = 4
_PAIR: Final = 2
_MARKS: Final = frozenset({BREAK, COMMA})
_ARTICLES: Final = frozenset({"a", "az"})
"""'Köszönöm a munkát' tells what for; behind a comma something else begins."""
_TITLES: Final = frozenset({"herr", "frau", "dr", "doktor", "mr", "mrs", "ms", "miss", "professor"})


def ack(letter: Letter, attachments: int) -> str:
    """What `Said.ack` says; '' for a text that says more, or less. The more telling one is told,
    whatever thanks stand with it."""
    words = letter.said.low
    if spoken_words(words) > _AT_MOST or ASK in words:
        return ""
    cover = _Cover(letter)
    if not cover.whole or (attachments and "accepts" not in cover.kinds):
        return ""
    for kind, verdict in _TELLING:
        if kind in cover.kinds:
            return verdict
    if "takes_back" in cover.kinds:
        return "thanks-back" if "thanks" in cover.kinds else "takes-back"
    return {(True, True): "both", (True, False): "thanks", (False, True): "agrees"}.get(
        ("thanks" in cover.kinds, "agrees" in cover.kinds),
        "tells" if "tells" in cover.kinds else "",
    )


def takes_leave(letter: Letter) -> bool:
    """Whether an ack also says goodbye."""
    return "tells" in _Cover(letter).kinds


def names_a_day(letter: Letter) -> bool:
    """Whether a yes names the day that stands: 'Thursday is fine', 'csütörtökön jó'."""
    return any(word.startswith(_DAYS) for word in letter.said.low)


def adds(letter: Letter) -> bool:
    """Whether a curt clause behind the thanks may say how it is to be done: 'Danke, hinten
    abladen', 'Thanks, in oak', 'Köszönöm, kilincs nélkül'."""
    words, raw = letter.said
    clauses, start = [], 0
    for end in [*(at for at, word in enumerate(words) if word in _MARKS), len(words)]:
        clauses.append(Tokens(words[start:end], raw[start:end]))
        start = end + 1
    return any(
        0 < len(one.low) <= _CURT and _says_how(one) and not _Cover(letter._replace(said=one)).whole
        for one in clauses[1:]
    )


def _says_how(clause: Tokens) -> bool:
    low, raw = clause
    if low[1:2] and low[1] in _FOR:
        return False
    # An infinitive, German or Hungarian; nouns have capitals.
    bids = len(low) == _PAIR and raw[1].islower() and raw[1].endswith(("en", "ern", "eln", "ni"))
    return low[0] in _HOW or low[-1] in _HOW_AFTER or bids


def is_short(letter: Letter) -> bool:
    """A few words, no question and no number."""
    words = letter.said.low
    if not 0 < spoken_words(words) <= _AT_MOST or ASK in words:
        return False
    return not any(word[0].isdigit() for word in words)


class _Cover:
    def __init__(self, letter: Letter) -> None:
        self.kinds: set[str] = set()
        self._words = [_untwisted(word, letter.languages) for word in letter.said.low]
        self._raw = letter.said.raw
        self._languages = letter.languages
        self.whole = self._covered()

    def _covered(self) -> bool:
        place = 0
        while place < len(self._words):
            end = self._step(place)
            if not end:
                return False
            place = end
        return True

    def _step(self, place: int) -> int:
        """The place behind what is understood here; 0 if nothing is."""
        if self._words[place] in _MARKS:
            return place + 1
        found = [one for tongue in self._languages for one in tongue.ack.at(self._words, place)]
        reaches = [(self._reach(place, one), one.kind) for one in found]
        end, kind = max(reaches, key=_farthest, default=(0, "social"))
        if not end:
            return self._named(place)
        self.kinds.add("thanks" if kind == "thanks_for" else kind)
        return end

    def _reach(self, place: int, found: Found) -> int:
        if found.kind != "thanks_for":
            return found.end if self._leaves_no_room(place, found) else 0
        return self._reason(found.end) if self._is_plain(place + 1, found.end - 1) else 0

    def _leaves_no_room(self, place: int, found: Found) -> bool:
        """Nothing objects where the phrase admits any word: 'das hilft uns (nicht) weiter'."""
        return all(
            found.lists(self._words[at]) or not _objects(self._languages, self._words, at)
            for at in range(place, found.end)
        )

    def _is_plain(self, start: int, end: int) -> bool:
        """Nothing barred between thanks and its reason, and commas only around a name."""
        words = self._words[start:end]
        if words == [COMMA] and self._words[end] in _ARTICLES:
            return False
        names = COMMA not in words or all(
            raw == COMMA or raw[0].isupper() for raw in self._raw[start:end]
        )
        return names and not any(
            word != COMMA and self._barred(start + at) for at, word in enumerate(words)
        )

    def _reason(self, place: int) -> int:
        """Behind what the thanks are for, to the end of the clause; 0 if it may say more."""
        end = place
        while end < len(self._words) and self._words[end] not in _MARKS:
            if end - place >= _FOR_AT_MOST or self._barred(end):
                return 0
            end += 1
        return end if end > place else 0

    def _barred(self, place: int) -> bool:
        word = self._words[place]
        odd = not word.isalpha() and "-" not in word
        return odd or _bars(self._languages, self._words, place)

    def _named(self, place: int) -> int:
        """Behind a name that is called: 'Thanks Mike', 'Danke, Frau Kovács'."""
        end, most = place, 3 if self._words[place] in _TITLES else 2
        while end < len(self._words) and self._words[end] not in _MARKS:
            if end - place >= most or self._barred(end) or not self._raw[end][0].isupper():
                return 0
            if _is_matter(self._words[end]):
                return 0
            end += 1
        return end


def _is_matter(word: str) -> bool:
    """'Danke! Rechnung!': German nouns have capitals, too."""
    return len(word) > _INITIALS and word not in EVERY_DAY and common_subject(word)


def _farthest(reach: tuple[int, str]) -> tuple[int, int]:
    """Of two that reach as far, a filler ('ja') tells less than the rest."""
    end, kind = reach
    return end, _RANKS.index(kind)


def _bars(languages: Sequence[Tongue], words: Sequence[str], place: int) -> bool:
    return any(tongue.bars.at(words, place) for tongue in languages)


def _objects(languages: Sequence[Tongue], words: Sequence[str], place: int) -> bool:
    return any(
        found.kind in _OBJECTS for tongue in languages for found in tongue.asks.at(words, place)
    )


def _untwisted(word: str, languages: Sequence[Tongue]) -> str:
    """'koszonom' for 'kosoznom': a long word of thanks of which two letters changed places."""
    if not _TYPED_LONG <= len(word) <= _AT_MOST or _thanks(languages, word):
        return word
    plain = word.replace("oe", "o").replace("ue", "u")
    swapped = (
        plain[:at] + plain[at + 1] + plain[at] + plain[at + 2 :] for at in range(len(plain) - 1)
    )
    return next((one for one in swapped if _thanks(languages, one)), word)


def _thanks(languages: Sequence[Tongue], word: str) -> bool:
    return any(
        found.kind == "thanks" for tongue in languages for found in tongue.ack.at((word,), 0)
    )
