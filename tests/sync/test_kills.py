"""Kill -9 at each border between two states of a mail, and what the next daemon makes of it.

The killed one is a process of its own, against a real SMTP server and a real Dovecot. Rules 4.3/1
and 4.3/3, faults 43, 45 and 47.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from store.records import mailboxes, outbox
from tests.faults.killing import killed_around
from tests.peers import smtp
from tests.peers.dovecot import Dovecot
from tests.peers.smtp import Listener
from tests.sync.mailing import AGO, mail, sent, state, write
from tests.sync.office import Office
from tests.sync.office import office as new_office

pytestmark = pytest.mark.dovecot


class Kill(NamedTuple):
    """Where the daemon dies, and what is then true."""

    where: str
    left: str
    """The state that the killed one leaves behind."""
    mails: int
    """That the SMTP server has, after the next daemon's round."""
    then: str
    """The state after that round."""
    copies: int


_STATES, _COPIES = "store.records.outbox_states", "store.records.outbox_copies"
KILLS = [
    Kill(f"{_STATES} release before", "held", 1, "filed", 1),
    Kill(f"{_STATES} release after", "queued", 1, "filed", 1),
    Kill(f"{_STATES} claim before", "queued", 1, "filed", 1),
    Kill(f"{_STATES} claim after", "talking", 1, "filed", 1),
    Kill("sync.smtp _up_to_the_dot after", "talking", 1, "filed", 1),
    Kill(f"{_STATES} dotted before", "talking", 1, "filed", 1),
    Kill(f"{_STATES} dotted after", "dotted", 0, "uncertain", 0),
    Kill("sync.smtp _dot after", "dotted", 1, "uncertain", 0),
    Kill(f"{_STATES} accepted before", "dotted", 1, "uncertain", 0),
    Kill(f"{_STATES} accepted after", "accepted", 1, "filed", 1),
    Kill(f"{_COPIES} begun after", "accepted", 1, "filed", 1),
    Kill("sync.session Session.append before", "accepted", 1, "filed", 1),
    Kill("sync.session Session.append after", "accepted", 1, "filed", 1),
    Kill(f"{_COPIES} filed before", "accepted", 1, "filed", 1),
    Kill(f"{_COPIES} filed after", "filed", 1, "filed", 1),
]


@pytest.fixture
def listener() -> Iterator[Listener]:
    with smtp.listening() as listener:
        yield listener


@pytest.fixture
def office(dovecot: Dovecot, listener: Listener, tmp_path: Path) -> Office:
    """Its server is known to file nothing, so that no round waits for that."""
    office = new_office(dovecot.account(), tmp_path, smtp_port=listener.port)
    mailboxes.remember(office.store, office.account_id, files_sent=["127.0.0.1", "never"])
    return office


@pytest.mark.parametrize("kill", KILLS, ids=lambda kill: kill.where.rpartition(".")[2])
def test_a_daemon_that_is_killed_leaves_a_mail_that_is_sent_once_or_asked_about(
    office: Office, listener: Listener, kill: Kill
) -> None:
    office.ahead = -AGO
    id_ = write(office)
    office.ahead = 0
    killed_around(office, kill.where)
    assert state(office, id_) == kill.left
    office.synced()
    assert len(listener.envelopes) == kill.mails
    assert state(office, id_) == kill.then
    assert len(sent(office)) == kill.copies
    office.synced()
    assert (len(listener.envelopes), len(sent(office))) == (kill.mails, kill.copies)


@pytest.mark.parametrize("where", ["sync.smtp _dot after", f"{_STATES} accepted before"])
def test_one_killed_after_the_dot_and_found_in_sent_was_sent(
    office: Office, listener: Listener, where: str
) -> None:
    """Fault 47, with a server that files by itself."""
    office.ahead = -AGO
    id_ = write(office)
    office.ahead = 0
    killed_around(office, where)
    office.peer.deliver("Sent", listener.envelopes[0].content, ["\\Seen"])
    office.synced()
    assert state(office, id_) == "filed"
    assert (len(listener.envelopes), len(sent(office))) == (1, 1)


def test_one_killed_before_the_dot_left_goes_by_the_users_word(
    office: Office, listener: Listener
) -> None:
    office.ahead = -AGO
    id_ = write(office)
    office.ahead = 0
    killed_around(office, f"{_STATES} dotted after")
    office.synced()
    outbox.send_again(office.store, id_, office.now() - AGO)
    message_id = mail(office, id_).message_id
    office.synced()
    (envelope,) = listener.envelopes
    assert message_id.encode() in envelope.content
    assert state(office, id_) == "filed"
