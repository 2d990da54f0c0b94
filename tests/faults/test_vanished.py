"""What a server says of expunges, changes and mod-sequences, rightly and wrongly."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from store.records import handling, mailboxes, whereabouts
from store.records.database import Store
from sync import mailbox, rounds, stumbling, watch
from sync.account import connection
from sync.uidsets import expand
from tests.faults.hostile import OFFERS, Asked, Hostile, hostile
from tests.faults.lives import living, standing
from tests.faults.truth import messages, ours, same
from tests.faults.world import Box
from tests.sync.office import Office, wait_until
from tests.sync.office import office as new_office

SAID = b"* VANISHED 2,50:60,2\r\n* VANISHED 2\r\n* VANISHED 4000000000:4294967295\r\n"


def texts(server: Hostile) -> int:
    """How often headers or texts were asked for."""
    return sum(b"BODY" in line for line in server.said("UID FETCH"))


@pytest.mark.parametrize("command", ["UID FETCH", "UID STORE", "UID SEARCH", "LOGOUT"])
def test_a_message_that_vanishes_with_whatever_command_is_gone_once(
    server: Hostile, office: Office, command: str
) -> None:
    """Fault 25"""
    server.deliver("one", "two", "three")
    office.synced()

    def expunge(asked: Asked) -> bytes:
        server.boxes[b"INBOX"].remove([2])
        return SAID + asked.whole

    server.twist(command, expunge, times=1)
    handling.star(office.store, [office.key("one")], True)
    server.deliver("four")
    office.ahead += 60
    office.synced()
    office.ahead += 60
    office.synced()
    assert 2 not in server.boxes[b"INBOX"].mails
    same(office, server)
    assert messages(office) == ["four", "one", "three", "two"]


def test_a_message_that_vanishes_in_an_idle_is_gone_once(server: Hostile, office: Office) -> None:
    """Fault 25"""
    server.deliver("one", "two", "three")
    with living(office):
        wait_until(lambda: server.said("IDLE"))
        server.say(SAID)
        server.change(lambda boxes: boxes[b"INBOX"].remove([2]))
        wait_until(lambda: office.uids("INBOX") == {1, 3})
        wait_until(lambda: len(server.said("IDLE")) > 1)
        assert standing(office).phase == "watching"
    same(office, server)


def test_an_inbox_that_another_program_empties_is_empty_as_soon_as_that_is_believed(
    server: Hostile, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 4.1/22"""
    monkeypatch.setattr(mailbox, "EMPTY_SECONDS", 2)
    monkeypatch.setattr(watch, "GONE_SECONDS", 0.0)
    server.deliver(*(f"mail {number:02}" for number in range(60)))
    with living(office):
        wait_until(lambda: server.said("IDLE"))
        server.change(lambda boxes: boxes[b"INBOX"].remove(list(boxes[b"INBOX"].mails)))
        wait_until(lambda: office.uids("INBOX") == set())
        wait_until(lambda: office.place("mail 00") == "gone")


@pytest.mark.parametrize("mails", [1, 3, 50, 60])
@pytest.mark.parametrize("vanished", [b"", b"* VANISHED (EARLIER) 1:50\r\n"])
def test_a_living_mailbox_that_is_called_empty_once_keeps_all_its_mail(
    server: Hostile, office: Office, mails: int, vanished: bytes
) -> None:
    """Rule 4.1/22"""
    server.deliver(*(f"mail {number:02}" for number in range(mails)))
    office.synced()
    empty = 0

    def select(asked: Asked) -> bytes:
        nonlocal empty
        empty += b"INBOX" in asked.command
        if empty != 1:
            return asked.whole
        kept = (line for line in asked.lines if b"FETCH" not in line)
        return vanished + re.sub(rb"\d+ EXISTS", b"0 EXISTS", asked.told(*kept))

    def search(asked: Asked) -> bytes:
        return asked.told(b'* ESEARCH (TAG "x") UID\r\n') if empty == 1 else asked.whole

    server.twist("SELECT", select)
    server.twist("UID SEARCH", search)
    server.change(lambda boxes: boxes[b"INBOX"].flag(1, ["\\Flagged"]))
    before, fetched = ours(office), texts(server)
    office.synced()
    assert empty > (mails <= mailbox.MANY)  # of many it is only a doubt
    assert (ours(office), texts(server)) == (before, fetched)
    assert {office.place(f"mail {number:02}") for number in range(mails)} == {"here"}
    server.straight()
    office.synced()
    assert office.flags("INBOX")[1] == {"\\Flagged"}
    office.ahead += 3_600
    office.synced()
    same(office, server)


