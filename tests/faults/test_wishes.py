"""What servers make of a wish: half of it, nothing of it, something else, or a refusal."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

import pytest

from store.records import drafts, handling, intents, mailboxes, status, undoing
from store.records.database import Store
from store.records.drafts import Letter, save_draft
from store.records.pending import pending
from sync import watch
from tests.faults.hostile import HANG_UP, OFFERS, Asked, Hostile, Twist, hostile
from tests.faults.lives import living, standing
from tests.faults.test_select import renumbering
from tests.faults.truth import messages, same
from tests.faults.world import Box
from tests.sync.office import Office, letter, wait_until


@pytest.fixture(params=[()])
def server(request: pytest.FixtureRequest) -> Iterator[Hostile]:
    """One that lacks what a test names."""
    with hostile(tuple(offer for offer in OFFERS if offer not in request.param)) as server:
        yield server


def lacking(*offers: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("server", [offers], indirect=True)


@pytest.fixture
def filled(server: Hostile, office: Office) -> Office:
    """Three mails are there, and one more that another program has marked as deleted."""
    server.deliver("one", "two", "three")
    server.change(lambda boxes: boxes[b"INBOX"].add(b"Subject: theirs\r\n\r\nx\r\n", ["\\Deleted"]))
    return office.synced()


def later(office: Office, seconds: int = intents.UNDO_SECONDS + 1) -> Office:
    office.ahead += seconds
    return office


def lies(server: Hostile, box: bytes) -> list[str]:
    """What a mailbox shows: without what is marked as deleted."""
    mails = server.boxes[box].mails.values()
    return sorted(mail.subject for mail in mails if "\\Deleted" not in mail.flags)


def undone(office: Office) -> None:
    """Nothing waits any more."""
    assert intents.due(office.store, office.account_id, office.now() + 99_999) == []


@pytest.mark.parametrize(
    "server", [(), ("MOVE",), ("UIDPLUS",), ("MOVE", "UIDPLUS")], indirect=True
)
def test_a_move_by_whatever_means_takes_nobody_elses_mail(server: Hostile, filled: Office) -> None:
    """Fault 36"""
    handling.archive(filled.store, [filled.key("one")])
    later(filled).synced()
    assert (lies(server, b"INBOX"), lies(server, b"Archive")) == (["three", "two"], ["one"])
    assert "theirs" in [mail.subject for mail in server.boxes[b"INBOX"].mails.values()]
    assert server.said("EXPUNGE") == server.said("CLOSE") == []
    if "UIDPLUS" not in server.offers:
        assert server.said("UID EXPUNGE") == []
    undone(filled)
    filled.synced()
    same(filled, server)
    assert messages(filled) == ["one", "theirs", "three", "two"]


@pytest.mark.parametrize("there", [True, False])
def test_a_move_that_says_ok_and_nothing_else_is_looked_after(
    server: Hostile, filled: Office, there: bool
) -> None:
    """Fault 37"""
    handling.archive(filled.store, [filled.key("one")])

    def silent(asked: Asked) -> bytes:
        return re.sub(rb"\[COPYUID [^]]*\] ?", b"", asked.whole)

    server.twist("UID MOVE", silent)
    if not there:
        server.change(lambda boxes: boxes[b"INBOX"].remove([1]))
    later(filled).synced()
    later(filled).synced()
    same(filled, server)
    undone(filled)
    assert filled.place("one") == ("here" if there else "gone")
    failures = [failure.code for failure in status.failures(filled.store)]
    assert failures == ([] if there else ["removed-elsewhere"])


def finds_no_header(asked: Asked) -> bytes:
    return asked.told(b'* ESEARCH (TAG "x") UID\r\n') if b"HEADER" in asked.command else asked.whole


def cannot_search(asked: Asked) -> bytes:
    no = b"NO UID SEARCH Server error - Please try again later"
    return asked.says(no) if b"HEADER" in asked.command else asked.whole


@pytest.mark.parametrize("search", [finds_no_header, cannot_search])
@pytest.mark.parametrize("server", [(), ("MOVE",)], indirect=True, ids=["move", "copy"])
def test_a_mail_that_a_server_finds_by_no_name_is_found_among_the_newest(
    server: Hostile, filled: Office, search: Twist
) -> None:
    """Gmail finds no name that Outlook has made, Yahoo none at all."""
    handling.archive(filled.store, [filled.key("one"), filled.key("two")])

    server.twist("UID MOVE", lambda asked: HANG_UP, times=1)
    server.twist("UID COPY", lambda asked: HANG_UP, times=1)
    server.twist("UID SEARCH", search)
    for _ in range(4):
        later(filled).sync()
    assert status.failures(filled.store) == []
    assert (lies(server, b"INBOX"), lies(server, b"Archive")) == (["three"], ["one", "two"])
    same(filled, server)
    undone(filled)


def test_another_mail_of_the_same_size_is_not_the_one_that_no_search_finds(
    server: Hostile, filled: Office
) -> None:
    handling.archive(filled.store, [filled.key("one")])

    def hang_up(asked: Asked) -> bytes:
        server.boxes[b"Archive"].remove(list(server.boxes[b"Archive"].mails))
        server.boxes[b"Archive"].add(letter("six"))
        return HANG_UP

    server.twist("UID MOVE", hang_up, times=1)
    server.twist("UID SEARCH", finds_no_header)
    later(filled).sync()
    later(filled).synced()
    later(filled).synced()
    assert [failure.code for failure in status.failures(filled.store)] == ["removed-elsewhere"]
    same(filled, server)


@pytest.mark.parametrize("times", [1, 99])
def test_a_move_that_says_ok_and_moves_nothing_is_tried_again_and_told_in_the_end(
    server: Hostile, filled: Office, times: int
) -> None:
    """Rule 4.2/7: an OK is no proof."""
    server.twist("UID MOVE", b"OK done", times=times)
    handling.archive(filled.store, [filled.key("one")])
    later(filled).synced()
    assert "one" in filled_inbox(filled)
    same(filled, server)
    for _ in range(4):
        later(filled, 1_801).synced()
    failures = [failure.code for failure in status.failures(filled.store)]
    assert failures == ([] if times == 1 else ["NO"])
    assert ("one" in lies(server, b"INBOX")) == bool(failures)
    same(filled, server)
    undone(filled)


def filled_inbox(office: Office) -> list[str]:
    """What the store has of INBOX, whatever is wished of it."""
    rows = office.store.reader().execute(
        "SELECT m.subject FROM messages m JOIN placements p ON p.message_id = m.id "
        "JOIN mailboxes b ON b.id = p.mailbox_id WHERE b.role = 'inbox'"
    )
    return [subject for (subject,) in rows.fetchall()]


@pytest.mark.parametrize(
    "told",
    [b"8 1:2 1:2", b"7 1:2 1", b"7 1:2 1:3", b"7 1 1:2", b"7 1:2 1:2", b"8 1 5", b"7 1 1"],
    ids=[
        "of another uidvalidity",
        "too few",
        "too many",
        "for one",
        "of what lay there before",
        "of one, and another uidvalidity",
        "of one that lay there before",
    ],
)
@pytest.mark.parametrize("server", [(), ("MOVE",)], indirect=True, ids=["move", "copy"])
def test_where_mails_went_is_looked_for_if_what_the_server_says_cannot_be(
    server: Hostile, filled: Office, told: bytes
) -> None:
    """Rule 4.2/7: what lies under those numbers is another mail, and stays it."""
    server.deliver("old", "older", "oldest", box=b"Archive")
    filled.synced()

    def wrong(asked: Asked) -> bytes:
        return re.sub(rb"COPYUID [^]]*", b"COPYUID " + told, asked.whole)

    server.twist("UID MOVE", wrong)
    server.twist("UID COPY", wrong)
    handling.archive(filled.store, [filled.key("one"), filled.key("two")])
    later(filled).synced()
    assert lies(server, b"Archive") == ["old", "older", "oldest", "one", "two"]
    same(filled, server)
    undone(filled)


@pytest.mark.parametrize("second", ["two", "three"], ids=["of one size", "of two sizes"])
@pytest.mark.parametrize("server", [(), ("MOVE",)], indirect=True, ids=["move", "copy"])
def test_which_of_several_mails_went_where_is_not_believed_but_seen(
    server: Hostile, filled: Office, second: str
) -> None:
    """Rule 4.2/7: Yahoo puts the UIDs into order that it gave in another."""

    def other_way_round(asked: Asked) -> bytes:
        return re.sub(rb"(COPYUID \d+ \S+) (\d+)[:,](\d+)\]", rb"\1 \3,\2]", asked.whole)

    server.twist("UID MOVE", other_way_round)
    server.twist("UID COPY", other_way_round)
    handling.archive(filled.store, [filled.key("one"), filled.key(second)])
    later(filled).synced()
    same(filled, server)
    handling.star(filled.store, [filled.key(second)], True)
    later(filled).synced()
    starred = [m.subject for m in server.boxes[b"Archive"].mails.values() if "\\Flagged" in m.flags]
    assert starred == [second]
    same(filled, server)


def test_of_two_mails_with_one_header_each_is_found_where_it_was_moved_to(
    server: Hostile, filled: Office
) -> None:
    """Faults 37; docs/decisions/0006"""
    said = ("Could you send the offer today?", "Please pay to another account instead.")
    twins = [letter("twin", text=text) for text in said]
    server.change(lambda boxes: [boxes[b"INBOX"].add(raw) for raw in twins])
    filled.synced()
    handling.archive(filled.store, [filled.key("twin")])
    server.twist("UID MOVE", lambda asked: re.sub(rb"\[COPYUID [^]]*\] ?", b"", asked.whole))
    later(filled).synced()
    later(filled).synced()
    same(filled, server)
    undone(filled)
    rows = filled.store.reader().execute(
        "SELECT t.new_text FROM texts t JOIN placements p USING (message_id) "
        "JOIN mailboxes m ON m.id = p.mailbox_id WHERE m.role = 'archive' ORDER BY p.uid"
    )
    kept = [mail.raw for _, mail in sorted(server.boxes[b"Archive"].mails.items())]
    assert [row[0].strip().encode() in raw for row, raw in zip(rows, kept, strict=True)] == [
        True,
        True,
    ]


@pytest.mark.parametrize("stays", [5, 6])
@pytest.mark.parametrize("end", [b"NO Cannot move all", HANG_UP], ids=["refused", "cut"])
def test_of_two_mails_with_one_header_the_other_is_no_proof_that_one_was_moved(
    server: Hostile, filled: Office, end: bytes, stays: int
) -> None:
    """Rule 4.2/6: what still lies in its place would be deleted there."""
    said = ("Could you send the offer today?", "Please pay to another account instead.")
    twins = [letter("twin", text=text) for text in said]
    server.change(lambda boxes: [boxes[b"INBOX"].add(raw) for raw in twins])
    filled.synced()
    handling.archive(filled.store, [filled.key("twin")])

    def half(asked: Asked) -> bytes:
        """The honest answer has moved both."""
        inbox, archive = server.boxes[b"INBOX"], server.boxes[b"Archive"]
        inbox.mails[stays] = archive.mails.pop(stays - 4)
        inbox.vanished.pop(stays)
        return end if end is HANG_UP else asked.says(end)

    server.twist("UID MOVE", half, times=1)
    later(filled).sync()
    later(filled, 61).synced()
    assert sorted(mail.raw for mail in server.boxes[b"Archive"].mails.values()) == sorted(twins)
    filled.synced()
    same(filled, server)
    undone(filled)


def test_a_move_that_ends_in_the_middle_is_finished_and_doubles_nothing(
    server: Hostile, filled: Office
) -> None:
    """Fault 38"""
    keys = [filled.key(subject) for subject in ("one", "two", "three")]
    handling.archive(filled.store, keys)

    def half(asked: Asked) -> bytes:
        inbox, archive = server.boxes[b"INBOX"], server.boxes[b"Archive"]
        # The honest answer has moved all: two of them go back where they were.
        for mail, uid in zip(sorted(archive.mails)[1:], (2, 3), strict=True):
            inbox.mails[uid] = archive.mails.pop(mail)
            inbox.vanished.pop(uid)
        return asked.says(b"NO Cannot move all")

    server.twist("UID MOVE", half, times=1)
    later(filled).synced()
    assert lies(server, b"Archive") == ["one"]
    assert pending(filled.store, filled.now()).changes == 2
    later(filled, 61).synced()
    assert lies(server, b"Archive") == ["one", "three", "two"]
    filled.synced()
    same(filled, server)
    undone(filled)
    assert status.failures(filled.store) == []


@pytest.mark.parametrize("code", [b"[ALREADYEXISTS] ", b""])
def test_a_target_that_another_program_makes_at_the_same_time_is_taken(
    server: Hostile, office: Office, code: bytes
) -> None:
    """Fault 39; few servers have a code for it."""
    server.change(lambda boxes: boxes.pop(b"Archive"))
    server.deliver("one")
    office.synced()
    handling.archive(office.store, [office.key("one")])

    def too_late(asked: Asked) -> bytes:
        return asked.says(b"NO " + code + b"somebody was faster")

    server.twist("CREATE", too_late)
    later(office).synced()
    office.synced()
    same(office, server)
    assert lies(server, b"Archive") == ["one"]
    undone(office)


def test_a_mailbox_that_is_made_is_shown_by_programs_that_show_subscribed_ones_only(
    server: Hostile, office: Office
) -> None:
    server.change(lambda boxes: boxes.pop(b"Archive"))
    server.deliver("one")
    office.synced()
    handling.archive(office.store, [office.key("one")])
    later(office).synced()
    assert server.said("SUBSCRIBE") == [b'SUBSCRIBE "Archive"\r\n']
    assert lies(server, b"Archive") == ["one"]


def test_a_mailbox_that_cannot_be_subscribed_to_is_as_good(server: Hostile, office: Office) -> None:
    server.change(lambda boxes: boxes.pop(b"Archive"))
    server.deliver("one")
    office.synced()
    server.twist("SUBSCRIBE", b"NO [CANNOT] not here")
    handling.archive(office.store, [office.key("one")])
    later(office).synced()
    assert lies(server, b"Archive") == ["one"]
    assert status.failures(office.store) == []


@pytest.mark.parametrize("code", [b"[TRYCREATE] ", b"[NONEXISTENT] ", b""])
@lacking("MOVE")
def test_a_target_that_is_deleted_under_a_move_is_made_again(
    server: Hostile, filled: Office, code: bytes
) -> None:
    """Fault 39"""
    handling.archive(filled.store, [filled.key("one")])

    def deleted(asked: Asked) -> bytes:
        del server.boxes[b"Archive"]
        return asked.says(b"NO " + code + b"no such mailbox")

    server.twist("UID COPY", deleted, times=1)
    later(filled).sync()
    for _ in range(3):
        later(filled, 400).sync()
    assert lies(server, b"INBOX") == ["three", "two"]
    assert lies(server, b"Archive") == ["one"]
    assert server.said("SUBSCRIBE") == [b'SUBSCRIBE "Archive"\r\n']
    filled.synced()
    same(filled, server)
    undone(filled)


def read_only(asked: Asked) -> bytes:
    return asked.whole.replace(b"[READ-WRITE]", b"[READ-ONLY]")


def nothing_permanent(asked: Asked) -> bytes:
    return re.sub(rb"\[PERMANENTFLAGS \([^)]*\)\]", b"[PERMANENTFLAGS ()]", asked.whole)


def test_a_mailbox_that_may_only_be_read_gives_every_row_back_and_says_so(
    server: Hostile, filled: Office
) -> None:
    """Fault 40"""
    server.twist("SELECT", read_only)
    handling.archive(filled.store, [filled.key("one")])
    handling.star(filled.store, [filled.key("two")], True)
    later(filled).synced()
    assert [failure.code for failure in status.failures(filled.store)] == ["READ-ONLY"] * 2
    assert server.said("UID STORE") == server.said("UID MOVE") == []
    gone_back(filled)


def gone_back(office: Office) -> None:
    rows = office.store.reader().execute("SELECT inbox, flagged FROM messages WHERE place = 'here'")
    assert set(rows.fetchall()) == {(1, 0)}
    undone(office)


def test_a_flag_that_the_mailbox_does_not_keep_goes_back_and_is_told(
    server: Hostile, filled: Office
) -> None:
    """Fault 40"""
    server.twist("SELECT", nothing_permanent)
    handling.star(filled.store, [filled.key("two")], True)
    later(filled).synced()
    assert server.said("UID STORE") == []
    assert [failure.code for failure in status.failures(filled.store)] == ["READ-ONLY"]
    gone_back(filled)


def test_a_flag_is_shown_as_it_is_seen_after_an_ok_that_was_none(
    server: Hostile, filled: Office
) -> None:
    """Rule 4.2/3"""
    server.twist("UID STORE", b"OK done")
    handling.star(filled.store, [filled.key("two")], True)
    later(filled).synced()
    gone_back(filled)


def test_what_the_server_does_not_permit_is_tried_once(server: Hostile, filled: Office) -> None:
    """Fault 40"""
    server.twist("UID STORE", b"NO [NOPERM] you may not")
    server.twist("UID MOVE", b"NO [CANNOT] not this one")
    handling.archive(filled.store, [filled.key("one")])
    handling.star(filled.store, [filled.key("two")], True)
    later(filled).synced()
    later(filled, 90_000).synced()
    said = {failure.code: failure.facts["text"] for failure in status.failures(filled.store)}
    assert said == {"NOPERM": "you may not", "CANNOT": "not this one"}
    assert len(server.said("UID STORE")) == len(server.said("UID MOVE")) == 1
    gone_back(filled)


def test_a_flag_that_the_server_says_it_set_and_did_not_is_not_shown_as_set(
    server: Hostile, filled: Office
) -> None:
    """Rules 4.2/1 and 4.2/3: an OK is no proof."""
    server.twist("UID STORE", b"OK done")
    handling.star(filled.store, [filled.key("one")], True)
    later(filled).synced()
    assert filled.flags("INBOX")[1] == frozenset()
    undone(filled)


def test_what_was_so_already_is_not_refused_with_the_others(
    server: Hostile, filled: Office
) -> None:
    server.change(lambda boxes: boxes[b"INBOX"].flag(1, ["\\Seen"]))
    handling.read(filled.store, [filled.key("one"), filled.key("two")], True)
    server.twist("UID STORE", b"NO [NOPERM] you may not")
    later(filled).synced()
    assert [failure.facts["subject"] for failure in status.failures(filled.store)] == ["two"]


@pytest.mark.parametrize("refused", [0, 1])
def test_what_is_undone_as_the_server_is_asked_stays_undone(
    server: Hostile, filled: Office, monkeypatch: pytest.MonkeyPatch, refused: int
) -> None:
    """Rule 4.2/10"""
    handling.read(filled.store, [filled.key("one")], True)
    handling.read(filled.store, [filled.key("two")], True)
    server.twist("UID STORE", b"NO not just now", times=refused)
    really = intents.started

    def just_before(store: Store, ids: Sequence[int], uidnext: int) -> list[int]:
        monkeypatch.undo()
        undoing.undo(store)
        return really(store, ids, uidnext)

    monkeypatch.setattr(intents, "started", just_before)
    later(filled).synced()
    later(filled, 61).synced()
    flags = filled.flags("INBOX")
    assert ("\\Seen" in flags[1], "\\Seen" in flags[2]) == (True, False)


@pytest.mark.parametrize("server", [("MOVE",), ("MOVE", "UIDPLUS")], indirect=True)
def test_what_may_be_copied_and_not_deleted_stays_where_it_is(
    server: Hostile, filled: Office
) -> None:
    """Rule 4.2/12"""
    server.twist("UID STORE 3 ", b"NO [NOPERM] not yours to delete")
    for _ in range(2):
        handling.archive(filled.store, [filled.key("three")])
        later(filled).synced()
    assert (lies(server, b"INBOX"), lies(server, b"Archive")) == (["one", "three", "two"], [])
    assert [failure.code for failure in status.failures(filled.store)] == ["NOPERM"] * 2
    gone_back(filled)


@lacking("MOVE")
def test_what_is_refused_deletion_for_the_last_time_leaves_no_copy_either(
    server: Hostile, filled: Office
) -> None:
    """Rule 4.2/14"""
    server.twist("UID STORE 3 ", b"NO not yours")
    handling.archive(filled.store, [filled.key("three")])
    for _ in range(5):
        later(filled, 1_801).synced()
    assert (lies(server, b"INBOX"), lies(server, b"Archive")) == (["one", "three", "two"], [])
    gone_back(filled)


@pytest.mark.parametrize("code", [b"NOPERM", b"OVERQUOTA"])
@lacking("MOVE")
def test_what_is_marked_as_deleted_and_may_not_be_expunged_has_been_moved(
    server: Hostile, filled: Office, code: bytes
) -> None:
    """Rule 4.2/5"""
    server.twist("UID EXPUNGE", b"NO [" + code + b"] not yours to expunge")
    handling.archive(filled.store, [filled.key("one")])
    later(filled).synced()
    assert (lies(server, b"INBOX"), lies(server, b"Archive")) == (["three", "two"], ["one"])
    moved(filled, server)


def moved(office: Office, server: Hostile) -> None:
    """It counts as done: nobody is told of a refusal, and the row says where the mail lies."""
    assert status.failures(office.store) == []
    undone(office)
    rows = office.store.reader().execute("SELECT place, inbox FROM messages WHERE subject = 'one'")
    assert rows.fetchall() == [("here", 0)]
    same(office.synced(), server)


@pytest.mark.parametrize("times", [1, 3, 99])
@lacking("MOVE")
def test_what_may_not_be_expunged_just_now_is_tried_again_and_has_been_moved_in_the_end(
    server: Hostile, filled: Office, times: int
) -> None:
    """Rules 4.2/5 and 4.2/14"""
    server.twist("UID EXPUNGE", b"NO not just now", times=times)
    handling.archive(filled.store, [filled.key("one")])
    for _ in range(5):
        later(filled, 1_801).synced()
    assert (lies(server, b"INBOX"), lies(server, b"Archive")) == (["three", "two"], ["one"])
    assert (1 in server.boxes[b"INBOX"].mails) == (times == 99)
    assert len(server.said("UID EXPUNGE")) == min(times + 1, 4)
    moved(filled, server)


@lacking("MOVE")
def test_a_full_mailbox_keeps_no_other_wish_back(server: Hostile, filled: Office) -> None:
    """Fault 41"""
    server.twist("UID COPY", b"NO [OVERQUOTA] Quota exceeded")
    handling.archive(filled.store, [filled.key("one")])
    handling.star(filled.store, [filled.key("two")], True)
    later(filled).synced()
    assert filled.flags("INBOX")[2] == {"\\Flagged"}
    (failure,) = status.failures(filled.store)
    assert (failure.code, failure.facts["text"]) == ("OVERQUOTA", "Quota exceeded")
    assert pending(filled.store, filled.now()).changes == 1
    assert lies(server, b"INBOX") == ["one", "three", "two"]


@lacking("MOVE")
def test_a_move_that_found_no_room_waits_is_told_once_and_tried_by_the_hour(
    server: Hostile, filled: Office
) -> None:
    """Rule 4.2/13"""
    server.twist("UID COPY", b"NO [OVERQUOTA] Quota exceeded")
    handling.archive(filled.store, [filled.key("one")])
    later(filled).synced()
    status.dismiss(filled.store, status.failures(filled.store)[0])
    later(filled, 9_000).synced()
    assert len(server.said("UID COPY")) == 2
    assert status.failures(filled.store) == []


@lacking("MOVE")
def test_a_move_that_found_no_room_is_not_tried_any_more_once_it_is_undone(
    server: Hostile, filled: Office
) -> None:
    server.twist("UID COPY", b"NO [OVERQUOTA] Quota exceeded")
    handling.archive(filled.store, [filled.key("one")])
    later(filled).synced()
    undoing.undo(filled.store)
    later(filled, 9_000).synced()
    assert len(server.said("UID COPY")) == 1
    assert "one" in lies(server, b"INBOX")
    same(filled, server)


@lacking("MOVE")
def test_the_last_of_two_moves_counts_though_the_first_still_waits(
    server: Hostile, filled: Office
) -> None:
    server.twist("UID COPY", b"NO [OVERQUOTA] Quota exceeded")
    handling.archive(filled.store, [filled.key("one")])
    later(filled).synced()
    server.straight()
    handling.trash(filled.store, [filled.key("one")])
    later(filled, 9_000).synced()
    assert lies(server, b"Archive") == []
    assert lies(server, b"Trash") == ["one"]


@pytest.mark.parametrize("archived", [False, True])
def test_the_last_of_two_wishes_about_a_flag_counts_though_the_first_still_waits(
    server: Hostile, filled: Office, archived: bool
) -> None:
    """Rule 4.2/10"""
    server.twist("UID STORE", b"NO not just now", times=1)
    handling.read(filled.store, [filled.key("one")], True)
    later(filled).synced()
    if archived:
        handling.archive(filled.store, [filled.key("one")])
        later(filled).synced()
    handling.read(filled.store, [filled.key("one")], False)
    later(filled).synced()
    later(filled, 61).synced()
    undone(filled)
    assert "\\Seen" not in flags_of(server, "one")


def test_of_two_wishes_about_a_flag_each_can_be_taken_back_though_the_first_waited(
    server: Hostile, filled: Office
) -> None:
    server.twist("UID STORE", b"NO not just now", times=1)
    for on in (True, False):
        handling.read(filled.store, [filled.key("one")], on)
        later(filled).synced()
    flags = []
    for _ in range(2):
        undoing.undo(filled.store)
        later(filled).synced()
        flags.append("\\Seen" in flags_of(server, "one"))
    assert flags == [True, False]


def flags_of(server: Hostile, subject: str) -> Collection[str]:
    """The flags of a mail, wherever it lies."""
    mails = [mail for box in server.boxes.values() for mail in box.mails.values()]
    return next(mail.flags for mail in mails if mail.subject == subject)


@pytest.mark.parametrize("server", [(), ("MOVE",)], indirect=True)
@pytest.mark.parametrize("other", [b"Acme", b"INBOX"])
def test_each_of_two_copies_comes_back_to_where_it_lay(
    server: Hostile, office: Office, other: bytes
) -> None:
    """Rule 4.1/2"""
    server.change(lambda boxes: boxes.update({b"Acme": Box()}))
    server.deliver("one", "two")
    server.deliver("one", box=other)
    lay = {box: lies(server, box) for box in server.boxes}
    office.synced()
    handling.trash(office.store, [office.key("one")])
    for _ in range(2):
        later(office).synced()
    assert lies(server, b"Trash") == ["one", "one"]
    undoing.undo(office.store)
    inbox = office.store.reader().execute("SELECT inbox FROM messages WHERE subject = 'one'")
    assert inbox.fetchall() == [(1,)]
    for _ in range(2):
        later(office).synced()
    assert {box: lies(server, box) for box in server.boxes} == lay
    undone(office)


@pytest.fixture
def home(office: Office) -> Iterator[tuple[Hostile, Office]]:
    """Jane's other account, in the same store."""
    with hostile() as server:
        work = office.config.accounts[0]
        account = replace(work, name="home", imap=replace(work.imap, port=server.port))
        config = replace(office.config, accounts=(work, account))
        id_ = mailboxes.accounts_sync(office.store, config)["home"]
        config = replace(config, accounts=(account,))
        yield server, replace(office, peer=server.account, config=config, account_id=id_)


