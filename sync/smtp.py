"""One attempt to send one mail, step by step, so that it is always known how far it came.

Before the last dot nothing is sent; after it only the server's answer says whether it is.
"""

import math
import re
import smtplib
import time
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

from sync.faults import BadPassword, Busy, Unreachable, stumbles
from sync.line import Line, dial, wants_tls
from sync.sasl import xoauth2
from sync.sending import Unsendable, header_of, stuffed, wire_address, wire_format

GREETING, COMMAND, DATA, BLOCK, DOT, QUIT = 300.0, 300.0, 120.0, 180.0, 600.0, 5.0
"""Seconds to wait (RFC 5321 4.5.3.2). Whoever gives up sooner sends twice."""
CHECK = 20.0
"""Seconds that somebody who only asks will wait for each answer."""
_LOOK = 1.0
"""Between looks at how long an answer is to be waited for still."""
_LONGEST_LINE, _MOST_LINES = 8_192, 200
_ENHANCED = re.compile(r"([245]\.[0-9]{1,3}\.[0-9]{1,3})[ \n]?")
_MECHANISMS = ("PLAIN", "LOGIN")
_TOO_LARGE = ("5.2.3", "5.3.4")
# What mends itself: a network, a server that is down. All else waits for the configuration.
_PASSING = {"no-host", "dns", "timeout", "refused", "network", "tls", "greeting"}

Kind = Literal["accepted", "refused", "temporary", "uncertain"]


class Server(Protocol):
    """Where to send, and as whom. `security` is `tls`, `starttls` or `none` (loopback only)."""

    @property
    def host(self) -> str: ...
    @property
    def port(self) -> int: ...
    @property
    def security(self) -> str: ...
    @property
    def bearer(self) -> bool: ...
    @property
    def user(self) -> str: ...


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


class _Ended(Exception):
    """The attempt is over before the dot, and this is what came of it."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__(outcome)
        self.outcome = outcome


def send(
    server: Server,
    secret: str,
    sender: str,
    recipients: Sequence[str],
    mail: bytes,
    *,
    on_dot: Callable[[], None],
    patience: Callable[[], float] = lambda: math.inf,
) -> Outcome:
    """Send to all recipients or to none.

    on_dot: called right before the last dot goes out; it must have written down that fact when
    it returns. What it raises is raised here, and the mail is not sent.
    patience: seconds at most for each answer before that, when nothing is sent yet; it may become
    less while one is waited for.

    BadPassword, BadCertificate, or Unreachable when only the configuration can mend it.
    """
    try:
        data = wire_format(mail)
        return_path, targets = wire_address(sender), [wire_address(name) for name in recipients]
    except Unsendable as wrong:
        return Outcome("refused", wrong.reason, Reply(0, "", wrong.text))
    try:
        line = dial(server.host, server.port, server.security, min(BLOCK, patience()))
    except Unreachable as gone:
        return _passing(gone)
    talk = _Talk(line, patience)
    try:
        refused = _up_to_the_dot(talk, server, secret, (return_path, targets), data)
        if refused:
            return refused
        on_dot()
        talk.most = lambda: math.inf
        return _dot(talk)
    finally:
        talk.end()


def _up_to_the_dot(
    talk: "_Talk", server: Server, secret: str, envelope: tuple[str, Sequence[str]], data: bytes
) -> Outcome | None:
    """Everything but the last dot; what came of it when it did not come that far."""
    try:
        _begin(talk, server, secret)
        _offer(talk, *envelope, data)
        talk.in_data = True
        talk.line.send(stuffed(data))
        if talk.line.waiting():
            # It has had enough of this mail, or is gone; its reply must not pass for the dot's.
            said = talk.listen(DATA)
            return _refusal(said) if said.code >= 400 else Outcome("temporary", "lost", said)
    except _Ended as ended:
        return ended.outcome
    except Unreachable as gone:
        return _passing(gone)
    except _LOST as lost:
        code = "timeout" if isinstance(lost, TimeoutError) else "lost"
        return Outcome("temporary", code, Reply(0, "", str(lost)))
    return None


def _dot(talk: "_Talk") -> Outcome:
    try:
        talk.line.send(b".\r\n")
        said = talk.listen(DOT)
    except _LOST as lost:
        return Outcome("uncertain", "lost", Reply(0, "", str(lost)))
    talk.in_data = False
    if said.code < 300:
        return Outcome("accepted", "", said)
    if said.code < 400:
        return Outcome("uncertain", "", said)
    return _refusal(said)


def check(server: Server, secret: str) -> None:
    """Greeting, encryption and login, and no mail.

    BadPassword, BadCertificate, Busy or Unreachable when the server does not let us in.
    """
    talk = _Talk(dial(server.host, server.port, server.security, CHECK), lambda: CHECK)
    try:
        _begin(talk, server, secret)
    except _Ended as ended:
        said = ended.outcome.reply
        raise Busy(said.status or str(said.code), said.text) from None
    except _LOST as lost:
        code = "timeout" if isinstance(lost, TimeoutError) else "network"
        raise Unreachable(code, str(lost)) from None
    finally:
        talk.end()


def _passing(gone: Unreachable) -> Outcome:
    if gone.code not in _PASSING:
        raise gone
    return Outcome("temporary", gone.code, Reply(0, "", gone.text))


class _Talk(smtplib.SMTP):
    """smtplib's commands on a line of ours, whose waits, lines and replies all have an end."""

    def __init__(self, line: Line, most: Callable[[], float]) -> None:
        # An address literal: this machine's name is nobody's business.
        super().__init__(local_hostname="[127.0.0.1]")
        self.line = line
        self.most = most
        self.in_data = False
        self._silent = False

    def send(self, s: object) -> None:
        data = s.encode(self.command_encoding) if isinstance(s, str) else s
        self.line.send(bytes(data))  # type: ignore[call-overload]

    def getreply(self) -> tuple[int, bytes]:
        self._wait()
        texts: list[bytes] = []
        while len(texts) < _MOST_LINES:
            line = self.line.line(_LONGEST_LINE)
            if not line.endswith(b"\n"):
                raise smtplib.SMTPServerDisconnected("no whole line")
            if not re.match(rb"[2-5][0-9]{2}(?:[ -]|\r?\n)", line):
                raise smtplib.SMTPServerDisconnected("no reply of SMTP")
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
            with suppress(*_LOST):
                self.ask("QUIT", QUIT)
        self.line.close()


