"""A disk that is full at any write, or cannot be written at all: nothing half done, and when there
is room again all goes on."""

import contextlib
import itertools
import os
import resource
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from store.records import calls, checkup, decisions, judging, status, views
from store.records.backup import backup
from store.records.database import Store
from store.records.drafts import Letter, save_draft
from store.records.failures import StoreError
from store.records.file_opening import open_store
from store.records.repair import repair
from store.records.verdicts import up_to_date
from tests.store.records import damage
from tests.store.records.firm import BOOK, Firm, at

PAGES = (0, 1, 3, 7, 15, 40, 100)
"""That are left."""
SIZE = 12 << 20
NUMBERS = itertools.count()
NOW = at("Mon 12:00")


@dataclass
class Disk:
    """A small one of its own where the system lets us make one; else no file may be larger."""

    folder: Path
    mounted: bool

    def leave(self, pages: int) -> None:
        if self.mounted:
            disk = os.statvfs(self.folder)
            size = max(0, disk.f_bavail * disk.f_frsize - pages * damage.PAGE)
            with contextlib.suppress(OSError):
                (self.folder / "filler").write_bytes(bytes(size))
        else:
            _limit(pages * damage.PAGE)

    def free(self) -> None:
        (self.folder / "filler").unlink(missing_ok=True)
        _limit(resource.getrlimit(resource.RLIMIT_FSIZE)[1])


def _limit(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))


def mounted(folder: Path) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    folder = tmp_path / "disk"
    folder.mkdir()
    made = Disk(folder, mounted(folder))
    yield made
    made.free()
    if made.mounted:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture
def office(disk: Disk) -> Iterator[Firm]:
    firm = Firm(disk.folder / "firm")
    firm.book()
    firm.receive(
        *(firm.mail("Mon 9:00", "bea@acme.example", "Could you send it?", subject=f"Matter {n}",
                    id=f"m{n}") for n in range(8))
    )  # fmt: skip
    yield firm
    disk.free()
    firm.store.close()


Act = Callable[[Firm], object]


def log_a_call(firm: Firm) -> object:
    call = calls.NewCall(at("Mon 10:00"), "in", "missed", summary="rang", notes="n" * 9000)
    return calls.add(firm.store, call)


def decide(firm: Firm) -> object:
    key = views.keys(firm.store, "inbox", views.at(firm.store, NOW))[0]
    return decisions.decide(firm.store, [key], "none", now=NOW)


def write_a_draft(firm: Firm) -> object:
    return save_draft(firm.store, Letter("work", ("b@acme.example",), text="word " * 3000))


def take_in_mail(firm: Firm) -> object:
    texts = (os.urandom(6000).hex() for _ in range(6))
    firm.receive(*(firm.mail("Mon 9:30", "x@acme.example", text) for text in texts))
    return None


def import_a_book(firm: Firm) -> object:
    new = (next(NUMBERS) for _ in range(60))
    firm.book(BOOK + "".join(f"New {n}.,,Somebody,s{n}@new{n}.example,,\n" for n in new))
    return None


def copy(firm: Firm) -> object:
    target = firm.folder / "copy.db"
    target.unlink(missing_ok=True)
    backup(firm.store, target)
    target.unlink()
    return None


def begin(firm: Firm) -> object:
    """A first start in another folder of the disk."""
    folder = firm.folder / "new"
    store = open_store(replace(firm.config, database=folder / "owed.db"))
    assert checkup.complaints(store.path) == []
    store.close()
    for file in folder.iterdir():
        file.unlink()
    return None


ACTS: list[Act] = [
    log_a_call, decide, write_a_draft, take_in_mail, import_a_book, copy, begin,
]  # fmt: skip
TABLES = ("calls", "decisions", "outbox", "messages", "texts", "raws", "clients", "undo")


def rows(store: Store) -> list[int]:
    return [
        store.reader().execute(f"SELECT count(*) FROM {name}").fetchone()[0]  # noqa: S608
        for name in TABLES
    ]


