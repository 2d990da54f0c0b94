"""imaplib's idea of a connection, put onto a `Line`, with an end to everything.

What the server says unasked is kept in the order in which it came, as far as it matters.
"""

import imaplib
import re
from typing import Any

from sync.faults import Unreachable
from sync.line import Line, dial
from sync.uidsets import vanished

GREETING, COMMAND = 30.0, 60.0
"""Seconds: for the greeting in all, and without a byte in any command."""
LONGEST_LINE = 1 << 20
LARGEST_LITERAL = 52_000_000
"""Bytes of one literal that are kept: of mails up to 50 MB all is asked for. A larger one is a
message whose size was misstated, and is thrown away as it comes."""
LARGEST_ANSWER = 64 << 20
"""Bytes of all answers to one command: beyond it the server is out of its mind."""

_AFTER_LITERAL = (b" ", b")", b"\r", b"")
_FETCH = re.compile(rb"\* [0-9]+ FETCH \(")
_BEGINS_LOWER = re.compile(rb"(?:\*(?: [0-9]+)?|[A-Z]+[0-9]+) ([A-Za-z-]*[a-z][A-Za-z-]*)")
_NO_TEXT = re.compile(rb"[A-Z]+[0-9]+ [A-Z]+(?=\r\n)")
_UID = re.compile(rb"\bUID ([0-9]{1,10})\b")
_AHEAD_OF_MAILBOX = ("FETCH", "VANISHED", "EXPUNGE", "EXISTS", "FLAGS")


class Broken(Exception):
    """This cannot be read on: `literal` or `flood` are more than memory should hold, `protocol`
    is a literal of another length than was said, `vanished` what is gone is not told by UIDs."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def _as_imaplib_knows(line: bytes) -> bytes:
    """The beginning of an answer: what it is in upper case (RFC 9051 9: any case is the same), a
    status with some text behind it, and a code with a status before it."""
    if line.startswith(b"["):
        return b"* OK " + line
    if lower := _BEGINS_LOWER.match(line):
        line = line[: lower.start(1)] + lower[1].upper() + line[lower.end(1) :]
    if bare := _NO_TEXT.match(line):
        line = bare[0] + b" " + line[bare.end() :]
    return line


_IMAP4: Any = imaplib.IMAP4  # its overridable private methods are missing in its types


class Transport(_IMAP4):  # type: ignore[misc]
    """`exists` is the number of messages in the selected mailbox, as of the last word on it.

    `tagged` is the last completed command's (status, text). `literal_of` is the UID of the
    message of which a literal is being read (0: not known), None between literals.
    """

    line: Line

    _within = False
    """The answer that is being read stands in parentheses."""

    def __init__(self, host: str, port: int, security: str) -> None:
        self.security = security
        self.exists = 0
        self.literal_of: int | None = None
        self.tagged: tuple[str, bytes] | None = None
        self._left = LARGEST_ANSWER
        super().__init__(host, port)
        self.line.patience = COMMAND

    def open(self, host: str = "", port: int = 0, timeout: float | None = None) -> None:
        self.host, self.port = host, port
        self.line = dial(host, port, self.security, GREETING)

    @property
    def sock(self) -> Any:
        """imapclient sets a timeout on it, which the line overrules at each read."""
        return self.line.sock

    def _connect(self) -> None:
        with self.line.within(GREETING):
            super()._connect()

    def starttls(self, ssl_context: object = None) -> tuple[str, list[Any]]:
        """Encrypt. Words that a stranger slipped in behind the server's OK end the attempt."""
        status, data = self._simple_command("STARTTLS")
        if status != "OK":
            raise Unreachable("no-starttls", data[-1].decode("utf-8", "replace"))
        if self.line.waiting():
            raise Unreachable("injected")
        self.line.encrypt(self.host)
        self.untagged_responses.clear()
        self._get_capabilities()
        return status, data

    def begin(self) -> None:
        """Forget what was said before: the next command's answers stand alone."""
        self.untagged_responses.clear()
        self.tagged_commands.clear()
        self.tagged = None
        self.literal_of = None
        self._left = LARGEST_ANSWER

    def readline(self) -> bytes:
        line = self._line()
        # Some servers send an empty line too many. Behind a literal it may be the end of an answer,
        # though not of one that stands in parentheses.
        while line == b"\r\n" and (self.literal_of is None or self._within):
            line = self._line()
        if self.literal_of is None:
            line = _as_imaplib_knows(line)
            self._within = bool(_FETCH.match(line))
        elif line[:1] not in _AFTER_LITERAL:
            raise Broken("protocol")
        self.literal_of = None
        return line

    def _line(self) -> bytes:
        line = self.line.line(LONGEST_LINE)
        if len(line) >= LONGEST_LINE:
            raise Broken("flood")
        self._take(len(line), "flood")
        return line

    def read(self, size: int) -> bytes:
        """A literal; one that is too large is thrown away, and comes back empty."""
        self.literal_of = self._message()
        self._take(size, "literal")
        if size > LARGEST_LITERAL:
            if not self.line.skip(size):
                raise self.abort("socket error: EOF")
            return b""
        data = self.line.exactly(size)
        if len(data) != size:
            raise self.abort("socket error: EOF")
        return data

    def send(self, data: bytes) -> None:
        self.line.send(data)

    def shutdown(self) -> None:
        self.line.close()

    def _log(self, line: str) -> None:
        """imaplib keeps the last commands, the password among them; this keeps none."""

    def _take(self, size: int, code: str) -> None:
        self._left -= size
        if self._left < 0:
            raise Broken(code)

    def _message(self) -> int:
        """The message that the answer being read is about, as far as that was said."""
        match = _UID.search(self.mo.string) if self.mo else None
        return int(match[1]) if match else 0

    def _get_tagged_response(self, tag: bytes, expect_bye: bool = False) -> tuple[str, list[Any]]:
        status, data = super()._get_tagged_response(tag, expect_bye)
        self.tagged = status, data[-1]
        return status, data

    def _append_untagged(self, kind: str, data: Any) -> None:
        super()._append_untagged(kind, data)
        if kind == "EXISTS":
            self.exists = int(data.split()[0])
        elif kind == "EXPUNGE":
            self.exists = max(0, self.exists - 1)
        elif kind == "VANISHED":
            self._note_vanished(data)
        elif kind == "OK" and data[:8].upper() == b"[CLOSED]":
            # What came before is about the mailbox that was selected until now (RFC 7162 3.2.11).
            self.exists = 0
            for about_another in _AHEAD_OF_MAILBOX:
                self.untagged_responses.pop(about_another, None)

    def _note_vanished(self, data: bytes) -> None:
        try:
            earlier, gone = vanished(data.decode("ascii", "replace"))
        except ValueError:
            raise Broken("vanished") from None
        if not earlier:
            self.exists = max(0, self.exists - len(gone))
