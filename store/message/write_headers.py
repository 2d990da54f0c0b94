"""Header lines of mail to send: ASCII, folded, and never more lines than meant.

Whatever comes in, control characters leave as spaces, so no value can begin a header of its own.
"""

import re
from binascii import b2a_base64
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import quote

from store.addresses import wire_host
from store.message import charsets
from store.message.model import Address

WIDTH = 76
LIMIT = 900
"""Octets of one token that cannot be folded: well under the 998 of RFC 5322 2.1.1."""

_CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")
_ATOMS = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+")
_LOCAL = re.compile(r"[^\s()<>\[\]:;@\\,\"]+")
_NOT_QUOTED = re.compile(r"[<>\\\"]+")
_NO_DOMAIN = re.compile(r"[\s()<>:;@\\,\"]+")
_WORD_BYTES = 42
_PIECE = 60


def text(name: str, value: str) -> str:
    """An unstructured header (RFC 5322 3.6.5), as encoded words where it is not plain ASCII."""
    line = clean(value)
    if _needs_words(line):
        return _folded(name, list(_words(line)))
    return _folded(name, line.split(" "))


def addresses(name: str, value: tuple[Address, ...]) -> str:
    sendable = (address for address in value if address_spec(address.email))
    tokens = [token for address in sendable for token in _tokens(address)]
    if tokens:
        tokens[-1] = tokens[-1].removesuffix(",")
    return _folded(name, tokens)


def ids(name: str, value: tuple[str, ...]) -> str:
    """Message-IDs; what could not be one is left out."""
    return _folded(name, [one for one in map(message_id, value) if one])


def message_id(value: str) -> str:
    """With angle brackets; empty if it is none that a header can carry."""
    inner = value.strip().removeprefix("<").removesuffix(">")
    sound = inner and len(inner) <= LIMIT and inner.isascii() and inner.isprintable()
    return f"<{inner}>" if sound and not set(inner) & set(' <>"(),') else ""


def parameter(name: str, value: str) -> str:
    """`; name="value"`, in the pieces of RFC 2231 where it is long or not ASCII."""
    line = clean(value)
    if _is_plain(line):
        return f"; {name}={_quoted(line)}"
    encoded = quote(line, safe="")
    pieces = re.findall(rf"(?:%..|[^%]){{1,{_PIECE // 3}}}", encoded)
    if len(pieces) == 1:
        return f";\r\n {name}*=utf-8''{pieces[0]}"
    charset = ["utf-8''"] + [""] * (len(pieces) - 1)
    return "".join(
        f";\r\n {name}*{number}*={prefix}{piece}"
        for number, (prefix, piece) in enumerate(zip(charset, pieces, strict=True))
    )


def parameter_whole(name: str, value: str) -> str:
    """The same in one piece, for those who know no RFC 2231, and in the words of RFC 2047, which do
    not belong there and are read everywhere; nothing where `parameter` is in one piece, too."""
    line = clean(value)
    if _is_plain(line):
        return ""
    if not _needs_words(line):
        return f";\r\n {name}={_quoted(line)}"
    return f';\r\n {name}="' + "\r\n ".join(_words(line)) + '"'


def _is_plain(line: str) -> bool:
    return line.isascii() and len(line) <= _PIECE and "=?" not in line


def _quoted(line: str) -> str:
    escaped = line.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def clean(value: str) -> str:
    """One line without control characters."""
    return _CONTROL.sub(" ", charsets.safe(value)).strip()


def address_spec(email: str) -> str:
    """The address proper: an unusual local part in quotes, nothing that could end it early; the
    domain in the letters that every server on the way knows, where it has such."""
    local, at, domain = _CONTROL.sub("", charsets.safe(email[:LIMIT])).rpartition("@")
    if not at:
        local, domain = domain, ""
    if local and not _LOCAL.fullmatch(local):
        local = f'"{_NOT_QUOTED.sub("", local)}"'
    domain = _NO_DOMAIN.sub("", domain)
    with suppress(ValueError):
        domain = wire_host(domain)
    return f"{local}{at}{domain}"


def _tokens(address: Address) -> Iterator[str]:
    """The pieces of one address between which a line may be folded."""
    spec = address_spec(address.email)
    name = clean(address.name)
    if not name:
        yield f"{spec},"
        return
    if _needs_words(name) or len(name) > LIMIT // 2:  # each letter may need a backslash
        yield from _words(name)
    elif _ATOMS.fullmatch(name):
        yield from name.split(" ")
    else:
        yield from _quoted(name).split(" ")
    yield f"<{spec}>,"


def _needs_words(line: str) -> bool:
    return not line.isascii() or "=?" in line or any(len(w) > LIMIT for w in line.split(" "))


def _words(line: str) -> Iterator[str]:
    """RFC 2047 words, none of them cut in the middle of a letter."""
    chunk = ""
    for letter in line:
        if len((chunk + letter).encode()) > _WORD_BYTES:
            yield _word(chunk)
            chunk = ""
        chunk += letter
    if chunk:
        yield _word(chunk)


def _word(chunk: str) -> str:
    return f"=?utf-8?b?{b2a_base64(chunk.encode(), newline=False).decode('ascii')}?="


def _folded(name: str, tokens: list[str]) -> str:
    lines = [f"{name}:"]
    for token in tokens:
        if len(lines[-1]) + 1 + len(token) > WIDTH and lines[-1].strip() not in ("", f"{name}:"):
            lines.append("")
        lines[-1] += f" {token}"
    return "\r\n".join(lines) + "\r\n"
