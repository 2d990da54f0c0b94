"""The write-ahead log: folded back in time, whoever reads or writes meanwhile, and nothing lost."""

import resource
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from store.records import database, log
from store.records.database import Store, bump, counts
from tests.store.records.firm import Firm

MB = 1 << 20


@pytest.fixture
def store(firm: Firm, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """One whose log is long from a megabyte on."""
    monkeypatch.setattr(log, "LOG_BYTES", MB)
    monkeypatch.setattr(log, "ASIDE_BYTES", MB // 2)
    monkeypatch.setattr(log, "MOST_BYTES", 2 * MB)
    found = Store(firm.store.path, firm.config)
    yield found
    found.close()


def _write(store: Store, octets: int, text: str = "x") -> None:
    with store.transaction() as conn:
        database.set_meta(conn, "bulk", text * octets)


def _size(store: Store) -> int:
    return Path(f"{store.path}-wal").stat().st_size


def test_it_begins_anew_once_it_was_folded_back(store: Store) -> None:
    for _ in range(3):
        _write(store, MB)
        with store.transaction() as conn:
            bump(conn, "mail")
        assert _size(store) <= 2 * MB


def test_it_goes_on_while_somebody_reads_an_old_page(store: Store) -> None:
    reader = Store(store.path, store.config)
    with reader.snapshot() as old:
        counts(old)
        for size in range(1, 4):
            _write(store, MB, f"{size}")
        assert _size(store) > 3 * MB
    for _ in range(2):
        _write(store, 3 * MB, "y")
    with store.transaction() as conn:
        bump(conn, "mail")
    assert _size(store) <= 2 * MB
    reader.close()


def test_a_thread_of_its_own_folds_it_while_another_writes(store: Store) -> None:
    threads = threading.active_count()
    with store.folded_aside():
        for number in range(200):
            _write(store, 100_000, "abcdefgh"[number % 8])
            assert _size(store) < 8 * MB  # 20 MB were written
    assert threading.active_count() == threads
    assert database.meta(store.reader(), "bulk") == "h" * 100_000


def test_what_was_committed_stays_where_it_cannot_be_folded_back(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file may not grow by a megabyte, the log may: as on a disk that is nearly full."""
    monkeypatch.setattr(log, "LOG_BYTES", 0)
    with store.transaction() as conn:
        bump(conn, "mail")
    blob = "x" * MB
    least = max(store.path.stat().st_size, 1 << 18)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(blob) + least // 2, hard))
    try:
        with store.transaction(durable=True) as conn:
            database.set_meta(conn, "bulk", blob)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert database.meta(store.reader(), "bulk") == blob
    with store.transaction() as conn:
        bump(conn, "mail")
    assert store.path.stat().st_size > len(blob)
