"""The tree of a mail's parts (RFC 2046), found without copying any of them.

The standard library's parser makes an object of each line and each part: 50 MB of newlines cost it
13 s and 730 MB, 50 MB of empty parts minutes. Here a part is two offsets; the shape of the tree is
that of `email.message_from_bytes`, the tests compare them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from store.message.headers import Headers, content_type, first, split

_MAILS = frozenset(("message/rfc822", "message/global", "message/news"))
MAX_DEPTH = 30
MAX_PARTS = 1_000
MAX_DELIMITERS = 20_000
"""Lines looked at that begin like a delimiter."""

SCANS = 8
"""How often, on the average, a byte may be searched for delimiters of ever deeper parts."""
SCANNED_FREELY = 20_000_000
"""Bytes searched before `SCANS` counts: small mail may be as deep as `MAX_DEPTH`."""


@dataclass(frozen=True, slots=True)
class Part:
    number: int
    """Its place in the tree, parents before their children, from 0."""
    headers: Headers
    type: str
    parameters: Mapping[str, str]
    start: int
    """Of the body, in the bytes of the mail."""
    end: int
    parent: str
    """The type of the part around it; empty for the mail itself."""
    parts: tuple["Part", ...] = ()

    def walk(self) -> Iterator["Part"]:
        yield self
        for part in self.parts:
            yield from part.walk()


@dataclass(slots=True)
class _Reading:
    """One pass over a mail: what was found to be too much of, and what may still be spent."""

    raw: bytes
    bytes_left: int
    delimiters_left: int = MAX_DELIMITERS
    parts: int = 0
    problems: set[str] = field(default_factory=set)


def is_mail(part: Part) -> bool:
    """A whole mail inside the mail."""
    return part.type in _MAILS


def read(raw: bytes) -> tuple[Part, set[str]]:
    """The mail as a tree, and codes of what is wrong with it.

    `depth`, `parts`: nested too deep, or too many; what is below stays one part, unread.
    `multipart`: no delimiter where there should be some; the part is taken for text.
    """
    reading = _Reading(raw, bytes_left=SCANS * len(raw) + SCANNED_FREELY)
    root = _part(reading, 0, len(raw), parent="", depth=0)
    return root, reading.problems


def _part(reading: _Reading, start: int, end: int, parent: str, depth: int) -> Part:
    number = reading.parts
    reading.parts += 1
    headers, body = split(reading.raw, start, end)
    value = first(headers, "content-type")
    kind, parameters = content_type(value)
    if parent == "multipart/digest" and value is None:
        kind = "message/rfc822"
    parts: tuple[Part, ...] = ()
    if kind.startswith("multipart/"):
        parts = _children(reading, body, end, kind, parameters.get("boundary", ""), depth + 1)
        if not parts:
            kind = "text/plain"
    elif kind in _MAILS and _affordable(reading, depth):
        parts = (_part(reading, body, end, kind, depth + 1),)
    return Part(number, headers, kind, parameters, body, end, parent, parts)


def _children(
    reading: _Reading, start: int, end: int, kind: str, boundary: str, depth: int
) -> tuple[Part, ...]:
    if not _affordable(reading, depth):
        return ()
    parts = []
    for first_byte, last_byte in _spans(reading, start, end, boundary):
        if reading.parts >= MAX_PARTS:
            reading.problems.add("parts")
            break
        parts.append(_part(reading, first_byte, last_byte, kind, depth))
    if not parts:
        reading.problems.add("multipart")
    return tuple(parts)


def _affordable(reading: _Reading, depth: int) -> bool:
    if depth < MAX_DEPTH and reading.bytes_left > 0:
        return True
    reading.problems.add("depth")
    return False


def _spans(reading: _Reading, start: int, end: int, boundary: str) -> list[tuple[int, int]]:
    """Where each part begins and ends, without the line break that belongs to the delimiter."""
    if not boundary:
        return []
    reading.bytes_left -= end - start
    spans: list[tuple[int, int]] = []
    opened: int | None = None
    for at, after, last in _delimiters(reading, start, end, b"--" + boundary.encode("utf-8")):
        if opened is not None:
            spans.append((opened, max(opened, at)))
        opened = None if last else after
        if last or len(spans) > MAX_PARTS:
            break
    if opened is not None:
        spans.append((opened, end))
    return spans


def _delimiters(
    reading: _Reading, start: int, end: int, mark: bytes
) -> Iterator[tuple[int, int, bool]]:
    """For each delimiter line: where the text before it ends, where the line after it begins, and
    whether it is the closing one."""
    raw = reading.raw
    at = start if raw.startswith(mark, start, end) else _next_line(raw, mark, start, end)
    while at >= 0:
        reading.delimiters_left -= 1
        if reading.delimiters_left < 0:
            reading.problems.add("parts")
            return
        line_end = raw.find(b"\n", at, end)
        after = end if line_end < 0 else line_end + 1
        rest = raw[at + len(mark) : min(after, at + len(mark) + 1000)].rstrip()
        if rest in (b"", b"--"):
            yield _before(raw, start, at), after, rest == b"--"
        at = _next_line(raw, mark, at + len(mark), end)


def _next_line(raw: bytes, mark: bytes, start: int, end: int) -> int:
    found = raw.find(b"\n" + mark, start, end)
    return found + 1 if found >= 0 else -1


def _before(raw: bytes, start: int, at: int) -> int:
    if at > start and raw[at - 1] == 0x0A:
        at -= 1
    if at > start and raw[at - 1] == 0x0D:
        at -= 1
    return at
