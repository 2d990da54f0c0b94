"""A server that does not give INBOX: all else goes on, and nothing is said to be as of now."""

from dataclasses import replace
from pathlib import Path

import pytest

from store.records import mailboxes
from store.words import servers
from sync import doors, pauses, watch
from tests.faults.hostile import Asked, Hostile
from tests.faults.lives import living, standing
from tests.faults.test_not_now import STUMBLE, closed, later, shut
from tests.faults.truth import same
from tests.peers import smtp
from tests.peers.smtp import Behaviour
from tests.sync.mailing import state, write
from tests.sync.office import Office, ago, wait_until
from tests.sync.office import office as new_office
from tests.sync.test_large_mails import files, want, with_plan


@pytest.fixture
def old(server: Hostile, monkeypatch: pytest.MonkeyPatch) -> None:
    """Mail of a month ago, which comes one at a time."""
    monkeypatch.setattr("sync.windows.FIRST_MESSAGES", 1)
    monkeypatch.setattr("sync.windows.BATCH_MESSAGES", 1)
    server.deliver("one")
    server.deliver(*(f"old {number}" for number in range(8)), box=b"Archive", when=ago(days=30))


@pytest.mark.parametrize("says", [STUMBLE, b"NO [NOPERM] no", b"NO no"])
@pytest.mark.usefixtures("old")
def test_the_history_of_all_others_comes_and_whoever_waits_is_told(
    server: Hostile, office: Office, says: bytes
) -> None:
    shut(server, b"INBOX", says=says)
    result = office.sync()
    assert result.code == ("busy" if says == STUMBLE else "refused")
    assert office.subjects() == [f"old {number}" for number in range(8)]
    assert office.boxes()["Archive"].complete
    said = servers.sentence("work", result.facts)
    assert said.startswith("INBOX cannot be read at 127.0.0.1: ")
    assert servers.brief(standing(office).detail) == "INBOX cannot be read"
    assert standing(office).synced_at is None
    server.straight()
    office.synced()
    same(office, server)


