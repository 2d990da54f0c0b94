"""The store's file: two first starts at once, one writer at a time, nothing half done."""

import fcntl
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest
import sqlite_utils

from store.records import checkup, database, file_opening, judging, mail, migrations
from store.records.database import Store, bump, counts, failures_named
from store.records.failures import StoreError
from store.records.file_opening import open_store
from store.words.refusals import store_sentence
from tests.store.records.dumps import ledger, lists
from tests.store.records.firm import Firm, at

START = """
import sys
from pathlib import Path
from zoneinfo import ZoneInfo
from store.records.database import bump
from store.records.file_opening import open_store
from store.settings import Config
import sqlite_utils
print("ready", flush=True)
for line in sys.stdin:
    path = Path(line.strip())
    store = open_store(Config(path, path, ZoneInfo("UTC")))
    with store.transaction() as conn:
        bump(conn, "started")
    store.close()
    print("started", flush=True)
"""
ROUNDS = int(os.environ.get("OWED_TEST_STARTS", "12"))


def test_first_starts_at_once_make_one_store(firm: Firm) -> None:
    """Again and again: of 80 pairs without a lock 38 failed."""
    starts = [
        subprocess.Popen([sys.executable, "-c", START], stdin=subprocess.PIPE, text=True,
                         stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(3)
    ]  # fmt: skip
    told = [(start.stdin, start.stdout) for start in starts]
    assert all(out and out.readline() == "ready\n" for _, out in told)
    paths = [firm.folder / f"new{number}" / "owed.db" for number in range(ROUNDS)]
    for path in paths:
        for into, _ in told:
            print(path, file=into, flush=True)
        assert all(out and out.readline() == "started\n" for _, out in told)
    said = [start.communicate(timeout=60) for start in starts]
    assert [start.returncode for start in starts] == [0] * 3, said
    for path in paths:
        store = Store(path, firm.config)
        assert counts(store.reader())["started"] == 3
        assert store.reader().execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert store.reader().execute("PRAGMA auto_vacuum").fetchone() == (2,)
        assert path.stat().st_mode & 0o777 == 0o600
        store.close()
    assert checkup.complaints(paths[-1]) == []


@pytest.mark.parametrize("version", range(1, migrations.VERSION))
def test_a_store_of_each_earlier_version_is_brought_up_to_date_with_all_that_is_in_it(
    version: int, firm: Firm
) -> None:
    """One row in every table; the columns that stay say what they said."""
    firm.store.close()
    path = firm.config.database
    path.unlink()
    file_opening.create(path, version)
    with database.unguarded(path) as conn:
        before = filled(conn)
    store = open_store(firm.config)
    conn = store.reader()
    assert conn.execute("PRAGMA user_version").fetchone() == (migrations.VERSION,)
    for table, old in before.items():
        if "words" not in table:
            now = named(conn, table)
            assert {name: value for name, value in old.items() if name in now}.items() <= (
                now.items()
            )
    assert [one for one in checkup.complaints(path) if one.startswith("no such")] == []
    bound = conn.execute("PRAGMA integrity_check").fetchall()
    assert bound == [("ok",)]
    store.close()


def test_the_version_counts_the_migrations() -> None:
    """One that is added without it would pass by every store that is up to date."""
    pending = migrations.migrations().pending(sqlite_utils.Database(memory=True))
    assert len(list(pending)) == migrations.VERSION


def filled(conn: database.Connection) -> dict[str, dict[str, object]]:
    """A row in each table, with a value of its type in each column."""
    values = {"INTEGER": 1, "TEXT": "{}", "BLOB": b"x"}
    for (table,) in conn.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
        "AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%migrations'"
    ).fetchall():
        columns = conn.execute("SELECT name, type FROM pragma_table_info(?)", (table,)).fetchall()
        conn.execute(
            f"INSERT INTO {table} ({', '.join(name for name, _ in columns)}) "  # noqa: S608
            f"VALUES ({', '.join('?' * len(columns))})",
            [values[kind] for _, kind in columns],
        )
    return {
        table: named(conn, table)
        for (table,) in conn.execute(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
            "AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%migrations'"
        ).fetchall()
    }


def named(conn: database.Connection, table: str) -> dict[str, object]:
    cursor = conn.execute(f"SELECT * FROM {table}")  # noqa: S608
    return dict(zip([column[0] for column in cursor.description], cursor.fetchone(), strict=True))


@pytest.mark.parametrize("kind", ["nfs4", "cifs", "fuse.sshfs", "9p"])
def test_a_network_file_system_is_refused_by_its_name(
    kind: str, firm: Firm, monkeypatch: pytest.MonkeyPatch
) -> None:
    mounts = f"/dev/a / ext4 rw 0 0\nserver:/x {firm.folder.resolve()} {kind} rw 0 0\n"
    monkeypatch.setattr(Path, "read_text", lambda *_args, **_named: mounts)
    firm.store.close()
    before = firm.config.database.read_bytes()
    with pytest.raises(StoreError) as refused:
        open_store(firm.config)
    assert (refused.value.code, refused.value.facts["kind"]) == ("network-fs", kind)
    said = store_sentence(refused.value.code, refused.value.facts)
    assert kind in said
    assert "`database`" in said
    assert firm.config.database.read_bytes() == before


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


@contextmanager
def locked(store: Store) -> Iterator[None]:
    """As by another process that writes."""
    held = os.open(f"{store.path}.lock", os.O_RDWR | os.O_CREAT)
    fcntl.flock(held, fcntl.LOCK_EX)
    try:
        yield
    finally:
        os.close(held)


