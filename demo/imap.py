"""One user's mailboxes in memory, served over IMAP: pymap's dict backend, embedded.

pymap as it comes offers no special uses, drops keywords, and writes a line in several pieces,
which a client in IDLE takes for a broken one; all three are mended here.
"""

import asyncio
from argparse import Namespace
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from ssl import SSLContext

import pymap.backend.dict as backend
from proxyprotocol.sock import SocketInfoLocal
from pymap.backend.dict.mailbox import MailboxData
from pymap.imap import IMAPServer
from pymap.parsing.message import AppendMessage
from pymap.parsing.specials.flag import Flag, Recent, Wildcard, get_system_flags
from pymap.selected import SelectedMailbox
from pysasl.hashing import BuiltinHash

from demo.mail import ROLES, Mail, Mailboxes

LOOPBACK = "127.0.0.1"
_BLOCK = 1 << 16


class Store:
    """The mailboxes of the one user, for whoever delivers into them inside the same loop."""

    def __init__(self, session: backend.Session) -> None:
        self._session = session

    async def deliver(self, mailbox: str, mail: Mail) -> None:
        """Append a mail; connections that are in IDLE there learn of it at once."""
        target = await self._session.mailbox_set.get_mailbox(mailbox)
        await target.append(_message(mail), recent=True)

    async def fill(self, mailboxes: Mailboxes) -> None:
        for name, mails in mailboxes.items():
            if name != "INBOX":  # pymap has made that one.
                await self._session.mailbox_set.add_mailbox(name)
            target = await self._session.mailbox_set.get_mailbox(name)
            for mail in mails:
                await target.append(_message(mail))


@asynccontextmanager
async def served(
    user: str, password: str, mailboxes: Mailboxes, tls: SSLContext | None = None
) -> AsyncIterator[tuple[int, Store]]:
    """The port on loopback, and the mailboxes behind it, for the length of the block."""
    _mend()
    config = _Config(
        Namespace(passlib_cfg=None, proxy_protocol=None),
        host=LOOPBACK,
        port=0,
        tls_enabled=False,
        # With the usual rounds a login takes a tenth of a second.
        hash_context=BuiltinHash(rounds=1000),
        demo_data=False,
        demo_user=user,
        demo_password=password,
    )
    login = backend.Login(config)
    await backend.DictBackend._add_demo_user(config, login)
    config.apply_context()
    server = IMAPServer(login, config)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        # Not through ProxyProtocolReader: nobody holds its task, and it can be collected.
        whole: asyncio.StreamWriter = _WholeLines(writer)  # type: ignore[assignment]
        await server(reader, whole, SocketInfoLocal(writer))

    async with login.demo_user_identity.new_session() as session:
        store = Store(session)
        await store.fill(mailboxes)
        listener = await asyncio.start_server(serve, LOOPBACK, 0, ssl=tls)
        try:
            yield int(listener.sockets[0].getsockname()[1]), store
        finally:
            # Not waited for: a client may stay in IDLE for as long as it likes.
            listener.close()


class _Config(backend.Config):
    @property
    def greeting(self) -> bytes:
        # pymap asks the name service for each connection, and blocks the loop on it.
        return b"ready"

    @property
    def login_capability(self) -> Sequence[bytes]:
        return [*super().login_capability, b"SPECIAL-USE"]


class _Session(backend.Session):
    async def list_mailboxes(
        self,
        ref_name: str,
        filter_: str,
        subscribed: bool = False,
        selected: SelectedMailbox | None = None,
    ) -> tuple[Iterable[tuple[str, str | None, Sequence[bytes]]], SelectedMailbox | None]:
        rows, selected = await super().list_mailboxes(ref_name, filter_, subscribed, selected)
        return [(name, sep, [*attrs, *_uses(name)]) for name, sep, attrs in rows], selected


def _uses(mailbox: str) -> tuple[bytes, ...]:
    return (mailbox.encode(),) if mailbox in ROLES else ()


def _mend() -> None:
    """Neither class can be handed in: pymap's own code names them."""
    any_keyword = (get_system_flags() - {Recent}) | {Wildcard}
    MailboxData.permanent_flags = property(lambda self: any_keyword)  # type: ignore[assignment, method-assign]
    backend.Session = _Session  # type: ignore[misc]


def _message(mail: Mail) -> AppendMessage:
    flags = frozenset(Flag(flag) for flag in mail.flags)
    return AppendMessage(mail.raw, mail.when, flags)


class _WholeLines:
    """A stream writer that collects until `drain`, so that a line leaves in one piece."""

    def __init__(self, writer: asyncio.StreamWriter) -> None:
        self._writer = writer
        self._collected = bytearray()

    def write(self, data: bytes) -> None:
        self._collected += data
        if len(self._collected) > _BLOCK:
            self._hand_over()

    def writelines(self, pieces: Iterable[bytes]) -> None:
        for piece in pieces:
            self.write(piece)

    async def drain(self) -> None:
        self._hand_over()
        await self._writer.drain()

    def close(self) -> None:
        self._hand_over()
        self._writer.close()

    def _hand_over(self) -> None:
        if self._collected:
            self._writer.write(bytes(self._collected))
            self._collected.clear()

    def __getattr__(self, name: str) -> object:
        return getattr(self._writer, name)
