"""The copy in Sent: one in the end, whoever files it, when, and under whatever Message-ID.

Against a real SMTP server and a real Dovecot. Rules 4.2/15-17, faults 43 and 44.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal, NoReturn

import pytest

from store.config import Account as Configured
from store.records import outbox_copies, outbox_rows, status
from sync import filing
from sync.account import connection
from sync.faults import Lost, Refused
from sync.session import Session
from sync.work import Work
from sync.workers import knock_again
from tests.peers import smtp
from tests.peers.dovecot import Dovecot
from tests.peers.smtp import Listener
from tests.sync.mailing import AGO, later, sent, shown, state, write
from tests.sync.office import Office
from tests.sync.office import office as new_office

pytestmark = pytest.mark.dovecot

LOOK, LATE = 1_000, 3_000
"""Seconds, so far apart that no round waits for the next one."""


@pytest.fixture(autouse=True)
def _far_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filing, "LOOKS", (LOOK,))
    monkeypatch.setattr(filing, "LATE_LOOKS", (LATE,))


@pytest.fixture
def listener() -> Iterator[Listener]:
    with smtp.listening() as listener:
        yield listener


@pytest.fixture
def office(dovecot: Dovecot, listener: Listener, tmp_path: Path) -> Office:
    return new_office(dovecot.account(), tmp_path, smtp_port=listener.port)


def habit(office: Office) -> str:
    row = office.store.reader().execute(
        "SELECT json_extract(memory, '$.files_sent[1]') FROM accounts"
    )
    return row.fetchone()[0] or ""


def one_was_sent(office: Office, subject: str = "offer") -> int:
    """And lies in Sent, by our doing: the server did not put it there in time."""
    id_ = write(office, subject)
    later(office).synced()
    later(office, LOOK + 1).synced()
    assert state(office, id_) == "filed" and len(shown(office, subject)) == 1
    return id_


def renamed(raw: bytes, keep: bool) -> bytes:
    """As Exchange files it: under a Message-ID of its own."""
    field = re.search(rb"(?im)^message-id:\s*(<[^>]+>)\r\n", raw)
    assert field is not None
    old = b"X-Microsoft-Original-Message-ID: " + field[1] + b"\r\n" if keep else b""
    return raw.replace(field[0], b"Message-ID: <AM0PR0101.outlook@kontor.example>\r\n" + old)


def files(office: Office, raw: bytes) -> None:
    office.peer.deliver("Sent", raw, ["\\Seen"])


def test_a_server_that_files_nothing_is_remembered_and_gets_the_next_copy_at_once(
    office: Office,
) -> None:
    one_was_sent(office)
    assert habit(office) == "never"
    second = write(office, "second")
    later(office).synced()
    assert state(office, second) == "filed"
    assert len(sent(office)) == 2


@pytest.mark.parametrize("look", [1, LOOK + 1])
def test_a_server_that_files_is_remembered_and_the_next_copy_is_left_to_it(
    office: Office, listener: Listener, look: int
) -> None:
    first = write(office)
    later(office).synced()
    files(office, listener.envelopes[0].content)
    later(office, look).synced()
    assert (state(office, first), habit(office)) == ("filed", "itself")
    second = write(office, "second")
    later(office).synced()
    later(office, LOOK + 1).synced()
    assert (state(office, second), len(sent(office))) == ("accepted", 1)
    files(office, listener.envelopes[1].content)
    later(office, 60).synced()
    assert (state(office, second), len(sent(office))) == ("filed", 2)


def test_a_copy_that_the_server_fails_to_file_is_made_up_for(
    office: Office, listener: Listener
) -> None:
    write(office)
    later(office).synced()
    files(office, listener.envelopes[0].content)
    later(office, 60).synced()
    second = write(office, "second")
    later(office).synced()
    later(office, LATE + 1).synced()
    assert (state(office, second), len(sent(office))) == ("filed", 2)


def test_what_is_remembered_holds_for_that_smtp_server_only(office: Office) -> None:
    one_was_sent(office)
    account = office.config.accounts[0]
    assert account.smtp is not None
    elsewhere = replace(account, smtp=replace(account.smtp, host="localhost"))
    office.config = replace(office.config, accounts=(elsewhere,))
    second = write(office, "second")
    later(office).synced()
    assert state(office, second) == "accepted"


@pytest.mark.parametrize(
    "as_filed",
    [
        pytest.param(lambda raw: raw, id="as it is"),
        pytest.param(lambda raw: renamed(raw, keep=True), id="renamed, the old name beside it"),
        pytest.param(lambda raw: renamed(raw, keep=False), id="renamed"),
    ],
)
def test_a_second_copy_that_the_server_files_late_costs_us_ours(
    office: Office, listener: Listener, as_filed: Callable[[bytes], bytes]
) -> None:
    one_was_sent(office)
    theirs = as_filed(listener.envelopes[0].content)
    files(office, theirs)
    later(office, 300).synced()
    (left,) = sent(office)
    assert left == theirs
    assert shown(office, "offer") == ["here"]
    assert habit(office) == "itself"


@pytest.mark.parametrize("keep", [True, False])
def test_a_copy_under_another_message_id_is_found_and_shown_as_the_mail(
    office: Office, listener: Listener, keep: bool
) -> None:
    id_ = write(office)
    later(office).synced()
    files(office, renamed(listener.envelopes[0].content, keep))
    later(office, LOOK + 1).synced()
    assert state(office, id_) == "filed"
    assert len(sent(office)) == 1
    assert shown(office, "offer") == ["here"]


def test_a_copy_with_another_message_id_and_date_is_known_by_what_it_was_called(
    office: Office, listener: Listener
) -> None:
    """Rule 4.2/17"""
    id_ = write(office)
    later(office).synced()
    other = renamed(listener.envelopes[0].content, keep=True)
    files(office, re.sub(rb"(?m)^Date: .*$", b"Date: Mon, 02 Nov 2026 10:00:00 +0100\r", other))
    later(office, LOOK + 1).synced()
    assert state(office, id_) == "filed"
    assert len(sent(office)) == 1
    assert shown(office, "offer") == ["here"]


def test_another_mail_of_the_same_subject_is_no_copy(office: Office, listener: Listener) -> None:
    first = write(office, "offer")
    later(office).synced()
    other = renamed(listener.envelopes[0].content, keep=False)
    files(office, re.sub(rb"(?m)^Date: .*$", b"Date: Mon, 02 Nov 2026 10:00:00 +0100\r", other))
    later(office, LOOK + 1).synced()
    assert state(office, first) == "filed"
    assert len(sent(office)) == 2


def test_of_two_copies_only_ours_goes_and_not_what_another_program_has_marked(
    office: Office, listener: Listener
) -> None:
    one_was_sent(office)
    files(office, b"Subject: marked elsewhere\r\n\r\n")
    with office.peer.client() as client:
        client.select_folder("Sent")
        client.add_flags(client.search(["SUBJECT", "marked"]), ["\\Deleted"])
    files(office, listener.envelopes[0].content)
    later(office, 300).synced()
    with office.peer.client() as client:
        client.select_folder("Sent", readonly=True)
        assert len(client.search("DELETED")) == 1


def test_without_uidplus_our_copy_is_only_marked(
    dovecot_without: Callable[..., Dovecot], listener: Listener, tmp_path: Path
) -> None:
    account = dovecot_without("UIDPLUS").account()
    office = new_office(account, tmp_path, smtp_port=listener.port)
    one_was_sent(office)
    files(office, listener.envelopes[0].content)
    later(office, 300).synced()
    assert len(sent(office)) == 1
    assert shown(office, "offer") == ["here"]


def test_another_mail_of_the_same_second_subject_and_recipient_is_no_copy(office: Office) -> None:
    now = office.now()
    both = [write(office, now=now), write(office, now=now)]
    later(office).synced()
    later(office, LOOK + 1).synced()
    assert [state(office, id_) for id_ in both] == ["filed", "filed"]
    assert len(sent(office)) == 2
    assert shown(office, "offer") == ["here", "here"]


def test_a_renamed_copy_stands_for_one_of_two_that_go_at_the_same_time(
    office: Office, listener: Listener
) -> None:
    at = office.now() + LOOK
    both = [write(office, until=at), write(office, until=at)]
    later(office, LOOK + AGO).synced()
    files(office, renamed(listener.envelopes[1].content, keep=False))
    later(office, 60).synced()
    assert [state(office, id_) for id_ in both] == ["accepted", "filed"]
    assert len(shown(office, "offer")) == 2


@pytest.mark.parametrize("stored", [True, False])
def test_an_append_that_was_cut_leaves_one_copy_whether_it_was_stored_or_not(
    office: Office, monkeypatch: pytest.MonkeyPatch, stored: bool
) -> None:
    """Fault 43"""
    really = Session.append

    def cut(self: Session, *arguments: Any, **fields: Any) -> None:
        if stored:
            really(self, *arguments, **fields)
        raise Lost("eof")

    id_ = write(office)
    later(office).synced()
    with monkeypatch.context() as patch:
        patch.setattr(Session, "append", cut)
        later(office, LOOK + 1)
        assert office.sync().code == "lost"
    assert state(office, id_) == "accepted"
    office.synced()
    assert state(office, id_) == "filed"
    assert len(sent(office)) == 1
    assert habit(office) == ""


def test_a_copy_that_the_server_will_not_take_is_told_and_the_mail_is_kept(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise Refused("CANNOT", "no mail of that name")

    monkeypatch.setattr(Session, "append", refuse)
    id_ = write(office)
    later(office).synced()
    later(office, LOOK + 1).synced()
    assert state(office, id_) == "filed"
    (failure,) = status.failures(office.store)
    assert (failure.code, failure.facts["text"]) == ("no-copy", "no mail of that name")
    assert shown(office, "offer") == ["outbox"]


@pytest.fixture
def full(office: Office) -> Iterator[tuple[Office, int, pytest.MonkeyPatch]]:
    """A mail was sent, and there is no room in Sent for its copy."""

    def no_room(*_: Any, **__: Any) -> None:
        raise Refused("OVERQUOTA", "the mailbox is full")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Session, "append", no_room)
        id_ = write(office)
        later(office).synced()
        later(office, LOOK + 1).synced()
        yield office, id_, patch


def test_a_copy_for_which_there_is_no_room_waits_and_is_told_once(
    full: tuple[Office, int, pytest.MonkeyPatch],
) -> None:
    """Rule 4.2/13"""
    office, id_, _ = full
    for _ in range(2):
        (failure,) = status.failures(office.store)
        assert (failure.code, failure.facts["text"]) == ("no-room", "the mailbox is full")
        later(office, 3_601).synced()
    status.dismiss(office.store, failure)
    later(office, 3_601).synced()
    assert status.failures(office.store) == []
    assert [mail.id for mail in outbox_rows.outgoing(office.store)] == [id_]
    assert outbox_copies.without_room(office.store) == [("work", "Sent", 1)]
    assert shown(office, "offer") == ["outbox"]


@pytest.mark.parametrize("asked", [False, True])
def test_a_copy_that_waited_for_room_comes_once_there_is_and_at_once_if_somebody_asks(
    full: tuple[Office, int, pytest.MonkeyPatch], asked: bool
) -> None:
    """Rule 4.2/13"""
    office, id_, patch = full
    patch.undo()
    if asked:
        knock_again(office.desk())
    later(office, 1 if asked else 3_601).synced()
    assert (state(office, id_), len(sent(office))) == ("filed", 1)
    assert status.failures(office.store) == []
    assert outbox_rows.outgoing(office.store) == []
    assert shown(office, "offer") == ["here"]


def test_a_no_without_a_reason_is_tried_three_times_more(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[int] = []

    def no(*_: Any, **__: Any) -> None:
        tried.append(office.now())
        raise Refused("", "not now")

    monkeypatch.setattr(Session, "append", no)
    monkeypatch.setattr(filing, "LOOKS", (1,))
    id_ = write(office)
    later(office).synced()
    for seconds in (61, 300, 1_800):
        later(office, seconds).synced()
    assert (state(office, id_), len(tried)) == ("filed", 4)


def test_our_copy_is_known_even_where_the_server_does_not_tell_its_uid(
    office: Office, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 4.2/15: without APPENDUID our copy is found above the UIDNEXT of before."""
    really = Session.append

    def silent(self: Session, *arguments: Any, **fields: Any) -> None:
        really(self, *arguments, **fields)

    monkeypatch.setattr(Session, "append", silent)
    one_was_sent(office)
    files(office, listener.envelopes[0].content + b"by the server\r\n")
    later(office, 300).synced()
    (left,) = sent(office)
    assert left.endswith(b"by the server\r\n")


