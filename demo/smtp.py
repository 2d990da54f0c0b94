"""Taking mail over SMTP: aiosmtpd in the loop of the IMAP server, no thread of its own."""

import asyncio
import json
import logging
import warnings
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from ssl import SSLContext
from typing import Any, NamedTuple

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

from demo.imap import LOOPBACK


class Envelope(NamedTuple):
    """A mail as it was handed over: who hears of it stands outside of it."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes


@asynccontextmanager
async def served(
    user: str,
    password: str,
    take: Callable[[Envelope], Awaitable[None]],
    tls: SSLContext | None = None,
) -> AsyncIterator[int]:
    """The port on loopback, for the length of the block; every accepted mail goes to `take`."""
    logging.getLogger("mail.log").setLevel(logging.ERROR)
    loop = asyncio.get_running_loop()

    def session() -> SMTP:
        with warnings.catch_warnings():
            # Passwords without TLS are what it warns of; they do not leave this machine.
            warnings.simplefilter("ignore")
            return SMTP(
                _Handler(take),
                hostname="mail.kontor.example",
                authenticator=_authenticator(user, password),
                auth_required=True,
                auth_require_tls=False,
                enable_SMTPUTF8=True,
                decode_data=False,
                loop=loop,
            )

    listener = await loop.create_server(session, LOOPBACK, 0, ssl=tls)
    try:
        yield int(listener.sockets[0].getsockname()[1])
    finally:
        listener.close()


class Spool:
    """A folder with each accepted mail, NNNN.eml, and its envelope, NNNN.json.

    The envelope appears last and whole: once it is there, so is the mail.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)

    def keep(self, envelope: Envelope) -> None:
        name = f"{next(self._numbers):04}"
        (self._folder / f"{name}.eml").write_bytes(envelope.content)
        facts = {"sender": envelope.sender, "recipients": envelope.recipients}
        unfinished = self._folder / f"{name}.part"
        unfinished.write_text(json.dumps(facts), "utf-8")
        unfinished.rename(self._folder / f"{name}.json")


class _Handler:
    def __init__(self, take: Callable[[Envelope], Awaitable[None]]) -> None:
        self._take = take

    async def handle_DATA(self, _server: SMTP, _session: object, envelope: Any) -> str:
        recipients = tuple(envelope.rcpt_tos)
        await self._take(Envelope(envelope.mail_from, recipients, envelope.content))
        return "250 2.0.0 taken"


def _authenticator(user: str, password: str) -> Callable[..., AuthResult]:
    expected = LoginPassword(user.encode(), password.encode())

    def check(_server: SMTP, _session: object, _envelope: object, _how: str, data: object) -> Any:
        # `handled` would mean that the refusal has been said already.
        return AuthResult(success=data == expected, handled=False)

    return check
