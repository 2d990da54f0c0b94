"""Content-Transfer-Encoding undone (RFC 2045 6), with the damage that real mail has."""

from binascii import Error, a2b_base64, a2b_qp
from collections.abc import Iterable

_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_NOT_ALPHABET = bytes(set(range(256)) - set(_ALPHABET) - {ord("=")})
_WHITE = b" \t\r\n"


def decode(data: bytes, encoding: str) -> tuple[bytes, bool]:
    """The bytes that were meant, and whether nothing was damaged."""
    if encoding == "base64":
        return from_base64(data)
    if encoding == "quoted-printable":
        return a2b_qp(data), True
    return data, True


def size_from_base64(data: bytes) -> int | None:
    """How many bytes they are, without making them; None where anything is odd."""
    letters = data.translate(None, b"\r\n")
    body = letters[-2:].rstrip(b"=")
    if len(letters) % 4 or letters[:-2].translate(None, _ALPHABET) or body.strip(_ALPHABET):
        return None
    return len(letters) // 4 * 3 - len(letters[-2:]) + len(body)


def from_base64(data: bytes) -> tuple[bytes, bool]:
    """Up to the first padding; foreign characters are skipped and a cut end is filled up."""
    try:
        return a2b_base64(data), True
    except Error:
        letters = data.translate(None, _NOT_ALPHABET).partition(b"=")[0]
        whole = len(letters) - (len(letters) % 4 == 1)
        return a2b_base64(letters[:whole] + b"=" * (-whole % 4)), False


def decode_pieces(pieces: Iterable[bytes], encoding: str) -> bytes:
    """Of a large part, which is never in memory as a whole while it is encoded."""
    if encoding != "base64":
        return decode(b"".join(pieces), encoding)[0]
    found = []
    rest = b""
    for piece in pieces:
        letters, padding, _ = (rest + piece.translate(None, _NOT_ALPHABET)).partition(b"=")
        whole = 0 if padding else len(letters) - len(letters) % 4
        found.append(a2b_base64(letters[:whole]))
        rest = letters[whole:]
        if padding:
            break
    found.append(from_base64(rest)[0])
    return b"".join(found)
