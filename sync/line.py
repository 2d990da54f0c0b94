"""A line to a server: dialled, encrypted and read with patience that ends.

Shared by IMAP and SMTP. A wait is bounded by `patience` (seconds without a byte) and, where
one is set, by `deadline` (a monotonic instant): a server that drips cannot hold us for ever.
"""

import contextlib
import io
import queue
import select
import socket
import ssl
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from ipaddress import ip_address
from threading import Thread
from typing import Any, Protocol

from store.addresses import wire_host
from sync.faults import BadCertificate, Unreachable

CONNECT = 15.0
"""Seconds for each of: the name's addresses, connecting to one of them, the TLS handshake."""
_BLOCK = 65_536
_TIMED_OUT = "no answer in time"
# OpenSSL's verification results: what X509_V_ERR_* is behind each number.
_CERTIFICATE_CODES = {10: "expired", 18: "self-signed", 19: "self-signed", 20: "unknown-authority"}
_CERTIFICATE_CODES |= {21: "unknown-authority", 62: "hostname", 64: "hostname"}

_NOBODY = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}

Address = tuple[socket.AddressFamily, tuple[Any, ...]]


DAY = 86_400.0
"""Longer waits are more milliseconds than `poll` can count to."""


class Waker(Protocol):
    """Anything that becomes readable when a wait is to end early: a socket, a pipe."""

    def fileno(self) -> int: ...


class Line(io.RawIOBase):
    """A connected socket, read through a buffer of our own."""

    def __init__(self, sock: socket.socket, patience: float) -> None:
        super().__init__()
        self.sock = sock
        self.patience = patience
        self.deadline: float | None = None
        self.received = 0
        self._reader = io.BufferedReader(self, _BLOCK)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        """What has come; None when there is nothing and no patience. For the buffer only."""
        self.sock.settimeout(self._allowed())
        try:
            came = self.sock.recv_into(buffer)
        except (BlockingIOError, ssl.SSLWantReadError):
            return None
        self.received += came
        return came

    def _allowed(self) -> float:
        if self.deadline is None:
            return self.patience
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError(_TIMED_OUT)
        return min(left, self.patience)

    def line(self, limit: int) -> bytes:
        """One line with its end; without one at the end of the connection, or beyond `limit`."""
        return self._reader.readline(limit)

    def exactly(self, size: int) -> bytes:
        """So many bytes; fewer at the end of the connection. Takes `size` bytes of memory."""
        return self._reader.read(size)

    def skip(self, size: int) -> bool:
        """Read so many bytes and keep none; False when the connection ended before."""
        while size > 0:
            piece = self._reader.read(min(size, _BLOCK))
            if not piece:
                return False
            size -= len(piece)
        return True

    def send(self, data: bytes) -> None:
        """All of it; patience counts anew for each block, so a slow line may take its time."""
        view = memoryview(data)
        for start in range(0, len(view), _BLOCK):
            self.sock.settimeout(self._allowed())
            self.sock.sendall(view[start : start + _BLOCK])

    @property
    def own_address(self) -> str:
        """This end's; empty where there is none to tell."""
        try:
            return str(self.sock.getsockname()[0])
        except (OSError, LookupError):
            return ""

    def waiting(self) -> bool:
        """Whether something, the end included, is there to be read at once."""
        patience, self.patience = self.patience, 0.0
        deadline, self.deadline = self.deadline, None
        try:
            # After an end there is nothing to peek at, yet the socket stays readable.
            return bool(self._reader.peek(1)) or bool(ready([self.sock], 0))
        except OSError:
            return True
        finally:
            self.patience, self.deadline = patience, deadline

    def wait(self, seconds: float, waker: Waker | None = None) -> bool:
        """Until something can be read (True), or the waker is readable or time is over (False)."""
        until = time.monotonic() + seconds
        watched: list[Waker] = [self.sock, waker] if waker else [self.sock]
        while not self.waiting():
            left = until - time.monotonic()
            # A socket that wakes us may bring but a piece of TLS, with nothing to read in it.
            if left <= 0 or ready(watched, left) != [self.sock]:
                return False
        return True

    @contextmanager
    def patient(self, seconds: float) -> Iterator[None]:
        """So many seconds more for each wait in the block."""
        usual, self.patience = self.patience, self.patience + seconds
        try:
            yield
        finally:
            self.patience = usual

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Everything in the block in so many seconds, whatever drips in."""
        self.deadline = time.monotonic() + seconds
        try:
            yield
        finally:
            self.deadline = None

    def encrypt(self, host: str) -> None:
        """TLS from here on. What came before in plain text can never be read any more."""
        # Else the old buffer, when it is collected, would close this line.
        self._reader.detach()
        self.sock = encrypted(self.sock, host)
        self._reader = io.BufferedReader(self, _BLOCK)

    def drop(self) -> None:
        """End the connection at once; from another thread too, which wakes a reader."""
        with contextlib.suppress(OSError):
            socket.socket.shutdown(self.sock, socket.SHUT_RDWR)

    def close(self) -> None:
        """End the connection and give back the socket."""
        self.drop()
        self.sock.close()
        if not self.closed:
            super().close()


def ready(watched: Sequence[Waker], seconds: float) -> list[Waker]:
    """Those that can be read, or have ended, within so many seconds, and within a day. `select`
    would know of no file beyond the 1,024th of this process."""
    looks = select.poll()
    for one in watched:
        looks.register(one, select.POLLIN)
    found = {fd for fd, _ in looks.poll(min(seconds, DAY) * 1000)}
    return [one for one in watched if one.fileno() in found]


def dial(host: str, port: int, security: str, patience: float) -> Line:
    """A line to the first address that answers, encrypted when `security` is `tls`.

    One with which encryption does not come about has not answered: on a broken way only small
    packets arrive. Without encryption only this machine is called: anything else is `not-local`.
    """
    gone = Unreachable("network", "no address")
    for address in _to_call(host, port, local_only=security == "none"):
        try:
            sock = _connected(address)
            return Line(encrypted(sock, host) if security == "tls" else sock, patience)
        except Unreachable as fault:
            gone = fault
    raise gone


def wants_tls(host: str, port: int) -> bool:
    """Whether who is silent there waits for TLS to begin, whatever its certificate is worth."""
    try:
        dial(host, port, "tls", CONNECT).close()
    except BadCertificate:
        return True
    except Unreachable:
        return False
    return True


def encrypted(sock: socket.socket, host: str) -> ssl.SSLSocket:
    """The socket with TLS, the certificate checked against the machine's authorities."""
    sock.settimeout(CONNECT)
    try:
        return ssl.create_default_context().wrap_socket(sock, server_hostname=wire_host(host))
    except ssl.SSLCertVerificationError as error:
        sock.close()
        raise not_trusted(error) from None
    except (OSError, ValueError) as error:
        sock.close()
        code = "timeout" if isinstance(error, TimeoutError) else "tls"
        # OpenSSL's own words, without the line of C that has them from it.
        reason = str(getattr(error, "reason", None) or "").replace("_", " ").lower()
        raise Unreachable(code, reason or str(error)) from None


