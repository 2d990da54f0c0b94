"""What is said between us and a server that sends, and what it comes to for a mail."""

import re
import smtplib
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Literal, NamedTuple

from sync.line import Line

GREETING, COMMAND, DATA, BLOCK, DOT, QUIT = 300.0, 300.0, 120.0, 180.0, 600.0, 5.0
"""Seconds to wait (RFC 5321 4.5.3.2). Whoever gives up sooner sends twice."""
_LOOK = 1.0
"""Between looks at how long an answer is to be waited for still."""
_LONGEST_LINE, _LONGEST_REPLY = 8_192, 262_144
"""Octets. How many lines they are is no matter."""
_ENHANCED = re.compile(r"([245]\.[0-9]{1,3}\.[0-9]{1,3})[ \n]?")
_TOO_LARGE = ("5.2.3", "5.3.4")
LOST = (OSError, smtplib.SMTPException, ValueError)

Kind = Literal["accepted", "refused", "temporary", "uncertain"]


class Reply(NamedTuple):
    """code: 250; status: the enhanced one, `5.1.1`, or empty; text: the server's own words."""

    code: int
    status: str
    text: str


NO_REPLY = Reply(0, "", "")


class Refusal(NamedTuple):
    """A recipient that the server does not take."""

    address: str
    reply: Reply


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the mail.

    accepted: the server has it. refused: it never will as it is. temporary: it has not got it,
    try again later. uncertain: it may have it; never send again by itself.

    reason: why not: `recipient` (see `refusals`), `too-large` (`limit` bytes are allowed, 0: not
    told), `no-smtputf8`, `no-8bitmime`, `address`, `line-too-long`, `lost` (the connection),
    an Unreachable's code, or empty for what `reply` says.
    """

    kind: Kind
    reason: str = ""
    reply: Reply = NO_REPLY
    refusals: tuple[Refusal, ...] = ()
    limit: int = 0


class NoSmtp(smtplib.SMTPServerDisconnected):
    """Whoever is at the other end speaks something else: `args` is the line that it said."""


class Ended(Exception):
    """The attempt is over before the dot, and this is what came of it."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome)
        self.outcome = outcome


def expect(said: Reply, code: int) -> None:
    if said.code != code:
        raise Ended(refusal(said))


def refusal(said: Reply) -> Outcome:
    """A reply that is no yes, before the dot or to it."""
    if said.code < 500:
        return Outcome("temporary", "", said)
    # 552 is said of much else too; where there is an enhanced status, that tells.
    too_large = said.status in _TOO_LARGE or (said.code == 552 and not said.status)
    return Outcome("refused", "too-large" if too_large else "", said)


class Talk(smtplib.SMTP):
    """smtplib's commands on a line of ours, whose waits, lines and replies all have an end."""

    def __init__(self, line: Line, most: Callable[[], float]) -> None:
        # An address literal: this machine's name is nobody's business.
        super().__init__(local_hostname="[127.0.0.1]")
        self.line = line
        self.most = most
        self.in_data = self.logged_in = False
        self.stranger = False
        """A login was meant, by us or by the server, and there was none."""
        self._silent = False

    def send(self, s: object) -> None:
        data = s.encode(self.command_encoding) if isinstance(s, str) else s
        self.line.send(bytes(data))  # type: ignore[call-overload]

    def getreply(self) -> tuple[int, bytes]:
        self._wait()
        texts: list[bytes] = []
        left = _LONGEST_REPLY
        while left > 0:
            line = self.line.line(_LONGEST_LINE)
            left -= len(line)
            if not line.endswith(b"\n"):
                raise smtplib.SMTPServerDisconnected("no whole line")
            if not re.match(rb"[2-5][0-9]{2}(?:[ -]|\r?\n)", line):
                raise NoSmtp(line.decode("utf-8", "replace").strip())
            texts.append(line[4:].strip())
            if line[3:4] != b"-":
                return int(line[:3]), b"\n".join(texts)
        raise smtplib.SMTPServerDisconnected("a reply without end")

    def _wait(self) -> None:
        """For the reply to begin, as long as somebody has patience."""
        began = time.monotonic()
        while not self.line.wait(min(_LOOK, self.most())):
            if time.monotonic() - began >= min(self.line.patience, self.most()):
                raise TimeoutError("no answer in time")

    @contextmanager
    def patient(self, seconds: float) -> Iterator[None]:
        """So long without a byte, too: the line's own patience is for what is sent."""
        usual, self.line.patience = self.line.patience, min(seconds, self.most())
        try:
            with self.line.within(self.line.patience):
                yield
        except TimeoutError:
            self._silent = True
            raise
        finally:
            self.line.patience = usual

    def ask(self, command: str, seconds: float = COMMAND) -> Reply:
        with self.patient(seconds):
            return reply(*self.docmd(command))

    def listen(self, seconds: float) -> Reply:
        with self.patient(seconds):
            return reply(*self.getreply())

    def end(self) -> None:
        """Take leave of who answers, where a command is expected; nothing depends on it then."""
        if not self.in_data and not self._silent:
            with suppress(*LOST):
                self.ask("QUIT", QUIT)
        self.line.close()


def reply(code: int, text: bytes) -> Reply:
    """A reply with its enhanced status taken out of its words (RFC 2034)."""
    words = text.decode("utf-8", "replace")
    status = _ENHANCED.match(words)
    return Reply(code, status[1] if status else "", _ENHANCED.sub("", words).strip())
