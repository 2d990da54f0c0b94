"""A server that stumbles over one thing ([SERVERBUG], [INUSE], …) goes on with all others; one that
stumbles over everything is busy."""

from pathlib import Path

import pytest

from store.records import drafts, handling, intents, mailboxes, status
from store.records.drafts import Letter, save_draft
from store.records.pending import pending
from sync import account
from sync.progress import Finished
from tests.faults.hostile import HANG_UP, Asked, Hostile, Twist
from tests.faults.lives import Clock, living, most_within, standing
from tests.faults.world import Box
from tests.peers import smtp
from tests.peers.dovecot import Dovecot
from tests.peers.smtp import Behaviour
from tests.sync.mailing import mail, state, write
from tests.sync.office import Office, deliver, wait_until
from tests.sync.office import office as new_office

STUMBLE = b"NO [SERVERBUG] Internal error occurred"


def closed(*boxes: bytes, says: bytes = STUMBLE) -> Twist:
    """What is said of these mailboxes; all of them, if none is named."""

    def stumble(asked: Asked) -> bytes:
        named = not boxes or any(box in asked.command for box in boxes)
        return asked.says(says) if named else asked.whole

    return stumble


def shut(server: Hostile, *boxes: bytes, says: bytes = STUMBLE) -> None:
    for command in ("SELECT", "EXAMINE", "STATUS"):
        server.twist(command, closed(*boxes, says=says))


@pytest.fixture
def filled(server: Hostile, office: Office) -> Office:
    server.deliver("one", "two")
    server.deliver("filed", box=b"Archive")
    return office.synced()


def later(office: Office, seconds: int = intents.UNDO_SECONDS + 1) -> Office:
    office.ahead += seconds
    return office


def starred(server: Hostile, uid: int) -> bool:
    return "\\Flagged" in server.boxes[b"INBOX"].mails[uid].flags


@pytest.mark.parametrize(
    "code", [b"SERVERBUG", b"INUSE", b"UNAVAILABLE", b"CONTACTADMIN", b"TEMPFAIL"]
)
def test_a_wish_that_the_server_stumbles_over_is_tried_three_times_more_and_told(
    server: Hostile, filled: Office, code: bytes
) -> None:
    """Rule 4.2/14"""
    server.twist("UID STORE", b"NO [" + code + b"] not now")
    handling.star(filled.store, [filled.key("one")], True)
    handling.archive(filled.store, [filled.key("two")])
    for seconds in (7, 61, 301):
        later(filled, seconds).synced()
    assert [mail.subject for mail in server.boxes[b"Archive"].mails.values()] == ["filed", "two"]
    assert status.failures(filled.store) == []
    for seconds in (1_801, 90_000):
        later(filled, seconds).synced()
    (failure,) = status.failures(filled.store)
    assert (failure.code, failure.facts["text"]) == (code.decode(), "not now")
    assert len(server.said("UID STORE")) == 4


@pytest.mark.parametrize("answer", [b"NO", b"BAD"])
def test_a_wish_that_comes_too_fast_for_the_server_is_carried_out_later(
    server: Hostile, filled: Office, answer: bytes
) -> None:
    """Microsoft says so without a code, and by BAD, which else is final (rule 4.2/14)."""
    says = answer + b" Request is throttled. Suggested Backoff Time: 299910 milliseconds"
    server.twist("UID STORE", says)
    handling.star(filled.store, [filled.key("one")], True)
    later(filled).synced()
    assert (failures(filled), starred(server, 1)) == ([], False)
    server.straight()
    later(filled, 61).synced()
    assert (failures(filled), starred(server, 1)) == ([], True)


def failures(office: Office) -> list[str]:
    return [failure.code for failure in status.failures(office.store)]


def test_a_wish_in_a_mailbox_that_cannot_be_opened_is_told_after_as_many_tries(
    server: Hostile, filled: Office
) -> None:
    """Rule 4.2/14"""
    shut(server, b"Archive")
    handling.star(filled.store, [filled.key("filed")], True)
    for seconds in (7, 61, 301):
        later(filled, seconds).synced()
        assert status.failures(filled.store) == []
    later(filled, 1_801).synced()
    assert [failure.code for failure in status.failures(filled.store)] == ["SERVERBUG"]


