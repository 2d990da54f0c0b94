"""Flags of older mail, on servers that do not tell which have changed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync import leisure, mailbox, older, turns, watch
from sync.account import connection
from tests.faults.hostile import OFFERS, Asked, Hostile, hostile
from tests.faults.lives import living
from tests.faults.world import Box
from tests.peers.dovecot import Dovecot
from tests.sync.office import Office, deliver, wait_until
from tests.sync.office import office as new_office

SHORT = tuple(offer for offer in OFFERS if offer not in ("CONDSTORE", "QRESYNC"))


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slices of two mails, and minutes that are soon over."""
    monkeypatch.setattr(mailbox, "NEWEST", 2)
    monkeypatch.setattr(mailbox, "SLICE", 2)
    monkeypatch.setattr(leisure, "MINUTE_SECONDS", 0.02)
    monkeypatch.setattr(watch, "SENT_SECONDS", 0.02)


@pytest.fixture
def server() -> Iterator[Hostile]:
    with hostile(SHORT) as server:
        server.deliver("one")
        yield server


@pytest.fixture
def filled(server: Hostile, tmp_path: Path) -> Office:
    server.deliver(*(f"mail {number:02}" for number in range(30)), box=b"Archive")
    return new_office(server.account, tmp_path).synced()


def flag(server: Hostile, uid: int, box: bytes = b"Archive") -> None:
    """As another program would; whoever is in an IDLE there is not told."""
    server.boxes[box].flag(uid, ["\\Flagged"])


def test_all_of_a_large_mailbox_are_read_between_its_rounds(
    server: Hostile, filled: Office
) -> None:
    """Rule 4.1/19"""
    with living(filled):
        wait_until(lambda: server.said("IDLE"))
        for uid in (1, 9, 17, 26):
            flag(server, uid)
        wanted = {1, 9, 17, 26}
        wait_until(lambda: {uid for uid, had in filled.flags("Archive").items() if had} == wanted)
    assert filled.flags("Archive")[9] == {"\\Flagged"}


def test_new_mail_and_whoever_asks_for_a_round_go_before(server: Hostile, filled: Office) -> None:
    with living(filled) as desk:
        wait_until(lambda: server.said("IDLE"))
        server.deliver("new")
        wait_until(lambda: "new" in filled.subjects())
        number = desk.asked.ask()
        desk.bell.ring()
        wait_until(lambda: desk.asked.result(number) is not None)


def test_a_server_that_tells_of_changes_is_not_asked(tmp_path: Path) -> None:
    with hostile() as server:
        server.deliver(*(f"mail {number:02}" for number in range(30)))
        office = new_office(server.account, tmp_path).synced()
        fetched = len(server.said("UID FETCH"))
        with living(office):
            wait_until(lambda: len(server.said("IDLE")) > 20)
        assert len(server.said("UID FETCH")) == fetched


@pytest.mark.parametrize("says", [b"NO [SERVERBUG] no", b"NO [THROTTLED] slower", b"BAD what"])
def test_a_mailbox_that_refuses_them_keeps_back_nothing(
    server: Hostile, filled: Office, says: bytes
) -> None:
    def refuse(asked: Asked) -> bytes:
        archive = next(line for line in reversed(server.lines) if b" SELECT " in line)
        return asked.says(says) if b"Archive" in archive else asked.whole

    server.twist("UID FETCH", refuse)
    with living(filled):
        wait_until(lambda: server.said("IDLE"))
        server.deliver("new")
        wait_until(lambda: "new" in filled.subjects())
    assert server.connections == 2


@pytest.mark.dovecot
def test_so_it_is_on_a_real_server(dovecot_without: Callable[..., Dovecot], tmp_path: Path) -> None:
    office = new_office(dovecot_without("QRESYNC", "CONDSTORE").account(), tmp_path)
    uids = deliver(office.peer, "Archive", [f"mail {number:02}" for number in range(20)])
    office.synced()
    with living(office):
        with office.peer.client() as client:
            client.select_folder("Archive")
            client.add_flags(uids[:3], ["\\Seen"])
        wait_until(lambda: all(office.flags("Archive")[uid] for uid in uids[:3]))


def test_of_a_mailbox_that_has_got_other_uids_no_flags_are_taken(
    server: Hostile, filled: Office
) -> None:
    """Rule 4.1/24: they are other mails'."""
    with connection(filled.desk()) as work:
        boxes, _ = turns.whole(work)
        work.select(boxes[0])
        flag(server, 9)
        server.change(lambda boxes: boxes[b"Archive"].renumber(9, 2))
        for minute in range(older.MINUTES):
            list(older.some(work, boxes, minute))
    assert not any(filled.flags("Archive").values())


def over(minutes: range, sizes: list[int]) -> list[list[int]]:
    total = sum(sizes)
    return [[older.share(one, total, minute) for one in sizes] for minute in minutes]


@given(st.lists(st.integers(0, 60), min_size=1, max_size=5), st.integers(0, 10**7))
def test_in_ten_minutes_each_slice_comes_once(sizes: list[int], minute: int) -> None:
    if sum(sizes) <= older.MINUTES * older.MOST:
        minutes = over(range(minute, minute + older.MINUTES), sizes)
        read = [sum(one) for one in zip(*minutes, strict=True)]
        assert all(abs(one - size) <= 1 for one, size in zip(read, sizes, strict=True))


@given(st.lists(st.integers(0, 10_000), min_size=1, max_size=5), st.integers(0, 10**7))
def test_no_minute_has_much_more_than_it_may(sizes: list[int], minute: int) -> None:
    (read,) = over(range(minute, minute + 1), sizes)
    assert sum(read) <= older.MOST + len(sizes)


def test_a_mailbox_that_goes_between_two_slices_ends_no_connection(
    server: Hostile, tmp_path: Path
) -> None:
    server.change(lambda boxes: boxes.update({b"Old": Box()}))
    server.deliver(*(f"mail {number:02}" for number in range(30)), box=b"Old")
    office = new_office(server.account, tmp_path).synced()
    with connection(office.desk()) as work:
        slices = older.some(work, turns.whole(work)[0], older.MINUTES - 1)
        next(slices)
        server.change(lambda boxes: boxes.pop(b"Old"))
        turns.whole(work)
        assert list(slices) == []