def both(*offices: Office) -> None:
    for office in offices * 2:
        later(office)
        assert office.sync().code == ""


def test_a_mail_that_two_accounts_have_comes_back_in_each_of_them(
    server: Hostile, office: Office, home: tuple[Hostile, Office]
) -> None:
    """Rule 20"""
    there, other = home
    server.deliver("one")
    there.deliver("one")
    both(office, other)
    handling.trash(office.store, [office.key("one")])
    both(office, other)
    assert lies(server, b"Trash") == lies(there, b"Trash") == ["one"]
    undoing.undo(office.store)
    both(office, other)
    assert lies(server, b"INBOX") == lies(there, b"INBOX") == ["one"]
    undone(office)
    undone(other)


def test_what_two_servers_call_by_one_name_are_two_mails(
    server: Hostile, office: Office, home: tuple[Hostile, Office]
) -> None:
    """Rule 4.1/3: EMAILID is a name of one server's."""
    there, other = home
    for one, subject in ((server, "one"), (there, "other")):
        one.offers = (*one.offers, "OBJECTID")
        one.twist("UID FETCH", lambda a: re.sub(rb"EMAILID \(\w+\)", b"EMAILID (M1)", a.whole))
        one.deliver(subject)
    both(office, other)
    assert messages(office) == ["one", "other"]


