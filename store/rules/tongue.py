"""A language's lists, ready to be asked, and which languages a text is written in."""

import re
from collections.abc import Iterable, Sequence, Set
from functools import cache
from typing import Final, NamedTuple

from store.rules.lexicon import CODES, LANGUAGES
from store.rules.lexicon.language import SMILEYS, Language
from store.rules.notions import Notions
from store.rules.phrase import words
from store.rules.phrases import Phrases, together
from store.rules.tokens import fold, spell_out, tokens

_HUNGARIAN: Final = re.compile("[áéíóőúű]", re.I)
_ONLY_HUNGARIAN: Final = re.compile("[őű]", re.I)
_ASKS: Final = (
    *("courtesy", "idle", "settled", "quiet", "sign", "order", "choice", "complaint"),
    *("cancellation", "meeting", "deadline", "request", "question", "curt", "doubt", "denial"),
    *("turn", "awaits"),
)
_ACK: Final = (
    *("thanks_for", "thanks", "agrees", "accepts", "accords", "undertakes", "takes_back", "tells"),
    *("appoints", "social"),
)
_END: Final = ("offer_asked", "offer", "fact", "deed", "decision")


class Tongue(NamedTuple):
    common: frozenset[str]
    list_heads: frozenset[str]
    notions: Notions
    greetings: Phrases
    closings: Phrases
    partings: Phrases
    asks: Phrases
    told: Phrases
    courtesies: Phrases
    """Those of `asks`."""
    ack: Phrases
    bars: Phrases
    end: Phrases
    away: Phrases
    automatic: Phrases


def _lists(language: Language, names: Iterable[str]) -> Phrases:
    parcel = f" ~{'|'.join(language.parcel.split())} "
    return Phrases(
        (name, (getattr(language, name) + SMILEYS.get(name, "")).replace(" ~ ", parcel))
        for name in names
    )


def _tongue(language: Language) -> Tongue:
    return Tongue(
        common=frozenset(fold(spell_out(language.common)).split())
        | frozenset(fold(language.common).split()),
        list_heads=frozenset(fold(spell_out(language.list_heads)).split()),
        notions=Notions([language]),
        greetings=_lists(language, ["greetings"]),
        closings=_lists(language, ["closings"]),
        partings=_lists(language, ["partings"]),
        asks=_lists(language, _ASKS),
        told=_lists(language, ["told"]),
        courtesies=_lists(language, ["courtesy"]),
        ack=_lists(language, _ACK),
        bars=_lists(language, ["bars"]),
        end=_lists(language, _END),
        away=_lists(language, ["away"]),
        automatic=_lists(language, ["automatic"]),
    )


@cache
def tongues() -> tuple[Tongue, ...]:
    """Built on first use: who shows lists only need not wait for it."""
    return tuple(_tongue(language) for language in LANGUAGES)


def in_any(name: str) -> frozenset[str]:
    """The words of this list in all languages, as they stand in tokens."""
    return frozenset().union(*(words(getattr(language, name)) for language in LANGUAGES))


def spoken(known: Set[str], text: str) -> tuple[Tongue, ...]:
    """The languages of a text, by its words, as one; all of them where neither words nor accents
    tell."""
    hits = [len(tongue.common & known) for tongue in tongues()]
    enough = max(hits) / 4
    if not enough:
        return _as_one() if _HUNGARIAN.search(text) else _unsure()
    return _as_one(*(hit >= enough for hit in hits))


def language_of(text: str) -> str:
    """The code of the language that a text is written in; '' where it is not clearly one: by two
    known words at least, and twice as many as of any other, or by a letter of its own."""
    low = set(tokens(text).low)
    hits = sorted(
        (len(tongue.common & low), code) for tongue, code in zip(tongues(), CODES, strict=True)
    )
    (next_, _), (most, code) = hits[-2:]
    if most >= max(2, 2 * next_):
        return code
    return "hu" if not most and _ONLY_HUNGARIAN.search(text) else ""


@cache
def _as_one(*spoken: bool) -> tuple[Tongue]:
    """The languages that are spoken, or all; each list of theirs joined, so that a word is looked
    up once and not in every language."""
    chosen = spoken or (True,) * len(tongues())
    return (_joined([tongue for tongue, here in zip(tongues(), chosen, strict=True) if here]),)


@cache
def _unsure() -> tuple[Tongue]:
    """All languages, without the endings: English 'signed' ends as Hungarian 'intéznéd' does.

    Those by which a text of ours ends are kept, for 'Elküldjem?' has no other word to know it by.
    """
    plain = [
        Tongue(
            tongue.common,
            tongue.list_heads,
            tongue.notions,
            *(phrases.without_endings() for phrases in tongue[3:]),
        )._replace(end=tongue.end)
        for tongue in tongues()
    ]
    return (_joined(plain),)


def _joined(languages: Sequence[Tongue]) -> Tongue:
    common = frozenset(word for tongue in languages for word in tongue.common)
    heads = frozenset(word for tongue in languages for word in tongue.list_heads)
    notions = Notions(one for tongue in languages for one in tongue.notions.languages)
    lists = zip(*(tongue[3:] for tongue in languages), strict=True)
    return Tongue(common, heads, notions, *map(together, lists))
