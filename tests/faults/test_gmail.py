"""An account in Gmail's shape: labels are mailboxes, and all mail lies in one more. Rule 4.1/28."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from store.records import handling, intents, outbox_rows, status, undoing
from store.records.drafts import Letter, save_draft
from sync.progress import Finished
from tests.faults.hostile import HANG_UP, OFFERS, Asked, Hostile, hostile
from tests.faults.loop import call
from tests.faults.world import Box
from tests.peers.smtp import Listener, listening
from tests.sync import mailing
from tests.sync.mailing import write
from tests.sync.office import Office, ago, letter
from tests.sync.office import office as new_office

ALL, TRASH = b"[Gmail]/All Mail", b"[Gmail]/Trash"
LABEL = b"K&APw-hl"
SHAPE = {
    b"[Gmail]": b"\\Noselect",
    ALL: b"\\All",
    b"[Gmail]/Drafts": b"\\Drafts",
    b"[Gmail]/Important": b"\\Important",
    b"[Gmail]/Sent Mail": b"\\Sent",
    b"[Gmail]/Spam": b"\\Junk",
    b"[Gmail]/Starred": b"\\Flagged",
    TRASH: b"\\Trash",
    LABEL: b"",
}


@pytest.fixture
def gmail() -> Iterator[Hostile]:
    offers = [name for name in OFFERS if name != "QRESYNC"]
    with hostile((*offers, "X-GM-EXT-1", "SPECIAL-USE")) as server:

        def shape(boxes: dict[bytes, Box]) -> None:
            for name in list(boxes):
                if name != b"INBOX":
                    del boxes[name]
            boxes.update({name: Box(attributes=attributes) for name, attributes in SHAPE.items()})

        server.change(shape)
        yield server


@pytest.fixture
def office(gmail: Hostile, tmp_path: Path) -> Office:
    return new_office(gmail.account, tmp_path)


def lay(server: Hostile, subject: str, *boxes: bytes) -> None:
    """One mail with these labels, which also lies in All Mail."""
    for name in (*boxes, ALL):
        add(server, name, subject)


def add(server: Hostile, box: bytes, subject: str) -> None:
    server.change(lambda boxes: boxes[box].add(letter(subject), (), ago(days=1)))


def asked(server: Hostile, what: bytes) -> list[bytes]:
    return [line for line in server.said("UID FETCH") if what in line]


def bodies(server: Hostile) -> int:
    """Mails whose text was asked for."""
    commands = asked(server, b"BODY.PEEK[]")
    return sum(int(b) - int(a) + 1 for a, b in map(_span, commands))


def _span(command: bytes) -> tuple[bytes, bytes]:
    first, _, last = command.split()[2].partition(b":")
    return first, last or first


def test_each_mail_comes_once_and_lies_under_all_its_labels(gmail: Hostile, office: Office) -> None:
    lay(gmail, "one", b"INBOX", LABEL)
    lay(gmail, "sent", b"[Gmail]/Sent Mail")
    lay(gmail, "archived")
    assert office.sync() == Finished("work")
    assert office.subjects() == ["archived", "one", "sent"]
    assert bodies(gmail) == 3
    lying = {name: len(office.uids(name)) for name, box in office.boxes().items() if box.top > 1}
    assert lying == {"INBOX": 1, "[Gmail]/Sent Mail": 1, "[Gmail]/All Mail": 3, "Kühl": 1}


def test_a_mail_is_recognised_by_gmails_name_of_it_without_its_headers(
    gmail: Hostile, office: Office
) -> None:
    lay(gmail, "one", b"INBOX")
    office.synced()
    before = len(asked(gmail, b"HEADER.FIELDS"))
    add(gmail, LABEL, "one")
    office.synced()
    assert len(office.uids("Kühl")) == 1
    assert bodies(gmail) == 1
    # An empty list of mails is nothing to ask about.
    assert len(asked(gmail, b"HEADER.FIELDS")) == before


def test_views_are_no_mailboxes(gmail: Hostile, office: Office) -> None:
    """Rule 4.1/29"""
    lay(gmail, "one", b"INBOX", b"[Gmail]/Starred", b"[Gmail]/Important")
    office.synced()
    opened = {line.partition(b'"')[2].partition(b'"')[0] for line in gmail.said("SELECT")}
    assert not opened & {b"[Gmail]/Starred", b"[Gmail]/Important", b"[Gmail]"}


def test_a_hidden_all_mail_is_done_without(gmail: Hostile, office: Office) -> None:
    """The user may keep it from IMAP."""
    gmail.change(lambda boxes: boxes.pop(ALL))
    add(gmail, b"INBOX", "one")
    add(gmail, LABEL, "two")
    office.synced()
    assert office.subjects() == ["one", "two"]
    gmail.change(lambda boxes: boxes.update({ALL: Box(attributes=b"\\All")}))
    lay(gmail, "archived")
    office.synced()
    assert office.subjects() == ["archived", "one", "two"]


def test_archiving_moves_to_all_mail_and_marks_nothing_as_deleted(
    gmail: Hostile, office: Office
) -> None:
    """Rule 4.2/9"""
    lay(gmail, "one", b"INBOX")
    office.synced()
    handling.archive(office.store, [office.key("one")])
    office.ahead += intents.UNDO_SECONDS + 1
    office.synced()
    assert [line.split()[-1] for line in gmail.said("UID MOVE")] == [b'Mail"']
    assert gmail.said("UID STORE") == []
    assert office.uids("INBOX") == set()
    assert office.place("one") == "here"


def as_labels(server: Hostile) -> None:
    for command in ("UID MOVE", "UID COPY"):
        server.twist(command, lambda asked: keep_labels(server, asked))


def keep_labels(server: Hostile, asked: Asked) -> bytes:
    """What lies in Trash lies nowhere else, everything else in All Mail, and nothing twice."""
    boxes, words = server.boxes, re.findall(rb'"([^"]*)"', asked.command)
    uid, to = max(boxes[words[-1]].mails), boxes[words[-1]]
    mail = to.mails[uid]
    alike = {
        name: [uid for uid, other in box.mails.items() if other.raw == mail.raw]
        for name, box in boxes.items()
    }
    if words[-1] == TRASH:
        for name in boxes:
            boxes[name].remove(alike[name] if name != TRASH else alike[name][:-1])
    elif not alike[ALL]:
        boxes[ALL].add(mail.raw, mail.flags, mail.when)
    elif len(alike[words[-1]]) > 1:
        del to.mails[uid]
        return re.sub(rb"\[COPYUID [^]]*\] ?", b"", asked.whole)
    return asked.whole


def carried_out(office: Office) -> None:
    """To the last of several wishes about one mail, and seen."""
    for _ in range(2):
        office.ahead += intents.UNDO_SECONDS + 1
        office.synced()


def lying(server: Hostile) -> dict[bytes, int]:
    """How many mails lie where."""
    return call(lambda: {name: len(box.mails) for name, box in server.boxes.items() if box.mails})


def test_what_was_archived_as_the_line_broke_is_found_in_all_mail(
    gmail: Hostile, office: Office
) -> None:
    """Rule 4.2/6: it has always lain there."""
    as_labels(gmail)
    lay(gmail, "one", b"INBOX")
    lay(gmail, "two", b"INBOX")
    office.synced()
    handling.archive(office.store, [office.key("one")])

    def lost(asked: Asked) -> bytes:
        keep_labels(gmail, asked)
        return HANG_UP

    gmail.twist("UID MOVE", lost, times=1)
    office.ahead += intents.UNDO_SECONDS + 1
    assert office.sync().code == "lost"
    carried_out(office)
    assert lying(gmail) == {b"INBOX": 1, ALL: 2}
    assert status.failures(office.store) == []
    assert gmail.said("UID STORE") == []


def test_where_gmail_does_not_move_nothing_is_copied_and_deleted_instead(
    gmail: Hostile, office: Office
) -> None:
    """Rule 4.2/9: deleted under one label, it may be gone from everywhere."""
    gmail.offers = tuple(name for name in gmail.offers if name != "MOVE")
    lay(gmail, "one", b"INBOX")
    office.synced()
    handling.archive(office.store, [office.key("one")])
    carried_out(office)
    assert gmail.said("UID STORE") == gmail.said("UID COPY") == []
    assert [failure.code for failure in status.failures(office.store)] == ["no-move"]
    assert lying(gmail) == {b"INBOX": 1, ALL: 1}


@pytest.mark.parametrize("seen", [False, True])
def test_what_is_archived_at_the_second_attempt_is_moved_though_all_mail_is_renumbered_before(
    gmail: Hostile, office: Office, seen: bool
) -> None:
    """Rules 4.2/6 and 4.2/9: marked as deleted in the inbox, it might be gone from everywhere."""
    as_labels(gmail)
    lay(gmail, "one", b"INBOX")
    office.synced()
    handling.archive(office.store, [office.key("one")])
    gmail.twist("UID MOVE", b"NO [INUSE] not just now", times=1)
    office.ahead += intents.UNDO_SECONDS + 1
    office.synced()
    gmail.change(lambda boxes: boxes[ALL].renumber(9, 100))
    if seen:
        office.synced()
    office.ahead += 61
    office.synced()
    assert gmail.said("UID STORE") == gmail.said("UID EXPUNGE") == []
    assert lying(gmail) == {ALL: 1}
    office.synced()
    assert (office.uids("INBOX"), office.uids("[Gmail]/All Mail")) == (set(), {100})
    assert status.failures(office.store) == []


def test_what_is_brought_back_while_the_line_breaks_is_brought_back_once(
    gmail: Hostile, office: Office
) -> None:
    """Rule 4.2/6"""
    lay(gmail, "one", b"INBOX")
    office.synced()
    handling.archive(office.store, [office.key("one")])
    as_labels(gmail)
    carried_out(office)
    gmail.straight()
    undoing.undo(office.store)
    gmail.twist("UID COPY", lambda asked: HANG_UP, times=1)
    office.ahead += intents.UNDO_SECONDS + 1
    assert office.sync().code == "lost"
    carried_out(office)
    assert lying(gmail) == {b"INBOX": 1, ALL: 1}
    assert len(gmail.said("UID COPY")) == 1
    assert gmail.said("UID STORE") == []


@pytest.mark.parametrize("labels", [(b"INBOX",), (b"INBOX", LABEL), (LABEL,), ()])
def test_what_was_thrown_away_comes_back_under_all_its_labels(
    gmail: Hostile, office: Office, labels: tuple[bytes, ...]
) -> None:
    """Rule 4.2/9"""
    as_labels(gmail)
    lay(gmail, "one", *labels)
    before = lying(gmail)
    office.synced()
    handling.trash(office.store, [office.key("one")])
    carried_out(office)
    assert lying(gmail) == {TRASH: 1}
    undoing.undo(office.store)
    assert shown(office) == ("here", int(b"INBOX" in labels))
    carried_out(office)
    assert lying(gmail) == before
    assert status.failures(office.store) == []
    assert {name.encode(): len(office.uids(name)) for name in ("INBOX", "[Gmail]/Trash")} == {
        b"INBOX": labels.count(b"INBOX"),
        TRASH: 0,
    }


def shown(office: Office) -> tuple[str, int]:
    """Place of the only mail, and whether it is in the inbox."""
    ((place, inbox),) = office.store.reader().execute("SELECT place, inbox FROM messages")
    return place, inbox


def test_what_was_thrown_away_brought_back_and_thrown_away_again_lies_in_trash_alone(
    gmail: Hostile, office: Office
) -> None:
    as_labels(gmail)
    lay(gmail, "one", b"INBOX", LABEL)
    office.synced()
    handling.trash(office.store, [office.key("one")])
    carried_out(office)
    undoing.undo(office.store)
    undoing.redo(office.store)
    carried_out(office)
    assert lying(gmail) == {TRASH: 1}


def test_what_is_brought_back_from_the_archive_is_never_taken_out_of_all_mail(
    gmail: Hostile, office: Office
) -> None:
    """Rule 4.2/9: deleted there, it would be gone from everywhere."""
    as_labels(gmail)
    lay(gmail, "one", b"INBOX")
    office.synced()
    handling.archive(office.store, [office.key("one")])
    carried_out(office)
    undoing.undo(office.store)
    carried_out(office)
    assert [line.split()[-1] for line in gmail.said("UID MOVE")] == [b'Mail"']
    assert gmail.said("UID STORE") == gmail.said("UID EXPUNGE") == []
    assert lying(gmail) == {b"INBOX": 1, ALL: 1}
    assert [len(office.uids(name)) for name in ("INBOX", "[Gmail]/All Mail")] == [1, 1]


def test_trash_is_a_move_from_the_inbox_to_trash(gmail: Hostile, office: Office) -> None:
    """Rule 4.2/9"""
    lay(gmail, "one", b"INBOX")
    office.synced()
    handling.trash(office.store, [office.key("one")])
    office.ahead += intents.UNDO_SECONDS + 1
    office.synced()
    assert all(b"Trash" in line for line in gmail.said("UID MOVE"))
    assert gmail.said("UID STORE") == []


def flagged(server: Hostile, box: bytes, raw: bytes) -> None:
    server.change(lambda boxes: boxes[box].add(raw, ("\\Draft", "\\Seen")))


def drafts(server: Hostile) -> list[bytes]:
    return call(lambda: [mail.raw for mail in server.boxes[b"[Gmail]/Drafts"].mails.values()])


def test_a_draft_lies_in_all_mail_as_well_and_is_a_mail_in_neither(
    gmail: Hostile, office: Office
) -> None:
    """Rule 4.2/18"""
    office.synced()
    text = letter("begun on the telephone")
    flagged(gmail, b"[Gmail]/Drafts", text)
    flagged(gmail, ALL, text)
    id_ = save_draft(office.store, Letter("work", ("bea@acme.example",), subject="x", text="one"))
    office.synced()
    flagged(gmail, ALL, drafts(gmail)[-1])
    office.synced()
    rows = office.store.reader().execute("SELECT subject, place FROM messages").fetchall()
    assert rows == [("begun on the telephone", "drafts")]
    save_draft(office.store, Letter("work", ("bea@acme.example",), subject="x", text="two"), id_)
    office.synced()
    assert [raw.endswith(b"two\r\n") for raw in drafts(gmail)] == [False, True]
    assert [line.split()[-1] for line in gmail.said("UID MOVE")] == [b'"[Gmail]/Trash"']


def hide_trash(server: Hostile) -> None:
    """The user's settings show it to no program."""
    server.change(lambda boxes: boxes.pop(TRASH))


