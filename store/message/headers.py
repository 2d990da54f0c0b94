"""The header block of a mail or part: found, cut into fields, and the parameters of a field."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from urllib.parse import unquote_to_bytes

from store.message import charsets
from store.message.encoded_words import decode_words, unfold

Headers = Mapping[str, Sequence[bytes]]
"""Lower-case name -> the values under it, top first, still folded."""

MAX_BLOCK = 1_000_000
MAX_FIELDS = 1_000
MAX_VALUE = 65_536
_REMEMBERED = 200

_LEAD = re.compile(rb"(?:[ \t]*+\r?\n)*+(?:>?From [^\n]{0,1000}\n)?")
_END = re.compile(rb"\n\r?\n")
_FIELD = re.compile(rb"^(?!--)([!-9;-~]{1,200}+)[ \t]*+:[ \t]*+([^\n]*+(?:\n[ \t][^\n]*+)*+)", re.M)
_SOUND_LINES = re.compile(
    rb"(?:(?:(?!--)[!-9;-~]++[ \t]*+:|[ \t]|>?From |\r?(?=\n|\Z))[^\n]*+(?:\n|\Z))*+"
)
_LIKELY_FIELD = re.compile(rb"^[A-Z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*:(?=[ \t\r\n])", re.M)
_TYPE = re.compile(r"\s*([^\s;/()]{1,100})/([^\s;/()]{1,100})")
_PARAMETER = re.compile(r';\s*+([^\s=;"]{1,80}+)\s*+=\s*+("(?:[^"\\]|\\.)*+"?|[^;]*+)', re.S)
_CONTINUED = re.compile(r"(.+?)(?:\*(\d{1,3}))?(\*)?")
_ESCAPED = re.compile(r"\\(.)", re.S)
MAX_PARAMETERS = 100


def with_line_feeds(raw: bytes) -> bytes:
    """Mail whose lines end in bare CR (old Macs, some bounces) with LF instead; else as it is."""
    start = raw[:4096]
    if b"\r" not in start or b"\n" in start:
        return raw
    return raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def split(raw: bytes, start: int, end: int) -> tuple[Headers, int]:
    """The fields of the block that begins at `start`, and where the body begins."""
    start = _first_line(raw, start, end)
    if raw[start : start + 1] in (b"\n", b""):
        return {}, min(start + 1, end)
    if raw[start : start + 2] == b"\r\n":
        return {}, min(start + 2, end)
    found = _END.search(raw, start, min(end, start + MAX_BLOCK))
    stop = found.start() + 1 if found else _last_line(raw, start, end)
    body = found.end() if found else stop
    broken = _where_broken(raw[start:stop])
    if broken is not None:
        stop = body = start + broken
    return fields(raw[start:stop]), body


def fields(block: bytes) -> Headers:
    """The fields of a header block. Lines that are none are left out."""
    found: dict[str, list[bytes]] = {}
    for number, field in enumerate(_FIELD.finditer(block)):
        if number == MAX_FIELDS:
            break
        found.setdefault(field[1].decode("ascii").lower(), []).append(field[2])
    return found


def first(headers: Headers, name: str) -> bytes | None:
    """The topmost field of that name, cut to a size that no honest one has."""
    values = headers.get(name)
    return values[0][:MAX_VALUE] if values else None


def content_type(value: bytes | None) -> tuple[str, Mapping[str, str]]:
    """`type/subtype` in lower case and the parameters; text/plain where there is no type."""
    if value is None:
        return "text/plain", {}
    return _short_type(value) if len(value) <= _REMEMBERED else _content_type(value)


def _content_type(value: bytes) -> tuple[str, Mapping[str, str]]:
    text = unfold(value[:MAX_VALUE])
    found = _TYPE.match(text)
    if not found:
        return "text/plain", {}
    return f"{found[1]}/{found[2]}".lower(), parameters(text)


_short_type = lru_cache(maxsize=256)(_content_type)
"""Most parts are of one of a few types, and each is asked for more than once."""


def disposition(value: bytes | None) -> tuple[str, Mapping[str, str]]:
    """`attachment`, `inline` or another word in lower case, empty if missing; the parameters."""
    if value is None:
        return "", {}
    text = unfold(value[:MAX_VALUE])
    return text.partition(";")[0].strip().lower()[:40], parameters(text)


def parameters(text: str) -> Mapping[str, str]:
    """Names in lower case; pieces joined and percent signs decoded (RFC 2231), first one wins.

    RFC 2047 words are decoded too, which the standard forbids and Outlook sends.
    """
    whole: dict[str, str] = {}
    pieces: dict[str, list[tuple[int, bool, str]]] = {}
    for number, found in enumerate(_PARAMETER.finditer(text)):
        if number == MAX_PARAMETERS:
            break
        value = _unquoted(found[2])
        name = _CONTINUED.fullmatch(found[1].lower())
        if name is None or not (name[2] or name[3]):
            whole.setdefault(found[1].lower(), decode_words(value))
        else:
            piece = (int(name[2] or 0), bool(name[3]), value)
            pieces.setdefault(name[1], []).append(piece)
    return whole | {name: _joined(found) for name, found in pieces.items()}


def _first_line(raw: bytes, start: int, end: int) -> int:
    """Past blank lines and mbox's `From ` line, if a header follows."""
    at = start
    lead = _LEAD.match(raw, start, min(end, start + MAX_BLOCK))
    if (
        lead
        and lead.end() > start
        and _FIELD.match(raw, lead.end(), min(end, lead.end() + MAX_VALUE))
    ):
        at = lead.end()
    return at


def _last_line(raw: bytes, start: int, end: int) -> int:
    """The end of a block that no blank line ends."""
    if end - start <= MAX_BLOCK:
        return end
    line = raw.rfind(b"\n", start, start + MAX_BLOCK)
    return line + 1 if line > start else start + MAX_BLOCK


def _where_broken(block: bytes) -> int | None:
    """Where the body begins without the blank line; None if it does not.

    A bad line with a field below it is skipped instead: the block goes on.
    """
    sound = _SOUND_LINES.match(block)
    at = sound.end() if sound else 0
    if at == len(block):
        return None
    above = block[block.rfind(b"\n", 0, max(at - 1, 0)) + 1 : at]
    if block.startswith(b"--", at) or (above and above.isspace()):
        return at
    return None if _LIKELY_FIELD.search(block, at) else at


def _unquoted(value: str) -> str:
    if value.startswith('"'):
        inner = value[1:].removesuffix('"')
        return _ESCAPED.sub(r"\1", inner) if "\\" in inner else inner
    return value.strip()


def _joined(pieces: list[tuple[int, bool, str]]) -> str:
    """Pieces in their order; the first encoded one names the charset of all."""
    pieces.sort(key=lambda piece: piece[0])
    charset = ""
    data = b""
    for place, (_, encoded, value) in enumerate(pieces):
        text = value
        if encoded and place == 0 and value.count("'") >= 2:
            charset, _, text = value.split("'", 2)
        sent = text.encode("utf-8", "replace")
        data += unquote_to_bytes(sent) if encoded else sent
    return decode_words(charsets.decode(data, charset)[0])
