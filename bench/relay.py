"""Between a program and its server, to count what goes over the wire."""

import contextlib
import socket
import threading


class Relay:
    """Passes everything on. octets: what came through, both ways; whoever counts sets it to 0."""

    def __init__(self, to: int) -> None:
        self.octets = 0
        self._to = to
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            near, _ = self._listener.accept()
            far = socket.create_connection(("127.0.0.1", self._to))
            for end in (near, far):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for source, target in ((near, far), (far, near)):
                threading.Thread(target=self._carry, args=(source, target), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65_536):
                self.octets += len(data)
                target.sendall(data)
            target.shutdown(socket.SHUT_WR)
