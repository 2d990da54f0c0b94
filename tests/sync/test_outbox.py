"""Mails on their way out, against a real SMTP server and a real Dovecot."""

import socket
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from store.records import intents, outbox, outbox_states, status
from store.records.failures import StoreError
from store.words import sending, syncing
from sync import account, courier, desk, filing, once
from sync import smtp as smtp_line
from sync.faults import Busy
from sync.holds import Holds
from sync.progress import Event, Finished, NotDone, Progress
from sync.session import Session
from sync.workers import Worker
from tests.peers import smtp
from tests.peers.dovecot import Dovecot
from tests.peers.smtp import HANG_UP, Behaviour, Listener
from tests.sync.mailing import AGO, BEA, later, mail, sent, state, write
from tests.sync.office import Office, letter, wait_until
from tests.sync.office import office as new_office

pytestmark = pytest.mark.dovecot

LOOK = 1_000


@pytest.fixture(autouse=True)
def _one_late_look(monkeypatch: pytest.MonkeyPatch) -> None:
    """Sent is looked into once, so late that no test waits for it."""
    monkeypatch.setattr(filing, "LOOKS", (LOOK,))


@pytest.fixture
def behaviour() -> Behaviour:
    return Behaviour()


@pytest.fixture
def listener(behaviour: Behaviour) -> Iterator[Listener]:
    with smtp.listening(behaviour) as listener:
        yield listener


@pytest.fixture
def office(dovecot: Dovecot, listener: Listener, tmp_path: Path) -> Office:
    return new_office(dovecot.account(), tmp_path, smtp_port=listener.port)


def test_what_it_answers_is_marked_as_read_and_answered_once_it_has_gone(
    office: Office, behaviour: Behaviour
) -> None:
    """For other programs at the same mailbox (RFC 9051 2.3.2)."""
    (uid,) = office.peer.deliver_all("INBOX", [(letter("price"), (), None)])
    office.synced()
    (asked,) = office.store.reader().execute("SELECT id, message_id FROM messages").fetchall()
    behaviour.replies = {f"RCPT {BEA}": "450 4.2.1 later"}
    write(office, "Re: price", in_reply_to=asked[0], references=(asked[1],))
    later(office).synced()
    assert flags_there(office, uid) == set()
    behaviour.replies = {}
    later(office, 61).synced()
    assert flags_there(office, uid) == {b"\\Seen", b"\\Answered"}


def test_what_a_mail_of_mine_goes_on_from_is_marked_in_no_way(office: Office) -> None:
    first = write(office, "offer")
    later(office).synced()
    later(office, LOOK).synced()
    row = mail(office, first).message
    write(office, "Re: offer", in_reply_to=row, references=(mail(office, first).message_id,))
    later(office).synced()
    later(office, intents.UNDO_SECONDS + 1).synced()
    assert intents.due(office.store, office.account_id, office.now() + 9_999) == []
    with office.peer.client() as client:
        client.select_folder("Sent", readonly=True)
        assert client.search("ANSWERED") == []


def flags_there(office: Office, uid: int) -> set[bytes]:
    with office.peer.client() as client:
        client.select_folder("INBOX", readonly=True)
        return set(client.get_flags([uid])[uid]) - {b"\\Recent"}


def test_a_mail_goes_out_after_the_hold_and_lies_in_sent_once(
    office: Office, listener: Listener
) -> None:
    id_ = write(office)
    later(office).synced()
    later(office, LOOK).synced()
    (envelope,) = listener.envelopes
    assert (envelope.sender, envelope.recipients) == ("jane@kontor.example", (BEA,))
    assert b"Subject: offer" in envelope.content
    assert state(office, id_) == "filed"
    assert len(sent(office)) == 1
    assert list(office.flags("Sent").values()) == [frozenset({"\\Seen"})]


def test_what_is_in_its_hold_is_waited_for(
    office: Office, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "HOLD_SECONDS", 1)
    id_ = write(office)
    office.synced()
    assert len(listener.envelopes) == 1
    assert state(office, id_) == "accepted"


