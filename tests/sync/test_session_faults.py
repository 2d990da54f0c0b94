"""What no real server does, and some do all the same (rules 4.1/10 to 37, 4.5/10 to 38)."""

import threading
import time
import tracemalloc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date

import pytest

from sync.faults import Busy, Fault, Lost, Refused
from sync.session import Session, connect
from sync.uidsets import MOST, UidSet
from sync.wire import Body, Copied, Heard, Status, Unreadable
from tests.peers.scripted import HANG_UP, OK, RESET, SILENCE, Answers, Scripted, scripted
from tests.sync.office import wait_until
from tests.sync.servers import At

SELECTED = b"* 3 EXISTS\r\n* OK [UIDVALIDITY 9] x\r\n* OK [UIDNEXT 4] x\r\n" + OK


@contextmanager
def talking(answers: Mapping[str, Answers], offers: str = "") -> Iterator[tuple[Session, Scripted]]:
    with scripted({"SELECT": SELECTED, **answers}, offers=offers) as server:
        session = connect(At(server.port), "secret")
        session.select(b"INBOX")
        yield session, server
        session.drop()


def sent(server: Scripted, command: bytes) -> list[bytes]:
    """What the client said, from the command on."""
    return [line[line.index(command) :] for line in server.lines if command in line]


def test_the_last_of_several_exists_counts_and_missing_numbers_are_none() -> None:
    answer = b"* 1 EXISTS\r\n* 9 EXISTS\r\n* 5 EXISTS\r\n" + OK
    with talking({"SELECT": answer}) as (session, _):
        selected = session.select(b"INBOX")
    assert (selected.exists, selected.uidnext, selected.uidvalidity) == (5, None, 0)
    assert selected.highestmodseq == 0


def test_an_empty_mailbox_may_send_no_exists() -> None:
    with talking({"SELECT": [SELECTED, OK]}) as (session, _):
        assert session.select(b"INBOX").exists == 0


def test_a_mailbox_without_mod_sequences_says_so() -> None:
    answer = b"* OK [HIGHESTMODSEQ 7] x\r\n* OK [NOMODSEQ] x\r\n" + OK
    with talking({"SELECT": answer}, "CONDSTORE") as (session, server):
        selected = session.select(b"INBOX")
        session.flags([1])
        assert selected.nomodseq
        assert selected.highestmodseq == 0
        assert b"MODSEQ" not in sent(server, b"FETCH")[0]


def test_mod_sequences_of_a_server_that_offers_none_are_its_own_affair() -> None:
    """Yahoo names one in SELECT, and takes what asks for more for an error."""
    answer = b"* OK [HIGHESTMODSEQ 7] x\r\n" + OK
    with talking({"SELECT": answer}) as (session, server):
        assert session.select(b"INBOX").highestmodseq == 0
        session.flags([1])
        assert b"MODSEQ" not in sent(server, b"FETCH")[0]


@pytest.mark.parametrize("offers", ["CONDSTORE", "ENABLE CONDSTORE QRESYNC"])
def test_a_mailbox_is_opened_without_what_the_server_offers_and_does_not_understand(
    offers: str,
) -> None:
    answers: dict[str, Answers] = {
        'SELECT "INBOX" (': b"<tag> BAD Unexpected extra arguments\r\n",
        "ENABLE": b"* ENABLED QRESYNC\r\n" + OK,
    }
    with scripted({**answers, "SELECT": SELECTED}, offers=offers) as server:
        session = connect(At(server.port), "secret")
        assert session.select(b"INBOX", qresync=(9, 5)).uidvalidity == 9
        assert session.select(b"INBOX", qresync=(9, 5)).exists == 3
        assert not session.qresync
        assert sent(server, b"SELECT")[1:] == [b'SELECT "INBOX"\r\n'] * 2
        session.drop()


def test_uids_are_searched_for_without_what_the_server_offers_and_does_not_understand() -> None:
    """As where another server stands behind the one that offers it."""
    answers: dict[str, Answers] = {
        "UID SEARCH RETURN": b"<tag> NO [SERVERBUG] Internal error occurred\r\n",
        "UID SEARCH": b"* SEARCH 1 2 3\r\n" + OK,
    }
    with talking(answers, "ESEARCH") as (session, server):
        assert session.uids() == session.uids() == UidSet.of([1, 2, 3])
        assert len(sent(server, b"RETURN")) == 1


def test_a_search_that_is_refused_in_any_words_is_refused() -> None:
    with talking({"UID SEARCH": b"<tag> NO [SERVERBUG] Oh\r\n"}, "ESEARCH") as (session, server):
        for _ in range(2):
            with pytest.raises(Refused) as refused:
                session.uids()
            assert refused.value.code == "SERVERBUG"
        assert len(sent(server, b"RETURN")) == 2


