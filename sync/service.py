"""The daemon at login: a systemd user unit, or a launchd agent.

Both get the PATH of this moment, since `password_command` may live anywhere on it, the language,
region and time zone in which the daemon tells what becomes due, where this moment's configuration
and store lie, and whose certificates it trusts; no other variable goes along.
"""

import plistlib
import re
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from store.words.i18n import languages

System = Literal["systemd", "launchd"]
Run = Callable[[Sequence[str]], tuple[int, str]]

_LABEL = "owed.sync"
_OWN = "en"
_PLACE = ("LANG", "LC_ALL", "LC_CTYPE", "LC_MESSAGES", "LC_TELEPHONE", "TZ")
_PATHS = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "SSL_CERT_FILE", "SSL_CERT_DIR")
_NO_USE_IN_REPEATING = "2"
"""A broken configuration. A store that is not to be had is locked by another program, or lies on a
disk that is not there, and may be had in half a minute: till then none is made in its place."""


class Service(NamedTuple):
    """A file, and the commands that make the system take notice of it."""

    path: Path
    content: bytes
    begin: tuple[tuple[str, ...], ...]
    end: tuple[tuple[str, ...], ...]
    asks: tuple[str, ...]
    """The command that succeeds while it runs."""


class Standing(NamedTuple):
    installed: bool
    running: bool
    current: bool
    """Installing it again would change nothing."""


class NotTaken(Exception):
    """The system's own program said no: `command`, `text`."""

    def __init__(self, command: Sequence[str], text: str) -> None:
        super().__init__(command, text)
        self.command = " ".join(command)
        self.text = text


def service(
    system: System, command: Sequence[str], environment: Mapping[str, str], uid: int
) -> Service:
    """command: what runs the daemon, each word as it is."""
    home = Path(environment.get("HOME") or Path.home())
    variables = {"PATH": environment.get("PATH", "")}
    clean = {name: value for name, value in environment.items() if value.isprintable()}
    # Also where it is the program's own: the system may speak another.
    variables["LANGUAGE"] = ":".join(languages(clean)) or _OWN
    variables |= {name: value for name in _PLACE if (value := clean.get(name))}
    # What is relative is ignored, as `store.machine` does.
    paths = {name: environment.get(name, "") for name in _PATHS}
    variables |= {name: at for name, at in paths.items() if Path(at).is_absolute()}
    if system == "launchd":
        return _launchd(home, command, variables, uid)
    return _systemd(home, command, variables)


def _systemd(home: Path, command: Sequence[str], variables: Mapping[str, str]) -> Service:
    base = Path(variables.get("XDG_CONFIG_HOME") or home / ".config")
    lines = (
        "[Unit]",
        "Description=Owed: mail sync",
        "",
        "[Service]",
        f"ExecStart={' '.join(_word(word) for word in command)}",
        *(
            f"Environment={_word(f'{name}={value}', dollars=False)}"
            for name, value in variables.items()
        ),
        "Restart=on-failure",
        "RestartSec=30",
        f"RestartPreventExitStatus={_NO_USE_IN_REPEATING}",
        "",
        "[Install]",
        "WantedBy=default.target",
        "",
    )
    control = ("systemctl", "--user")
    return Service(
        base / "systemd" / "user" / "owed.service",
        "\n".join(lines).encode(),
        ((*control, "daemon-reload"), (*control, "enable", "--now", "owed.service")),
        ((*control, "disable", "--now", "owed.service"), (*control, "daemon-reload")),
        (*control, "is-active", "--quiet", "owed.service"),
    )


def _word(word: str, *, dollars: bool = True) -> str:
    """Quoted as systemd.syntax(7) and systemd.service(5) have it: % is a specifier everywhere,
    $ a variable in commands only."""
    escaped = re.sub(r'(["\\])', r"\\\1", word).replace("%", "%%")
    return f'"{escaped.replace("$", "$$") if dollars else escaped}"'


def _launchd(home: Path, command: Sequence[str], variables: Mapping[str, str], uid: int) -> Service:
    file = home / "Library" / "LaunchAgents" / f"{_LABEL}.plist"
    agent = {
        "Label": _LABEL,
        "ProgramArguments": list(command),
        "EnvironmentVariables": dict(variables),
        "RunAtLoad": True,
        "KeepAlive": {"SuccessfulExit": False},
        "ThrottleInterval": 30,
        "ProcessType": "Background",
    }
    session = f"gui/{uid}"
    return Service(
        file,
        plistlib.dumps(agent),
        (("launchctl", "bootstrap", session, str(file)),),
        (("launchctl", "bootout", f"{session}/{_LABEL}"),),
        ("launchctl", "print", f"{session}/{_LABEL}"),
    )


def run(command: Sequence[str]) -> tuple[int, str]:
    """Exit status and what it complained; 127 where there is no such program, 126 where it cannot
    be run."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, errors="replace",
                              timeout=60, check=False)  # fmt: skip
    except FileNotFoundError:
        return 127, ""
    except OSError as error:
        return 126, error.strerror or ""
    except subprocess.TimeoutExpired:
        return 124, ""
    return done.returncode, done.stderr.strip()


def install(wanted: Service, act: Run = run) -> None:
    """Writes the file and starts the daemon. What is there already is taken out first, so that
    a second time brings a new path or configuration. Raises OSError, NotTaken."""
    if wanted.path.exists():
        remove(wanted, act)
    wanted.path.parent.mkdir(parents=True, exist_ok=True)
    wanted.path.write_bytes(wanted.content)
    for command in wanted.begin:
        status, text = act(command)
        if status:
            raise NotTaken(command, text)


def standing(wanted: Service, act: Run = run) -> Standing:
    """Raises OSError."""
    if not wanted.path.exists():
        return Standing(False, False, False)
    status, _text = act(wanted.asks)
    return Standing(True, status == 0, wanted.path.read_bytes() == wanted.content)


def remove(wanted: Service, act: Run = run) -> bool:
    """Stops the daemon and takes the file away; False if there is none. Raises OSError."""
    if not wanted.path.exists():
        return False
    for command in wanted.end[:1]:
        act(command)  # it may not be loaded
    wanted.path.unlink()
    for command in wanted.end[1:]:
        act(command)
    return True
