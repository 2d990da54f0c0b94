"""Ports for programs that have to be told theirs."""

import secrets
import socket

_LOW, _HIGH = 20_000, 32_000
"""Below those that the system gives to whoever asks for none. One of these might be given to
another before the program has it, and who looks whether it listens may be connected to itself."""


def free_port() -> int:
    while True:
        port = _LOW + secrets.randbelow(_HIGH - _LOW)
        with socket.socket() as free:
            try:
                free.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
