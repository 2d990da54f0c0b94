"""The sample firm's mail servers: IMAP by pymap, SMTP by aiosmtpd, in one process and loop.

`python -m demo.servers` prints one JSON line with its ports when it is ready, and ends when its
standard input closes, so nothing is left behind when its parent is killed. `--empty` is the same
without the firm's mail: a peer for tests.
"""

import argparse
import asyncio
import json
import logging
import re
import ssl
import sys
import warnings
from argparse import Namespace
from collections.abc import Awaitable, Callable, Iterable
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword
from proxyprotocol.sock import SocketInfoLocal
from pymap.backend import session as pymap_session
from pymap.backend.dict import Config, DictBackend, Login, Session
from pymap.backend.dict.mailbox import MailboxData
from pymap.imap import IMAPServer
from pymap.parsing.message import AppendMessage
from pymap.parsing.specials.flag import Flag, Recent, Wildcard, get_system_flags
from pysasl.hashing import BuiltinHash

ROLES = {
    "Sent": b"Sent",
    "Drafts": b"Drafts",
    "Trash": b"Trash",
    "Archive": b"Archive",
    "Junk": b"Junk",
}
CHUNK = 1 << 16

Deliver = Callable[[str, bytes], Awaitable[None]]


class Stored(NamedTuple):
    """A mail that lies in a mailbox when the server starts."""

    raw: bytes
    when: datetime
    flags: tuple[str, ...]


class _WholeLines:
    """Hands writes over at drain: IMAPClient gives up on a line that comes in pieces."""

    def __init__(self, writer: Any) -> None:
        self._writer = writer
        self._waiting = bytearray()

    def write(self, data: bytes) -> None:
        self._waiting += data
        if len(self._waiting) > CHUNK:
            self._flush()

    def writelines(self, parts: Iterable[bytes]) -> None:
        for part in parts:
            self.write(part)

    async def drain(self) -> None:
        self._flush()
        await self._writer.drain()

    def close(self) -> None:
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if self._waiting:
            self._writer.write(bytes(self._waiting))
            self._waiting.clear()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._writer, name)


class _Config(Config):  # type: ignore[misc]
    # The original asks for this machine's name at every connection, which blocks the loop
    # where DNS is slow.
    greeting = b"Owed demo server ready"

    @property
    def login_capability(self) -> Any:
        return [*super().login_capability, b"SPECIAL-USE"]


async def _list_with_roles(self: Any, *args: Any, **kwargs: Any) -> Any:
    rows, updates = await _plain_list(self, *args, **kwargs)
    return [
        (name, delimiter, [*attributes, ROLES[name]] if name in ROLES else attributes)
        for name, delimiter, attributes in rows
    ], updates


_plain_list = Session.list_mailboxes


def _teach_pymap() -> None:
    """Roles in LIST, and keywords kept, which pymap drops silently otherwise."""
    Session.list_mailboxes = _list_with_roles
    MailboxData.permanent_flags = property(
        lambda _: (get_system_flags() - {Recent}) | {Wildcard}
    )


