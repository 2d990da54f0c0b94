"""What recognises a mail again, whatever mailbox it turns up in."""

import re
from hashlib import blake2b

from store.message import charsets
from store.message.headers import Headers, first, split, with_line_feeds

SMALL = 512 * 1024
"""Bytes up to which a mail without Message-ID is recognised by all of them."""

_SIGNED = ("message-id", "date", "from", "to", "subject")
_SPACE = re.compile(rb"\s+")
_ID = re.compile(r"<([^<>]*)>")
MAX_ID = 900


def digest(raw: bytes, headers: Headers, size: int) -> bytes:
    """16 bytes that name this content.

    With a Message-ID: of Message-ID, Date, From, To and Subject, unfolded. Without: of all bytes,
    and over 512 kB of the same header fields and the size.
    """
    if message_id(headers):
        return _hash(_signed(headers))
    if size <= SMALL:
        return _hash(raw)
    return _hash(_signed(headers) + str(size).encode())


def digest_of_headers(header: bytes, size: int) -> tuple[str, bytes]:
    """Message-ID and digest from a fetch of the header, or of the five fields alone.

    The same as `parse` of the whole mail gives, if there is a Message-ID (or over 512 kB);
    else the Message-ID is empty, and the digest will match nothing.
    """
    block = with_line_feeds(header)
    headers, _ = split(block, 0, len(block))
    return message_id(headers), digest(header, headers, max(size, SMALL + 1))


def digest_of_mail(raw: bytes) -> bytes:
    """The same as `parse` gives, without reading more than the header."""
    block = with_line_feeds(raw)
    headers, _ = split(block, 0, len(block))
    return digest(raw, headers, len(raw))


def message_id(headers: Headers) -> str:
    """With angle brackets, also where the sender forgot them; empty if there is none."""
    found = message_ids(first(headers, "message-id"))
    return found[0] if found else ""


def message_ids(value: bytes | None) -> list[str]:
    """The ids of a header in their order, each with angle brackets and without white space."""
    text = charsets.safe((value or b"").decode("utf-8", "replace"))
    inner = ["".join(found.split()) for found in _ID.findall(text)]
    if not inner and "<" not in text:
        inner = [word for word in text.split() if "@" in word]
    return [f"<{one[:MAX_ID]}>" for one in inner if one]


def _signed(headers: Headers) -> bytes:
    """The fields that a server hands out alike, however it folds them."""
    values = (first(headers, name) for name in _SIGNED)
    return b"\n".join(_SPACE.sub(b" ", value or b"").strip() for value in values)


def _hash(data: bytes) -> bytes:
    return blake2b(data, digest_size=16).digest()