def not_trusted(error: ssl.SSLCertVerificationError) -> BadCertificate:
    code = _CERTIFICATE_CODES.get(error.verify_code, "certificate")
    return BadCertificate(code, error.verify_message)


def _to_call(host: str, port: int, *, local_only: bool) -> list[Address]:
    addresses = _addresses(host, port)
    if local_only:
        addresses = [address for address in addresses if _is_local(address)]
        if not addresses:
            raise Unreachable("not-local", host)
    return addresses


def _connected(to: Address) -> socket.socket:
    family, address = to
    try:
        sock = socket.socket(family, socket.SOCK_STREAM)
    except OSError as error:  # a family that this machine does not speak
        raise Unreachable("network", error.strerror or str(error)) from None
    try:
        sock.settimeout(CONNECT)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sock.connect(address)
    except OSError as error:
        sock.close()
        raise Unreachable(_network_code(error), error.strerror or str(error)) from None
    return sock


def _network_code(error: OSError) -> str:
    match error:
        case TimeoutError():
            return "timeout"
        case ConnectionRefusedError():
            return "refused"
    return "network"


def _is_local(address: Address) -> bool:
    return ip_address(str(address[1][0]).partition("%")[0]).is_loopback


def _addresses(host: str, port: int) -> list[Address]:
    """Of both families. Asked in a thread of its own, since the resolver knows no timeout."""
    answers: queue.SimpleQueue[list[Address] | Exception] = queue.SimpleQueue()
    Thread(target=_resolve, args=(host, port, answers), daemon=True).start()
    try:
        answer = answers.get(timeout=CONNECT)
    except queue.Empty:
        raise Unreachable("dns", _TIMED_OUT) from None
    if isinstance(answer, Exception):
        unasked = isinstance(answer, socket.gaierror) and answer.errno not in _NOBODY
        text = getattr(answer, "strerror", None) or str(answer)
        raise Unreachable("dns" if unasked else "no-host", text)
    return answer


def _resolve(host: str, port: int, answers: "queue.SimpleQueue[list[Address] | Exception]") -> None:
    try:
        found = socket.getaddrinfo(wire_host(host), port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError, ValueError, OverflowError) as error:
        answers.put(error)
    else:
        answers.put([(family, address) for family, _, _, _, address in found])