@pytest.mark.usefixtures("old")
def test_while_others_come_inbox_is_asked_seldom(
    server: Hostile, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 4.4/7"""
    monkeypatch.setattr(watch, "GLANCE_SECONDS", 0.0)
    shut(server, b"INBOX")
    assert office.sync().code == "busy"
    asked = [line for line in server.lines if b"INBOX" in line]
    assert len(asked) <= 3


@pytest.mark.usefixtures("old")
def test_an_inbox_that_opens_while_others_come_is_fetched_at_once(
    server: Hostile, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doors, "FIRST", 0.0)
    monkeypatch.setattr(watch, "GLANCE_SECONDS", 0.0)
    server.twist("SELECT", closed(b"INBOX"), times=2)
    office.synced()
    same(office, server)
    assert standing(office).synced_at is not None


def test_an_inbox_that_closes_while_others_come_is_not_as_of_now(
    server: Hostile, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.windows.FIRST_MESSAGES", 1)
    monkeypatch.setattr("sync.windows.BATCH_MESSAGES", 1)
    monkeypatch.setattr(watch, "GLANCE_SECONDS", 0.0)
    monkeypatch.setattr(watch, "SENT_SECONDS", 0.0)
    server.deliver("one")
    office.synced()
    server.deliver(*(f"old {number}" for number in range(8)), box=b"Archive", when=ago(days=30))
    box = office.boxes()["Archive"]
    mailboxes.save_state(office.store, replace(box, uidvalidity=0, complete=False))
    fetched: list[bytes] = []

    def an_hour_later(asked: Asked) -> bytes:
        if not fetched and b"BODY.PEEK[]" in asked.command:
            fetched.append(asked.command)
            office.ahead += 3_600
        return asked.whole

    def close(asked: Asked) -> bytes:
        return closed(b"INBOX")(asked) if fetched else asked.whole

    server.twist("UID FETCH", an_hour_later)
    server.twist("STATUS", close)
    server.twist("SELECT", close)
    assert office.sync().code == "busy"
    at = standing(office).synced_at
    assert at is not None and at < office.now() - 3_000


def test_a_daemon_says_so_and_moves_no_date(
    server: Hostile, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("FIRST", 0.05), ("LONGEST", 0.05), ("LOGINS", 1_000)):
        monkeypatch.setattr(pauses, name, value)
    monkeypatch.setattr(watch, "SENT_SECONDS", 0.0)
    office.synced()
    before = standing(office).synced_at
    shut(server, b"INBOX")
    office.ahead += 600
    with living(office):
        wait_until(lambda: standing(office).phase == "offline")
        server.deliver("filed", box=b"Archive")
        wait_until(lambda: "filed" in office.subjects())
        wait_until(lambda: standing(office).detail.get("mailbox") == "INBOX")
        assert standing(office).synced_at == before
        server.straight()
        server.deliver("one")
        wait_until(lambda: "one" in office.subjects())
        wait_until(lambda: standing(office).synced_at != before)


def test_a_file_that_is_wanted_comes(server: Hostile, office: Office) -> None:
    server.change(lambda boxes: boxes[b"Archive"].add(with_plan()))
    office.synced()
    assert files(office)[1][1].remote
    shut(server, b"INBOX")
    assert want(office).sync().code == "busy"
    assert not files(office)[1][1].remote


def test_the_copy_of_a_mail_lies_in_sent(server: Hostile, tmp_path: Path) -> None:
    with smtp.listening(Behaviour()) as listener:
        office = new_office(server.account, tmp_path, smtp_port=listener.port).synced()
        mailboxes.remember(office.store, office.account_id, files_sent=["127.0.0.1", "never"])
        id_ = write(office)
        shut(server, b"INBOX")
        for seconds in (11, 10, 30):
            later(office, seconds)
            assert office.sync().code == "busy"
        assert state(office, id_) == "filed"
        assert len(server.boxes[b"Sent"].mails) == 1


@pytest.fixture
def without_past(server: Hostile) -> Hostile:
    """Every round finds INBOX open; what history asks for there is refused."""
    server.deliver("one")
    server.deliver("filed", box=b"Archive")

    def refuse(asked: Asked) -> bytes:
        selected = next(line for line in reversed(server.lines) if b" SELECT " in line)
        past = b"INBOX" in selected and b" UID " not in asked.command.partition(b"RETURN")[2]
        return asked.says(STUMBLE) if past else asked.whole

    server.twist("UID SEARCH", refuse)
    return server


def test_a_round_that_gave_nothing_of_the_past_of_inbox_is_no_good_one(
    without_past: Hostile, office: Office
) -> None:
    result = office.sync()
    assert (result.code, result.facts["mailbox"]) == ("busy", "INBOX")
    assert office.subjects() == ["filed"]
    assert standing(office).synced_at is None
    without_past.straight()
    office.synced()
    same(office, without_past)
    assert standing(office).synced_at is not None


def test_a_daemon_goes_on_watching_an_inbox_without_its_past_and_asks_for_it_again(
    without_past: Hostile, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "PAST_SECONDS", 1.0)
    monkeypatch.setattr(watch, "SENT_SECONDS", 0.1)
    with living(office):
        wait_until(lambda: without_past.said("IDLE"))
        without_past.deliver("new")
        wait_until(lambda: office.subjects() == ["filed", "new"])
        assert (standing(office).phase, standing(office).synced_at) == ("syncing", None)
        without_past.straight()
        wait_until(lambda: office.subjects() == ["filed", "new", "one"])
        wait_until(lambda: standing(office).phase == "watching")
        wait_until(lambda: standing(office).synced_at is not None)
    assert without_past.connections == 1


def test_an_inbox_that_lacks_only_what_is_old_is_as_of_now(
    without_past: Hostile, office: Office
) -> None:
    """Rule 4.1/7: what is older than the horizon is not called owed."""

    def old(asked: Asked) -> bytes:
        selected = next(line for line in reversed(without_past.lines) if b" SELECT " in line)
        past = b"INBOX" in selected and asked.command.rstrip().endswith(b" ALL")
        return asked.says(STUMBLE) if past else asked.whole

    without_past.twist("UID SEARCH", old)
    assert office.sync().code == "busy"
    assert office.subjects() == ["filed", "one"]
    assert standing(office).synced_at is not None
