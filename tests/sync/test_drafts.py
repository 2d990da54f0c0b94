"""Drafts on the server: the newest version and no other, whoever is killed, cut or at it too.

Rule 4.2/18. Against a real Dovecot.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from store.records import drafts, intents, outbox, outbox_rows, undoing, uploads_todo
from store.records.drafts import Letter, save_draft
from sync import drafting
from sync.account import connection
from sync.faults import Lost, Refused
from sync.session import Session
from tests.peers import smtp
from tests.peers.dovecot import Dovecot
from tests.sync.mailing import AGO, later, mail, state
from tests.sync.office import ME, Office, deliver
from tests.sync.office import office as new_office

pytestmark = pytest.mark.dovecot


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wishes have no undo window."""
    monkeypatch.setattr(intents, "UNDO_SECONDS", 0)


BEA = "Bea Nagy <bea@acme.example>"


def begin(office: Office, text: str = "one", id_: int | None = None, **fields: Any) -> int:
    """What the screen saves while the user writes."""
    written = Letter("work", (BEA,), subject="offer", text=text, **fields)
    return save_draft(office.store, written, id_)


def lying(office: Office, mailbox: str = "Drafts") -> list[str]:
    """The texts of what lies there, without what is marked as deleted."""
    with office.peer.client() as client:
        client.select_folder(mailbox, readonly=True)
        uids = client.search("UNDELETED")
        found = client.fetch(uids, ["BODY.PEEK[TEXT]"]) if uids else {}
    return [data[b"BODY[TEXT]"].decode().strip() for _, data in sorted(found.items())]


def whole(office: Office) -> tuple[int, bytes, tuple[bytes, ...]]:
    """The only draft there: UID, bytes and flags."""
    with office.peer.client() as client:
        client.select_folder("Drafts", readonly=True)
        ((uid, data),) = client.fetch(client.search(), ["BODY.PEEK[]", "FLAGS"]).items()
    return uid, data[b"BODY[]"], tuple(sorted(data[b"FLAGS"]))


def field(raw: bytes, name: str) -> str:
    lines = [line for line in raw.decode().splitlines() if line.startswith(name + ": ")]
    return lines[0].partition(": ")[2] if lines else ""


def code(office: Office, id_: int) -> str:
    return str(mail(office, id_).error.get("code", ""))


def messages(office: Office) -> int:
    return int(office.store.reader().execute("SELECT count(*) FROM messages").fetchone()[0])


def test_what_is_begun_lies_in_drafts_whole_and_is_no_mail_of_any_list(office: Office) -> None:
    begin(office, bcc=("boss@kontor.example",))
    office.synced()
    _, raw, flags = whole(office)
    assert flags == (b"\\Draft", b"\\Seen")
    assert (field(raw, "To"), field(raw, "Bcc")) == (BEA, "boss@kontor.example")
    assert raw.endswith(b"\r\n\r\none\r\n")
    office.synced()
    assert (lying(office), messages(office)) == (["one"], 0)


def test_a_later_version_takes_the_place_of_the_earlier_under_the_same_message_id(
    office: Office,
) -> None:
    id_ = begin(office)
    office.synced()
    first = field(whole(office)[1], "Message-ID")
    begin(office, "two", id_)
    office.synced()
    assert lying(office) == ["two"]
    assert field(whole(office)[1], "Message-ID") == first


def test_an_upload_waits_for_a_pause_and_for_the_one_before(office: Office) -> None:
    id_ = begin(office)
    saved = mail(office, id_).updated_at
    (first,) = uploads_todo.todo(office.store, office.account_id, saved, kept=True).wanted
    assert 0 < first.due - saved <= 10
    office.synced()
    lies = office.now()
    begin(office, "two", id_)
    (second,) = uploads_todo.todo(office.store, office.account_id, lies, kept=True).wanted
    assert 25 <= second.due - lies <= 35
    assert (
        uploads_todo.next_due(office.store, office.account_id, 0, kept=True) == 0
    )  # a clock set back


