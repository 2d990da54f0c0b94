"""The manual of the command line says what the commands are, and what they print."""

import re
import shutil
import subprocess

import pytest

from cli import manual
from store.records.client import Client
from store.records.items import CallItem
from store.words import contract
from tests.cli.conftest import Cli
from tests.store.records.firm import ZONE, Firm

PAGE = (manual.DOCS / "command-line.md").read_text("utf-8")


def test_the_page_is_as_the_commands_are() -> None:
    assert manual.pages() == PAGE, "run `make manual`"


def test_the_man_page_is_as_the_commands_are() -> None:
    assert (manual.DOCS / "owed.1").read_text("utf-8") == manual.man(), "run `make manual`"


@pytest.mark.skipif(not shutil.which("groff"), reason="no groff")
def test_the_man_page_is_read_without_a_warning() -> None:
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", "-z", manual.DOCS / "owed.1"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stderr == ""


def test_every_option_says_what_it_does() -> None:
    records = [record for of in manual.commands() for record in manual.options(of)]
    assert len(records) > 30
    assert not [written for written, said in records if not re.search(r"[a-z]{3}", said)]


def test_every_exit_status_is_in_both() -> None:
    for status, said in manual.STATUS:
        assert f"| {status} | {said} |" in PAGE


def fields(heading: str) -> list[str]:
    """The first column of the table under a heading."""
    section = PAGE.partition(f"### {heading}\n")[2].partition("\n#")[0]
    return re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)


def of(command: str) -> set[str]:
    """What a command prints, of the table of others."""
    (line,) = [line for line in PAGE.splitlines() if line.startswith("| ") and command in line]
    return set(re.findall(r"`(\w+)`", line.partition(" | ")[2]))


@pytest.fixture
def row(firm: Firm, cli: Cli) -> dict[str, object]:
    firm.receive(firm.mail("Mon 9:00", "bea@acme.example", "Could you send the list?"))
    found: list[dict[str, object]] = cli.rows("owed", "Mon 10:00")
    return found[0]


def test_the_fields_of_a_row_are_those_in_the_manual(row: dict[str, object]) -> None:
    assert fields("A row") == list(row)
    (loop,) = _list(row["loops"])
    assert fields("A loop") == list(loop)
    assert fields("A reason") == list(loop["reason"])


def _list(value: object) -> list[dict[str, dict[str, object]]]:
    assert isinstance(value, list)
    return value


def test_the_fields_of_a_client_are_those_in_the_manual() -> None:
    nobody = Client(1, "", "A", "", {}, {}, (), ())
    assert fields("A client") == list(contract.client_object(nobody))


def test_the_fields_of_a_call_are_those_in_the_manual() -> None:
    call = CallItem(1, "", 0, "call", "in", "missed", "", "", None, None, None, None, "", "")
    assert fields("A call") == list(contract.call_object(call, ZONE))


def test_what_changes_something_prints_what_the_manual_says(
    row: dict[str, object], cli: Cli
) -> None:
    found = {
        "`clients import`": cli.good("clients", "import", cli.firm.folder / "book.csv", "--json"),
        "`report`": cli.good("report", "--json"),
        "`clients merge`": cli.good("clients", "merge", "acme kft.", "papp optika", "--json"),
        "`clients undo`": cli.good("clients", "undo", "--json"),
        "`backup`": cli.good("backup", cli.firm.folder / "copy.db", "--json"),
    }
    for command, said in found.items():
        assert set(said.json) <= of(command), command
    doctor = cli("doctor", "--offline", "--json").json
    assert set(doctor[0]) == of("`doctor`") - {"true"}
