"""A server that hangs up over one mail, or one wish, and each time anew: all others go on."""

from typing import cast

from sync import breaking
from sync.faults import Lost
from sync.ingest import Ingest
from sync.session import Session
from sync.work import Work
from tests.faults.hostile import Hostile
from tests.sync.office import Office


def test_it_is_a_mail_of_the_mailbox_as_it_was_selected(server: Hostile, office: Office) -> None:
    """Rule 4.1/2: the store may not know yet that the mailbox has other UIDs by now."""
    server.deliver("one")
    work = talking(office.synced())
    work.selected, work.uidvalidity = b"INBOX", 8
    lost = Lost("literal")
    lost.uid = 1
    for _ in range(breaking.TIMES):
        breaking.note(work, lost)
    rows = office.store.reader().execute("SELECT uidvalidity, uid FROM unreadable")
    assert rows.fetchall() == [(8, 1)]


def talking(office: Office) -> Work:
    """A connection, and nobody at its other end."""
    desk = office.desk()
    return Work(
        store=desk.store,
        account=desk.account,
        account_id=desk.account_id,
        session=cast(Session, None),
        ingest=Ingest(desk.store, desk.now),
        now=desk.now,
        stop=desk.stop,
    )
