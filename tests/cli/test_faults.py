"""A fault of ours, met by a command."""

import os
import subprocess
import sys
from pathlib import Path

_BROKEN = """
import owed
from cli import list as listing

def broken(asked):
    raise ValueError("\\x1b]0;owned\\x07 the price is 400")

import cli.opened
cli.opened.opened_config = broken
import sys
sys.argv = ["owed", "list"]
owed.main()
"""


def test_a_fault_ends_in_one_sentence_and_a_report_without_what_mail_says(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _BROKEN],
        check=False, capture_output=True, text=True, timeout=60,
        env={**os.environ, "TMPDIR": str(tmp_path), "HOME": str(tmp_path)},
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    (path,) = tmp_path.glob("owed-crash-*.txt")
    assert done.stderr == (
        f"Owed met a fault of its own and ended; your data are safe. The report: {path}\n"
    )
    assert "ValueError" in path.read_text() and "\x1b" not in path.read_text()
