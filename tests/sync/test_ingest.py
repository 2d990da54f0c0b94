"""Mails on their way into the store: in order, each once, whatever happens to the helpers."""

import gc
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from store.config import Account, Config, Secret, Server
from store.records import incoming, mail, mailboxes, whereabouts
from store.records.database import CHECKPOINT_BESIDE, Store
from store.records.file_opening import open_store
from store.records.incoming import Fetched
from store.records.mailboxes import ListedMailbox, MailboxState
from sync import ingest, reader
from sync.ingest import PIPELINE_FROM, Batch, Ingest, Letter
from sync.packing import pack
from tests import empty_store
from tests.sync.office import ME, letter, wait_until

NOW = 1_795_000_000


@pytest.fixture
def store(tmp_path: Path) -> Store:
    server = Server("mail.example", 993, "tls", "jane", Secret("keyring"))
    config = Config(
        path=tmp_path / "config.toml",
        database=tmp_path / "owed.db",
        timezone=ZoneInfo("UTC"),
        accounts=(Account("work", ME, server),),
    )
    empty_store.put(config.database)
    return open_store(config)


@pytest.fixture
def box(store: Store) -> MailboxState:
    account_id = mailboxes.accounts_sync(store, store.config)["work"]
    listed = [ListedMailbox(b"INBOX", "INBOX", "/", "inbox", "name", True)]
    (box,) = mailboxes.save_listed(store, account_id, listed, NOW)
    return box


