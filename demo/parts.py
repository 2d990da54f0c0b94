"""What hangs on mails: small documents, pictures, calendar events, whole other mails."""

import struct
import zlib
from datetime import UTC, datetime
from typing import NamedTuple

from demo.firm import Person


class Part(NamedTuple):
    name: str
    kind: str
    """Its media type, with parameters."""
    content: bytes


def by_name(name: str, title: str) -> Part:
    """The document that such a file name stands for."""
    if name.endswith(".png"):
        return Part(name, "image/png", png(title))
    if name.endswith(".txt"):
        return Part(name, "text/plain; charset=utf-8", f"{title}\r\n".encode())
    return Part(name, "application/pdf", pdf(title))


def pdf(title: str) -> bytes:
    """A page with one line of text; letters beyond Latin-1 become '?'."""
    shown = title.replace("\\", "").replace("(", "[").replace(")", "]")
    line = f"BT /F 16 Tf 60 780 Td ({shown}) Tj ET".encode("latin-1", "replace")
    font = b"/Resources<</Font<</F 5 0 R>>>>"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R%s>>" % font,
        b"<</Length %d>>stream\n%s\nendstream" % (len(line), line),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    )
    out, starts = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    return out + (
        b"xref\n0 6\n0000000000 65535 f \n%strailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
        % (table, len(out))
    )


def png(title: str) -> bytes:
    """A plain picture, 48 by 32, its colour from the title."""
    shade = zlib.crc32(title.encode())
    pixel = bytes((shade & 255, shade >> 8 & 255, shade >> 16 & 255))
    rows = (b"\0" + pixel * 48) * 32
    header = struct.pack(">IIBBBBB", 48, 32, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


class Event(NamedTuple):
    uid: str
    summary: str
    place: str
    start: datetime
    end: datetime
    organizer: Person
    guest: Person


def calendar(event: Event, stamp: datetime, method: str) -> Part:
    """An iTIP message (RFC 5546); method: REQUEST, or REPLY of a guest who comes."""
    status = "ACCEPTED" if method == "REPLY" else "NEEDS-ACTION;RSVP=TRUE"
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Kontor//Calendar//EN",
        f"METHOD:{method}",
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"DTSTAMP:{_utc(stamp)}",
        f"DTSTART:{_utc(event.start)}",
        f"DTEND:{_utc(event.end)}",
        f"SUMMARY:{event.summary}",
        f"LOCATION:{event.place}",
        f"ORGANIZER;CN={event.organizer.name}:mailto:{event.organizer.address}",
        f"ATTENDEE;CN={event.guest.name};PARTSTAT={status}:mailto:{event.guest.address}",
        "SEQUENCE:0",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    content = "".join(f"{line}\r\n" for line in lines).encode()
    return Part("", f"text/calendar; method={method}; charset=utf-8", content)


def _utc(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
