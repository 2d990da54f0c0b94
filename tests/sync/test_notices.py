"""`[notify]`: what a command and the desktop get, and that mail cannot give them orders."""

import logging
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from store.records import notices as due
from store.settings import Notify
from store.words.notices import Notice
from sync.daemon import Supervisor
from sync.notices import by_command, on_desktop
from tests.sync.office import wait_until
from tests.tui.world import World, firm


def test_the_command_gets_a_title_and_a_line(tmp_path: Path) -> None:
    script = tmp_path / "tell.sh"
    script.write_text(f'printf "%s|" "$@" >> {tmp_path}/said')
    by_command(f"/bin/sh {script} --urgent")(
        [Notice("Acme: 1h over", "Bea: Offer"), Notice("b", "c")]
    )
    said = tmp_path / "said"
    wait_until(lambda: said.exists() and said.read_text().count("|") == 6)
    assert said.read_text() == "--urgent|Acme: 1h over|Bea: Offer|--urgent|b|c|"


def test_what_mail_says_is_never_read_by_the_shell(tmp_path: Path) -> None:
    evil = f'"; touch {tmp_path}/evil; $(touch {tmp_path}/evil) `touch {tmp_path}/evil`'
    by_command(f"printf '%s %s' > {tmp_path}/said")([Notice(evil, evil)])
    wait_until((tmp_path / "said").exists)
    wait_until(lambda: "touch" in (tmp_path / "said").read_text())
    assert not (tmp_path / "evil").exists()


def test_a_command_that_fails_hinders_nobody(tmp_path: Path) -> None:
    by_command("false")([Notice("a", "b")])
    by_command(f"touch {tmp_path}/said #")([Notice("a", "b")])
    wait_until((tmp_path / "said").exists)


Desktop = Callable[[str], Path]


@pytest.fixture
def desktop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desktop:
    """A program of that name, alone in PATH, which writes down its arguments."""

    def install(name: str) -> Path:
        said = tmp_path / "said"
        program = tmp_path / "bin" / name
        program.parent.mkdir()
        program.write_text(f'#!/bin/sh\nprintf "%s|" "$@" >> {said}\n')
        program.chmod(0o700)
        monkeypatch.setenv("PATH", str(program.parent))
        return said

    return install


def test_the_desktop_shows_a_title_and_a_line(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    said = desktop("notify-send")
    on_desktop([Notice("Acme: 1h over", "Bea: $(rm -r ~) `x`"), Notice("b", "")])
    wait_until(lambda: said.exists() and said.read_text().count("|") == 8)
    shown = ["--app-name=Owed", "--", "Acme: 1h over", "Bea: $(rm -r ~) `x`"]
    assert said.read_text().split("|") == [*shown, "--app-name=Owed", "--", "b", "", ""]


def test_on_macos_the_text_is_no_part_of_the_script(
    desktop: Desktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    said = desktop("osascript")
    evil = 'x" with title "y\ndo shell script "touch evil"'
    on_desktop([Notice(evil, evil)])
    wait_until(lambda: said.exists() and said.read_text().endswith(f"{evil}|"))
    *script, title, body, _end = said.read_text().split("|")
    assert (title, body) == (evil, evil)
    assert script[0::2] == ["-e", "-e", "-e"] and not any("evil" in line for line in script)


def test_a_desktop_without_such_a_program_is_named_in_the_log(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    with caplog.at_level(logging.WARNING):
        on_desktop([Notice("a", "b")])
    assert "[notify] desktop: there is no" in caplog.text


@pytest.mark.parametrize(
    ("wanted", "looks"),
    [
        (Notify(), False),
        (Notify(command="true"), True),
        (Notify(desktop=True), True),
        (Notify(bell=True), True),
    ],
)
def test_the_daemon_looks_where_anybody_wants_to_hear(
    tmp_path: Path, wanted: Notify, looks: bool
) -> None:
    world: World = firm(tmp_path)
    supervisor = Supervisor(world.store, replace(world.config, notify=wanted), [])
    supervisor._tell_what_is_due()
    assert (due.due(world.store, int(time.time())).until != 0) and (
        world.store.reader().execute("SELECT 1 FROM meta WHERE key = 'told_until'").fetchone()
        is not None
    ) == looks