def test_a_writer_that_never_ends_is_named(firm: Firm, monkeypatch: pytest.MonkeyPatch) -> None:
    with locked(firm.store), monkeypatch.context() as hasty:
        hasty.setattr(database, "LOCK_SECONDS", 0.05)
        with pytest.raises(StoreError) as refused, firm.store.transaction():
            pass
        assert refused.value.code == "locked"
    with firm.store.transaction() as conn:
        bump(conn, "after")


def test_a_lock_that_is_held_for_long_costs_a_thread_and_a_file_however_often_it_is_tried(
    firm: Firm, monkeypatch: pytest.MonkeyPatch
) -> None:
    used = []
    with locked(firm.store), monkeypatch.context() as hasty:
        hasty.setattr(database, "LOCK_SECONDS", 0.05)
        for _ in range(4):
            thread = threading.Thread(target=_try, args=(firm.store,))
            thread.start()
            thread.join()
            used.append((threading.active_count(), len(os.listdir("/proc/self/fd"))))  # noqa: PTH208
    assert used[1:] == used[:-1]
    with firm.store.transaction() as conn:
        bump(conn, "after")


def _try(store: Store) -> None:
    with pytest.raises(StoreError, match="locked"), store.transaction():
        pass
    store.close()


def test_who_is_to_end_waits_for_no_lock_any_more(
    firm: Firm, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "LOCK_SECONDS", 1_000.0)
    with locked(firm.store):
        waits = threading.Thread(target=_try, args=(firm.store,))
        waits.start()
        firm.store.ends = 0.0
        waits.join(60)
        assert not waits.is_alive()
    with firm.store.transaction() as conn:
        bump(conn, "nobody is in the way")


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


def test_a_store_that_goes_in_the_instant_in_which_it_is_looked_at_is_not_made_anew(
    firm: Firm, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As each heartbeat of the daemon does: whoever moves a store away would find another."""
    path = firm.config.database
    firm.store.close()

    def goes(_path: Path) -> None:
        path.rename(path.with_name("away.db"))

    monkeypatch.setattr(file_opening, "network_file_system", goes)
    with pytest.raises(StoreError) as refused:
        open_store(firm.config, create=False)
    assert refused.value.code == "missing" and not path.exists()


def test_a_new_store_reads_nothing_of_a_log_that_another_has_left(firm: Firm) -> None:
    firm.book()
    path = firm.config.database
    log = Path(f"{path}-wal").read_bytes()
    firm.store.close()
    path.unlink()
    Path(f"{path}-wal").write_bytes(log)  # as a daemon leaves it that was killed
    Path(f"{path}-wal").chmod(0o600)
    new = open_store(firm.config)
    with new.transaction() as conn:
        bump(conn, "new")
    new.close()
    assert checkup.complaints(path) == []
    (kept,) = path.parent.glob("owed.db.left-*-wal")
    assert kept.read_bytes() == log


@pytest.mark.parametrize("with_log", [True, False])
@pytest.mark.parametrize("another", [True, False])
def test_a_store_that_was_moved_away_is_written_no_more(
    another: bool, with_log: bool, firm: Firm
) -> None:
    firm.book()
    path, away = firm.config.database, firm.folder / "away.db"
    path.rename(away)
    if with_log:
        Path(f"{path}-wal").rename(f"{away}-wal")
        Path(f"{path}-shm").rename(f"{away}-shm")
    new = open_store(firm.config) if another else None
    with pytest.raises(StoreError) as refused, firm.store.transaction() as conn:
        bump(conn, "late")
    assert refused.value.code == "moved"
    assert path.exists() is another
    if new is not None:
        with new.transaction() as conn:
            bump(conn, "new")
        firm.store.close()
        assert Path(f"{path}-wal").exists()
        new.close()
        assert checkup.complaints(path) == []


def test_where_the_disk_that_a_link_leads_to_is_not_there_no_store_is_made(firm: Firm) -> None:
    disk, link = firm.folder / "disk", firm.folder / "link.db"
    link.symlink_to(disk / "owed.db")
    with pytest.raises(StoreError):
        open_store(replace(firm.config, database=link))
    assert not disk.exists()


def test_others_have_the_lock_while_a_new_store_is_made(
    firm: Firm, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = firm.folder / "new" / "owed.db"
    config = replace(firm.config, database=path)
    finish, seen = file_opening.finish, []

    def look(new: Path) -> None:
        with Store(path, config).locked():
            seen.append(path.exists())
        finish(new)

    monkeypatch.setattr(file_opening, "finish", look)
    open_store(config).close()
    assert seen == [False]
    assert {file.name for file in path.parent.iterdir()} == {"owed.db", "owed.db.lock"}


@pytest.mark.parametrize("content", [b"not a database, but long enough to be one" * 50, b"SQLite"])
def test_a_file_that_is_none_is_damaged(content: bytes, firm: Firm) -> None:
    firm.store.close()
    for end in ("-wal", "-shm"):
        Path(f"{firm.config.database}{end}").unlink(missing_ok=True)
    firm.config.database.write_bytes(content)
    with pytest.raises(StoreError) as refused:
        open_store(firm.config)
    assert refused.value.code == "damaged"


def test_a_thread_that_wrote_and_ends_leaves_no_file_open(firm: Firm) -> None:
    def write() -> None:
        with firm.store.transaction() as conn:
            bump(conn, "outbox")

    firm.store.close()
    for _ in range(3):
        thread = threading.Thread(target=write)
        thread.start()
        thread.join()
    lock = Path(f"{firm.store.path}.lock").stat()
    assert not any(os.path.samestat(lock, one) for one in open_files())


def open_files() -> Iterator[os.stat_result]:
    for one in Path("/dev/fd").iterdir():
        with suppress(OSError):  # the listing's own, which is closed by now
            yield os.fstat(int(one.name))