def test_what_one_account_has_lost_is_not_looked_for_in_another(
    server: Hostile, office: Office, home: tuple[Hostile, Office]
) -> None:
    there, other = home
    server.deliver("one")
    there.deliver("one")
    both(office, other)
    handling.trash(office.store, [office.key("one")])
    server.change(lambda boxes: boxes[b"INBOX"].remove([1]))
    both(office, other)
    assert lies(there, b"Trash") == ["one"]
    assert [failure.code for failure in status.failures(office.store)] == ["removed-elsewhere"]


@pytest.mark.parametrize("carried_out", [False, True])
def test_what_is_done_again_and_taken_back_in_time_never_reaches_the_server(
    server: Hostile, filled: Office, carried_out: bool
) -> None:
    """Rule 4.2/10"""
    handling.archive(filled.store, [filled.key("one")])
    if carried_out:
        later(filled).synced()
    undoing.undo(filled.store)
    if carried_out:
        later(filled).synced()
    before = len(server.said("UID MOVE"))
    undoing.redo(filled.store)
    undoing.undo(filled.store)
    later(filled).synced()
    assert len(server.said("UID MOVE")) == before
    assert lies(server, b"INBOX") == ["one", "three", "two"]
    undone(filled)


@lacking("MOVE", "UIDPLUS")
def test_what_is_moved_to_and_fro_leaves_one_hidden_mail_behind_each_time(
    server: Hostile, filled: Office
) -> None:
    """Rule 4.2/9"""
    for _ in range(2):
        handling.archive(filled.store, [filled.key("one")])
        later(filled).synced()
        assert (lies(server, b"INBOX"), lies(server, b"Archive")) == (["three", "two"], ["one"])
        undoing.undo(filled.store)
        later(filled).synced()
        assert (lies(server, b"INBOX"), lies(server, b"Archive")) == (["one", "three", "two"], [])
    mails = [mail for box in server.boxes.values() for mail in box.mails.values()]
    assert [mail.subject for mail in mails].count("one") == 5


