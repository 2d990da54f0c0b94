"""What no round does of itself, against a real Dovecot and a real SMTP server."""

from pathlib import Path

import pytest

from store.records import handling
from tests.peers import smtp
from tests.peers.dovecot import Dovecot
from tests.sync.office import Office, ago, letter
from tests.sync.office import office as new_office

pytestmark = pytest.mark.dovecot

DAY = 86_400
BOXES = ("INBOX", "Trash", "Junk")


def lying(office: Office) -> dict[str, dict[int, set[bytes]]]:
    """Mailbox -> UID -> flags."""
    found = {}
    with office.peer.client() as client:
        for box in BOXES:
            client.select_folder(box, readonly=True)
            uids = client.search()
            mails = client.get_flags(uids) if uids else {}
            found[box] = {uid: {*flags} - {b"\\Recent"} for uid, flags in mails.items()}
    return found


def test_no_sender_hears_that_his_mail_was_read(dovecot: Dovecot, tmp_path: Path) -> None:
    with smtp.listening() as listener:
        office = new_office(dovecot.account(), tmp_path, smtp_port=listener.port)
        asks = (
            b"Disposition-Notification-To: bea@acme.example\r\nReturn-Receipt-To: bea@acme.example"
        )
        office.peer.deliver("INBOX", asks + b"\r\n" + letter("one"))
        office.synced()
        handling.opened(office.store, office.key("one"))
        for _ in range(3):
            office.ahead += DAY
            office.synced()
        assert lying(office)["INBOX"] == {1: {b"\\Seen"}}
        assert listener.envelopes == []
    assert office.store.reader().execute("SELECT count(*) FROM outbox").fetchone() == (0,)


def test_trash_and_junk_are_not_emptied_and_nothing_is_sorted(
    dovecot: Dovecot, tmp_path: Path
) -> None:
    office = new_office(dovecot.account(), tmp_path)
    spam = b"X-Spam-Flag: YES\r\nList-Id: <offers.example>\r\nPrecedence: bulk\r\n"
    for box in BOXES:
        mails = [(spam + letter(f"{box} {days}"), (), ago(days=days)) for days in (1, 40, 2_000)]
        office.peer.deliver_all(box, mails)
    before = lying(office)
    for _ in range(3):
        office.synced()
        office.ahead += 40 * DAY
    assert lying(office) == before
    assert all(len(mails) == 3 for mails in before.values())