def test_a_mailbox_that_cannot_be_opened_keeps_back_no_other_and_loses_nothing(
    server: Hostile, filled: Office
) -> None:
    shut(server, b"Archive")
    server.deliver("three")
    handling.star(filled.store, [filled.key("two")], True)
    later(filled).synced()
    assert sorted(filled.subjects()) == ["filed", "one", "three", "two"]
    assert starred(server, 2)
    server.straight()
    server.deliver("four", box=b"Archive")
    filled.synced()
    assert "four" in filled.subjects()


def test_a_mailbox_that_the_list_lacks_and_that_cannot_be_opened_is_not_gone(
    server: Hostile, filled: Office
) -> None:
    """Rule 4.1/27"""
    shut(server, b"Archive")
    server.twist("LIST", lambda asked: asked.told(*(x for x in asked.lines if b"Arch" not in x)))
    filled.synced()
    assert filled.place("filed") == "here"
    assert "Archive" in filled.boxes()


def test_the_history_of_the_others_comes(server: Hostile, office: Office) -> None:
    server.deliver("one")
    server.deliver("sent", box=b"Sent")
    server.deliver("filed", box=b"Archive")
    opened = 0

    def once(asked: Asked) -> bytes:
        nonlocal opened
        opened += b"Sent" in asked.command
        return asked.says(STUMBLE) if b"Sent" in asked.command and opened > 1 else asked.whole

    server.twist("SELECT", once)
    office.synced()
    assert sorted(office.subjects()) == ["filed", "one"]
    server.straight()
    office.synced()
    assert sorted(office.subjects()) == ["filed", "one", "sent"]


@pytest.mark.parametrize("says", [STUMBLE, b"NO [NOPERM] no", b"NO no"])
def test_answers_from_elsewhere_are_not_said_to_be_seen_while_sent_is_closed(
    server: Hostile, filled: Office, says: bytes
) -> None:
    before = standing(filled)
    shut(server, b"Sent", says=says)
    later(filled, 600).synced()
    after = standing(filled)
    assert before.synced_at is not None and after.synced_at is not None
    assert (after.synced_at >= before.synced_at + 600, after.sent_at) == (True, before.sent_at)


def test_without_inbox_the_server_is_busy_though_wishes_elsewhere_are_carried_out(
    server: Hostile, filled: Office
) -> None:
    shut(server, b"INBOX")
    handling.star(filled.store, [filled.key("filed")], True)
    later(filled)
    assert filled.sync().code == "busy"
    assert "\\Flagged" in server.boxes[b"Archive"].mails[1].flags


@pytest.mark.parametrize("says", [b"NO [NOPERM] no", b"NO no"])
def test_a_round_without_inbox_is_no_good_one(server: Hostile, filled: Office, says: bytes) -> None:
    before = standing(filled).synced_at
    shut(server, b"INBOX", says=says)
    result = later(filled).sync()
    assert (result.code, result.facts["text"]) == ("refused", "no")
    assert standing(filled).synced_at == before


def test_an_inbox_that_closes_while_it_is_watched_makes_the_server_busy(
    server: Hostile, filled: Office
) -> None:
    with living(filled) as desk:
        wait_until(lambda: standing(filled).phase == "watching")
        shut(server)
        handling.star(filled.store, [filled.key("filed")], True)
        later(filled)
        desk.bell.ring()
        wait_until(lambda: standing(filled).phase == "offline")
        assert standing(filled).detail["kind"] == "busy"


def test_a_server_that_stumbles_over_every_mailbox_is_busy_and_sees_six_logins_in_ten_minutes(
    server: Hostile, filled: Office, clock: Clock
) -> None:
    """Fault 8"""
    logins: list[float] = []

    def log_in(asked: Asked) -> bytes:
        logins.append(clock.now)
        return asked.whole

    handling.star(filled.store, [filled.key("one")], True)
    later(filled)
    server.twist("", closed())
    for command in ("CAPABILITY", "LIST", "NAMESPACE"):
        server.twist(command, lambda asked: asked.whole)
    server.twist("LOGIN", log_in)
    account.live(filled.desk())
    assert most_within(600, logins) <= 6
    assert max(clock.rests) > 800
    assert (standing(filled).phase, standing(filled).detail["kind"]) == ("offline", "busy")
    assert pending(filled.store, filled.now()).changes == 1
    assert status.failures(filled.store) == []
    server.straight()
    assert filled.sync() == Finished("work")
    assert starred(server, 1)


