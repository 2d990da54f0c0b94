"""Draft -> the bytes that go to SMTP and into Sent."""

from binascii import b2a_base64, b2a_qp
from email.utils import format_datetime
from hashlib import blake2b
from mimetypes import MimeTypes
from pathlib import Path

from store.message import charsets, write_headers
from store.message.answers import Original as Original
from store.message.answers import forward as forward
from store.message.answers import reply as reply
from store.message.drafts import Draft as Draft
from store.message.drafts import new_message_id as new_message_id

_PLAIN_WIDTH = 78
_TYPES = MimeTypes()
for _ending, _type in {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
}.items():
    _TYPES.add_type(_type, _ending)


def compose(draft: Draft, *, keep_bcc: bool = False) -> bytes:
    """The mail, 7-bit and with CRLF; the same draft gives the same bytes.

    `keep_bcc`: for the copy in Sent; what goes out must not have it. The files of the draft are
    read now: OSError if one is gone. An address whose local part is beyond ASCII goes out as UTF-8
    (RFC 6531).
    """
    header = _header(draft, keep_bcc)
    if not draft.attachments:
        return header + _text_part(draft.text)
    parts = [_text_part(draft.text), *map(_file_part, draft.attachments)]
    boundary = _boundary(draft.message_id, parts)
    lines = [header, _content_type(boundary)]
    for part in parts:
        lines += [b"--", boundary, b"\r\n", part]
    return b"".join([*lines, b"--", boundary, b"--\r\n"])


def _header(draft: Draft, keep_bcc: bool) -> bytes:
    lines = [write_headers.addresses("From", (draft.from_,))]
    for name, people in (("To", draft.to), ("Cc", draft.cc), ("Bcc", draft.bcc)):
        if people and (name != "Bcc" or keep_bcc):
            lines.append(write_headers.addresses(name, people))
    if not (draft.to or draft.cc):
        lines.append("To: undisclosed-recipients:;\r\n")
    lines.append(write_headers.text("Subject", draft.subject))
    lines.append(f"Date: {format_datetime(draft.date)}\r\n")
    for name, found in (
        ("Message-ID", (draft.message_id,)),
        ("In-Reply-To", (draft.in_reply_to,)),
        ("References", draft.references),
    ):
        if any(map(write_headers.message_id, found)):
            lines.append(write_headers.ids(name, found))
    lines.append("MIME-Version: 1.0\r\n")
    return "".join(lines).encode("utf-8")


def _text_part(text: str) -> bytes:
    """Header fields and body of the text, in the smallest encoding that no server will touch."""
    lines = charsets.safe(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines[-1]:
        lines.append("")
    data = "\r\n".join(lines).encode("utf-8")
    if data.isascii() and all(_is_safe(line) for line in lines):
        encoding, body = b"7bit", data
    else:
        encoding, body = _encoded(data)
    kind = b"Content-Type: text/plain; charset=utf-8\r\n"
    return kind + b"Content-Transfer-Encoding: " + encoding + b"\r\n\r\n" + body


def _is_safe(line: str) -> bool:
    """Short, and nothing at its ends that servers on the way have changed."""
    return len(line) <= _PLAIN_WIDTH and not line.startswith("From ") and line == _printable(line)


def _printable(line: str) -> str:
    return line if line.replace("\t", "").isprintable() or not line else ""


def _encoded(data: bytes) -> tuple[bytes, bytes]:
    quoted = b2a_qp(data, istext=True).replace(b"\nFrom ", b"\n=46rom ")
    if quoted.startswith(b"From "):
        quoted = b"=46" + quoted[1:]
    base64 = _base64(data)
    return (b"quoted-printable", quoted) if len(quoted) <= len(base64) else (b"base64", base64)


def _base64(data: bytes) -> bytes:
    lines = (b2a_base64(data[at : at + 57], newline=False) for at in range(0, len(data), 57))
    return b"".join(line + b"\r\n" for line in lines)


def _file_part(path: Path) -> bytes:
    kind = _TYPES.guess_type(path.name)[0] or "application/octet-stream"
    if kind.startswith(("message/", "multipart/")):
        # These may not be base64 (RFC 2045 6.4), and a file must arrive as it is.
        kind = "application/octet-stream"
    disposition = "Content-Disposition: attachment" + write_headers.parameter("filename", path.name)
    kind += write_headers.parameter_whole("name", path.name)
    header = f"Content-Type: {kind}\r\nContent-Transfer-Encoding: base64\r\n{disposition}\r\n\r\n"
    return header.encode("ascii") + _base64(path.read_bytes())


def _boundary(message_id: str, parts: list[bytes]) -> bytes:
    """A line that none of the parts has. `=_` cannot stand in either encoding."""
    number = 0
    while True:
        seed = f"{number}{message_id}".encode("utf-8", "replace")
        boundary = b"=_" + blake2b(seed, digest_size=16).hexdigest().encode()
        if not any(boundary in part for part in parts):
            return boundary
        number += 1


def _content_type(boundary: bytes) -> bytes:
    return b'Content-Type: multipart/mixed;\r\n boundary="' + boundary + b'"\r\n\r\n'
