"""The daemon at login: the files, and that systemd and launchd would take them."""

import plistlib
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from sync.service import (
    NotTaken,
    Service,
    Standing,
    System,
    install,
    remove,
    run,
    service,
    standing,
)

COMMAND = ['/opt/My "Tools"/100%/$HOME/python', "-m", "owed", "--config", "/a b/c.toml", "sync"]


class Control:
    """What systemctl was asked."""

    def __init__(self, status: int = 0) -> None:
        self.status = status
        self.asked: list[str] = []

    def __call__(self, command: Sequence[str]) -> tuple[int, str]:
        self.asked.append(" ".join(command))
        return self.status, "Failed to connect to bus"


def unit(home: Path) -> Service:
    return service("systemd", COMMAND, {"HOME": str(home), "PATH": "/bin:/a b/100%"}, 1000)


def test_each_word_of_the_command_is_kept_as_it_is(tmp_path: Path) -> None:
    lines = unit(tmp_path).content.decode().splitlines()
    words = '"/opt/My \\"Tools\\"/100%%/$$HOME/python" "-m" "owed" "--config" "/a b/c.toml" "sync"'
    assert f"ExecStart={words}" in lines
    assert 'Environment="PATH=/bin:/a b/100%%"' in lines


@pytest.mark.parametrize("system", ["systemd", "launchd"])
def test_the_daemon_speaks_and_reckons_as_the_shell_that_installed_it(system: System) -> None:
    shell = {"LANG": "hu_HU.UTF-8", "LC_TELEPHONE": "de_AT.UTF-8", "TZ": "Europe/Vienna"}
    spoken = variables(system, {**shell, "LC_ALL": "C\nUser=root", "EDITOR": "vi"})
    assert spoken == {**shell, "PATH": "/bin", "LANGUAGE": "hu_HU.UTF-8"}


@pytest.mark.parametrize("system", ["systemd", "launchd"])
def test_the_daemon_trusts_whom_this_moment_trusts(system: System) -> None:
    shell = {"SSL_CERT_FILE": "/etc/kontor/authority.pem", "SSL_CERT_DIR": "certs"}
    known = variables(system, shell)
    assert known["SSL_CERT_FILE"] == "/etc/kontor/authority.pem"
    assert "SSL_CERT_DIR" not in known  # it is relative to this moment's folder


@pytest.mark.parametrize("system", ["systemd", "launchd"])
@pytest.mark.parametrize("shell", [{}, {"LANG": "en_GB.UTF-8"}, {"LANG": "de", "LANGUAGE": "en"}])
def test_it_speaks_english_with_a_shell_that_does_whatever_the_system_speaks(
    system: System, shell: dict[str, str]
) -> None:
    assert variables(system, shell)["LANGUAGE"] == "en"


def variables(system: System, shell: dict[str, str]) -> dict[str, str]:
    """What the daemon gets of this shell."""
    made = service(system, ["/bin/true"], {"HOME": "/x", "PATH": "/bin", **shell}, 1).content
    if system == "launchd":
        found: dict[str, str] = plistlib.loads(made)["EnvironmentVariables"]
        return found
    lines = re.findall('^Environment="(.*)"$', made.decode(), flags=re.MULTILINE)
    return dict(line.split("=", 1) for line in lines)


@pytest.mark.parametrize("system", ["systemd", "launchd"])
def test_the_daemon_has_the_files_of_the_shell_that_installed_it(system: System) -> None:
    folders = {"XDG_CONFIG_HOME": "/moved/config", "XDG_DATA_HOME": "/moved/data"}
    made = service(system, ["/bin/true"], {"HOME": "/x", **folders}, 1).content
    assert all(name.encode() in made and at.encode() in made for name, at in folders.items())
    ignored = service(system, ["/bin/true"], {"HOME": "/x", "XDG_DATA_HOME": "data"}, 1).content
    assert b"XDG" not in ignored


def test_only_after_a_configuration_with_mistakes_systemd_does_not_start_it_again(
    tmp_path: Path,
) -> None:
    """A store that another program holds, status 3, is to be had again a little later."""
    assert "RestartPreventExitStatus=2" in unit(tmp_path).content.decode().splitlines()


def test_a_unit_for_another_store_is_out_of_date(tmp_path: Path) -> None:
    install(unit(tmp_path), Control())
    moved = {"HOME": str(tmp_path), "PATH": "/bin:/a b/100%", "XDG_DATA_HOME": "/moved"}
    assert not standing(service("systemd", COMMAND, moved, 1000), Control()).current


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="no systemd here")
def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    file = tmp_path / "owed.service"
    file.write_bytes(service("systemd", ["/bin/true"], {"HOME": "/x", "PATH": "/bin"}, 1).content)
    done = subprocess.run(
        ["systemd-analyze", "--user", "verify", str(file)],
        capture_output=True, check=False,
    )  # fmt: skip
    assert b"owed.service" not in done.stderr


def test_installing_writes_the_unit_and_starts_it(tmp_path: Path) -> None:
    control = Control()
    install(unit(tmp_path), control)
    assert (tmp_path / ".config/systemd/user/owed.service").is_file()
    assert control.asked == [
        "systemctl --user daemon-reload",
        "systemctl --user enable --now owed.service",
    ]


def test_installing_again_replaces_what_runs(tmp_path: Path) -> None:
    control = Control()
    install(unit(tmp_path), control)
    install(service("systemd", ["/new"], {"HOME": str(tmp_path), "PATH": ""}, 1), control)
    assert 'ExecStart="/new"' in unit(tmp_path).path.read_text()
    assert "systemctl --user disable --now owed.service" in control.asked


def test_it_says_whether_it_runs_and_as_it_would_be_installed_now(tmp_path: Path) -> None:
    assert standing(unit(tmp_path), Control()) == Standing(False, False, False)
    install(unit(tmp_path), Control())
    assert standing(unit(tmp_path), control := Control()) == Standing(True, True, True)
    assert control.asked == ["systemctl --user is-active --quiet owed.service"]
    moved = service("systemd", ["/new"], {"HOME": str(tmp_path), "PATH": ""}, 1)
    assert standing(moved, Control(status=3)) == Standing(True, False, False)


def test_a_system_that_says_no_is_quoted(tmp_path: Path) -> None:
    with pytest.raises(NotTaken) as no:
        install(unit(tmp_path), Control(status=1))
    assert "bus" in no.value.text


def test_a_program_that_cannot_be_run_says_why(tmp_path: Path) -> None:
    program = tmp_path / "systemctl"
    program.touch(mode=0o600)
    assert run([str(program)]) == (126, "Permission denied")


def test_removing_stops_it_and_takes_the_file_away(tmp_path: Path) -> None:
    install(unit(tmp_path), Control())
    control = Control()
    assert remove(unit(tmp_path), control)
    assert not unit(tmp_path).path.exists()
    assert "systemctl --user disable --now owed.service" in control.asked
    assert not remove(unit(tmp_path), control)


def test_the_agent_of_launchd_holds_the_same_command(tmp_path: Path) -> None:
    agent = service("launchd", COMMAND, {"HOME": str(tmp_path), "PATH": "/bin"}, 501)
    assert plistlib.loads(agent.content)["ProgramArguments"] == COMMAND
    assert agent.path == tmp_path / "Library/LaunchAgents/owed.sync.plist"
    assert agent.begin == (("launchctl", "bootstrap", "gui/501", str(agent.path)),)
