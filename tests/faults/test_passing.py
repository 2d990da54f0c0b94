"""A server that hangs up over one mailbox, and each time anew: all others go on, and it is asked
again after some time."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.records import checkup, handling, intents, mailboxes, status
from sync import passing, pauses, watch
from sync.mailbox import COMPARE_SECONDS
from tests.faults.conftest import behind_proxy
from tests.faults.hostile import HANG_UP, OFFERS, Asked, Hostile, Twist, hostile
from tests.faults.lives import living, standing
from tests.faults.proxy import Break, proxied
from tests.faults.test_broken import lost
from tests.faults.test_not_now import later, shut
from tests.faults.truth import messages, same
from tests.faults.world import Box
from tests.sync.office import Office, ago, letter, wait_until
from tests.sync.office import office as new_office

SHORT = tuple(offer for offer in OFFERS if offer not in ("CONDSTORE", "QRESYNC"))


@pytest.fixture(params=[OFFERS, SHORT])
def server(request: pytest.FixtureRequest) -> Iterator[Hostile]:
    with hostile(request.param) as server:
        server.deliver("one", "two")
        server.deliver("filed", box=b"Archive")
        server.deliver("sent", box=b"Sent")
        yield server


def over(server: Hostile, box: bytes, word: bytes = b"") -> Twist:
    """It hangs up where this mailbox is named, or is the selected one; and a word is said."""

    def how(asked: Asked) -> bytes:
        verb = asked.command.split()[0].upper()
        named = [
            line for line in server.lines if line.split()[1].upper() in (b"SELECT", b"EXAMINE")
        ]
        about = asked.command if verb in (b"SELECT", b"EXAMINE", b"STATUS") else named[-1]
        return HANG_UP if box in about and word in asked.command else asked.whole

    return how


ASKED = [("SELECT", b""), ("STATUS", b""), ("UID SEARCH", b""), ("UID FETCH", b"(UID FLAGS)")]


@pytest.mark.parametrize(("command", "word"), ASKED)
def test_a_mailbox_over_which_the_server_hangs_up_keeps_back_no_other(
    server: Hostile, office: Office, command: str, word: bytes
) -> None:
    office.synced()
    server.twist(command, over(server, b"Archive", word))
    server.deliver("three")
    server.deliver("four", box=b"Archive")
    server.change(lambda boxes: boxes[b"Archive"].flag(1, ["\\Flagged"]))
    handling.star(office.store, [office.key("one")], True)
    later(office)
    assert lost(office) <= passing.TIMES + 1
    assert "three" in messages(office)
    assert "\\Flagged" in server.boxes[b"INBOX"].mails[1].flags
    assert office.place("filed") == "here"
    logins = server.connections
    later(office, passing.SOON - 60).synced()
    assert server.connections == logins + 1
    server.straight()
    later(office, 120).synced()
    same(office, server)
    assert office.flags("Archive")[1] == {"\\Flagged"}
    assert "hung" not in mailboxes.memory(office.store, office.account_id)


@pytest.mark.parametrize(("command", "word"), ASKED[:3])
def test_without_inbox_all_else_goes_on_and_nothing_is_as_of_now(
    server: Hostile, office: Office, command: str, word: bytes
) -> None:
    office.synced()
    before = standing(office).synced_at
    server.twist(command, over(server, b"INBOX", word))
    server.deliver("three", box=b"Archive")
    server.change(lambda boxes: boxes[b"INBOX"].flag(1, ["\\Flagged"]))
    handling.star(office.store, [office.key("filed")], True)
    later(office, COMPARE_SECONDS)
    assert lost(office) == passing.TIMES + 1
    assert "three" in messages(office)
    assert "\\Flagged" in server.boxes[b"Archive"].mails[1].flags
    assert standing(office).synced_at == before
    result = later(office, 60).sync()
    assert (result.code, result.facts["mailbox"]) == ("busy", "INBOX")
    assert messages(office).count("one") == 1
    server.straight()
    assert office.sync().code == "busy"
    later(office, passing.SOON).synced()
    same(office, server)


PLAIN = tuple(offer for offer in OFFERS if offer != "QRESYNC")


@pytest.mark.parametrize("offers", [SHORT, PLAIN])
@pytest.mark.parametrize("alone", [True, False])
@pytest.mark.parametrize("words", [(b"(UID FLAGS)", b"(UID FLAGS MODSEQ)"), (b") MODSEQ ",)])
def test_without_flags_of_inbox_its_new_mail_comes_and_it_is_as_of_now(
    tmp_path: Path, offers: tuple[str, ...], words: tuple[bytes, ...], alone: bool
) -> None:
    """Also where no other mailbox has a mail by which the line could be proved."""
    if len(words) == 1 and "CONDSTORE" not in offers:
        return  # nobody asks
    with hostile(offers) as server:
        server.deliver("one", "two")
        if not alone:
            server.deliver("sent", box=b"Sent")
        office = new_office(server.account, tmp_path).synced()
        server.deliver("three")
        server.change(lambda boxes: boxes[b"INBOX"].flag(1, ["\\Flagged"]))
        end = over(server, b"INBOX")
        server.twist(
            "UID", lambda a: end(a) if any(word in a.command for word in words) else a.whole
        )
        later(office)
        assert lost(office) == passing.TIMES + 1
        assert "three" in messages(office)
        assert standing(office).synced_at == pytest.approx(office.now(), abs=60)
        server.deliver("four")
        later(office, 60).synced()
        assert "four" in messages(office)
        later(office, passing.SOON)
        assert lost(office) == 1
        server.straight()
        later(office, 2 * passing.SOON).synced()
        assert office.flags("INBOX")[1] == {"\\Flagged"}
        same(office, server)
        assert "hung" not in mailboxes.memory(office.store, office.account_id)


def test_once_is_enough_later_and_inbox_is_asked_as_often_as_before(
    server: Hostile, office: Office
) -> None:
    office.synced()
    for box, waits in ((b"Archive", 2 * passing.SOON), (b"INBOX", passing.SOON)):
        server.twist("SELECT", over(server, box))
        server.twist("STATUS", over(server, box))
        lost(office)
        later(office, passing.SOON + 1)
        assert lost(office) == 1
        later(office, waits - 30)
        assert lost(office) == 0
        later(office, 60)
        assert lost(office) == 1
        server.straight()
        later(office, 2 * passing.LONGEST).synced()


def test_two_of_them_keep_back_no_other(server: Hostile, office: Office) -> None:
    office.synced()
    server.deliver("three")
    bad = [over(server, box) for box in (b"Archive", b"Sent")]
    server.twist("STATUS", lambda a: max((how(a) for how in bad), key=lambda said: said == HANG_UP))
    assert lost(office, 20) <= 2 * (passing.TIMES + 1)
    assert "three" in messages(office)


def test_a_past_over_which_the_server_hangs_up_keeps_back_no_other_and_nothing_new(
    server: Hostile, office: Office
) -> None:
    server.deliver("old", when=ago(days=900))
    server.deliver("older", box=b"Archive", when=ago(days=900))
    end = over(server, b"INBOX")
    server.twist(
        "UID SEARCH", lambda a: end(a) if a.command.rstrip().endswith(b" ALL") else a.whole
    )
    assert lost(office) == passing.TIMES + 1
    assert office.sync().code == "busy"
    assert "older" in messages(office)
    server.deliver("three")
    office.sync()
    assert "three" in messages(office)
    server.straight()
    later(office, passing.SOON).synced()
    same(office, server)


def test_where_figures_of_all_mailboxes_are_too_much_each_is_asked_for_its_own(
    tmp_path: Path,
) -> None:
    with hostile((*OFFERS, "LIST-STATUS")) as server:
        server.deliver("one")
        server.deliver("filed", box=b"Archive")
        office = new_office(server.account, tmp_path).synced()
        server.twist("LIST", lambda a: HANG_UP if b"STATUS" in a.command else a.whole)
        assert lost(office) == passing.TIMES + 1
        server.deliver("two")
        office.synced()
        assert "two" in messages(office)


def test_a_wish_there_is_told(server: Hostile, office: Office) -> None:
    """Rule 4.2/14"""
    office.synced()
    server.twist("SELECT", over(server, b"Archive"))
    handling.star(office.store, [office.key("filed")], True)
    for seconds in (7, 61, 301):
        later(office, seconds)
        lost(office)
        assert status.failures(office.store) == []
    later(office, 1_801)
    lost(office)
    assert [failure.code for failure in status.failures(office.store)] == ["SERVERBUG"]
    assert intents.due(office.store, office.account_id, office.now() + 99_999) == []


def test_a_mailbox_that_gives_no_mail_keeps_back_no_other_and_none_is_called_unreadable(
    server: Hostile, office: Office
) -> None:
    office.synced()
    server.deliver(*(f"more {number}" for number in range(9)), box=b"Archive")
    server.twist("UID FETCH", over(server, b"Archive", b"BODY.PEEK[]"))
    assert lost(office, 20) <= 3 * passing.TIMES
    server.deliver("three")
    office.synced()
    assert "three" in messages(office)
    server.straight()
    later(office, passing.SOON).synced()
    same(office, server)


def test_a_line_that_dies_while_nothing_is_said_closes_no_mailbox(
    server: Hostile, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As behind a router that forgets a silent connection: the first question after it is lost."""
    for name, value in (("FIRST", 0.05), ("LONGEST", 0.05), ("LOGINS", 1_000)):
        monkeypatch.setattr(pauses, name, value)
    monkeypatch.setattr(watch, "SENT_SECONDS", 0.05)
    office.synced()

    def twice(asked: Asked) -> bytes:
        said = b"".join(server.lines).rpartition(b"LOGIN")[2]
        return HANG_UP if said.count(b'STATUS "Sent"') > 1 else asked.whole

    server.twist("STATUS", twice)
    before = server.connections
    with living(office):
        wait_until(lambda: server.connections > before + 3 * passing.TIMES)
        server.deliver("answer", box=b"Sent")
        wait_until(lambda: "answer" in messages(office))


