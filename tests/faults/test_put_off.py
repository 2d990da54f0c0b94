"""A server that hangs up over what is to be put into a mailbox, and each time anew:
all else goes on, and it is told."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.records import drafts, mailboxes, outbox_rows, uploads_todo
from store.records.drafts import Letter, save_draft
from sync import passing
from tests.faults.hostile import HANG_UP, OFFERS, Asked, Hostile
from tests.faults.lives import living, standing
from tests.faults.loop import call
from tests.faults.test_broken import lost, over
from tests.faults.truth import messages, same
from tests.faults.world import Box
from tests.peers import smtp
from tests.peers.smtp import Behaviour
from tests.sync.mailing import later, mail, state, write
from tests.sync.office import Office, letter, wait_until
from tests.sync.office import office as new_office


@pytest.fixture
def sending(server: Hostile, tmp_path: Path) -> Iterator[Office]:
    """From an office whose server is known to file nothing in Sent."""
    server.deliver("one")
    with smtp.listening(Behaviour()) as listener:
        office = new_office(server.account, tmp_path, smtp_port=listener.port).synced()
        mailboxes.remember(office.store, office.account_id, files_sent=["127.0.0.1", "never"])
        yield office


def new_mail_comes(server: Hostile, office: Office) -> None:
    server.deliver("new")
    office.synced()
    assert "new" in messages(office)


def test_a_copy_in_sent_is_put_off_and_told(server: Hostile, sending: Office) -> None:
    id_ = write(sending)
    server.twist("APPEND", b"NO " + HANG_UP)
    later(sending)
    assert lost(sending) == passing.TIMES + 1
    new_mail_comes(server, sending)
    assert state(sending, id_) == "accepted"
    for seconds in (60, 300, 1_800, 1_800):
        later(sending, seconds)
        lost(sending)
    assert (state(sending, id_), mail(sending, id_).error["code"]) == ("filed", "no-copy")
    assert server.boxes[b"Sent"].mails == {}


@pytest.mark.parametrize("asks", ["APPEND", "UID SEARCH"])
def test_a_copy_that_was_put_off_lies_there_once_in_the_end(
    server: Hostile, sending: Office, asks: str
) -> None:
    id_ = write(sending)

    def how(asked: Asked) -> bytes:
        about = asks == "APPEND" or b"Message-ID" in asked.command
        return HANG_UP if about else asked.whole

    server.twist(asks, how)
    later(sending)
    assert lost(sending) <= passing.TIMES + 1
    server.straight()
    later(sending, passing.SOON + 60).synced()
    later(sending, 1_800).synced()
    assert (state(sending, id_), mail(sending, id_).error) == ("filed", {})
    assert len(server.boxes[b"Sent"].mails) == 1
    same(sending, server)


def test_a_mail_that_perhaps_was_sent_is_looked_for_later(server: Hostile, tmp_path: Path) -> None:
    server.deliver("one")
    with smtp.listening(Behaviour(replies={".": smtp.HANG_UP})) as listener:
        office = new_office(server.account, tmp_path, smtp_port=listener.port).synced()
        id_ = write(office)
        server.twist("UID SEARCH", lambda a: HANG_UP if b"Message-ID" in a.command else a.whole)
        later(office)
        assert lost(office) == passing.TIMES + 1
        new_mail_comes(server, office)
        assert state(office, id_) == "uncertain"


@pytest.fixture
def drafting(server: Hostile, office: Office) -> Office:
    server.change(lambda boxes: boxes.update({b"Drafts": Box(attributes=b"\\Drafts")}))
    server.deliver("one")
    return office.synced()


def test_a_draft_is_put_off_and_told(server: Hostile, drafting: Office) -> None:
    id_ = save_draft(drafting.store, Letter("work", ("bea@acme.example",), subject="x", text="1"))
    server.twist("APPEND", b"NO " + HANG_UP)
    assert lost(drafting) == passing.TIMES + 1
    new_mail_comes(server, drafting)
    draft = outbox_rows.one(drafting.store, id_)
    assert draft is not None and draft.error["code"] == outbox_rows.NOT_KEPT
    server.straight()
    later(drafting, passing.SOON).synced()
    later(drafting, 3_600).synced()
    assert len(server.boxes[b"Drafts"].mails) == 1
    draft = outbox_rows.one(drafting.store, id_)
    assert draft is not None and draft.error == {}


@pytest.mark.parametrize("asks", ["UID STORE", "UID EXPUNGE"])
def test_a_version_of_a_draft_that_is_to_go_stays_for_a_while(
    server: Hostile, drafting: Office, asks: str
) -> None:
    id_ = save_draft(drafting.store, Letter("work", ("bea@acme.example",), subject="x", text="1"))
    drafting.synced()
    drafts.discard(drafting.store, id_)
    server.twist(asks, HANG_UP)
    assert lost(drafting) == passing.TIMES + 1
    new_mail_comes(server, drafting)
    server.straight()
    later(drafting, 3_601).synced()
    assert server.boxes[b"Drafts"].mails == {}
    assert (
        uploads_todo.next_due(drafting.store, drafting.account_id, drafting.now(), kept=True)
        is None
    )


def test_a_mail_in_sent_over_which_it_hangs_up_keeps_no_copy_away(
    server: Hostile, sending: Office
) -> None:
    """It is passed over, and may not be asked for in search of the copy either."""
    server.deliver("old", box=b"Sent")
    sending.synced()
    server.deliver("bad", "other", box=b"Sent")
    end = over(HANG_UP, 2, b"BODY")

    def in_sent(asked: Asked) -> bytes:
        opened = next(line for line in reversed(server.lines) if b" SELECT " in line)
        return end(asked) if b"Sent" in opened else asked.whole

    server.twist("UID FETCH", in_sent)
    assert lost(sending) > 0
    id_ = write(sending)
    later(sending).synced()
    assert (state(sending, id_), mail(sending, id_).error) == ("filed", {})
    assert len(server.boxes[b"Sent"].mails) == 4


@pytest.mark.parametrize("said", [b"NO [SERVERBUG] not now", HANG_UP], ids=["no", "end"])
def test_a_version_that_may_lie_there_is_looked_for_until_that_can_be(
    server: Hostile, drafting: Office, said: bytes
) -> None:
    """The mailbox opens, and does not say what lies there."""
    id_ = save_draft(drafting.store, Letter("work", ("bea@acme.example",), subject="x", text="1"))
    server.twist("APPEND", lambda _: HANG_UP, times=1)
    assert drafting.sync().code == "lost"
    assert len(server.boxes[b"Drafts"].mails) == 1
    drafts.discard(drafting.store, id_)

    def unsaid(asked: Asked) -> bytes:
        opened = next(line for line in reversed(server.lines) if b" SELECT " in line)
        return asked.says(said) if b"Drafts" in opened else asked.whole

    server.twist("UID SEARCH", unsaid)
    later(drafting, 60)
    lost(drafting)
    server.straight()
    for _ in range(2):
        later(drafting, 3_601).synced()
    assert server.boxes[b"Drafts"].mails == {}
    assert (
        uploads_todo.next_due(drafting.store, drafting.account_id, drafting.now(), kept=True)
        is None
    )


def test_a_draft_is_not_put_where_nobody_can_look_whether_it_lies_there(
    server: Hostile, drafting: Office
) -> None:
    """Rule 4.2/15"""
    save_draft(drafting.store, Letter("work", ("bea@acme.example",), subject="x", text="1"))
    server.twist("APPEND", lambda _: HANG_UP, times=1)
    assert drafting.sync().code == "lost"
    server.twist("UID SEARCH", b"NO [SERVERBUG] not now")
    later(drafting, 60)
    drafting.sync()
    assert len(server.boxes[b"Drafts"].mails) == 1
    server.straight()
    later(drafting, 3_601).synced()
    assert len(server.boxes[b"Drafts"].mails) == 1


def test_a_draft_that_the_server_cannot_show_is_not_said_to_be_taken_away(
    server: Hostile, drafting: Office
) -> None:
    server.change(lambda boxes: boxes[b"Drafts"].add(letter("theirs"), ["\\Draft"]))
    drafting.synced()
    id_ = save_draft(drafting.store, Letter("work", ("bea@acme.example",), subject="x", text="1"))

    def unsaid(asked: Asked) -> bytes:
        opened = next(line for line in reversed(server.lines) if b" SELECT " in line)
        about = b"Drafts" in opened and asked.command.startswith(b"UID FETCH 2 ")
        return asked.says(b"NO [SERVERBUG] not now") if about else asked.whole

    server.twist("UID FETCH", unsaid)
    for _ in range(2):
        later(drafting, 60).sync()
    assert list(server.boxes[b"Drafts"].mails) == [1, 2]
    draft = outbox_rows.one(drafting.store, id_)
    assert draft is not None and draft.error == {}
    server.straight()
    later(drafting, 3_601).synced()
    server.change(lambda boxes: boxes[b"Drafts"].remove([2]))
    later(drafting, 3_601).synced()
    draft = outbox_rows.one(drafting.store, id_)
    assert draft is not None and draft.error["code"] == outbox_rows.ELSEWHERE


@pytest.mark.parametrize("limit", [10, 100_000])
def test_how_much_sent_takes_is_asked_while_it_is_not_open(
    server: Hostile, sending: Office, limit: int
) -> None:
    """Rules 4.2/15 and 4.4/5"""
    server.offers = (*OFFERS, "APPENDLIMIT")
    told = b'* STATUS "Sent" (APPENDLIMIT %d)\r\n' % limit
    server.twist("STATUS", lambda a: a.told(told) if b"(APPENDLIMIT)" in a.command else a.whole)
    id_ = write(sending)
    later(sending).synced()
    error = {"code": "no-copy"} if limit == 10 else {}
    assert error.items() <= mail(sending, id_).error.items()
    assert len(server.boxes[b"Sent"].mails) == (limit > 10)
    lines = call(lambda: [line.split(b" ", 1)[1] for line in server.lines])
    asked = lines.index(b'STATUS "Sent" (APPENDLIMIT)\r\n')
    opening = (b"SELECT", b"EXAMINE", b"UNSELECT")
    assert [line for line in lines[:asked] if line.startswith(opening)][-1] == b"UNSELECT\r\n"
    new_mail_comes(server, sending)


@pytest.mark.parametrize("code", [b"TRYCREATE", b"NONEXISTENT"])
def test_a_copy_for_a_sent_mailbox_that_is_renamed_just_then_goes_to_it_later(
    server: Hostile, sending: Office, code: bytes
) -> None:
    id_ = write(sending)

    def renamed(asked: Asked) -> bytes:
        server.boxes[b"Gone out"] = server.boxes.pop(b"Sent")
        return asked.says(b"NO [%s] no such mailbox" % code)

    server.twist("APPEND", renamed, times=1)
    later(sending).synced()
    for seconds in (61, 300):
        later(sending, seconds).synced()
    assert (state(sending, id_), mail(sending, id_).error) == ("filed", {})
    assert len(server.boxes[b"Gone out"].mails) == 1


@pytest.mark.parametrize("refused", [1, 2])
def test_a_copy_follows_a_sent_mailbox_at_once_that_is_renamed_while_we_watch(
    server: Hostile, sending: Office, refused: int
) -> None:
    """Rule 4.2/11: it is listed anew by and by only; however often it was refused before."""
    id_ = write(sending)
    server.twist("APPEND", b"NO [INUSE] not just now", times=refused)
    for _ in range(refused):
        later(sending, 300).synced()
    assert state(sending, id_) == "accepted"
    with living(sending) as desk:
        wait_until(lambda: standing(sending).phase == "watching")
        server.change(lambda boxes: boxes.update({b"Gone out": boxes.pop(b"Sent")}))
        later(sending, 1_801)
        desk.bell.ring()
        wait_until(lambda: state(sending, id_) == "filed")
    assert mail(sending, id_).error == {}
    assert len(server.boxes[b"Gone out"].mails) == 1


def test_a_mail_that_perhaps_was_sent_is_found_in_a_sent_mailbox_that_is_renamed_while_we_watch(
    server: Hostile, tmp_path: Path
) -> None:
    """Likewise"""
    server.deliver("one")
    with smtp.listening(Behaviour(replies={".": smtp.HANG_UP})) as listener:
        office = new_office(server.account, tmp_path, smtp_port=listener.port).synced()
        id_ = write(office)
        later(office).synced()
        assert state(office, id_) == "uncertain"
        ((raw,),) = office.store.reader().execute("SELECT sent_copy FROM outbox").fetchall()
        with living(office) as desk:
            wait_until(lambda: standing(office).phase == "watching")

            def renamed(boxes: dict[bytes, Box]) -> None:
                boxes[b"Gone out"] = boxes.pop(b"Sent")
                boxes[b"Gone out"].add(raw)

            server.change(renamed)
            later(office, 3_601)
            desk.bell.ring()
            wait_until(lambda: state(office, id_) == "filed")


def test_a_draft_follows_a_drafts_mailbox_that_is_renamed_while_we_watch(
    server: Hostile, drafting: Office
) -> None:
    """Rules 4.2/11 and 4.2/18"""
    id_ = save_draft(drafting.store, Letter("work", ("bea@acme.example",), text="one"))
    drafting.synced()
    with living(drafting) as desk:
        wait_until(lambda: standing(drafting).phase == "watching")
        server.change(lambda boxes: boxes.update({b"Begun": boxes.pop(b"Drafts")}))
        save_draft(drafting.store, Letter("work", ("bea@acme.example",), text="two"), id_)
        later(drafting, 61)
        desk.bell.ring()
        wait_until(lambda: [b"two" in raw for raw in drafts_in(server, b"Begun")] == [True])
    draft = outbox_rows.one(drafting.store, id_)
    assert draft is not None and draft.error == {}


def test_a_draft_that_is_thrown_away_goes_from_a_drafts_mailbox_that_is_renamed_while_we_watch(
    server: Hostile, drafting: Office
) -> None:
    """Likewise"""
    id_ = save_draft(drafting.store, Letter("work", ("bea@acme.example",), text="one"))
    drafting.synced()
    with living(drafting) as desk:
        wait_until(lambda: standing(drafting).phase == "watching")
        server.change(lambda boxes: boxes.update({b"Begun": boxes.pop(b"Drafts")}))
        drafts.discard(drafting.store, id_)
        later(drafting, 61)
        desk.bell.ring()
        wait_until(lambda: drafts_in(server, b"Begun") == [])


def drafts_in(server: Hostile, box: bytes) -> list[bytes]:
    return call(lambda: [mail.raw for mail in server.boxes[box].mails.values()])
