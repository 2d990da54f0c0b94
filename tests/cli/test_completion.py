"""What a shell completes."""

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.records.firm import Firm

ROOT = Path(__file__).parents[2]


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
    lines = (one.partition(",")[2] for one in done.stdout.split("\n") if one)
    return [shlex.split(line.replace("\\\\", "\\"))[0] for line in lines]  # as bash reads them


def test_subcommands_and_lists_are_completed(firm: Firm) -> None:
    assert completed(firm, "cal") == ["calls"]
    assert completed(firm, "list", "wai") == ["waiting"]


def test_clients_are_completed_by_their_names(firm: Firm) -> None:
    firm.book()
    assert completed(firm, "clients", "show", "acm") == ["Acme Kft."]


def test_a_name_that_a_shell_would_run_is_a_word_of_its_line(firm: Firm, tmp_path: Path) -> None:
    name = "Evil $(touch ran) `touch ran`; touch 'ran' \\ & *"
    (tmp_path / "book.csv").write_text(f'name\n"{name}"\n')
    program = tmp_path / "owed"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m owed "$@"\n')
    program.chmod(0o700)
    owed = [str(program), "--config", str(firm.path)]
    subprocess.run([*owed, "clients", "import", tmp_path / "book.csv"], check=True)
    lines = subprocess.run(
        [program, "completion", "bash"], capture_output=True, text=True, check=True
    )
    tab = (
        f"{lines.stdout}\nCOMP_WORDS=({program} --config {firm.path} clients show evi)\n"
        f"COMP_CWORD=5\n_owed_completion {program}\n"
        'eval "printf %s ${COMPREPLY[0]}"\n'
    )
    done = subprocess.run(
        ["bash", "-c", tab], capture_output=True, text=True, check=True, cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (ROOT, *sys.path)))},
    )  # fmt: skip
    assert done.stdout == name
    assert not (tmp_path / "ran").exists()


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


@pytest.mark.parametrize(
    "line", [{}, {"COMP_WORDS": "owed cal"}, {"COMP_WORDS": "owed", "COMP_CWORD": "x"}]
)
def test_who_is_no_shell_is_told_so(line: dict[str, str]) -> None:
    bare = {name: value for name, value in os.environ.items() if not name.startswith("COMP_")}
    done = subprocess.run(
        [sys.executable, "-m", "owed"], env={**bare, "_OWED_COMPLETE": "bash_complete", **line},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (2, "") and "owed completion" in done.stderr