@pytest.mark.parametrize("server", [(), ("MOVE",), ("MOVE", "UIDPLUS")], indirect=True)
def test_what_another_program_has_marked_as_deleted_does_not_go_along(
    server: Hostile, filled: Office
) -> None:
    """Rule 4.2/9"""
    server.deliver("one", box=b"Archive")
    server.change(lambda boxes: boxes[b"INBOX"].flag(1, ["\\Deleted"]))
    filled.synced()
    handling.trash(filled.store, [filled.key("one")])
    later(filled).synced()
    undoing.undo(filled.store)
    later(filled).synced()
    where = {name: lies(server, name) for name in (b"INBOX", b"Archive", b"Trash")}
    assert where == {b"INBOX": ["three", "two"], b"Archive": ["one"], b"Trash": []}
    assert server.boxes[b"INBOX"].mails[1].flags == {"\\Deleted"}


@lacking("MOVE")
def test_a_copy_that_another_program_deletes_is_no_proof_of_a_move(
    server: Hostile, filled: Office
) -> None:
    """Rule 4.2/6"""
    handling.archive(filled.store, [filled.key("one")])
    server.twist("UID STORE", b"NO not just now", times=1)
    later(filled).synced()
    server.change(lambda boxes: boxes[b"Archive"].flag(1, ["\\Deleted"]))
    later(filled, 61).synced()
    assert (lies(server, b"INBOX"), lies(server, b"Archive")) == (["three", "two"], ["one"])


