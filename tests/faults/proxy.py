"""A TCP connection that breaks where a test says, to the byte.

A point is so many bytes behind some words of one side, the first time that they come. Up to the
point everything passes as it is.
"""

import asyncio
import socket
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Literal

from tests.faults.loop import call, run

Side = Literal["client", "server"]
Act = Literal["cut", "reset", "stall", "swallow", "drip", "hold", "pass"]


@dataclass
class Break:
    """What happens at a point, to the first `times` connections that come to it.

    cut: both ends see the end of the connection; reset: an error. stall: this side's words stop,
    for ever. swallow: the words of both sides vanish, and nobody is told. drip: what else came
    along leaves in packets of one byte, `gap` seconds apart. hold: the words wait for the words
    `until`, and leave in one packet with them. pass: nothing, `then` apart.
    then: called at the point, in the loop, before the rest happens.
    """

    act: Act
    side: Side = "server"
    at: bytes = b""
    after: int = 0
    until: bytes = b""
    gap: float = 0
    times: int = 1
    then: Callable[[], object] = lambda: None
    happened: int = 0

    def point(self, said: bytearray, sent: int) -> int:
        """Where in a side's words; -1: it has not come that far, or is long past."""
        if self.happened >= self.times:
            return -1
        start = said.find(self.at)
        end = start + len(self.at) + self.after
        return end if start >= 0 and sent <= end <= len(said) else -1


class Wire:
    """One connection through the proxy: two ends, and what each side said."""

    def __init__(self, client: asyncio.StreamWriter, server: asyncio.StreamWriter) -> None:
        self.ends: dict[Side, asyncio.StreamWriter] = {"client": client, "server": server}
        self.said: dict[Side, bytearray] = {"client": bytearray(), "server": bytearray()}
        self.sent: dict[Side, int] = {"client": 0, "server": 0}
        self.mute: set[Side] = set()
        self._gaps: dict[Side, float] = {}
        self._held: dict[Side, bytes] = {"client": b"", "server": b""}

    async def carry(self, side: Side, source: asyncio.StreamReader, breaks: list[Break]) -> None:
        with suppress(ConnectionError):
            while data := await source.read(65_536):
                self.said[side] += data
                while (hit := self._next(side, breaks)) is not None:
                    await self._pass(side, hit[1])
                    await self._suffer(side, hit[0])
                if self._held[side] in self.said[side][self.sent[side] :]:
                    self._held[side] = b""
                    await self._pass(side, len(self.said[side]))
        if side not in self.mute:
            self.ends[other(side)].close()

    def _next(self, side: Side, breaks: list[Break]) -> tuple[Break, int] | None:
        if side in self.mute:
            return None
        said, sent = self.said[side], self.sent[side]
        points = [(b, b.point(said, sent)) for b in breaks if b.side == side]
        return min((hit for hit in points if hit[1] >= 0), key=lambda hit: hit[1], default=None)

    async def _pass(self, side: Side, until: int) -> None:
        """Let this side's words through up to there."""
        words = bytes(self.said[side][self.sent[side] : until])
        self.sent[side] = max(until, self.sent[side])
        if side in self.mute or not words:
            return
        target = self.ends[other(side)]
        gap = self._gaps.pop(side, None)
        step = len(words) if gap is None else 1
        for start in range(0, len(words), step):
            target.write(words[start : start + step])
            await target.drain()
            if gap is not None:
                await asyncio.sleep(gap)

    async def _suffer(self, side: Side, what: Break) -> None:
        what.happened += 1
        what.then()
        match what.act:
            case "cut":
                self.cut()
            case "reset":
                self.reset()
            case "stall":
                self.mute.add(side)
            case "swallow":
                self.mute |= {"client", "server"}
            case "drip":
                self._gaps[side] = what.gap
            case "hold":
                self._held[side] = what.until

    def cut(self) -> None:
        self.mute |= {"client", "server"}
        for end in self.ends.values():
            end.close()

    def reset(self) -> None:
        self.mute |= {"client", "server"}
        for end in self.ends.values():
            end.get_extra_info("socket").setsockopt(
                socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0)
            )
            end.close()


def other(side: Side) -> Side:
    return "server" if side == "client" else "client"


class Proxy:
    """Every connection to `port` goes on to another port of this machine."""

    def __init__(self, to: int, breaks: list[Break]) -> None:
        self.to = to
        self.breaks = breaks
        self.wires: list[Wire] = []
        self.port = 0

    def all(self, act: Callable[[Wire], object]) -> None:
        """Do something to every connection that there has been."""
        call(lambda: [act(wire) for wire in self.wires])

    def swallow(self) -> None:
        """From now on all connections are silent, and nobody is told: a router has forgotten."""
        self.all(lambda wire: wire.mute.update(("client", "server")))

    def heard(self, side: Side) -> list[bytes]:
        """What a side said, connection by connection."""
        return call(lambda: [bytes(wire.said[side]) for wire in self.wires])

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far = await asyncio.open_connection("127.0.0.1", self.to)
        wire = Wire(writer, far)
        self.wires.append(wire)
        await asyncio.gather(
            wire.carry("client", reader, self.breaks),
            wire.carry("server", far_reader, self.breaks),
        )


@contextmanager
def proxied(to: int, *breaks: Break) -> Iterator[Proxy]:
    proxy = Proxy(to, list(breaks))

    async def start() -> asyncio.Server:
        return await asyncio.start_server(proxy.serve, "127.0.0.1", 0)

    server = run(start())
    proxy.port = server.sockets[0].getsockname()[1]
    try:
        yield proxy
    finally:
        call(server.close)
        proxy.all(Wire.cut)
