"""The embedded servers: enough of IMAP and SMTP for every test and for the demo."""

import json
import signal
import ssl
import subprocess
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from smtplib import SMTP, SMTPAuthenticationError
from typing import Any

import pytest
import trustme
from imapclient import IMAPClient

from tests.demo.serving import PASSWORD, USER, Served, served

HELLO = b"From: bea@acme.example\r\nSubject: hello\r\n\r\nHello.\r\n"


@pytest.fixture(scope="module")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Served, Path]]:
    spool = tmp_path_factory.mktemp("spool")
    with served("--empty", "--spool", str(spool)) as running:
        yield running, spool


@pytest.fixture
def peer(servers: tuple[Served, Path]) -> Served:
    return servers[0]


@pytest.fixture
def client(peer: Served) -> Iterator[Any]:
    """Logged in, with every mailbox empty."""
    with peer.client() as client:
        for mailbox in ("INBOX", "Sent", "Archive"):
            client.select_folder(mailbox)
            client.delete_messages(client.search())
            client.expunge()
        yield client


def until(found: Callable[[], Any]) -> Any:
    """What is found, as soon as it is."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if result := found():
            return result
        time.sleep(0.01)
    raise AssertionError("it never came")


def test_standard_mailboxes_have_their_special_uses(client: Any) -> None:
    assert b"SPECIAL-USE" in client.capabilities()
    uses = {name: {flag.decode() for flag in flags} for flags, _, name in client.list_folders()}
    assert set(uses) == {"INBOX", "Sent", "Drafts", "Trash", "Archive", "Junk"}
    assert all(f"\\{name}" in uses[name] for name in uses if name != "INBOX")


def test_what_is_appended_keeps_its_bytes_its_flags_and_its_instant(client: Any) -> None:
    when = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
    client.append("Sent", HELLO, ["\\Seen", "$Forwarded"], when)
    client.select_folder("Sent", readonly=True)
    (fetched,) = client.fetch(client.search(), ["FLAGS", "INTERNALDATE", "BODY.PEEK[]"]).values()
    assert fetched[b"BODY[]"] == HELLO
    assert fetched[b"INTERNALDATE"] == when
    assert {b"\\Seen", b"$Forwarded"} <= set(fetched[b"FLAGS"])


def test_a_mail_is_found_and_moved(client: Any) -> None:
    client.append("INBOX", HELLO)
    client.select_folder("INBOX")
    uids = client.search(["HEADER", "Subject", "hello"])
    client.move(uids, "Archive")
    assert client.search() == []
    assert client.select_folder("Archive")[b"EXISTS"] == 1


def test_mail_to_the_user_wakes_an_idle_connection(client: Any, peer: Served) -> None:
    client.select_folder("INBOX")
    client.idle()
    peer.send(["Anna@Kontor.example"], HELLO, sender="bea@acme.example")
    seen = until(lambda: client.idle_check(timeout=5))
    client.idle_done()
    assert (1, b"EXISTS") in seen


def test_delivered_mail_says_when_it_came(client: Any, peer: Served) -> None:
    peer.send([USER], HELLO, sender="bea@acme.example")
    client.select_folder("INBOX")
    (fetched,) = client.fetch(client.search(), ["BODY.PEEK[]"]).values()
    head, _, rest = fetched[b"BODY[]"].partition(b"From:")
    assert head.startswith(b"Return-Path: <bea@acme.example>\r\nReceived: by mail.kontor.example")
    assert b"From:" + rest == HELLO


def test_mail_to_others_is_taken_and_spooled(servers: tuple[Served, Path], client: Any) -> None:
    peer, spool = servers
    before = len(list(spool.glob("*.json")))
    peer.send(["bea@acme.example", "hidden@acme.example"], HELLO)
    newest = sorted(spool.glob("*.json"))[-1]
    assert len(list(spool.glob("*.json"))) == before + 1
    assert json.loads(newest.read_text()) == {
        "sender": USER,
        "recipients": ["bea@acme.example", "hidden@acme.example"],
    }
    assert newest.with_suffix(".eml").read_bytes() == HELLO
    assert client.select_folder("INBOX")[b"EXISTS"] == 0
    assert client.select_folder("Sent")[b"EXISTS"] == 0


def test_a_server_may_file_what_is_sent() -> None:
    with served("--empty", "--files-sent") as peer, peer.client() as client:
        peer.send(["bea@acme.example"], HELLO)
        assert client.select_folder("Sent")[b"EXISTS"] == 1


def test_a_wrong_password_is_refused_by_both(peer: Served) -> None:
    with pytest.raises(IMAPClient.Error):
        IMAPClient("127.0.0.1", peer.imap, ssl=False, timeout=60).login(USER, "wrong")
    with SMTP("127.0.0.1", peer.smtp, timeout=60) as server, pytest.raises(SMTPAuthenticationError):
        server.login(USER, "wrong")


def test_both_speak_tls_where_they_are_told_to(tmp_path: Path) -> None:
    authority = trustme.CA()
    certificate = authority.issue_cert("127.0.0.1")
    cert, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    certificate.private_key_pem.write_to_path(key)
    certificate.cert_chain_pems[0].write_to_path(cert)
    trust = ssl.create_default_context()
    authority.configure_trust(trust)
    with served("--empty", "--tls", str(cert), str(key)) as peer:
        client = IMAPClient("127.0.0.1", peer.imap, ssl_context=trust, timeout=60)
        client.login(USER, PASSWORD)
        assert client.select_folder("INBOX")[b"EXISTS"] == 0
        client.logout()


def test_it_ends_when_its_input_closes_though_a_client_is_in_idle() -> None:
    with served("--empty") as peer:
        client = peer.client()
        client.select_folder("INBOX")
        client.idle()
        assert peer.process.stdin
        peer.process.stdin.close()
        assert peer.process.wait(timeout=60) == 0
        client.shutdown()


def test_it_goes_on_when_the_terminal_is_interrupted() -> None:
    with served("--empty") as peer:
        peer.process.send_signal(signal.SIGINT)
        with pytest.raises(subprocess.TimeoutExpired):
            peer.process.wait(timeout=0.2)
        assert peer.client().noop()
