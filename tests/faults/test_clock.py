"""Clocks that are set, machines that sleep, and a network that is gone for an hour."""

import socket
import time
from types import SimpleNamespace

import pytest

from sync import account, daemon
from tests.faults.conftest import Behind
from tests.faults.hostile import Hostile
from tests.faults.lives import Clock, living, most_within, standing, supervised
from tests.faults.proxy import Proxy
from tests.faults.truth import same
from tests.sync.office import Office, deliver, wait_until

DAY, HOURS = 86_400, 3_600


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The supervisor's clocks; `ahead` is what the one on the wall has been set forth by."""
    monkeypatch.setenv("OWED_TEST_SECRET", "secret")
    monkeypatch.setattr(daemon, "TICK_SECONDS", 0.02)
    wall = SimpleNamespace(ahead=0, monotonic=time.monotonic, sleep=time.sleep)
    wall.time = lambda: time.time() + wall.ahead
    monkeypatch.setattr(daemon, "time", wall)
    return wall


def watching(office: Office, proxy: Proxy, connections: int) -> bool:
    idling = sum(b"+ idling" in said for said in proxy.heard("server"))
    return idling == connections and standing(office).phase == "watching"


@pytest.mark.dovecot
def test_a_machine_that_wakes_up_looks_for_mail_at_once(
    behind: Behind, wall: SimpleNamespace
) -> None:
    """Fault 56: the connection slept with it, and nobody told either end."""
    office, proxy = behind()
    with supervised(office):
        wait_until(lambda: watching(office, proxy, 1))
        proxy.swallow()
        deliver(office.peer, "INBOX", ["while it slept"])
        wall.ahead = 8 * HOURS
        wait_until(lambda: office.subjects() == ["while it slept"])
    same(office, office.peer)
    assert len(proxy.wires) == 2


@pytest.mark.dovecot
@pytest.mark.parametrize("ahead", [DAY, -DAY])
def test_a_clock_that_is_set_costs_a_new_connection_and_no_mail(
    behind: Behind, wall: SimpleNamespace, ahead: int
) -> None:
    """Fault 56"""
    office, proxy = behind()
    deliver(office.peer, "INBOX", ["before"])
    with supervised(office):
        wait_until(lambda: watching(office, proxy, 1))
        wall.ahead = ahead
        wait_until(lambda: watching(office, proxy, 2))
        deliver(office.peer, "INBOX", ["after"])
        wait_until(lambda: office.subjects() == ["after", "before"])
    same(office, office.peer)


@pytest.mark.parametrize("ahead", [DAY, -DAY])
def test_rounds_go_on_whatever_day_it_is_said_to_be(
    server: Hostile, office: Office, ahead: int
) -> None:
    """Fault 56"""
    server.deliver("one", "two")
    office.synced()
    office.ahead += ahead
    server.deliver("three")
    server.change(lambda boxes: boxes[b"INBOX"].remove([1]))
    server.change(lambda boxes: boxes[b"INBOX"].flag(2, ["\\Seen"]))
    office.synced()
    same(office, server)
    assert office.flags("INBOX")[2] == {"\\Seen"}
    office.ahead -= ahead
    server.deliver("four")
    office.synced()
    same(office, server)


def test_an_hour_without_names_is_one_line_in_the_status_and_no_storm(
    server: Hostile, office: Office, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault 57"""
    asked: list[float] = []
    really = socket.getaddrinfo
    phases: set[tuple[str, str]] = set()

    def gone(*arguments: object, **how: object) -> object:
        asked.append(clock.now)
        if len(asked) > 1:
            phases.add((standing(office).phase, str(standing(office).detail.get("code"))))
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    server.deliver("one")
    monkeypatch.setattr(socket, "getaddrinfo", gone)
    clock.ends_at = HOURS
    account.live(office.desk())
    assert most_within(600, asked) <= 6
    assert len(asked) < 16
    assert phases == {("offline", "dns")}
    assert (standing(office).phase, standing(office).detail["code"]) == ("offline", "dns")
    monkeypatch.setattr(socket, "getaddrinfo", really)
    clock.ends_at = DAY
    with living(office):
        wait_until(lambda: office.subjects() == ["one"])
    same(office, server)
