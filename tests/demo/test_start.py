"""`demo.start`: the sample firm's servers, configuration and books in a folder."""

import stat
from collections.abc import Iterator
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path
from smtplib import SMTP
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from imapclient import IMAPClient

from demo.start import PASSWORD, VARIABLE, Started, started
from demo.world import World, build
from store.config import closer_look, load
from tests.demo.test_servers import until

NOW = datetime(2026, 11, 24, 11, 20, tzinfo=ZoneInfo("Europe/Budapest"))


@pytest.fixture(scope="module")
def firm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Started]:
    with started(tmp_path_factory.mktemp("firm"), NOW, answer_after=0) as running:
        yield running
    assert running.process.poll() == 0
    running.stop()  # A second time does nothing.


@pytest.fixture(scope="module")
def world() -> World:
    return build(NOW)


@pytest.fixture
def client(firm: Started) -> Iterator[Any]:
    account = load(firm.config).accounts[0]
    with IMAPClient(account.imap.host, account.imap.port, ssl=False, timeout=60) as client:
        client.login(account.imap.user, firm.environment[VARIABLE])
        yield client


def test_the_configuration_is_private_and_without_mistakes(firm: Started) -> None:
    assert stat.S_IMODE(firm.config.stat().st_mode) == 0o600
    config = load(firm.config)
    assert not closer_look(config)
    assert not config.warnings
    assert config.database.parent == firm.config.parent
    assert set(config.tiers) == {"key", "standard", "care"}
    assert PASSWORD not in firm.config.read_text("utf-8").split()


def test_the_servers_import_nothing_of_the_folder_that_the_demo_is_started_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "demo.py").write_text("")
    monkeypatch.chdir(tmp_path)
    with started(tmp_path, NOW) as firm:
        assert firm.process.poll() is None


def test_the_books_are_those_of_the_world(firm: Started, world: World) -> None:
    assert firm.clients.read_text("utf-8") == world.clients_csv
    assert firm.calls.read_text("utf-8") == world.calls_csv


def test_the_mailboxes_hold_the_world(client: Any, world: World) -> None:
    for name, mails in world.mailboxes.items():
        assert client.select_folder(name, readonly=True)[b"EXISTS"] == len(mails)


def test_a_stored_mail_has_its_bytes_its_flags_and_its_instant(client: Any, world: World) -> None:
    client.normalise_times = False
    newest = world.mailboxes["INBOX"][-1]
    client.select_folder("INBOX", readonly=True)
    (found,) = client.fetch(client.search()[-1:], ["FLAGS", "INTERNALDATE", "BODY.PEEK[]"]).values()
    assert found[b"BODY[]"] == newest.raw
    assert found[b"INTERNALDATE"] == newest.when


def test_a_client_answers_what_jane_sends(firm: Started, client: Any) -> None:
    before = client.select_folder("INBOX")[b"EXISTS"]
    server = load(firm.config).accounts[0].smtp
    assert server
    with SMTP(server.host, server.port, timeout=60) as smtp:
        smtp.login(server.user, firm.environment[VARIABLE])
        for number in range(8):
            smtp.send_message(_mail(number))
    until(
        lambda: client.noop() and client.folder_status("INBOX", ["MESSAGES"])[b"MESSAGES"] > before
    )


def _mail(number: int) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"] = "jane@kontor.example", "bea.nagy@acme.example"
    mail["Subject"], mail["Message-ID"] = "Price list", f"<{number}@kontor.example>"
    mail.set_content("Dear Bea,\n\nhere it is.\n\nJane")
    return mail
