"""Bytes and the name of a charset, true or not, to text."""

import codecs
import re
from functools import lru_cache

_LABEL = re.compile(r"[a-z0-9][a-z0-9_.:()+-]{0,39}")

# What mail calls a charset, and what it means by it. Windows-1252 for Latin-1 and ASCII is what
# every browser does: real mail has typographic quotes there.
_ALIASES = {
    "": "",
    "unknown-8bit": "",
    "x-unknown": "",
    "unknown": "",
    "default": "",
    "_autodetect": "",
    "binary": "",
    "x-user-defined": "",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "ansi_x3.4-1968": "cp1252",
    "ansi_x3.110-1983": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "iso_8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso-8859-8-i": "iso-8859-8",
    "iso-8859-8-e": "iso-8859-8",
    "unicode-1-1-utf-7": "utf-7",
    "unicode-1-1-utf-8": "utf-8",
    "utf8mb4": "utf-8",
    "unicode": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "x-mac-roman": "mac-roman",
    "macintosh": "mac-roman",
    "x-mac-ce": "mac-latin2",
    "x-windows-949": "cp949",
    "tis-620": "cp874",
    "windows-874": "cp874",
}
# Text codecs of Python that are no charset of mail; the first two are not linear.
_REFUSED = {"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem"}

_HUNGARIAN_ONLY = frozenset(b"\xf5\xfb\xd5\xdb")
_HUNGARIAN = _HUNGARIAN_ONLY | frozenset(
    b"\xe1\xe9\xed\xf3\xf6\xfa\xfc\xc1\xc9\xcd\xd3\xd6\xda\xdc"
    b"\x80\x82\x84\x85\x91\x92\x93\x94\x95\x96\x97\xa0\xa7\xa9\xab\xad\xb0\xb7\xbb"
)
# Charsets of those who say UTF-8 in them, since a form or a template did before.
_LATIN = {"cp1250", "cp1252", "cp1254", "iso8859-2", "iso8859-9", "iso8859-15"}
_ODD = re.compile("[\u0180-\u07ff]")
"""Letters of two bytes that are not those of Latin charsets."""
_NOT_BY_CHANCE = 4
_SURROGATE = re.compile("[\ud800-\udfff]")


def decode(data: bytes, label: str) -> tuple[str, bool]:
    """The text, and whether the label told the truth (where it claimed anything)."""
    name = codec_name(label)
    if name is None:
        return guess(data), False
    if name in ("", "cp1252"):
        return guess(data), True
    if codecs.lookup(name).name in _LATIN and (text := _utf_8(data)):
        return text, False
    try:
        return safe(data.decode(name)), True
    except (UnicodeError, LookupError, ValueError):
        return _damaged(data, name), False


def _utf_8(data: bytes) -> str:
    """The text of bytes that can hardly be anything else; else empty.

    Of Latin text in one byte a letter two in a row seldom look like UTF-8: `CAFÉ BAR` with a space
    that does not break does, and would have a letter of Africa."""
    if data.isascii():
        return ""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ""
    odd = _ODD.findall(text)
    return safe(text) if not odd or len(odd) >= _NOT_BY_CHANCE else ""


@lru_cache(maxsize=256)
def codec_name(label: str) -> str | None:
    """Python's codec for a charset; empty where the mail says that it does not know.

    None if there is no such charset, or none that mail should use.
    """
    name = label.strip(" \t\r\n\"';").lower()[:60]
    name = _ALIASES.get(name, name)
    if not name:
        return ""
    if not _LABEL.fullmatch(name) or name.replace("_", "-") in _REFUSED:
        return None
    try:
        b"a".decode(name, "replace")
    except (LookupError, UnicodeError, ValueError):
        return None
    return name


def guess(data: bytes) -> str:
    """Text of bytes without a (true) label: UTF-8 if it is that, else Central or West European."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return safe(data.decode("utf-16", "replace"))
    try:
        return safe(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return safe(data.decode(_european(data), "replace"))


def safe(text: str) -> str:
    """Without NUL, and with U+FFFD for what is no character: it can be encoded and stored."""
    if text.isascii() and "\0" not in text:
        return text
    return _SURROGATE.sub("\ufffd", text.replace("\0", ""))


def _european(data: bytes) -> str:
    """cp1250 where the letters fit Hungarian and only Hungarian, else cp1252.

    Both agree on all other letters of Hungarian and on those of German.
    """
    high = frozenset(data[:200_000].translate(None, bytes(range(128))))
    return "cp1250" if high & _HUNGARIAN_ONLY and high <= _HUNGARIAN else "cp1252"


def _damaged(data: bytes, name: str) -> str:
    """What can be saved under the named charset; guessed anew where little can."""
    text = data.decode(name, "replace")
    lost = text.count("\ufffd")
    foreign = sum(map(len, re.findall(r"[^\x00-\x7f\ufffd]+", text)))
    return safe(text) if lost <= foreign else guess(data)
