"""Before the first word of ours: no password leaves, and the server is left in peace."""

import ssl
from datetime import UTC, datetime
from pathlib import Path

import pytest
import trustme

from sync import account
from tests.faults.conftest import Behind
from tests.faults.hostile import Hostile, hostile
from tests.faults.lives import Clock, living, most_within, standing
from tests.faults.proxy import Break
from tests.sync.office import Office, secured, wait_until
from tests.sync.office import office as new_office


@pytest.mark.dovecot
def test_a_connection_that_is_reset_at_once_gets_no_password_and_is_tried_ever_more_rarely(
    behind: Behind, clock: Clock
) -> None:
    """Fault 1"""
    tries: list[float] = []
    broken = Break("reset", times=1_000, then=lambda: tries.append(clock.now))
    office, proxy = behind(broken)
    account.live(office.desk())
    assert set(proxy.heard("client")) == {b""}
    assert most_within(600, tries) == 6
    assert tries[:4] == [0, 2, 6, 14]
    assert max(clock.rests) == 900
    assert (standing(office).phase, standing(office).detail["code"]) == ("offline", "network")


@pytest.mark.dovecot
def test_a_greeting_that_never_comes_is_waited_for_no_longer_than_its_time(
    behind: Behind, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault 2"""
    monkeypatch.setattr("sync.transport.GREETING", 0.02)
    clock.ends_at = 60
    office, proxy = behind(Break("stall", times=1_000))
    account.live(office.desk())
    assert set(proxy.heard("client")) == {b""}
    assert clock.rests == [2, 4, 8, 16, 32]
    assert (standing(office).phase, standing(office).detail["code"]) == ("offline", "timeout")


@pytest.mark.parametrize(
    ("greeting", "code"),
    [
        (b"* BYE [ALERT] Closed for the night\r\n", "ALERT"),
        (b"* BYE [UNAVAILABLE] Closed for the night\r\n", "UNAVAILABLE"),
    ],
)
def test_a_server_that_says_goodbye_is_heard_and_left_in_peace(
    tmp_path: Path, clock: Clock, greeting: bytes, code: str
) -> None:
    """Fault 3"""
    clock.ends_at = 60
    with hostile(greeting=greeting) as server:
        office = new_office(server.account, tmp_path)
        account.live(office.desk())
        assert server.lines == []
    assert clock.rests == [2, 4, 8, 16, 32]
    seen = standing(office)
    assert (seen.phase, seen.detail["code"]) == ("offline", code)
    assert "Closed for the night" in (seen.detail["text"], seen.detail.get("alert"))


def test_an_alert_beside_a_refusal_reaches_the_user(server: Hostile, office: Office) -> None:
    """Rule 4.4/14"""
    said = b"* OK [ALERT] Log in by a browser\r\n"
    server.twist("LOGIN", lambda asked: said + asked.says(b"NO [UNAVAILABLE] later"))
    office.sync()
    assert standing(office).detail["alert"] == "Log in by a browser"


def test_an_alert_in_the_greeting_reaches_the_user(tmp_path: Path) -> None:
    """Fault 3"""
    with hostile(greeting=b"* OK [ALERT] Moving on Sunday\r\n") as server:
        office = new_office(server.account, tmp_path)
        with living(office):
            wait_until(lambda: standing(office).detail.get("alert") == "Moving on Sunday")


@pytest.mark.parametrize(
    ("trusted", "host", "until", "code"),
    [
        (False, "127.0.0.1", 2100, "unknown-authority"),
        (True, "mail.other.example", 2100, "hostname"),
        (True, "127.0.0.1", 2020, "expired"),
    ],
)
def test_a_certificate_that_proves_nothing_gets_no_password(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    trusted: bool,
    host: str,
    until: int,
    code: str,
) -> None:
    """Fault 4"""
    authority, nobody = trustme.CA(), trustme.CA()
    (authority if trusted else nobody).cert_pem.write_to_path(tmp_path / "trusted.pem")
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "trusted.pem"))
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(host, not_after=datetime(until, 1, 1, tzinfo=UTC)).configure_cert(context)
    with hostile(tls=context) as server:
        office = secured(new_office(server.account, tmp_path), "tls")
        result = office.sync()
        assert server.lines == []
    assert (result.code, result.facts["code"]) == ("bad-certificate", code)
    assert standing(office).phase == "bad-certificate"


def test_a_certificate_that_is_another_s_for_some_minutes_is_looked_at_soon_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> None:
    """So it is in a hotel before one has agreed to its terms."""
    clock.ends_at = 60
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    trustme.CA().issue_cert("portal.example").configure_cert(context)
    with hostile(tls=context) as server:
        account.live(secured(new_office(server.account, tmp_path), "tls").desk())
        assert server.lines == []
    assert clock.rests == [2, 4, 8, 16, 32]


INJECTED = b"* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n* OK [ALERT] injected\r\n"


@pytest.mark.parametrize(
    ("offers", "greeting", "answer", "code"),
    [
        ((), b"* OK\r\n", b"OK done", "no-starttls"),
        (("STARTTLS",), b"* OK\r\n", b"NO not today", "no-starttls"),
        (("STARTTLS",), b"* OK\r\n", b"BAD what", "no-starttls"),
        (("STARTTLS",), b"* PREAUTH welcome\r\n", b"OK done", "preauth"),
        (("STARTTLS",), b"* OK\r\n", b"OK done\r\n" + INJECTED, "injected"),
    ],
)
def test_where_encryption_does_not_begin_cleanly_nothing_begins(
    tmp_path: Path, offers: tuple[str, ...], greeting: bytes, answer: bytes, code: str
) -> None:
    """Fault 5"""
    with hostile(offers, greeting=greeting) as server:
        server.twist("STARTTLS", lambda asked: asked.tag + b" " + answer + b"\r\n")
        office = secured(new_office(server.account, tmp_path), "starttls")
        result = office.sync()
        assert server.said("LOGIN") == server.said("AUTHENTICATE") == []
    assert (result.code, result.facts["code"]) == ("unreachable", code)
    assert "injected" not in result.facts.get("alert", "")
