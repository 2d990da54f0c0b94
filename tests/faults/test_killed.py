"""Killed at any point of a wish, the next round ends with one copy, and nobody else's mail gone."""

from collections.abc import Callable

import pytest

from store.records import handling, intents, status, undoing, uploads_todo
from store.records.drafts import Letter, save_draft
from sync.faults import Refused
from sync.session import Session
from tests.faults.conftest import Behind
from tests.faults.killing import killed_at
from tests.faults.proxy import Side
from tests.faults.truth import same
from tests.peers.dovecot import Dovecot
from tests.sync.office import Office, deliver

pytestmark = pytest.mark.dovecot

Point = tuple[Side, bytes, int]


def points(command: bytes, line: bytes, done: bytes) -> list[Point]:
    """The server has not got the command; has half of it; has it all; its answer is half on the
    way; the answer is here, and there is no time to write it down."""
    return [
        ("client", command, -len(command)),
        ("client", command, 1),
        ("client", line, 0),
        ("server", done, -len(done) - 5),
        ("server", done, 0),
    ]


MOVE = points(b"UID MOVE", b'UID MOVE 1 "Archive"\r\n', b"Move completed")
COPY = points(b"UID COPY", b'UID COPY 1 "Archive"\r\n', b"Copy completed")
MARK = points(b"UID STORE", b"UID STORE 1 +FLAGS.SILENT (\\Deleted)\r\n", b"Store completed")
EXPUNGE = points(b"UID EXPUNGE", b"UID EXPUNGE 1\r\n", b"Expunge completed")
APPEND = points(b"APPEND", b"\r\n\r\ntwo\r\n", b"Append completed")
STAR = points(b"UID STORE", b"UID STORE 1 +FLAGS.SILENT (\\Flagged)\r\n", b"Store completed")


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wishes have no undo window; the round is that of another process."""
    monkeypatch.setattr(intents, "UNDO_SECONDS", 0)


def filled(office: Office) -> None:
    """Two mails, and two that another program has marked as deleted."""
    deliver(office.peer, "INBOX", ["one", "two"])
    for mailbox in ("INBOX", "Archive"):
        deliver(office.peer, mailbox, [f"theirs in {mailbox}"])
        with office.peer.client() as client:
            client.select_folder(mailbox)
            client.add_flags(client.search(["SUBJECT", "theirs"]), ["\\Deleted"])
    office.synced()


def subjects(office: Office, mailbox: str) -> list[str]:
    """What lies in a mailbox of the server, marked or not."""
    with office.peer.client() as client:
        client.select_folder(mailbox, readonly=True)
        uids = client.search()
        envelopes = client.fetch(uids, ["ENVELOPE"]).values() if uids else ()
    return sorted(data[b"ENVELOPE"].subject.decode() for data in envelopes)


def moved_once(office: Office) -> None:
    office.synced()
    assert subjects(office, "INBOX") == ["theirs in INBOX", "two"]
    assert subjects(office, "Archive") == ["one", "theirs in Archive"]
    assert status.failures(office.store) == []
    assert intents.due(office.store, office.account_id, office.now() + 9_999) == []
    office.synced()
    same(office, office.peer)
    assert office.place("one") == "here"


@pytest.mark.parametrize("point", MOVE)
def test_a_kill_in_a_move_leaves_one_copy(behind: Behind, point: Point) -> None:
    """Fault 35"""
    office, proxy = behind()
    filled(office)
    handling.archive(office.store, [office.key("one")])
    killed_at(office, proxy, point)
    moved_once(office)


@pytest.mark.parametrize("point", [*COPY, *MARK, *EXPUNGE])
def test_a_kill_in_a_copy_and_what_follows_it_leaves_one_copy(
    behind: Behind, dovecot_without: Callable[..., Dovecot], point: Point
) -> None:
    """Fault 35"""
    office, proxy = behind(on=dovecot_without("MOVE"))
    filled(office)
    handling.archive(office.store, [office.key("one")])
    killed_at(office, proxy, point)
    moved_once(office)


TAKEN_BACK = [
    *points(b"UID STORE", b"UID STORE 2 +FLAGS.SILENT (\\Deleted)\r\n", b"Store completed"),
    *points(b"UID EXPUNGE", b"UID EXPUNGE 2\r\n", b"Expunge completed"),
]


@pytest.mark.parametrize("point", TAKEN_BACK)
def test_a_kill_as_a_move_is_taken_back_half_done_leaves_the_original_alone(
    behind: Behind,
    dovecot_without: Callable[..., Dovecot],
    monkeypatch: pytest.MonkeyPatch,
    point: Point,
) -> None:
    """Fault 35"""
    office, proxy = behind(on=dovecot_without("MOVE"))
    filled(office)
    handling.archive(office.store, [office.key("one")])
    with monkeypatch.context() as patched:
        patched.setattr(Session, "store_flags", not_now)
        office.synced()
    undoing.undo(office.store)
    killed_at(office, proxy, point)
    office.synced()
    assert subjects(office, "INBOX") == ["one", "theirs in INBOX", "two"]
    assert subjects(office, "Archive") == ["theirs in Archive"]
    assert intents.next_due(office.store, office.account_id, office.now() + 9_999) is None
    office.synced()
    same(office, office.peer)


def not_now(*_: object, **__: object) -> None:
    raise Refused("", "not now")


@pytest.mark.parametrize("point", STAR)
def test_a_kill_in_a_change_of_flags_ends_with_the_flag(behind: Behind, point: Point) -> None:
    """Fault 35"""
    office, proxy = behind()
    filled(office)
    handling.star(office.store, [office.key("one")], True)
    killed_at(office, proxy, point)
    office.synced()
    same(office, office.peer)
    assert office.flags("INBOX")[1] == {"\\Flagged"}
    assert len(subjects(office, "INBOX")) == 3
    assert intents.due(office.store, office.account_id, office.now() + 9_999) == []


def draft(office: Office, text: str, id_: int | None = None) -> int:
    return save_draft(office.store, Letter("work", ("bea@acme.example",), text=text), id_)


@pytest.mark.parametrize("point", [*APPEND, *MARK, *EXPUNGE])
def test_a_kill_while_a_draft_gets_its_next_version_leaves_that_one(
    behind: Behind, point: Point
) -> None:
    """Faults 35 and 43"""
    office, proxy = behind()
    id_ = draft(office, "one")
    office.synced()
    draft(office, "two", id_)
    killed_at(office, proxy, point)
    office.synced()
    office.synced()
    with office.peer.client() as client:
        client.select_folder("Drafts", readonly=True)
        ((_, data),) = client.fetch(client.search(), ["BODY.PEEK[TEXT]"]).items()
    assert data[b"BODY[TEXT]"] == b"two\r\n"
    assert uploads_todo.next_due(office.store, office.account_id, office.now(), kept=True) is None
    assert office.store.reader().execute("SELECT count(*) FROM messages").fetchone() == (0,)
    ((error,),) = office.store.reader().execute("SELECT error FROM outbox").fetchall()
    assert error == "{}"
