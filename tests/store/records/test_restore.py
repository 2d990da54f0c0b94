"""A backup takes the place of the store, as docs/backup.md says."""

import shutil
from pathlib import Path

from store.records import calls, checkup
from store.records.backup import backup
from store.records.file_opening import open_store
from tests.store.records.dumps import ledger, lists
from tests.store.records.firm import Firm, at


def test_what_was_backed_up_while_all_ran_is_restored_as_it_was(firm: Firm, tmp_path: Path) -> None:
    firm.book()
    firm.receive(firm.mail("Mon 9:00", "bea@acme.example", "Could you send the list?"))
    calls.add(firm.store, calls.NewCall(at("Mon 10:00"), "in", "missed", summary="before"))
    before = lists(firm.store, at("Tue 9:00")), ledger(firm.store)
    copy = tmp_path / "copy.db"
    backup(firm.store, copy)
    calls.add(firm.store, calls.NewCall(at("Mon 11:00"), "in", "missed", summary="since"))
    path = firm.config.database
    log = Path(f"{path}-wal").read_bytes()  # a daemon that was killed leaves it
    firm.store.close()
    Path(f"{path}-wal").write_bytes(log)
    old = tmp_path / "old"
    old.mkdir()
    for file in path.parent.glob("owed.db*"):
        if file.name in {"owed.db", "owed.db-wal", "owed.db-shm"}:
            file.rename(old / file.name)
    shutil.copy(copy, path)
    path.chmod(0o600)
    assert checkup.complaints(path) == []
    restored = open_store(firm.config, create=False)
    assert (lists(restored, at("Tue 9:00")), ledger(restored)) == before
    restored.close()
