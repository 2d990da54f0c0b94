"""Modified UTF-7, in which IMAP writes the names of mailboxes (RFC 3501 5.1.3)."""

import re
from base64 import b64decode, b64encode
from binascii import Error

_LOST = "\N{REPLACEMENT CHARACTER}"
_SHIFTED = re.compile(r"&([^&-]*)(-?)")
_UNPRINTABLE = re.compile(r"&|[^ -~]+")


def decode(raw: bytes) -> str:
    """A name for people. Never raises: what cannot be read is shown as U+FFFD.

    Bytes beyond ASCII are forbidden there; the servers that send them mean UTF-8.
    """
    return _SHIFTED.sub(_read, raw.decode("utf-8", "replace"))


def encode(name: str) -> bytes:
    """A name that a person gave, as a server takes it."""
    return _UNPRINTABLE.sub(_write, name).encode("ascii")


def _read(match: re.Match[str]) -> str:
    code, end = match.groups()
    if not end:
        return _LOST + code
    if not code:
        return "&"
    try:
        data = b64decode(code.replace(",", "/") + "=" * (-len(code) % 4), validate=True)
    except (Error, ValueError):
        return _LOST
    return data.decode("utf-16-be", "replace")


def _write(match: re.Match[str]) -> str:
    if match[0] == "&":
        return "&-"
    code = b64encode(match[0].encode("utf-16-be", "replace")).decode("ascii")
    return f"&{code.rstrip('=').replace('/', ',')}-"
