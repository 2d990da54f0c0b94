"""IDLE: news that come in any packet, connections that end in any way, servers that will not."""

import time
from types import SimpleNamespace
from typing import Any

import pytest

from store.records import status
from store.records.database import Store
from sync import account, ear, pacing, pauses, session, watch
from sync.desk import Desk
from sync.session import Session
from sync.wire import Idled
from tests.faults import honest
from tests.faults.conftest import Behind
from tests.faults.hostile import HANG_UP, Asked, Hostile, Twist
from tests.faults.lives import Clock, living, standing
from tests.faults.proxy import Break, Proxy, Wire
from tests.faults.truth import same
from tests.sync.office import Office, deliver, letter, wait_until


def watching(server: Hostile) -> bool:
    return bool(server.said("IDLE"))


@pytest.mark.parametrize(
    "packet",
    [
        b"+ idling\r\n* 2 EXISTS\r\n",
        b"* 2 EXISTS\r\n+ idling\r\n",
        b"+ idling\r\n* 2 EXISTS\r\n* 1 RECENT\r\n* OK Still here\r\n",
    ],
)
def test_mail_that_comes_in_one_packet_with_the_beginning_of_an_idle_is_seen(
    server: Hostile, office: Office, packet: bytes
) -> None:
    """Fault 31"""
    server.deliver("one")

    def arrive(asked: Asked) -> bytes:
        server.boxes[b"INBOX"].add(letter("two"))
        return packet

    server.twist("IDLE", arrive, times=1)
    with living(office):
        wait_until(lambda: office.subjects() == ["one", "two"])
    same(office, server)


