"""Moves by copying that are given up between two attempts: what they have copied goes again, and
nothing else does."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from store.records import handling, intents, status, undo, undoing
from store.records.database import Store
from sync import breaking, moving
from tests.faults.hostile import HANG_UP, OFFERS, Asked, Hostile, Twist, hostile
from tests.faults.truth import same
from tests.sync.office import Office, letter

COPIES = tuple(offer for offer in OFFERS if offer != "MOVE")
POORER = tuple(offer for offer in COPIES if offer != "UIDPLUS")
SOON, HOUR = intents.UNDO_SECONDS + 1, 3_601


@pytest.fixture(params=[COPIES, POORER], ids=["uidplus", "neither"])
def server(request: pytest.FixtureRequest) -> Iterator[Hostile]:
    with hostile(request.param) as server:
        yield server


with_uidplus = pytest.mark.parametrize("server", [COPIES], indirect=True, ids=["uidplus"])


@pytest.fixture
def begun(server: Hostile, office: Office) -> Office:
    """Of two mails one is copied to the archive, and may not be marked as deleted just now."""
    server.deliver("one", "two")
    office.synced()
    server.twist("UID STORE", b"NO not just now", times=1)
    archived(office)
    assert shown(server) == {b"INBOX": ["one", "two"], b"Archive": ["one"]}
    return office


def archived(office: Office) -> None:
    handling.archive(office.store, [office.key("one")])
    later(office).synced()


def later(office: Office, seconds: int = SOON) -> Office:
    office.ahead += seconds
    return office


def shown(server: Hostile) -> dict[bytes, list[str]]:
    """What lies where, without what is marked as deleted."""
    lying = {
        name: sorted(mail.subject for mail in box.mails.values() if "\\Deleted" not in mail.flags)
        for name, box in server.boxes.items()
    }
    return {name: subjects for name, subjects in lying.items() if subjects}


def settled(office: Office, server: Hostile) -> None:
    """Nothing waits, nobody was told of anything, and the store has what the server has."""
    assert intents.next_due(office.store, office.account_id, office.now()) is None
    assert status.failures(office.store) == []
    same(office.synced(), server)


AT_REST = {b"INBOX": ["one", "two"]}


def test_what_is_taken_back_between_two_attempts_takes_its_copy_along(
    server: Hostile, begun: Office
) -> None:
    undoing.undo(begun.store)
    assert begun.boxes()["INBOX"] and inbox(begun)
    later(begun).synced()
    assert shown(server) == AT_REST
    assert len(server.boxes[b"Archive"].mails) == ("UIDPLUS" not in server.offers)
    settled(begun, server)


def inbox(office: Office) -> bool:
    ((found,),) = office.store.reader().execute("SELECT inbox FROM messages WHERE subject = 'one'")
    return bool(found)


@pytest.mark.parametrize("when", ["before", "after"])
def test_the_same_mail_that_another_program_has_put_there_stays(
    server: Hostile, office: Office, when: str
) -> None:
    server.deliver("one", "two")
    if when == "before":
        server.deliver("one", box=b"Archive")
    office.synced()
    server.twist("UID STORE", b"NO not just now", times=1)
    archived(office)
    if when == "after":
        server.deliver("one", box=b"Archive")
    undoing.undo(office.store)
    later(office).synced()
    assert shown(server) == {b"INBOX": ["one", "two"], b"Archive": ["one"]}
    alive = [uid for uid, mail in server.boxes[b"Archive"].mails.items() if not mail.flags]
    assert alive == [{"before": 1, "after": 2}[when]]
    settled(office, server)


@with_uidplus
def test_a_copy_that_was_refused_is_not_looked_for(server: Hostile, office: Office) -> None:
    """What lies there then is another program's."""
    server.deliver("one", "two")
    office.synced()
    server.twist("UID COPY", b"NO not just now", times=1)
    archived(office)
    server.deliver("one", box=b"Archive")
    undoing.undo(office.store)
    later(office, HOUR).synced()
    assert shown(server) == {b"INBOX": ["one", "two"], b"Archive": ["one"]}
    assert server.said("UID STORE") == []


def no_uidnext(asked: Asked) -> bytes:
    return re.sub(rb"UIDNEXT \d+ ?", b"", asked.whole)


