"""Mails to more people than a server takes at once, against a real SMTP server and a real Dovecot.

RFC 5321 4.5.3.1.10; rules 4.3/3, 4.3/4 and 4.3/7.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from store.records import (
    outbox,
    outbox_copies,
    outbox_groups,
    outbox_restored,
    outbox_rows,
    status,
)
from store.records.database import counts
from store.words import syncing
from sync import courier, filing, once
from sync.faults import Refused
from sync.progress import Event, NotDone
from sync.session import Session
from sync.workers import knock_again
from tests.faults.killing import killed_around
from tests.peers import smtp
from tests.peers.dovecot import Dovecot
from tests.peers.smtp import HANG_UP, Behaviour, Listener
from tests.sync.mailing import AGO, BEA, later, mail, sent, state, write
from tests.sync.office import Office
from tests.sync.office import office as new_office

pytestmark = pytest.mark.dovecot

OTHERS = [f"{name}@acme.example" for name in ("carl", "dora", "emil", "fred")]
FIRST, SECOND, THIRD = (BEA, OTHERS[0]), tuple(OTHERS[1:3]), tuple(OTHERS[3:])
LOOK = 1_000


@pytest.fixture(autouse=True)
def _one_late_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filing, "LOOKS", (LOOK,))


@pytest.fixture
def behaviour() -> Behaviour:
    """A server that takes two recipients at once."""
    return Behaviour(most=2)


@pytest.fixture
def listener(behaviour: Behaviour) -> Iterator[Listener]:
    with smtp.listening(behaviour) as listener:
        yield listener


@pytest.fixture
def office(dovecot: Dovecot, listener: Listener, tmp_path: Path) -> Office:
    return new_office(dovecot.account(), tmp_path, smtp_port=listener.port)


def had(listener: Listener) -> list[tuple[str, ...]]:
    return [envelope.recipients for envelope in listener.envelopes]


def test_all_of_them_get_it_at_once_and_one_copy_lies_in_sent(
    office: Office, listener: Listener
) -> None:
    id_ = write(office, "offer", BEA, *OTHERS)
    later(office).synced()
    later(office, LOOK).synced()
    assert had(listener) == [FIRST, SECOND, THIRD]
    assert state(office, id_) == "filed"
    assert len(sent(office)) == 1


@pytest.fixture
def then(behaviour: Behaviour, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What the server says to a step from its second group on."""
    replies: dict[str, str] = {}
    really = outbox_groups.taken

    def taken(*arguments: Any) -> None:
        really(*arguments)
        behaviour.replies = dict(replies)

    monkeypatch.setattr(outbox_groups, "taken", taken)
    return replies


def well_again(behaviour: Behaviour, then: dict[str, str]) -> None:
    then.clear()
    behaviour.replies = {}


@pytest.mark.parametrize("reply", ["451 4.3.0 later", "421 4.3.2 going down", HANG_UP])
def test_where_it_breaks_off_between_two_groups_it_goes_to_the_others_alone_later(
    office: Office, listener: Listener, behaviour: Behaviour, then: dict[str, str], reply: str
) -> None:
    then["DATA"] = reply
    id_ = write(office, "offer", BEA, *OTHERS)
    courier.send_all(later(office).desk())
    assert (had(listener), state(office, id_)) == ([FIRST], "queued")
    assert mail(office, id_).taken == FIRST
    assert not outbox.take_back(office.store, id_)
    well_again(behaviour, then)
    later(office, 61).synced()
    later(office, LOOK).synced()
    assert (had(listener), state(office, id_)) == ([FIRST, SECOND, THIRD], "filed")
    assert len(sent(office)) == 1
    assert status.failures(office.store) == []


