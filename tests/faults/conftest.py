"""Servers that misbehave, and an account on them."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from tests.faults.hostile import Hostile, hostile
from tests.faults.lives import Clock, alone, clock
from tests.faults.proxy import Break, Proxy, proxied
from tests.peers.dovecot import Dovecot
from tests.sync.office import Office
from tests.sync.office import office as new_office

__all__ = ["Clock", "alone", "clock"]

Behind = Callable[..., tuple[Office, Proxy]]


@pytest.fixture
def server() -> Iterator[Hostile]:
    """One that offers what most do, and says what the test wants."""
    with hostile() as server:
        yield server


@pytest.fixture
def office(server: Hostile, tmp_path: Path) -> Office:
    """An account on it, and an empty store."""
    return new_office(server.account, tmp_path)


@pytest.fixture
def behind(dovecot: Dovecot, tmp_path: Path) -> Iterator[Behind]:
    """An account on a real Dovecot, behind a proxy that breaks; its `peer` is the Dovecot."""
    with ExitStack() as stack:

        def start(*breaks: Break, on: Dovecot = dovecot) -> tuple[Office, Proxy]:
            account = on.account()
            proxy = stack.enter_context(proxied(account.port, *breaks))
            return behind_proxy(new_office(account, tmp_path), proxy), proxy

        yield start


def behind_proxy(office: Office, proxy: Proxy) -> Office:
    """The same office, whose sync goes through the proxy."""
    account = office.config.accounts[0]
    imap = replace(account.imap, port=proxy.port)
    config = replace(office.config, accounts=(replace(account, imap=imap),))
    return replace(office, config=config)