@pytest.fixture
def posting(dovecot: Dovecot, tmp_path: Path) -> Iterator[Office]:
    """An office that can send."""
    with smtp.listening() as listener:
        office = new_office(dovecot.account(), tmp_path, smtp_port=listener.port)
        office.config = replace(office.config, accounts=_files_nothing(office))
        yield office


def _files_nothing(office: Office) -> Any:
    return tuple(replace(account, save_sent="no") for account in office.config.accounts)


def test_once_it_is_sent_it_lies_there_no_longer(posting: Office) -> None:
    office = posting
    id_ = begin(office, bcc=("boss@kontor.example",))
    office.synced()
    outbox.queue(office.store, id_, office.now() - AGO)
    office.synced()
    assert (state(office, id_), lying(office)) == ("filed", [])


def test_it_stays_there_while_it_can_be_taken_back(posting: Office) -> None:
    office = posting
    id_ = begin(office)
    office.synced()
    uid = whole(office)[0]
    outbox.queue(office.store, id_, office.now())
    with connection(office.desk()) as work:
        drafting.keep(work, list(office.boxes().values()), at_once=True)
    assert outbox.take_back(office.store, id_)
    office.synced()
    assert (state(office, id_), whole(office)[0]) == ("draft", uid)


def test_one_that_is_to_go_later_lies_in_no_other_programs_way(posting: Office) -> None:
    office = posting
    id_ = begin(office)
    office.synced()
    outbox.queue(office.store, id_, office.now(), office.now() + 86_400)
    office.synced()
    assert lying(office) == []
    assert outbox.take_back(office.store, id_)
    office.synced()
    assert lying(office) == ["one"]


def test_one_that_is_thrown_away_goes_there_too_and_undo_brings_it_back(office: Office) -> None:
    id_ = begin(office)
    office.synced()
    drafts.discard(office.store, id_)
    office.synced()
    assert lying(office) == []
    undoing.undo(office.store)
    office.synced()
    assert lying(office) == ["one"]


def test_with_the_setting_local_none_goes_there_and_what_lies_there_comes_back(
    office: Office,
) -> None:
    begin(office)
    office.synced()
    (account,) = office.config.accounts
    office.config = replace(office.config, accounts=(replace(account, drafts="local"),))
    begin(office, "two")
    office.synced()
    assert lying(office) == []
    assert len(outbox_rows.drafts(office.store)) == 2


def others(office: Office, text: str, subject: str = "offer", flags: Any = ("\\Draft",)) -> int:
    """A draft of another program."""
    raw = f"From: {ME}\r\nTo: {BEA}\r\nSubject: {subject}\r\nMessage-ID: <{text}@phone.example>"
    raw += "\r\nDate: Mon, 02 Nov 2026 10:00:00 +0100\r\n\r\n"
    return office.peer.deliver("Drafts", f"{raw}{text}\r\n".encode(), flags)


def removed_by_others(office: Office, uid: int) -> None:
    with office.peer.client() as client:
        client.select_folder("Drafts")
        client.add_flags([uid], ["\\Deleted"])
        client.expunge([uid])


def test_one_that_another_program_changed_stays_both_here_and_there_and_says_so(
    office: Office,
) -> None:
    id_ = begin(office)
    office.synced()
    uid, raw, _ = whole(office)
    removed_by_others(office, uid)
    office.peer.deliver("Drafts", raw.replace(b"one", b"on the phone"), ["\\Draft"])
    office.synced()
    later(office, 3_600).synced()
    assert lying(office) == ["on the phone"]
    assert (mail(office, id_).text, code(office, id_)) == ("one", outbox_rows.ELSEWHERE)
    begin(office, "two", id_)
    office.synced()
    assert lying(office) == ["on the phone", "two"]
    assert code(office, id_) == outbox_rows.ELSEWHERE
    drafts.discard(office.store, id_)
    office.synced()
    assert lying(office) == ["on the phone"]


def test_one_that_was_changed_here_and_there_at_once_is_kept_in_both_versions(
    office: Office,
) -> None:
    id_ = begin(office)
    office.synced()
    uid, raw, _ = whole(office)
    removed_by_others(office, uid)
    office.peer.deliver("Drafts", raw.replace(b"one", b"on the phone"), ["\\Draft"])
    begin(office, "two", id_)
    office.synced()
    assert lying(office) == ["on the phone", "two"]
    assert code(office, id_) == outbox_rows.ELSEWHERE


