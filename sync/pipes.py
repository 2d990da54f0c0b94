"""Values between two processes of the daemon, over a pipe that only these two have."""

import contextlib
import copyreg
import fcntl
import pickle
import struct
from dataclasses import fields
from operator import attrgetter
from typing import IO, Any

_LENGTH = struct.Struct("!Q")
_CAPACITY = 1 << 20
"""Octets that a pipe is to hold. Linux gives 64 kB, and for a batch of some MB the two processes
then wake each other so often that it takes half as long again."""


def widen(stream: IO[bytes]) -> None:
    """Where the system can, and lets us."""
    if hasattr(fcntl, "F_SETPIPE_SZ"):
        with contextlib.suppress(OSError):
            fcntl.fcntl(stream, fcntl.F_SETPIPE_SZ, _CAPACITY)


def plainly(kind: type[Any]) -> None:
    """Send what is of this dataclass as what it is made of. Left to itself a frozen one with slots
    asks for the names of its fields each time, here and there."""
    values = attrgetter(*(field.name for field in fields(kind)))
    copyreg.pickle(kind, lambda one: (kind, values(one)))


def send(stream: IO[bytes], value: object) -> None:
    """One value to the other process."""
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:
    """One value from the other process; EOFError when that has ended."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return pickle.loads(data)
