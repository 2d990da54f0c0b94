"""What leaves with a mail, and what does not, whatever the server can and will."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.records import mailboxes, outbox
from store.records.drafts import Letter, save_draft
from tests.faults.post import Post, post
from tests.peers.dovecot import Dovecot
from tests.sync.mailing import BEA, later, mail, sent, state, write
from tests.sync.office import Office
from tests.sync.office import office as new_office

pytestmark = pytest.mark.dovecot

OTHERS = ("carl@acme.example", "dora@acme.example")


@pytest.fixture
def server() -> Iterator[Post]:
    with post() as server:
        yield server


@pytest.fixture
def office(dovecot: Dovecot, server: Post, tmp_path: Path) -> Office:
    office = new_office(dovecot.account(), tmp_path, smtp_port=server.port)
    mailboxes.remember(office.store, office.account_id, files_sent=["127.0.0.1", "never"])
    return office


def write_text(office: Office, text: str) -> int:
    draft = save_draft(office.store, Letter("work", (BEA,), subject="offer", text=text))
    return outbox.queue(office.store, draft, office.now())


def test_one_refused_recipient_of_three_keeps_the_mail_from_all_and_is_named(
    office: Office, server: Post
) -> None:
    """Fault 49"""
    server.twist("RCPT TO:<carl@", b"550 5.1.1 no such user\r\n")
    id_ = write(office, "offer", BEA, *OTHERS)
    later(office).synced()
    later(office, 90_000).synced()
    assert (state(office, id_), server.taken) == ("refused", [])
    assert "DATA\r\n" not in [line.decode() for line in server.lines]
    (refusal,) = mail(office, id_).error["refusals"]
    assert refusal["address"] == "carl@acme.example"
    assert sent(office) == []


def test_a_refused_password_is_sent_once_though_two_mails_wait(
    office: Office, server: Post
) -> None:
    """Fault 50"""
    server.offers.append(b"AUTH PLAIN LOGIN")
    server.twist("AUTH", b"535 5.7.8 wrong\r\n")
    first, second = write(office, "one"), write(office, "two")
    later(office).synced()
    assert sum(line.startswith(b"AUTH") for line in server.lines) == 1
    assert {state(office, first), state(office, second)} == {"queued"}
    assert server.taken == []


def test_to_a_server_of_seven_bits_the_text_goes_encoded(office: Office, server: Post) -> None:
    """Fault 52"""
    server.offers = []
    id_ = write_text(office, "Kérem szépen: Ärger, 5 €. " + "é" * 2_000)
    later(office).synced()
    assert state(office, id_) == "filed"
    ((_, _, content),) = server.taken
    assert content.isascii()
    assert max(map(len, content.split(b"\r\n"))) <= 998


def test_hidden_recipients_stand_on_no_line_of_the_mail(office: Office, server: Post) -> None:
    """Fault 53"""
    write(office, bcc=OTHERS)
    later(office).synced()
    ((_, recipients, content),) = server.taken
    assert [b"carl@" in r or b"dora@" in r for r in recipients].count(True) == 2
    assert b"carl@" not in content and b"dora@" not in content
    assert b"\nbcc:" not in b"\n" + content.lower()
    assert b"carl@" in sent(office)[0]


@pytest.mark.parametrize(
    "text", [".", "..\n.\n\n.", "a\n.\r\nb\n.\r\n", "From here\n>.\n. x", ".\n" * 500]
)
def test_lines_of_dots_arrive_byte_for_byte_and_end_nothing(
    office: Office, server: Post, text: str
) -> None:
    """Fault 54"""
    id_ = write_text(office, text)
    later(office).synced()
    assert state(office, id_) == "filed"
    ((_, _, content),) = server.taken
    lines = content.removesuffix(b".\r\n").split(b"\r\n")
    unstuffed = b"\r\n".join(line.removeprefix(b".") for line in lines)
    assert unstuffed == sent(office)[0]
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert [line.split()[0] for line in server.lines].count(b"MAIL") == 1
