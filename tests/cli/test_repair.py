"""`owed doctor --repair`, and what every command says of a damaged store."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from store.records import calls, database, status
from tests.cli.conftest import Cli
from tests.store.records import damage
from tests.store.records.firm import Firm, at


@pytest.fixture
def broken(firm: Firm, cli: Cli) -> Cli:
    """Without the page that holds the calls."""
    firm.receive(firm.mail("Mon 9:00", "bea@acme.example", "Could you send the list?"))
    for number in range(3):
        calls.add(firm.store, calls.NewCall(at("Mon 10:00") + number, "in", "missed"))
    path = damage.fold(firm.store)
    damage.zero(path, damage.root(path, "calls"))
    return cli


def test_the_doctor_says_what_to_do(broken: Cli) -> None:
    said = broken("doctor", "--offline")
    assert said.status == 1
    (line,) = [line for line in said.out.splitlines() if "damaged" in line]
    assert str(broken.firm.config.database) in line
    assert "owed doctor --repair" in line


def test_a_repair_tells_in_figures_what_was_kept_and_lost(broken: Cli) -> None:
    said = broken.good("doctor", "--repair")
    assert "a new one is made" in said.err
    (aside,) = broken.firm.folder.glob("owed.db.damaged-*")
    assert f"The damaged file is kept as {aside}" in said.out
    assert "Kept: 2 clients, 3 contacts, 6 addresses and numbers, " in said.out
    assert "Lost: at most 3 calls\n" in said.out
    assert broken.good("calls", "list").out == ""
    assert len(broken.rows("owed", "Mon 12:00")) == 1
    assert "Nothing is wrong" in broken.good("doctor", "--repair").out


def test_as_json_wherever_that_stands(broken: Cli) -> None:
    found = broken("doctor", "--offline", "--json").json
    assert [one["code"] for one in found if one["bad"]] == ["damaged"]
    assert all(one["text"] for one in found)
    done = broken.bare("--json", "--config", broken.firm.path, "doctor", "--repair").json
    assert (done["repaired"], done["kept"]["clients"], done["lost"]["calls"]) == (True, 2, 3)
    assert Path(done["aside"]).exists()
    assert broken.good("doctor", "--repair", "--json").json["repaired"] is False


COMMANDS: list[tuple[str, ...]] = [
    ("list",), ("list", "calls"), ("show", "x"), ("search", "list"), ("clients", "list"),
    ("clients", "show", "Acme Kft."), ("clients", "export"),
    ("clients", "set", "Acme Kft.", "tier=key"), ("clients", "undo"),
    ("calls", "list"), ("calls", "add", "--direction", "in", "--outcome", "missed"),
    ("report",), ("backup", "copy.db"), ("sync", "--once"),
]  # fmt: skip


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.parametrize("how", [damage.header, damage.half, damage.not_a_store])
def test_every_command_says_in_words_that_the_store_is_damaged(
    how: object, words: tuple[str, ...], firm: Firm, cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(firm.folder)
    damage.change(damage.fold(firm.store), how)  # type: ignore[arg-type]
    said = cli(*words)
    assert (said.status, said.out) == (1, "")
    assert f"The store {firm.config.database} is damaged (" in said.err
    assert "owed doctor --repair" in said.err


@pytest.mark.parametrize("table", ["messages", "words", "conversations", "meta", "clients"])
def test_a_table_that_is_not_there_is_damage(table: str, firm: Firm, cli: Cli) -> None:
    path = damage.fold(firm.store)
    with database.unguarded(path) as conn:
        conn.execute(f"DROP TABLE {table}")
    said = cli("search", "acme")
    assert (said.status, said.out) == (1, "")
    assert f"no such table: {table}" in said.err


def test_a_store_that_was_emptied_is_no_new_one(firm: Firm, cli: Cli) -> None:
    with status.daemon_lock(firm.store):
        pass
    damage.change(damage.fold(firm.store), lambda _: b"")
    said = cli("sync", "--once")
    assert said.status == 1
    assert "the file is empty" in said.err
    assert cli("doctor", "--repair").status == 0
    assert cli.good("list").out == ""


def test_a_repair_is_refused_while_a_daemon_runs(broken: Cli) -> None:
    before = broken.firm.config.database.read_bytes()
    with status.daemon_lock(broken.firm.store):
        said = broken("doctor", "--repair")
    assert (said.status, said.out) == (3, "")
    assert f"(pid {os.getpid()})" in said.err
    assert broken.firm.config.database.read_bytes() == before


def test_without_a_store_there_is_nothing_to_repair(firm: Firm, cli: Cli) -> None:
    firm.store.close()
    firm.config.database.unlink()
    said = cli("doctor", "--repair")
    assert said.status == 3
    assert "There is no store" in said.err


def test_the_screen_says_so_instead_of_a_traceback(broken: Cli) -> None:
    damage.change(broken.firm.config.database, damage.header)
    done = subprocess.run(
        [sys.executable, "-m", "owed", "--config", str(broken.firm.path), "--no-sync"],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (1, "")
    assert "damaged" in done.stderr
    assert "fault of its own" not in done.stderr
    assert json.loads(broken("doctor", "--offline", "--json").out)
