"""An IMAP connection over imapclient: timeouts, TLS, login, raw commands, safe answers, IDLE.

The only module that knows imapclient. It is used for the connection, the login and the framing
of commands and literals; its parsers are not, since one bad answer costs them a whole batch and
they drop what nobody asked for. A session belongs to one thread; only `drop` may come from others.
"""

import contextlib
import imaplib
import logging
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any, NoReturn, cast

from imapclient import IMAPClient, imapclient

from store import VERSION
from sync.answers import code, readable
from sync.asking import Answer, Literal, astring, login_refusal, quoted, refusal
from sync.changing import Changing
from sync.endings import BROKEN, alerts, at_login, codes, lost, no_greeting
from sync.faults import Fault, Lost, Refused, Unreachable
from sync.line import Waker, ready, wants_tls
from sync.sasl import oauthbearer, xoauth2
from sync.transport import COMMAND, Transport
from sync.uidsets import UidSet
from sync.viewing import Viewing, last_number, selected, vanished
from sync.wire import Heard, Idled, Selected, Server

DONE, LOGOUT = 15.0, 5.0
"""Seconds for the answer to DONE and for the whole of a logout."""
_HALF_A_LINE = 15.0
OUTSTANDING, SLOWEST = 4 << 20, 16_384
"""Octets that the system takes over at most before they are sent, and how many a slow line carries
in a second: so long is an answer waited for that cannot come before."""
_NEWS = ("EXISTS", "EXPUNGE", "VANISHED", "FETCH", "ALERT", "BYE")

# Every line of a debug log is put together before it is thrown away.
logging.getLogger("imapclient").setLevel(logging.WARNING)


class _Client(IMAPClient):  # type: ignore[misc]
    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        super().__init__(
            transport.host, transport.port, ssl=transport.security == "tls", timeout=COMMAND
        )
        self._imap.debug = 0

    def _create_IMAP4(self) -> Transport:
        return self._transport


