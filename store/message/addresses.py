"""Address lists of headers (RFC 5322 3.4 and its real life), read in one pass."""

import re
from functools import lru_cache

from store.message import charsets
from store.message.encoded_words import decode_words
from store.message.model import Address

MAX_ADDRESSES = 2_000
MAX_EMAIL = 320
MAX_NAME = 500
_REMEMBERED = 200

_TOKEN = re.compile(
    r"""
    "(?P<quoted>(?:[^"\\]|\\.)*+)"?
    | <(?P<angle>[^>]*+)>?
    | (?P<special>[,;:])
    | (?P<open>\()
    | (?P<text>=\?[^?\s]{1,60}\?[bBqQ]\?[^?\s]*+\?= | (?:[^",;:<(=] | =(?!\?))++ | =)
    """,
    re.S | re.X,
)
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+")
_SPACE = re.compile(r"\s+")
_BRACKET = re.compile(r"[()\\]")


class _Reader:
    """The list so far and the address being read."""

    def __init__(self) -> None:
        self.found: list[Address] = []
        self.loose_name = ""
        self._start()

    def _start(self) -> None:
        self.words: list[str] = []
        self.comments: list[str] = []
        self.angle: str | None = None

    def group(self) -> None:
        """A colon: what stood before it was the name of a group, or part of an address."""
        if self.angle is None and not any("@" in word for word in self.words):
            self._start()
            self.loose_name = ""
        else:
            self.words.append(":")

    def finish(self, separator: str = "") -> None:
        """One address ends. A name without address waits: it may be half of `Kovács, János <…>`."""
        name = _spaced("".join(self.words))
        if self.angle is not None:
            if name and self.loose_name:
                name, self.loose_name = f"{self.loose_name}, {name}", ""
            self._flush_loose()
            self._add(name or _spaced(" ".join(self.comments)), self.angle)
        elif encoded := _encoded(name):
            self._flush_loose()
            self.found.append(encoded)
        elif "@" in name:
            self._flush_loose()
            self._add(*_bare(name, _spaced(" ".join(self.comments))))
        elif name:
            self._flush_loose()
            self.loose_name = name
        if separator != ",":
            self._flush_loose()
        self._start()

    def _flush_loose(self) -> None:
        if self.loose_name:
            self._add(self.loose_name, "")
            self.loose_name = ""

    def _add(self, name: str, email: str) -> None:
        self.found.append(Address(_shown(name), _spec(email)))


def addresses(value: str) -> tuple[tuple[Address, ...], bool]:
    """The addresses of an unfolded header, and whether that was all of them.

    Names without address are kept with an empty `email`; the names of groups are not.
    """
    return _short_list(value) if len(value) <= _REMEMBERED else _addresses(value)


def _addresses(value: str) -> tuple[tuple[Address, ...], bool]:
    reader = _Reader()
    at = 0
    comments = True
    while at < len(value) and len(reader.found) <= MAX_ADDRESSES:
        token = _TOKEN.match(value, at)
        if token is None:
            break
        at = token.end()
        if token.lastgroup == "open":
            close = _comment_end(value, at) if comments else -1
            comments = close >= 0
            if comments:
                reader.comments.append(value[at : close - 1])
                at = close
            else:
                reader.words.append("(")
        else:
            _take(reader, token, value[at : at + 1])
    reader.finish()
    return tuple(reader.found[:MAX_ADDRESSES]), len(reader.found) <= MAX_ADDRESSES


_short_list = lru_cache(maxsize=1_000)(_addresses)
"""The same few people write all the time, above all to the owner of the mailbox."""


def _take(reader: _Reader, token: re.Match[str], following: str) -> None:
    kind, text = token.lastgroup, token[token.lastgroup or 0]
    if kind == "special":
        if text == ":":
            reader.group()
        else:
            reader.finish(text)
    elif kind == "angle":
        if reader.angle is not None:
            reader.finish(",")
        reader.angle = text
    elif kind == "quoted":
        reader.words.append(f'"{text}"' if following == "@" else re.sub(r"\\(.)", r"\1", text))
    else:
        reader.words.append(text)


def _comment_end(value: str, at: int) -> int:
    """Past the bracket that closes the comment opened before `at`; -1 if none does."""
    depth = 1
    while depth:
        bracket = _BRACKET.search(value, at)
        if bracket is None:
            return -1
        at = bracket.end() + (bracket[0] == "\\")
        depth += (bracket[0] == "(") - (bracket[0] == ")")
    return at


def _encoded(text: str) -> Address | None:
    """Of one who has encoded the address with its name (against RFC 2047 5); None where there is
    none inside, or more than one."""
    inner = decode_words(text) if "=?" in text else ""
    if "@" not in inner or "=?" in inner:
        return None
    found = [one for one in _addresses(inner)[0] if _ADDRESS.fullmatch(one.email)]
    return found[0] if len(found) == 1 else None


def _bare(text: str, comment: str) -> tuple[str, str]:
    """`Jane jane@acme.example` without angle brackets -> name, address."""
    at = text.index("@")
    quote = text.rfind('"', 0, at - 1) if text[at - 1 : at] == '"' else -1
    start = quote if quote >= 0 else text.rfind(" ", 0, at) + 1
    end = text.find(" ", at) if " " in text[at:] else len(text)
    return _spaced(text[:start] + text[end:]) or comment, text[start:end]


def _shown(name: str) -> str:
    name = _spaced(charsets.safe(decode_words(name)))
    if len(name) > 1 and name[0] == name[-1] == "'":
        name = name[1:-1].strip()
    return name[:MAX_NAME]


def _spec(email: str) -> str:
    email = _SPACE.sub(" ", email).strip(" <>'").removeprefix("mailto:")
    if '"' not in email:
        email = email.replace(" ", "")
    if email.startswith("@") and ":" in email:
        email = email.rpartition(":")[2]
    return charsets.safe(email)[:MAX_EMAIL]


def _spaced(text: str) -> str:
    return _SPACE.sub(" ", text).strip()
