"""Where the output goes: a full disk, a reader that has gone, nowhere."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.terminal import terminal
from tests.store.records.firm import Firm, booked


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firm]:
    """Whom many ask; nobody changes it."""
    firm = booked(tmp_path_factory.mktemp("asked"))
    firm.receive(
        *(
            firm.mail("Mon 9:00", f"p{n}@acme.example", f"Could you send list {n}?", subject="A")
            for n in range(300)
        )
    )
    yield firm
    firm.store.close()


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


@pytest.mark.parametrize("closed", ["<&-", "</dev/null"])
def test_who_reads_nothing_and_has_no_terminal_is_told(closed: str, firm: Firm) -> None:
    done = shell(firm, f"$OWED --no-sync {closed}; $OWED clients import - {closed}")
    assert done.stderr.splitlines() == [
        "The screen needs a terminal; `owed list` says without one what is owed",
        "There is no file -",
    ]


def test_at_a_terminal_neither_an_export_nor_a_mistake_commands_it(firm: Firm) -> None:
    firm.book("name,tier,contact,email,domain,phone,note\nOdd,,,,odd.example,,a \x1b]0;own\x07 b\n")
    script = "$OWED clients export; $OWED report --month '\x1b[2J'; COLUMNS=99999999999 $OWED list"
    script = script.replace("$OWED", f"{sys.executable} -m owed --config {firm.path}")
    with terminal(["sh", "-c", script], os.environ, columns=80, lines=24) as shown:
        assert shown.ended() == 0
        shown.shows("is no month")
    assert "a  b" in shown.text
    assert b"\x1b" not in shown.all and b"\x07" not in shown.all


def test_ctrl_c_while_it_is_still_loading_ends_it_without_a_word(tmp_path: Path) -> None:
    (tmp_path / "click.py").write_text("raise KeyboardInterrupt", encoding="utf-8")
    paths = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    done = subprocess.run(
        [sys.executable, "-m", "owed", "list"],
        capture_output=True, check=False, timeout=60, env={**os.environ, "PYTHONPATH": paths},
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (-signal.SIGINT, b"")