def test_a_line_that_is_dead_before_is_lost_over_nothing(server: Hostile, office: Office) -> None:
    office.synced()
    server.twist('STATUS "ARCHIVE"', lambda _: HANG_UP, times=1)
    assert office.sync().code == "lost"
    server.twist("NOOP", lambda _: HANG_UP, times=5)
    assert lost(office) == 5
    office.synced()
    same(office, server)


def test_a_daemon_goes_on_with_the_others(
    server: Hostile, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("FIRST", 0.05), ("LONGEST", 0.05), ("LOGINS", 1_000)):
        monkeypatch.setattr(pauses, name, value)
    monkeypatch.setattr(watch, "OTHERS_SECONDS", 0.2)
    office.synced()
    server.twist("STATUS", over(server, b"Archive"))
    with living(office):
        wait_until(lambda: standing(office).phase == "watching")
        server.deliver("three")
        wait_until(lambda: "three" in office.subjects())
        assert standing(office).phase == "watching"


def test_a_daemon_whose_inbox_cannot_be_opened_to_watch_it_says_so(
    server: Hostile, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its figures show that nothing is new."""
    for name, value in (("FIRST", 0.05), ("LONGEST", 0.05), ("LOGINS", 1_000)):
        monkeypatch.setattr(pauses, name, value)
    office.synced()
    server.twist("SELECT", over(server, b"INBOX"))
    with living(office):
        wait_until(lambda: standing(office).detail.get("mailbox") == "INBOX")
        server.straight()
        later(office, passing.SOON)
        wait_until(lambda: standing(office).phase == "watching")


@pytest.mark.parametrize("octets", [900, 1_500, 5_000, 8_000])
@pytest.mark.parametrize("filled", [True, False])
def test_a_line_that_carries_so_much_and_no_more_makes_no_mail_unreadable(
    server: Hostile, tmp_path: Path, octets: int, filled: bool
) -> None:
    """And once it is well again all comes, as soon as what was passed over is asked for again."""
    with proxied(server.port) as proxy:
        office = behind_proxy(new_office(server.account, tmp_path), proxy)
        if filled:
            office.synced()
        server.deliver(*(f"more {number}" for number in range(20)))
        server.deliver(*(f"filed {number}" for number in range(20)), box=b"Archive")
        office.ahead += COMPARE_SECONDS
        proxy.breaks.append(Break("cut", after=octets, times=1_000_000))
        for _ in range(25):
            office.sync()
            office.ahead += 60
        proxy.breaks.clear()
        office.ahead += passing.LONGEST
        office.synced()
        same(office, server)
        assert "hung" not in mailboxes.memory(office.store, office.account_id)


def test_a_line_that_carries_small_answers_alone_makes_no_larger_mail_unreadable(
    server: Hostile, office: Office
) -> None:
    """As one on whose way large packets get lost."""
    long = ("y" * 70 + "\r\n") * 60

    def large(name: str, many: int) -> None:
        mails = [letter(f"{name} {number}", text=long) for number in range(many)]
        server.change(lambda boxes: [boxes[b"INBOX"].add(mail) for mail in mails])

    large("old", 10)
    server.deliver(*(f"small {number}" for number in range(15)))
    office.synced()
    large("new", 3)
    server.twist("UID FETCH", lambda a: HANG_UP if len(a.whole) > 3_000 else a.whole)
    for _ in range(20):
        office.sync()
        office.ahead += 60
    unreadable = office.store.reader().execute("SELECT uid FROM unreadable").fetchall()
    assert unreadable == []
    server.straight()
    later(office, passing.LONGEST).synced()
    same(office, server)


def test_where_two_give_no_mail_neither_keeps_back_the_other(
    server: Hostile, office: Office
) -> None:
    office.synced()
    bad = (b"Archive", b"INBOX")
    for box in bad:
        server.deliver("new", box=box)
    ends = [over(server, box, b"BODY.PEEK[]") for box in bad]
    server.twist("UID FETCH", lambda a: max((end(a) for end in ends), key=lambda b: b == HANG_UP))
    server.deliver("answer", box=b"Sent")
    lost(office, 30)
    assert "answer" in messages(office)


def test_where_others_refuse_to_prove_it_what_is_doubted_is_asked_all_the_same(
    server: Hostile, office: Office
) -> None:
    """What they say is not said of it."""
    office.synced()
    server.twist("STATUS", over(server, b"Archive"))
    server.twist("SELECT", over(server, b"Archive"))
    server.deliver("three", box=b"Archive")
    assert office.sync().code == "lost"
    server.straight()
    shut(server, b"INBOX", b"Sent", says=b"NO [NOPERM] not yours")
    handling.star(office.store, [office.key("filed")], True)
    assert later(office).sync().facts["mailbox"] == "INBOX"
    assert "three" in messages(office)
    assert "\\Flagged" in server.boxes[b"Archive"].mails[1].flags
    assert status.failures(office.store) == []


def looked_into(server: Hostile, box: bytes, command: str) -> None:
    """It hangs up where a mailbox is asked for by its name alone, as what LIST tells."""

    def how(asked: Asked) -> bytes:
        opened = [line for line in server.lines if line.split()[1] in (b"SELECT", b"EXAMINE")]
        named = asked.command if command in ("STATUS", "EXAMINE") else opened[-1]
        return HANG_UP if box in named and b"SELECT" not in named else asked.whole

    server.twist(command, how)


@pytest.mark.parametrize("command", ["EXAMINE", "UID SEARCH", "UID FETCH"])
def test_of_two_that_may_have_a_role_one_that_cannot_be_looked_into_keeps_no_account_away(
    server: Hostile, office: Office, command: str
) -> None:
    rivals = {b"Deleted Items": server.boxes.pop(b"Trash"), b"Papierkorb": Box()}
    rivals[b"Deleted Items"].attributes = b""
    server.change(lambda boxes: boxes.update(rivals))
    for box in rivals:
        server.deliver("old", box=box)
    looked_into(server, b"Papierkorb", command)
    assert lost(office) == passing.TIMES + 1
    assert "one" in messages(office)
    assert office.boxes()["Deleted Items"].role == "trash"


@pytest.mark.parametrize("command", ["STATUS", "EXAMINE", "UID SEARCH", "UID FETCH"])
def test_a_new_mailbox_that_cannot_be_told_from_a_lost_one_keeps_back_no_other(
    server: Hostile, office: Office, command: str
) -> None:
    server.change(lambda boxes: boxes.update({b"Old": Box(uidvalidity=77)}))
    server.deliver("older", box=b"Old")
    office.synced()
    server.change(lambda boxes: boxes.update({b"New": boxes.pop(b"Old")}))
    server.deliver("three")
    looked_into(server, b"New", command)
    assert lost(office) <= 2 * (passing.TIMES + 1)
    assert "three" in messages(office)
    server.straight()
    later(office, passing.SOON + 1).synced()
    same(office, server)
    assert office.place("older") == "here"


def changes_told(server: Hostile, *boxes: bytes) -> Twist:
    """It hangs up where one of these is opened with the question what changed since."""

    def how(asked: Asked) -> bytes:
        told = any(box in asked.command for box in boxes) and b"QRESYNC" in asked.command
        return HANG_UP if told else asked.whole

    return how


@pytest.mark.parametrize("box", ["INBOX", "Archive"])
def test_a_mailbox_that_opens_if_it_is_not_asked_what_changed_is_opened_so_the_next_time(
    office: Office, server: Hostile, box: str
) -> None:
    """Rule 4.1/20"""
    office.synced()
    server.twist("SELECT", changes_told(server, box.encode()))
    server.deliver("three", box=box.encode())
    server.change(lambda boxes: boxes[box.encode()].flag(1, ["\\Flagged"]))
    assert lost(office) == ("QRESYNC" in server.offers)
    same(office, server)
    assert office.flags(box)[1] == {"\\Flagged"}
    assert checkup.hung(office.store, office.now()) == []
    server.deliver("four", box=box.encode())
    office.synced()
    same(office, server)


def test_it_is_asked_again_by_and_by_and_at_each_opening_once_it_has_gone_well(
    office: Office, server: Hostile
) -> None:
    if "QRESYNC" not in server.offers:
        return
    office.synced()
    server.twist("SELECT", changes_told(server, b"Archive"))
    server.deliver("three", box=b"Archive")
    assert lost(office) == 1
    for waits in (passing.SOON, 2 * passing.SOON):
        later(office, waits + 1)
        assert lost(office) == 1
    server.straight()
    later(office, 4 * passing.SOON + 1).synced()
    assert "hung" not in mailboxes.memory(office.store, office.account_id)


def test_where_three_mailboxes_open_only_without_no_other_is_asked_what_changed(
    office: Office, server: Hostile
) -> None:
    if "QRESYNC" not in server.offers:
        return
    server.change(lambda boxes: boxes.update({b"Four": Box(), b"Five": Box()}))
    names = (b"Archive", b"Sent", b"INBOX", b"Four", b"Five")
    for name in names:
        server.deliver(f"first {name.decode()}", box=name)
    office.synced()
    server.twist("SELECT", changes_told(server, *names))
    for name in names:
        server.deliver(f"new {name.decode()}", box=name)
    assert lost(office) == 3
    same(office, server)
