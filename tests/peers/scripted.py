"""An IMAP server that says exactly what a test wrote down, for faults that no real one makes.

An answer is bytes, in which `<tag>` stands for the command's tag. Several answers are given in
turn, the last one for ever. HANG_UP, RESET and SILENCE are answers too.
"""

import re
import socket
import struct
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress

HANG_UP, RESET, SILENCE = b"\0hang up", b"\0reset", b""
OK = b"<tag> OK done\r\n"
Answers = bytes | Sequence[bytes]

_LITERAL = re.compile(rb"\{([0-9]+)(\+?)\}\r\n\Z")


class Scripted:
    """`lines` is everything that clients sent, one command a line, literals included."""

    def __init__(self, greeting: bytes, answers: Mapping[str, Answers]) -> None:
        self.lines: list[bytes] = []
        self._greeting = greeting
        self._answers = {
            key.upper(): [given] if isinstance(given, bytes) else list(given)
            for key, given in answers.items()
        }
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._socket.getsockname()[1])
        self._peers: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def say(self, words: bytes) -> None:
        """Something unasked, to every client."""
        for peer in self._peers:
            peer.sendall(words)

    def close(self) -> None:
        for sock in (self._socket, *self._peers):
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
            sock.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                peer = self._socket.accept()[0]
                self._peers.append(peer)
                threading.Thread(target=self._serve, args=(peer,), daemon=True).start()

    def _serve(self, peer: socket.socket) -> None:
        with suppress(OSError), peer.makefile("rb") as stream:
            if not self._send(peer, self._greeting):
                return
            tag = b""
            while line := stream.readline():
                while literal := _LITERAL.search(line):
                    if not literal[2]:
                        peer.sendall(b"+ go on\r\n")
                    line += stream.read(int(literal[1])) + stream.readline()
                self.lines.append(line)
                tag, _, command = (
                    # DONE has no tag: its answer has that of the IDLE.
                    (tag, b"", line) if line == b"DONE\r\n" else line.partition(b" ")
                )
                if not self._send(peer, self._answer(command).replace(b"<tag>", tag)):
                    return

    def _answer(self, command: bytes) -> bytes:
        keys = [key for key in self._answers if command.upper().startswith(key.encode())]
        if not keys:
            return b"* BYE bye\r\n" + OK if command.upper().startswith(b"LOGOUT") else OK
        answers = self._answers[max(keys, key=len)]
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def _send(self, peer: socket.socket, words: bytes) -> bool:
        """False when that was the end of the connection."""
        if words == RESET:
            peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            socket.close(peer.detach())
            return False
        before, hang_up, _ = words.partition(HANG_UP)
        peer.sendall(before)
        if hang_up:
            peer.shutdown(socket.SHUT_RDWR)
        return not hang_up


@contextmanager
def scripted(
    answers: Mapping[str, Answers] | None = None,
    *,
    greeting: bytes = b"* OK ready\r\n",
    offers: str = "",
) -> Iterator[Scripted]:
    """A server with these answers by command (`UID FETCH`); to any other it says OK.

    `offers` are capabilities beside IMAP4rev1. A second CAPABILITY is the one after the login.
    """
    capability = f"* CAPABILITY IMAP4rev1 {offers}\r\n<tag> OK done\r\n".encode("ascii")
    server = Scripted(greeting, {"CAPABILITY": capability, **(answers or {})})
    try:
        yield server
    finally:
        server.close()
