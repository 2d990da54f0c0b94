"""Header text: unfolded, its encoded words (RFC 2047) decoded, however broken they are."""

import re
from binascii import a2b_qp
from itertools import groupby
from operator import itemgetter

from store.message import charsets
from store.message.transfer import from_base64

_WORD = re.compile(r"=\?([^?\s]{1,60})\?([bBqQ])\?(.*?)\?=", re.S)
_SPACE = re.compile(r"\s+")


def header_text(value: bytes) -> str:
    """A header's value as a reader should see it, on one line."""
    return _SPACE.sub(" ", decode_words(unfold(value))).strip()


def unfold(value: bytes) -> str:
    """A header's value on one line, its encoded words still encoded."""
    if value.isascii():
        text = value.decode("ascii").replace("\0", "")
    else:
        text = charsets.safe(charsets.guess(value))
    return text.replace("\r", "").replace("\n", "").strip()


def decode_words(text: str) -> str:
    """`text` with its encoded words decoded; what looks broken stays as it was sent.

    Words that follow each other are joined as bytes first: senders cut in the middle of a letter.
    """
    end = text.rfind("?=") + 2
    if end < 2 or "=?" not in text:
        return text
    pieces: list[tuple[str, bytes | str]] = []
    at = 0
    for word in _WORD.finditer(text, 0, end):
        between = text[at : word.start()]
        if between.strip() or (between and not pieces):
            pieces.append(("", between))
        pieces.append((word[1].partition("*")[0].lower(), _word_bytes(word[2], word[3])))
        at = word.end()
    pieces.append(("", text[at:]))
    runs = groupby(pieces, key=itemgetter(0))
    return "".join(_decoded(label, [piece for _, piece in run]) for label, run in runs)


def _decoded(label: str, run: list[bytes | str]) -> str:
    if not label:
        return "".join(piece for piece in run if isinstance(piece, str))
    return charsets.decode(b"".join(p for p in run if isinstance(p, bytes)), label)[0]


def _word_bytes(encoding: str, text: str) -> bytes:
    data = text.encode("utf-8", "replace")
    return from_base64(data)[0] if encoding in "bB" else a2b_qp(data, header=True)