def test_what_vanished_from_the_mailbox_before_is_not_gone_from_the_next(
    server: Hostile, office: Office
) -> None:
    """Rule 4.1/20: only what is told as earlier is about the one that is being selected."""
    server.deliver("one", "two", "three")
    server.deliver("four", "five", box=b"Archive")
    office.synced()

    def late(asked: Asked) -> bytes:
        return b"* VANISHED 1\r\n" + asked.whole

    server.twist('SELECT "INBOX"', late)
    server.change(lambda boxes: boxes[b"INBOX"].flag(2, ["\\Seen"]))
    with connection(office.desk()) as work:
        work.select(office.boxes()["Archive"])
        rounds.sync(work, office.boxes()["INBOX"])
    same(office, server)
    assert "qresync_off" not in mailboxes.memory(office.store, office.account_id)


def test_a_mailbox_that_gets_other_uids_as_it_is_looked_at_twice_loses_nothing(
    server: Hostile, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rules 4.1/22 and 4.1/24: under the old numbers lie other mails, or none."""
    server.deliver("one", "two", "three")
    office.synced()
    server.deliver("four", "five", "six")

    def lie(asked: Asked) -> bytes:
        box = server.boxes[b"INBOX"]
        if b"QRESYNC (7" in asked.command:
            said = re.sub(rb"\d+ EXISTS", b"3 EXISTS", asked.whole)
            return b"* VANISHED (EARLIER) 1:3\r\n" + said
        box.renumber(8, 5)
        return re.sub(rb"(UIDVALIDITY|UIDNEXT) \d+", _figures_of(box), asked.whole)

    server.twist('SELECT "INBOX"', lie, times=2)
    swept: list[set[int]] = []
    really = whereabouts.sweep

    def sweep(store: Store, messages: set[int]) -> None:
        swept.append(messages)
        really(store, messages)

    monkeypatch.setattr(whereabouts, "sweep", sweep)
    with connection(office.desk()) as work:
        rounds.sync(work, office.boxes()["INBOX"])
    assert ours(office) == {"INBOX": {1: "one", 2: "two", 3: "three"}}
    office.synced()
    same(office, server)
    assert not any(swept)


def _figures_of(box: Box) -> Callable[[re.Match[bytes]], bytes]:
    figures = {b"UIDVALIDITY": box.uidvalidity, b"UIDNEXT": box.uidnext}
    return lambda found: b"%s %d" % (found[1], figures[found[1]])


@pytest.mark.parametrize("mails", [3, 60])
def test_a_living_mailbox_that_is_called_vanished_keeps_all_its_mail(
    server: Hostile, office: Office, mails: int
) -> None:
    """Fault 26"""
    server.deliver(*(f"mail {number:02}" for number in range(mails)))
    office.synced()

    def lie(asked: Asked) -> bytes:
        return b"* VANISHED (EARLIER) 1:26183\r\n" + asked.whole

    server.twist("SELECT", lie)
    for _ in range(3):
        server.deliver("new")
        server.change(lambda boxes: boxes[b"INBOX"].remove([boxes[b"INBOX"].uidnext - 1]))
        office.synced()
        assert set(range(1, mails + 1)) <= office.uids("INBOX")
    assert {office.place(f"mail {number:02}") for number in range(mails)} == {"here"}
    server.straight()
    office.ahead += 3_600
    office.synced()
    same(office, server)


@pytest.mark.parametrize(
    "modseq", [b"0", b"-", b"1", b"9223372036854775807", b"18446744073709551615", b"1e9"]
)
def test_a_mod_sequence_that_is_none_wipes_nothing_and_is_not_asked_about_for_ever(
    server: Hostile, office: Office, modseq: bytes
) -> None:
    """Fault 27"""
    server.deliver("one", "two", "three")
    office.synced()
    before = ours(office)

    def lie(asked: Asked) -> bytes:
        code = b"[NOMODSEQ]" if modseq == b"-" else b"[HIGHESTMODSEQ %s]" % modseq
        said = re.sub(rb"\[HIGHESTMODSEQ \d+\]", code, asked.whole)
        return re.sub(rb" HIGHESTMODSEQ \d+", b" HIGHESTMODSEQ " + modseq, said)

    server.twist("SELECT", lie)
    server.twist("STATUS", lie)
    rounds: list[int] = []
    for _ in range(4):
        said = len(server.lines)
        office.synced()
        rounds.append(len(server.lines) - said)
        assert ours(office) == before
    assert rounds[-1] <= rounds[0]
    assert rounds[-1] < 30
    fetched = len(server.said("UID FETCH"))
    server.straight()
    server.deliver("four")
    server.change(lambda boxes: boxes[b"INBOX"].flag(1, ["\\Flagged"]))
    office.ahead += 3_600
    office.synced()
    same(office, server)
    assert office.flags("INBOX")[1] == {"\\Flagged"}
    assert len(server.said("UID FETCH")) - fetched < 8


def test_mod_sequences_that_go_backwards_cost_one_comparison_of_flags(
    server: Hostile, office: Office
) -> None:
    """Fault 27"""
    server.deliver("one", "two", "three")
    office.synced()

    def back(boxes: object) -> None:
        server.boxes[b"INBOX"].modseq = 1
        server.boxes[b"INBOX"].flag(1, ["\\Flagged"])

    server.change(back)
    office.synced()
    assert office.flags("INBOX")[1] == {"\\Flagged"}
    fetched = len(server.said("UID FETCH"))
    office.synced()
    assert len(server.said("UID FETCH")) == fetched
    same(office, server)


PLAIN = tuple(offer for offer in OFFERS if offer != "QRESYNC")


@pytest.mark.parametrize("offers", [OFFERS, PLAIN])
def test_flags_that_the_server_does_not_tell_just_now_are_asked_for_again(
    offers: tuple[str, ...], tmp_path: Path
) -> None:
    """Rule 4.1/16: also where it tells them with SELECT, and one of them cannot be read."""
    with hostile(offers) as server:
        server.deliver("one", "two")
        office = new_office(server.account, tmp_path).synced()
        server.change(lambda boxes: boxes[b"INBOX"].flag(1, ["\\Flagged"]))
        server.twist("UID FETCH", lambda asked: asked.says(b"NO [SERVERBUG] not now"))
        server.twist("SELECT", lambda asked: asked.whole.replace(b"FLAGS (\\Fl", b"FLAGS ((\\Fl"))
        office.synced()
        server.straight()
        office.synced()
        assert office.flags("INBOX")[1] == {"\\Flagged"}


def test_flags_that_it_never_tells_are_asked_for_for_some_minutes(
    server: Hostile, office: Office
) -> None:
    server.deliver("one", "two")
    office.synced()
    server.twist(
        "UID FETCH",
        lambda a: a.says(b"NO [SERVERBUG] x") if b"(UID FLAGS" in a.command else a.whole,
    )
    server.twist("SELECT", lambda a: a.told(*(line for line in a.lines if b"FETCH" not in line)))
    server.change(lambda boxes: boxes[b"INBOX"].flag(1, ["\\Flagged"]))
    asked = []
    for _ in range(4):
        office.synced()
        asked.append(len(server.said("UID FETCH")))
        office.ahead += stumbling.SOON // 2 + 1
    assert asked[0] < asked[1] < asked[2] == asked[3]


@pytest.mark.parametrize("figure", ["modseq", "uidnext"])
def test_a_small_mailbox_is_not_empty_while_the_servers_other_figures_speak_against_it(
    server: Hostile, office: Office, figure: str
) -> None:
    """Rule 4.1/22: as where its index is away for a moment."""
    server.deliver("one", "two", "three")
    office.synced()
    before = ours(office)

    def select(asked: Asked) -> bytes:
        said = re.sub(rb"\d+ EXISTS", b"0 EXISTS", asked.whole)
        if figure == "uidnext":
            said = said.replace(b"UIDNEXT 4", b"UIDNEXT 1")
            said = re.sub(rb"HIGHESTMODSEQ \d+", b"HIGHESTMODSEQ 99", said)
        return said if b"INBOX" in asked.command else asked.whole

    server.twist("SELECT", select)
    server.twist("UID SEARCH", lambda asked: asked.told(b'* ESEARCH (TAG "x") UID\r\n'))
    server.twist("STATUS", lambda asked: re.sub(rb"MESSAGES \d+", b"MESSAGES 0", asked.whole))
    for _ in range(3):
        office.synced()
        assert ours(office) == before
        office.ahead += 10
    office.ahead += mailbox.EMPTY_SECONDS
    office.synced()
    assert ours(office) == {}


@pytest.mark.parametrize("oldest", [False, True])
def test_a_search_that_names_no_more_than_so_many_loses_none(
    tmp_path: Path, *, oldest: bool
) -> None:
    """Yahoo names a thousand at most, and says nothing of the others."""
    with hostile(("UIDPLUS", "MOVE")) as server:
        office = new_office(server.account, tmp_path)

        def limited(asked: Asked) -> bytes:
            _, _, *uids = asked.lines[0].split()
            some = uids[:10] if oldest else uids[-10:]
            return asked.told(b" ".join([b"* SEARCH", *some]) + b"\r\n")

        server.deliver(*(f"mail {number:02}" for number in range(30)))
        server.twist("UID SEARCH", limited)
        office.synced()
        same(office, server)
        for number in range(3):
            office.ahead += mailbox.COMPARE_SECONDS + 1
            server.deliver(f"one more {number}", f"and one {number}")
            server.change(lambda boxes: boxes[b"INBOX"].remove([min(boxes[b"INBOX"].mails)]))
            office.synced()
            same(office, server)
        asked = [line for line in server.said("UID FETCH") if b"BODY.PEEK[]" in line]
        assert sum(len(expand(line.split()[2].decode())) for line in asked) == 30 + 6


def test_a_server_that_tells_of_expunges_in_no_readable_way_is_asked_no_more(
    server: Hostile, office: Office
) -> None:
    """Rule 4.1/22: else INBOX would never open again."""
    server.deliver("one", "two", "three")
    office.synced()

    def odd(asked: Asked) -> bytes:
        told = b"QRESYNC" in asked.command
        return (b"* VANISHED (EARLIER) 1:*\r\n" if told else b"") + asked.whole

    server.twist("SELECT", odd)
    server.change(lambda boxes: boxes[b"INBOX"].remove([2]))
    assert office.sync().code == "lost"
    office.synced()
    same(office, server)


def unreadable(server: Hostile) -> bytes:
    """What it tells of expunges to who has asked for their UIDs."""
    asked = [line for line in server.lines if b"LOGIN" in line or b"ENABLE" in line]
    return b"* VANISHED 1:*\r\n" if b"QRESYNC" in asked[-1] else b""


@pytest.mark.parametrize("command", ["UID FETCH", "UID SEARCH", "SELECT"])
def test_one_that_does_so_with_any_other_answer_is_asked_no_more_either(
    server: Hostile, office: Office, command: str
) -> None:
    server.twist(command, lambda asked: unreadable(server) + asked.whole)
    server.deliver("one", "two", "three")
    office.sync()
    office.synced()
    handling.star(office.store, [office.key("one")], True)
    server.deliver("four")
    server.change(lambda boxes: boxes[b"INBOX"].remove([2]))
    office.ahead += 60
    office.sync()
    office.synced()
    same(office, server)
    assert "\\Flagged" in office.flags("INBOX")[1]


@pytest.mark.parametrize("command", ["IDLE", "NOOP"])
def test_one_that_does_so_while_it_is_watched_is_watched_all_the_same(
    server: Hostile, office: Office, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watch, "IDLE_SECONDS", (1.0,))
    monkeypatch.setattr(watch, "SENT_SECONDS", 1.0)
    server.deliver("one", "two", "three")
    office.synced()
    server.twist(command, lambda asked: unreadable(server) + asked.whole)
    with living(office):
        wait_until(lambda: len(server.said("DONE")) > 1)
        server.change(lambda boxes: boxes[b"INBOX"].remove([2]))
        wait_until(lambda: office.uids("INBOX") == {1, 3})
        wait_until(lambda: standing(office).phase == "watching")
    assert mailboxes.memory(office.store, office.account_id)["qresync_off"] is True
