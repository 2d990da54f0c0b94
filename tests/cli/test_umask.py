"""Whatever the shell's umask: what Owed writes is for its user alone."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

_ALL = """
import os, sys
os.umask(int(sys.argv[1], 8))
from pathlib import Path
from store import machine
from store.config import load
from store.records import backup
from store.records.file_opening import open_store
from store.records.status import daemon_lock
from sync import tokens
from tui.crash import report
from tui.files import write_new
from tui.forwarding import _write, folder

store = open_store(load(Path("config.toml")))
with store.transaction() as conn:
    conn.execute("INSERT INTO meta (key, value) VALUES ('a', 'b')")
with daemon_lock(store):
    pass
backup.backup(store, Path("copy.db"))
tokens._to_file("work", "{}")
with tokens.locked("work"):
    pass
report(ValueError())
write_new(Path(), "offer.pdf", b"x")
_write(folder(store) / "1-1", "offer.pdf", b"x")
for place, folders, files in os.walk("."):
    for name in files:
        print(oct(os.stat(f"{place}/{name}").st_mode & 0o777)[2:], f"{place}/{name}")
"""


@pytest.mark.parametrize("umask", ["000", "022"])
def test_every_file_is_private(tmp_path: Path, umask: str) -> None:
    config = tmp_path / "config.toml"
    config.write_text('timezone = "UTC"\nregion = "HU"\n')
    config.chmod(0o600)
    home = {name: str(tmp_path) for name in ("HOME", "TMPDIR", "XDG_DATA_HOME")}
    done = subprocess.run(
        [sys.executable, "-c", _ALL, umask],
        capture_output=True, text=True, timeout=60, cwd=tmp_path, check=True,
        env={**os.environ, **home, "PYTHONPATH": os.getcwd()},  # noqa: PTH109
    )  # fmt: skip
    modes = {line.partition(" ")[2]: line.partition(" ")[0] for line in done.stdout.splitlines()}
    assert {name: mode for name, mode in modes.items() if mode != "600"} == {}
    written = " ".join(modes)
    for name in ("owed.db ", "-wal", ".lock", "copy.db", "tokens/", "owed-crash", "forwarded/"):
        assert name in f"{written} ", name
