"""What a refused login means, and how often it is tried."""

import time
from dataclasses import replace
from functools import partial
from math import inf

import pytest

from store.records import handling, status
from store.settings import Secret, Server
from sync import account, credentials, once, pauses
from sync.desk import HURRY_SECONDS
from sync.progress import Event, Finished
from sync.workers import Worker
from tests.faults.hostile import HANG_UP, Asked, Hostile
from tests.faults.lives import Clock, living, most_within, standing, supervised
from tests.faults.truth import same
from tests.sync.office import Office, wait_until


def test_a_password_that_is_refused_for_ever_is_sent_twice_in_a_day(
    server: Hostile, office: Office, clock: Clock
) -> None:
    """Fault 6"""
    server.twist("LOGIN", b"NO [AUTHENTICATIONFAILED] wrong")
    account.live(office.desk())
    assert len(server.said("LOGIN")) == len(office.asked_for) == 2
    assert clock.rests == [account.PASSWORD_SECONDS]
    assert standing(office).phase == "bad-password"


def test_a_network_that_comes_and_goes_makes_no_more_of_the_two_tries(
    server: Hostile, office: Office, clock: Clock
) -> None:
    """Rule 4.4/8"""
    tries = 0

    def refused_or_cut(asked: Asked) -> bytes:
        nonlocal tries
        tries += 1
        return asked.says(b"NO [AUTHENTICATIONFAILED] wrong") if tries % 2 else HANG_UP

    server.twist("LOGIN", refused_or_cut)
    account.live(office.desk())
    assert tries == 3
    assert standing(office).phase == "bad-password"


def test_after_a_login_that_succeeded_a_refused_password_is_tried_twice_anew(
    server: Hostile, office: Office, clock: Clock
) -> None:
    """Rule 4.4/8: some servers refuse one now and then that is right."""
    tries = 0

    def but_the_second(asked: Asked) -> bytes:
        nonlocal tries
        tries += 1
        return asked.whole if tries == 2 else asked.says(b"NO [AUTHENTICATIONFAILED] wrong")

    server.twist("LOGIN", but_the_second)
    server.twist("LIST", HANG_UP)
    account.live(office.desk())
    assert tries == 4


