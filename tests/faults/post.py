"""An SMTP server in its right mind, until a test twists one of its replies (RFC 5321)."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from tests.faults.hostile import send
from tests.faults.loop import call, run

Twist = Callable[[bytes], bytes]


class Taken(NamedTuple):
    sender: bytes
    recipients: tuple[bytes, ...]
    content: bytes


@dataclass
class Lie:
    verb: bytes
    how: Twist | bytes
    left: int


class Post:
    """`taken` are the mails that it is responsible for; `lines` all that clients said, the mails
    themselves left out."""

    def __init__(self) -> None:
        self.port = 0
        self.taken: list[Taken] = []
        self.lines: list[bytes] = []
        self.offers = [b"8BITMIME", b"SIZE 30000000"]
        self._lies: list[Lie] = []
        self._writers: list[asyncio.StreamWriter] = []

    def twist(self, verb: str, how: Twist | bytes, times: int = 1_000_000) -> None:
        """Reply otherwise to what begins so; `.` is the end of a mail, `hello` the greeting. How:
        a function of the honest reply, when all is done; or a reply, and nothing is done."""
        call(lambda: self._lies.append(Lie(verb.encode(), how, times)))

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._writers.append(writer)
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            await send(writer, self._reply(b"hello", lambda: b"220 post ready\r\n")[0])
            await self._mails(reader, writer)
        writer.close()

    async def _mails(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        sender, recipients = b"", list[bytes]()
        while not writer.is_closing() and (line := await reader.readline()):
            self.lines.append(line)
            verb = line[:4].upper().strip()
            reply, honest = self._reply(line, partial(self._plain, verb))
            await send(writer, reply)
            if verb == b"MAIL":
                sender, recipients = line.strip(), []
            elif verb == b"RCPT" and honest:
                recipients.append(line.strip())
            elif verb == b"DATA" and honest:
                content = await reader.readuntil(b"\r\n.\r\n")
                taken = Taken(sender, tuple(recipients), content)
                await send(writer, self._reply(b".", partial(self._take, taken))[0])

    def _plain(self, verb: bytes) -> bytes:
        if verb == b"EHLO":
            lines = [b"post", *self.offers]
            return b"".join(b"250-%s\r\n" % line for line in lines) + b"250 HELP\r\n"
        return {b"DATA": b"354 go on\r\n", b"QUIT": b"221 bye\r\n"}.get(verb, b"250 OK\r\n")

    def _take(self, taken: Taken) -> bytes:
        self.taken.append(taken)
        return b"250 taken\r\n"

    def _reply(self, line: bytes, honest: Callable[[], bytes]) -> tuple[bytes, bool]:
        """And whether it is the truth, so that what was asked for is done."""
        for lie in reversed(self._lies):
            if line.upper().startswith(lie.verb.upper()) and lie.left > 0:
                lie.left -= 1
                if isinstance(lie.how, bytes):
                    return lie.how, False
                return lie.how(honest()), True
        return honest(), True

    def close(self) -> None:
        for writer in self._writers:
            writer.transport.abort()


@contextmanager
def post() -> Iterator[Post]:
    server = Post()

    async def start() -> asyncio.Server:
        return await asyncio.start_server(server.serve, "127.0.0.1", 0, limit=1 << 26)

    listening = run(start())
    server.port = listening.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        call(listening.close)
        call(server.close)