def test_mailboxes_are_listed_without_what_the_server_offers_and_does_not_understand() -> None:
    answers: dict[str, Answers] = {
        'LIST "" "*" RETURN': b"<tag> BAD what\r\n",
        'LIST "" "*"': b'* LIST () "/" INBOX\r\n' + OK,
    }
    with talking(answers, "SPECIAL-USE LIST-EXTENDED") as (session, _):
        assert [mailbox.raw for mailbox in session.mailboxes()] == [b"INBOX"]


def test_uids_that_do_not_stay_are_told() -> None:
    with talking({"SELECT": b"* NO [UIDNOTSTICKY] x\r\n" + OK}) as (session, _):
        assert session.select(b"INBOX").uidnotsticky


def test_all_flags_may_be_stored_where_the_server_does_not_say() -> None:
    with talking({"SELECT": b"* FLAGS (\\Seen $Junk)\r\n" + OK}) as (session, _):
        assert session.select(b"INBOX").permanent_flags == {"\\Seen", "$Junk"}


def test_a_mailbox_id_is_kept() -> None:
    with talking({"SELECT": b"* OK [MAILBOXID (F2212ea87)] x\r\n" + OK}) as (session, _):
        assert session.select(b"INBOX").mailbox_id == "F2212ea87"


def test_what_was_said_of_the_mailbox_before_is_not_taken_for_the_next() -> None:
    answer = (
        b"* VANISHED 8\r\n* 1 FETCH (UID 7 FLAGS (\\Seen))\r\n* 44 EXISTS\r\n* OK [CLOSED] x\r\n"
        b"* 2 EXISTS\r\n* VANISHED (EARLIER) 1:2\r\n* 1 FETCH (UID 3 FLAGS () MODSEQ (5))\r\n"
    )
    with talking({"SELECT": answer + OK}) as (session, _):
        selected = session.select(b"INBOX")
        assert session.take_vanished() == UidSet()
    assert selected.vanished == UidSet.of([1, 2])
    assert [flags.uid for flags in selected.changed] == [3]
    assert selected.exists == 2


def test_names_of_every_kind_are_listed_and_selected_as_they_came() -> None:
    answer = (
        b'* LIST () "." INBOX\r\n* LIST (\\Noselect) NIL "a b"\r\n'
        b'* LIST () "\\\\" {6}\r\nab\rc\xffd\r\n* LIST () "/" "q\\"uo\\\\te"\r\n'
        b'* LIST () "^" NIL\r\n* LIST () "/" Deleted Items\r\n'
        b'* LIST () broken\r\n* LIST (\\Sent \\Marked) "/" 2026 ("CHILDINFO" ("SUBSCRIBED"))\r\n'
    )
    with talking({"LIST": answer + OK}) as (session, server):
        listed = session.mailboxes()
        for mailbox in listed:
            session.select(mailbox.raw)
        commands = sent(server, b"SELECT")[1:]
    assert [mailbox.raw for mailbox in listed] == [
        b"INBOX",
        b"a b",
        b"ab\rc\xffd",
        b'q"uo\\te',
        b"NIL",
        b"Deleted Items",
        b"2026",
    ]
    assert [mailbox.delimiter for mailbox in listed] == [".", "", "\\", "/", "^", "/", "/"]
    assert not listed[1].selectable
    assert listed[2].name == "ab\rc\N{REPLACEMENT CHARACTER}d"
    assert listed[6].attributes == {"\\sent", "\\marked"}
    assert commands[2] == b"SELECT {6}\r\nab\rc\xffd\r\n"
    assert commands[3] == b'SELECT "q\\"uo\\\\te"\r\n'


def test_a_name_of_ten_kilobytes_is_selected_by_a_literal() -> None:
    with talking({}) as (session, server):
        session.select(b"x" * 10_240)
        assert b"SELECT {10240}\r\n" in sent(server, b"SELECT")[1]


def test_an_empty_list_is_empty_and_a_refused_one_a_fault() -> None:
    with talking({"LIST": [OK, b"<tag> NO not now\r\n"]}) as (session, _):
        assert session.mailboxes() == []
        with pytest.raises(Refused):
            session.mailboxes()


def test_status_says_what_it_says() -> None:
    answer = b'* STATUS "a" (MESSAGES 5 UIDNEXT x)\r\n' + OK
    with talking({"STATUS": answer}) as (session, _):
        assert session.status(b"a") == Status(5, None, None, None, None)


def test_status_may_forget_the_quotes_of_a_name() -> None:
    answer = b"* STATUS Deleted Items (MESSAGES 5 UIDNEXT 6)\r\n" + OK
    with talking({"STATUS": answer}) as (session, _):
        assert session.status(b"Deleted Items") == Status(5, 6, None, None, None)


@pytest.mark.parametrize("line", [b"* VANISHED \r\n", b"* VANISHED (EARLIER)\r\n"])
def test_nothing_may_have_vanished(line: bytes) -> None:
    with talking({"UID FETCH": line + OK, "SELECT": line + SELECTED}) as (session, _):
        session.flags([1])
        assert session.take_vanished() == UidSet()


