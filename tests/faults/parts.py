"""The parts of a mail as an IMAP server tells and gives them (RFC 9051 6.4.5, 7.5.2)."""

import re

from store.message.headers import disposition, first
from store.message.mime import Part, read

_ASKED = re.compile(
    rb"BODY\.PEEK\[(HEADER|TEXT|[0-9.]+(?:\.MIME)?|)\](?:<([0-9]+)\.([0-9]+)>)?(?=[ )])"
)


def structure(raw: bytes) -> bytes:
    return _told(raw, read(raw)[0])


def _told(raw: bytes, part: Part) -> bytes:
    kind, _, subtype = part.type.encode().partition(b"/")
    if part.parts and kind == b"multipart":
        inner = b"".join(_told(raw, one) for one in part.parts)
        return b'(%s "%s")' % (inner, subtype)
    encoding = (first(part.headers, "content-transfer-encoding") or b"7bit").strip()
    lines = b" 1" if kind == b"text" else b""
    how, parameters = disposition(first(part.headers, "content-disposition"))
    named = b' ("FILENAME" "%s")' % parameters["filename"].encode() if parameters else b" NIL"
    shown = b' NIL ("%s"%s)' % (how.encode(), named) if how else b""
    size = part.end - part.start
    return b'("%s" "%s" NIL NIL NIL "%s" %d%s%s)' % (kind, subtype, encoding, size, lines, shown)


def asked(raw: bytes, items: bytes) -> list[bytes]:
    """`BODY[…] {n}` and the bytes, for each section that was asked for."""
    given = []
    for section, start, octets in _ASKED.findall(items):
        data = _section(raw, section)
        origin = b"<%s>" % start if start else b""
        if start:
            data = data[int(start) : int(start) + int(octets)]
        given.append(b"BODY[%s]%s {%d}\r\n%s" % (section, origin, len(data), data))
    return given


def _section(raw: bytes, section: bytes) -> bytes:
    if not section:
        return raw
    if section in (b"HEADER", b"TEXT"):
        header, _, text = raw.partition(b"\r\n\r\n")
        return text if section == b"TEXT" else header + b"\r\n\r\n"
    part = read(raw)[0]
    for step in section.removesuffix(b".MIME").split(b"."):
        part = part.parts[int(step) - 1]
    if section.endswith(b".MIME"):
        mark = raw.rindex(b"\r\n--", 0, part.start) + 2
        return raw[raw.index(b"\r\n", mark) + 2 : part.start]
    return raw[part.start : part.end]
