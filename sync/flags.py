"""Flags and keywords of messages, as text (RFC 9051 2.3.2)."""

import re
from collections.abc import Iterable

from sync.answers import Malformed, Value, readable

SEEN, ANSWERED, FLAGGED = "\\Seen", "\\Answered", "\\Flagged"
DELETED, DRAFT, ANY = "\\Deleted", "\\Draft", "\\*"

_SYSTEM = {flag.lower(): flag for flag in (SEEN, ANSWERED, FLAGGED, DELETED, DRAFT)}
_FLAG = re.compile(r"\\?[!#$&'+,./0-9:;<=>?@A-Z\[^_`a-z|}~-]+", re.ASCII)


def read(values: Value) -> frozenset[str]:
    """The flags of an answer; none where it is NIL. `\\Recent` is left out: it belongs to a
    session, not to a message."""
    if values is None:
        return frozenset()
    if not isinstance(values, list):
        raise Malformed("not a list of flags")
    names = map(_name, values)
    return frozenset(
        _SYSTEM.get(name.lower(), name) for name in names if name.lower() != "\\recent"
    )


def written(flags: Iterable[str]) -> bytes:
    """The flags as a command has them; ValueError for what is no flag."""
    ordered = sorted(set(flags))
    for flag in ordered:
        if not _FLAG.fullmatch(flag):
            raise ValueError(f"{flag!r} is no flag")
    return f"({' '.join(ordered)})".encode("ascii")


def _name(value: Value) -> str:
    if value is None:
        return "NIL"
    if not isinstance(value, bytes):
        raise Malformed("a flag that is no word")
    return readable(value)