@pytest.mark.parametrize("server", [POORER], indirect=True)
def test_where_nothing_tells_a_copy_of_ours_from_another_both_stay(
    server: Hostile, office: Office
) -> None:
    """Rule 4.1/11"""
    server.deliver("one", "two")
    server.deliver("one", box=b"Archive")
    office.synced()
    server.twist("STATUS", no_uidnext)
    server.twist("UID COPY", b"OK done")
    server.twist("UID STORE", b"NO not just now", times=1)
    archived(office)
    undoing.undo(office.store)
    later(office).synced()
    assert shown(server) == {b"INBOX": ["one", "two"], b"Archive": ["one"]}
    settled(office, server)


def test_what_is_thrown_away_instead_leaves_no_copy_in_the_archive(
    server: Hostile, begun: Office
) -> None:
    handling.trash(begun.store, [begun.key("one")])
    for _ in range(3):
        later(begun).synced()
    assert shown(server) == {b"INBOX": ["two"], b"Trash": ["one"]}
    settled(begun, server)


def test_what_is_taken_back_and_archived_again_lies_there_once(
    server: Hostile, begun: Office
) -> None:
    undoing.undo(begun.store)
    undoing.redo(begun.store)
    assert not inbox(begun)
    for _ in range(2):
        later(begun).synced()
    assert shown(server) == {b"INBOX": ["two"], b"Archive": ["one"]}
    assert len(server.said("UID COPY")) == 1
    settled(begun, server)


@with_uidplus
def test_what_was_marked_as_deleted_and_is_thrown_away_instead_is_not_brought_back(
    server: Hostile, office: Office
) -> None:
    """The last wish counts."""
    server.deliver("one", "two")
    office.synced()
    server.twist("UID EXPUNGE", b"NO not just now", times=1)
    archived(office)
    undoing.undo(office.store)
    handling.trash(office.store, [office.key("one")])
    for _ in range(3):
        later(office).synced()
    assert shown(server) == {b"INBOX": ["two"], b"Trash": ["one"]}
    settled(office, server)