@pytest.mark.parametrize("act", ACTS)
def test_a_full_disk_refuses_in_words_and_nothing_is_half_done(
    act: Act, disk: Disk, office: Firm
) -> None:
    start = rows(office.store)
    act(office)
    whole = [after - before for after, before in zip(rows(office.store), start, strict=True)]
    refused = 0
    for pages in PAGES:
        disk.leave(pages)
        before = rows(office.store)
        try:
            act(office)
        except (StoreError, OSError) as error:
            refused += 1
            if isinstance(error, StoreError):
                assert error.code in {"full", "backup", "io"}, error.facts
            else:  # the file of the test itself
                assert act in (import_a_book, begin)
            done = [now - old for now, old in zip(rows(office.store), before, strict=True)]
            # Done and only not judged yet is whole, too; of several mails, or rows of a book, some
            # may have come.
            assert not any(done) or done == whole or act in (take_in_mail, import_a_book)
        disk.free()
        up_to_date(office.store)
        assert checkup.complaints(office.store.path) == []
        (lost,) = office.store.reader().execute(
            "SELECT count(*) FROM messages WHERE id NOT IN (SELECT message_id FROM texts)"
        ).fetchone()  # fmt: skip
        assert lost == 0
    assert refused
    act(office)


@pytest.mark.parametrize("pages", [0, 3])
def test_what_is_stored_is_read_on_a_full_disk_where_nobody_else_has_it_open(
    pages: int, disk: Disk, office: Firm, tmp_path: Path
) -> None:
    damage.fold(office.store)
    disk.leave(pages)
    store = open_store(office.config)
    when = views.at(store, NOW)
    assert len(views.rows(store, views.keys(store, "owed", when), when)) == 8
    with pytest.raises(StoreError) as refused:
        calls.add(store, calls.NewCall(NOW, "in", "missed"))
    assert refused.value.code == "full"
    if disk.mounted:  # there is room on another
        backup(store, tmp_path / "copy.db")
        assert checkup.complaints(tmp_path / "copy.db") == []
    store.close()
    disk.free()
    calls.add(store, calls.NewCall(NOW, "in", "missed"))


def test_a_repair_on_a_full_disk_leaves_the_damaged_file_as_it_was(
    disk: Disk, office: Firm
) -> None:
    path = damage.fold(office.store)
    damage.zero(path, damage.root(path, "messages_thread"))
    before = path.read_bytes()
    for pages in PAGES:
        disk.leave(pages)
        with pytest.raises(StoreError) as refused:
            repair(office.config)
        assert refused.value.code in {"full", "io"}
        disk.free()
        assert path.read_bytes() == before
        assert not list(path.parent.glob("*repairing*")) + list(path.parent.glob("*damaged*"))
    assert repair(office.config) is not None


def test_a_folder_that_cannot_be_written_is_named(disk: Disk, office: Firm) -> None:
    if not disk.mounted and os.geteuid() == 0:
        pytest.skip("root may write everywhere, and cannot mount")
    path = damage.fold(office.store)
    for file in path.parent.glob("owed.db?*"):
        file.unlink()
    code = "readonly-disk" if disk.mounted else "readonly"
    with readonly(disk, path.parent):
        with pytest.raises(StoreError) as refused:
            open_and_log(office, code)
        assert refused.value.code == code
        with pytest.raises(StoreError) as refused:
            repair(office.config)
        assert refused.value.code == code


def open_and_log(firm: Firm, code: str) -> None:
    store = open_store(firm.config)
    assert status.running(store) is None
    with pytest.raises(StoreError) as refused, status.daemon_lock(store):
        pass
    assert refused.value.code == code
    calls.add(store, calls.NewCall(NOW, "in", "missed"))


@contextlib.contextmanager
def readonly(disk: Disk, folder: Path) -> Iterator[None]:
    if disk.mounted:
        subprocess.run(["mount", "-o", "remount,ro", str(disk.folder)], check=True)
    else:
        folder.chmod(0o500)
    try:
        yield
    finally:
        if disk.mounted:
            subprocess.run(["mount", "-o", "remount,rw", str(disk.folder)], check=True)
        else:
            folder.chmod(0o700)


def test_what_is_saved_is_not_told_as_failed_because_it_cannot_be_judged_yet(
    firm: Firm, monkeypatch: pytest.MonkeyPatch
) -> None:
    firm.book()
    firm.receive(firm.mail("Mon 9:00", "bea@acme.example", "Could you send it?"))
    (key,) = views.keys(firm.store, "owed", views.at(firm.store, NOW))

    def full(*_: object) -> None:
        raise StoreError("full", path="")

    with monkeypatch.context() as until_there_is_room:
        until_there_is_room.setattr(judging, "_settle_some", full)
        decisions.decide(firm.store, [key], "no-answer", now=NOW)
        calls.add(firm.store, calls.NewCall(NOW, "in", "missed", number="06 1 234 5678"))
    up_to_date(firm.store)
    when = views.at(firm.store, NOW)
    rows = views.rows(firm.store, views.keys(firm.store, "owed", when), when)
    assert [row.kind for row in rows] == ["call"]