def test_answers_are_taken_by_uid_whatever_their_order_and_number() -> None:
    answer = (
        b"* 9 FETCH (BODY[] {3}\r\nccc UID 3)\r\n* 1 FETCH (UID 1 BODY[] {3}\r\naaa)\r\n"
        b"* 1 FETCH (UID 1 BODY[] {3}\r\naaa)\r\n* 7 FETCH (UID 77 BODY[] {1}\r\nx)\r\n"
        b"* 8 FETCH (BODY[] {1}\r\ny)\r\n* 2 FETCH (FLAGS (\\Seen))\r\n"
        b'* 2 FETCH (UID 2)\r\n* 2 FETCH (BODY[] NIL UID 2)\r\n* 2 FETCH (UID 2 BODY[] "bb")\r\n'
    )
    with talking({"UID FETCH": answer + OK}) as (session, _):
        fetched = session.bodies([1, 2, 3])
        assert session.take_heard() == Heard(flags=True)
    assert fetched.found == (Body(1, b"aaa"), Body(2, b"bb"), Body(3, b"ccc"))


def test_what_lies_below_the_uids_that_were_asked_for_is_none_of_them() -> None:
    """Rule 4.1/11: some servers name the newest mail of all where there is none."""
    with talking({"UID SEARCH": b"* SEARCH 4\r\n" + OK}) as (session, _):
        assert session.uids(from_uid=5) == UidSet()
        assert session.find_message_id("<offer@acme.example>", 5) == UidSet()


