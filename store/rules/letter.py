"""The frame of a mail's new text: greeting, body, closing, signature."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from store.rules.below import goes_on, says_below
from store.rules.phrases import Phrases
from store.rules.tokens import (
    ADDRESS,
    ASK,
    BREAK,
    COMMA,
    READ_AT_MOST,
    Tokens,
    fold,
    spell_out,
    tokens,
    tokens_of_lines,
)
from store.rules.tongue import Tongue, spoken

_SHORT_LINE: Final = 50
"""A shorter line was ended by its writer, a longer one by the mail program's wrapping."""
_GREETING: Final = 5
_CLOSING: Final = 8
_SIGNED: Final = 8
_SIGNED_LINES: Final = 20

_DEVICE: Final = (
    r"\b(?:i ?phone|i ?pad|android|outlook|samsung|galaxy|mobil|telefon|handy|phone|smartphone|"
    r"okostelefon|blackberry|yahoo|huawei|xiaomi|tablet|ios|windows|mail)"
)
_FOOTER: Final = re.compile(
    rf"\W*(?:sent (?:from|via|with|using)|get outlook|(?:gesendet|verschickt) (?:von|mit|ueber|aus)"
    rf"|(?:el)?kue?ldve az?)\b[^.?!]{{0,60}}{_DEVICE}"
    rf"|\W*(?:az?|von meinem|samsung|outlook|yahoo)?\b[^.?!]{{0,60}}{_DEVICE}[^.?!]{{0,40}}"
    r"\b(?:(?:el)?kue?ldve|gesendet|verschickt)\W*$"
    r"|\W*(?:holen sie sich |laden sie )?outlook (?:for|fuer) (?:ios|android|mac)\b",
    re.IGNORECASE,
)
"""What a telephone's mail program writes below; a sentence about a telephone is none."""
_FOOTER_HINTS: Final = ("sent ", "outlook", "gesendet", "verschickt", "kueldve", "kuldve")
"""One of these stands in whatever `_FOOTER` matches."""
_RULE: Final = re.compile(r"[_*=~#-]{10,}")
"""A line drawn across, behind which a program advertises or a firm disclaims."""
_FOOTER_LINES: Final = 8
_POSTSCRIPT: Final = re.compile(
    r"\W*(?:p\.? ?s\b|(?:u\.? ?i|n\.? ?b|n\.? ?s)\b[.:)]|(?-i:[Uu]i\s+[a-z])"
    r"|(?:nachtrag|utoirat|postscript)\b)",
    re.IGNORECASE,
)
_BELOW: Final = 12
"""Lines below a closing among which one may say something without a 'P.S.'"""
_ON_BEHALF: Final = re.compile(
    r"(?:i\.? ?[av]\b|ppa\b|gez\b|im Auftrag\b|in Vertretung\b)[.:]?", re.I
)
"""Stands above or before the name of who signs for a German firm."""
_FIRM: Final = frozenset(
    {"kft", "bt", "zrt", "nyrt", "kkt", "gmbh", "ag", "kg", "ohg", "ug", "ltd", "limited", "inc"}
    | {"llc", "corp", "plc", "co", "sa", "bv", "srl", "tel", "telefon", "phone", "fax", "mobil"}
    | {"mobile", "handy", "cell", "www", "web", "email", "e-mail", "mail", "hra", "hrb"}
)
_BETWEEN_NAMES: Final = frozenset(
    {"von", "van", "der", "de", "und", "and", "es", "of", "the", "a", "v", "ill", "i", "dr", "prof"}
)


class Letter(NamedTuple):
    body: Tokens
    """Between greeting and closing."""
    said: Tokens
    """The body less what looks like a signature without a closing."""
    languages: tuple[Tongue, ...]


class _Line(NamedTuple):
    text: str
    words: Tokens


