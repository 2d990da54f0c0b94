"""What the doctor asks of real servers, and what it says to do."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from store.finding import Finding
from store.settings import Account, Secret, Server
from store.words.findings import sentence
from sync.doctor import of_account
from tests.faults.hostile import Hostile, hostile
from tests.faults.world import Box
from tests.peers.account import Account as Peer
from tests.peers.ports import free_port
from tests.peers.smtp import Behaviour, listening

VARIABLE = "OWED_TEST_PASSWORD"


@pytest.fixture
def account(imap_account: Peer, monkeypatch: pytest.MonkeyPatch) -> Account:
    monkeypatch.setenv(VARIABLE, imap_account.password)
    return Account("work", "jane@kontor.example", here(imap_account.port, user=imap_account.user))


def here(port: int, *, user: str = "jane") -> Server:
    return Server("127.0.0.1", port, "none", user, Secret("env", VARIABLE))


@pytest.fixture
def server() -> Iterator[Hostile]:
    with hostile() as server:
        yield server


@pytest.fixture
def closed_port() -> int:
    return free_port()


def codes(found: list[Finding]) -> list[str]:
    return [one.code for one in found]


def bad(found: list[Finding]) -> list[str]:
    return [sentence(one) for one in found if one.bad]


def with_sent(peer: Peer) -> None:
    with peer.client() as client:
        names = {name for _, _, name in client.list_folders()}
        if "Sent" not in names:
            client.create_folder("Sent")


def test_a_server_that_lets_us_in_is_well(account: Account, imap_account: Peer) -> None:
    with_sent(imap_account)
    found = of_account(account)
    assert codes(found) == ["secret-ok", "login-ok", "roles", "no-smtp"]
    assert bad(found) == []
    assert "sent: Sent" in sentence(found[2])
    assert all(sentence(one).startswith("✓ work: ") for one in found)


def test_a_wrong_password_is_named(account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "wrong")
    (said,) = bad(of_account(account))
    assert "refuses the password" in said
    assert "wrong" not in said.partition("password")[2].split()


def test_no_password_at_all_says_where_it_was_looked_for(
    account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE)
    (said,) = bad(of_account(account))
    assert VARIABLE in said


def test_a_port_where_nobody_listens_is_named(account: Account, closed_port: int) -> None:
    (said,) = bad(of_account(replace(account, imap=here(closed_port))))
    assert f"127.0.0.1:{closed_port}" in said
    assert "port" in said


def test_a_mailbox_that_is_named_wrongly_is_told_with_what_there_is(
    account: Account, imap_account: Peer
) -> None:
    with_sent(imap_account)
    found = of_account(replace(account, mailboxes={"sent": "Gesendet"}))
    (said,) = bad(found)
    assert "Gesendet" in said
    assert "INBOX" in said


def test_of_two_that_might_be_sent_the_newer_one_is_and_the_other_is_named(
    server: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 4.1/31"""
    old, new = (datetime.now(UTC) - timedelta(days=days) for days in (90, 1))

    def both(boxes: dict[bytes, Box]) -> None:
        del boxes[b"Sent"]
        for name, when in ((b"Gesendet", old), (b"Sent Items", new)):
            boxes[name] = Box()
            boxes[name].add(b"Subject: x\r\n\r\n", (), when)

    server.change(both)
    peer = server.account
    monkeypatch.setenv(VARIABLE, peer.password)
    found = of_account(Account("work", "jane@kontor.example", here(peer.port, user=peer.user)))
    (said,) = [sentence(one) for one in found if one.code == "rivals"]
    assert "Sent Items is taken for sent" in said
    assert "Gesendet" in said


def test_without_sent_it_offers_what_there_is(
    server: Hostile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 4.1/32"""
    server.change(lambda boxes: boxes.update({b"Postausgang": boxes.pop(b"Sent")}))
    server.change(lambda boxes: setattr(boxes[b"Postausgang"], "attributes", b""))
    peer = server.account
    monkeypatch.setenv(VARIABLE, peer.password)
    found = of_account(Account("work", "jane@kontor.example", here(peer.port, user=peer.user)))
    (said,) = bad(found)
    assert "Postausgang" in said


def test_smtp_that_lets_us_in_is_well_and_gets_no_mail(
    account: Account, imap_account: Peer
) -> None:
    with listening(Behaviour(user="jane", password=imap_account.password)) as listener:
        found = of_account(replace(account, smtp=here(listener.port)))
    assert codes(found)[-1] == "login-ok"
    assert "SMTP" in sentence(found[-1])
    assert listener.envelopes == []
    assert "MAIL" not in listener.commands


def test_smtp_that_refuses_us_is_named(account: Account) -> None:
    with listening(Behaviour(user="jane", password="another")) as listener:
        found = of_account(replace(account, smtp=here(listener.port)))
    assert "refuses the password of jane" in sentence(found[-1])
    assert found[-1].bad


def test_smtp_where_nobody_listens_is_named(account: Account, closed_port: int) -> None:
    found = of_account(replace(account, smtp=here(closed_port)))
    assert "SMTP" in sentence(found[-1])
    assert f":{closed_port}" in sentence(found[-1])
    assert found[-1].bad
