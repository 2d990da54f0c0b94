"""A line to a server, whatever else this process has open."""

import fcntl
import resource
import socket
import time
from collections.abc import Iterator
from threading import Thread

import pytest

from sync.line import Line, dial, ready

BEYOND = 1_100
"""`select` knows 1,024 files of a process."""


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    """One whose number is high, and its other end."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(before[0], 2 * BEYOND), before[1]))
    low, other = socket.socketpair()
    with low, other:
        high = socket.socket(fileno=fcntl.fcntl(low.fileno(), fcntl.F_DUPFD_CLOEXEC, BEYOND))
        with high:
            yield high, other
    resource.setrlimit(resource.RLIMIT_NOFILE, before)


def test_it_is_waited_for_though_very_many_files_are_open(
    ends: tuple[socket.socket, socket.socket],
) -> None:
    line, other = Line(ends[0], 10.0), ends[1]
    assert not line.wait(0.01)
    other.sendall(b"* OK\r\n")
    assert line.wait(10.0) and line.waiting()
    assert line.line(100) == b"* OK\r\n"


def test_the_end_of_it_is_something_to_be_read(
    ends: tuple[socket.socket, socket.socket],
) -> None:
    ends[1].close()
    assert ready([ends[0]], 10.0) == [ends[0]]
    assert Line(ends[0], 10.0).waiting()


def test_a_router_is_reminded_of_a_line_that_is_silent() -> None:
    """Rule 4.4/2"""
    with socket.create_server(("127.0.0.1", 0)) as server:
        line = dial("127.0.0.1", server.getsockname()[1], "none", 10.0)
        assert line.sock.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
        line.close()


def test_what_drips_is_waited_for_from_octet_to_octet_and_not_in_all() -> None:
    """Fault 23"""
    near, far = socket.socketpair()
    patience, gap = 0.5, 0.03

    def drip() -> None:
        for _ in range(30):
            time.sleep(gap)
            far.sendall(b"x")

    with near, far:
        dripping = Thread(target=drip)
        dripping.start()
        assert 30 * gap > patience
        assert Line(near, patience).exactly(30) == b"x" * 30
        dripping.join()