@with_uidplus
def test_what_is_taken_back_as_the_server_is_asked_again_stays_taken_back(
    server: Hostile, begun: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 4.2/10"""
    really = intents.started

    def just_before(store: Store, *asked: Any) -> list[int]:
        monkeypatch.undo()
        undoing.undo(store)
        return really(store, *asked)

    monkeypatch.setattr(intents, "started", just_before)
    for _ in range(2):
        later(begun, HOUR).synced()
    assert shown(server) == AT_REST
    settled(begun, server)


def test_what_the_server_is_at_just_now_is_not_taken_back_unseen(
    server: Hostile, begun: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 4.2/10"""
    really = moving.find
    said = []

    def meanwhile(*asked: Any) -> Any:
        with pytest.raises(undo.UndoError) as refused:
            undoing.undo(begun.store)
        said.append(refused.value.code)
        return really(*asked)

    monkeypatch.setattr(moving, "find", meanwhile)
    later(begun, HOUR).synced()
    assert said == ["not-yet"]
    assert shown(server) == {b"INBOX": ["two"], b"Archive": ["one"]}
    settled(begun, server)


def test_a_copy_that_may_not_go_just_now_goes_later(server: Hostile, begun: Office) -> None:
    undoing.undo(begun.store)
    server.twist("UID STORE", b"NO not just now", times=1)
    for _ in range(3):
        later(begun, HOUR).synced()
    assert shown(server) == AT_REST
    settled(begun, server)


@pytest.mark.parametrize("refusals", [3, 4], ids=["taken back", "refused for good"])
def test_a_copy_may_be_refused_to_go_though_its_move_was_refused_as_often_as_may_be(
    server: Hostile, begun: Office, refusals: int
) -> None:
    """It would lie there twice for good."""
    server.twist("UID STORE", b"NO not just now")
    for _ in range(refusals - 1):
        later(begun, HOUR).synced()
    assert len(status.failures(begun.store)) == int(refusals == 4)
    if refusals < 4:
        undoing.undo(begun.store)
        later(begun).synced()
    server.straight()
    for _ in range(2):
        later(begun, HOUR).synced()
    assert shown(server) == AT_REST
    same(begun.synced(), server)


def test_a_copy_that_may_never_go_is_let_be(server: Hostile, begun: Office) -> None:
    undoing.undo(begun.store)
    server.twist("UID STORE", b"NO [NOPERM] not yours")
    later(begun, HOUR).synced()
    assert shown(server) == {b"INBOX": ["one", "two"], b"Archive": ["one"]}
    settled(begun, server)


@pytest.mark.parametrize("command", ["UID STORE", "UID EXPUNGE"])
@pytest.mark.parametrize("told", [True, False], ids=["after", "before"])
@with_uidplus
def test_a_line_that_breaks_as_the_copy_goes_leaves_none(
    server: Hostile, begun: Office, command: str, told: bool
) -> None:
    undoing.undo(begun.store)
    server.twist(command, (lambda asked: HANG_UP) if told else HANG_UP, times=1)
    assert later(begun).sync().code == "lost"
    begun.synced()
    assert shown(server) == AT_REST
    settled(begun, server)


@with_uidplus
def test_what_was_marked_as_deleted_already_comes_back(server: Hostile, office: Office) -> None:
    """The move had been done, but for the end: it is undone by its inverse."""
    server.deliver("one", "two")
    office.synced()
    server.twist("UID EXPUNGE", b"NO not just now", times=1)
    archived(office)
    assert shown(server) == {b"INBOX": ["two"], b"Archive": ["one"]}
    undoing.undo(office.store)
    for _ in range(2):
        later(office).synced()
    assert shown(server) == AT_REST
    assert inbox(office)
    settled(office, server)


def test_a_copy_under_another_uid_is_not_guessed_at(server: Hostile, begun: Office) -> None:
    """Rule 4.1/24"""
    server.deliver("one", box=b"Archive")
    server.change(lambda boxes: boxes[b"Archive"].renumber(9, 1))
    undoing.undo(begun.store)
    for _ in range(2):
        later(begun).synced()
    assert shown(server) == {b"INBOX": ["one", "two"], b"Archive": ["one", "one"]}
    settled(begun, server)


@pytest.mark.parametrize("synced", [True, False])
def test_an_original_under_another_uid_is_whole_and_is_not_taken_for_gone(
    server: Hostile, begun: Office, synced: bool
) -> None:
    """Rule 4.1/24"""
    server.change(lambda boxes: boxes[b"INBOX"].renumber(9, 5))
    if synced:
        begun.synced()
    undoing.undo(begun.store)
    for _ in range(3):
        later(begun, HOUR).synced()
    assert shown(server) == AT_REST
    assert server.said("UID COPY")[1:] == []
    settled(begun, server)


@pytest.mark.parametrize("box", [b"INBOX", b"Archive"])
@with_uidplus
def test_what_the_server_tells_no_flags_of_is_neither_gone_nor_forgotten(
    server: Hostile, begun: Office, box: bytes
) -> None:
    lying = {b"INBOX": 1, b"Archive": 1}

    def mum(asked: Asked) -> bytes:
        uid = lying[box]
        ours = b"UID FETCH %d (UID FLAGS" % uid in asked.command and selected[-1] == box
        return asked.told(b"* 1 FETCH (UID %d FLAGS ((\r\n" % uid) if ours else asked.whole

    selected: list[bytes] = [b""]

    def noted(asked: Asked) -> bytes:
        selected.append(asked.command.partition(b'"')[2].partition(b'"')[0])
        return asked.whole

    server.twist("SELECT", noted)
    server.twist("UID FETCH", mum)
    undoing.undo(begun.store)
    later(begun, HOUR).synced()
    assert shown(server) == {b"INBOX": ["one", "two"], b"Archive": ["one"]}
    server.straight()
    for _ in range(2):
        later(begun, HOUR).synced()
    assert shown(server) == AT_REST
    settled(begun, server)


@with_uidplus
def test_the_only_one_that_lies_there_comes_back_and_stays(server: Hostile, begun: Office) -> None:
    server.change(lambda boxes: boxes[b"INBOX"].remove([1]))
    undoing.undo(begun.store)
    for _ in range(3):
        later(begun).synced()
    assert shown(server) == AT_REST
    assert inbox(begun)
    settled(begun, server)


def only_to_read(server: Hostile) -> None:
    server.twist("SELECT", lambda asked: asked.whole.replace(b"[READ-WRITE]", b"[READ-ONLY]"))


@with_uidplus
def test_what_is_refused_later_for_another_reason_leaves_no_copy(
    server: Hostile, begun: Office
) -> None:
    """Rule 4.2/12"""
    only_to_read(server)
    later(begun, HOUR).synced()
    (failure,) = status.failures(begun.store)
    assert failure.code == "READ-ONLY"
    server.straight()
    later(begun).synced()
    assert shown(server) == AT_REST
    same(begun, server)


@with_uidplus
def test_a_server_that_names_another_mail_as_the_copy_loses_none(
    server: Hostile, office: Office
) -> None:
    """Rule 4.2/7"""
    server.deliver("one", "two")
    server.deliver("old", box=b"Archive")
    office.synced()
    server.twist("UID STORE", b"NO not just now", times=1)
    server.twist("UID COPY", lambda asked: asked.says(b"OK [COPYUID 7 1 1] done"), times=1)
    archived(office)
    undoing.undo(office.store)
    for _ in range(4):
        later(office, HOUR).synced()
    assert "old" in shown(server)[b"Archive"]


@with_uidplus
def test_what_came_as_the_copy_was_made_stays_though_the_server_takes_it_for_the_copy(
    server: Hostile, office: Office
) -> None:
    """Likewise"""
    server.deliver("one", "two")
    office.synced()

    def takes(asked: Asked) -> bytes:
        server.boxes[b"Archive"].add(letter("other"))
        return asked.says(b"OK [COPYUID 7 1 2] done")

    server.twist("UID STORE", b"NO not just now", times=1)
    server.twist("UID COPY", takes, times=1)
    archived(office)
    undoing.undo(office.store)
    for _ in range(4):
        later(office, HOUR).synced()
    assert "other" in shown(server)[b"Archive"]


def lost(office: Office) -> int:
    """Rounds until one is good again: so often the connection was lost."""
    for times in range(20):
        if later(office, HOUR).sync().code == "":
            return times
    raise AssertionError


@pytest.mark.parametrize("end", ["before", "after"])
@with_uidplus
def test_what_is_given_up_as_the_server_hangs_up_over_it_leaves_no_copy(
    server: Hostile, office: Office, end: str
) -> None:
    """After COPY, and before anything is marked as deleted: twice in a row that is no reason."""
    server.deliver("one", "two")
    server.deliver("old", box=b"Archive")
    office.synced()
    hang_up = HANG_UP if end == "before" else undone_first(server)
    server.twist("UID STORE", hang_up, times=breaking.TIMES)
    handling.archive(office.store, [office.key("one")])
    assert lost(office) == breaking.TIMES
    later(office, HOUR).synced()
    (failure,) = status.failures(office.store)
    assert failure.code == "lost"
    assert shown(server) == {b"INBOX": ["one", "two"], b"Archive": ["old"]}
    status.dismiss(office.store, failure)
    settled(office, server)


def undone_first(server: Hostile) -> Twist:
    """It hangs up, and has not kept what it was told."""

    def hang_up(asked: Asked) -> bytes:
        server.boxes[b"INBOX"].flag(1, [])
        return HANG_UP

    return hang_up


@pytest.mark.parametrize("many", [1, 3])
@with_uidplus
def test_a_copy_over_which_the_server_hangs_up_keeps_back_no_other(
    server: Hostile, office: Office, many: int
) -> None:
    names = ["one", "two", "four"][:many]
    server.deliver("one", "two", "four")
    office.synced()
    server.twist("UID STORE", b"NO not just now", times=1)
    handling.archive(office.store, [office.key(name) for name in names])
    later(office).synced()
    undoing.undo(office.store)
    server.twist("UID STORE", HANG_UP, times=99)
    assert lost(office) <= breaking.TIMES * (1 + many)
    server.straight()
    server.deliver("three")
    later(office, HOUR).synced()
    assert shown(server)[b"INBOX"] == ["four", "one", "three", "two"]
    settled(office, server)


@with_uidplus
def test_of_many_copies_that_alone_stays_over_which_the_server_hangs_up(
    server: Hostile, office: Office
) -> None:
    server.deliver("one", "two", "four")
    office.synced()
    server.twist("UID STORE", b"NO not just now", times=1)
    handling.archive(office.store, [office.key(name) for name in ("one", "two", "four")])
    later(office).synced()
    undoing.undo(office.store)
    for uids in ("1:3", "2"):
        server.twist(f"UID STORE {uids} ", HANG_UP)
    lost(office)
    later(office, HOUR).synced()
    assert shown(server) == {b"INBOX": ["four", "one", "two"], b"Archive": ["two"]}
    settled(office, server)
