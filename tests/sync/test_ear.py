"""The second connection, on a real Dovecot and on one that has none to spare. Rule 4.4/6."""

import threading
import time
from pathlib import Path
from typing import Any

import pytest

from sync import bringing, ear, watch
from sync.ingest import Letter
from sync.session import Session
from tests.faults.hostile import Asked, hostile
from tests.faults.lives import living, standing
from tests.sync.office import Office, ago, deliver, wait_until
from tests.sync.office import office as new_office


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ear, "AFTER", 0.0)


def watching(office: Office) -> bool:
    return standing(office).phase == "watching"


@pytest.mark.dovecot
def test_an_answer_from_elsewhere_is_seen_at_once(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    listening: list[bytes] = []
    really = Session.select

    def select(session: Session, raw: bytes, **how: object) -> object:
        selected = really(session, raw, **how)  # type: ignore[arg-type]
        if how.get("readonly"):
            listening.append(raw)
        return selected

    monkeypatch.setattr(Session, "select", select)
    with living(office):
        wait_until(lambda: watching(office) and listening == [b"Sent"])
        deliver(office.peer, "Sent", ["first"])
        wait_until(lambda: "first" in office.subjects())
        deliver(office.peer, "Sent", ["second"])
        wait_until(lambda: "second" in office.subjects())


@pytest.mark.dovecot
def test_its_end_ends_with_the_account(office: Office) -> None:
    with living(office):
        wait_until(lambda: any(t.name == "ear" for t in threading.enumerate()))
    wait_until(lambda: not any(t.name == "ear" for t in threading.enumerate()))


def test_a_server_that_allows_one_connection_is_polled_on_that_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault 9, rule 4.4/5"""
    assert watch.SENT_SECONDS <= 60 and watch.OTHERS_SECONDS <= 180
    monkeypatch.setattr(watch, "SENT_SECONDS", 0.2)
    logins = 0

    def one_only(asked: Asked) -> bytes:
        nonlocal logins
        logins += 1
        return asked.whole if logins == 1 else asked.says(b"NO Too many simultaneous connections")

    with hostile() as server:
        server.twist("LOGIN", one_only)
        office = new_office(server.account, tmp_path)
        with living(office):
            wait_until(lambda: watching(office) and logins == 2)
            server.deliver("answer", box=b"Sent")
            wait_until(lambda: "answer" in office.subjects())
            assert watching(office)
        assert logins == 2


def test_a_second_connection_that_was_refused_is_asked_for_again_after_an_hour(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ear.HOUR == 3_600
    monkeypatch.setattr(ear, "HOUR", 0.01)
    logins = 0

    def not_at_once(asked: Asked) -> bytes:
        nonlocal logins
        logins += 1
        return asked.says(b"NO [LIMIT] Too many connections") if logins == 2 else asked.whole

    with hostile() as server:
        server.twist("LOGIN", not_at_once)
        with living(new_office(server.account, tmp_path)):
            wait_until(lambda: logins == 3)


def test_a_password_that_is_refused_to_the_second_connection_is_not_sent_by_it_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 4.4/8"""
    monkeypatch.setattr(ear, "HOUR", 0.01)
    logins = 0

    def first_only(asked: Asked) -> bytes:
        nonlocal logins
        logins += 1
        return asked.whole if logins == 1 else asked.says(b"NO [AUTHENTICATIONFAILED] wrong")

    with hostile() as server:
        server.twist("LOGIN", first_only)
        office = new_office(server.account, tmp_path)
        with living(office):
            wait_until(lambda: watching(office) and logins > 1)
            wait_until(lambda: not any(t.name == "ear" for t in threading.enumerate()))
            server.deliver("new")
            wait_until(lambda: "new" in office.subjects())
        assert logins == 2


def test_new_mail_is_heard_of_while_history_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And looked at with the next batch, not with the next glance."""
    monkeypatch.setattr("sync.windows.FIRST_MESSAGES", 1)
    monkeypatch.setattr("sync.windows.BATCH_MESSAGES", 1)
    monkeypatch.setattr(watch, "GLANCE_SECONDS", 1_000.0)
    fetched: list[bytes] = []
    there = threading.Event()
    letters = bringing._letters

    def slow(asked: Asked) -> bytes:
        if b"BODY.PEEK[]" in asked.command:
            time.sleep(0.02)
            fetched.append(asked.command.partition(b"FETCH ")[2].split()[0])
        return asked.whole

    def after(*words: Any) -> list[Letter]:
        """History goes on once somebody listens, and the new mail is there."""
        if len(fetched) > 2:
            there.wait(60)
        return letters(*words)

    monkeypatch.setattr(bringing, "_letters", after)

    with hostile() as server:
        server.deliver(*(f"old {number}" for number in range(60)), when=ago(days=30))
        server.twist("UID FETCH", slow)
        office = new_office(server.account, tmp_path)
        with living(office):
            wait_until(lambda: server.said("IDLE"))
            server.deliver("new")
            there.set()
            wait_until(lambda: watching(office))
        assert fetched.index(b"61") < 60