class Server:
    """One user's mailboxes, with IMAP in front and SMTP into them."""

    def __init__(
        self, user: str, password: str, tls: ssl.SSLContext | None, spool: Path | None
    ) -> None:
        self.user, self.password, self.tls, self.spool = user, password, tls, spool
        self.sent = 0
        self.on_mail: Callable[[list[str], bytes], None] = lambda _to, _raw: None
        self.ours = frozenset({user.lower()})

    async def start(self, stack: AsyncExitStack) -> None:
        _teach_pymap()
        config = _Config(
            Namespace(passlib_cfg=None, proxy_protocol=None),
            host="127.0.0.1",
            port=0,
            tls_enabled=False,
            hash_context=BuiltinHash(rounds=1000),
            demo_data=False,
            demo_user=self.user,
            demo_password=self.password,
        )
        login = Login(config)
        await DictBackend._add_demo_user(config, login)
        config.apply_context()
        session: pymap_session.BaseSession = await stack.enter_async_context(
            login.demo_user_identity.new_session()
        )
        self.mailboxes: Any = session.mailbox_set
        for name in ROLES:
            await self.mailboxes.add_mailbox(name)
        imap = IMAPServer(login, config)

        async def serve(reader: Any, writer: Any) -> None:
            await imap(reader, _WholeLines(writer), SocketInfoLocal(writer))

        listener = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=self.tls)
        await stack.enter_async_context(listener)
        self.imap_port: int = listener.sockets[0].getsockname()[1]
        await self._listen_smtp(stack)

    async def _listen_smtp(self, stack: AsyncExitStack) -> None:
        loop = asyncio.get_running_loop()

        def protocol() -> SMTP:
            return SMTP(
                self,
                hostname="mail.kontor.example",
                enable_SMTPUTF8=True,
                decode_data=False,
                authenticator=self._authenticate,
                auth_required=True,
                auth_require_tls=False,
                loop=loop,
            )

        listener = await loop.create_server(protocol, "127.0.0.1", 0, ssl=self.tls)
        await stack.enter_async_context(listener)
        self.smtp_port: int = listener.sockets[0].getsockname()[1]

    def _authenticate(self, *args: Any) -> AuthResult:
        data = args[-1]
        good = isinstance(data, LoginPassword) and data.password.decode() == self.password
        return AuthResult(success=good, handled=False)

    async def put(self, mailbox: str, mail: Stored, recent: bool = False) -> None:
        box = await self.mailboxes.get_mailbox(mailbox)
        flags = frozenset(Flag(flag.encode()) for flag in mail.flags)
        await box.append(AppendMessage(mail.raw, mail.when, flags), recent=recent)

    async def deliver(self, raw: bytes) -> None:
        """Into INBOX, now."""
        now = datetime.now(UTC)
        await self.put("INBOX", Stored(received(raw, now), now, ()), recent=True)

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:
        """aiosmtpd's hook: ours is delivered, all else is taken and reported to `on_mail`."""
        raw = bytes(envelope.content)
        to = [address.lower() for address in envelope.rcpt_tos]
        if self.spool is not None:
            self._spool(envelope.mail_from, to, raw)
        if any(address in self.ours for address in to):
            await self.deliver(raw)
        self.on_mail(to, raw)
        return "250 2.0.0 taken"

    def _spool(self, sender: str, to: list[str], raw: bytes) -> None:
        assert self.spool is not None
        self.sent += 1
        name = self.spool / f"{self.sent:04}"
        name.with_suffix(".eml").write_bytes(raw)
        name.with_suffix(".json").write_text(json.dumps({"sender": sender, "recipients": to}))


def received(raw: bytes, when: datetime) -> bytes:
    """The line that a receiving server writes on top."""
    stamp = f"{when:%a, %d %b %Y %H:%M:%S %z}"
    line = f"Received: from mx.example by mail.kontor.example; {stamp}\r\n"
    return line.encode() + raw


async def serve(options: argparse.Namespace) -> None:
    tls = None
    if options.tls:
        tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        tls.load_cert_chain(*options.tls)
    async with AsyncExitStack() as stack:
        server = Server(options.user, options.password, tls, options.spool)
        await server.start(stack)
        if not options.empty:
            from demo.life import begin

            await begin(server, options.now)
        ports = {"imap": server.imap_port, "smtp": server.smtp_port}
        sys.stdout.write(json.dumps(ports) + "\n")
        sys.stdout.flush()
        await _until_input_closes()


async def _until_input_closes() -> None:
    reader = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while await reader.read(1024):
        pass


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


def main() -> None:
    parser = argparse.ArgumentParser(prog="demo.servers")
    parser.add_argument("--empty", action="store_true")
    parser.add_argument("--user", default="jane@kontor.example")
    parser.add_argument("--password", default="demo")
    parser.add_argument("--now", type=_instant, default=None)
    parser.add_argument("--spool", type=Path, default=None)
    parser.add_argument("--tls", nargs=2, metavar=("CERT", "KEY"), default=None)
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    asyncio.run(serve(parser.parse_args()))


_MESSAGE_ID = re.compile(rb"^Message-ID:\s*(<[^>\r\n]+>)", re.I | re.M)


def message_id(raw: bytes) -> str:
    """Of the header's first such line; '' if there is none."""
    found = _MESSAGE_ID.search(raw[: raw.find(b"\r\n\r\n") + 4] or raw)
    return found[1].decode("ascii", "replace") if found else ""


if __name__ == "__main__":
    main()
