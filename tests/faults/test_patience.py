"""Servers that ask for patience: history rests, and nothing that is new waits for it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.records import handling, mailboxes
from sync import allowance
from sync.progress import Finished
from tests.faults.hostile import OFFERS, Asked, Hostile, Twist, hostile
from tests.faults.lives import living, standing
from tests.faults.truth import same
from tests.faults.world import Box
from tests.sync.office import Office, ago, office, wait_until

MAILS = 12


def bandwidth(asked: Asked) -> bytes:
    return asked.says(b"NO [OVERQUOTA] Account exceeded command or bandwidth limits.")


def throttled(asked: Asked) -> bytes:
    return b"".join(asked.lines) + asked.says(b"OK [THROTTLED] done")


def too_fast(asked: Asked) -> bytes:
    return asked.says(b"BAD Request is throttled. Suggested Backoff Time: 299910 milliseconds")


@pytest.fixture
def full(server: Hostile, office: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Mail of a month ago, which comes two at a time."""
    monkeypatch.setattr("sync.windows.FIRST_MESSAGES", 2)
    monkeypatch.setattr("sync.windows.BATCH_MESSAGES", 2)
    server.deliver(*(f"old {number:02}" for number in range(MAILS)), when=ago(days=30))
    return office


def bodies(server: Hostile) -> int:
    """How often mail of the past was asked for."""
    asked = [line for line in server.said("UID FETCH") if b"BODY.PEEK[]" in line]
    return sum(int(re.findall(rb"\d+", line)[0]) <= MAILS for line in asked)


@pytest.mark.parametrize(
    ("answer", "least", "before"), [(bandwidth, 3_600, 1), (throttled, 600, 1), (too_fast, 600, 1)]
)
def test_history_rests_when_the_server_has_enough_while_new_mail_and_wishes_go_on(
    server: Hostile, full: Office, answer: Twist, least: int, before: int
) -> None:
    """Fault 42"""

    def lie(asked: Asked) -> bytes:
        past = b"BODY.PEEK[]" in asked.command and int(asked.command.split()[2].split(b":")[0]) < 13
        return answer(asked) if past else asked.whole

    server.twist("UID FETCH", lie)
    with living(full) as desk:
        wait_until(lambda: standing(full).phase == "watching")
        assert bodies(server) == before
        server.deliver("new")
        wait_until(lambda: "new" in full.subjects())
        handling.star(full.store, [full.key("new")], True)
        full.ahead += least - 60
        desk.bell.ring()
        wait_until(lambda: "\\Flagged" in full.flags("INBOX")[MAILS + 1])
        assert bodies(server) == before
        full.ahead += 61
        desk.bell.ring()
        wait_until(lambda: bodies(server) > before)
        wait_until(lambda: rest(full) == 2 * least)
        assert server.connections == 1
        server.straight()
        full.ahead += 2 * least + 1
        desk.bell.ring()
        wait_until(lambda: len(full.subjects()) == MAILS + 1)
        wait_until(lambda: rest(full) == 0)
    same(full, server)


def test_history_rests_no_longer_where_the_clock_was_set_back(
    server: Hostile, full: Office
) -> None:
    """Fault 56"""
    server.twist(
        "UID FETCH",
        lambda asked: bandwidth(asked) if b"BODY.PEEK[]" in asked.command else asked.whole,
    )
    full.sync()
    assert rest(full) == 3_600
    server.straight()
    full.ahead -= 2 * 86_400
    full.synced()
    assert len(full.subjects()) == MAILS


@pytest.mark.parametrize("answer", [b"NO [NOPERM] not you", b"BAD what", b"NO Search failed"])
def test_a_mailbox_that_refuses_its_past_keeps_back_no_other_and_no_new_mail(
    server: Hostile, full: Office, answer: bytes
) -> None:
    """Rules 4.1/8 and 4.4/12: it asks for no patience."""
    server.change(lambda boxes: boxes.update({b"Odd": Box()}))
    server.deliver("odd", box=b"Odd")

    def refuse(asked: Asked) -> bytes:
        selected = next(line for line in reversed(server.lines) if b" SELECT " in line)
        return asked.says(answer) if b"Odd" in selected else asked.whole

    server.twist("UID SEARCH", refuse)
    with living(full):
        wait_until(lambda: standing(full).phase == "watching")
        assert len(full.subjects()) == MAILS
        assert rest(full) == 0
        server.deliver("new")
        wait_until(lambda: "new" in full.subjects())
    server.straight()
    full.synced()
    same(full, server)


def rest(office: Office) -> int:
    """Seconds that history rests, or rested last."""
    known = mailboxes.memory(office.store, office.account_id)
    return int(known.get("history_rests", [0, 0])[1])


def test_a_single_round_ends_where_history_has_to_rest_and_the_next_goes_on(
    server: Hostile, full: Office
) -> None:
    """Fault 42"""
    server.twist("UID FETCH", throttled, times=2)
    assert full.sync() == Finished("work")
    assert len(full.subjects()) < MAILS
    assert not full.boxes()["INBOX"].complete
    full.ahead += 601
    assert full.sync() == Finished("work")
    same(full, server)
    assert full.boxes()["INBOX"].complete


@pytest.fixture
def gmail(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[tuple[Hostile, Office]]:
    """A server that says it is Gmail, whose day is over after a few mails."""
    monkeypatch.setattr("sync.windows.FIRST_MESSAGES", 2)
    monkeypatch.setattr("sync.windows.BATCH_MESSAGES", 2)
    assert (allowance.GMAIL, allowance.DAY) == (1_500_000_000, 86_400)
    monkeypatch.setattr(allowance, "GMAIL", 4_000)
    with hostile((*OFFERS, "X-GM-EXT-1")) as server:
        server.deliver(*(f"old {number:02}" for number in range(MAILS)), when=ago(days=30))
        yield server, office(server.account, tmp_path)


def test_what_gmail_gives_in_a_day_is_left_half_unused(gmail: tuple[Hostile, Office]) -> None:
    """Rule 4.4/13: new mail and wishes go on, history the day after, whatever connects anew."""
    server, office = gmail
    assert office.sync() == Finished("work")
    first = bodies(server)
    assert 0 < len(office.subjects()) < MAILS
    server.deliver("new")
    assert office.sync() == Finished("work")
    assert "new" in office.subjects()
    assert bodies(server) == first
    for _ in range(MAILS):
        office.ahead += allowance.DAY
        office.sync()
    same(office, server)


def test_other_servers_have_no_such_limit(
    server: Hostile, full: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(allowance, "GMAIL", 4_000)
    assert full.sync() == Finished("work")
    same(full, server)