@pytest.mark.parametrize("server", [(), ("MOVE",)], indirect=True, ids=["move", "copy"])
def test_the_same_mail_that_lay_there_before_is_no_proof_of_a_move(
    server: Hostile, office: Office
) -> None:
    """Rule 4.2/6: only what has a UID from the one on that was next when the move began."""
    server.deliver("one")
    server.deliver("one", box=b"Archive")
    office.synced()
    handling.archive(office.store, [office.key("one")])
    server.twist("UID MOVE", HANG_UP)
    server.twist("UID COPY", HANG_UP)
    assert later(office).sync().code == "lost"
    server.straight()
    office.synced()
    assert (lies(server, b"INBOX"), lies(server, b"Archive")) == ([], ["one", "one"])
    same(office, server)
    undone(office)


@pytest.mark.parametrize("server", [(), ("MOVE",)], indirect=True, ids=["move", "copy"])
def test_nor_is_it_where_the_server_does_not_say_which_uid_is_the_next(
    server: Hostile, office: Office
) -> None:
    """Rules 4.1/11 and 4.2/6"""
    server.deliver("one")
    server.deliver("one", box=b"Archive")
    server.twist("STATUS", lambda asked: re.sub(rb"UIDNEXT \d+ ?", b"", asked.whole))
    office.synced()
    handling.archive(office.store, [office.key("one")])
    for command in ("UID MOVE", "UID COPY"):
        server.twist(command, b"NO not just now", times=1)
    later(office).synced()
    later(office, 61).synced()
    assert (lies(server, b"INBOX"), lies(server, b"Archive")) == ([], ["one", "one"])
    same(office, server)
    undone(office)


