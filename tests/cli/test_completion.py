"""What a shell completes."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.records.firm import Firm


def completed(firm: Firm, *words: str) -> list[str]:
    line = ["owed", "--config", str(firm.path), *words]
    environment = {
        **os.environ,
        "_OWED_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(line),
        "COMP_CWORD": str(len(line) - 1),
    }
    done = subprocess.run(
        [sys.executable, "-m", "owed"], env=environment, capture_output=True, text=True, check=True
    )
    return [one.partition(",")[2] for one in done.stdout.split("\n") if one]


def test_subcommands_and_lists_are_completed(firm: Firm) -> None:
    assert completed(firm, "cal") == ["calls"]
    assert completed(firm, "list", "wai") == ["waiting"]


def test_clients_are_completed_by_their_names(firm: Firm) -> None:
    firm.book()
    assert completed(firm, "clients", "show", "acm") == ["Acme Kft."]


def test_without_a_store_nothing_is_proposed_and_nothing_said(firm: Firm, tmp_path: Path) -> None:
    firm.store.close()
    firm.config.database.unlink()
    assert completed(firm, "clients", "show", "a") == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_lines_for_a_shell_are_lines_of_it(shell: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "owed", "completion", shell], capture_output=True, check=True
    )
    assert b"_OWED_COMPLETE" in done.stdout
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=done.stdout, check=True)
