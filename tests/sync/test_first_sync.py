"""The first sync of an account, against a real Dovecot."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from store.records import database, mail, mailboxes, status, whereabouts
from store.records.database import Store
from store.records.incoming import Fetched
from store.records.mailboxes import MailboxState
from sync import bringing, ingest, reader, watch, windows
from sync import once as sync_once
from sync.account import connection
from sync.ingest import Letter
from sync.progress import Progress
from sync.reader import Reader
from sync.wire import Index
from sync.work import Work
from tests.peers.dovecot import Dovecot
from tests.sync.office import ME, Office, ago, deliver, letter
from tests.sync.office import office as new_office

pytestmark = pytest.mark.dovecot


def test_what_is_gone_before_the_first_sync_ends_is_gone_at_its_end(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = deliver(office.peer, "Archive", ["one", "two"])
    really = mail.add

    def add(
        store: Store, batch: Sequence[Fetched], *progress: MailboxState | None, more: bool
    ) -> object:
        if any(fetched.uid == first for fetched in batch):
            with office.peer.client() as client:
                client.select_folder("Archive")
                client.delete_messages([first])
                client.expunge([first])
        return really(store, batch, *progress, more=more)

    monkeypatch.setattr(mail, "add", add)
    office.synced()
    assert office.place("one") == "gone"


def test_every_mail_of_every_mailbox_comes(office: Office) -> None:
    uids = deliver(office.peer, "INBOX", ["one", "two"])
    deliver(office.peer, "Archive", ["old"], days=900)
    office.synced()
    assert office.uids("INBOX") == set(uids)
    assert office.subjects() == ["old", "one", "two"]
    assert all(box.complete and box.horizon == 0 for box in office.boxes().values())


def test_what_reads_mail_ends_with_a_round_by_itself(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(office.peer, "INBOX", ["one"])
    used: list[Reader] = []

    def keep(one: Reader) -> None:
        used.append(one)
        reader.keep(one)

    monkeypatch.setattr(ingest, "keep", keep)
    monkeypatch.setattr(sync_once, "desks", lambda *_: [office.desk()])
    assert sync_once.once(office.store, office.config, None, lambda _: None)
    assert used and not any(one.runs() for one in used)


def test_roles_come_from_the_server(office: Office) -> None:
    office.synced()
    roles = {name: box.role for name, box in office.boxes().items()}
    assert roles == {
        "INBOX": "inbox", "Sent": "sent", "Drafts": "drafts", "Trash": "trash", "Junk": "junk",
        "Archive": "archive",
    }  # fmt: skip


def test_mails_come_newest_first_and_sent_before_inbox(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(windows, "BATCH_MESSAGES", 2)
    monkeypatch.setattr(windows, "FIRST_MESSAGES", 2)
    for days in (300, 100, 30, 1):
        deliver(office.peer, "INBOX", [f"in {days}"], days=days)
        deliver(office.peer, "Sent", [f"out {days}"], days=days)
    office.synced()
    store = office.store.reader()
    order = [row[0] for row in store.execute("SELECT subject FROM messages ORDER BY id")]
    assert order == [
        "out 1", "in 1", "out 30", "out 100", "in 30", "out 300", "in 100", "in 300",
    ]  # fmt: skip


def test_a_mail_on_its_way_into_the_store_is_not_fetched_with_the_next_window_as_well(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetched: list[int] = []
    letters, add = bringing._letters, mail.add

    def noted(work: Work, box: MailboxState, entries: Sequence[Index]) -> list[Letter]:
        fetched.extend(entry.uid for entry in entries)
        return letters(work, box, entries)

    def slowly(*words: Any, **named: Any) -> object:
        time.sleep(0.1)
        return add(*words, **named)

    monkeypatch.setattr(ingest, "PIPELINE_FROM", 1)
    monkeypatch.setattr(bringing, "_letters", noted)
    monkeypatch.setattr(mail, "add", slowly)
    for days in (300, 100, 30, 1):
        deliver(office.peer, "INBOX", [f"in {days}"], days=days)
    office.synced()
    assert sorted(fetched) == sorted(office.uids("INBOX"))
    assert len(office.subjects()) == 4


def test_a_mail_that_gets_into_the_store_as_that_is_asked_is_held(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 4.1/21: it is on its way, or there."""
    office.synced()
    in_store = False

    def coming(*_: Any) -> set[int]:
        nonlocal in_store
        before, in_store = in_store, True
        return set() if before else {5}

    def uids(*_: Any) -> set[int]:
        nonlocal in_store
        before, in_store = in_store, True
        return {5} if before else set()

    with connection(office.desk()) as work:
        monkeypatch.setattr(work.ingest, "coming", coming)
        monkeypatch.setattr(whereabouts, "uids", uids)
        assert bringing.seen(work, office.boxes()["INBOX"]) == {5}