@pytest.fixture
def way(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[Ingest]:
    monkeypatch.setattr(reader, "_waiting", [])  # some tests' processes read as no other does
    way = Ingest(store, lambda: NOW)
    yield way
    way.close()


def batch(box: MailboxState, *subjects: str, start: int = 1) -> Batch:
    letters = [
        Letter(uid, frozenset(), NOW, letter(subject))
        for uid, subject in enumerate(subjects, start)
    ]
    return Batch(box.id, 7, letters)


def subjects(store: Store) -> list[str]:
    rows = store.reader().execute("SELECT subject FROM messages ORDER BY id").fetchall()
    return [row[0] for row in rows]


def pids(way: Ingest) -> list[int]:
    return [reader.pid for reader in way.readers]


def begun(way: Ingest) -> Ingest:
    """With its helpers, all of them ready."""
    way.start()
    wait_until(lambda: all(reader.ready() for reader in way.readers))
    return way


def test_a_mail_is_read_by_a_process_that_starts_before_it_comes(
    store: Store, box: MailboxState, way: Ingest
) -> None:
    way.expect(1)
    assert len(way.readers) == 1
    way.feed(batch(box, "one"))
    way.drain()
    assert subjects(store) == ["one"]


def test_the_process_waits_for_the_mails_to_come(
    store: Store, box: MailboxState, way: Ingest
) -> None:
    way.feed(batch(box, "one"))
    first = pids(way)
    way.drain()
    other = Ingest(store, lambda: NOW)
    other.feed(batch(box, "two", start=2))
    assert pids(other) == first
    other.close()


def test_a_process_that_ended_for_want_of_work_is_followed_by_another(
    store: Store, box: MailboxState, way: Ingest, monkeypatch: pytest.MonkeyPatch
) -> None:
    hasty = "import sync.reading as r; r.IDLE = 1; r.main()"
    monkeypatch.setattr(reader, "PROGRAM", hasty)
    way.feed(batch(box, "one"))
    (first,) = way.readers
    way.drain()
    wait_until(lambda: not first.runs())
    way.feed(batch(box, "two", start=2))
    way.drain()
    assert subjects(store) == ["one", "two"]


def test_the_others_start_once_the_newest_mails_are_on_their_way(
    store: Store, box: MailboxState, way: Ingest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingest, "FIRST", 2)
    monkeypatch.setattr(ingest, "READERS", 3)
    way.expect(PIPELINE_FROM)
    way.feed(batch(box, "one"))
    assert len(way.readers) == 1
    way.feed(batch(box, "two", start=2))
    assert len(way.readers) == 3


def test_where_no_process_starts_the_mails_wait_for_the_next_round(
    store: Store, box: MailboxState, way: Ingest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "PROGRAM", "raise SystemExit")
    with pytest.raises(RuntimeError, match="does not start"):
        way.feed(batch(box, "one"))
    monkeypatch.undo()
    way.feed(batch(box, "one"))
    way.drain()
    assert subjects(store) == ["one"]


def test_batches_are_written_in_their_order(store: Store, box: MailboxState, way: Ingest) -> None:
    begun(way)
    names = [f"mail {number}" for number in range(40)]
    for start in range(0, 40, 4):
        way.feed(batch(box, *names[start : start + 4], start=start + 1))
    way.drain()
    assert subjects(store) == names


def test_a_state_is_written_with_the_last_row_of_its_batch(
    store: Store, box: MailboxState, way: Ingest
) -> None:
    done = replace(box, uidvalidity=7, top=9, complete=True)
    way.feed(replace(batch(box, "one"), progress=done))
    way.drain()
    assert mailboxes.mailboxes(store, box.account_id) == [done]


def test_no_state_is_written_while_a_row_of_its_batch_is_missing(
    store: Store, box: MailboxState, way: Ingest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 4.1/4: a batch takes as many transactions as it needs."""
    monkeypatch.setattr(mail, "HOLD_SECONDS", -1.0)
    really = mail._write_some

    def one_only(*arguments: Any) -> object:
        if subjects(store):
            raise RuntimeError("killed")
        return really(*arguments)

    monkeypatch.setattr(mail, "_write_some", one_only)
    way.feed(replace(batch(box, "one", "two"), progress=replace(box, uidvalidity=7, top=9)))
    with pytest.raises(RuntimeError, match="killed"):
        way.drain()
    assert subjects(store) == ["one"]
    assert mailboxes.mailboxes(store, box.account_id) == [box]


def test_mails_are_written_piece_by_piece_and_their_state_with_the_last(
    store: Store, box: MailboxState, way: Ingest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingest, "PIECE", 2)
    written: list[tuple[int, bool, bool]] = []
    really = mail.add

    def add(
        store: Store, some: list[incoming.Fetched], state: object = None, *, more: bool
    ) -> None:
        written.append((len(some), state is not None, more))
        really(store, some, state, more=more)  # type: ignore[arg-type]

    monkeypatch.setattr(mail, "add", add)
    begun(way)
    way.feed(replace(batch(box, "one", "two", "three", "four", "five"), progress=box))
    way.drain()
    assert written == [(2, False, True), (2, False, True), (1, True, False)]
    assert subjects(store) == ["one", "two", "three", "four", "five"]
    assert not store.reader().execute("SELECT 1 FROM conversations WHERE stale > 0").fetchall()


@pytest.mark.skipif(not CHECKPOINT_BESIDE, reason="this SQLite cuts the log by itself")
def test_what_a_first_sync_has_filled_is_empty_when_it_rests(
    store: Store, box: MailboxState, way: Ingest
) -> None:
    log = Path(f"{store.path}-wal")
    screen = open_store(store.config)
    assert subjects(screen) == []  # else the last connection to close would take the log away
    way.feed(batch(box, *map(str, range(30))))
    way.drain()
    assert log.stat().st_size > 100_000
    way.rest()
    wait_until(lambda: log.stat().st_size == 0)
    way.feed(batch(box, "one more", start=31))
    way.drain()
    assert len(subjects(screen)) == 31
    screen.close()


def test_a_helper_that_is_killed_costs_no_mail(
    store: Store, box: MailboxState, way: Ingest
) -> None:
    begun(way)
    for pid in pids(way):
        os.kill(pid, signal.SIGKILL)
    for number in range(6):
        way.feed(batch(box, f"mail {number}", start=number + 1))
    way.drain()
    assert subjects(store) == [f"mail {number}" for number in range(6)]


def test_a_mail_that_kills_its_reader_is_noted_and_the_others_are_read(
    store: Store, box: MailboxState, way: Ingest, monkeypatch: pytest.MonkeyPatch
) -> None:
    deadly = (
        "import os, sync.reading as r; real = r.parse_all\n"
        "def parse_all(mails):\n"
        "    dead = any(b'Subject: deadly' in raw for raw, _ in mails)\n"
        "    return os._exit(1) if dead else real(mails)\n"
        "r.parse_all = parse_all; r.main()"
    )
    monkeypatch.setattr(reader, "PROGRAM", deadly)
    begun(way)
    way.feed(batch(box, "one", "deadly", "three"))
    way.drain()
    assert subjects(store) == ["one", "three"]
    assert whereabouts.unreadables(store, box.id, 7, 0) == {2}


def test_a_mail_whose_reading_does_not_end_is_noted_and_the_others_are_read(
    store: Store, box: MailboxState, way: Ingest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What never ends is an expression gone wild, which stops every thread of its process."""
    endless = (
        "import re, sync.reading as r; real = r.parse_all\n"
        "def parse_all(mails):\n"
        "    wild = any(b': endless' in raw for raw, _ in mails)\n"
        "    return re.match('(a+)+$', 'a' * 60 + 'b') if wild else real(mails)\n"
        "r.parse_all = parse_all; r.LONGEST = 1.0; r.main()"
    )
    monkeypatch.setattr(reader, "PROGRAM", endless)
    way.feed(batch(box, "one", "endless", "three"))
    way.drain()
    assert subjects(store) == ["one", "three"]
    assert whereabouts.unreadables(store, box.id, 7, 0) == {2}


def test_a_failure_of_writing_is_raised_where_mails_are_fed(
    store: Store, box: MailboxState, way: Ingest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, more: bool) -> None:
        raise OSError("no space left")

    begun(way)
    monkeypatch.setattr(mail, "add", full)
    way.feed(batch(box, "one"))
    with pytest.raises(OSError, match="no space left"):
        way.drain()
    with pytest.raises(OSError, match="no space left"):
        way.feed(batch(box, "two"))


def test_what_was_fed_behind_a_batch_that_was_not_written_moves_no_state(
    store: Store, box: MailboxState, way: Ingest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 4.1/4: what is missing would never be asked for."""
    fed = threading.Event()
    really = mail.add

    def add(
        store: Store, batch: Sequence[Fetched], *progress: MailboxState | None, more: bool
    ) -> object:
        fed.wait()
        if batch[0].uid == 1:
            raise OSError("no space left")
        return really(store, batch, *progress, more=more)

    begun(way)
    monkeypatch.setattr(mail, "add", add)
    way.feed(batch(box, "one"))
    done = replace(box, uidvalidity=7, top=9, complete=True)
    way.feed(replace(batch(box, "two", start=2), progress=done))
    fed.set()
    with pytest.raises(OSError, match="no space left"):
        way.drain()
    assert mailboxes.mailboxes(store, box.account_id) == [box]


def test_python_looks_seldom_for_what_holds_itself_while_much_comes(way: Ingest) -> None:
    begun(way)
    assert gc.get_threshold() == ingest.SELDOM
    way.drain()
    assert gc.get_threshold() == ingest.USUAL != ingest.SELDOM


def test_closing_ends_the_helpers_at_once(way: Ingest) -> None:
    helpers = pids(begun(way))
    way.close()
    for pid in helpers:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_what_is_packed_is_plain_zlib() -> None:
    import base64
    import zlib

    attached = b"Subject: x\r\n\r\n" + base64.encodebytes(os.urandom(9_000))
    for raw in (b"", b"short", b"some words " * 900, attached):
        assert zlib.decompress(pack(raw)) == raw
    assert len(pack(attached)) < 0.8 * len(attached)
    assert len(pack(b"some words " * 900)) < 200
