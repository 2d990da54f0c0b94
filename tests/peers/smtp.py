"""A real SMTP server on loopback, in a thread, that keeps what it is given."""

import asyncio
import logging
import ssl
import threading
import warnings
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

HANG_UP = ""


class Envelope(NamedTuple):
    sender: str
    recipients: tuple[str, ...]
    content: bytes
    options: tuple[str, ...]


@dataclass
class Behaviour:
    """What the server does beside taking mail.

    replies: to `MAIL`, `RCPT <address>`, `DATA` (before the mail) and `.` (after it) in place of
    250; HANG_UP ends the connection there. keeps: whether it has the mail after a HANG_UP at
    the dot. pause: seconds before the reply to the dot. hides: extensions that it keeps to
    itself. mechanism: the one way to log in; empty for both. most: recipients of one mail, and
    too_many: what it says of the others.
    """

    user: str = ""
    password: str = ""
    size: int = 30_000_000
    replies: Mapping[str, str] = field(default_factory=dict)
    keeps: bool = False
    pause: float = 0.0
    hides: Collection[str] = ()
    mechanism: str = ""
    most: int = 1_000
    too_many: str = "452 4.5.3 Too many recipients"


class Listener:
    """`envelopes` are the accepted mails, `commands` the verbs that came, `logins` the tries."""

    def __init__(self, behaviour: Behaviour) -> None:
        self.behaviour = behaviour
        self.port = 0
        self.envelopes: list[Envelope] = []
        self.commands: list[str] = []
        self.logins: list[tuple[str, str]] = []

    def protocol(self, starttls: ssl.SSLContext | None) -> SMTP:
        with warnings.catch_warnings():
            # Passwords without TLS are what it warns of; they do not leave this machine.
            warnings.simplefilter("ignore")
            return _Protocol(self, starttls)

    def authenticate(self, *arguments: Any) -> AuthResult:
        data = arguments[-1]
        assert isinstance(data, LoginPassword)
        login = data.login.decode(), data.password.decode()
        self.logins.append(login)
        known = (self.behaviour.user, self.behaviour.password)
        return AuthResult(success=login == known, handled=False)


class _Protocol(SMTP):
    def __init__(self, listener: Listener, starttls: ssl.SSLContext | None) -> None:
        behaviour = listener.behaviour
        self.listener = listener
        super().__init__(
            _Handler(listener),
            hostname="mail.test",
            data_size_limit=behaviour.size,
            enable_SMTPUTF8="SMTPUTF8" not in behaviour.hides,
            authenticator=listener.authenticate,
            auth_required=bool(behaviour.user),
            auth_require_tls=False,
            auth_exclude_mechanism={"PLAIN": ["LOGIN"], "LOGIN": ["PLAIN"]}.get(
                behaviour.mechanism, []
            ),
            tls_context=starttls,
            loop=asyncio.get_running_loop(),
        )

    async def smtp_DATA(self, arg: str) -> None:
        said = self.listener.behaviour.replies.get("DATA")
        if said is None:
            await super().smtp_DATA(arg)
        elif said:
            await self.push(said)
        else:
            _hang_up(self)


def _hang_up(server: SMTP) -> None:
    assert isinstance(server.transport, asyncio.WriteTransport)
    server.transport.abort()


class _Handler:
    def __init__(self, listener: Listener) -> None:
        self.listener = listener

    def _said(self, server: SMTP, what: str) -> str:
        said = self.listener.behaviour.replies.get(what, "250 OK")
        if said == HANG_UP:
            _hang_up(server)
        return said

    async def handle_EHLO(
        self, server: SMTP, session: Any, envelope: Any, hostname: str, responses: list[str]
    ) -> list[str]:
        self.listener.commands.append(f"EHLO {hostname}")
        session.host_name = hostname
        hidden = tuple(self.listener.behaviour.hides)
        if not self.listener.behaviour.user:
            hidden += ("AUTH",)
        return [line for line in responses if not line[4:].startswith(hidden)]

    async def handle_MAIL(
        self, server: SMTP, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        self.listener.commands.append("MAIL")
        envelope.mail_from, envelope.mail_options = address, options
        return self._said(server, "MAIL")

    async def handle_RCPT(
        self, server: SMTP, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        self.listener.commands.append(f"RCPT {address}")
        said = self._said(server, f"RCPT {address}")
        if len(envelope.rcpt_tos) >= self.listener.behaviour.most:
            said = self.listener.behaviour.too_many
        if said.startswith("250"):
            envelope.rcpt_tos.append(address)
        return said

    async def handle_RSET(self, server: SMTP, session: Any, envelope: Any) -> str:
        self.listener.commands.append("RSET")
        return "250 OK"

    async def handle_QUIT(self, server: SMTP, session: Any, envelope: Any) -> str:
        self.listener.commands.append("QUIT")
        return "221 Bye"

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:
        await asyncio.sleep(self.listener.behaviour.pause)
        said = self._said(server, ".")
        if said.startswith("250") or self.listener.behaviour.keeps:
            self.listener.envelopes.append(
                Envelope(
                    envelope.mail_from,
                    tuple(envelope.rcpt_tos),
                    envelope.original_content,
                    tuple(envelope.mail_options),
                )
            )
        return said


@contextmanager
def listening(
    behaviour: Behaviour | None = None,
    *,
    tls: ssl.SSLContext | None = None,
    starttls: ssl.SSLContext | None = None,
) -> Iterator[Listener]:
    """A server for the length of the block, with implicit TLS or STARTTLS or neither."""
    logging.getLogger("mail.log").setLevel(logging.CRITICAL)
    listener = Listener(behaviour or Behaviour())
    ready, over = threading.Event(), asyncio.Event()
    loop = asyncio.new_event_loop()

    async def serve() -> None:
        server = await loop.create_server(
            lambda: listener.protocol(starttls), "127.0.0.1", 0, ssl=tls
        )
        listener.port = server.sockets[0].getsockname()[1]
        ready.set()
        await over.wait()
        server.close()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),), daemon=True)
    thread.start()
    ready.wait(60)
    try:
        yield listener
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join(60)
