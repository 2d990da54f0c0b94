"""Mails that were perhaps sent: what proves that they were, and what the user may say.

Against a real SMTP server and a real Dovecot. Rule 4.3/4, faults 45 and 47.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from store.records import outbox, views
from store.records.drafts import OutboxError
from sync import copies, filing
from sync.session import Session
from tests.peers import smtp
from tests.peers.dovecot import Dovecot
from tests.peers.smtp import HANG_UP, Behaviour, Listener
from tests.sync.mailing import later, mail, sent, shown, state, write
from tests.sync.office import Office, letter
from tests.sync.office import office as new_office

pytestmark = pytest.mark.dovecot

LOOK = 1_000


@pytest.fixture(autouse=True)
def _one_late_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filing, "LOOKS", (LOOK,))


@pytest.fixture
def behaviour() -> Behaviour:
    """A server that takes each mail and dies after the dot."""
    return Behaviour(replies={".": HANG_UP}, keeps=True)


@pytest.fixture
def listener(behaviour: Behaviour) -> Iterator[Listener]:
    with smtp.listening(behaviour) as listener:
        yield listener


@pytest.fixture
def office(dovecot: Dovecot, listener: Listener, tmp_path: Path) -> Office:
    return new_office(dovecot.account(), tmp_path, smtp_port=listener.port)


@pytest.fixture
def unsure(office: Office) -> int:
    """A mail that was perhaps sent."""
    id_ = write(office)
    later(office).synced()
    assert state(office, id_) == "uncertain"
    return id_


def test_it_is_never_sent_again_by_itself(office: Office, listener: Listener, unsure: int) -> None:
    for seconds in (61, 300, 900, 90_000):
        later(office, seconds).synced()
    assert state(office, unsure) == "uncertain"
    assert len(listener.envelopes) == 1


def test_sent_is_looked_into_after_1_5_and_15_minutes_and_then_every_hour(
    office: Office, unsure: int
) -> None:
    since = mail(office, unsure).updated_at
    looks = []
    for _ in range(5):
        looks.append(mail(office, unsure).not_before - since)
        later(office, mail(office, unsure).not_before - office.now()).synced()
    assert [round(look / 60) for look in looks] == [1, 5, 15, 75, 135]


def test_one_that_lies_in_sent_was_sent(office: Office, listener: Listener, unsure: int) -> None:
    office.peer.deliver("Sent", listener.envelopes[0].content)
    office.synced()
    assert state(office, unsure) == "filed"
    assert len(sent(office)) == 1


def test_another_mail_of_the_same_second_that_lies_in_sent_proves_nothing(
    office: Office, behaviour: Behaviour
) -> None:
    now = office.now()
    behaviour.replies = {}
    first = write(office, now=now)
    later(office).synced()
    later(office, LOOK + 1).synced()
    assert state(office, first) == "filed"
    behaviour.replies = {".": HANG_UP}
    second = write(office, now=now)
    later(office).synced()
    later(office, 61).synced()
    assert state(office, second) == "uncertain"


def answer_to(message_id: str) -> bytes:
    return letter("Re: offer").replace(
        b"\r\n\r\n", f"\r\nReferences: {message_id}\r\n\r\n".encode(), 1
    )


def bounce_of(message_id: str) -> bytes:
    return (
        "From: Mail Delivery System <MAILER-DAEMON@mail.test>\r\nTo: jane@kontor.example\r\n"
        "Subject: Undelivered Mail Returned to Sender\r\nMessage-ID: <1.bounce@mail.test>\r\n"
        "Auto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/plain\r\n\r\nIt could not be delivered.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mail.test\r\n\r\n"
        "Final-Recipient: rfc822; bea@acme.example\r\nAction: failed\r\nStatus: 5.1.1\r\n"
        f"--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: {message_id}\r\n"
        "Subject: offer\r\n\r\nHere it is.\r\n--b--\r\n"
    ).encode()


@pytest.mark.parametrize("proof", [answer_to, bounce_of])
def test_one_that_is_answered_or_comes_back_was_sent(
    office: Office, unsure: int, proof: Callable[[str], bytes]
) -> None:
    office.peer.deliver("INBOX", proof(mail(office, unsure).message_id))
    office.synced()
    assert state(office, unsure) == "accepted"
    later(office, LOOK + 1).synced()
    assert len(sent(office)) == 1


def test_a_later_mail_of_ours_that_refers_to_it_proves_nothing(office: Office, unsure: int) -> None:
    ours = answer_to(mail(office, unsure).message_id)
    ours = ours.replace(b"From: Bea Nagy <bea@acme.example>", b"From: Jane <jane@kontor.example>")
    office.peer.deliver("Sent", ours)
    office.synced()
    assert shown(office, "Re: offer") == ["here"]
    assert state(office, unsure) == "uncertain"


def test_a_look_that_finds_nothing_is_noted(office: Office, unsure: int) -> None:
    assert "looked" in mail(office, unsure).error


def test_the_user_can_have_it_looked_for_at_once(office: Office, unsure: int) -> None:
    assert mail(office, unsure).not_before > office.now()
    before = mail(office, unsure).error["looked"]
    office.ahead += 5
    outbox.look_again(office.store, unsure, office.now())
    office.synced()
    assert mail(office, unsure).error["looked"] > before


def test_one_that_lies_anywhere_on_the_server_was_sent(
    office: Office, listener: Listener, unsure: int
) -> None:
    office.peer.deliver("Archive", listener.envelopes[0].content)
    office.synced()
    assert state(office, unsure) == "accepted"


def test_it_goes_again_if_the_user_says_so_after_a_hold_and_under_its_old_id(
    office: Office, listener: Listener, behaviour: Behaviour, unsure: int
) -> None:
    behaviour.replies = {}
    outbox.send_again(office.store, unsure, office.now())
    later(office).synced()
    first, second = listener.envelopes
    assert first.content == second.content
    assert state(office, unsure) == "accepted"


def test_sending_it_again_can_be_taken_back(
    office: Office, listener: Listener, unsure: int
) -> None:
    outbox.send_again(office.store, unsure, office.now())
    assert outbox.take_back(office.store, unsure)
    later(office).synced()
    assert state(office, unsure) == "uncertain"
    assert len(listener.envelopes) == 1


def test_one_that_is_refused_when_sent_again_is_still_uncertain(
    office: Office, behaviour: Behaviour, unsure: int
) -> None:
    """The first attempt may have sent it, so nothing is owed again."""
    behaviour.replies = {"MAIL": "550 5.7.1 not today"}
    outbox.send_again(office.store, unsure, office.now())
    later(office).synced()
    assert state(office, unsure) == "uncertain"
    assert mail(office, unsure).error["text"] == "not today"


@pytest.mark.parametrize("when", ["MAIL", "."])
def test_the_time_of_a_first_attempt_outlasts_a_second_that_is_refused(
    office: Office, behaviour: Behaviour, unsure: int, when: str
) -> None:
    left = mail(office, unsure).tried_at
    behaviour.replies = {when: "550 5.7.1 not today"}
    outbox.send_again(office.store, unsure, office.now())
    later(office).synced()
    assert mail(office, unsure).error["text"] == "not today"
    assert mail(office, unsure).tried_at == left


def test_one_that_the_user_calls_sent_is_filed(office: Office, unsure: int) -> None:
    outbox.was_sent(office.store, unsure, office.now())
    later(office).synced()
    later(office, LOOK + 1).synced()
    assert state(office, unsure) == "filed"
    assert len(sent(office)) == 1


def test_calling_it_sent_can_be_taken_back(office: Office, unsure: int) -> None:
    outbox.was_sent(office.store, unsure, office.now())
    assert outbox.take_back(office.store, unsure)
    assert state(office, unsure) == "uncertain"


def test_calling_it_sent_cannot_be_taken_back_once_our_copy_is_on_its_way(
    office: Office, unsure: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Found in Sent it would prove that the mail was sent."""
    outbox.was_sent(office.store, unsure, office.now())
    really = Session.append

    def append(self: Session, *arguments: Any, **fields: Any) -> int | None:
        assert not outbox.take_back(office.store, unsure)
        return really(self, *arguments, **fields)

    monkeypatch.setattr(Session, "append", append)
    later(office, LOOK + 1).synced()
    assert (state(office, unsure), len(sent(office))) == ("filed", 1)