def test_drafts_of_other_programs_and_what_they_marked_are_not_touched(office: Office) -> None:
    others(office, "theirs")
    others(office, "marked", flags=("\\Draft", "\\Deleted"))
    id_ = begin(office)
    office.synced()
    begin(office, "two", id_)
    office.synced()
    drafts.discard(office.store, id_)
    office.synced()
    with office.peer.client() as client:
        client.select_folder("Drafts", readonly=True)
        assert (len(client.search()), len(client.search("DELETED"))) == (2, 1)


def test_a_draft_of_another_program_that_is_gone_on_with_here_ends_in_trash(
    office: Office,
) -> None:
    others(office, "theirs")
    office.synced()
    ((theirs,),) = office.store.reader().execute("SELECT id FROM messages").fetchall()
    begin(office, "theirs, and ours", continues=theirs)
    office.synced()
    assert "theirs, and ours" in lying(office)
    later(office).synced()
    assert (lying(office), lying(office, "Trash")) == (["theirs, and ours"], ["theirs"])


def test_kept_local_it_ends_there_when_ours_is_sent(posting: Office) -> None:
    office = posting
    (account,) = office.config.accounts
    office.config = replace(office.config, accounts=(replace(account, drafts="local"),))
    others(office, "theirs")
    office.synced()
    ((theirs,),) = office.store.reader().execute("SELECT id FROM messages").fetchall()
    id_ = begin(office, "theirs, and ours", continues=theirs)
    later(office).synced()
    assert lying(office) == ["theirs"]
    outbox.queue(office.store, id_, office.now() - AGO)
    office.synced()
    later(office).synced()
    assert (lying(office), lying(office, "Trash")) == ([], ["theirs"])


def test_a_draft_opens_and_closes_no_loop_wherever_it_was_begun(office: Office) -> None:
    deliver(office.peer, "INBOX", ["offer"])
    office.synced()
    before = loops(office)
    assert len(before) == 1
    ((row,),) = office.store.reader().execute("SELECT id FROM messages").fetchall()
    begin(office, in_reply_to=row, references=("<offer.0@acme.example>",))
    others(office, "theirs", subject="Re: offer")
    office.synced()
    assert loops(office) == before
    written = "SELECT count(*) FROM written"
    assert office.store.reader().execute(written).fetchone() == (0,)  # nobody has it yet


def loops(office: Office) -> list[Any]:
    sql = "SELECT kind, opened_by, due, closed_at FROM loops"
    return office.store.reader().execute(sql).fetchall()


def test_the_same_mailbox_under_another_uidvalidity_keeps_them(office: Office) -> None:
    id_ = begin(office)
    office.synced()
    _, raw, _ = whole(office)
    with office.peer.client() as client:
        client.delete_folder("Drafts")
        client.create_folder("Drafts")
    office.peer.deliver("Drafts", raw, ["\\Draft"])
    office.synced()
    assert (code(office, id_), messages(office)) == ("", 0)
    begin(office, "two", id_)
    office.synced()
    assert lying(office) == ["two"]