@lacking("MOVE")
def test_an_original_of_which_the_server_does_not_tell_the_flags_is_not_gone(
    server: Hostile, filled: Office
) -> None:
    """Rule 4.2/6: once it is copied it is still to go."""
    server.twist("UID STORE", HANG_UP, times=1)
    handling.archive(filled.store, [filled.key("one")])
    assert later(filled).sync().code == "lost"

    def untold(asked: Asked) -> bytes:
        whole = b"INTERNALDATE" in asked.command or b"BODY" in asked.command
        return asked.whole if whole else asked.told(b"* 1 FETCH (UID 1 FLAGS 5)\r\n")

    server.twist("UID FETCH 1 ", untold)
    filled.sync()
    server.straight()
    later(filled, 1_801).synced()
    assert (lies(server, b"INBOX"), lies(server, b"Archive")) == (["three", "two"], ["one"])
    undone(filled)


def test_what_another_program_has_moved_there_and_deleted_was_not_moved_by_us(
    server: Hostile, filled: Office
) -> None:
    """Rule 4.2/9"""
    handling.archive(filled.store, [filled.key("one")])

    def deleted(boxes: dict[bytes, Box]) -> None:
        boxes[b"Archive"].add(boxes[b"INBOX"].mails[1].raw, ["\\Deleted"])
        boxes[b"INBOX"].remove([1])

    server.change(deleted)
    later(filled).synced()
    assert [failure.code for failure in status.failures(filled.store)] == ["removed-elsewhere"]
    same(filled, server)
    undone(filled)


def old_letters(server: Hostile) -> None:
    """So many were in the archive once that the next one has a high UID."""
    server.deliver(*(f"old {n}" for n in range(20)), box=b"Archive")
    server.change(lambda boxes: boxes[b"Archive"].remove(range(1, 20)))


@pytest.mark.parametrize("seen", [False, True])
@lacking("MOVE")
def test_a_copy_that_got_another_uid_is_found_and_not_made_twice(
    server: Hostile, office: Office, seen: bool
) -> None:
    """Rules 4.1/24 and 4.2/6, faults 14 and 35"""
    server.deliver("one")
    old_letters(server)
    office.synced()
    handling.archive(office.store, [office.key("one")])
    server.twist("UID STORE", b"NO not just now", times=1)
    later(office).synced()
    server.change(lambda boxes: boxes[b"Archive"].renumber(9, 1))
    if seen:
        office.synced()
    later(office, 61).synced()
    assert (lies(server, b"INBOX"), lies(server, b"Archive")) == ([], ["old 19", "one"])
    assert len(server.said("UID COPY")) == 1
    office.synced()
    same(office, server)
    undone(office)


@lacking("MOVE")
def test_a_copy_that_gets_another_uid_as_it_is_looked_for_is_not_made_twice(
    server: Hostile, office: Office
) -> None:
    """Likewise"""
    server.deliver("one")
    old_letters(server)
    office.synced()
    handling.archive(office.store, [office.key("one")])
    server.twist("UID STORE", b"NO not just now", times=1)
    later(office).synced()
    server.twist('SELECT "ARCHIVE"', renumbering(server, b"Archive"), times=1)
    for _ in range(2):
        later(office, 61).synced()
    assert (lies(server, b"INBOX"), lies(server, b"Archive")) == ([], ["old 19", "one"])
    assert len(server.said("UID COPY")) == 1
    same(office, server)
    undone(office)


def test_a_move_whose_answer_was_lost_is_found_under_another_uid(
    server: Hostile, office: Office
) -> None:
    """Likewise"""
    server.deliver("one")
    old_letters(server)
    office.synced()
    handling.archive(office.store, [office.key("one")])
    server.twist("UID MOVE", lambda asked: HANG_UP, times=1)
    assert later(office).sync().code == "lost"
    server.change(lambda boxes: boxes[b"Archive"].renumber(9, 1))
    for _ in range(2):
        office.synced()
    assert status.failures(office.store) == []
    assert office.place("one") == "here"
    same(office, server)
    undone(office)


