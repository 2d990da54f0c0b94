"""`python -m demo.servers`: a mail server of one user, IMAP and SMTP, on loopback.

Prints one line of JSON with its ports as soon as it serves, and ends when its standard input
closes, so that it never outlives the process that started it, however that ended.
"""

import argparse
import asyncio
import json
import os
import signal
import ssl
import sys
import threading
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from demo import imap, smtp
from demo.mail import EMPTY, Mail, Mailboxes
from demo.smtp import Envelope, Spool


@dataclass(frozen=True)
class Options:
    user: str
    password: str
    ours: frozenset[str]
    """Lower-case addresses whose mail goes to INBOX; other mail is accepted and goes nowhere."""
    mailboxes: Mailboxes
    tls: ssl.SSLContext | None = None
    spool: Spool | None = None
    files_sent: bool = False
    answer: Callable[[Envelope, datetime], bytes | None] | None = None
    """What the recipient writes back, if anything; asked when the time has come."""
    answers_after: float = 0
    """Seconds."""


class Post:
    """Does with an accepted mail what the world does: delivers it, files it, answers it."""

    def __init__(self, options: Options, store: imap.Store) -> None:
        self._options = options
        self._store = store
        self._waiting: set[asyncio.Task[None]] = set()

    async def take(self, envelope: Envelope) -> None:
        if self._options.spool:
            self._options.spool.keep(envelope)
        if self._options.files_sent and self._is_ours(envelope.sender):
            await self._file(envelope)
        if any(map(self._is_ours, envelope.recipients)):
            await self._deliver(envelope)
        if self._options.answer:
            task = asyncio.create_task(self._answer_later(envelope))
            self._waiting.add(task)
            task.add_done_callback(self._waiting.discard)

    def _is_ours(self, address: str) -> bool:
        return address.lower() in self._options.ours

    async def _file(self, envelope: Envelope) -> None:
        mail = Mail(envelope.content, datetime.now(UTC), ("\\Seen",))
        await self._store.deliver("Sent", mail)

    async def _deliver(self, envelope: Envelope) -> None:
        now = datetime.now(UTC)
        await self._store.deliver("INBOX", Mail(_trace(envelope, now) + envelope.content, now))

    async def _answer_later(self, envelope: Envelope) -> None:
        await asyncio.sleep(self._options.answers_after)
        now = datetime.now(UTC)
        answer = self._options.answer and self._options.answer(envelope, now)
        if answer:
            await self._store.deliver("INBOX", Mail(answer, now))


def _trace(envelope: Envelope, now: datetime) -> bytes:
    """What the last server of a mail's way writes above it (RFC 5321 4.4)."""
    lines = (
        f"Return-Path: <{envelope.sender}>",
        f"Received: by mail.kontor.example with ESMTPSA; {format_datetime(now)}",
    )
    return "".join(f"{line}\r\n" for line in lines).encode()


async def serve(options: Options, stop: asyncio.Event) -> None:
    """Until `stop` is set."""
    async with AsyncExitStack() as stack:
        imap_port, store = await stack.enter_async_context(
            imap.served(options.user, options.password, options.mailboxes, options.tls)
        )
        take = Post(options, store).take
        smtp_port = await stack.enter_async_context(
            smtp.served(options.user, options.password, take, options.tls)
        )
        ready = {"imap": imap_port, "smtp": smtp_port, "user": options.user}
        print(json.dumps(ready), flush=True)
        await stop.wait()


async def _serve_until_input_ends(options: Options) -> None:
    loop, stop = asyncio.get_running_loop(), asyncio.Event()

    def watch() -> None:
        while os.read(0, 4096):
            pass
        loop.call_soon_threadsafe(stop.set)

    threading.Thread(target=watch, daemon=True).start()
    await serve(options, stop)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m demo.servers", description=__doc__)
    flag, add = "store_true", parser.add_argument
    add("--empty", action=flag, help="empty mailboxes, instead of the sample firm's")
    add("--user", help="default: the sample firm's manager")
    add("--password", default="demo")
    add("--now", type=datetime.fromisoformat, help="the instant around which the firm is built")
    add("--seed", type=int, help="of the sample firm's chances")
    add("--tls", nargs=2, metavar=("CERT", "KEY"), help="TLS from the first byte, on both ports")
    add("--spool", type=Path, metavar="DIR", help="write each accepted mail and its envelope")
    add("--files-sent", action=flag, help="file what the user sends in Sent, as some servers do")
    add("--answer-after", type=float, default=25, metavar="SECONDS", help="0: at once")
    return parser.parse_args()


def _tls(files: list[str] | None) -> ssl.SSLContext | None:
    if not files:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(*files)
    return context


def _empty(given: argparse.Namespace) -> Options:
    user = given.user or "user@kontor.example"
    return Options(
        user=user,
        password=given.password,
        ours=frozenset({user.lower()}),
        mailboxes=EMPTY,
        tls=_tls(given.tls),
        spool=given.spool and Spool(given.spool),
        files_sent=given.files_sent,
    )


def _firm(given: argparse.Namespace) -> Options:
    """The sample firm's mail, and clients that write back."""
    from demo.answers import answer
    from demo.firm import ALIAS, MANAGER
    from demo.world import SEED, build

    world = build(given.now or datetime.now(UTC), given.seed or SEED)
    return replace(
        _empty(given),
        user=given.user or MANAGER.address,
        ours=frozenset({MANAGER.address, ALIAS}),
        mailboxes=world.mailboxes,
        answer=answer,
        answers_after=given.answer_after,
    )


def main() -> None:
    given = _arguments()
    if not sys.stdin.isatty():
        # Ctrl-C in a terminal reaches the whole group; this one waits for its parent's end.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    asyncio.run(_serve_until_input_ends(_empty(given) if given.empty else _firm(given)))


if __name__ == "__main__":
    main()