_LOST = (OSError, smtplib.SMTPException, ValueError)


def reply(code: int, text: bytes) -> Reply:
    """A reply with its enhanced status taken out of its words (RFC 2034)."""
    words = text.decode("utf-8", "replace")
    status = _ENHANCED.match(words)
    return Reply(code, status[1] if status else "", _ENHANCED.sub("", words).strip())


def _begin(talk: _Talk, server: Server, secret: str) -> None:
    """Greeting, encryption, login."""
    try:
        greeting = talk.listen(GREETING)
    except TimeoutError:
        if server.security == "starttls" and wants_tls(server.host, server.port):
            raise Unreachable("tls-port") from None
        raise
    _expect(greeting, 220)
    _hello(talk)
    if server.security == "starttls":
        _start_tls(talk, server.host)
    offered = talk.esmtp_features.get("auth", "").upper().split()
    if secret and server.bearer:
        _log_in_by_token(talk, server.user, secret)
    elif offered and secret:
        _log_in(talk, offered, server.user, secret)


def _hello(talk: _Talk) -> None:
    with talk.patient(COMMAND):
        said = reply(*talk.ehlo())
    if said.code >= 500:
        # Some want no loopback there: only they are told the address that they see, or might.
        talk.local_hostname = address_literal(talk.line.own_address)
        with suppress(*_LOST), talk.patient(COMMAND):
            said = reply(*talk.ehlo())
    _expect(said, 250)


def address_literal(own: str) -> str:
    """RFC 5321 4.1.3"""
    bare = own.partition("%")[0] or "127.0.0.1"
    return f"[IPv6:{bare}]" if ":" in bare else f"[{bare}]"


def _start_tls(talk: _Talk, host: str) -> None:
    if not talk.has_extn("starttls"):
        raise Unreachable("no-starttls")
    said = talk.ask("STARTTLS")
    if said.code != 220:
        raise Unreachable("no-starttls", said.text)
    if talk.line.waiting():
        raise Unreachable("injected")
    talk.line.encrypt(host)
    _hello(talk)


