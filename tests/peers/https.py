"""An https server on loopback that says always the same."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import trustme

OK = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"


def certificate(authority: Path) -> ssl.SSLContext:
    """That of localhost; who signed it stands in that file from then on."""
    signer = trustme.CA()
    signer.cert_pem.write_to_path(str(authority))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    signer.issue_cert("localhost").configure_cert(context)
    return context


@contextmanager
def saying(context: ssl.SSLContext, said: bytes, again: bytes = b"") -> Iterator[str]:
    """Its address. It says that to whoever asks, and then what follows for ever."""

    def serve() -> None:
        with suppress(OSError):
            while True:
                answer(listener.accept()[0])

    def answer(guest: socket.socket) -> None:
        with suppress(OSError), context.wrap_socket(guest, server_side=True) as line:
            line.recv(4096)
            line.sendall(said)
            while again:
                line.sendall(again)
            line.shutdown(socket.SHUT_WR)
            while line.recv(4096):  # what was not read would reset the connection
                pass

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=serve, daemon=True).start()
        yield f"https://localhost:{listener.getsockname()[1]}"
        listener.shutdown(socket.SHUT_RDWR)
