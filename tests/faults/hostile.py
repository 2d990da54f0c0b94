"""An IMAP server in its right mind, until a test twists one of its answers.

It serves what `world.py` holds. A twist takes a command and the honest answer, and gives the
bytes that are sent instead; so each lie stands alone in a world that is otherwise true.
"""

import asyncio
import re
import socket
import ssl
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from tests.faults import honest
from tests.faults.honest import Client
from tests.faults.loop import call, run
from tests.faults.world import Box, boxes
from tests.peers.account import Account

HANG_UP, RESET = b"\0hang up", b"\0reset"
"""Where an answer holds one of these, the connection ends there."""
OFFERS = ("IDLE", "UIDPLUS", "MOVE", "ESEARCH", "UNSELECT", "ENABLE", "CONDSTORE", "QRESYNC")

_LITERAL = re.compile(rb"\{([0-9]+)(\+?)\}\r\n\Z")


class Asked(NamedTuple):
    """A command, and what would be the truth: untagged lines, then the tagged one."""

    tag: bytes
    command: bytes
    lines: list[bytes]
    end: bytes

    def told(self, *lines: bytes) -> bytes:
        """These untagged lines instead, and the end as it is."""
        return b"".join(lines) + self.end

    def says(self, end: bytes) -> bytes:
        """`NO [CODE] text` instead of anything."""
        return self.tag + b" " + end + b"\r\n"

    @property
    def whole(self) -> bytes:
        return self.told(*self.lines)


Twist = Callable[[Asked], bytes]


@dataclass
class Lie:
    """What is answered to a command, so many times more."""

    command: bytes
    how: Twist | bytes
    left: int


class Hostile:
    """`lines` is everything that clients said, a command a line, literals included."""

    def __init__(self, offers: tuple[str, ...], greeting: bytes) -> None:
        self.boxes = boxes()
        self.offers = offers
        self.greeting = greeting
        self.lines: list[bytes] = []
        self.port = 0
        self.connections = 0
        self._twists: list[Lie] = []
        self._changed = asyncio.Condition()
        self._writers: list[asyncio.StreamWriter] = []

    @property
    def account(self) -> Account:
        return Account(self.port, 0, "jane", "secret")

    def twist(self, command: str, how: Twist | bytes, times: int = 1_000_000) -> None:
        """Answer the next so many of these commands otherwise. How: a function, which is asked
        after the command was carried out; or `NO why`, and nothing is done."""
        call(lambda: self._twists.append(Lie(command.encode(), how, times)))

    def straight(self) -> None:
        """No more lies."""
        call(self._twists.clear)

    def change(self, how: Callable[[dict[bytes, Box]], object]) -> None:
        """Something happens to the mail; whoever is in an IDLE is told."""

        async def work() -> None:
            async with self._changed:
                how(self.boxes)
                self._changed.notify_all()

        run(work())

    def deliver(self, *subjects: str, box: bytes = b"INBOX", when: datetime | None = None) -> None:
        from tests.sync.office import letter

        self.change(lambda b: [b[box].add(letter(subject), (), when) for subject in subjects])

    def said(self, command: str) -> list[bytes]:
        """The commands of a kind that came, without their tags."""
        found = call(lambda: [line.partition(b" ")[2] for line in self.lines])
        return [line for line in found if line.upper().startswith(command.encode())]

    def say(self, words: bytes) -> None:
        """Something unasked, on every connection."""
        call(lambda: self._to_all(lambda writer: writer.write(words)))

    def hang_up(self) -> None:
        """On every connection."""
        call(lambda: self._to_all(lambda writer: writer.transport.abort()))

    def _to_all(self, do: Callable[[asyncio.StreamWriter], None]) -> None:
        for writer in self._writers:
            do(writer)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self._writers.append(writer)
        client = Client(self.boxes, self.offers)
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            await send(writer, self.greeting)
            while not writer.is_closing() and (line := await _command(reader, writer)):
                self.lines.append(line)
                tag, _, command = line.partition(b" ")
                if command.upper().startswith(b"IDLE"):
                    await self._idle(client, tag, command, reader, writer)
                else:
                    await send(writer, self._answer(client, tag, command))
        writer.close()

    async def _idle(
        self,
        client: Client,
        tag: bytes,
        command: bytes,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        begun = self._told(self._lie(command), Asked(tag, command, [b"+ idling\r\n"], b""))
        await send(writer, begun)
        if not begun.startswith(b"+") and b"\r\n+" not in begun:
            return
        telling = asyncio.create_task(self._tell(client, writer))
        try:
            line = await reader.readline()
            self.lines.append(tag + b" " + line)
        finally:
            telling.cancel()
        if line:
            done = Asked(tag, b"DONE\r\n", [], tag + b" OK done\r\n")
            await send(writer, self._told(self._lie(b"DONE"), done))

    async def _tell(self, client: Client, writer: asyncio.StreamWriter) -> None:
        while True:
            async with self._changed:
                await send(writer, b"".join(honest.news(client)))
                await self._changed.wait()

    def _answer(self, client: Client, tag: bytes, command: bytes) -> bytes:
        lie = self._lie(command)
        if lie is not None and isinstance(lie.how, bytes):
            return self._told(lie, Asked(tag, command, [], b""))
        lines, end = honest.answer(client, command)
        return self._told(lie, Asked(tag, command, lines, tag + b" " + end + b"\r\n"))

    def _lie(self, command: bytes) -> Lie | None:
        """The youngest one about this command."""
        found = (lie for lie in reversed(self._twists) if command.upper().startswith(lie.command))
        return next((lie for lie in found if lie.left > 0), None)

    def _told(self, lie: Lie | None, asked: Asked) -> bytes:
        if lie is None:
            return asked.whole
        lie.left -= 1
        return asked.says(lie.how) if isinstance(lie.how, bytes) else lie.how(asked)


async def _command(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bytes:
    line = await reader.readline()
    while literal := _LITERAL.search(line):
        if not literal[2]:
            await send(writer, b"+ go on\r\n")
        line += await reader.readexactly(int(literal[1])) + await reader.readline()
    return line


async def send(writer: asyncio.StreamWriter, words: bytes) -> None:
    for end in (HANG_UP, RESET):
        before, found, _ = words.partition(end)
        if found:
            writer.write(before)
            await writer.drain()
            if end is RESET:
                writer.get_extra_info("socket").setsockopt(
                    socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
                )
            writer.close()
            return
    writer.write(words)
    await writer.drain()


@contextmanager
def hostile(
    offers: tuple[str, ...] = OFFERS,
    *,
    greeting: bytes = b"* OK ready\r\n",
    tls: ssl.SSLContext | None = None,
) -> Iterator[Hostile]:
    """A server with empty mailboxes for the length of the block."""
    server = Hostile(offers, greeting)

    async def start() -> asyncio.Server:
        return await asyncio.start_server(server.serve, "127.0.0.1", 0, ssl=tls, limit=1 << 26)

    listening = run(start())
    server.port = listening.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        call(listening.close)
        server.hang_up()