def test_a_hold_is_kept_to_its_end_though_the_clock_is_set_forth(office: Office) -> None:
    """Rule 4.3/14"""
    at = office.now()
    passed, ahead = [0.0], [0]
    holds = Holds(lambda: passed[0])
    desk = replace(office.desk(), holds=holds, now=lambda: at + ahead[0])
    id_ = write(office, now=at)
    became = []
    for passed[0], ahead[0] in ((0.0, 0), (9.0, 3_600), (10.0, 3_600)):
        desk.release()
        became.append(state(office, id_))
    assert became == ["held", "held", "queued"]


def test_what_is_taken_back_while_a_server_is_talked_to_gets_no_dot(
    office: Office, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server may take minutes for each answer, and nothing is sent yet."""
    really = outbox_states.dotted

    def dotted(*arguments: Any) -> None:
        assert outbox.take_back(office.store, id_)
        really(*arguments)

    monkeypatch.setattr(outbox_states, "dotted", dotted)
    id_ = write(office)
    later(office).synced()
    assert (state(office, id_), listener.envelopes) == ("draft", [])


def test_a_mail_for_tomorrow_is_waited_for_by_nobody_and_goes_tomorrow_once(
    office: Office, listener: Listener
) -> None:
    id_ = write(office, until=office.now() + 86_400)
    later(office).synced()
    assert (state(office, id_), listener.commands) == ("later", [])
    later(office, 86_400).synced()
    later(office, LOOK).synced()
    assert len(listener.envelopes) == 1
    assert state(office, id_) == "filed"
    assert len(sent(office)) == 1


def test_what_was_taken_back_is_not_sent(office: Office, listener: Listener) -> None:
    id_ = write(office)
    assert outbox.take_back(office.store, id_)
    later(office).synced()
    assert listener.commands == []


def test_a_mail_waits_where_the_server_wants_a_login_that_it_does_not_offer(
    office: Office, behaviour: Behaviour, listener: Listener
) -> None:
    """Rule 4.3/6; whoever looks after the server may mend it, and nobody has to write anew."""
    behaviour.replies = {f"RCPT {BEA}": "554 5.7.1 Relay access denied"}
    id_ = write(office)
    later(office).synced()
    assert state(office, id_) == "queued"
    assert sending.why(mail(office, id_).error) == (
        "127.0.0.1 takes mail only after a login, and offers none here; look at `port` and "
        "`security`: Relay access denied"
    )
    behaviour.replies = {}
    later(office, courier.MINUTE).synced()
    assert len(listener.envelopes) == 1


def test_an_empty_outbox_asks_for_no_password_and_opens_no_connection(
    office: Office, listener: Listener
) -> None:
    office.synced()
    assert office.asked_for == ["imap"]
    assert listener.commands == []


def test_bcc_goes_to_whom_it_names_and_stands_only_in_our_copy(
    office: Office, listener: Listener
) -> None:
    """Rule 4.3/9"""
    write(office, "offer", BEA, bcc=("boss@kontor.example",))
    later(office).synced()
    later(office, LOOK).synced()
    (envelope,) = listener.envelopes
    assert envelope.recipients == (BEA, "boss@kontor.example")
    assert b"boss@" not in envelope.content
    assert b"Bcc: boss@kontor.example" in sent(office)[0]


def test_a_copy_that_the_server_files_itself_is_the_only_one(
    office: Office, listener: Listener
) -> None:
    """Rule 4.2/16"""
    id_ = write(office)
    later(office).synced()
    office.peer.deliver("Sent", listener.envelopes[0].content, ["\\Seen"])
    later(office, LOOK).synced()
    assert state(office, id_) == "filed"
    assert len(sent(office)) == 1


@pytest.mark.parametrize(("save", "copies"), [("yes", 1), ("no", 0)])
def test_the_setting_decides_about_the_copy(office: Office, save: Any, copies: int) -> None:
    account = replace(office.config.accounts[0], save_sent=save)
    office.config = replace(office.config, accounts=(account,))
    id_ = write(office)
    later(office).synced()
    assert state(office, id_) == "filed"
    assert len(sent(office)) == copies


@pytest.mark.parametrize("step", ["MAIL", f"RCPT {BEA}", "DATA", "."])
@pytest.mark.parametrize("reply", ["451 4.3.0 later", "421 4.3.2 going down"])
def test_a_temporary_no_at_any_step_is_tried_again_and_sent_once(
    office: Office, listener: Listener, behaviour: Behaviour, step: str, reply: str
) -> None:
    """Rule 4.3/6"""
    behaviour.replies = {step: reply}
    id_ = write(office)
    later(office).synced()
    assert state(office, id_) == "queued"
    behaviour.replies = {}
    office.synced()
    assert listener.envelopes == []
    later(office, 61).synced()
    assert len(listener.envelopes) == 1


def test_all_mails_of_an_account_wait_with_the_first_that_has_to(
    office: Office, listener: Listener, behaviour: Behaviour
) -> None:
    """Rule 4.3/6: they would meet the same server."""
    behaviour.replies = {"MAIL": "451 not now"}
    first, second = write(office, "one"), write(office, "two")
    courier.send_all(later(office).desk())
    assert listener.commands.count("MAIL") == 1
    assert mail(office, second).not_before == mail(office, first).not_before
    assert mail(office, second).tries == 0


def test_a_recipient_who_is_not_taken_now_keeps_no_other_mail_from_going(
    office: Office, behaviour: Behaviour
) -> None:
    """A full mailbox may stay so for the whole day."""
    behaviour.replies = {"RCPT full@acme.example": "452 4.2.2 Mailbox full"}
    first, second = write(office, "one", "full@acme.example"), write(office, "two")
    later(office).synced()
    assert (state(office, first), state(office, second)) == ("queued", "accepted")


def asked(office: Office) -> None:
    """The user wants a round of the daemon."""
    Worker(office.desk(), lambda desk: None).ask()


def test_a_mail_that_waits_is_tried_as_soon_as_the_user_asks_and_its_schedule_stays(
    office: Office, listener: Listener, behaviour: Behaviour
) -> None:
    """Rule 4.3/6"""
    behaviour.replies = {"MAIL": "451 not now"}
    id_ = write(office)
    courier.send_all(later(office).desk())
    scheduled = mail(office, id_).not_before
    for _ in range(3):
        asked(later(office, 11))
        courier.send_all(office.desk())
        assert (mail(office, id_).not_before, mail(office, id_).tries) == (scheduled, 1)
    assert listener.commands.count("MAIL") == 4
    courier.send_all(later(office, 60).desk())
    assert mail(office, id_).tries == 2
    assert mail(office, id_).not_before >= office.now() + 5 * courier.MINUTE - 1
    behaviour.replies = {}
    asked(later(office, 11))
    courier.send_all(office.desk())
    assert state(office, id_) == "accepted"


def test_who_asks_again_and_again_has_the_mails_of_an_account_tried_every_ten_seconds(
    office: Office, behaviour: Behaviour
) -> None:
    """Rule 4.4/7"""
    behaviour.replies = {"MAIL": "451 not now"}
    waiting = [write(office, "one"), write(office, "two")]
    courier.send_all(later(office).desk())
    asked(office)
    assert all(mail(office, one).not_before > office.now() for one in waiting)
    asked(later(office, 11))
    assert all(mail(office, one).not_before == office.now() for one in waiting)


def test_a_clock_that_was_set_back_keeps_nobody_from_asking(
    office: Office, listener: Listener, behaviour: Behaviour
) -> None:
    behaviour.replies = {"MAIL": "451 not now"}
    write(office)
    courier.send_all(later(office).desk())
    office.ahead -= 3_600
    asked(office)
    courier.send_all(office.desk())
    assert listener.commands.count("MAIL") == 2


@pytest.mark.parametrize("step", ["MAIL", f"RCPT {BEA}", "DATA", "."])
def test_a_permanent_no_is_said_once_and_never_tried_again(
    office: Office, listener: Listener, behaviour: Behaviour, step: str
) -> None:
    behaviour.replies = {step: "550 5.1.1 no such user"}
    id_ = write(office)
    later(office).synced()
    assert state(office, id_) == "refused"
    (failure,) = status.failures(office.store)
    assert failure.facts["text"] == "no such user"
    commands = len(listener.commands)
    later(office, 90_000).synced()
    assert len(listener.commands) == commands


def test_a_no_that_says_nothing_counts_for_a_temporary_one_twice(
    office: Office, behaviour: Behaviour
) -> None:
    """Rule 4.3/6"""
    behaviour.replies = {".": "550 5.5.0 no"}
    id_, became = write(office), []
    for seconds in (AGO, 61, 301):
        courier.send_all(later(office, seconds).desk())
        became.append(state(office, id_))
    assert became == ["queued", "queued", "refused"]


def test_one_refused_recipient_keeps_the_mail_from_all_and_is_named(
    office: Office, listener: Listener, behaviour: Behaviour
) -> None:
    """Rule 4.3/7"""
    behaviour.replies = {"RCPT gone@acme.example": "550 5.1.1 no such user"}
    write(office, "offer", BEA, "gone@acme.example")
    later(office).synced()
    assert listener.envelopes == []
    (failure,) = status.failures(office.store)
    refusals = failure.facts["refusals"]
    assert [refusal["address"] for refusal in refusals] == ["gone@acme.example"]


def test_a_mail_that_is_too_large_is_refused_with_both_sizes_and_never_announced(
    office: Office, listener: Listener, behaviour: Behaviour
) -> None:
    """Rule 4.3/10, fault 51"""
    behaviour.size = 200
    id_ = write(office)
    later(office).synced()
    assert state(office, id_) == "refused"
    error = mail(office, id_).error
    assert (error["code"], error["limit"]) == ("too-large", 200)
    assert error["size"] > 200
    assert "MAIL" not in listener.commands


@pytest.mark.parametrize("step", ["MAIL", "DATA"])
def test_a_connection_lost_before_the_dot_is_tried_again(
    office: Office, listener: Listener, behaviour: Behaviour, step: str
) -> None:
    """Rule 4.3/3"""
    behaviour.replies = {step: HANG_UP}
    id_ = write(office)
    later(office).synced()
    assert state(office, id_) == "queued"
    behaviour.replies = {}
    later(office, 61).synced()
    assert len(listener.envelopes) == 1


def test_a_connection_lost_after_the_dot_is_uncertain_and_never_sent_again_by_itself(
    office: Office, listener: Listener, behaviour: Behaviour
) -> None:
    behaviour.replies, behaviour.keeps = {".": HANG_UP}, True
    id_ = write(office)
    later(office).synced()
    assert state(office, id_) == "uncertain"
    assert [failure.code for failure in status.failures(office.store)] == ["uncertain"]
    behaviour.replies = {}
    for seconds in (61, 300, 900, 90_000):
        later(office, seconds).synced()
    assert state(office, id_) == "uncertain"
    assert len(listener.envelopes) == 1


def test_a_fault_of_ours_after_the_dot_sends_nothing_twice(
    office: Office, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 4.3/3"""
    really = smtp_line._dot

    def dot(*arguments: Any) -> None:
        really(*arguments)
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(smtp_line, "_dot", dot)
    id_ = write(office)
    for seconds in (AGO, 61):
        courier.send_all(later(office, seconds).desk())
    assert (state(office, id_), len(listener.envelopes)) == ("uncertain", 1)


def test_what_an_earlier_attempt_met_is_not_told_of_one_that_perhaps_sent_it(
    office: Office, behaviour: Behaviour
) -> None:
    behaviour.replies = {"MAIL": "451 greylisted"}
    id_ = write(office)
    later(office).synced()
    behaviour.replies = {".": HANG_UP}
    courier.send_all(later(office, 61).desk())
    assert (state(office, id_), mail(office, id_).error) == ("uncertain", {})


def test_a_round_that_ends_early_still_hears_what_became_of_the_mail_on_its_way(
    office: Office, behaviour: Behaviour, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 4.3/3"""
    behaviour.pause = 1.0
    id_ = write(office)

    def bye(*_: Any, **__: Any) -> None:
        wait_until(lambda: state(office, id_) == "dotted")
        raise Busy("BYE", "try later")

    monkeypatch.setattr(account, "connect", bye)
    assert later(office).sync().code == "busy"
    assert state(office, id_) == "accepted"


@pytest.fixture
def mute() -> Iterator[int]:
    """The port of a server that says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def told(office: Office) -> list[Event]:
    """What a single round has to say."""
    events: list[Event] = []
    once.once(office.store, office.config, None, events.append)
    return [event for event in events if not isinstance(event, Progress)]


def test_a_single_round_waits_for_a_silent_server_so_long_only_and_says_what_waits(
    dovecot: Dovecot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mute: int
) -> None:
    monkeypatch.setenv("OWED_TEST_SECRET", "secret")
    monkeypatch.setattr(desk, "SILENCE_SECONDS", 0.2)
    office = new_office(dovecot.account(), tmp_path, smtp_port=mute)
    id_ = write(office, now=office.now() - AGO)
    for attempt in (1, 2):
        finished, waits = told(office)
        assert (finished, mail(office, id_).tries) == (Finished("work"), attempt)
        assert isinstance(waits, NotDone)
        said = syncing.not_done(waits.what, waits.code, waits.facts)
        assert said == "“offer” is not sent yet: the server does not answer"
        assert told(office) == [Finished("work")]  # Not tried again yet.
        outbox_states.knock(office.store, office.account_id, "timeout", office.now())


def test_a_single_round_hears_what_a_slow_server_says_to_the_last_dot(
    office: Office, behaviour: Behaviour, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 4.3/5"""
    monkeypatch.setattr(desk, "SILENCE_SECONDS", 1.0)
    behaviour.pause = 2.0
    id_ = write(office)
    later(office).synced()
    assert state(office, id_) == "accepted"


def test_a_round_that_cannot_begin_says_which_mails_are_left(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OWED_TEST_SECRET", "secret")
    monkeypatch.setattr(account, "connect", _busy)
    write(office)
    _finished, waits = told(office)
    assert isinstance(waits, NotDone)
    said = syncing.not_done(waits.what, waits.code, waits.facts)
    assert said == "“offer” is not sent yet"


def _busy(*_: Any, **__: Any) -> None:
    raise Busy("BYE", "try later")


def test_the_dot_is_on_the_disk_before_it_is_on_the_wire(
    office: Office, behaviour: Behaviour, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []
    write(office)
    really = outbox_states.dotted

    def dotted(store: Any, id_: int, left: Sequence[str]) -> None:
        really(store, id_, left)
        seen.append(state(office, id_))

    monkeypatch.setattr(outbox_states, "dotted", dotted)
    later(office).synced()
    assert seen == ["dotted"]


def test_a_refused_password_is_tried_once_and_lets_all_mails_wait(
    office: Office, listener: Listener, behaviour: Behaviour
) -> None:
    """Rule 4.3/8"""
    behaviour.user, behaviour.password = "jane", "another"
    first, second = write(office, "one"), write(office, "two")
    later(office).synced()
    assert len(listener.logins) == 1
    assert {state(office, first), state(office, second)} == {"queued"}
    assert mail(office, second).error["code"] == "bad-password"


def test_after_a_refused_password_no_mail_is_tried_before_somebody_comes(
    office: Office, listener: Listener, behaviour: Behaviour
) -> None:
    """Rule 4.3/8"""
    behaviour.user, behaviour.password = "jane", "another"
    first = write(office, "one")
    later(office).synced()
    second = write(office, "two")
    courier.send_all(later(office, 90_000).desk())
    assert len(listener.logins) == 1
    assert mail(office, second).not_before == mail(office, first).not_before
    behaviour.user = behaviour.password = ""
    office.synced()
    assert {state(office, first), state(office, second)} == {"accepted"}


def test_another_network_is_no_reason_to_try_a_refused_password(
    office: Office, listener: Listener, behaviour: Behaviour
) -> None:
    """Rule 4.3/8"""
    behaviour.user, behaviour.password = "jane", "another"
    write(office)
    courier.send_all(later(office).desk())
    Worker(later(office, 61).desk(), lambda desk: None).hurry()
    courier.send_all(office.desk())
    assert len(listener.logins) == 1


def test_a_mail_is_given_up_after_its_last_attempt_and_said_so(
    office: Office, behaviour: Behaviour
) -> None:
    """Rule 4.3/6"""
    behaviour.replies = {"MAIL": "451 not now"}
    id_ = write(office)
    with office.store.transaction() as conn:
        conn.execute("UPDATE outbox SET tries = ?", (courier.ATTEMPTS - 1,))
    courier.send_all(later(office).desk())
    assert state(office, id_) == "refused"
    (failure,) = status.failures(office.store)
    assert sending.why(failure.facts) == "it was tried for a day; the last time: not now"


def test_attempts_are_made_for_a_day() -> None:
    """Rule 4.3/6"""
    waits = [courier.retry_after(attempts) for attempts in range(1, courier.ATTEMPTS + 1)]
    assert waits[:6] == [60, 300, 900, 1_800, 3_600, 3_600]
    assert waits[-1] is None
    total = sum(wait for wait in waits if wait)
    assert 23 * 3_600 < total < 25 * 3_600


def test_the_looks_into_sent_come_after_2_8_and_20_seconds() -> None:
    looks = [filing.next_look(100, now, (2, 8, 20)) for now in (100, 102, 108, 119, 120)]
    assert looks == [102, 108, 120, 120, None]


def test_a_copy_that_the_server_will_not_take_does_not_lose_the_mail(
    office: Office, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sync.faults import Refused

    def refuse(*_: Any, **__: Any) -> None:
        raise Refused("CANNOT", "no")

    monkeypatch.setattr(Session, "append", refuse)
    id_ = write(office)
    later(office).synced()
    later(office, LOOK).synced()
    assert state(office, id_) == "filed"
    assert len(listener.envelopes) == 1


def test_an_answer_that_was_sent_is_one_message_wherever_its_copy_lies(office: Office) -> None:
    office.peer.deliver("INBOX", letter("question"))
    office.synced()
    write(office, "answer")
    later(office).synced()
    later(office, LOOK).synced()
    rows = office.store.reader().execute("SELECT count(*) FROM messages WHERE ours = 1")
    assert rows.fetchone() == (1,)
    assert office.place("answer") == "here"


def failing_once(monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    """The disk is full the first time that this is to be written down."""
    really = getattr(outbox_states, step)

    def full(*_: Any, **__: Any) -> None:
        monkeypatch.setattr(outbox_states, step, really)
        raise StoreError("full")

    monkeypatch.setattr(outbox_states, step, full)
    monkeypatch.setattr(courier, "STORE_SECONDS", 0.01)


@pytest.mark.parametrize("step", ["due", "accepted"])
def test_a_full_disk_is_told_in_the_journal_in_words(
    office: Office,
    listener: Listener,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    step: str,
) -> None:
    failing_once(monkeypatch, step)
    write(office)
    later(office).synced()
    said = f"The disk is full; nothing was lost, make room and try again ({office.store.path})"
    assert f"{said} (store full)" in caplog.messages


def test_a_disk_that_is_full_at_the_dot_keeps_the_dot_back(
    office: Office, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault 58"""
    failing_once(monkeypatch, "dotted")
    id_ = write(office)
    later(office).synced()
    assert (state(office, id_), listener.envelopes) == ("queued", [])
    later(office, 61).synced()
    assert (state(office, id_), len(listener.envelopes)) == ("accepted", 1)


@pytest.mark.parametrize(
    ("reply", "step", "became"),
    [("250 OK", "accepted", "accepted"), ("550 no", "refused", "refused"),
     ("451 later", "temporary", "queued")],
)  # fmt: skip
def test_what_became_of_a_mail_is_written_down_once_there_is_room(
    office: Office, listener: Listener, behaviour: Behaviour, monkeypatch: pytest.MonkeyPatch,
    reply: str, step: str, became: str,
) -> None:  # fmt: skip
    behaviour.replies = {".": reply}
    failing_once(monkeypatch, step)
    id_ = write(office)
    later(office).synced()
    assert state(office, id_) == became