@lru_cache(maxsize=128)
def read(new_text: str) -> Letter:
    """The same text is read for what it says and for whether a machine wrote it, first the one of
    some mails and then the other; so the last ones are remembered."""
    texts = _texts(new_text)
    found = tokens_of_lines(texts)
    lines = list(map(_Line, texts, found))
    languages = spoken(set().union(*(words.low for words in found)), new_text[:READ_AT_MOST])
    lines = _without_greeting(lines, languages)
    ended = _closing(lines, languages)
    body = lines[:ended] + _postscript(lines[ended:], languages)
    signed = _signature(body, languages) if ended == len(lines) else len(body)
    whole = _joined(body)
    return Letter(whole, whole if signed == len(body) else _joined(body[:signed]), languages)


def _texts(new_text: str) -> list[str]:
    folded = fold(spell_out(new_text[:READ_AT_MOST]))
    lines = [line.strip() for line in folded.splitlines() if not line.startswith(">")]
    if _may_have_footer(folded):
        lines = [line for line in lines if not _FOOTER.match(line)]
    while lines and not lines[0]:
        del lines[0]
    while lines and not lines[-1]:
        del lines[-1]
    return lines


def _may_have_footer(folded: str) -> bool:
    """Most have none, and need no look at each line. A dotless i is an i to `_FOOTER`."""
    low = folded.lower().replace("ı", "i")
    return any(hint in low for hint in _FOOTER_HINTS)


def _line(text: str) -> _Line:
    return _Line(text, tokens(text))


def _joined(lines: Sequence[_Line]) -> Tokens:
    low: list[str] = []
    raw: list[str] = []
    for line in lines:
        low += line.words.low
        raw += line.words.raw
        if len(line.text) < _SHORT_LINE:
            low.append(BREAK)
            raw.append(BREAK)
    return Tokens(tuple(low), tuple(raw))


def _begins(lists: Sequence[Phrases], words: Sequence[str]) -> int:
    """How many words at the beginning one of the phrases covers."""
    if not words:
        return 0
    return max((found.end for phrases in lists for found in phrases.at(words, 0)), default=0)


def _without_greeting(lines: list[_Line], languages: Sequence[Tongue]) -> list[_Line]:
    if not lines:
        return lines
    words = lines[0].words
    end = _begins([tongue.greetings for tongue in languages], words.low)
    if end:
        whole = _greeted(words.low, end)
        end = end if goes_on(words.low[end:whole], languages) else whole
        rest = Tokens(words.low[end:], words.raw[end:])
        return [_Line(lines[0].text if rest.low else "", rest), *lines[1:]]
    if lines[0].text.endswith((",", ":", "-")) and _is_named(words, languages):
        return lines[1:]
    return lines


def _greeted(words: Sequence[str], end: int) -> int:
    """The place behind 'Dear Ms Smith,'; behind the bare greeting where no mark ends it."""
    for place in range(end, min(end + _GREETING, len(words))):
        if words[place] in (COMMA, BREAK):
            return place + 1
    return len(words) if len(words) <= end + _GREETING - 1 and ASK not in words else end


def _closing(lines: Sequence[_Line], languages: Sequence[Tongue]) -> int:
    """The line that closes the letter; their number if none does."""
    lists = [tongue.closings for tongue in languages]
    for place, line in enumerate(lines):
        words = line.words.low
        if not place:
            continue
        if 0 < len(words) <= _CLOSING and ASK not in words and (end := _begins(lists, words)):
            if not goes_on(words[end:], languages):
                return place
            continue
        if 0 < len(words) <= _CLOSING and _parts(lines, place, languages):
            return place + _says(line, languages)
        if len(lines) - place <= _FOOTER_LINES and _RULE.fullmatch(line.text):
            return place
    return len(lines)


