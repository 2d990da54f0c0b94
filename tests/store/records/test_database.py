"""The store's file: two first starts at once, one writer at a time, nothing half done."""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest

from store.records import database, judging, mail
from store.records.database import Store, StoreError, bump, counts, failures_named, open_store
from tests.store.records.dumps import ledger, lists
from tests.store.records.firm import Firm, at

START = """
import sys, time
from pathlib import Path
from zoneinfo import ZoneInfo
from store.records.database import bump, open_store
from store.settings import Config
path = Path(sys.argv[1])
config = Config(path, path, ZoneInfo("UTC"))
import sqlite_utils
print("ready", flush=True)
sys.stdin.readline()
store = open_store(config)
with store.transaction() as conn:
    bump(conn, "started")
"""


def test_first_starts_at_once_make_one_store(firm: Firm) -> None:
    path = firm.folder / "new" / "owed.db"
    starts = [
        subprocess.Popen([sys.executable, "-c", START, path], stdin=subprocess.PIPE,
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(4)
    ]  # fmt: skip
    for start in starts:
        assert start.stdout
        assert start.stdout.readline() == b"ready\n"
    for start in starts:
        assert start.stdin
        start.stdin.write(b"go\n")
        start.stdin.flush()
    said = [start.communicate(timeout=60) for start in starts]
    assert [start.returncode for start in starts] == [0] * 4, said
    store = Store(path, firm.config)
    assert counts(store.reader())["started"] == 4
    assert store.reader().execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert store.reader().execute("PRAGMA auto_vacuum").fetchone() == (2,)
    assert path.stat().st_mode & 0o777 == 0o600
    store.close()


def test_a_kill_between_the_mark_and_the_verdict_is_made_good_by_the_next_look(
    firm: Firm, monkeypatch: pytest.MonkeyPatch
) -> None:
    firm.book()

    class Killed(BaseException):
        pass

    def kill(*_args: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(judging, "settle", kill)
        with pytest.raises(Killed):
            firm.receive(firm.mail("Mon 9:00", "bea@acme.example", "Could you send the list?"))
    assert ledger(firm.store) == []
    again = Firm(firm.folder)
    assert judging.settle(again.store) == 0
    (row,) = lists(again.store, at("Mon 10:00"))["owed"]
    assert (row["client"], row["since"]) == ("Acme Kft.", at("Mon 9:00"))
    again.store.close()


def test_a_verdict_on_what_moved_meanwhile_is_thrown_away(
    firm: Firm, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Judged from a snapshot; before it is written, the answer arrives."""
    firm.book()
    answer = firm.mail("Mon 10:00", "jane@kontor.example", "Here.", to="bea@acme.example",
                       subject="Re: Price list", answers="a")  # fmt: skip
    judge = judging.judge
    raced: list[bool] = []

    def slow(*args: object) -> object:
        found = judge(*args)  # type: ignore[arg-type]
        if not raced:
            raced.append(True)
            mail.add(firm.store, [answer])
        return found

    with monkeypatch.context() as patch:
        patch.setattr(judging, "judge", slow)
        firm.receive(firm.mail("Mon 9:00", "bea@acme.example", "Could you send it?", id="a"))
    judging.settle(firm.store)
    assert lists(firm.store, at("Mon 11:00"))["owed"] == []


def test_what_fails_in_a_transaction_leaves_nothing(firm: Firm) -> None:
    with pytest.raises(ZeroDivisionError), firm.store.transaction() as conn:
        bump(conn, "half")
        _ = 1 / 0
    assert "half" not in counts(firm.store.reader())
    with firm.store.transaction() as conn:
        bump(conn, "whole")
    assert counts(firm.store.reader())["whole"] == 1


def test_a_reader_cannot_write(firm: Firm) -> None:
    with pytest.raises(StoreError, match="readonly"), failures_named():
        firm.store.reader().execute("DELETE FROM meta")


def test_a_snapshot_sees_one_instant(firm: Firm) -> None:
    with firm.store.snapshot() as conn:
        before = counts(conn)
        other = Store(firm.store.path, firm.config)
        with other.transaction() as writer:
            bump(writer, "meanwhile")
        assert counts(conn) == before
        other.close()
    assert counts(firm.store.reader())["meanwhile"] == 1


def test_a_writer_that_never_ends_is_named(firm: Firm, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "LOCK_SECONDS", 0.05)
    held = os.open(f"{firm.store.path}.lock", os.O_RDWR)
    fcntl.flock(held, fcntl.LOCK_EX)
    with pytest.raises(StoreError) as refused, firm.store.transaction():
        pass
    assert refused.value.code == "locked"
    os.close(held)
    with firm.store.transaction() as conn:
        bump(conn, "after")


def test_a_newer_store_is_refused(firm: Firm) -> None:
    with firm.store.transaction() as conn:
        conn.execute("PRAGMA user_version=999")
    with pytest.raises(StoreError) as refused:
        open_store(firm.config)
    assert (refused.value.code, refused.value.facts["version"]) == ("newer", 999)


def test_a_store_that_is_not_there_is_made_only_when_asked(firm: Firm) -> None:
    firm.store.close()
    firm.config.database.unlink()
    with pytest.raises(StoreError) as refused:
        open_store(firm.config, create=False)
    assert refused.value.code == "missing"
    assert not firm.config.database.exists()


@pytest.mark.parametrize("content", [b"not a database, but long enough to be one" * 50, b"SQLite"])
def test_a_file_that_is_none_is_damaged(content: bytes, firm: Firm) -> None:
    firm.store.close()
    for end in ("-wal", "-shm"):
        Path(f"{firm.config.database}{end}").unlink(missing_ok=True)
    firm.config.database.write_bytes(content)
    with pytest.raises(StoreError) as refused:
        open_store(firm.config)
    assert refused.value.code == "damaged"


def test_the_log_begins_anew_once_it_was_folded_back(firm: Firm) -> None:
    log = Path(f"{firm.store.path}-wal")
    for _ in range(3):
        with firm.store.transaction() as conn:
            database.set_meta(conn, "bulk", "x" * database.WAL_BYTES)
        with firm.store.transaction() as conn:
            bump(conn, "mail")
        assert log.stat().st_size < database.WAL_BYTES


def test_the_log_goes_on_while_somebody_reads_an_old_page(firm: Firm) -> None:
    log = Path(f"{firm.store.path}-wal")
    reader = Store(firm.store.path, firm.config)
    with reader.snapshot() as old:
        counts(old)
        for size in range(1, 4):
            with firm.store.transaction() as conn:
                database.set_meta(conn, "bulk", f"{size}" * database.WAL_BYTES)
        assert log.stat().st_size > 3 * database.WAL_BYTES
    for _ in range(2):
        with firm.store.transaction() as conn:
            database.set_meta(conn, "bulk", "y" * 3 * database.WAL_BYTES)
    with firm.store.transaction() as conn:
        bump(conn, "mail")
    assert log.stat().st_size < database.WAL_BYTES
    reader.close()
