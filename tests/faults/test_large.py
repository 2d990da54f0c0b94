"""A mailbox of 200,000 mails, one of none, mails of 3 to 60 MB: the newest come first, and little
memory is taken."""

import multiprocessing
import os
import re
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from store.config import load
from store.records import mailboxes, remote
from store.records.file_opening import open_store
from sync import account, breaking, demand, large, leisure, pauses, rounds, stumbling, windows
from sync.desk import Desk
from sync.transport import LONGEST_LINE
from sync.uidsets import expand
from sync.workers import desks
from tests.faults.hostile import HANG_UP, OFFERS, RESET, Asked, Hostile, hostile
from tests.faults.lives import living
from tests.faults.truth import messages, ours, theirs, whole
from tests.faults.world import Box, Mail
from tests.sync.office import Office, ago, letter, wait_until
from tests.sync.running import write_config
from tests.sync.test_large_mails import LOGO, PLAN, files, want, with_plan
from tui.files import content_of

MANY, NEW = {OFFERS: 200_000, (): 60_000}, 60
TEN_DIGITS = 4_000_000_000
MEMORY = 300_000
"""kB, of the process that knows all UIDs and writes what comes."""


def fill(inbox: Box, many: int) -> None:
    """Every other UID exists, so that ranges are of no use, and each has ten digits; the newest
    mails came yesterday."""
    old, new = ago(days=1_000), ago(days=1)
    raw = letter("old")
    inbox.uidnext = TEN_DIGITS + 2 * (many - NEW)
    uids = range(TEN_DIGITS, inbox.uidnext, 2)
    inbox.mails = {uid: Mail(raw, frozenset(), old, 1) for uid in uids}
    for number in range(NEW):
        inbox.add(letter(f"new {number:02}"), (), new)


@pytest.fixture(params=MANY, ids=["esearch", "search"])
def server(request: pytest.FixtureRequest) -> Iterator[Hostile]:
    with hostile(request.param) as server:
        yield server


def test_of_very_many_mails_the_newest_come_first_and_memory_stays_small(
    server: Hostile, office: Office
) -> None:
    """Faults 17 and 59"""
    server.change(lambda boxes: fill(boxes[b"INBOX"], MANY[server.offers]))
    longest: list[int] = [0]
    first: list[bytes] = []

    def measure(asked: Asked) -> bytes:
        longest[0] = max(longest[0], *map(len, asked.lines))
        return asked.whole

    def note(asked: Asked) -> bytes:
        if b"BODY.PEEK[]" in asked.command and not first:
            first.extend(server.lines)
        return asked.whole

    server.twist("UID SEARCH", measure)
    server.twist("UID FETCH", note)
    peak = brought(office, NEW + 2 * windows.FIRST_MESSAGES)
    assert peak < MEMORY
    assert longest[0] < LONGEST_LINE
    assert max(map(len, server.lines)) < 8_192
    # The first texts that were asked for are those of the 50 newest, a few questions after the
    # greeting, and they are written before any other.
    assert len(first) < 30
    newest = {f"new {number:02}" for number in range(NEW)[-windows.FIRST_MESSAGES :]}
    uids = expand(first[-1].split()[3].decode())
    mails = server.boxes[b"INBOX"].mails
    assert {mails[uid].subject for uid in uids} == newest
    assert set(written_first(office, windows.FIRST_MESSAGES)) == newest
    assert {f"new {number:02}" for number in range(NEW)} <= set(messages(office))


def written_first(office: Office, mails: int) -> list[str]:
    rows = office.store.reader().execute(
        "SELECT subject FROM messages ORDER BY id LIMIT ?", (mails,)
    )
    return [subject for (subject,) in rows.fetchall()]


def brought(office: Office, mails: int) -> int:
    """A process of its own syncs until so many mails are there; the memory that it took, in kB."""
    here, there = multiprocessing.Pipe()
    fork = multiprocessing.get_context("forkserver")
    process = fork.Process(target=_bring, args=(write_config(office), mails, there))
    process.start()
    try:
        assert here.poll(60)
        return int(here.recv())
    finally:
        process.kill()
        process.join()


def _bring(config_path: Path, mails: int, answer: Connection) -> None:
    os.environ["OWED_TEST_SECRET"] = "secret"
    config = load(config_path)
    store = open_store(config)
    (desk,) = desks(store, config, None, lambda event: None)
    life = threading.Thread(target=account.live, args=(desk,))
    life.start()
    query = "SELECT count(*) FROM placements"
    while life.is_alive() and store.reader().execute(query).fetchone()[0] < mails:
        time.sleep(0.01)
    desk.stop.set()
    desk.bell.ring()
    life.join()
    status = Path("/proc/self/status").read_text()
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    answer.send(found[1] if found else 0)


