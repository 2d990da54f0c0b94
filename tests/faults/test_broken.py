"""A server that hangs up over one mail, or one wish, and each time anew: all others go on."""

from collections.abc import Iterator
from typing import cast

import pytest

from store.records import handling, intents, status
from sync import breaking, stumbling
from sync.faults import Lost
from sync.ingest import Ingest
from sync.session import Session
from sync.uidsets import expand
from sync.work import Work
from tests.faults.hostile import HANG_UP, OFFERS, RESET, Asked, Hostile, Twist, hostile
from tests.faults.truth import messages, same
from tests.sync.office import Office, letter
from tests.sync.test_large_mails import files, with_plan


@pytest.fixture(params=[()])
def server(request: pytest.FixtureRequest) -> Iterator[Hostile]:
    """One that lacks what a test names."""
    with hostile(tuple(offer for offer in OFFERS if offer not in request.param)) as server:
        yield server


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
        session=cast("Session", None),
        ingest=Ingest(desk.store, desk.now),
        now=desk.now,
        stop=desk.stop,
    )


ENDS = (HANG_UP, RESET, b"* BYE something is wrong\r\n" + HANG_UP)


def over(end: bytes, uid: int, asks: bytes = b"BODY.PEEK[]") -> Twist:
    """The connection ends where this mail is asked for, be it among others."""

    def how(asked: Asked) -> bytes:
        wanted = expand(asked.command.split()[2].decode())
        return end if uid in wanted and asks in asked.command else asked.whole

    return how


def lost(office: Office, most: int = 10) -> int:
    """How many rounds end with the connection until one does not."""
    for times in range(most):
        if office.sync().code != "lost":
            return times
    raise AssertionError("each of them")


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("asks", [b"BODY.PEEK[]", b"RFC822.SIZE", b"MESSAGE-ID"])
def test_a_mail_over_which_the_server_hangs_up_keeps_back_no_other(
    server: Hostile, office: Office, end: bytes, asks: bytes
) -> None:
    """Rule 4.1/36: among others that are as new."""
    server.deliver("one")
    office.synced()
    server.deliver(*(f"new {number}" for number in range(7)))
    server.twist("UID FETCH", over(end, 4, asks))
    assert lost(office) == 2 * breaking.TIMES
    assert len(messages(office)) == 7
    server.deliver("newer")
    office.synced()
    assert "newer" in messages(office)
    office.ahead += stumbling.DAY + 1
    assert lost(office) == 1  # it is known by now
    server.straight()
    office.ahead += stumbling.DAY + 1
    office.synced()
    same(office, server)


@pytest.mark.parametrize("filled", [True, False])
def test_so_it_is_with_the_only_one(server: Hostile, office: Office, filled: bool) -> None:
    """Rule 4.1/36: the mailbox may have no other, or none that is new."""
    if filled:
        server.deliver("one")
        office.synced()
    server.deliver("new")
    server.deliver("filed", box=b"Archive")
    uid = len(server.boxes[b"INBOX"].mails)

    def in_inbox(asked: Asked) -> bytes:
        opened = next(line for line in reversed(server.lines) if b" SELECT " in line)
        return over(HANG_UP, uid)(asked) if b"INBOX" in opened else asked.whole

    server.twist("UID FETCH", in_inbox)
    assert lost(office) <= breaking.TIMES + 1
    assert messages(office) == ["filed", *(["one"] if filled else [])]


def test_two_of_them_in_one_history_keep_back_no_other(server: Hostile, office: Office) -> None:
    server.deliver(*(f"old {number}" for number in range(9)))
    end = over(HANG_UP, 3)
    server.twist("UID FETCH", lambda a: end(a) if end(a) == HANG_UP else over(HANG_UP, 7)(a))
    assert lost(office, 20) <= 3 * breaking.TIMES
    assert len(messages(office)) == 7
    assert office.boxes()["INBOX"].complete


def test_a_line_that_carries_no_mail_makes_none_unreadable(server: Hostile, office: Office) -> None:
    """As where a network swallows large packets: what is small goes through."""
    server.deliver("one")
    office.synced()
    server.deliver("two", "three")
    server.twist("UID FETCH", lambda a: HANG_UP if b"BODY.PEEK[]" in a.command else a.whole)
    for _ in range(4 * breaking.TIMES):
        assert office.sync().code == "lost"
    server.straight()
    office.synced()
    same(office, server)


def longer(server: Hostile, name: str, many: int = 1) -> None:
    """Mails of some 100 kB."""
    long = ("y" * 70 + "\r\n") * 1_400
    mails = [letter(f"{name} {number}", text=long) for number in range(many)]
    server.change(lambda boxes: [boxes[b"INBOX"].add(mail) for mail in mails])


def breaks_off(asked: Asked) -> bytes:
    """A line that does so in what is long."""
    return asked.whole[:40_000] + HANG_UP if len(asked.whole) > 80_000 else asked.whole


