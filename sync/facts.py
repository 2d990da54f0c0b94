"""One FETCH answer's attributes -> the fact that was asked for.

A KeyError or Malformed means that the answer does not carry it; nothing is guessed.
"""

import re
from calendar import timegm

from sync import flags
from sync.answers import Attributes, Malformed, TooLarge, Value, number, text
from sync.figures import figure_of
from sync.utf7 import decode
from sync.wire import Body, Flags, Index

DIGEST_FIELDS = ("MESSAGE-ID", "DATE", "FROM", "TO", "SUBJECT", "X-MICROSOFT-ORIGINAL-MESSAGE-ID")
"""The header fields by which a message is recognised in another place."""

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_DATE = re.compile(
    r" ?([0-9]{1,2})-([A-Z]{3})-([0-9]{4}) ([0-9]{2}):([0-9]{2}):([0-9]{2}) "
    r"([+-][0-9]{2})([0-9]{2})",
    re.ASCII | re.IGNORECASE,
)


class Large(Malformed):
    """The text of this message is over what may be kept at once; take it in pieces."""


def instant(value: Value) -> int:
    """An INTERNALDATE as seconds since 1970, UTC."""
    match = _DATE.fullmatch(text(value))
    month = _MONTHS.find(match[2].lower()) // 4 + 1 if match else 0
    if not match or not month:
        raise Malformed("not a date")
    day, year, hour, minute, second = (int(match[at]) for at in (1, 3, 4, 5, 6))
    if not (year and 1 <= day <= 31 and hour <= 23 and minute <= 59 and second <= 60):
        raise Malformed("no such date")
    east = 60 * int(match[8]) * (-1 if match[7].startswith("-") else 1) + 3600 * int(match[7])
    return timegm((year, month, day, hour, minute, second)) - east


def as_flags(uid: int, attributes: Attributes) -> Flags:
    modseq = figure_of(attributes.get("MODSEQ"))
    return Flags(uid, flags.read(attributes["FLAGS"]), modseq or 0)


def as_index(uid: int, attributes: Attributes) -> Index:
    seen = as_flags(uid, attributes)
    return Index(
        uid=uid,
        flags=seen.flags,
        internaldate=_arrival(attributes.get("INTERNALDATE")),
        size=number(attributes["RFC822.SIZE"]),
        modseq=seen.modseq,
        email_id=_email_id(attributes),
        labels=_labels(attributes.get("X-GM-LABELS")),
    )


def _arrival(value: Value) -> int | None:
    """A mail is not to be missing since nobody knows when it came."""
    try:
        return instant(value)
    except Malformed:
        return None


def _email_id(attributes: Attributes) -> str:
    value = attributes.get("EMAILID", attributes.get("X-GM-MSGID"))
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    return text(value)


def _labels(value: Value) -> frozenset[str]:
    if not isinstance(value, list):
        return frozenset()
    return frozenset(decode(label) for label in value if isinstance(label, bytes))


def as_header(uid: int, attributes: Attributes) -> Body:
    return _body(uid, attributes["BODY[HEADER...]"])


def as_body(uid: int, attributes: Attributes) -> Body:
    return _body(uid, attributes["BODY[]"])


def piece(
    uid: int, section: str, start: int, attributes: Attributes, absent: bytes | None = None
) -> Body:
    """A part of a section; some servers leave out where it begins when it is the beginning.

    absent: what a NIL means; without it there has to be text.
    """
    name = f"BODY[{section.upper()}]"
    key = f"{name}<{start}>"
    if key not in attributes and start == 0:
        key = name
    value = attributes.get(key)
    if value is None and key in attributes and absent is not None:
        return Body(uid, absent)
    return _body(uid, value)


def _body(uid: int, value: Value) -> Body:
    if isinstance(value, TooLarge):
        raise Large(f"{value.size} bytes")
    if not isinstance(value, bytes):
        raise Malformed("no text")
    return Body(uid, value)