def test_what_is_expunged_between_two_slices_is_asked_for_by_no_number(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Fault 30"""
    monkeypatch.setattr("sync.searching.SLICE", 2)
    answers = {
        "SELECT": b"* 6 EXISTS\r\n" + OK,
        "UID SEARCH 5:6": b"* SEARCH 15 16\r\n" + b"* 1 EXPUNGE\r\n" * 3 + OK,
        "UID SEARCH 2:3": b"* SEARCH 15 16\r\n" + OK,
        "UID SEARCH 1:1": b"* SEARCH 14\r\n" + OK,
        "UID SEARCH 3:4": b"<tag> BAD there is no fourth\r\n",
    }
    with talking(answers) as (session, _):
        session.select(b"INBOX")
        assert list(session.uids()) == [14, 15, 16]


def test_no_command_is_longer_than_a_server_takes() -> None:
    """Rule 4.1/9"""
    with talking({}) as (session, server):
        session.store_flags(range(1, 20_000, 2), ["\\Seen"], add=True)
        asked = sent(server, b"UID STORE")
        assert len(asked) > 1
        assert max(map(len, server.lines)) < 8_192


def index_line(uid: int, date: bytes = b"01-Nov-2026 10:00:00 +0000") -> bytes:
    return b'* %d FETCH (UID %d FLAGS () INTERNALDATE "%s" RFC822.SIZE 5)\r\n' % (uid, uid, date)


@pytest.mark.parametrize(
    "broken",
    [
        b'* 2 FETCH (UID 2 FLAGS () INTERNALDATE "01-Nov-2026 10:00:00 +0000" RFC822.SIZE -1)\r\n',
        b"* 2 FETCH (UID 2 FLAGS \\Seen RFC822.SIZE 5)\r\n",
        b"* 2 FETCH (UID 2 FLAGS ((\r\n",
        b'* 2 FETCH (UID 2 FLAGS ("\r\n',
    ],
)
def test_one_broken_answer_of_200_costs_one_message(broken: bytes) -> None:
    good = b"".join(index_line(uid) for uid in range(1, 201) if uid != 2)
    answers = {"UID FETCH 1:200": broken + good + OK, "UID FETCH 2 ": broken + OK}
    answers["UID SEARCH UID 2"] = b"* SEARCH 2\r\n" + OK
    with talking(answers) as (session, _):
        fetched = session.index(range(1, 201))
    assert len(fetched.found) == 199
    assert [unreadable.uid for unreadable in fetched.unreadable] == [2]


def test_a_message_whose_answer_is_broken_once_is_read_at_the_second_try() -> None:
    answers = {
        "UID FETCH 1:2": index_line(1) + OK,
        "UID FETCH 2 ": index_line(2) + OK,
        "UID SEARCH UID 2": b"* SEARCH 2\r\n" + OK,
    }
    with talking(answers) as (session, _):
        assert [index.uid for index in session.index([1, 2]).found] == [1, 2]


def test_a_message_that_never_has_an_answer_is_unreadable_and_asked_twice() -> None:
    with talking({"UID SEARCH": b"* SEARCH 1\r\n" + OK}) as (session, server):
        assert session.bodies([1]).unreadable == (Unreadable(1, "no-answer", ""),)
        assert len(sent(server, b"FETCH")) == 2


def test_a_message_without_an_answer_is_not_gone_where_no_search_can_tell() -> None:
    """Fault 29"""
    with talking({"UID SEARCH": b"<tag> NO [UNAVAILABLE] not now\r\n"}) as (session, _):
        fetched = session.bodies([1])
    assert fetched.missing == ()
    assert fetched.unreadable == (Unreadable(1, "no-answer", ""),)


@pytest.mark.parametrize("code", ["SERVERBUG", "EXPUNGEISSUED", "NONEXISTENT", ""])
def test_a_server_that_refuses_one_message_gives_the_others(code: str) -> None:
    """Fault 29; RFC 2180 4.1 knows no code for it."""
    refusal = b"<tag> NO [%s] Oh\r\n" % code.encode() if code else b"<tag> NO Oh\r\n"
    answers = {
        "UID FETCH 1:2": b"* 1 FETCH (UID 1 BODY[] {1}\r\nx)\r\n" + refusal,
        "UID FETCH 2 ": refusal,
        "UID SEARCH": b"* SEARCH 2\r\n" + OK,
    }
    with talking(answers) as (session, _):
        fetched = session.bodies([1, 2])
    assert fetched.found == (Body(1, b"x"),)
    assert fetched.unreadable == (Unreadable(2, code or "NO", "Oh"),)


def test_a_fetch_that_exceeds_the_bandwidth_is_refused_whole() -> None:
    answer = b"<tag> NO [OVERQUOTA] Account exceeded command or bandwidth limits.\r\n"
    with talking({"UID FETCH": answer}) as (session, _):
        with pytest.raises(Refused) as refused:
            session.bodies([1])
        assert refused.value.code == "OVERQUOTA"
        assert session.noop() == Heard()


def test_a_server_that_asks_for_patience_is_heard() -> None:
    with talking({"UID FETCH": b"<tag> OK [THROTTLED] done\r\n"}) as (session, _):
        session.bodies([1])
        assert session.take_heard() == Heard(throttled=True)


@pytest.mark.parametrize(
    "answer",
    [
        b"* 1 FETCH (UID 1 BODY[] {5}\r\nhello\r\n)\r\n" + OK,
        b"* 1 FETCH (BODY[] {5}\r\nhello\r\n\r\n UID 1)\r\n\r\n" + OK,
        b"\r\n* 1 FETCH (UID 1 BODY[] {5}\r\nhello)\r\n\r\n" + OK,
    ],
)
def test_an_empty_line_is_none(answer: bytes) -> None:
    """Some servers send one behind a literal, or between two answers."""
    with talking({"UID FETCH": answer}) as (session, _):
        assert session.bodies([1]).found == (Body(1, b"hello"),)
        assert session.noop() == Heard()


def test_an_empty_line_may_be_the_end_of_a_name_in_a_literal() -> None:
    answer = b'* LIST () "/" {5}\r\nINBOX\r\n* LIST () "/" {4}\r\nSent\r\n\r\n' + OK
    with talking({"LIST": answer}) as (session, _):
        assert [mailbox.raw for mailbox in session.mailboxes()] == [b"INBOX", b"Sent"]


def test_the_servers_words_are_the_same_in_any_case() -> None:
    """RFC 9051 9"""
    answers = {
        "SELECT": b"* 3 exists\r\n* ok [uidvalidity 9] x\r\n* Ok [uidnext 4] x\r\n<tag> ok x\r\n",
        "UID SEARCH": b'* esearch (tag "x") uid all 1:2\r\n<tag> Ok done\r\n',
        "UID FETCH": b"* 1 fetch (uid 1 body[] {1}\r\nx)\r\n<tag> ok done\r\n",
        "UID STORE": b"<tag> no [noperm] no\r\n",
        "NOOP": b"* bye [unavailable] later\r\n" + HANG_UP,
    }
    with talking(answers, "ESEARCH") as (session, _):
        selected = session.select(b"INBOX")
        assert (selected.exists, selected.uidvalidity, selected.uidnext) == (3, 9, 4)
        assert session.uids() == UidSet.of([1, 2])
        assert session.bodies([1]).found == (Body(1, b"x"),)
        with pytest.raises(Refused) as refused:
            session.store_flags([1], ["\\Seen"], add=True)
        assert refused.value.code == "NOPERM"
        with pytest.raises(Lost) as lost:
            session.noop()
    assert lost.value.code == "UNAVAILABLE"


def test_a_code_that_stands_alone_is_a_code() -> None:
    """Exchange 2013 leaves out what stands before it in the answer to a MOVE."""
    answer = b"[COPYUID 124 10 233]\r\n* 1 EXPUNGE\r\n" + OK
    with talking({"UID MOVE": answer}, "MOVE UIDPLUS") as (session, _):
        assert session.move([10], b"Archive") == Copied(124, {10: 233})
        assert session.noop() == Heard(expunged=True)


@pytest.mark.parametrize("end", [b"<tag> OK\r\n", b"<tag> OK \r\n", b"<tag> ok\r\n"])
def test_a_status_may_have_no_text(end: bytes) -> None:
    with talking({"UID STORE": end, "NOOP": b"* OK\r\n" + end}) as (session, _):
        session.store_flags([1], ["\\Seen"], add=True)
        assert session.noop() == Heard()


def test_an_absurd_literal_ends_the_connection_and_names_the_message() -> None:
    answer = b"* 1 FETCH (UID 7 BODY[] {99999999999}\r\n" + b"x" * 1000
    with talking({"UID FETCH": answer}) as (session, _), pytest.raises(Lost) as lost:
        session.bodies([7])
    assert (lost.value.code, lost.value.uid) == ("literal", 7)


def test_a_literal_that_is_too_large_is_thrown_away_in_flight() -> None:
    size = 55_000_000
    large = b"* 1 FETCH (UID 1 BODY[] {%d}\r\n" % size + b"x" * size + b")\r\n"
    small = b"* 2 FETCH (UID 2 BODY[] {1}\r\ny)\r\n"
    answers = {"UID FETCH": large + small + OK, "UID SEARCH": b"* SEARCH 1\r\n" + OK}
    with talking(answers) as (session, _):
        tracemalloc.start()
        fetched = session.bodies([1, 2])
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert session.noop() == Heard()
    assert fetched.found == (Body(2, b"y"),)
    assert fetched.unreadable == (Unreadable(1, "too-large", f"{size} bytes"),)
    # The server's own two copies are counted here; a third would be ours.
    assert peak < 2.5 * size


def test_a_fetch_cut_at_any_byte_gives_nothing_or_everything() -> None:
    bodies = tuple(Body(uid, b"mail %d\r\n" % uid) for uid in (1, 2, 3))
    answer = b"".join(
        b"* %d FETCH (UID %d BODY[] {%d}\r\n%s)\r\n" % (uid, uid, len(raw), raw)
        for uid, raw in bodies
    )
    for end in range(len(answer) + 1):
        part = answer[:end] + HANG_UP
        with talking({"UID FETCH": part}) as (session, _), pytest.raises(Lost):
            session.bodies([1, 2, 3])
    with talking({"UID FETCH": answer + OK}) as (session, _):
        assert session.bodies([1, 2, 3]).found == bodies


def test_an_answer_may_drip() -> None:
    answer = b"* 1 FETCH (UID 1 BODY[] {5}\r\nhello)\r\n" + OK
    with talking({"UID FETCH": SILENCE}) as (session, server):

        def drip() -> None:
            while not (tags := [line.split()[0] for line in server.lines if b"FETCH" in line]):
                time.sleep(0.001)
            for byte in answer.replace(b"<tag>", tags[0]):
                server.say(bytes([byte]))

        threading.Thread(target=drip, daemon=True).start()
        assert session.bodies([1]).found == (Body(1, b"hello"),)


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (b"* 1 FETCH (UID 1 BODY[] {5}\r\nabcdefgh)\r\n" + OK, "protocol"),
        (b"* 1 FETCH (UID 1 BODY[] {500}\r\nabc)\r\n" + OK + HANG_UP, "eof"),
        (b"* 1 FETCH (UID 1 BOD" + HANG_UP, "protocol"),
        (b"* BYE [UNAVAILABLE] Going down\r\n" + HANG_UP, "UNAVAILABLE"),
        (b"* BYE\r\n" + OK, "BYE"),
        (b"garbage\r\n" + OK, "protocol"),
        (b"XX9 OK done\r\n", "protocol"),
        (b"* 5x EXISTS\r\n", "protocol"),
        (b"* " + b"9" * 5000 + b" EXISTS\r\n" + OK, "protocol"),
        (b"* VANISHED 1:*\r\n" + OK, "vanished"),
        (b"* OK " + b"x" * 1_100_000 + b"\r\n" + OK, "flood"),
        (HANG_UP, "eof"),
        (RESET, "network"),
    ],
)
def test_a_connection_out_of_step_is_lost(answer: bytes, code: str) -> None:
    with talking({"UID FETCH": answer}) as (session, _):
        with pytest.raises(Lost) as lost:
            session.bodies([1])
        with pytest.raises(Lost):
            session.noop()
    assert lost.value.code == code


def test_answers_without_end_are_a_flood() -> None:
    line = b"* OK " + b"x" * 1_000_000 + b"\r\n"
    with talking({"NOOP": line * 70}) as (session, _), pytest.raises(Lost) as lost:
        session.noop()
    assert lost.value.code == "flood"


def test_a_large_mail_may_take_its_time_on_its_way_to_the_server(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What the system has taken over has not left this machine yet."""
    monkeypatch.setattr("sync.session.SLOWEST", 50)
    with talking({"APPEND": SILENCE, "UID STORE": SILENCE}) as (session, server):
        session._transport.line.patience = 0.1

        def take() -> None:
            while not (tags := [line.split()[0] for line in server.lines if b"APPEND" in line]):
                time.sleep(0.001)
            time.sleep(0.4)
            server.say(OK.replace(b"<tag>", tags[0]))

        threading.Thread(target=take, daemon=True).start()
        session.append(b"Sent", b"x" * 2_000)
        with pytest.raises(Lost) as lost:
            session.store_flags([1], ["\\Seen"], add=True)
    assert lost.value.code == "timeout"


def test_silence_in_a_literal_ends_the_connection() -> None:
    with talking({"UID FETCH": b"* 1 FETCH (UID 6 BODY[] {500}\r\nabc"}) as (session, _):
        session._transport.line.patience = 0.1
        with pytest.raises(Lost) as lost:
            session.bodies([6])
    assert (lost.value.code, lost.value.uid) == ("timeout", 6)


@pytest.mark.parametrize(
    ("answer", "kind", "code"),
    [
        (b"<tag> NO [NOPERM] no\r\n", Refused, "NOPERM"),
        (b"<tag> NO no\r\n", Refused, ""),
        (b"<tag> NO [OVERQUOTA] full\r\n", Refused, "OVERQUOTA"),
        (b"<tag> NO [INUSE] later\r\n", Refused, "INUSE"),
        (b"<tag> BAD User is authenticated but not connected.\r\n", Busy, "UNAVAILABLE"),
        (b"<tag> BAD what\r\n", Refused, "BAD"),
    ],
)
def test_a_refused_command_leaves_the_session_well(
    answer: bytes, kind: type[Fault], code: str
) -> None:
    with talking({"UID STORE": answer}) as (session, _):
        with pytest.raises(kind) as fault:
            session.store_flags([1], ["\\Seen"], add=True)
        assert session.noop() == Heard()
    assert fault.value.code == code


def test_flags_are_only_added_or_removed_and_silently() -> None:
    with talking({}) as (session, server):
        session.store_flags([3, 1, 2], ["\\Seen", "\\Flagged"], add=True)
        session.store_flags([5], ["\\Seen"], add=False)
        assert sent(server, b"UID STORE") == [
            b"UID STORE 1:3 +FLAGS.SILENT (\\Flagged \\Seen)\r\n",
            b"UID STORE 5 -FLAGS.SILENT (\\Seen)\r\n",
        ]


def test_what_is_no_flag_is_not_sent() -> None:
    with talking({}) as (session, server):
        with pytest.raises(Refused):
            session.store_flags([1], ["a) UID EXPUNGE 1"], add=True)
        assert sent(server, b"STORE") == []


def test_neither_expunge_nor_close_is_ever_sent_bare() -> None:
    with talking({}) as (session, server):
        session.unselect()
        session.close()
        assert not any(b"CLOSE" in line or b"EXPUNGE" in line for line in server.lines)


@pytest.mark.parametrize(
    "answer",
    [
        b"* OK [COPYUID 9 1,3 11:12] moved\r\n" + OK,
        b"<tag> OK [COPYUID 9 1,3 11:12] moved\r\n",
        b"* OK [COPYUID 9 1 11] x\r\n<tag> OK [COPYUID 9 3 12] y\r\n",
    ],
)
def test_copyuid_is_read_wherever_it_stands(answer: bytes) -> None:
    with talking({"UID MOVE": answer}, "MOVE UIDPLUS") as (session, _):
        copied = session.move([3, 1], b"Trash")
    assert (copied.uidvalidity, dict(copied.uids)) == (9, {1: 11, 3: 12})


@pytest.mark.parametrize(
    "copyuid",
    [b"9 1:4294967295 1:4294967295", b"9 1,3 11", b"x 1 2", b"9 50,51 1,2", b"9", b"9 1,3 0,1"],
)
def test_a_copyuid_that_does_not_fit_the_question_is_not_believed(copyuid: bytes) -> None:
    answer = b"<tag> OK [COPYUID " + copyuid + b"] moved\r\n"
    with talking({"UID COPY": answer}) as (session, _):
        assert dict(session.copy([1, 3], b"Trash").uids) == {}


def test_vanished_may_come_with_any_command_as_range_twice_and_unknown() -> None:
    answers: dict[str, Answers] = {
        "UID FETCH": b"* VANISHED 2\r\n* 1 FETCH (UID 1 FLAGS ())\r\n" + OK,
        "UID STORE": b"* VANISHED 2,5:7\r\n" + OK,
        "NOOP": b"* VANISHED 4000000000:4294967295\r\n" + OK,
    }
    with talking(answers) as (session, _):
        session.flags([1])
        session.store_flags([1], ["\\Seen"], add=True)
        session.noop()
        gone = session.take_vanished()
    assert gone == UidSet(((2, 2), (5, 7), (4_000_000_000, MOST)))


def test_an_expunge_by_number_lowers_the_count_and_no_more() -> None:
    with talking({"NOOP": b"* 1 EXPUNGE\r\n* 1 EXPUNGE\r\n" + OK}) as (session, _):
        assert session.noop() == Heard(expunged=True)
        assert session.exists() == 1


def test_numbers_of_messages_are_in_the_order_in_which_they_came() -> None:
    with talking({"NOOP": b"* 8 EXISTS\r\n* 1 EXPUNGE\r\n" + OK}) as (session, _):
        session.noop()
        assert session.exists() == 7


def test_a_search_without_answer_is_no_empty_mailbox() -> None:
    with talking({}) as (session, _):
        with pytest.raises(Refused) as refused:
            session.uids()
        assert refused.value.code == "no-answer"


def test_a_search_that_finds_nothing_may_say_nothing() -> None:
    """Rules 4.1/6 and 21: so does iCloud."""
    with talking({}) as (session, _):
        assert session.uids(since_day=date(2026, 11, 24)) == UidSet()
        assert session.uids(from_uid=4) == UidSet()
    with talking({"SELECT": b"* 0 EXISTS\r\n" + OK}) as (session, _):
        assert session.uids() == UidSet()


def test_a_search_that_speaks_of_no_uids_says_nothing() -> None:
    answer = b'* ESEARCH (TAG "x") ALL 1:3\r\n' + OK
    with talking({"UID SEARCH": answer}, "ESEARCH") as (session, _), pytest.raises(Refused):
        session.uids(from_uid=2)


def test_a_search_that_is_no_list_of_numbers_is_out_of_step() -> None:
    answer = b"* SEARCH 1 x 3\r\n" + OK
    with talking({"UID SEARCH": answer}) as (session, _), pytest.raises(Lost):
        session.uids()


def test_two_hundred_thousand_uids_come_as_ranges_or_in_slices() -> None:
    ranges = b'* ESEARCH (TAG "x") UID ALL 1:200000\r\n' + OK
    with talking({"UID SEARCH": ranges}, "ESEARCH") as (session, server):
        assert len(session.uids()) == 200_000
        assert sent(server, b"UID SEARCH") == [b"UID SEARCH RETURN (ALL) ALL\r\n"]
    many = b"* 50000 EXISTS\r\n" + OK
    answers: dict[str, Answers] = {"SELECT": many}
    for first, last in ((30_001, 50_000), (10_001, 30_000), (1, 10_000)):
        found = b" ".join(b"%d" % (uid * 50_000) for uid in range(first, last + 1))
        answers[f"UID SEARCH {first}:{last} ALL"] = b"* SEARCH " + found + b"\r\n" + OK
    with talking(answers) as (session, _):
        assert session.uids() == UidSet.of(uid * 50_000 for uid in range(1, 50_001))


def test_gmail_tells_messages_apart_by_its_own_number_and_gives_labels() -> None:
    answer = (
        b'* 1 FETCH (X-GM-LABELS ("\\\\Inbox" \\Sent "Entw&APw-rfe") UID 1 FLAGS () '
        b"X-GM-MSGID 1278455344230334865 RFC822.SIZE 5 "
        b'INTERNALDATE "01-Nov-2026 10:00:00 +0000")\r\n'
    )
    with talking({"UID FETCH": answer + OK}, "X-GM-EXT-1") as (session, _):
        index = session.index([1]).found[0]
    assert index.email_id == "1278455344230334865"
    assert index.labels == {"\\Inbox", "\\Sent", "Entwürfe"}


def test_a_message_has_one_identity_wherever_it_lies() -> None:
    answer = index_line(1).replace(b"UID 1", b"UID 1 EMAILID (M6d99)") + OK
    with talking({"UID FETCH": answer}, "OBJECTID") as (session, _):
        assert session.index([1]).found[0].email_id == "M6d99"


@pytest.mark.parametrize("said", [b"7 0", b"7 4294967296", b"7 " + b"9" * 20, b"7 1:2", b"7", b" "])
def test_a_uid_of_a_copy_that_can_be_none_is_not_told(said: bytes) -> None:
    answer = b"<tag> OK [APPENDUID %s] done\r\n" % said
    with talking({"APPEND": answer}) as (session, _):
        assert session.append(b"Sent", b"x") is None


def test_an_append_over_the_servers_limit_is_not_sent() -> None:
    with talking({}, "APPENDLIMIT=100") as (session, server):
        with pytest.raises(Refused) as refused:
            session.append(b"Sent", b"x" * 101)
        assert refused.value.code == "TOOBIG"
        assert sent(server, b"APPEND") == []


@pytest.mark.parametrize(
    ("said", "taken"),
    [
        (b"* STATUS Sent (APPENDLIMIT 100)\r\n" + OK, False),
        (b"* STATUS Sent (APPENDLIMIT 101)\r\n" + OK, True),
        (b"* STATUS Sent (APPENDLIMIT NIL)\r\n" + OK, True),
        (b"<tag> BAD what\r\n", True),
    ],
    ids=["over it", "within it", "none", "not told"],
)
def test_an_append_over_the_limit_of_that_mailbox_is_not_sent(said: bytes, taken: bool) -> None:
    """RFC 7889 2: a capability without a number has each mailbox asked."""
    with talking({"STATUS": said}, "APPENDLIMIT") as (session, server):
        with suppress(Refused):
            session.append(b"Sent", b"x" * 101)
        assert sent(server, b"STATUS") == [b'STATUS "Sent" (APPENDLIMIT)\r\n']
        assert bool(sent(server, b'APPEND "Sent"')) == taken


def test_an_append_that_tells_no_uid_gives_none() -> None:
    with talking({}) as (session, _):
        assert session.append(b"Sent", b"x") is None


def test_news_before_the_idle_with_it_and_after_it_is_all_heard() -> None:
    for answer in (
        b"* 4 EXISTS\r\n+ idling\r\n",
        b"+ idling\r\n* 4 EXISTS\r\n",
        b"+ idling\r\n* 4 EXISTS\r\n* 1 FETCH (FLAGS (\\Seen))\r\n",
    ):
        with talking({"IDLE": answer}) as (session, server):
            assert session.idle(30).exists
            assert session.exists() == 4
            assert server.lines[-1] == b"DONE\r\n"


def test_a_change_of_flags_ends_an_idle() -> None:
    with talking({"IDLE": b"+ idling\r\n* 1 FETCH (FLAGS (\\Seen))\r\n"}) as (session, _):
        assert session.idle(30) == (False, False, True, False, False)


def test_a_reassurance_does_not_end_an_idle() -> None:
    with talking({"IDLE": b"+ idling\r\n* OK Still here\r\n"}) as (session, _):
        assert session.idle(0.1) == (False, False, False, False, False)


def test_half_a_line_in_an_idle_is_waited_for() -> None:
    with talking({"IDLE": b"+ idling\r\n* 4 EXI"}) as (session, server):
        threading.Timer(0.05, server.say, [b"STS\r\n"]).start()
        assert session.idle(30).exists


@pytest.mark.parametrize(
    "answer",
    [
        b"+ idling\r\n" + HANG_UP,
        b"+ idling\r\n* BYE Autologout\r\n" + HANG_UP,
        b"+ idling\r\n* 4 EXI" + HANG_UP,
        RESET,
        HANG_UP,
    ],
)
def test_a_connection_that_ends_in_an_idle_is_dead_and_no_error(answer: bytes) -> None:
    with talking({"IDLE": answer}) as (session, _):
        assert session.idle(30).dead
        with pytest.raises(Lost):
            session.noop()


def test_a_done_that_is_not_answered_ends_the_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sync.session.DONE", 0.1)
    with talking({"IDLE": b"+ idling\r\n", "DONE": SILENCE}) as (session, _):
        assert session.idle(0.01).dead


def test_an_answer_to_done_is_waited_for_no_longer_whatever_else_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Rule 4.4/2"""
    monkeypatch.setattr("sync.session.DONE", 0.1)
    with talking({"IDLE": b"+ idling\r\n", "DONE": SILENCE}) as (session, server):

        def talk_on() -> None:
            with suppress(OSError):
                while True:
                    server.say(b"* OK still here\r\n")
                    time.sleep(0.005)

        threading.Thread(target=talk_on, daemon=True).start()
        assert session.idle(0.01).dead


@pytest.mark.parametrize("answer", [b"<tag> NO not here\r\n", b"<tag> BAD what\r\n"])
def test_a_refused_idle_leaves_the_session_well(answer: bytes) -> None:
    with talking({"IDLE": answer}) as (session, _):
        with pytest.raises(Refused):
            session.idle(30)
        assert session.noop() == Heard()


def test_a_server_that_ends_the_idle_itself_is_not_told_done() -> None:
    with talking({"IDLE": b"+ idling\r\n<tag> OK that is enough\r\n"}) as (session, server):
        assert session.idle(30) == (False, False, False, False, False)
        assert b"DONE\r\n" not in server.lines


def test_an_alert_in_an_idle_is_kept() -> None:
    with talking({"IDLE": b"+ idling\r\n* OK [ALERT] Disk nearly full\r\n"}) as (session, _):
        session.idle(30)
        assert session.take_alerts() == ("Disk nearly full",)


def test_a_logout_waits_for_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sync.session.LOGOUT", 0.1)
    with talking({"LOGOUT": SILENCE}) as (session, server):
        session.close()
        wait_until(lambda: b"LOGOUT" in server.lines[-1])
