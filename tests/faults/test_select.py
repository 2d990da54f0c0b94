"""A SELECT that leaves things out, or says other things each time."""

import re
from collections import Counter
from pathlib import Path

import pytest

from store.records import (
    handling,
    intents,
    mailboxes,
    outbox_states,
    snoozing,
    status,
    uploads_todo,
)
from store.records.drafts import Letter, save_draft
from sync import rounds, watch
from sync.progress import Finished
from sync.uidsets import expand
from tests.faults.hostile import HANG_UP, Asked, Hostile, Twist
from tests.faults.lives import living, standing
from tests.faults.truth import messages, same
from tests.faults.world import Box
from tests.peers import smtp
from tests.peers.smtp import Behaviour
from tests.sync.mailing import later, shown, state, write
from tests.sync.office import Office, ago, letter, wait_until
from tests.sync.office import office as new_office

BODY = re.compile(rb"BODY.PEEK\[\]")


def bodies(server: Hostile) -> list[bytes]:
    """The questions for whole mails."""
    return [line for line in server.said("UID FETCH") if BODY.search(line)]


@pytest.mark.parametrize("codes", [(b"UIDNEXT",), (b"UIDVALIDITY",), (b"UIDNEXT", b"UIDVALIDITY")])
@pytest.mark.parametrize("commands", [("SELECT",), ("SELECT", "STATUS")])
def test_a_mailbox_that_keeps_its_figures_to_itself_is_synced(
    server: Hostile, office: Office, codes: tuple[bytes, ...], commands: tuple[str, ...]
) -> None:
    """Fault 13"""
    server.deliver("one", "two")
    for command in commands:
        server.twist(command, lambda asked: _left_out(asked, codes))
    office.synced()
    assert messages(office) == ["one", "two"]
    server.deliver("three")
    server.change(lambda boxes: boxes[b"INBOX"].remove([1]))
    office.synced()
    assert messages(office) == ["one", "three", "two"]
    assert office.place("one") == "gone"
    assert len(office.uids("INBOX")) == 2
    assert len(bodies(server)) == 2


def test_what_we_moved_there_is_seen_though_no_next_uid_is_told(
    server: Hostile, office: Office
) -> None:
    """Rule 4.1/13, with a SELECT like Courier's: else each round asks for all of them again."""
    server.twist("SELECT", lambda asked: _left_out(asked, (b"UIDNEXT",)))
    server.deliver("one", "two")
    office.synced()
    handling.archive(office.store, [office.key("one"), office.key("two")])
    later(office, intents.UNDO_SECONDS + 1).synced()
    office.synced()
    assert office.uids("Archive") == {1, 2}
    assert office.boxes()["Archive"].top == 3


def _left_out(asked: Asked, codes: tuple[bytes, ...]) -> bytes:
    lines = [re.sub(rb"\* OK \[(%s) \d+\] x\r\n" % b"|".join(codes), b"", line)
             for line in asked.lines]  # fmt: skip
    lines = [re.sub(rb" ?(%s) \d+" % b"|".join(codes), b"", line) for line in lines]
    return asked.told(*lines)


def test_of_several_counts_in_one_select_the_last_is_true(server: Hostile, office: Office) -> None:
    """Fault 13"""
    server.deliver("one", "two")
    office.synced()
    server.twist("SELECT", lambda asked: b"* 9 EXISTS\r\n* 0 EXISTS\r\n" + asked.whole)
    server.deliver("three")
    office.synced()
    same(office, server)


def test_a_new_uidvalidity_between_two_rounds_fetches_nothing_twice_and_keeps_local_data(
    server: Hostile, office: Office
) -> None:
    """Fault 14"""
    server.deliver("one", "two", "three")
    office.synced()
    snoozing.snooze(office.store, [office.key("two")], office.now() + 86_400)
    rows = office.store.reader().execute("SELECT id, subject FROM messages").fetchall()
    asked = len(bodies(server))
    server.change(lambda boxes: boxes[b"INBOX"].renumber(8, 50))
    office.synced()
    same(office, server)
    assert len(bodies(server)) == asked
    assert office.store.reader().execute("SELECT id, subject FROM messages").fetchall() == rows
    assert office.store.reader().execute("SELECT count(*) FROM snoozes").fetchone() == (1,)
    assert status.failures(office.store) == []