def test_news_that_come_with_another_answer_are_looked_after_before_the_next_idle(
    server: Hostile, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault 31, rule 4.4/3"""
    monkeypatch.setattr(watch, "SENT_SECONDS", 0.2)
    server.deliver("one")
    after: list[int] = []

    def poll(asked: Asked) -> bytes:
        if after or not any(b" IDLE" in line for line in server.lines):
            return asked.whole
        monkeypatch.setattr(honest, "news", lambda client: [])  # it was told, and is so once only
        monkeypatch.setattr(watch, "SENT_SECONDS", 60.0)
        server.boxes[b"INBOX"].add(letter("two"))
        after.append(len(server.lines))
        return b"* 2 EXISTS\r\n" + asked.whole

    server.twist("STATUS", poll)
    with living(office):
        wait_until(lambda: office.subjects() == ["one", "two"])
    said = [line for line in server.lines[after[0] :] if b" SELECT " in line or b" IDLE" in line]
    assert b"INBOX" in said[0]


def test_news_in_half_a_line_wait_for_the_other_half(server: Hostile, office: Office) -> None:
    """Fault 31"""
    server.deliver("one")
    server.twist("IDLE", lambda asked: asked.whole + b"* 2 EXI", times=1)
    with living(office):
        wait_until(lambda: watching(server))
        server.boxes[b"INBOX"].add(letter("two"))
        server.say(b"STS\r\n")
        wait_until(lambda: office.subjects() == ["one", "two"])
        assert server.connections == 1
    same(office, server)


def test_news_that_a_server_swallows_at_the_beginning_of_an_idle_are_seen_after_the_first_round(
    server: Hostile, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault 31: an IDLE's first round is short, and a NOOP follows it."""
    assert watch.IDLE_SECONDS[0] < 30
    monkeypatch.setattr(watch, "IDLE_SECONDS", (0.05, *watch.IDLE_SECONDS[1:]))
    server.deliver("one")

    def arrive_silently(asked: Asked) -> bytes:
        server.boxes[b"INBOX"].add(letter("two"))
        return asked.whole

    server.twist("IDLE", arrive_silently, times=1)
    server.twist("DONE", lambda asked: asked.end)
    with living(office):
        wait_until(lambda: office.subjects() == ["one", "two"])
    same(office, server)


def ended(asked: Asked) -> bytes:
    return asked.tag + b" OK it is over\r\n"


def stale(asked: Asked) -> bytes:
    return asked.whole + b"* 1 EXISTS\r\n"


@pytest.mark.parametrize("connections", [1, 2])
@pytest.mark.parametrize("how", [ended, stale])
def test_an_idle_that_ends_at_once_for_nothing_is_not_begun_again_at_once(
    server: Hostile, office: Office, monkeypatch: pytest.MonkeyPatch, how: Twist, connections: int
) -> None:
    monkeypatch.setattr(ear, "AFTER", 0.0 if connections == 2 else 1_000.0)
    server.deliver("one")
    server.twist("IDLE", how)
    with living(office):
        wait_until(lambda: watching(server) and server.connections == connections)
        before = len(server.lines)
        time.sleep(1.5)
        assert len(server.lines) - before < 40


def test_mail_is_seen_soon_after_news_that_were_none(
    server: Hostile, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever rested for longest would not see it here."""
    monkeypatch.setattr(pacing, "LONGEST", 1_000.0)
    server.deliver("one")
    server.twist("IDLE", stale, times=1)
    with living(office):
        wait_until(lambda: watching(server))
        server.deliver("two")
        wait_until(lambda: office.subjects() == ["one", "two"])


@pytest.mark.dovecot
@pytest.mark.parametrize("end", [Wire.cut, Wire.reset], ids=["end", "reset"])
def test_a_connection_that_ends_in_an_idle_is_made_again_at_once_and_nobody_is_called_offline(
    behind: Behind, clock: Clock, monkeypatch: pytest.MonkeyPatch, end: object
) -> None:
    """Fault 32, rule 4.4/4"""
    phases: list[str] = []
    really = status.set_phase

    def said(store: Store, account_id: int, phase: str, facts: dict[str, Any]) -> None:
        phases.append(phase)
        really(store, account_id, phase, facts)

    monkeypatch.setattr(status, "set_phase", said)
    office, proxy = behind()
    deliver(office.peer, "INBOX", ["one"])
    with living(office):
        wait_until(lambda: idles(proxy) == 1)
        deliver(office.peer, "INBOX", ["two"])
        wait_until(lambda: office.subjects() == ["one", "two"])
        assert callable(end)
        proxy.all(end)
        deliver(office.peer, "INBOX", ["three"])
        wait_until(lambda: len(office.subjects()) == 3)
        wait_until(lambda: standing(office).phase == "watching")
    assert len(proxy.wires) == 2
    assert clock.rests == []
    assert "offline" not in phases
    same(office, office.peer)


def test_who_may_not_connect_again_at_once_is_called_offline(
    server: Hostile, office: Office, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rules 4.4/4 and 4.4/7"""
    monkeypatch.setattr(pauses, "HEALTHY_SECONDS", 0.0)
    phases: list[str] = []
    really = Clock.rest

    def rest(clock: Clock, desk: Desk, seconds: float) -> None:
        if seconds > 100:
            phases.append(standing(office).phase)
        really(clock, desk, seconds)

    monkeypatch.setattr(Clock, "rest", rest)
    server.twist("IDLE", HANG_UP)
    clock.ends_at = 1_500
    account.live(office.desk())
    assert phases == ["offline", "offline", "offline"]


@pytest.mark.dovecot
def test_a_connection_that_a_router_forgot_is_noticed_when_the_idle_is_renewed(
    behind: Behind, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault 32"""
    assert max(watch.IDLE_SECONDS) + session.DONE <= 9 * 60 + 15
    monkeypatch.setattr(watch, "IDLE_SECONDS", (0.2,))
    monkeypatch.setattr(session, "DONE", 0.2)
    office, proxy = behind(Break("swallow", at=b"+ idling\r\n"))
    deliver(office.peer, "INBOX", ["one"])
    with living(office):
        wait_until(lambda: proxy.breaks[0].happened)
        deliver(office.peer, "INBOX", ["two"])
        wait_until(lambda: office.subjects() == ["one", "two"])
    same(office, office.peer)


def test_a_server_that_says_goodbye_in_an_idle_is_called_again(
    server: Hostile, office: Office, clock: Clock
) -> None:
    """Fault 32"""
    with living(office):
        wait_until(lambda: watching(server))
        server.say(b"* BYE Autologout\r\n")
        server.hang_up()
        server.deliver("one")
        wait_until(lambda: office.subjects() == ["one"])
    assert server.connections in (2, 3)


@pytest.mark.parametrize("refusal", [b"NO not here", b"BAD what"])
def test_where_idle_is_refused_the_mailbox_is_asked(
    server: Hostile, office: Office, monkeypatch: pytest.MonkeyPatch, refusal: bytes
) -> None:
    """Fault 33"""
    assert watch.NOOP_SECONDS <= 60
    monkeypatch.setattr(watch, "NOOP_SECONDS", 0.05)
    server.twist("IDLE", refusal)
    with living(office):
        wait_until(lambda: watching(server))
        server.deliver("one")
        wait_until(lambda: office.subjects() == ["one"])
    assert server.connections == 1


def test_a_done_that_is_never_answered_ends_in_a_new_connection(
    server: Hostile, office: Office, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault 33"""
    assert session.DONE == 15
    monkeypatch.setattr(session, "DONE", 0.1)

    def forgotten(asked: Asked) -> bytes:
        monkeypatch.setattr(session, "DONE", 60.0)  # the others are answered, however slowly
        return b""

    server.twist("DONE", forgotten, times=1)
    with living(office):
        wait_until(lambda: watching(server))
        server.deliver("one")
        wait_until(lambda: office.subjects() == ["one"])
    assert server.connections in (2, 3)


def test_no_idle_lasts_long_enough_for_a_server_to_end_it(
    server: Hostile, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault 34: forty minutes without a word."""
    lasted: list[float] = []
    clock = SimpleNamespace(now=0.0)

    def idle(session: Session, seconds: float, waker: object = None) -> Idled:
        clock.now += seconds
        lasted.append(seconds)
        return Idled()

    monkeypatch.setattr(Session, "idle", idle)
    monkeypatch.setattr(watch, "time", SimpleNamespace(monotonic=lambda: clock.now))
    with living(office):
        wait_until(lambda: clock.now > 40 * 60)
    assert sum(lasted) > 40 * 60
    assert max(lasted) <= 9 * 60
    assert len(server.said("NOOP")) >= len(lasted) - 1
    assert server.connections == 1


def idles(proxy: Proxy) -> int:
    """How many connections the server has let idle."""
    return sum(b"+ idling" in said for said in proxy.heard("server"))


def test_a_server_that_tells_of_no_news_is_asked_all_the_same(
    server: Hostile, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither by IDLE nor by NOOP, before the mailbox is opened anew; once that is known it is
    opened more often."""
    assert watch.INBOX_SECONDS <= 600
    monkeypatch.setattr(watch, "INBOX_SECONDS", 0.5)
    monkeypatch.setattr(watch, "DEAF_SECONDS", 0.05)
    monkeypatch.setattr(watch, "NOOP_SECONDS", 0.05)
    server.deliver("one")
    server.twist("IDLE", b"NO not now")
    server.twist("NOOP", lambda asked: asked.told())
    with living(office):
        wait_until(lambda: standing(office).phase == "watching" and server.said("NOOP"))
        server.deliver("two")
        wait_until(lambda: office.subjects() == ["one", "two"])
        opened = len(server.said("SELECT"))
        wait_until(lambda: len(server.said("SELECT")) > opened + 10)
    same(office, server)