def test_where_it_got_other_uids_just_then_no_draft_of_another_program_goes(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = begin(office)
    office.synced()
    drafts.discard(office.store, id_)
    really = drafting._let_go

    def just_before(*arguments: Any) -> None:
        with office.peer.client() as client:
            client.delete_folder("Drafts")
            client.create_folder("Drafts")
        others(office, "theirs")
        really(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(drafting, "_let_go", just_before)
        office.synced()
    office.synced()
    assert lying(office) == ["theirs"]


def test_a_draft_that_another_program_saves_just_then_is_not_taken_for_ours(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 4.2/15: what a search names is compared."""
    really = Session.append

    def silent(self: Session, *arguments: Any, **fields: Any) -> None:
        really(self, *arguments, **fields)
        others(office, "theirs")

    id_ = begin(office)
    with monkeypatch.context() as patch:
        patch.setattr(Session, "append", silent)
        patch.setattr(Session, "find_message_id", lambda self, _, above: self.uids(from_uid=above))
        office.synced()
    begin(office, "two", id_)
    for _ in range(2):
        office.synced()
    assert lying(office) == ["theirs", "two"]


def test_the_version_that_lies_there_stays_until_the_next_one_does(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = begin(office)
    office.synced()
    begin(office, "two", id_)

    def no(*_: Any, **__: Any) -> None:
        raise Refused("", "not now")

    with monkeypatch.context() as patch:
        patch.setattr(Session, "append", no)
        office.synced()
    assert lying(office) == ["one"]
    later(office, 61).synced()
    assert lying(office) == ["two"]


@pytest.mark.parametrize("stored", [True, False])
def test_an_append_that_was_cut_leaves_one_whether_it_was_stored_or_not(
    office: Office, monkeypatch: pytest.MonkeyPatch, stored: bool
) -> None:
    """Fault 43"""
    really = Session.append

    def cut(self: Session, *arguments: Any, **fields: Any) -> None:
        if stored:
            really(self, *arguments, **fields)
        raise Lost("eof")

    id_ = begin(office)
    office.synced()
    begin(office, "two", id_)
    with monkeypatch.context() as patch:
        patch.setattr(Session, "append", cut)
        assert office.sync().code == "lost"
    later(office, 5).synced()  # at another second than the one in its Date
    assert lying(office) == ["two"]
    office.synced()
    assert (lying(office), messages(office), code(office, id_)) == (["two"], 0, "")


def test_one_that_the_server_will_not_take_is_kept_here_says_so_and_goes_when_it_may(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise Refused("OVERQUOTA", "the mailbox is full")

    id_ = begin(office)
    with monkeypatch.context() as patch:
        patch.setattr(Session, "append", full)
        office.synced()
    assert mail(office, id_).error == {"code": outbox_rows.NOT_KEPT, "text": "the mailbox is full"}
    due = uploads_todo.next_due(office.store, office.account_id, office.now(), kept=True)
    assert due is not None
    assert due > office.now() + 3_000
    later(office, 3_700).synced()
    assert (lying(office), code(office, id_)) == (["one"], "")


def test_one_that_was_refused_waits_no_longer_where_the_clock_was_set_back(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fault 56"""

    def full(*_: Any, **__: Any) -> None:
        raise Refused("OVERQUOTA", "the mailbox is full")

    begin(office)
    with monkeypatch.context() as patch:
        patch.setattr(Session, "append", full)
        office.synced()
    yesterday = office.now() - 86_400
    due = uploads_todo.next_due(office.store, office.account_id, yesterday, kept=True)
    assert due is not None
    assert due <= yesterday


def test_without_uidplus_an_old_version_is_only_marked(
    dovecot_without: Callable[..., Dovecot], tmp_path: Path
) -> None:
    office = new_office(dovecot_without("UIDPLUS").account(), tmp_path)
    id_ = begin(office)
    office.synced()
    begin(office, "two", id_)
    office.synced()
    assert lying(office) == ["two"]
    with office.peer.client() as client:
        client.select_folder("Drafts", readonly=True)
        assert len(client.search("DELETED")) == 1
    office.synced()
    assert (lying(office), code(office, id_)) == (["two"], "")


def test_a_draft_whose_file_cannot_be_reached_any_more_is_kept_without_it(office: Office) -> None:
    begin(office, attachments=("x" * 300,))
    office.synced()
    assert lying(office) == ["one"]


def test_a_file_that_cannot_be_read_keeps_neither_the_draft_nor_the_round(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a disk that is unplugged just then, or of another user"""
    path = tmp_path / "offer.pdf"
    path.write_bytes(b"%PDF")
    really = Path.read_bytes

    def read_bytes(self: Path) -> bytes:
        if self == path:
            raise PermissionError(13, "Permission denied", str(self))
        return really(self)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    begin(office, attachments=(str(path),))
    later(office).synced()
    assert lying(office) == ["one"]