@pytest.mark.parametrize("box", ["INBOX", "Sent"])
def test_a_new_uidvalidity_that_is_seen_while_watching_is_mapped_at_once(
    server: Hostile, office: Office, monkeypatch: pytest.MonkeyPatch, box: str
) -> None:
    """Fault 14, rule 4.1/24"""
    monkeypatch.setattr(watch, "SENT_SECONDS", 0.2)
    server.deliver("one", "two", box=box.encode())
    with living(office):
        wait_until(lambda: standing(office).phase == "watching" and server.said("IDLE"))
        rounds_before = len(server.said("LIST"))

        def renew(boxes: dict[bytes, Box]) -> None:
            boxes[box.encode()].add(letter("three"))
            boxes[box.encode()].renumber(8, 50)

        server.change(renew)
        server.say(b"* 3 EXISTS\r\n")
        wait_until(lambda: office.boxes()[box].uidvalidity == 8 and office.boxes()[box].complete)
        wait_until(lambda: standing(office).phase == "watching")
        assert len(server.said("LIST")) == rounds_before
        same(office, server)


def test_a_new_uidvalidity_in_the_middle_of_the_first_load_fetches_no_body_twice(
    server: Hostile, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault 14"""
    monkeypatch.setattr("sync.windows.FIRST_MESSAGES", 2)
    monkeypatch.setattr("sync.windows.BATCH_MESSAGES", 2)
    server.deliver(*(f"mail {number}" for number in range(6)))
    given: Counter[bytes] = Counter()

    def change(asked: Asked) -> bytes:
        if not BODY.search(asked.command):
            return asked.whole
        if len(given) == 2:
            server.boxes[b"INBOX"].renumber(8, 50)
            given[b"changed"] += 1
            return HANG_UP
        given.update(re.findall(rb"Subject: ([^\r]+)", b"".join(asked.lines)))
        return asked.whole

    server.twist("UID FETCH", change)
    assert office.sync().code == "lost"
    office.synced()
    same(office, server)
    assert len(messages(office)) == 6
    assert set(given.values()) == {1}


def test_wishes_that_wait_during_a_new_uidvalidity_land_on_the_right_mail(
    server: Hostile, office: Office
) -> None:
    """Fault 14"""
    server.deliver("one", "two", "three")
    office.synced()
    handling.star(office.store, [office.key("one")], True)
    handling.archive(office.store, [office.key("three")])
    # UID 3 is another mail now, and what was UID 1 is UID 3.
    server.change(lambda boxes: boxes[b"INBOX"].renumber(8, 3))
    office.ahead += 60
    office.synced()
    same(office, server)
    inbox, archive = server.boxes[b"INBOX"].mails, server.boxes[b"Archive"].mails
    assert {mail.subject: mail.flags for mail in inbox.values()} == {
        "one": {"\\Flagged"},
        "two": frozenset(),
    }
    assert [mail.subject for mail in archive.values()] == ["three"]
    assert status.failures(office.store) == []


def test_a_mailbox_that_is_refused_without_a_reason_is_opened_in_the_simplest_way(
    server: Hostile, office: Office
) -> None:
    """Rule 4.1/20: as one that says BAD to what it does not understand."""
    server.deliver("one")
    office.synced()
    server.twist("SELECT", lambda a: a.says(b"NO what?") if b"(" in a.command else a.whole)
    server.deliver("two")
    server.change(lambda boxes: boxes[b"INBOX"].flag(1, ["\\Flagged"]))
    office.synced()
    same(office, server)
    assert office.flags("INBOX")[1] == {"\\Flagged"}


def no_past(server: Hostile, box: bytes, end: bytes = b"NO [NOPERM] no") -> None:
    """Mail of a mailbox that is older than a year is refused."""

    def how(asked: Asked) -> bytes:
        opened = [line for line in server.lines if line.split()[1].upper() == b"SELECT"][-1]
        whole = asked.command.rstrip().endswith(b" ALL") and box in opened
        return asked.says(end) if whole else asked.whole

    server.twist("UID SEARCH", how)


@pytest.mark.parametrize("end", [b"NO [NOPERM] no", b"NO [LIMIT] enough"])
def test_a_wish_about_a_mail_that_has_its_new_uid_waits_for_no_older_one(
    server: Hostile, office: Office, end: bytes
) -> None:
    server.deliver("one", "three")
    server.deliver("old", when=ago(days=900))
    office.synced()
    server.change(lambda boxes: boxes[b"INBOX"].renumber(8, 3))
    no_past(server, b"INBOX", end)
    handling.star(office.store, [office.key("one")], True)
    handling.archive(office.store, [office.key("three")])
    for _ in range(3):
        later(office).sync()
    assert not office.boxes()["INBOX"].complete
    inbox, archive = server.boxes[b"INBOX"].mails, server.boxes[b"Archive"].mails
    assert {mail.subject for mail in inbox.values() if mail.flags} == {"one"}
    assert [mail.subject for mail in archive.values()] == ["three"]
    assert intents.due(office.store, office.account_id, office.now() + 9_999) == []
    lies = office.store.reader().execute(
        "SELECT b.name FROM placements p JOIN messages m ON m.id = p.message_id "
        "JOIN mailboxes b ON b.id = p.mailbox_id WHERE m.subject = 'three'"
    )
    assert lies.fetchall() == [("Archive",)]
    server.straight()
    later(office, 4_000).synced()
    same(office, server)


def test_a_wish_about_a_mail_that_never_gets_its_new_uid_is_told(
    server: Hostile, office: Office
) -> None:
    server.deliver("one")
    server.deliver("old", when=ago(days=900))
    office.synced()
    server.change(lambda boxes: boxes[b"INBOX"].renumber(8, 3))
    no_past(server, b"INBOX")
    handling.star(office.store, [office.key("old")], True)
    for seconds in (7, 3_600, 61, 301, 1_801):
        assert status.failures(office.store) == []
        later(office, seconds).sync()
    assert [failure.code for failure in status.failures(office.store)] == ["UNAVAILABLE"]
    assert intents.due(office.store, office.account_id, office.now() + 9_999) == []


def test_a_wish_about_a_mail_whose_mailbox_is_gone_waits_an_hour_for_what_is_coming(
    server: Hostile, office: Office
) -> None:
    server.change(lambda boxes: boxes.update({b"Clients": Box()}))
    server.deliver("one", box=b"Clients")
    office.synced()
    handling.trash(office.store, [office.key("one")])
    server.change(lambda boxes: boxes.pop(b"Clients"))
    server.change(lambda boxes: boxes.update({b"New": Box(uidvalidity=99)}))
    server.deliver("other", box=b"New", when=ago(days=900))
    no_past(server, b"New")
    for seconds in (7, 3_590):
        later(office, seconds).sync()
        assert status.failures(office.store) == []
        assert len(intents.due(office.store, office.account_id, office.now())) == 1
    later(office, 60).sync()
    assert [failure.code for failure in status.failures(office.store)] == ["removed-elsewhere"]
    assert intents.due(office.store, office.account_id, office.now() + 9_999) == []


def test_a_wish_that_cannot_be_tried_hides_none_that_is_due_soon(
    server: Hostile, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A single round waits for it."""
    server.deliver("one")
    server.deliver("old", when=ago(days=900))
    office.synced()
    server.change(lambda boxes: boxes[b"INBOX"].renumber(8, 3))
    no_past(server, b"INBOX")
    with monkeypatch.context() as patch:
        patch.setattr(intents, "UNDO_SECONDS", 0)
        handling.star(office.store, [office.key("old")], True)
    handling.star(office.store, [office.key("one")], True)
    office.sync()
    assert "\\Flagged" in server.boxes[b"INBOX"].mails[3].flags


NOT_STICKY = b"* NO [UIDNOTSTICKY] x\r\n"


def renumbering(server: Hostile, name: bytes) -> Twist:
    """Another UIDVALIDITY, and other UIDs, with each SELECT of this mailbox."""

    def renumber(asked: Asked) -> bytes:
        if name not in asked.command:
            return asked.whole
        box = server.boxes[name]
        before = b"[UIDVALIDITY %d]" % box.uidvalidity
        box.renumber(box.uidvalidity + 1, 1)
        return asked.whole.replace(before, b"[UIDVALIDITY %d]" % box.uidvalidity)

    return renumber


def test_a_uidvalidity_that_is_another_each_time_makes_no_loop(
    server: Hostile, office: Office
) -> None:
    """Fault 15"""
    server.deliver("one", "two")
    office.synced()
    asked = len(bodies(server))

    server.twist("SELECT", renumbering(server, b"INBOX"))
    commands: list[int] = []
    for _ in range(6):
        before = len(server.lines)
        office.sync()
        office.ahead += 300
        commands.append(len(server.lines) - before)
    assert max(commands) < 40
    assert len(bodies(server)) == asked
    assert messages(office) == ["one", "two"]
    assert [office.place(subject) for subject in ("one", "two")] == ["here", "here"]
    remapped = mailboxes.memory(office.store, office.account_id)
    times = [times for key, times in remapped.items() if key.startswith("remapped")]
    assert [len(found) for found in times] == [rounds.REMAPS - 1]
    server.straight()
    office.ahead += 2 * rounds.HOUR
    assert office.sync() == Finished("work")
    same(office, server)


@pytest.mark.parametrize("says_so", [False, True])
def test_mail_of_a_mailbox_whose_uids_never_stay_comes_and_goes_within_the_hour(
    server: Hostile, office: Office, says_so: bool
) -> None:
    """Fault 15, rule 4.1/25"""
    server.deliver("one", "two")
    office.synced()
    renumber = renumbering(server, b"INBOX")
    said = NOT_STICKY if says_so else b""
    server.twist("SELECT", lambda asked: said + renumber(asked))
    for came, gone in (("three", "one"), ("four", "two")):
        server.deliver(came)
        server.change(lambda boxes: boxes[b"INBOX"].remove([min(boxes[b"INBOX"].mails)]))
        office.sync()
        assert office.place(came) == "here"
        assert office.place(gone) == "gone"
        office.ahead += rounds.HOUR + 1
    assert len(bodies(server)) == 3


@pytest.mark.parametrize(("said", "most"), [(b"", rounds.REMAPS), (NOT_STICKY, rounds.UNSTICKY)])
def test_a_mailbox_that_has_other_uids_with_each_connection_is_mapped_the_less_often_if_it_says_so(
    server: Hostile, office: Office, said: bytes, most: int
) -> None:
    """Fault 15, rule 4.1/25"""
    server.deliver("one", "two")
    office.synced()
    server.twist("SELECT", lambda asked: said + asked.whole)
    for _ in range(6):
        server.change(lambda boxes: boxes[b"INBOX"].renumber(boxes[b"INBOX"].uidvalidity + 1, 1))
        office.sync()
    remapped = mailboxes.memory(office.store, office.account_id)
    (times,) = (times for key, times in remapped.items() if key.startswith("remapped"))
    assert len(times) == most - 1
    assert any(key.startswith("unstable") for key in remapped)
    assert [office.place(subject) for subject in ("one", "two")] == ["here", "here"]


@pytest.mark.parametrize("wish", ["flag", "move"])
def test_a_wish_in_a_mailbox_whose_uids_never_stay_is_told_soon_and_keeps_no_mail_away(
    server: Hostile, office: Office, wish: str
) -> None:
    """Fault 15"""
    server.deliver("one", "two")
    office.synced()
    server.twist("SELECT", renumbering(server, b"INBOX"))
    if wish == "flag":
        handling.star(office.store, [office.key("one")], True)
    else:
        handling.archive(office.store, [office.key("one")])
    server.deliver("three")
    rounds_until = 0
    while not status.failures(office.store):
        rounds_until += 1
        later(office, 30).sync()
        assert rounds_until < 5
    assert [failure.code for failure in status.failures(office.store)] == ["unstable"]
    assert intents.due(office.store, office.account_id, office.now() + 9_999) == []
    assert messages(office) == ["one", "three", "two"]
    assert {office.place(subject) for subject in messages(office)} == {"here"}
    assert len(bodies(server)) == 2
    server.straight()
    office.ahead += 2 * rounds.HOUR
    office.synced()
    same(office, server)
    handling.star(office.store, [office.key("one")], True)
    later(office).synced()
    flags = {mail.subject: mail.flags for mail in server.boxes[b"INBOX"].mails.values()}
    assert flags["one"] == {"\\Flagged"}


def test_a_draft_waits_for_a_mailbox_that_stands_still(server: Hostile, office: Office) -> None:
    """Fault 15"""
    server.change(lambda boxes: boxes.update({b"Drafts": Box()}))
    office.synced()

    save_draft(office.store, Letter("work", ("bea@acme.example",), subject="x", text="one"))
    server.twist("SELECT", renumbering(server, b"Drafts"))
    for _ in range(3):
        assert office.sync() == Finished("work")
    assert server.said("APPEND") == []
    server.straight()
    office.ahead += 2 * rounds.HOUR
    office.synced()
    assert len(server.said("APPEND")) == 1
    office.synced()
    assert uploads_todo.next_due(office.store, office.account_id, office.now(), kept=True) is None


def test_a_sent_mail_stays_itself_where_uids_do_not_stay(
    server: Hostile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 4.1/25: what lay in Sent under the UID that its copy has now is another mail."""
    monkeypatch.setattr(rounds, "REMAPS", 0)
    with smtp.listening(Behaviour()) as listener:
        office = new_office(server.account, tmp_path, smtp_port=listener.port)
        server.deliver("old", "older", box=b"Sent")
        office.synced()
        id_ = write(office)
        copy = outbox_states.claimed(office.store, id_)
        assert copy is not None
        server.change(lambda boxes: boxes[b"Sent"].remove([1]))
        server.change(lambda boxes: boxes[b"Sent"].add(copy.sent_copy))
        server.change(lambda boxes: boxes[b"Sent"].renumber(8, 1))
        later(office).sync()
    assert (state(office, id_), shown(office, "offer")) == ("filed", ["outbox"])


def test_a_uidnext_that_falls_is_noted_and_deletes_nothing_that_was_not_compared(
    server: Hostile, office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    """Fault 16, rule 4.1/12"""
    server.deliver("one", "two", "three")
    office.synced()

    def lower(asked: Asked) -> bytes:
        return re.sub(rb"UIDNEXT \d+", b"UIDNEXT 2", asked.whole)

    server.twist("SELECT", lower)
    server.twist("STATUS", lower)
    before = len(server.said("UID SEARCH"))
    office.synced()
    same(office, server)
    assert any(line.endswith(b" ALL\r\n") for line in server.said("UID SEARCH")[before:])
    assert "INBOX: UIDNEXT fell from 4 to 2" in caplog.messages
    server.deliver("four")
    server.change(lambda boxes: boxes[b"INBOX"].remove([2]))
    office.synced()
    same(office, server)


@pytest.mark.parametrize("asks", [b"INTERNALDATE", b"HEADER.FIELDS"])
def test_a_mail_that_the_server_cannot_give_just_as_it_numbers_them_anew_is_not_gone(
    server: Hostile, office: Office, asks: bytes
) -> None:
    """Rule 4.1/24: nor is what was wished of it lost."""
    server.deliver("one", "two", "three")
    office.synced()
    handling.star(office.store, [office.key("one")], True)
    server.change(lambda boxes: boxes[b"INBOX"].renumber(8, 11))

    def stumbles(asked: Asked) -> bytes:
        about = re.match(rb"UID FETCH ([0-9:,]+) ", asked.command)
        if about is None or 11 not in expand(about[1].decode()) or asks not in asked.command:
            return asked.whole
        others = [line for line in asked.lines if b"UID 11 " not in line]
        return asked.told(*others).replace(b" OK done", b" NO [SERVERBUG] not all of it")

    server.twist("UID FETCH", stumbles)
    for _ in range(2):
        office.ahead += intents.UNDO_SECONDS + 1
        office.sync()
    assert office.place("one") == "here"
    assert status.failures(office.store) == []
    server.straight()
    for _ in range(3):
        office.ahead += 1_801
        office.synced()
    same(office, server)
    assert "\\Flagged" in server.boxes[b"INBOX"].mails[11].flags