def _log_in(talk: _Talk, offered: Sequence[str], user: str, secret: str) -> None:
    """One mechanism, one try: another would count as another wrong password."""
    mechanism = next((name for name in _MECHANISMS if name in offered), None)
    if not mechanism:
        raise Unreachable("no-auth-plain", " ".join(offered))
    if mechanism == "PLAIN":
        said = talk.ask(f"AUTH PLAIN {_encoded(chr(0).join(('', user, secret)))}")
    else:
        # Who knows no more than the oldest drafts overhears a name that comes with the command,
        # asks for it, and would be told the password.
        said = talk.ask("AUTH LOGIN")
        for word in (user, secret):
            if said.code == 334:
                said = talk.ask(_encoded(word))
    _let_in(said)


def _log_in_by_token(talk: _Talk, user: str, token: str) -> None:
    """XOAUTH2, which all who know tokens at all offer. Its refusal comes in two steps: why, and
    after an empty line the refusal itself."""
    said = talk.ask(f"AUTH XOAUTH2 {_encoded(xoauth2(user, token))}")
    if said.code == 334:
        said = talk.ask("")
    _let_in(said)


def _let_in(said: Reply) -> None:
    if said.code in {530, 538}:
        raise Unreachable("login-disabled", said.text)
    if said.code >= 500 and stumbles(said.text):
        raise _Ended(Outcome("temporary", "", said))
    if said.code >= 500:
        raise BadPassword(said.status or str(said.code), said.text)
    _expect(said, 235)


def _encoded(text: str) -> str:
    return b64encode(text.encode("utf-8")).decode("ascii")


def _offer(talk: _Talk, sender: str, recipients: Sequence[str], data: bytes) -> None:
    """MAIL and RCPT, up to where the server waits for the mail itself."""
    options = _options(talk, [sender, *recipients], data)
    _expect(talk.ask(" ".join([f"MAIL FROM:<{sender}>", *options])), 250)
    refusals = []
    for address in recipients:
        said = talk.ask(f"RCPT TO:<{address}>")
        if said.code == 421:
            raise _Ended(Outcome("temporary", "", said))
        if said.code not in {250, 251, 252}:
            refusals.append(Refusal(address, said))
    if refusals:
        talk.ask("RSET")
        raise _Ended(_not_to_all(refusals))
    _expect(talk.ask("DATA", DATA), 354)


def _not_to_all(refusals: Sequence[Refusal]) -> Outcome:
    permanent = tuple(refusal for refusal in refusals if refusal.reply.code >= 500)
    if permanent:
        return Outcome("refused", "recipient", permanent[0].reply, permanent)
    return Outcome("temporary", "recipient", refusals[0].reply, tuple(refusals))


def _options(talk: _Talk, addresses: Sequence[str], data: bytes) -> list[str]:
    """What MAIL has to announce; the end where the server cannot take that."""
    options = []
    if talk.has_extn("size"):
        limit = talk.esmtp_features["size"]
        if limit.isdigit() and 0 < int(limit) < len(data):
            raise _Ended(Outcome("refused", "too-large", limit=int(limit)))
        options.append(f"SIZE={len(data)}")
    beyond_ascii = next((address for address in addresses if not address.isascii()), "")
    if beyond_ascii or not header_of(data).isascii():
        if not talk.has_extn("smtputf8"):
            raise _Ended(Outcome("refused", "no-smtputf8", Reply(0, "", beyond_ascii)))
        talk.command_encoding = "utf-8"
        options.append("SMTPUTF8")
    if not data.isascii():
        if not talk.has_extn("8bitmime"):
            raise _Ended(Outcome("refused", "no-8bitmime"))
        options.append("BODY=8BITMIME")
    return options


def _expect(said: Reply, code: int) -> None:
    if said.code != code:
        raise _Ended(_refusal(said))


def _refusal(said: Reply) -> Outcome:
    """A reply that is no yes, before the dot or to it."""
    if said.code < 500:
        return Outcome("temporary", "", said)
    # 552 is said of much else too; where there is an enhanced status, that tells.
    too_large = said.status in _TOO_LARGE or (said.code == 552 and not said.status)
    return Outcome("refused", "too-large" if too_large else "", said)