@pytest.mark.parametrize("behaviour", [Behaviour(), Behaviour(replies={".": smtp.HANG_UP})])
def test_a_sent_mailbox_that_cannot_be_opened_ends_no_connection(
    server: Hostile, tmp_path: Path, behaviour: Behaviour
) -> None:
    with smtp.listening(behaviour) as listener:
        office = new_office(server.account, tmp_path, smtp_port=listener.port).synced()
        id_ = write(office)
        server.twist("SELECT", closed(b"Sent"))
        later(office, 11).synced()
        later(office, 70).synced()
        waits = mail(office, id_)
        assert waits.state in ("accepted", "uncertain") and waits.not_before > office.now()
        assert "looked" not in waits.error
        server.straight()
        later(office, 400).synced()
        assert state(office, id_) in ("filed", "uncertain")


@pytest.mark.dovecot
def test_a_mailbox_that_a_real_server_finds_damaged_costs_the_others_nothing(
    dovecot: Dovecot, tmp_path: Path
) -> None:
    peer = dovecot.account()
    deliver(peer, "INBOX", ["one"])
    deliver(peer, "Archive", ["filed"])
    office = new_office(peer, tmp_path).synced()
    assert peer.folder is not None
    for index in peer.folder.glob("**/Archive/**/dovecot.index*"):
        index.unlink()
        index.mkdir()
    deliver(peer, "Trash", ["thrown away"])
    handling.star(office.store, [office.key("one")], True)
    handling.star(office.store, [office.key("filed")], True)
    for seconds in (7, 61, 301, 1_801):
        later(office, seconds).synced()
    assert office.flags("INBOX") == {1: {"\\Flagged"}}
    assert [office.place(subject) for subject in ("filed", "thrown away")] == ["here", "trash"]
    assert [failure.code for failure in status.failures(office.store)] == ["SERVERBUG"]


@pytest.mark.parametrize("says", [STUMBLE, b"NO not now"])
def test_a_wish_is_not_taken_for_done_where_the_server_does_not_say_what_the_flags_are(
    server: Hostile, filled: Office, says: bytes
) -> None:
    handling.star(filled.store, [filled.key("one")], True)
    handling.archive(filled.store, [filled.key("two")])
    server.twist(
        "UID FETCH",
        lambda asked: asked.says(says) if b"(UID FLAGS" in asked.command else asked.whole,
    )
    later(filled).synced()
    assert status.failures(filled.store) == []
    server.straight()
    later(filled, 61).synced()
    assert starred(server, 1)
    assert [mail.subject for mail in server.boxes[b"Archive"].mails.values()] == ["filed", "two"]


def test_a_copy_in_sent_that_the_server_does_not_show_just_now_is_not_made_twice(
    server: Hostile, tmp_path: Path
) -> None:
    """Rule 4.2/15"""
    with smtp.listening(Behaviour()) as listener:
        office = new_office(server.account, tmp_path, smtp_port=listener.port).synced()
        mailboxes.remember(office.store, office.account_id, files_sent=["127.0.0.1", "never"])
        id_ = write(office)
        server.twist("APPEND", lambda _: HANG_UP, times=1)
        later(office, 11)
        assert office.sync().code == "lost"
        server.twist("UID FETCH", lambda asked: asked.says(STUMBLE))
        office.synced()
        server.straight()
        later(office, 400).synced()
        later(office, 1_900).synced()
        assert state(office, id_) == "filed"
        assert len(server.said("APPEND")) == 1


def test_a_version_of_a_draft_that_the_server_does_not_show_just_now_goes_later(
    server: Hostile, office: Office
) -> None:
    server.change(lambda boxes: boxes.update({b"Drafts": Box(attributes=b"\\Drafts")}))
    office.synced()
    draft = save_draft(office.store, Letter("work", ("bea@acme.example",), subject="x", text="1"))
    office.synced()
    drafts.discard(office.store, draft)
    server.twist("UID FETCH", lambda a: a.says(STUMBLE) if b"(UID FLAGS" in a.command else a.whole)
    office.synced()
    server.straight()
    later(office, 3_601).synced()
    assert server.boxes[b"Drafts"].mails == {}
