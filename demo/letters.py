"""A letter -> the bytes that a server keeps.

Written by hand: the standard library's composer takes a millisecond a mail, and what lies in a
real mailbox is not all as that library would write it.
"""

from base64 import b64encode
from binascii import b2a_qp
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape
from zlib import crc32

from demo.firm import Person
from demo.parts import Part

Header = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Letter:
    sender: Person
    to: tuple[Person, ...]
    subject: str
    text: str
    at: datetime
    """Aware, in the writer's zone."""
    message_id: str
    cc: tuple[Person, ...] = ()
    answers: tuple[str, ...] = ()
    """Message-IDs of the conversation so far, oldest first."""
    parts: tuple[Part, ...] = ()
    headers: tuple[Header, ...] = ()
    charset: str = "utf-8"
    as_html: str = ""
    """'' plain text; 'both' a text and its HTML; 'only' HTML alone."""
    raw_subject: str = ""
    """Written as it stands, where the subject is not to be encoded in the usual way."""


def write(letter: Letter) -> bytes:
    """As the writer's program hands it over: a copy in Sent looks like this."""
    body_headers, body = _body(letter)
    headers = [*_headers(letter), *letter.headers, ("MIME-Version", "1.0"), *body_headers]
    head = "".join(f"{name}: {value}\r\n" for name, value in headers)
    return head.encode() + b"\r\n" + body


def received(raw: bytes, sender: str, at: datetime, seconds: int = 4) -> bytes:
    """With the lines that the servers on the way write above it; `at`: when it was sent."""
    arrived = at + timedelta(seconds=seconds)
    host = f"mail.{sender.rpartition('@')[2] or 'kontor.example'}"
    number = f"{crc32(raw):08X}"
    trace = (
        f"Return-Path: <{sender}>\r\n"
        f"Received: from {host} ({host} [192.0.2.{crc32(host.encode()) % 250 + 2}])\r\n"
        f"\tby mx.kontor.example with ESMTPS id {number};\r\n\t{format_datetime(arrived)}\r\n"
        f"Received: from [10.0.0.{crc32(sender.encode()) % 250 + 2}] by {host} with ESMTPSA;\r\n"
        f"\t{format_datetime(at + timedelta(seconds=1))}\r\n"
    )
    return trace.encode() + raw


def encoded(text: str) -> str:
    """A header's text, as encoded words where it has to be (RFC 2047)."""
    if text.isascii() and text.isprintable():
        return text
    words, line = [], ""
    for letter in text:
        if len((line + letter).encode()) > 42:
            words.append(line)
            line = ""
        line += letter
    return "\r\n ".join(f"=?utf-8?B?{_base64(word)}?=" for word in (*words, line))


def _base64(text: str) -> str:
    return b64encode(text.encode()).decode()


def mailbox(person: Person) -> str:
    name = person.name if person.name.isascii() else encoded(person.name)
    if not name:
        return person.address
    if any(mark in name for mark in ".,@") and not name.startswith("=?"):
        name = f'"{name}"'
    return f"{name} <{person.address}>"


def _headers(letter: Letter) -> list[Header]:
    subject = letter.raw_subject or encoded(letter.subject)
    lines = [
        ("From", mailbox(letter.sender)),
        ("To", ", ".join(map(mailbox, letter.to))),
        ("Subject", subject),
        ("Date", format_datetime(letter.at)),
        ("Message-ID", letter.message_id),
    ]
    if letter.cc:
        lines.insert(2, ("Cc", ", ".join(map(mailbox, letter.cc))))
    if letter.answers:
        lines.append(("In-Reply-To", letter.answers[-1]))
        lines.append(("References", "\r\n ".join(letter.answers[-12:])))
    return lines


def _body(letter: Letter) -> tuple[list[Header], bytes]:
    headers, body = _texts(letter)
    if not letter.parts:
        return headers, body
    pieces = [(headers, body), *map(_attached, letter.parts)]
    return _multipart("mixed", letter, pieces)


def _texts(letter: Letter) -> tuple[list[Header], bytes]:
    plain = _text("plain", letter.text, letter.charset)
    if not letter.as_html:
        return plain
    html = _text("html", _as_html(letter.text), letter.charset)
    return html if letter.as_html == "only" else _multipart("alternative", letter, [plain, html])


def _text(kind: str, text: str, charset: str) -> tuple[list[Header], bytes]:
    try:
        data = text.encode(charset)
    except UnicodeEncodeError:
        charset, data = "utf-8", text.encode()
    data = data.replace(b"\n", b"\r\n") + b"\r\n"
    if data.isascii() and max(map(len, data.splitlines())) < 900:
        way, body = "7bit", data
    else:
        way, body = "quoted-printable", b2a_qp(data, istext=True)
    return [
        ("Content-Type", f"text/{kind}; charset={charset}"),
        ("Content-Transfer-Encoding", way),
    ], body


def _as_html(text: str) -> str:
    paragraphs = escape(text, quote=False).split("\n\n")
    body = "".join(f"<p>{'<br>'.join(part.splitlines())}</p>\n" for part in paragraphs)
    style = "font-family:Calibri,sans-serif;font-size:11pt"
    return f'<html><head><meta charset="utf-8"></head><body style="{style}">\n{body}</body></html>'


def _attached(part: Part) -> tuple[list[Header], bytes]:
    headers = [("Content-Type", part.kind)]
    if part.kind.startswith("message/"):
        return headers, part.content
    if part.name:
        name = encoded(part.name)
        headers = [("Content-Type", f'{part.kind}; name="{name}"')]
        headers.append(("Content-Disposition", f'attachment; filename="{name}"'))
    data = b64encode(part.content)
    lines = (data[at : at + 76] for at in range(0, len(data), 76))
    headers.append(("Content-Transfer-Encoding", "base64"))
    return headers, b"\r\n".join(lines) + b"\r\n"


def _multipart(
    kind: str, letter: Letter, pieces: list[tuple[list[Header], bytes]]
) -> tuple[list[Header], bytes]:
    border = f"={kind[0]}{crc32(letter.message_id.encode()):08x}="
    out = bytearray()
    for headers, body in pieces:
        head = "".join(f"{name}: {value}\r\n" for name, value in headers)
        out += f"--{border}\r\n{head}\r\n".encode() + body
        out += b"" if body.endswith(b"\r\n") else b"\r\n"
    return [("Content-Type", f'multipart/{kind}; boundary="{border}"')], bytes(
        out
    ) + f"--{border}--\r\n".encode()