def test_where_trash_is_hidden_no_version_of_a_draft_is_left_behind_as_a_mail(
    gmail: Hostile, office: Office
) -> None:
    """Rule 4.2/9: marked as deleted it would be a mail of mine in All Mail. It stays here."""
    id_ = save_draft(office.store, Letter("work", ("bea@acme.example",), subject="x", text="one"))
    office.synced()
    hide_trash(gmail)
    save_draft(office.store, Letter("work", ("bea@acme.example",), subject="x", text="two"), id_)
    for _ in range(2):
        office.ahead += 3_601
        office.synced()
    assert [raw.endswith(b"one\r\n") for raw in drafts(gmail)] == [True]
    assert gmail.said("UID STORE") == gmail.said("UID EXPUNGE") == []
    draft = outbox_rows.one(office.store, id_)
    assert draft is not None and draft.text == "two"


@pytest.fixture
def posting(gmail: Hostile, tmp_path: Path) -> Iterator[tuple[Office, Listener]]:
    """Whose user wants a copy in Sent, though the server makes one."""
    with listening() as listener:
        office = new_office(gmail.account, tmp_path, smtp_port=listener.port)
        account = replace(office.config.accounts[0], save_sent="yes")
        office.config = replace(office.config, accounts=(account,))
        yield office, listener


@pytest.mark.parametrize("hidden", [False, True])
def test_of_two_copies_of_a_sent_mail_ours_goes_to_trash_or_stays_where_that_is_hidden(
    gmail: Hostile, posting: tuple[Office, Listener], hidden: bool
) -> None:
    """Rules 4.2/9 and 4.2/16: marked as deleted it would lie in All Mail."""
    office, listener = posting
    if hidden:
        hide_trash(gmail)
    id_ = write(office)
    mailing.later(office).synced()
    content = listener.envelopes[0].content
    gmail.change(lambda boxes: boxes[b"[Gmail]/Sent Mail"].add(content))
    for _ in range(2):
        mailing.later(office, 300).synced()
    assert gmail.said("UID STORE") == gmail.said("UID EXPUNGE") == []
    lying = call(lambda: list(gmail.boxes[b"[Gmail]/Sent Mail"].mails))
    thrown = [] if hidden else call(lambda: list(gmail.boxes[TRASH].mails))
    assert (lying, thrown) == (([1, 2], []) if hidden else ([2], [1]))
    assert (mailing.state(office, id_), mailing.shown(office, "offer")) == ("filed", ["here"])