def test_an_empty_mailbox_is_complete_at_once(office: Office) -> None:
    """Fault 59"""
    office.synced()
    assert all(box.complete for box in office.boxes().values())
    assert messages(office) == []


def heavy(subject: str, size: int) -> bytes:
    return letter(subject, text=("x" * 70 + "\r\n") * (size // 72))


@pytest.mark.parametrize("server", [OFFERS], indirect=True)
def test_of_mails_of_any_size_the_text_comes_in_little_memory(
    server: Hostile, office: Office
) -> None:
    """Fault 59"""
    server.deliver("small")
    server.change(lambda boxes: boxes[b"INBOX"].add(heavy("3 MB", 3_000_000)))
    server.change(lambda boxes: boxes[b"Archive"].add(heavy("60 MB", 60_000_000)))
    peak = brought(office, 3)
    assert peak < MEMORY
    assert messages(office) == ["3 MB", "60 MB", "small"]
    bodies = office.store.reader().execute("SELECT subject, body FROM messages ORDER BY subject")
    assert bodies.fetchall() == [("3 MB", "cut"), ("60 MB", "cut"), ("small", "")]
    office.synced()
    assert ours(office) == theirs(server)
    whole(office)


def test_of_a_mail_whose_structure_cannot_be_had_the_beginning_comes(
    server: Hostile, office: Office
) -> None:
    """Rule 4.1/36"""
    server.change(lambda boxes: boxes[b"INBOX"].add(heavy("odd", 600_000)))
    server.twist("UID FETCH", unstructured)
    office.synced()
    row = office.store.reader().execute("SELECT subject, body, size FROM messages").fetchone()
    (mail,) = server.boxes[b"INBOX"].mails.values()
    assert row == ("odd", "cut", len(mail.raw))
    asked = [line for line in server.said("UID FETCH") if b"BODY.PEEK[]" in line]
    assert [line.partition(b"BODY")[2] for line in asked] == [b".PEEK[]<0.262144>)\r\n"]


@pytest.mark.parametrize("code", [b"SERVERBUG", b"UNAVAILABLE", b"LIMIT"])
@pytest.mark.parametrize("asks", [b"BODYSTRUCTURE", b"BODY.PEEK[HEADER]<"])
def test_a_mail_is_not_cut_for_ever_where_the_server_cannot_say_just_now_how_it_is_built(
    server: Hostile, office: Office, code: bytes, asks: bytes
) -> None:
    """Rule 4.1/36"""
    server.deliver("old")
    office.synced()
    server.change(partial(_add, with_plan()))
    passing = b"NO [" + code + b"] not just now"
    server.twist("UID FETCH", lambda a: a.says(passing) if asks in a.command else a.whole)
    office.sync()
    assert messages(office) == ["old"]
    server.straight()
    office.ahead += stumbling.SOON + 1
    office.synced()
    assert files(office)[1][1].name == "plan.pdf"


@pytest.mark.parametrize("empty", [rb"BODY\[[^\]]+\]<0>", rb"BODY\[[^\]]*\](?:<0>)?"])
def test_a_large_mail_of_which_nothing_comes_is_not_an_empty_mail(
    server: Hostile, office: Office, empty: bytes
) -> None:
    """As a small one; neither its parts are nor, where the structure is odd, its beginning."""
    server.change(partial(_add, with_plan()))
    section = re.compile(rb"(%s) \{\d+\}\r\n.*?(?= BODY\[|\)\r\n\Z)" % empty, re.DOTALL)

    def lie(asked: Asked) -> bytes:
        if b"BODYSTRUCTURE" in asked.command and b"*" in empty:
            return asked.says(b"NO [CANNOT] odd")
        return asked.told(*(section.sub(rb"\1 {0}\r\n", line) for line in asked.lines))

    server.twist("UID FETCH", lie)
    office.sync()
    assert messages(office) == []
    server.straight()
    office.ahead += stumbling.DAY + 1
    office.synced()
    assert messages(office) == ["the plan"]


def test_of_a_mail_whose_structure_cannot_be_had_time_and_again_the_beginning_comes(
    server: Hostile, office: Office
) -> None:
    """Rule 4.1/36"""
    server.deliver("old")
    office.synced()
    server.change(partial(_add, with_plan()))
    passing = b"NO [SERVERBUG] not just now"
    server.twist(
        "UID FETCH", lambda a: a.says(passing) if b"BODYSTRUCTURE" in a.command else a.whole
    )
    for _ in range(2):
        office.synced()
        assert messages(office) == ["old"]
    office.ahead += stumbling.SOON + 1
    office.synced()
    assert files(office)[1][0].name == "message.eml"


@pytest.mark.parametrize("end", [HANG_UP, RESET, b"* BYE something is wrong\r\n" + HANG_UP])
def test_a_structure_that_ends_the_connection_keeps_no_mail_away(
    server: Hostile, office: Office, end: bytes
) -> None:
    """Rule 4.1/36"""
    server.deliver("old")
    server.change(lambda boxes: boxes[b"INBOX"].add(with_plan()))
    server.twist("UID FETCH", lambda a: end if b"BODYSTRUCTURE" in a.command else a.whole)
    for _ in range(breaking.TIMES):
        assert office.sync().code == "lost"
    office.synced()
    assert messages(office) == ["old", "the plan"]
    assert files(office)[1][0].name == "message.eml"


def unstructured(asked: Asked) -> bytes:
    if b"BODYSTRUCTURE" in asked.command:
        return asked.says(b"NO this one is too strange")
    return asked.whole


@pytest.mark.parametrize("said", [0, 10])
def test_a_part_that_is_told_too_small_comes_whole(
    server: Hostile, office: Office, said: int
) -> None:
    """Rule 4.1/37"""
    server.change(lambda boxes: boxes[b"INBOX"].add(with_plan()))
    server.twist("UID FETCH", lambda asked: told_as(asked, said))
    id_, (logo, plan) = files(office.synced())
    (text,) = office.store.reader().execute("SELECT text FROM texts").fetchone()
    assert (text, logo.remote, plan.remote) == ("Could you look at the plan?", False, True)
    assert content_of(office.store, id_, logo.part) == LOGO
    want(office).synced()
    assert content_of(office.store, id_, plan.part) == PLAN


def told_as(asked: Asked, size: int) -> bytes:
    if b"BODYSTRUCTURE" not in asked.command:
        return asked.whole
    sizes = re.compile(rb'("(?:7bit|base64)") \d+')
    return asked.told(*(sizes.sub(rb"\1 %d" % size, line) for line in asked.lines))


def test_of_many_parts_that_are_told_too_small_the_beginning_comes(
    server: Hostile, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else what is in memory of one mail would know no bounds."""
    monkeypatch.setattr(large, "TOGETHER", 2_000)
    server.change(lambda boxes: boxes[b"INBOX"].add(with_plan()))
    server.twist("UID FETCH", lambda asked: told_as(asked, 0))
    assert files(office.synced())[1][0].name == "message.eml"


def test_a_file_that_never_ends_is_given_up(server: Hostile, office: Office) -> None:
    server.change(lambda boxes: boxes[b"INBOX"].add(with_plan()))
    id_, (_, plan) = files(want(office.synced()))

    def again(asked: Asked) -> bytes:
        found = re.search(rb"BODY\.PEEK(\[3\]<\d+)\.(\d+)>", asked.command)
        if not found:
            return asked.whole
        head = b"* 1 FETCH (UID 1 BODY%s> {%d}\r\n" % (found[1], int(found[2]))
        return asked.told(head + b"A" * int(found[2]) + b")\r\n")

    server.twist("UID FETCH", again)
    office.synced()
    standing = remote.standing(office.store, id_)[plan.part]
    assert (standing.got, standing.here, standing.error) == (0, False, "flood")


@pytest.mark.parametrize("nothing", [b"{0}\r\n", b"NIL", b'""'])
def test_a_file_of_which_nothing_comes_is_not_an_empty_file(
    server: Hostile, office: Office, nothing: bytes
) -> None:
    server.change(lambda boxes: boxes[b"INBOX"].add(with_plan()))
    id_, (_, plan) = files(want(office.synced()))

    def none(asked: Asked) -> bytes:
        asks = b"BODY.PEEK[3]<0." in asked.command
        told = b"* 1 FETCH (UID 1 BODY[3]<0> " + nothing + b")\r\n"
        return asked.told(told) if asks else asked.whole

    server.twist("UID FETCH", none)
    office.synced()
    standing = remote.standing(office.store, id_)[plan.part]
    assert (standing.here, standing.wanted, standing.error != "") == (False, False, True)
    server.straight()
    want(office).synced()
    assert content_of(office.store, id_, plan.part) == PLAN


@pytest.mark.parametrize("how", ["another length", "hang up"])
def test_a_file_whose_answer_ends_the_connection_is_given_up(
    server: Hostile, office: Office, how: str
) -> None:
    server.change(lambda boxes: boxes[b"INBOX"].add(with_plan()))
    id_, (_, plan) = files(want(office.synced()))

    def askew(asked: Asked) -> bytes:
        if b"BODY.PEEK[3]<" not in asked.command:
            return asked.whole
        if how == "hang up":
            return HANG_UP
        return re.sub(rb"\{(\d+)\}", lambda m: b"{%d}" % (int(m[1]) - 7), asked.whole)

    server.twist("UID FETCH", askew)
    for _ in range(breaking.TIMES):
        assert office.sync().code == "lost"
    office.synced()
    standing = remote.standing(office.store, id_)[plan.part]
    assert (standing.wanted, standing.error != "") == (False, True)
    server.straight()
    want(office).synced()
    assert content_of(office.store, id_, plan.part) == PLAN


def _add(raw: bytes, boxes: dict[bytes, Box]) -> None:
    boxes[b"INBOX"].add(raw)


def test_of_a_mailbox_whose_uids_do_not_stay_no_file_of_another_mail_is_taken(
    server: Hostile, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 4.1/25"""
    server.deliver("first")
    server.change(partial(_add, with_plan()))
    server.change(partial(_add, with_plan("another", LOGO * 300, message_id="<b@acme.example>")))
    office.synced()
    with monkeypatch.context() as patch:
        patch.setattr(rounds, "REMAPS", 0)
        server.change(lambda boxes: boxes[b"INBOX"].remove([1]))
        server.change(lambda boxes: boxes[b"INBOX"].renumber(8, 1))
        want(office).sync()
    id_, (_, plan) = files(office)
    assert remote.standing(office.store, id_)[plan.part].got == 0
    office.synced()
    assert content_of(office.store, id_, plan.part) == PLAN


def by_and_by(office: Office) -> None:
    """Files are to come without being asked for."""
    account = office.config.accounts[0]
    imap = replace(account.imap, attachments="background")
    office.config = replace(office.config, accounts=(replace(account, imap=imap),))


def test_a_file_that_is_refused_by_and_by_keeps_back_no_other(
    server: Hostile, office: Office
) -> None:
    for subject in ("one", "two"):
        raw = with_plan(subject, message_id=f"<{subject}@acme.example>")
        server.change(partial(_add, raw))
    by_and_by(office)
    server.twist(
        "UID FETCH",
        lambda asked: (
            asked.says(b"NO [NOPERM] not this one")
            if re.search(rb"FETCH 1 .*BODY\.PEEK\[3\]<", asked.command)
            else asked.whole
        ),
    )
    ended = "SELECT error, here FROM remote WHERE error <> '' OR here = 1 ORDER BY 1"
    with living(office):
        wait_until(lambda: len(office.store.reader().execute(ended).fetchall()) == 2)
    assert office.store.reader().execute(ended).fetchall() == [("", 1), ("NOPERM", 0)]


def test_files_that_are_to_come_by_and_by_wait_where_the_server_has_none_just_now(
    server: Hostile, office: Office
) -> None:
    """Old mail does not wait with them."""
    server.change(partial(_add, with_plan("one")))
    by_and_by(office)
    office.synced()
    unavailable = b"NO [UNAVAILABLE] not just now"
    server.twist(
        "UID FETCH",
        lambda asked: asked.says(unavailable) if b"BODY.PEEK[3]<" in asked.command else asked.whole,
    )
    with living(office) as desk:
        wait_until(lambda: asked(server))
        server.change(lambda boxes: boxes.update({b"New": Box()}))
        server.deliver("filed", box=b"New")
        desk.asked.ask()
        desk.bell.ring()
        wait_until(lambda: "filed" in messages(office))
        assert len(asked(server)) == 1
        server.straight()
        office.ahead += 601
        desk.bell.ring()
        wait_until(lambda: all(one.here for one in remote.standing(office.store, 1).values()))


def asked(server: Hostile) -> list[bytes]:
    """For a piece of the file."""
    return [line for line in server.said("UID FETCH") if b"BODY.PEEK[3]<" in line]


def plans(office: Office) -> int:
    """How many have come."""
    came = "SELECT count(*) FROM remote WHERE section = '3' AND here = 1"
    (many,) = office.store.reader().execute(came).fetchone()
    return int(many)


def put_off(office: Office) -> bool:
    """It is written down when the file that was refused is asked for again."""
    waiting = mailboxes.memory(office.store, office.account_id).get("files_wait", [])
    return any(at > office.now() for *_, at in waiting)


def rung(desk: Desk) -> bool:
    """It may have rung while nobody was waiting."""
    desk.bell.ring()
    return True


def refused(server: Hostile, office: Office, end: bytes, but: bytes = b"1") -> list[int]:
    """The plans of all mails but one are; when they were asked for, by the clock of sync."""
    asked_at: list[int] = []

    def how(asked: Asked) -> bytes:
        found = re.search(rb"FETCH ([0-9]+) .*BODY\.PEEK\[3\]<", asked.command)
        if not found or found[1] == but:
            return asked.whole
        asked_at.append(office.ahead)
        return asked.says(end)

    server.twist("UID FETCH", how)
    return asked_at


def test_a_file_that_the_server_never_has_just_now_keeps_back_no_other_and_is_asked_for_ever_less(
    server: Hostile, office: Office
) -> None:
    for subject in ("one", "two"):
        raw = with_plan(subject, message_id=f"<{subject}@acme.example>")
        server.change(partial(_add, raw))
    by_and_by(office)
    asked_at = refused(server, office, b"NO [UNAVAILABLE] not just now")
    with living(office) as desk:
        wait_until(lambda: plans(office) == 1)
        for seconds in (*demand.PAUSES, demand.PAUSES[-1]):
            wait_until(lambda: rung(desk) and office.ahead in asked_at and put_off(office))
            office.ahead += seconds - 20
            desk.bell.ring()
            time.sleep(0.2)
            assert office.ahead not in asked_at
            office.ahead += 21
        wait_until(lambda: rung(desk) and office.ahead in asked_at and put_off(office))
        server.straight()
        office.ahead += demand.PAUSES[-1] + 1
        wait_until(lambda: rung(desk) and plans(office) == 2)


def test_many_files_that_the_server_never_has_just_now_keep_back_no_other(
    server: Hostile, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demand, "MOST", 2)
    monkeypatch.setattr(leisure, "FILES_SECONDS", 0.1)
    for subject in ("good", "one", "two", "three", "four"):
        raw = with_plan(subject, message_id=f"<{subject}@acme.example>")
        server.change(partial(_add, raw))
    by_and_by(office)
    refused(server, office, b"NO [UNAVAILABLE] not just now")
    with living(office) as desk:
        wait_until(lambda: rung(desk) and plans(office))


def test_a_file_over_which_the_line_breaks_by_and_by_is_asked_for_again_later(
    server: Hostile, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is given up for the moment, so that the others come."""
    for name, value in (("FIRST", 0.05), ("LONGEST", 0.05), ("LOGINS", 1_000)):
        monkeypatch.setattr(pauses, name, value)
    for subject in ("one", "two"):
        raw = with_plan(subject, message_id=f"<{subject}@acme.example>")
        server.change(partial(_add, raw))
    by_and_by(office)
    bad = re.compile(rb"FETCH 2 .*BODY\.PEEK\[3\]<")
    server.twist(
        "UID FETCH", lambda a: a.whole[:40_000] + HANG_UP if bad.search(a.command) else a.whole
    )
    with living(office) as desk:
        wait_until(lambda: plans(office) == 1)
        server.straight()
        office.ahead += 7 * 3_600
        wait_until(lambda: rung(desk) and plans(office) == 2)


@pytest.mark.parametrize("stumble", [b"NO [SERVERBUG] Internal error occurred", b"NO not now"])
@pytest.mark.parametrize("mended", [True, False])
def test_a_file_that_the_server_stumbles_over_by_and_by_is_tried_three_times_more(
    server: Hostile, office: Office, stumble: bytes, mended: bool
) -> None:
    server.change(partial(_add, with_plan("one")))
    by_and_by(office)
    office.synced()
    asked_at: list[int] = []

    def stumbles(asked: Asked) -> bytes:
        if b"BODY.PEEK[3]<" not in asked.command:
            return asked.whole
        asked_at.append(office.ahead)
        return asked.whole if mended and len(set(asked_at)) > 3 else asked.says(stumble)

    def standing() -> tuple[bool, int]:
        query = "SELECT error <> '', here FROM remote WHERE section = '3'"
        row: tuple[bool, int] = office.store.reader().execute(query).fetchone()
        return row

    server.twist("UID FETCH", stumbles)
    with living(office) as desk:
        for seconds in (61, 301, 1_801, 90_000):
            wait_until(lambda: office.ahead in asked_at and standing() != (0, 0))
            office.ahead += seconds
            desk.bell.ring()
        before = len(server.said("DONE"))

        def looked() -> bool:
            desk.bell.ring()  # it may have rung while nobody was waiting, and ended no IDLE
            return len(server.said("DONE")) > before + 1

        wait_until(looked)
    assert (standing(), len(set(asked_at))) == ((0, 1) if mended else (1, 0), 4)
