"""What a mail must be before it may go out by SMTP: pure, and linear in its length."""

import re

import idna

LONGEST_LINE = 998
"""Bytes, without the line's end (RFC 5322 2.1.1)."""

_BARE = re.compile(rb"\r\n|\r|\n")
_HIDDEN = re.compile(rb"(?im)^(?:resent-)?bcc[ \t]*:[^\n]*\n(?:[ \t][^\n]*\n)*")
_DOT = re.compile(rb"(?m)^\.")
_ADDRESS = re.compile(r"[^\s<>\x00-\x1f\x7f]+@[^\s<>@\x00-\x1f\x7f]+")


class Unsendable(ValueError):
    """This cannot go out as it is. `reason`: `address` or `line-too-long`; `text`: which one."""

    def __init__(self, reason: str, text: str = "") -> None:
        super().__init__(reason, text)
        self.reason = reason
        self.text = text


def wire_format(mail: bytes) -> bytes:
    """The mail with CRLF at the end of each line and no Bcc in its header (RFC 5322 3.6.3).

    smtplib sends bytes as they are, and after a bare LF a server may see the end of the mail
    where there is none (RFC 5321 2.3.8).
    """
    lines = _BARE.sub(b"\r\n", mail)
    if not lines.endswith(b"\r\n"):
        lines += b"\r\n"
    if max(map(len, lines.split(b"\r\n"))) > LONGEST_LINE:
        raise Unsendable("line-too-long")
    header, gap, body = lines.partition(b"\r\n\r\n")
    return _HIDDEN.sub(b"", header + b"\r\n").removesuffix(b"\r\n") + gap + body


def stuffed(mail: bytes) -> bytes:
    """The mail with the dots at the beginning of lines doubled (RFC 5321 4.5.2)."""
    return _DOT.sub(b"..", mail)


def wire_address(address: str) -> str:
    """The address as MAIL and RCPT have it: the domain in ASCII, the local part as it is."""
    local, _, domain = address.rpartition("@")
    try:
        address.encode("utf-8")
        if not domain.isascii():
            domain = idna.encode(domain, uts46=True).decode("ascii")
    except UnicodeError:
        raise Unsendable("address", address) from None
    found = f"{local}@{domain}"
    if not _ADDRESS.fullmatch(found):
        raise Unsendable("address", address)
    return found


def header_of(mail: bytes) -> bytes:
    return mail.partition(b"\r\n\r\n")[0]
