"""The Dovecot of the tests does what the tests believe of it."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from imapclient import IMAPClient

from tests.peers.dovecot import CAPABILITIES, STRANGE_PASSWORD, Dovecot

pytestmark = pytest.mark.dovecot


def test_each_account_is_alone_with_its_mail(dovecot: Dovecot) -> None:
    dovecot.account().deliver("INBOX", b"Subject: one\r\n\r\n")
    with dovecot.account().client() as client:
        assert client.select_folder("INBOX")[b"EXISTS"] == 0


def test_a_delivered_mail_has_its_flags_and_its_date(dovecot: Dovecot) -> None:
    account = dovecot.account()
    when = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
    uid = account.deliver("Sent", b"Subject: two\r\n\r\nbody\r\n", ["\\Seen"], when)
    with account.client() as client:
        client.select_folder("Sent")
        fetched = client.fetch([uid], ["FLAGS", "INTERNALDATE", "BODY.PEEK[]"])[uid]
    assert b"\\Seen" in fetched[b"FLAGS"]
    assert fetched[b"INTERNALDATE"] == when
    assert fetched[b"BODY[]"] == b"Subject: two\r\n\r\nbody\r\n"


def test_mailboxes_have_special_uses(dovecot: Dovecot) -> None:
    with dovecot.account().client() as client:
        listed = {name: flags for flags, _, name in client.list_folders()}
    assert set(listed) == {"INBOX", "Sent", "Drafts", "Junk", "Trash", "Archive"}
    assert b"\\Trash" in listed["Trash"]


def test_it_offers_what_the_list_of_capabilities_says(dovecot: Dovecot) -> None:
    with dovecot.account().client() as client:
        assert {name.decode() for name in client.capabilities()} == {
            name.upper() for name in CAPABILITIES
        }


def test_a_capability_that_was_taken_away_is_not_offered(
    dovecot_without: Callable[..., Dovecot],
) -> None:
    with dovecot_without("MOVE", "UIDPLUS").account().client() as client:
        assert not client.has_capability("MOVE")
        assert not client.has_capability("UIDPLUS")
        assert client.has_capability("ESEARCH")


def test_an_account_may_have_a_password_beyond_ascii(dovecot: Dovecot) -> None:
    account = dovecot.account(STRANGE_PASSWORD)
    client = IMAPClient("127.0.0.1", dovecot.port, ssl=False)
    client.plain_login(account.user, account.password)
    client.logout()