def test_calling_it_sent_and_taking_it_back_before_our_copy_goes_puts_none_into_sent(
    office: Office, unsure: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    outbox.was_sent(office.store, unsure, office.now())

    def nothing(*_: Any) -> tuple[int, ...]:
        outbox.take_back(office.store, unsure)
        return ()

    monkeypatch.setattr(copies, "find", nothing)
    later(office, LOOK + 1).synced()
    assert (state(office, unsure), sent(office)) == ("uncertain", [])


def test_what_it_answers_is_answered(office: Office, behaviour: Behaviour) -> None:
    office.peer.deliver("INBOX", letter("question"))
    office.synced()
    row = office.store.reader().execute("SELECT id, message_id FROM messages").fetchone()
    id_ = write(office, "Re: question", in_reply_to=row[0], references=(row[1],))
    later(office).synced()
    outbox.was_sent(office.store, id_, office.now())
    when = views.at(office.store)
    (found,) = views.rows(office.store, views.keys(office.store, "all", when), when)
    assert (found.state, found.messages) == ("done", 2)


def test_proof_that_comes_while_it_is_held_to_go_again_keeps_it_from_going(
    office: Office, listener: Listener, behaviour: Behaviour, unsure: int
) -> None:
    behaviour.replies = {}
    outbox.send_again(office.store, unsure, office.now())
    office.peer.deliver("Sent", listener.envelopes[0].content)
    office.synced()
    later(office).synced()
    assert state(office, unsure) == "filed"
    assert len(listener.envelopes) == 1


def test_what_was_settled_meanwhile_is_said(
    office: Office, listener: Listener, unsure: int
) -> None:
    office.peer.deliver("Sent", listener.envelopes[0].content)
    office.synced()
    for choice in (outbox.look_again, outbox.was_sent, outbox.send_again):
        with pytest.raises(OutboxError, match="settled"):
            choice(office.store, unsure)