def test_a_server_that_finds_too_much_does_not_pass_off_another_mail_as_our_copy(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 4.2/15: whatever a search says is compared."""
    files(office, b"Message-ID: <another@kontor.example>\r\nSubject: another\r\n\r\n")
    monkeypatch.setattr(Session, "find_message_id", lambda self, *_: self.uids())
    id_ = write(office)
    later(office).synced()
    later(office, LOOK + 1).synced()
    assert state(office, id_) == "filed"
    assert len(sent(office)) == 2


def test_where_the_server_cannot_search_for_a_name_there_is_one_copy_all_the_same(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cannot(*_: object) -> NoReturn:
        raise Refused("", "UID SEARCH Server error - Please try again later")

    monkeypatch.setattr(Session, "find_message_id", cannot)
    id_ = write(office)
    later(office).synced()
    later(office, LOOK + 1).synced()
    assert (state(office, id_), len(sent(office))) == ("filed", 1)


@pytest.mark.parametrize(
    ("field", "other"),
    [
        (rb"Subject: .*", b"Subject: another"),
        (rb"To: .*", b"To: dora@weber.example"),
        (rb"To: (.*)", rb"To: \1, dora@weber.example"),
        (rb"To: (.*)", rb"To: \1\r\nCc: dora@weber.example"),
    ],
    ids=["subject", "recipient", "one more", "copy to"],
)
def test_another_mail_of_the_same_second_is_no_copy_of_ours(
    office: Office, listener: Listener, field: bytes, other: bytes
) -> None:
    """Rule 4.2/17"""
    id_ = write(office)
    later(office).synced()
    theirs = renamed(listener.envelopes[0].content, keep=False)
    changed = re.sub(rb"(?m)^" + field.replace(b".*", rb"[^\r\n]*"), other, theirs)
    assert changed != theirs
    files(office, changed)
    later(office, LOOK + 1).synced()
    assert state(office, id_) == "filed"
    assert len(sent(office)) == 2


@pytest.mark.parametrize(("wish", "copies"), [("auto", 0), ("no", 0), ("yes", 1)])
def test_a_server_that_is_known_to_file_gets_no_copy_but_where_the_user_wants_one(
    office: Office, monkeypatch: pytest.MonkeyPatch, wish: Literal["auto", "yes", "no"], copies: int
) -> None:
    """Rule 4.2/16"""
    monkeypatch.setattr(filing, "FILE_THEMSELVES", {"127.0.0.1"})
    account = replace(office.config.accounts[0], save_sent=wish)
    office.config = replace(office.config, accounts=(account,))
    id_ = write(office)
    later(office).synced()
    later(office, LOOK + LATE).synced()
    assert (state(office, id_), len(sent(office))) == ("filed", copies)


@pytest.mark.parametrize("host", ["smtp.gmail.com", "SMTP.Office365.com", "smtp-mail.outlook.com"])
def test_the_large_providers_are_known_to_file_what_they_send(office: Office, host: str) -> None:
    account = office.config.accounts[0]
    assert account.smtp is not None
    with account_at(office, replace(account, smtp=replace(account.smtp, host=host))) as work:
        assert not filing.wants_copy(work)
    with account_at(office, account) as work:
        assert filing.wants_copy(work)


def account_at(office: Office, account: Configured) -> AbstractContextManager[Work]:
    return connection(replace(office.desk(), account=account))


def test_a_number_that_is_not_of_our_copy_costs_no_other_mail(
    office: Office, listener: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where APPENDUID is of another UIDVALIDITY. Rule 4.2/16"""
    files(office, b"Message-ID: <another@kontor.example>\r\nSubject: another\r\n\r\n")
    really = Session.append

    def foreign(self: Session, *arguments: Any, **fields: Any) -> int:
        really(self, *arguments, **fields)
        return 1

    monkeypatch.setattr(Session, "append", foreign)
    one_was_sent(office)
    files(office, listener.envelopes[0].content)
    for _ in range(2):
        later(office, 300).synced()
    assert any(b"Subject: another" in raw for raw in sent(office))