class Session(Viewing, Changing):
    """One connection. After Lost it is of no more use; after any other fault it is well.

    `highestmodseq` is only good for storing once everything up to it is stored, what
    `take_vanished` gives included.
    qresync: whether the server tells by UID what vanished (RFC 7162 3.2).
    """

    def __init__(self, client: Any, transport: Transport) -> None:
        self.qresync = False
        self._client = client
        self._transport = transport
        self._tell_client("")
        self._gone: Lost | None = None
        self._began = 0
        self._vanished = UidSet()
        self._heard = Heard()
        self._alerts = alerts([code(transport.welcome.partition(b" ")[2].partition(b" ")[2])])

    @property
    def exchange(self) -> bool:
        """Whether Microsoft's server is at the other end, which says so in its greeting."""
        return b"microsoft exchange" in self._transport.welcome.lower()

    def log_in(self, user: str, secret: str, *, bearer: bool = False) -> None:
        """Log in, unless the server knows us already, and look anew at what it offers.

        bearer: the secret is an OAuth2 access token.
        """
        named: list[str] = []
        if self._transport.state != "AUTH":
            login = self._login_by_token if bearer else self._login
            answer = self._exchange(login(user, secret))
            if answer.status != "OK":
                raise login_refusal(answer)
            named = answer.arguments("CAPABILITY")
        named = named or self.ask("CAPABILITY").lines("CAPABILITY")
        self.capabilities = frozenset(" ".join(named).upper().split())
        self._tell_client(" ".join(self.capabilities))

    def _tell_client(self, capabilities: str) -> None:
        """imapclient wants to know about LITERAL+, and would ask in the midst of a command."""
        self._client._cached_capabilities = tuple(capabilities.encode().split(b" "))

    def _login(self, user: str, secret: str) -> Callable[[], object]:
        offered = self._transport.capabilities
        beyond_ascii = not (user + secret).isascii()
        if "LOGINDISABLED" in offered:
            raise Unreachable("login-disabled")
        if beyond_ascii and "AUTH=PLAIN" not in offered:
            raise Unreachable("no-auth-plain")
        if any(mark in user + secret for mark in "\0\r\n"):
            raise Refused("argument", "login")
        if beyond_ascii:
            return lambda: self._client.plain_login(user, secret)
        # imaplib quotes the password, and not the name.
        return lambda: self._client.login(quoted(user.encode("ascii")), secret)

    def _login_by_token(self, user: str, token: str) -> Callable[[], object]:
        offered = self._transport.capabilities
        if any(mark in user + token for mark in "\0\1\r\n"):
            raise Refused("argument", "login")
        if "AUTH=OAUTHBEARER" in offered:
            mechanism, first, end = "OAUTHBEARER", oauthbearer(user, token), b"\1"
        elif "AUTH=XOAUTH2" in offered:
            mechanism, first, end = "XOAUTH2", xoauth2(user, token), b""
        else:
            raise Unreachable("no-auth-token")
        # A refusal comes in two steps: the server says why, and waits for a last word.
        words = iter((first.encode(),))
        return lambda: self._client._imap.authenticate(mechanism, lambda _: next(words, end))

    def introduce(self, *, qresync: bool) -> None:
        """Say our name where that is wanted, and switch on what needs to be switched on."""
        if self.offers("ID"):
            self.answer("ID", _identity())
        if not self.offers("ENABLE"):
            return
        if qresync and self.offers("QRESYNC"):
            enabled = self.answer("ENABLE", b"QRESYNC").lines("ENABLED")
            self.qresync = any("QRESYNC" in line.upper().split() for line in enabled)
        elif self.offers("CONDSTORE"):
            self.answer("ENABLE", b"CONDSTORE")

    def answer(self, command: str, *arguments: bytes) -> Answer:
        sent = [imapclient._literal(a) if isinstance(a, Literal) else a for a in arguments]
        prefix, _, verb = command.rpartition(" ")
        octets = sum(len(a) for a in arguments if isinstance(a, Literal))
        with self._transport.line.patient(min(octets, OUTSTANDING) / SLOWEST):
            answer = self._exchange(
                lambda: self._client._raw_command(verb.encode("ascii"), sent, uid=bool(prefix))
            )
        if verb != "FETCH":
            self._note_flags(answer)
        return answer

    @property
    def received(self) -> int:
        """Octets that came over this connection, as far as they were read."""
        return self._transport.line.received

    def exists(self) -> int:
        return int(self._transport.exists)

    def flags_changed(self) -> None:
        self._heard = self._heard._replace(flags=True)

    def _note_flags(self, answer: Answer) -> None:
        if any("FLAGS (" in line for line in answer.lines("FETCH")):
            self.flags_changed()

    def select(
        self, raw: bytes, *, readonly: bool = False, qresync: tuple[int, int] | None = None
    ) -> Selected:
        """Choose the mailbox that UIDs are of.

        qresync: the UIDVALIDITY and the mod-sequence that are stored; what vanished and changed
        since then comes along, where the session has QRESYNC. Unselected when refused.
        """
        parameters = [b"(CONDSTORE)"] if self.offers("CONDSTORE") else []
        if qresync and all(qresync) and self.qresync:
            parameters = [b"(QRESYNC (%d %d))" % qresync]
        self._transport.exists = self.highestmodseq = 0
        verb = "EXAMINE" if readonly else "SELECT"
        answer = self.answer(verb, astring(raw), *parameters)
        if answer.status != "OK":
            fault = refusal(answer)
            if not parameters or fault.code not in ("", "BAD"):
                raise fault
            answer = self.ask(verb, astring(raw))
            self.disbelieve("CONDSTORE", "QRESYNC")
            self.qresync = False
        try:
            chosen = selected(raw, answer, self.exists())
        except ValueError as error:
            self._lose(error)
        if not self._counts_changes():
            chosen = replace(chosen, highestmodseq=0)
        self.highestmodseq = chosen.highestmodseq
        self._vanished, self._heard = UidSet(), Heard(throttled=self._heard.throttled)
        return chosen

    def unselect(self) -> None:
        """Leave the mailbox without expunging it; a server without UNSELECT stays in it."""
        if self.offers("UNSELECT"):
            self.ask("UNSELECT")
            self._transport.exists = 0

    def noop(self) -> Heard:
        """Whether there is news of the selected mailbox."""
        self.ask("NOOP")
        return self.take_heard()

    def idle(self, seconds: float, waker: Waker | None = None) -> Idled:
        """Wait for news, at most so long, or until the waker is readable (RFC 2177).

        Refused when the server will not: ask by `noop` then. A server may keep news to itself
        that came while it took the command: ask by `noop` after a round. Lost with `vanished` only.
        """
        try:
            answer = self._exchange(lambda: self._rest(seconds, waker))
        except Lost as lost:
            if lost.code == "vanished":
                raise
            return Idled(dead=True)
        if answer.status != "OK":
            raise refusal(answer)
        self._note_flags(answer)
        heard = self._heard
        self._heard = Heard(throttled=heard.throttled)
        woken = bool(waker and ready([waker], 0))
        return Idled(heard.exists, heard.expunged, heard.flags, woken)

    def _rest(self, seconds: float, waker: Waker | None) -> None:
        transport, line = self._transport, self._transport.line
        tag = transport._new_tag()
        transport.send(tag + b" IDLE\r\n")
        while transport._get_response() is not None and not transport.tagged_commands[tag]:
            pass
        until = time.monotonic() + seconds
        line.patience = _HALF_A_LINE
        while not transport.tagged_commands[tag] and (
            line.waiting() or (not _news(transport) and line.wait(until - time.monotonic(), waker))
        ):
            transport._get_response()
        with line.within(DONE):
            if not transport.tagged_commands[tag]:
                transport.send(b"DONE\r\n")
            transport._command_complete("IDLE", tag)
        line.patience = COMMAND

    def take_vanished(self) -> UidSet:
        """UIDs of the selected mailbox that are gone since this was last asked.

        Take them after every command, before `highestmodseq` is stored.
        """
        gone, self._vanished = self._vanished, UidSet()
        return gone

    def take_heard(self) -> Heard:
        """What the server told unasked since this was last asked."""
        heard, self._heard = self._heard, Heard()
        return heard

    def take_alerts(self) -> tuple[str, ...]:
        """What the server wants its user to read, in its words."""
        taken, self._alerts = tuple(self._alerts), []
        return taken

    def close(self) -> None:
        """Log out, in five seconds at most, and give back the socket."""
        with contextlib.suppress(*BROKEN):
            if not self._gone:
                with self._transport.line.within(LOGOUT):
                    self._client.logout()
        self._gone = Lost("closed")
        self._transport.shutdown()

    def drop(self) -> None:
        """End the connection at once, from any thread; whoever waits on it gets Lost."""
        self._transport.line.drop()

    def _exchange(self, action: Callable[[], object]) -> Answer:
        """Run one command to its end, or end the connection."""
        if self._gone:
            raise Lost(self._gone.code, self._gone.text)
        self._transport.begin()
        self._began = self.received
        try:
            return self._hear(*self._run(action))
        except BROKEN as error:
            self._lose(error)
        except BaseException:
            # Nobody knows how far this conversation got.
            self._gone = Lost("closed")
            self._transport.shutdown()
            raise

    def _run(self, action: Callable[[], object]) -> tuple[str, bytes]:
        """The tagged status and text, which imaplib has as an error when it is a refusal."""
        try:
            action()
        except imaplib.IMAP4.error as error:
            refused = self._refused(error)
            if not refused:
                raise
            return refused
        return cast(tuple[str, bytes], self._transport.tagged)

    def _refused(self, error: Exception) -> tuple[str, bytes] | None:
        transport = self._transport
        if "BYE" in transport.untagged_responses:
            return None
        if not isinstance(error, imaplib.IMAP4.abort):
            return transport.tagged
        # imapclient gives up so when a literal is refused before it was sent.
        refused = (said for said in transport.tagged_commands.values() if said)
        return next(((status, data[-1]) for status, data in refused), None)

    def _hear(self, status: str, line: bytes) -> Answer:
        """Put the answer together, and keep what was said beside it."""
        untagged = dict(self._transport.untagged_responses)
        last = code(line)
        answer = Answer(status, last, (*codes(untagged), last), untagged)
        gone = vanished(answer, earlier=False)
        names = {code.name for code in answer.codes}
        self._vanished |= gone
        self._alerts += alerts(answer.codes)
        self._heard = Heard(
            exists=self._heard.exists or "EXISTS" in untagged,
            expunged=self._heard.expunged or "EXPUNGE" in untagged or bool(gone),
            flags=self._heard.flags,
            throttled=self._heard.throttled or "THROTTLED" in names,
        )
        if self._counts_changes():
            self.highestmodseq = last_number(answer, "HIGHESTMODSEQ") or self.highestmodseq
        return answer

    def _counts_changes(self) -> bool:
        """Some name a mod-sequence and have no other use for it."""
        return self.offers("CONDSTORE") or self.offers("QRESYNC")

    def _lose(self, error: Exception) -> NoReturn:
        self._alerts += alerts(codes(self._transport.untagged_responses))
        self._gone = lost(error, self._transport.untagged_responses)
        self._gone.uid = self._transport.literal_of or 0
        self._gone.octets = self.received - self._began
        with contextlib.suppress(*BROKEN):
            self._transport.shutdown()
        raise self._gone from None