def test_a_move_that_waits_for_another_attempt_gives_way_to_a_later_one_that_is_done(
    server: Hostile, filled: Office
) -> None:
    """What was archived and then thrown away stays in Trash."""
    server.twist('UID MOVE 1 "ARCHIVE"', b"NO [INUSE] not now", times=1)
    handling.archive(filled.store, [filled.key("one")])
    handling.trash(filled.store, [filled.key("one")])
    later(filled).synced()
    assert lies(server, b"Trash") == ["one"]
    for _ in range(3):
        later(filled, 1_801).synced()
    assert (lies(server, b"Trash"), lies(server, b"Archive")) == (["one"], [])
    assert filled.place("one") == "trash"
    undone(filled)


@pytest.mark.parametrize("server", [("MOVE",)], indirect=True)
@pytest.mark.parametrize(
    "said", [b"NO [SERVERBUG] not now", b"* 1 FETCH (UID 1 FLAGS 5)\r\n"], ids=["refused", "bad"]
)
def test_a_copy_of_which_the_server_does_not_tell_the_flags_lies_there(
    server: Hostile, filled: Office, said: bytes
) -> None:
    """Rule 4.2/6"""
    server.twist("UID STORE", HANG_UP, times=1)
    handling.archive(filled.store, [filled.key("one")])
    assert later(filled).sync().code == "lost"

    def untold(asked: Asked) -> bytes:
        opened = next(line for line in reversed(server.lines) if b" SELECT " in line)
        if b"Archive" not in opened or b"(UID FLAGS" not in asked.command:
            return asked.whole
        if b"INTERNALDATE" in asked.command:
            return asked.whole
        return asked.says(said) if said.startswith(b"NO") else asked.told(said)

    server.twist("UID FETCH", untold)
    filled.sync()
    server.straight()
    for _ in range(2):
        later(filled, 1_801).synced()
    assert (lies(server, b"INBOX"), lies(server, b"Archive")) == (["three", "two"], ["one"])
    undone(filled)


@pytest.mark.parametrize("server", [("MOVE",)], indirect=True)
def test_a_mailbox_that_gets_other_uids_in_the_midst_of_a_move_loses_no_mail(
    server: Hostile, filled: Office
) -> None:
    """Fault 14"""
    server.twist("UID STORE", HANG_UP, times=1)
    handling.archive(filled.store, [filled.key("one")])
    assert later(filled).sync().code == "lost"

    def renumbered(asked: Asked) -> bytes:
        inbox = server.boxes[b"INBOX"]
        if b"Message-ID" in asked.command and inbox.uidvalidity == 7:
            inbox.mails = dict(sorted(inbox.mails.items(), reverse=True))
            one, *others = (inbox.mails[uid] for uid in sorted(inbox.mails))
            inbox.mails = dict(enumerate([*others, one], 1))
            inbox.uidvalidity = 8
        return asked.whole

    server.twist("UID SEARCH", renumbered)
    filled.sync()
    server.straight()
    for _ in range(3):
        later(filled, 1_801).sync()
    assert (lies(server, b"INBOX"), lies(server, b"Archive")) == (["three", "two"], ["one"])


def other_uids(server: Hostile) -> None:
    """The inbox is numbered anew, and every mail but one has another UID."""
    inbox = server.boxes[b"INBOX"]
    mails = [mail for _, mail in sorted(inbox.mails.items(), reverse=True)]
    inbox.mails = dict(enumerate(mails, 1))
    inbox.uidvalidity = 8


@pytest.mark.parametrize("server", [("MOVE",)], indirect=True)
def test_a_mailbox_that_gets_other_uids_as_a_deletion_is_refused_loses_no_mail(
    server: Hostile, filled: Office
) -> None:
    """Fault 14: what is still to be copied has another UID, too."""
    server.twist("UID STORE", HANG_UP, times=1)
    handling.archive(filled.store, [filled.key("one"), filled.key("two")])
    assert later(filled).sync().code == "lost"
    server.change(lambda boxes: boxes[b"Archive"].remove([2]))

    def renumbered(asked: Asked) -> bytes:
        server.boxes[b"INBOX"].flag(1, [])
        other_uids(server)
        return asked.says(b"NO not just now")

    server.twist("UID STORE", renumbered, times=1)
    for _ in range(3):
        later(filled, 1_801).sync()
    assert (lies(server, b"INBOX"), lies(server, b"Archive")) == (["three"], ["one", "two"])
    assert len(server.boxes[b"Archive"].mails) == 2


def test_a_mailbox_that_gets_other_uids_as_the_target_is_made_loses_no_mail(
    server: Hostile, filled: Office
) -> None:
    """Fault 14: others are looked into meanwhile, as one that has another name now."""
    firms = Box(uidvalidity=77)
    server.change(lambda boxes: (boxes.pop(b"Archive"), boxes.update({b"Clients": firms})))
    server.deliver("old", box=b"Clients")
    filled.synced()
    handling.archive(filled.store, [filled.key("one")])

    def made(asked: Asked) -> bytes:
        server.boxes[b"Firms"] = server.boxes.pop(b"Clients")
        other_uids(server)
        return asked.whole

    server.twist("CREATE", made, times=1)
    for _ in range(2):
        later(filled).synced()
    assert (lies(server, b"INBOX"), lies(server, b"Archive")) == (["three", "two"], ["one"])