def _parts(lines: Sequence[_Line], place: int, languages: Sequence[Tongue]) -> bool:
    """'Thanks,', 'Cheers,', 'Have a nice day, Tom': words that may be the text itself, or go on,
    close it where but a signature follows."""
    low, raw = lines[place].words
    signs = _ON_BEHALF.match(lines[place].text)
    end = max(
        len(tokens(signs[0]).low) if signs else 0,
        _begins([tongue.partings for tongue in languages], low),
        _begins([tongue.closings for tongue in languages], low[:-1]) if low[-1] == COMMA else 0,
    )
    if not end:
        return False
    while end < len(low) and low[end] in (COMMA, BREAK):
        end += 1
    named = Tokens(low[end:], raw[end:])
    below = [line.words for line in lines[place + 1 :] if line.text]
    if below and not named.low:
        named = below.pop(0)
    if named.low and not _is_named(named, languages):
        return False
    return all(
        ASK not in words.low and (_is_firm(words) or _is_named(words, languages)) for words in below
    )


def _says(line: _Line, languages: Sequence[Tongue]) -> bool:
    """'Thanks,' stays what was said; 'Best,' and 'i. A.' tell nothing."""
    if _ON_BEHALF.match(line.text):
        return False
    return any(tongue.ack.at(line.words.low, 0) for tongue in languages)


def _postscript(lines: Sequence[_Line], languages: Sequence[Tongue]) -> list[_Line]:
    """Behind 'P.S.', or below but names what asks by itself."""
    for place, line in enumerate(lines):
        if _POSTSCRIPT.match(line.text):
            return [_line("."), *lines[place:]]
    for place, line in enumerate(lines[:_BELOW]):
        if _RULE.fullmatch(line.text) or _is_firm(line.words):
            break
        if place and line.words.low:
            end = next((at for at in range(place, len(lines)) if not lines[at].text), len(lines))
            if says_below([one.words.low for one in lines[place:end]], languages):
                return [_line("."), *lines[place:end]]
    return []


def _signature(lines: Sequence[_Line], languages: Sequence[Tongue]) -> int:
    """The line with which a signature begins that no closing introduces."""
    end = len(lines)
    while end > 1 and len(lines) - end < _SIGNED_LINES:
        start = end
        while start > 0 and lines[start - 1].text:
            start -= 1
        block = lines[start:end]
        if start > 0 and block and _is_signature(block, languages):
            end = start - 1
        elif start < end - 1 and _is_named(lines[end - 1].words, languages):
            end -= 1
        else:
            break
        while end > 1 and not lines[end - 1].text:
            end -= 1
    return end


def _is_signature(block: Sequence[_Line], languages: Sequence[Tongue]) -> bool:
    """A paragraph of short lines, of which the first is a name or speaks of a firm."""
    if any(len(line.words.low) > 2 * _SIGNED or ASK in line.words.low for line in block):
        return False
    if _is_firm(block[0].words) or _is_named(block[0].words, languages):
        return all(not line.text.endswith(("!", ".")) or _is_firm(line.words) for line in block[1:])
    alone = block[0].words.low
    return len(block) == 1 and len(alone) == 1 and _is_name(alone[0], languages)


def _is_firm(words: Tokens) -> bool:
    return ADDRESS in words.low or not _FIRM.isdisjoint(words.low)


def _is_named(words: Tokens, languages: Sequence[Tongue]) -> bool:
    """Whether a line is a name and no more: all in capitals or capitalised, nothing known."""
    names = [
        (low, raw) for low, raw in zip(*words, strict=True) if low[0].isalpha() and len(low) > 1
    ]
    if not 0 < len(names) <= _SIGNED or any(low[0].isdigit() for low in words.low):
        return False
    return all(
        low in _BETWEEN_NAMES or (raw[0].isupper() and _is_name(low, languages))
        for low, raw in names
    )


def _is_name(word: str, languages: Sequence[Tongue]) -> bool:
    """No word that a list of ours begins with."""
    if not word.isalpha():
        return "-" in word
    return not any(
        phrases.at((word,), 0)
        for tongue in languages
        for phrases in (tongue.ack, tongue.bars, tongue.asks)
    )
