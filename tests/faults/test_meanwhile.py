"""What others do to the mailbox between two commands of ours, or within one."""

from collections.abc import Iterator

import pytest

from store.records import whereabouts
from sync import bringing, rounds
from sync.account import connection
from tests.faults.hostile import HANG_UP, OFFERS, Asked, Hostile, hostile
from tests.faults.truth import messages, same
from tests.sync.office import Office

POORER = [OFFERS, ("UIDPLUS", "MOVE", "ENABLE", "CONDSTORE"), ("UIDPLUS",)]


@pytest.fixture(params=POORER, ids=["qresync", "condstore", "neither"])
def server(request: pytest.FixtureRequest) -> Iterator[Hostile]:
    with hostile(request.param) as server:
        yield server


def test_a_flag_that_changes_while_we_load_is_seen_in_the_next_round(
    server: Hostile, office: Office
) -> None:
    """Fault 28"""
    server.deliver("one", "two")

    def flag(asked: Asked) -> bytes:
        server.boxes[b"INBOX"].flag(1, ["\\Seen"])
        return asked.whole

    server.twist("UID FETCH", flag, times=1)
    office.synced()
    office.synced()
    same(office, server)
    assert office.flags("INBOX") == {1: frozenset({"\\Seen"}), 2: frozenset()}


def test_mail_that_arrives_while_we_load_is_seen_in_the_next_round(
    server: Hostile, office: Office
) -> None:
    """Fault 28"""
    server.deliver("one")

    def arrive(asked: Asked) -> bytes:
        server.boxes[b"INBOX"].add(b"Subject: meanwhile\r\n\r\nx\r\n")
        return asked.whole

    server.twist("UID FETCH", arrive, times=1)
    office.synced()
    office.synced()
    same(office, server)
    assert messages(office) == ["meanwhile", "one"]


@pytest.mark.parametrize("answer", [b"", b"NO [EXPUNGEISSUED] some are gone"])
@pytest.mark.parametrize("first", [True, False])
def test_a_message_that_goes_between_a_search_and_a_fetch_is_skipped(
    server: Hostile, office: Office, answer: bytes, first: bool
) -> None:
    """Fault 29"""
    if first:
        server.deliver("one", "two", "three")
    else:
        office.synced()
        server.deliver("one", "two", "three")

    def go(asked: Asked) -> bytes:
        if b"ALL 1:3" in asked.whole or b"SEARCH 1 2 3" in asked.whole:
            server.boxes[b"INBOX"].remove([2])
        return asked.whole

    def issue(asked: Asked) -> bytes:
        said = asked.says(answer) if answer else asked.end
        return b"".join(asked.lines) + said

    server.twist("UID SEARCH", go, times=3)
    server.twist("UID FETCH 1:3", issue)
    office.synced()
    office.ahead += 3_600
    office.synced()
    same(office, server)
    assert messages(office) == ["one", "three"]


def test_an_expunge_by_number_in_the_middle_of_a_batch_moves_no_uid(
    server: Hostile, office: Office
) -> None:
    """Fault 30"""
    server.deliver(*(f"mail {number}" for number in range(6)))

    def expunge(asked: Asked) -> bytes:
        if b"BODY.PEEK[]" not in asked.command:
            return asked.whole
        server.boxes[b"INBOX"].remove([1])
        numbers = {b"* %d " % n: b"* %d " % (n - 1) for n in range(4, 7)}
        rest = [line.replace(line[:4], numbers[line[:4]], 1) for line in asked.lines[3:]]
        return asked.told(*asked.lines[:3], b"* 1 EXPUNGE\r\n", *rest)

    server.twist("UID FETCH", expunge, times=1)
    office.synced()
    office.ahead += 3_600
    office.synced()
    same(office, server)
    assert len(messages(office)) == 6


def test_a_round_that_breaks_off_between_two_portions_moves_no_state(
    server: Hostile, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 4.1/4"""
    monkeypatch.setattr(bringing, "IDENTIFY", 2)
    server.deliver("one")
    office.synced()
    before = office.boxes()["INBOX"]
    server.deliver("two", "three", "four", "five")
    server.twist("UID FETCH 2", lambda asked: HANG_UP, times=1)
    assert office.sync().code == "lost"
    assert messages(office) == ["five", "four", "one"]
    assert office.boxes()["INBOX"] == before
    office.synced()
    same(office, server)


def test_what_is_placed_after_the_server_was_asked_is_not_judged_by_its_answer(
    server: Hostile, office: Office
) -> None:
    """Rule 4.1/21: it may have come there since."""
    server.deliver("one", "two", "three")
    office.synced()
    box = office.boxes()["INBOX"]

    def placed(asked: Asked) -> bytes:
        whereabouts.place(office.store, box.id, box.uidvalidity, [(9, frozenset(), None)])
        return asked.whole

    server.change(lambda boxes: boxes[b"INBOX"].remove([2]))
    server.twist("UID SEARCH", placed, times=1)
    with connection(office.desk()) as work:
        rounds.sync(work, box)
    assert office.uids("INBOX") == {1, 3, 9}


@pytest.mark.parametrize("server", POORER[:2], indirect=True, ids=["qresync", "condstore"])
@pytest.mark.parametrize("first", [True, False])
def test_a_mod_sequence_that_is_told_while_we_load_is_not_taken_for_what_we_have_seen(
    server: Hostile, office: Office, first: bool
) -> None:
    """Rules 4.1/5 and 4.1/16: what is stored is that of before the first fetch."""
    server.deliver("one")
    if not first:
        office.synced()
    server.deliver("two")

    def meanwhile(asked: Asked) -> bytes:
        inbox = server.boxes[b"INBOX"]
        inbox.flag(1, ["\\Flagged"])
        return asked.told(*asked.lines, b"* OK [HIGHESTMODSEQ %d] x\r\n" % inbox.modseq)

    server.twist("UID FETCH", meanwhile)
    office.synced()
    server.straight()
    office.synced()
    same(office, server)
    assert office.flags("INBOX")[1] == {"\\Flagged"}
