"""Clocks that are set, machines that sleep, and a network that is gone for an hour."""

import socket
import time
from math import inf
from pathlib import Path
from types import SimpleNamespace

import pytest

from store.records import handling, intents, outbox_states, uploads_todo
from store.records.rows import FOR_SOMEBODY
from sync import account, courier, daemon, drafting, ear, filing, refusing
from tests.faults.conftest import Behind
from tests.faults.hostile import Asked, Hostile
from tests.faults.lives import Clock, living, most_within, standing, supervised
from tests.faults.proxy import Proxy
from tests.faults.truth import messages, same
from tests.peers.smtp import Behaviour, listening
from tests.sync.mailing import later, state, write
from tests.sync.office import Office, deliver, wait_until
from tests.sync.office import office as new_office

DAY, HOURS = 86_400, 3_600


@pytest.fixture
def wall(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """The supervisor's clocks; `ahead` is what the one on the wall has been set forth by. No
    second connection passes for one that was made anew."""
    monkeypatch.setenv("OWED_TEST_SECRET", "secret")
    monkeypatch.setattr(daemon, "TICK_SECONDS", 0.02)
    monkeypatch.setattr(ear, "AFTER", inf)
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


def test_a_wish_waits_no_longer_where_the_clock_was_set_back(
    server: Hostile, office: Office
) -> None:
    """Fault 56"""
    server.deliver("one")
    office.synced()
    handling.read(office.store, [office.key("one")], True)
    office.ahead -= DAY
    office.synced()
    assert office.flags("INBOX")[1] == {"\\Seen"}


def test_another_attempt_waits_no_longer_where_the_clock_was_set_back(
    server: Hostile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault 56"""
    monkeypatch.setattr(filing, "LOOKS", (0,))
    with listening(Behaviour(replies={"MAIL": "451 not now"})) as listener:
        office = new_office(server.account, tmp_path, smtp_port=listener.port)
        offer = write(office)
        later(office).sync()
        assert state(office, offer) == "queued"
        listener.behaviour.replies = {}
        office.ahead -= DAY
        office.sync()
        assert len(listener.envelopes) == 1
        assert state(office, offer) == "filed"


def test_the_copy_of_a_sent_mail_waits_no_longer_where_the_clock_was_set_back(
    server: Hostile, tmp_path: Path
) -> None:
    """Fault 56"""
    office = new_office(server.account, tmp_path, smtp_port=1)
    offer = write(office)
    outbox_states.accepted(office.store, offer, office.now())
    office.ahead -= DAY
    office.synced()
    assert state(office, offer) == "filed"
    assert len(server.said("APPEND")) == 1


def test_an_emptied_mailbox_is_in_doubt_no_longer_where_the_clock_was_set_back(
    server: Hostile, office: Office
) -> None:
    """Fault 56; rule 4.1/22"""
    server.deliver(*(f"m{n}" for n in range(60)))
    office.synced()
    server.change(lambda boxes: boxes[b"INBOX"].remove(list(boxes[b"INBOX"].mails)))
    office.synced()
    assert office.place("m1") == "here"
    office.ahead -= DAY
    office.synced()
    office.ahead += HOURS
    office.synced()
    assert office.place("m1") == "gone"


def test_what_could_not_be_read_is_asked_for_again_where_the_clock_was_set_back(
    server: Hostile, office: Office
) -> None:
    """Fault 56"""
    server.deliver("one", "two")
    server.twist("UID FETCH", without_the_first)
    office.synced()
    assert messages(office) == ["two"]
    server.straight()
    office.ahead -= DAY
    office.synced()
    assert messages(office) == ["one", "two"]


def without_the_first(answer: Asked) -> bytes:
    if b"BODY.PEEK[]" not in answer.command:
        return answer.whole
    return answer.told(*(line for line in answer.lines if b"* 1 FETCH" not in line))


def test_a_mailbox_that_was_renumbered_often_is_mapped_where_the_clock_was_set_back(
    server: Hostile, office: Office
) -> None:
    """Fault 56; rule 4.1/25"""
    server.deliver("one", "two")
    office.synced()
    for uidvalidity in (101, 102, 103):
        renumber(server, uidvalidity)
        office.synced()
    office.ahead -= DAY
    renumber(server, 104)
    server.deliver("three")
    office.synced()
    assert messages(office) == ["one", "three", "two"]
    same(office, server)


def renumber(server: Hostile, uidvalidity: int) -> None:
    server.change(lambda boxes: boxes[b"INBOX"].renumber(uidvalidity, uidvalidity))


def test_what_waits_for_somebody_goes_on_waiting_where_the_clock_was_set_back(
    server: Hostile, tmp_path: Path
) -> None:
    """Fault 56; rule 4.3/8"""
    office = new_office(server.account, tmp_path, smtp_port=1)
    offer = write(office)
    outbox_states.release(office.store, [offer])
    outbox_states.temporary(
        office.store, offer, "bad-password", {}, FOR_SOMEBODY, from_=("queued",)
    )
    yesterday = office.now() - DAY
    assert outbox_states.due(office.store, office.account_id, yesterday) == []
    assert outbox_states.stopped(office.store, office.account_id, yesterday) == offer


def test_nothing_is_put_off_for_longer_than_what_is_taken_for_a_clock_that_was_set_back() -> None:
    """Fault 56"""
    wishes = (refusing.FULL_AFTER, *refusing.AGAIN_AFTER)
    mails = (1.1 * courier.HOUR, *courier.AGAIN_AFTER, *filing.LATE_LOOKS, *filing.DOUBTS)
    assert max(wishes) <= intents.LONGEST_WAIT
    assert max(mails) <= outbox_states.LONGEST_WAIT
    assert max(drafting.HOUR, *refusing.AGAIN_AFTER) <= uploads_todo.LONGEST_WAIT


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