def test_of_one_that_some_have_a_single_round_says_that_others_are_to_come(
    office: Office, then: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OWED_TEST_SECRET", "secret")
    then["MAIL"] = "451 4.3.0 busy"
    write(office, "offer", BEA, *OTHERS, now=office.now() - AGO)
    events: list[Event] = []
    once.once(office.store, office.config, None, events.append)
    (waits,) = [event for event in events if isinstance(event, NotDone)]
    said = syncing.not_done(waits.what, waits.code, waits.facts)
    assert said == "“offer” has not gone to everybody yet: busy"


def doubted(office: Office, behaviour: Behaviour, then: dict[str, str]) -> int:
    """The first group has it, and what became of the second is not known."""
    then["."] = HANG_UP
    id_ = write(office, "offer", BEA, *OTHERS)
    courier.send_all(later(office).desk())
    well_again(behaviour, then)
    assert state(office, id_) == "uncertain"
    return id_


def test_what_is_not_known_of_one_group_is_not_proven_by_the_copy_of_another(
    office: Office, listener: Listener, behaviour: Behaviour, then: dict[str, str]
) -> None:
    id_ = doubted(office, behaviour, then)
    office.peer.deliver("Sent", listener.envelopes[0].content, ["\\Seen"])
    for seconds in (61, 300, 90_000):
        later(office, seconds).synced()
    assert (state(office, id_), had(listener)) == ("uncertain", [FIRST])


def test_a_round_that_learns_nothing_of_a_group_in_doubt_has_no_screen_read_anew(
    office: Office, listener: Listener, behaviour: Behaviour, then: dict[str, str]
) -> None:
    doubted(office, behaviour, then)
    office.peer.deliver("Sent", listener.envelopes[0].content, ["\\Seen"])
    later(office, 61).synced()
    before = told(office)
    later(office, 1).synced()
    assert told(office) == before


def told(office: Office) -> list[int]:
    """How often whoever shows mails was told to read them anew."""
    known = counts(office.store.reader())
    return [known.get(subject, 0) for subject in ("outbox", "failures", "mail")]


def test_once_the_user_calls_it_sent_it_goes_to_those_who_come_after(
    office: Office, listener: Listener, behaviour: Behaviour, then: dict[str, str]
) -> None:
    id_ = doubted(office, behaviour, then)
    outbox.was_sent(office.store, id_, office.now())
    later(office).synced()
    later(office, LOOK).synced()
    later(office, LOOK).synced()
    assert (had(listener), state(office, id_)) == ([FIRST, THIRD], "filed")
    assert len(sent(office)) == 1


def test_of_a_backup_what_is_called_sent_goes_to_nobody_more(
    office: Office, listener: Listener, behaviour: Behaviour, then: dict[str, str]
) -> None:
    """The others may have got it since."""
    then["DATA"] = "451 4.3.0 later"
    id_ = write(office, "offer", BEA, *OTHERS)
    courier.send_all(later(office).desk())
    well_again(behaviour, then)
    with office.store.transaction() as conn:
        outbox_restored.doubt(conn)
    outbox.was_sent(office.store, id_, office.now())
    later(office).synced()
    later(office, LOOK).synced()
    assert (had(listener), state(office, id_)) == ([FIRST], "filed")


def test_sent_again_it_goes_to_all_who_are_not_known_to_have_it(
    office: Office, listener: Listener, behaviour: Behaviour, then: dict[str, str]
) -> None:
    id_ = doubted(office, behaviour, then)
    outbox.send_again(office.store, id_, office.now())
    later(office).synced()
    assert (had(listener), state(office, id_)) == ([FIRST, SECOND, THIRD], "accepted")


def test_taken_back_it_is_as_uncertain_as_before(
    office: Office, behaviour: Behaviour, then: dict[str, str]
) -> None:
    id_ = doubted(office, behaviour, then)
    before = mail(office, id_)
    for choice in (outbox.was_sent, outbox.send_again):
        choice(office.store, id_, office.now())
        assert outbox.take_back(office.store, id_)
        after = mail(office, id_)
        assert (after.state, after.taken, after.left) == ("uncertain", FIRST, THIRD)
    assert (before.taken, before.left) == (FIRST, THIRD)


def test_an_attempt_in_other_groups_that_fails_leaves_in_doubt_who_was_before(
    office: Office, listener: Listener, behaviour: Behaviour
) -> None:
    """All were in doubt at once; called sent, nobody gets it more."""
    behaviour.most, behaviour.keeps, behaviour.replies = 1_000, True, {".": HANG_UP}
    id_ = write(office, "offer", BEA, *OTHERS)
    courier.send_all(later(office).desk())
    behaviour.most, behaviour.keeps, behaviour.replies = 2, False, {".": "451 4.3.0 later"}
    outbox.send_again(office.store, id_, office.now())
    later(office).synced()
    behaviour.replies = {}
    assert outbox.take_back(office.store, id_)
    outbox.was_sent(office.store, id_, office.now())
    later(office).synced()
    later(office, LOOK).synced()
    assert (had(listener), state(office, id_)) == ([(BEA, *OTHERS)], "filed")


def test_an_attempt_in_larger_groups_that_is_refused_calls_nobody_more_sent(
    office: Office, listener: Listener, behaviour: Behaviour, then: dict[str, str]
) -> None:
    id_ = doubted(office, behaviour, then)
    behaviour.most, behaviour.replies = 1_000, {".": "554 5.6.0 no"}
    outbox.send_again(office.store, id_, office.now())
    later(office).synced()
    assert (state(office, id_), mail(office, id_).left) == ("uncertain", THIRD)
    behaviour.replies = {}
    outbox.was_sent(office.store, id_, office.now())
    later(office).synced()
    later(office, LOOK).synced()
    assert (had(listener), state(office, id_)) == ([FIRST, THIRD], "filed")


def test_who_is_refused_when_others_have_it_is_left_out_and_said(
    office: Office, listener: Listener, behaviour: Behaviour, then: dict[str, str]
) -> None:
    """Rule 4.3/7 cannot be kept any more"""
    then[f"RCPT {SECOND[0]}"] = "550 5.1.1 no such user"
    id_ = write(office, "offer", BEA, *OTHERS)
    later(office).synced()
    later(office, LOOK).synced()
    assert had(listener) == [FIRST, (SECOND[1], THIRD[0])]
    assert state(office, id_) == "filed"
    assert [one.who for one in mail(office, id_).refused] == [SECOND[0]]
    (failure,) = status.failures(office.store)
    said = syncing.not_done(failure.what, failure.code, failure.facts)
    assert said == (
        "“offer” was not sent to everybody: dora@acme.example was not taken: no such user"
    )


def test_a_copy_that_waits_for_room_is_shown_also_of_a_mail_that_not_all_have(
    office: Office, then: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 4.2/13"""
    then[f"RCPT {SECOND[0]}"] = "550 5.1.1 no such user"

    def no_room(*_: Any, **__: Any) -> None:
        raise Refused("OVERQUOTA", "the mailbox is full")

    id_ = write(office, "offer", BEA, *OTHERS)
    with monkeypatch.context() as patch:
        patch.setattr(Session, "append", no_room)
        later(office).synced()
        later(office, LOOK).synced()
    (waits,) = outbox_rows.outgoing(office.store)
    assert (waits.id, waits.error["text"]) == (id_, "the mailbox is full")
    assert outbox_copies.without_room(office.store) == [("work", "Sent", 1)]
    assert [failure.code for failure in status.failures(office.store)] == ["not-to-all"]
    knock_again(office.desk())
    later(office, 1).synced()
    assert (state(office, id_), len(sent(office))) == ("filed", 1)
    assert outbox_rows.outgoing(office.store) == []
    (failure,) = status.failures(office.store)
    assert (failure.code, "text" in failure.facts) == ("not-to-all", False)


def test_what_is_given_up_when_some_have_it_was_sent_to_them_and_the_others_are_named(
    office: Office, listener: Listener, behaviour: Behaviour, then: dict[str, str]
) -> None:
    then["MAIL"] = "554 5.7.1 enough for today"
    id_ = write(office, "offer", BEA, *OTHERS)
    later(office).synced()
    later(office, LOOK).synced()
    assert (had(listener), state(office, id_)) == ([FIRST], "filed")
    assert {(one.who, one.text) for one in mail(office, id_).refused} == {
        (who, "enough for today") for who in (*SECOND, *THIRD)
    }
    (failure,) = status.failures(office.store)
    assert failure.code == "not-to-all"


def test_killed_between_two_groups_it_goes_to_the_others_alone(
    office: Office, listener: Listener
) -> None:
    id_ = write(office, "offer", BEA, *OTHERS, now=office.now() - AGO)
    killed_around(office, "store.records.outbox_groups taken after")
    assert (had(listener), state(office, id_)) == ([FIRST], "talking")
    office.synced()
    assert had(listener) == [FIRST, SECOND, THIRD]


def test_killed_before_the_reply_for_a_group_is_written_down_it_is_in_doubt_for_that_group(
    office: Office, listener: Listener
) -> None:
    id_ = write(office, "offer", BEA, *OTHERS, now=office.now() - AGO)
    killed_around(office, "store.records.outbox_groups taken before")
    office.synced()
    assert (had(listener), state(office, id_)) == ([FIRST], "uncertain")
    assert (mail(office, id_).taken, mail(office, id_).left) == ((), (*SECOND, *THIRD))
