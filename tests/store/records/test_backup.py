"""A copy is whole or not there, and never takes the place of a file."""

from dataclasses import replace
from pathlib import Path

import pytest

from store.records import backup as copying
from store.records import database
from store.records.backup import backup
from store.records.database import bump
from store.records.failures import StoreError
from store.records.file_opening import open_store
from tests.store.records.dumps import ledger, lists
from tests.store.records.firm import Firm, at


@pytest.fixture
def target(firm: Firm) -> Path:
    firm.book()
    firm.receive(firm.mail("Mon 9:00", "bea@acme.example", "Could you send the list?"))
    return firm.folder / "copy" / "owed.db"


def test_a_copy_opens_as_a_store_and_says_the_same(firm: Firm, target: Path) -> None:
    target.parent.mkdir()
    backup(firm.store, target)
    copy = open_store(replace(firm.config, database=target))
    assert ledger(copy) == ledger(firm.store)
    assert lists(copy, at("Mon 10:00")) == lists(firm.store, at("Mon 10:00"))
    assert copy.reader().execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert target.stat().st_mode & 0o777 == 0o600
    copy.close()


def test_it_does_not_wait_for_a_writer(firm: Firm, target: Path) -> None:
    target.parent.mkdir()
    with firm.store.transaction() as conn:
        bump(conn, "late")
        backup(firm.store, target)
    copy = open_store(replace(firm.config, database=target))
    assert copy.reader().execute("SELECT n FROM changes WHERE subject = 'late'").fetchone() is None
    copy.close()


def test_a_target_to_which_there_is_no_way_is_named(firm: Firm) -> None:
    with pytest.raises(StoreError) as refused:
        backup(firm.store, firm.folder / ("x" * 300) / "copy.db")
    assert refused.value.code == "backup"


@pytest.mark.parametrize("kind", ["file", "folder", "dead link"])
def test_what_is_there_stays(kind: str, firm: Firm, target: Path) -> None:
    target.parent.mkdir()
    if kind == "file":
        target.write_text("mine")
    elif kind == "folder":
        target.mkdir()
    else:
        target.symlink_to(target.with_name("nowhere"))
    with pytest.raises(StoreError) as refused:
        backup(firm.store, target)
    assert refused.value.code == "exists"
    assert [path.name for path in target.parent.iterdir()] == ["owed.db"]
    assert kind != "file" or target.read_text() == "mine"


def test_a_file_that_comes_meanwhile_stays(
    firm: Firm, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target.parent.mkdir()
    whole = database.copy_into

    def slow(*args: object) -> None:
        whole(*args)  # type: ignore[arg-type]
        target.write_text("mine")

    monkeypatch.setattr(copying, "copy_into", slow)
    with pytest.raises(StoreError) as refused:
        backup(firm.store, target)
    assert refused.value.code == "exists"
    assert target.read_text() == "mine"
    assert len(list(target.parent.iterdir())) == 1


def test_what_fails_leaves_nothing_behind(
    firm: Firm, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target.parent.mkdir()

    def full(*_args: object) -> None:
        raise StoreError("full", path="", said="database or disk is full")

    monkeypatch.setattr(copying, "copy_into", full)
    with pytest.raises(StoreError) as refused:
        backup(firm.store, target)
    assert (refused.value.code, refused.value.facts["said"]) == (
        "backup",
        "database or disk is full",
    )
    assert list(target.parent.iterdir()) == []


def test_a_folder_that_is_not_there_is_named(firm: Firm, target: Path) -> None:
    with pytest.raises(StoreError) as refused:
        backup(firm.store, target)
    assert refused.value.code == "backup"
    assert str(target) in str(refused.value.facts["path"])