def test_what_reads_mail_stays_until_all_of_it_has_come(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[int] = []

    class Counted(Reader):
        def __init__(self) -> None:
            super().__init__()
            started.append(self.pid)

    monkeypatch.setattr(ingest, "PIPELINE_FROM", 2)
    monkeypatch.setattr(ingest, "Reader", Counted)
    monkeypatch.setattr(ingest, "FIRST", 1)
    monkeypatch.setattr(ingest, "READERS", 2)
    monkeypatch.setattr(watch, "GLANCE_SECONDS", 0.0)
    for days in (300, 100, 30, 1):
        deliver(office.peer, "INBOX", [f"in {days}"], days=days)
        deliver(office.peer, "Sent", [f"out {days}"], days=days)
    office.synced()
    assert len(started) == 1  # beside the first, which is any round's


def test_flags_and_arrival_come_with_the_mail(office: Office) -> None:
    when = ago(days=20).replace(microsecond=0)
    uid = office.peer.deliver("INBOX", letter("read"), ["\\Seen", "\\Flagged"], when)
    office.synced()
    assert office.flags("INBOX") == {uid: frozenset({"\\Seen", "\\Flagged"})}
    rows = office.store.reader().execute("SELECT internal_date FROM messages").fetchall()
    assert rows == [(int(when.timestamp()),)]


def test_reading_leaves_no_trace_on_the_server(office: Office) -> None:
    (uid,) = deliver(office.peer, "INBOX", ["unread"])
    office.synced()
    with office.peer.client() as client:
        client.select_folder("INBOX", readonly=True)
        assert b"\\Seen" not in client.fetch([uid], ["FLAGS"])[uid][b"FLAGS"]


def test_a_mail_in_two_mailboxes_is_one_message(office: Office) -> None:
    raw = letter("twice")
    office.peer.deliver("INBOX", raw)
    office.peer.deliver("Archive", raw)
    office.synced()
    assert office.store.reader().execute("SELECT count(*) FROM messages").fetchone() == (1,)
    assert len(office.uids("INBOX")) == len(office.uids("Archive")) == 1


def test_junk_is_seen_and_never_read(office: Office) -> None:
    uids = deliver(office.peer, "Junk", ["win money"])
    office.synced()
    assert office.uids("Junk") == set(uids)
    assert office.subjects() == []
    assert office.store.reader().execute("SELECT count(*) FROM texts").fetchone() == (0,)


def test_a_mail_that_breaks_every_rule_does_not_keep_the_others_back(office: Office) -> None:
    strange = [
        b"x",
        b"\r\n\r\n",
        b"From: \xff\xfe\r\nSubject: =?x?b?!!?=\r\n\r\n\x00\x01",
        b"\n" * 900,
    ]
    deep = b"Content-Type: multipart/mixed; boundary=a\r\n\r\n" + b"--a\r\n" * 3_000
    uids = office.peer.deliver_all("INBOX", [(raw, (), None) for raw in (*strange, deep)])
    good = deliver(office.peer, "INBOX", ["fine"])
    office.synced()
    assert office.uids("INBOX") == {*uids, *good}
    assert "fine" in office.subjects()


def test_a_mail_that_cannot_be_read_is_noted_and_not_fetched_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    stumbling = (
        "import sync.reading as r; real = r.parse_all\n"
        "def parse_all(mails):\n"
        "    return 1 // all(b': bad' not in raw for raw, _ in mails) and real(mails)\n"
        "r.parse_all = parse_all; r.main()"
    )
    monkeypatch.setattr(reader, "PROGRAM", stumbling)
    monkeypatch.setattr(reader, "_waiting", [])
    deliver(office.peer, "INBOX", ["bad", "good"])
    office.synced()
    assert office.subjects() == ["good"]
    fetched: list[int] = []
    monkeypatch.setattr(bringing, "_letters", lambda work, box, entries: fetched.extend(entries))
    office.ahead = 3_600
    office.synced()
    assert fetched == []


def test_many_mails_come_whoever_reads_them(office: Office) -> None:
    subjects = [f"matter {number}" for number in range(320)]
    deliver(office.peer, "INBOX", subjects, days=30)
    office.synced()
    assert office.subjects() == sorted(subjects)
    assert office.brought() == 320


def test_progress_grows_to_what_the_server_announced(office: Office) -> None:
    deliver(office.peer, "INBOX", ["a", "b"])
    deliver(office.peer, "Archive", ["c"])
    deliver(office.peer, "Junk", ["win money"])  # of which nothing is to come
    office.synced()
    seen = [event for event in office.events if isinstance(event, Progress)]
    assert [(event.done, event.total) for event in seen][-1] == (3, 3)
    assert [event.done for event in seen] == sorted(event.done for event in seen)


def test_the_account_is_complete_back_to_the_beginning_once_all_is_there(office: Office) -> None:
    deliver(office.peer, "INBOX", ["a"])
    office.synced()
    row = office.store.reader().execute("SELECT horizon, no_sent FROM accounts").fetchone()
    assert row == (0, 0)
    (state,) = status.account_states(office.store)
    assert state.synced_at is not None and state.sent_at is not None


def test_an_account_counts_as_come_with_its_inbox_and_not_before(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(office.peer, "INBOX", ["a"], days=10)
    seen = []
    really = mail.add

    def add(
        store: Store, batch: Sequence[Fetched], *progress: MailboxState | None, more: bool
    ) -> object:
        seen.extend(status.account_states(store))
        return really(store, batch, *progress, more=more)

    monkeypatch.setattr(mail, "add", add)
    office.synced()
    assert not seen[0].come
    assert [state.come for state in status.account_states(office.store)] == [True]


def test_an_account_that_has_neither_inbox_nor_sent_is_not_waited_for(office: Office) -> None:
    status.synced(office.store, office.account_id, office.now(), None, True)
    assert [state.come for state in status.account_states(office.store)] == [True]


@pytest.mark.parametrize(
    "without", [("QRESYNC",), ("QRESYNC", "CONDSTORE"), ("ESEARCH",), ("UIDPLUS", "MOVE")]
)
def test_it_comes_from_poorer_servers_too(
    dovecot_without: Callable[..., Dovecot], tmp_path: Path, without: tuple[str, ...]
) -> None:
    office = new_office(dovecot_without(*without).account(), tmp_path)
    deliver(office.peer, "INBOX", ["one", "two"])
    office.synced()
    assert office.subjects() == ["one", "two"]


def test_the_first_sync_draws_the_start_line_once(office: Office) -> None:
    office.synced()
    first = database.meta(office.store.reader(), "first_sync")
    office.ahead = 1_000
    office.synced()
    assert database.meta(office.store.reader(), "first_sync") == first != ""


def test_what_is_sent_to_oneself_lies_in_both_places(office: Office) -> None:
    raw = letter("note").replace(b"bea@acme.example", ME.encode())
    office.peer.deliver("Sent", raw)
    office.peer.deliver("INBOX", raw)
    office.synced()
    boxes = {box.id for box in mailboxes.mailboxes(office.store, office.account_id)}
    assert len(boxes) == 6
    assert len(office.uids("Sent")) == len(office.uids("INBOX")) == 1
