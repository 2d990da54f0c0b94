"""A session against a real server: what is asked is answered, and nothing else is changed."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from sync.faults import Busy, Lost, Refused
from sync.session import Session, connect
from sync.uidsets import UidSet
from sync.wire import Fetched, Heard
from tests.peers.account import Account
from tests.peers.dovecot import Dovecot
from tests.sync.servers import At

MAIL = b"Message-ID: <one@firma.example>\r\nSubject: Angebot\r\n\r\nGuten Tag\r\n"


def opened(account: Account, mailbox: bytes = b"INBOX", *, qresync: bool = True) -> Session:
    session = connect(At(account.port, account.user), account.password, qresync=qresync)
    session.select(mailbox)
    return session


@pytest.fixture
def uid(imap_account: Account) -> int:
    return imap_account.deliver("INBOX", MAIL)


@pytest.fixture
def session(imap_account: Account, uid: int) -> Iterator[Session]:
    """INBOX is selected, and the mail of that UID is all that it holds."""
    session = opened(imap_account)
    yield session
    session.close()


def test_reading_a_mail_leaves_it_unread(session: Session, uid: int) -> None:
    assert session.bodies([uid]).found[0].raw == MAIL
    session.headers([uid])
    session.partial(uid, 0, 10)
    session.structure(uid)
    assert session.flags([uid]).found[0].flags == frozenset()


def test_an_index_has_flags_date_size_and_no_text(imap_account: Account) -> None:
    when = datetime(2026, 11, 2, 10, 30, tzinfo=timezone(timedelta(hours=1)))
    uid = imap_account.deliver("INBOX", MAIL, ["\\Seen", "123"], when)
    index = opened(imap_account).index([uid]).found[0]
    assert (index.uid, index.size, index.internaldate) == (uid, len(MAIL), int(when.timestamp()))
    assert index.flags == {"\\Seen", "123"}


def test_a_message_that_is_gone_is_missing_and_no_error(session: Session, uid: int) -> None:
    fetched = session.bodies([uid, uid + 1, uid + 8])
    assert [body.uid for body in fetched.found] == [uid]
    assert fetched.missing == (uid + 1, uid + 8)
    assert fetched.unreadable == ()


def test_no_uids_ask_nothing(session: Session) -> None:
    assert session.index([]) == Fetched(())


def test_a_header_holds_the_fields_that_were_asked_for(session: Session, uid: int) -> None:
    raw = session.headers([uid], ["SUBJECT", "TO"]).found[0].raw
    assert raw.strip() == b"Subject: Angebot"


def test_a_mail_comes_in_pieces(session: Session, uid: int) -> None:
    assert session.partial(uid, 12, 5).found[0].raw == MAIL[12:17]
    assert session.partial(uid, 0, 4, "TEXT").found[0].raw == b"Gute"
    assert session.partial(uid, len(MAIL) - 3, 500).found[0].raw == MAIL[-3:]


def test_uids_are_those_of_a_day_and_of_a_number_on(imap_account: Account) -> None:
    days = [datetime(2026, 11, day, 12, tzinfo=UTC) for day in (1, 5, 9)]
    first, second, third = imap_account.deliver_all("INBOX", [(MAIL, (), day) for day in days])
    session = opened(imap_account)
    assert session.uids() == UidSet.of([first, second, third])
    assert session.uids(date(2026, 11, 5)) == UidSet.of([second, third])
    assert session.uids(from_uid=third) == UidSet.of([third])
    assert session.uids(from_uid=third + 1) == UidSet()


def test_an_empty_mailbox_has_no_uids(imap_account: Account) -> None:
    assert opened(imap_account).uids() == UidSet()


def test_flags_are_added_and_removed_and_others_stay(imap_account: Account) -> None:
    uid = imap_account.deliver("INBOX", MAIL, ["\\Flagged"])
    session = opened(imap_account)
    session.store_flags([uid], ["\\Seen", "$Later"], add=True)
    session.store_flags([uid], ["$Later"], add=False)
    assert session.flags([uid]).found[0].flags == {"\\Flagged", "\\Seen"}


def test_a_flag_on_a_message_that_is_gone_is_no_error(session: Session, uid: int) -> None:
    session.store_flags([uid + 1], ["\\Seen"], add=True)


def test_a_move_tells_where_the_message_went(imap_account: Account) -> None:
    first, second = imap_account.deliver_all("INBOX", [(MAIL, (), None)] * 2)
    session = opened(imap_account)
    session.create("Ziel")
    copied = session.move([second, first], b"Ziel")
    assert sorted(copied.uids) == [first, second]
    assert copied.uidvalidity == session.select(b"Ziel").uidvalidity
    assert session.uids() == UidSet.of(copied.uids.values())


def test_a_move_of_what_is_gone_tells_nothing(session: Session, uid: int) -> None:
    session.create("Ziel")
    assert dict(session.move([uid + 1], b"Ziel").uids) == {}


def test_a_copy_leaves_the_original(session: Session, uid: int) -> None:
    session.create("Ziel")
    assert set(session.copy([uid], b"Ziel").uids) == {uid}
    assert session.uids() == UidSet.of([uid])


def test_only_the_named_messages_are_expunged(imap_account: Account) -> None:
    marked = [(MAIL, ("\\Deleted",), None)] * 3
    first, second, third = imap_account.deliver_all("INBOX", marked)
    session = opened(imap_account)
    session.expunge([second])
    assert session.uids() == UidSet.of([first, third])


def test_an_appended_message_arrives_byte_for_byte(imap_account: Account) -> None:
    raw = b"Subject: 8 bit\r\n\r\n.\r\n\rbody \xff\xc3\xbc \x01{5}\r\n"
    session = opened(imap_account)
    when = datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)
    uid = session.append(b"INBOX", raw, ["\\Seen"], when)
    assert uid
    session.noop()
    assert session.bodies([uid]).found[0].raw == raw
    assert session.index([uid]).found[0].internaldate == int(when.timestamp())


def test_an_append_to_a_missing_mailbox_is_refused_and_the_session_goes_on(
    session: Session, uid: int
) -> None:
    with pytest.raises(Refused) as refused:
        session.append(b"Nowhere", MAIL)
    assert refused.value.code == "TRYCREATE"
    assert session.uids() == UidSet.of([uid])


def test_a_message_is_found_by_its_message_id(session: Session, uid: int) -> None:
    assert session.find_message_id("<one@firma.example>") == UidSet.of([uid])
    assert session.find_message_id("<two@firma.example>") == UidSet()
    assert session.find_message_id("<one@firma.example>", from_uid=uid + 1) == UidSet()


HOSTILE = (
    "\r\nA1 DELETE Victim\r\n", 'x"\r\nA1 DELETE Victim\r\nA2 NOOP "', "{3}\r\nabc", "{3+}\r\nabc",
    'é\\"<one@firma.example>\0', "a\0b", '"', "\\", "x) UNDELETED (", "*", "", "<>",
)  # fmt: skip


@pytest.mark.parametrize(
    "give",
    [
        lambda session, value: session.find_message_id(value),
        lambda session, value: session.append(value.encode(), MAIL, (value,)),
        lambda session, value: session.append(value.encode(), MAIL),
        lambda session, value: session.store_flags([1], [value], add=True),
        lambda session, value: session.copy([1], value.encode()),
        lambda session, value: session.status(value.encode()),
        lambda session, value: session.headers([1], (value,)),
        lambda session, value: session.partial(1, 0, 10, value),
        lambda session, value: session.subscribe(value.encode()),
        lambda session, value: session.select(value.encode()),
    ],
)  # fmt: skip
def test_no_argument_ends_its_command_or_begins_another(
    session: Session, uid: int, give: Callable[[Session, str], object]
) -> None:
    session.create("Victim")
    for value in HOSTILE:
        with suppress(Refused):
            give(session, value)
        session.select(b"INBOX")
        assert session.uids() == UidSet.of([uid]), value
    assert "Victim" in {mailbox.name for mailbox in session.mailboxes()}


def test_a_mailbox_of_any_name_can_be_made_listed_and_selected(session: Session) -> None:
    for name in ("Árvíz & tükör", 'quo"te\\d', "台北", "a%b"):
        raw = session.create(name)
        assert name in {mailbox.name for mailbox in session.mailboxes() if mailbox.raw == raw}
        assert session.select(raw).exists == 0


def test_making_a_mailbox_twice_is_no_error(session: Session) -> None:
    assert session.create("Archive 2026") == session.create("Archive 2026")
    session.subscribe(b"Archive 2026")


def test_a_missing_mailbox_is_refused(session: Session) -> None:
    with pytest.raises(Refused):
        session.select(b"Nowhere")
    assert session.select(b"INBOX").exists == 1


def test_status_tells_the_figures_of_another_mailbox(imap_account: Account) -> None:
    session = opened(imap_account)
    session.create("Other")
    uid = session.append(b"Other", MAIL)
    status = session.status(b"Other")
    assert uid
    assert (status.messages, status.uidnext, status.unseen) == (1, uid + 1, 1)
    assert status.uidvalidity == session.select(b"Other").uidvalidity


def test_a_read_only_selection_says_so(session: Session) -> None:
    assert session.select(b"INBOX", readonly=True).readonly
    assert not session.select(b"INBOX").readonly


def test_keywords_may_be_made_where_the_server_says_so(session: Session) -> None:
    assert {"\\*", "\\Seen"} <= session.select(b"INBOX").permanent_flags


def test_new_mail_is_heard_with_the_next_command(imap_account: Account, session: Session) -> None:
    imap_account.deliver("INBOX", MAIL)
    assert session.noop().exists
    assert session.exists() == 2
    assert session.noop() == Heard()


def test_new_mail_ends_an_idle(imap_account: Account, session: Session) -> None:
    threading.Timer(0.05, imap_account.deliver, ["INBOX", MAIL]).start()
    idled = session.idle(30)
    assert idled.exists
    assert not idled.dead


def test_an_idle_without_news_ends_in_time_and_the_session_goes_on(
    session: Session, uid: int
) -> None:
    assert session.idle(0.05) == (False, False, False, False, False)
    assert session.uids() == UidSet.of([uid])


def test_a_waker_ends_an_idle(session: Session, uid: int) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.send(b"!")
        assert session.idle(30, ours).woken
    assert session.uids() == UidSet.of([uid])


def test_a_dropped_connection_ends_in_lost_and_stays_lost(session: Session) -> None:
    session.drop()
    with pytest.raises(Lost):
        session.noop()
    with pytest.raises(Lost):
        session.uids()
    assert session.idle(30).dead


def test_a_closed_session_is_lost(session: Session) -> None:
    session.close()
    session.close()
    with pytest.raises(Lost):
        session.noop()


@pytest.mark.parametrize("name", [b"a\0b", b"\0"])
def test_no_argument_carries_a_nul(session: Session, uid: int, name: bytes) -> None:
    with pytest.raises(Refused) as refused:
        session.select(name)
    assert refused.value.code == "argument"
    assert session.uids() == UidSet.of([uid])


@pytest.mark.dovecot
def test_roles_come_with_the_list(dovecot: Dovecot) -> None:
    listed = {mailbox.name: mailbox for mailbox in opened(dovecot.account()).mailboxes()}
    assert "\\sent" in listed["Sent"].attributes
    assert listed["Sent"].delimiter == "/"
    assert listed["Sent"].selectable


@pytest.mark.dovecot
def test_the_figures_of_all_mailboxes_come_in_one_answer(dovecot: Dovecot) -> None:
    account = dovecot.account()
    account.deliver("Archive", MAIL)
    session = opened(account)
    session.create('Ár"víz')
    statuses = session.statuses()
    assert statuses[b"Archive"] == session.status(b"Archive")
    assert set(statuses) == {mailbox.raw for mailbox in session.mailboxes()}


@pytest.mark.dovecot
def test_what_changed_since_a_mod_sequence_is_found(dovecot: Dovecot) -> None:
    account = dovecot.account()
    account.deliver_all("INBOX", [(MAIL, (), None)] * 3)
    session = opened(account)
    before = session.select(b"INBOX").highestmodseq
    assert before > 0
    with account.client() as other:
        other.select_folder("INBOX")
        other.add_flags([2], ["\\Seen"])
    session.noop()
    assert session.changed_since(before) == UidSet.of([2])
    assert session.flags([2]).found[0].modseq > before
    assert session.changed_since((1 << 63) - 1) == UidSet()


@pytest.mark.dovecot
def test_the_highest_mod_sequence_is_the_last_that_was_named(dovecot: Dovecot) -> None:
    account = dovecot.account()
    account.deliver("INBOX", MAIL, ["\\Deleted"])
    session = opened(account)
    before = session.highestmodseq
    session.expunge([1])
    assert session.highestmodseq > before


@pytest.mark.dovecot
def test_what_vanishes_is_told_by_uid_with_whatever_command_comes_next(dovecot: Dovecot) -> None:
    account = dovecot.account()
    account.deliver_all("INBOX", [(MAIL, (), None)] * 4)
    session = opened(account)
    with account.client() as other:
        other.select_folder("INBOX")
        other.add_flags([2, 3], ["\\Deleted"])
        other.expunge([2, 3])
    session.noop()
    assert session.take_vanished() == UidSet.of([2, 3])
    assert session.take_vanished() == UidSet()
    assert session.exists() == 2
    assert session.take_heard() == Heard()


@pytest.mark.dovecot
def test_what_vanished_while_we_were_away_comes_with_the_selection(dovecot: Dovecot) -> None:
    account = dovecot.account()
    account.deliver_all("INBOX", [(MAIL, (), None)] * 4)
    session = opened(account)
    stored = session.select(b"INBOX")
    with account.client() as other:
        other.select_folder("INBOX")
        other.add_flags([1], ["\\Flagged"])
        other.add_flags([4], ["\\Deleted"])
        other.expunge([4])
    session.unselect()
    again = session.select(b"INBOX", qresync=(stored.uidvalidity, stored.highestmodseq))
    assert again.vanished == UidSet.of([4])
    assert {flags.uid: set(flags.flags) for flags in again.changed} == {1: {"\\Flagged"}}
    assert again.exists == 3


@pytest.mark.dovecot
def test_without_qresync_nothing_is_asked_for_that_needs_it(dovecot: Dovecot) -> None:
    session = opened(dovecot.account(), qresync=False)
    assert not session.qresync
    assert session.select(b"INBOX", qresync=(1, 1)).vanished == UidSet()


@pytest.mark.dovecot
def test_a_server_without_esearch_and_condstore_answers_the_same(
    dovecot_without: Callable[..., Dovecot],
) -> None:
    account = dovecot_without("ESEARCH", "CONDSTORE", "QRESYNC", "LITERAL+").account()
    account.deliver_all("INBOX", [(MAIL, (), None)] * 3)
    session = opened(account)
    assert session.uids() == UidSet.of([1, 2, 3])
    assert session.index([3]).found[0].size == len(MAIL)
    assert session.append(b"INBOX", MAIL) == 4
    with pytest.raises(Refused) as refused:
        session.append(b"Nowhere", MAIL)
    assert refused.value.code == "TRYCREATE"
    assert session.find_message_id("<one@firma.example>") == UidSet.of([1, 2, 3, 4])


@pytest.mark.dovecot
def test_search_in_slices_finds_every_message(
    dovecot_without: Callable[..., Dovecot], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.searching.SLICE", 7)
    account = dovecot_without("ESEARCH", "CONDSTORE", "QRESYNC", "LITERAL+").account()
    account.deliver_all("INBOX", [(MAIL, (), None)] * 30)
    session = opened(account)
    session.store_flags([4, 17], ["\\Deleted"], add=True)
    session.expunge([4, 17])
    assert session.uids() == UidSet.of(set(range(1, 31)) - {4, 17})


@pytest.mark.dovecot
def test_without_move_and_uidplus_neither_is_tried(
    dovecot_without: Callable[..., Dovecot],
) -> None:
    account = dovecot_without("MOVE", "UIDPLUS").account()
    account.deliver("INBOX", MAIL, ["\\Deleted"])
    session = opened(account)
    with pytest.raises(Refused) as refused:
        session.move([1], b"Trash")
    assert refused.value.code == "no-move"
    with pytest.raises(Refused) as refused:
        session.expunge([1])
    assert refused.value.code == "no-uidplus"
    assert session.uids() == UidSet.of([1])


@pytest.mark.dovecot
def test_a_set_too_long_for_one_command_is_sent_in_several(dovecot: Dovecot) -> None:
    account = dovecot.account()
    account.deliver("INBOX", MAIL)
    session = opened(account)
    scattered = range(1, 6000, 2)
    fetched = session.flags(scattered)
    assert [flags.uid for flags in fetched.found] == [1]
    assert len(fetched.missing) == len(scattered) - 1


@pytest.mark.dovecot
def test_one_connection_too_many_is_busy_and_no_bad_password(dovecot: Dovecot) -> None:
    account = dovecot.account()
    sessions = [connect(At(account.port, account.user), account.password) for _ in range(10)]
    with pytest.raises(Busy) as busy:
        connect(At(account.port, account.user), account.password)
    assert busy.value.code == "LIMIT"
    for session in sessions:
        session.close()


@pytest.mark.dovecot
def test_the_namespace_says_where_new_mailboxes_go(dovecot: Dovecot) -> None:
    assert opened(dovecot.account()).namespace() == (b"", "/")
