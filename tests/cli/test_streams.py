"""Where the output goes: a full disk, a reader that has gone, nowhere."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.store.records.firm import Firm


@pytest.fixture
def asked(firm: Firm) -> Firm:
    firm.receive(
        *(
            firm.mail("Mon 9:00", f"p{n}@acme.example", f"Could you send list {n}?", subject="A")
            for n in range(300)
        )
    )
    return firm


def shell(firm: Firm, script: str) -> "subprocess.CompletedProcess[str]":
    """In it, `$OWED` is the command with the firm's configuration."""
    owed = f"{sys.executable} -m owed --config {firm.path}"
    return subprocess.run(
        ["sh", "-c", script.replace("$OWED", owed)],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
@pytest.mark.parametrize("words", ["list --json", "list --limit 1", "clients export", "--version"])
def test_what_cannot_be_written_is_said_and_is_1(words: str, asked: Firm) -> None:
    done = shell(asked, f"$OWED {words} > /dev/full")
    assert done.returncode == 1
    assert done.stderr == "The output cannot be written: No space left on device\n"


def test_a_reader_that_has_seen_enough_is_no_fault(asked: Firm) -> None:
    done = shell(asked, "$OWED list --json | head -n 1")
    assert (done.stdout, done.stderr) == ("[\n", "")


def test_a_closed_output_is_as_good_as_none(asked: Firm) -> None:
    done = shell(asked, "$OWED list >&- 2>&-")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