def aside(office: Office) -> set[int]:
    """For how many seconds each mail is put aside."""
    rows = office.store.reader().execute("SELECT at FROM unreadable").fetchall()
    return {at + stumbling.DAY - office.now() for (at,) in rows}


@pytest.mark.parametrize("held", [0, 3])
def test_a_line_that_breaks_in_a_mail_longer_than_any_that_came_puts_it_aside_for_minutes(
    server: Hostile, office: Office, held: int
) -> None:
    """All else goes on meanwhile."""
    server.deliver(*(f"old {number}" for number in range(held)))
    office.synced()
    longer(server, "long")
    server.deliver("new")
    server.twist("UID FETCH", breaks_off)
    assert lost(office) <= 2 * breaking.TIMES
    assert "new" in messages(office)
    assert max(aside(office)) <= stumbling.SOON
    office.ahead += stumbling.SOON + 1
    assert lost(office) == 1
    assert stumbling.SOON < max(aside(office)) <= stumbling.HOUR
    server.straight()
    office.ahead += stumbling.HOUR + 1
    office.synced()
    same(office, server)


def test_a_long_mail_beside_which_others_as_long_come_is_put_aside_for_a_day(
    server: Hostile, office: Office
) -> None:
    longer(server, "earlier", 5)
    office.synced()
    longer(server, "long")
    uid = len(server.boxes[b"INBOX"].mails)
    end = over(HANG_UP, uid)
    server.twist(
        "UID FETCH", lambda a: a.whole[:40_000] + HANG_UP if end(a) == HANG_UP else a.whole
    )
    assert lost(office) <= 2 * breaking.TIMES
    assert min(aside(office)) > stumbling.HOUR


@pytest.mark.parametrize("end", ENDS)
def test_a_large_mail_over_whose_parts_the_server_hangs_up_comes_as_far_as_it_can(
    server: Hostile, office: Office, end: bytes
) -> None:
    """Rule 4.1/36"""
    server.deliver("one")
    office.synced()
    server.change(lambda boxes: boxes[b"INBOX"].add(with_plan()))
    server.twist("UID FETCH", over(end, 2, b"BODY.PEEK[HEADER]<"))
    assert lost(office) <= breaking.TIMES + 1
    assert files(office)[1][0].name == "message.eml"


def test_one_over_whose_beginning_it_hangs_up_too_keeps_back_no_other(
    server: Hostile, office: Office
) -> None:
    """Rule 4.1/36"""
    server.deliver("one")
    office.synced()
    server.change(lambda boxes: boxes[b"INBOX"].add(with_plan()))
    server.twist("UID FETCH", over(HANG_UP, 2, b"BODY.PEEK["))
    assert lost(office) <= 3 * breaking.TIMES
    assert messages(office) == ["one"]
    server.deliver("two")
    office.synced()
    assert "two" in messages(office)


@pytest.mark.parametrize("end", [HANG_UP, RESET])
@pytest.mark.parametrize("server", [(), ("MOVE",)], indirect=True)
def test_a_wish_over_which_the_server_hangs_up_is_refused_and_told(
    server: Hostile, office: Office, end: bytes
) -> None:
    """Rule 4.2/14"""
    server.deliver("one", "two")
    office.synced()
    handling.star(office.store, [office.key("one")], True)
    handling.archive(office.store, [office.key("two")])
    office.ahead += 7
    for command in ("UID STORE", "UID COPY", "UID MOVE"):
        server.twist(command, end)
    assert lost(office) == 2 * breaking.TIMES
    assert [failure.code for failure in status.failures(office.store)] == ["lost", "lost"]
    assert intents.due(office.store, office.account_id, office.now() + 99_999) == []
    server.straight()
    server.deliver("three")
    office.synced()
    same(office, server)


def test_of_many_wishes_that_alone_is_refused_over_which_the_server_hangs_up(
    server: Hostile, office: Office
) -> None:
    """Rule 4.2/14"""
    server.deliver(*(f"mail {number}" for number in range(6)))
    office.synced()
    handling.star(office.store, [office.key(f"mail {number}") for number in range(6)], True)
    office.ahead += 7
    for uids in ("1:6", "3"):
        server.twist(f"UID STORE {uids} ", HANG_UP)
    assert lost(office) == 2 * breaking.TIMES
    assert [failure.facts["subject"] for failure in status.failures(office.store)] == ["mail 2"]
    flags = office.synced().flags("INBOX")
    assert {uid for uid, names in flags.items() if "\\Flagged" in names} == {1, 2, 4, 5, 6}


def test_a_wish_that_was_carried_out_as_the_line_broke_is_not_refused(
    server: Hostile, office: Office
) -> None:
    """Rule 4.2/1"""
    server.deliver("one", "two")
    office.synced()
    handling.star(office.store, [office.key("one"), office.key("two")], True)
    office.ahead += 7
    server.twist("UID STORE", lambda _: HANG_UP)
    assert lost(office) == 1
    assert status.failures(office.store) == []