def connect(server: Server, secret: str, *, qresync: bool = True) -> Session:
    """A session, logged in. The secret is sent once, and only over a connection that is safe.

    Unreachable, BadCertificate, BadPassword, Busy or Refused when there is none.
    """
    session = Session(*_reached(server))
    try:
        session.log_in(server.user, secret, bearer=server.bearer)
        session.introduce(qresync=qresync)
    except Fault as fault:
        session.close()
        raise at_login(fault, session.take_alerts()) from None
    return session


def greet(server: Server) -> None:
    """Reach the server over a connection that would be safe for a password, and leave it.

    Unreachable, BadCertificate or Busy when that fails.
    """
    _reached(server)[1].shutdown()


def _reached(server: Server) -> tuple[Any, Transport]:
    """A connection that is safe to send a password over, with its greeting."""
    try:
        transport = Transport(server.host, server.port, server.security)
    except BROKEN as error:
        fault = no_greeting(error)
        if server.security == "starttls" and fault.code == "timeout":
            fault = _silent(server, fault)
        raise fault from None
    try:
        client = _Client(transport)
        if server.security == "starttls":
            _start_tls(client, transport)
    except BaseException as error:
        transport.shutdown()
        if isinstance(error, BROKEN):
            raise Unreachable("no-starttls", str(error)) from None
        raise
    return client, transport


def _silent(server: Server, fault: Fault) -> Fault:
    """What keeps quiet on a port where it was to speak first mostly waits for TLS."""
    return Unreachable("tls-port") if wants_tls(server.host, server.port) else fault


def _start_tls(client: Any, transport: Transport) -> None:
    if transport.state == "AUTH":
        raise Unreachable("preauth", readable(transport.welcome))
    client.starttls()


def _news(transport: Transport) -> bool:
    return any(kind in transport.untagged_responses for kind in _NEWS)


def _identity() -> bytes:
    """Name and version, and nothing about the person (RFC 2971)."""
    return b'("name" "owed" "version" %s)' % quoted(VERSION.encode("ascii"))
