"""Whether there is a network, asked of the system alone."""

import socket

import pytest

from sync.reach import ways_out


def test_without_a_way_out_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(*_: object) -> None:
        raise OSError("Network is unreachable")

    monkeypatch.setattr(socket.socket, "connect", unreachable)
    assert ways_out() == ()


def test_the_ways_out_are_addresses_of_our_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """One for each family by which there is a way."""

    class Way(socket.socket):
        def connect(self, _: object) -> None:
            if self.family == socket.AF_INET6:
                raise OSError("Network is unreachable")
            super().connect(("127.0.0.1", 9))

    monkeypatch.setattr(socket, "socket", Way)
    assert ways_out() == ("127.0.0.1",)