@pytest.mark.parametrize("wish", ["flag", "move"])
def test_a_wish_follows_a_mailbox_that_another_program_renames_while_we_watch(
    server: Hostile, office: Office, wish: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 4.2/11: it is listed anew by and by only."""
    monkeypatch.setattr(intents, "UNDO_SECONDS", 0)
    monkeypatch.setattr(watch, "SENT_SECONDS", 1.0)
    server.change(lambda boxes: boxes.update({b"Clients": Box(uidvalidity=77)}))
    server.deliver("one", "two", box=b"Clients")
    with living(office):
        wait_until(lambda: standing(office).phase == "watching")
        server.change(lambda boxes: boxes.update({b"Firms": boxes.pop(b"Clients")}))
        if wish == "flag":
            handling.star(office.store, [office.key("one")], True)
        else:
            handling.trash(office.store, [office.key("one")])
        far = office.now() + 9_999
        wait_until(lambda: not intents.due(office.store, office.account_id, far))
        assert status.failures(office.store) == []
    flagged = {mail.subject for mail in server.boxes[b"Firms"].mails.values() if mail.flags}
    thrown = {mail.subject for mail in server.boxes[b"Trash"].mails.values()}
    assert (flagged, thrown) == (({"one"}, set()) if wish == "flag" else (set(), {"one"}))
    office.synced()
    same(office, server)


@pytest.mark.parametrize("server", [(), ("MOVE",)], indirect=True)
def test_a_target_that_another_program_renames_while_we_watch_is_found_and_not_made_again(
    server: Hostile, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 4.2/11"""
    monkeypatch.setattr(intents, "UNDO_SECONDS", 0)
    monkeypatch.setattr(watch, "OTHERS_SECONDS", 1.0)
    server.deliver("one", "two")
    server.deliver("done with", box=b"Archive")
    with living(office):
        wait_until(lambda: standing(office).phase == "watching")
        server.change(lambda boxes: boxes.update({b"Filed": boxes.pop(b"Archive")}))
        handling.archive(office.store, [office.key("one")])
        far = office.now() + 9_999
        wait_until(lambda: not intents.due(office.store, office.account_id, far))
        assert status.failures(office.store) == []
        server.deliver("filed elsewhere", box=b"Filed")
        wait_until(lambda: "filed elsewhere" in office.subjects())
    assert server.said("CREATE") == []
    assert lies(server, b"Filed") == ["done with", "filed elsewhere", "one"]
    office.synced()
    same(office, server)


@pytest.mark.parametrize("wish", ["flag", "move"])
@lacking("MOVE")
def test_a_mail_that_another_program_expunges_as_the_server_is_asked_fails_no_wish_of_another(
    server: Hostile, filled: Office, wish: str
) -> None:
    """Rule 4.2/11: some refuse all then, until they have told of the expunge (RFC 5530 3)."""

    def expunged(asked: Asked) -> bytes:
        server.boxes[b"INBOX"].remove([2])
        return asked.says(b"NO [EXPUNGEISSUED] some are gone")

    keys = [filled.key(subject) for subject in ("one", "two", "three")]
    if wish == "flag":
        server.twist("UID STORE", expunged, times=1)
        handling.star(filled.store, keys, True)
    else:
        server.twist("UID COPY", expunged, times=1)
        handling.archive(filled.store, keys)
    later(filled).synced()
    later(filled, 61).synced()
    undone(filled)
    assert status.failures(filled.store) == []
    same(filled, server)


@pytest.mark.parametrize("refused", ["UID MOVE", "UID COPY", "UID STORE", "UID EXPUNGE"])
@pytest.mark.parametrize("server", [(), ("MOVE",), ("MOVE", "UIDPLUS")], indirect=True)
def test_of_two_equal_copies_the_one_that_was_moved_is_no_proof_for_the_other(
    server: Hostile, office: Office, refused: str
) -> None:
    """Rules 4.1/2 and 4.2/6: what still lies in its place would be deleted there."""
    server.deliver("one", "one")
    office.synced()
    handling.archive(office.store, [office.key("one")])
    server.twist(refused, b"NO not just now", times=1)
    later(office).synced()
    later(office, 61).synced()
    assert (lies(server, b"INBOX"), lies(server, b"Archive")) == ([], ["one", "one"])
    office.synced()
    same(office, server)
    undone(office)


@pytest.mark.parametrize("server", [(), ("MOVE",)], indirect=True)
def test_of_two_equal_copies_the_one_that_another_program_moves_is_no_proof_for_the_other(
    server: Hostile, office: Office
) -> None:
    """Likewise"""
    server.deliver("one", "one")
    office.synced()
    handling.archive(office.store, [office.key("one")])
    for command in ("UID MOVE", "UID COPY"):
        server.twist(command, b"NO not just now", times=2)
    later(office).synced()

    def moved(boxes: dict[bytes, Box]) -> None:
        boxes[b"Archive"].add(boxes[b"INBOX"].mails[2].raw)
        boxes[b"INBOX"].remove([2])

    server.change(moved)
    for _ in range(2):
        later(office, 61).synced()
    assert (lies(server, b"INBOX"), lies(server, b"Archive")) == ([], ["one", "one"])
    undone(office)


@lacking("MOVE")
def test_of_two_equal_copies_the_first_is_not_made_once_more_while_the_second_lies_in_its_place(
    server: Hostile, office: Office
) -> None:
    """Fault 35"""
    server.deliver("one", "one")
    office.synced()
    handling.archive(office.store, [office.key("one")])
    server.twist("UID STORE", HANG_UP, times=1)
    assert later(office).sync().code == "lost"
    office.synced()
    assert (lies(server, b"INBOX"), lies(server, b"Archive")) == ([], ["one", "one"])
    undone(office)


def test_a_copy_that_arrives_while_the_first_waits_and_is_archived_is_no_proof_for_it(
    server: Hostile, office: Office
) -> None:
    """Likewise"""
    server.deliver("one")
    office.synced()
    handling.archive(office.store, [office.key("one")])
    server.twist("UID MOVE", b"NO not just now", times=1)
    later(office).synced()
    server.deliver("one")
    office.synced()
    handling.archive(office.store, [office.key("one")])
    later(office).synced()
    later(office, 61).synced()
    assert (lies(server, b"INBOX"), lies(server, b"Archive")) == ([], ["one", "one"])
    undone(office)


@pytest.mark.parametrize("ends", ["next version", "thrown away"])
def test_a_server_that_names_another_mail_as_a_draft_of_ours_loses_none(
    server: Hostile, office: Office, ends: str
) -> None:
    """What had its UID before is no version that was put there just now."""
    server.change(lambda boxes: boxes.update({b"Drafts": Box(attributes=b"\\Drafts")}))
    server.deliver("of another program", box=b"Drafts")
    office.synced()
    server.twist("APPEND", lambda asked: re.sub(rb"(APPENDUID \d+) \d+", rb"\1 1", asked.whole))
    written = Letter("work", ("bea@acme.example",), subject="offer", text="one")
    id_ = save_draft(office.store, written)
    office.synced()
    if ends == "next version":
        save_draft(office.store, replace(written, text="two"), id_)
    else:
        drafts.discard(office.store, id_)
    later(office).synced()
    later(office).synced()
    left = ["of another program", "offer"] if ends == "next version" else ["of another program"]
    assert lies(server, b"Drafts") == left
