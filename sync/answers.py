"""The server's answers, taken apart: linear in their length, one bad answer spoils only itself.

imaplib keeps each untagged answer as one or more records: a line, or (a line's start that ends
in `{n}`, the literal's n bytes). A record of two is always followed by the rest of its answer.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

Record = bytes | tuple[bytes, bytes]
MOST = (1 << 63) - 1
"""No number of IMAP is higher (RFC 9051 9, number64), nor any that SQLite keeps."""


class Malformed(ValueError):
    """An answer, or a value in it, that breaks the protocol."""


@dataclass(frozen=True, slots=True)
class TooLarge:
    """Stands for a literal that was too large to keep, and was thrown away on arrival."""

    size: int


Value = bytes | TooLarge | None | list["Value"]
Attributes = dict[str, Value]

_TOKEN = re.compile(
    rb"[ \t]*(?:([()])"
    rb'|"((?:[^"\\]|\\.)*)"'
    rb"|((?:BODY|BINARY(?:\.SIZE)?)\[[^\]]{0,1000}\](?:<[0-9]{1,10}>)?|[^ \t()\"]+))",
    re.IGNORECASE | re.DOTALL,
)
_LITERAL = re.compile(rb"[ \t]*~?\{([0-9]{1,20})\}\Z")
_ESCAPED = re.compile(rb"\\(.)", re.DOTALL)
_CODE = re.compile(rb"\[([A-Za-z0-9./_-]+)(?: (\(.*?\)|[^\]]*))?\] ?(.*)", re.DOTALL)
_NUMBER = re.compile(rb"[0-9]{1,20}")


class Code(NamedTuple):
    """A response code: `[TRYCREATE] No such mailbox` (RFC 9051 7.1). `name` in upper case."""

    name: str
    argument: bytes
    text: str


def split(records: Iterable[Record]) -> Iterator[list[Record]]:
    """The records of each answer together."""
    answer: list[Record] = []
    for record in records:
        answer.append(record)
        if isinstance(record, bytes):
            yield answer
            answer = []
    if answer:
        yield answer


def parse(answer: Iterable[Record]) -> list[Value]:
    """An answer as nested lists; atoms and strings are bytes, NIL is None."""
    root: list[Value] = []
    open_lists = [root]
    for record in answer:
        if isinstance(record, bytes):
            _parse_line(record, open_lists)
            continue
        line, literal = record
        marker = _LITERAL.search(line)
        if not marker:
            raise Malformed("a literal without its length")
        _parse_line(line[: marker.start()], open_lists)
        size = int(marker[1])
        open_lists[-1].append(literal if len(literal) == size else TooLarge(size))
    if len(open_lists) != 1:
        raise Malformed("a list without its end")
    return root


def parsed(records: Iterable[Record]) -> list[Value]:
    """Likewise; nothing where it breaks the protocol."""
    try:
        return parse(records)
    except Malformed:
        return []


def _parse_line(line: bytes, open_lists: list[list[Value]]) -> None:
    at, end = 0, len(line.rstrip(b" \t"))
    while at < end:
        token = _TOKEN.match(line, at, end)
        if not token:
            raise Malformed("a string without its end")
        at = token.end()
        parenthesis, quoted, atom = token.groups()
        if parenthesis == b"(":
            inner: list[Value] = []
            open_lists[-1].append(inner)
            open_lists.append(inner)
        elif parenthesis:
            if len(open_lists) == 1:
                raise Malformed("a list that ends before it began")
            open_lists.pop()
        elif quoted is not None:
            open_lists[-1].append(_ESCAPED.sub(rb"\1", quoted) if b"\\" in quoted else quoted)
        else:
            open_lists[-1].append(None if atom.upper() == b"NIL" else atom)


def attributes(answer: Iterable[Record]) -> Attributes:
    """The attributes of one FETCH answer, by upper-case name.

    That of a header is named `BODY[HEADER...]`, without what else the server wrote there.
    """
    match parse(answer):
        case [bytes(), [*values]] if len(values) % 2 == 0:
            return {
                _key(name): value for name, value in zip(values[::2], values[1::2], strict=True)
            }
    raise Malformed("not a FETCH answer")


def _key(name: Value) -> str:
    if not isinstance(name, bytes):
        raise Malformed("an attribute without a name")
    key = name.decode("ascii", "replace").upper()
    return "BODY[HEADER...]" if key.startswith("BODY[HEADER.FIELDS") else key


def pairs(values: Value) -> dict[str, Value]:
    """`(MESSAGES 5 UIDNEXT 9)` by name."""
    if not isinstance(values, list) or len(values) % 2:
        raise Malformed("not pairs of names and values")
    return dict(zip(map(word, values[::2]), values[1::2], strict=True))


def number(value: Value) -> int:
    """A number, also one in parentheses as in `MODSEQ (12)`."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, bytes) and _NUMBER.fullmatch(value) and int(value) <= MOST:
        return int(value)
    raise Malformed("not a number")


def word(value: Value) -> str:
    """An atom in upper case."""
    if isinstance(value, bytes):
        return value.decode("ascii", "replace").upper()
    raise Malformed("not a word")


def text(value: Value) -> str:
    """A string for people; empty for NIL."""
    if value is None:
        return ""
    if isinstance(value, bytes):
        return readable(value)
    raise Malformed("not a string")


def readable(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def code(line: bytes) -> Code:
    """The response code that a line begins with, else an empty one with the whole text."""
    match = _CODE.match(line)
    if not match:
        return Code("", b"", readable(line))
    return Code(match[1].decode("ascii").upper(), match[2] or b"", readable(match[3]))


def found(answers: Mapping[str, Sequence[Record]]) -> str | None:
    """What a SEARCH found, as a set; None when the server gave no answer to it at all.

    An ESEARCH counts only when it speaks of UIDs (RFC 4731 3.1).
    """
    for answer in split(answers.get("ESEARCH", ())):
        values = parse(answer)
        words = [word(value) for value in values if isinstance(value, bytes)]
        if "UID" in words:
            return dict(pairwise(words)).get("ALL", "")
    if "SEARCH" not in answers:
        return None
    uids = [
        word(value)
        for answer in split(answers["SEARCH"])
        for value in parse(answer)
        if not isinstance(value, list)
    ]
    return ",".join(uids)