def test_a_round_that_is_asked_for_while_an_account_gives_up_is_answered(
    server: Hostile, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OWED_TEST_SECRET", "wrong")
    monkeypatch.setattr(account, "PASSWORD_SECONDS", 0.05)
    monkeypatch.setattr("sync.desk.HURRY_SECONDS", 0.05)
    server.twist("LOGIN", b"NO [AUTHENTICATIONFAILED] wrong")
    tickets: list[int] = []

    def refused(name: str, imap: Server) -> None:
        """Between the last answer and the end."""
        if len(server.said("LOGIN")) == 2:
            tickets.append(status.request_round(office.store, None))
            wait_until(lambda: supervisor._waiting)

    monkeypatch.setattr(credentials, "refused", refused)
    with supervised(office) as supervisor:
        wait_until(lambda: tickets and status.round_result(office.store, tickets[0]))


@pytest.mark.parametrize(
    ("said", "code"), [(b"NO wrong", "bad-password"), (b"NO [UNAVAILABLE] later", "busy")]
)
def test_who_asks_a_daemon_hears_of_a_fault_what_a_round_without_one_says(
    server: Hostile, office: Office, monkeypatch: pytest.MonkeyPatch, said: bytes, code: str
) -> None:
    """A server that refuses in words alone gives its refusal no code."""
    monkeypatch.setenv("OWED_TEST_SECRET", "wrong")
    monkeypatch.setattr("sync.desk.HURRY_SECONDS", 0.05)
    server.twist("LOGIN", said)
    alone = office.sync()
    told: list[Event] = []
    with supervised(office), status.daemon_lock(office.store):
        assert not once.once(office.store, office.config, None, told.append)
    assert told[1:] == [alone] and alone.code == code


@pytest.mark.parametrize("code", [b"UNAVAILABLE", b"AUTHENTICATIONFAILED"])
def test_however_often_a_round_is_asked_for_there_are_ten_seconds_between_two_logins(
    server: Hostile, office: Office, monkeypatch: pytest.MonkeyPatch, code: bytes
) -> None:
    """Rule 4.4/7"""
    assert HURRY_SECONDS == 10
    monkeypatch.setattr("sync.desk.HURRY_SECONDS", 0.5)
    monkeypatch.setattr(pauses, "FIRST", 900.0)
    server.twist("LOGIN", b"NO [" + code + b"] no")
    worker = Worker(office.desk(), account.live)
    began = time.monotonic()
    for _ in range(5):
        wait_until(partial(answered, worker, worker.ask()))
    took = time.monotonic() - began
    worker.stop()
    worker.join(time.monotonic() + 60)
    assert len(server.said("LOGIN")) == 5
    assert took > 4 * 0.5


def answered(worker: Worker, number: int) -> bool:
    worker.start()  # it may have been giving up
    return worker.desk.asked.result(number) is not None


def test_another_password_in_the_keyring_is_noticed_and_the_same_one_is_not_tried(
    server: Hostile, office: Office, clock: Clock
) -> None:
    configured = office.config.accounts[0]
    imap = replace(configured.imap, secret=Secret("keyring"))
    office.config = replace(office.config, accounts=(replace(configured, imap=imap),))
    server.twist("LOGIN", b"NO [AUTHENTICATIONFAILED] wrong", times=2)
    clock.ends_at = inf
    with living(office):
        wait_until(lambda: len(office.asked_for) > 5)
        assert len(server.said("LOGIN")) == 2
        office.password = "another"
        wait_until(lambda: standing(office).phase == "watching")
    assert len(server.said("LOGIN")) == 3


def test_a_server_that_cannot_check_passwords_for_a_while_costs_only_that_while(
    server: Hostile, office: Office, clock: Clock
) -> None:
    """Fault 7"""
    phases: list[str] = []

    def not_yet(asked: Asked) -> bytes:
        phases.append(standing(office).phase)
        return asked.says(b"NO [UNAVAILABLE] later")

    server.deliver("one")
    server.twist("LOGIN", not_yet, times=5)
    with living(office):
        wait_until(lambda: standing(office).phase == "watching")
    assert office.subjects() == ["one"]
    assert len(server.said("LOGIN")) == 6
    assert "bad-password" not in phases


def test_a_server_that_fails_right_after_each_login_sees_six_of_them_in_ten_minutes(
    server: Hostile, office: Office, clock: Clock
) -> None:
    """Fault 8"""
    logins: list[float] = []

    def log_in(asked: Asked) -> bytes:
        logins.append(clock.now)
        return asked.whole

    server.deliver("one")
    server.twist("", b"BAD User is authenticated but not connected.")
    server.twist("CAPABILITY", lambda asked: asked.whole)
    server.twist("LOGIN", log_in)
    account.live(office.desk())
    assert most_within(600, logins) <= 6
    assert len(logins) > 50
    assert standing(office).phase == "offline"
    server.straight()
    assert office.sync() == Finished("work")
    assert office.subjects() == ["one"]


def test_where_only_one_connection_is_allowed_one_does(server: Hostile, office: Office) -> None:
    """Fault 9"""
    server.deliver("one")
    refuse = b"NO [LIMIT] Too many simultaneous connections. (Failure)"

    def only_one(asked: Asked) -> bytes:
        return asked.whole if server.connections == 1 else asked.says(refuse)

    server.twist("LOGIN", only_one)
    with living(office) as desk:
        wait_until(lambda: standing(office).phase == "watching")
        server.deliver("two")
        wait_until(lambda: office.subjects() == ["one", "two"])
        handling.star(office.store, [office.key("one")], True)
        office.ahead += 60
        desk.bell.ring()
        wait_until(lambda: "\\Flagged" in office.flags("INBOX")[1])
    assert server.connections == 1


def test_what_the_server_offers_after_the_login_is_what_counts(
    server: Hostile, office: Office
) -> None:
    """Fault 10"""
    server.deliver("one", "two")
    server.offers = ("UIDPLUS",)
    before = b"* CAPABILITY IMAP4rev1 UIDPLUS MOVE CONDSTORE QRESYNC ENABLE ESEARCH IDLE\r\n"
    server.twist("CAPABILITY", lambda asked: before + asked.end, times=1)
    office.synced()
    handling.archive(office.store, [office.key("one")])
    office.ahead += 60
    server.twist("CAPABILITY", lambda asked: before + asked.end, times=1)
    office.synced()
    same(office, server)
    assert len(server.said("UID COPY")) == 1
    for unknown in ("UID MOVE", "ENABLE", "IDLE", "UID SEARCH RETURN"):
        assert server.said(unknown) == []
