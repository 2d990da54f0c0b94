"""What `owed service` says."""

import shlex
from collections.abc import Sequence
from pathlib import Path

from store.words.clean import clean
from store.words.i18n import _


def installed(path: Path) -> str:
    return _("The daemon runs, and starts at every login ({path})").format(path=clean(str(path)))


def removed(path: Path) -> str:
    return _("The daemon no longer starts at login ({path} is gone)").format(path=clean(str(path)))


def none(path: Path) -> str:
    return _("It was not installed: there is no {path}").format(path=clean(str(path)))


def idle(path: Path) -> str:
    return _(
        "{path} is there, but the daemon does not run by it; `owed service install` starts it"
    ).format(path=clean(str(path)))


def another(path: Path) -> str:
    return _(
        "{path} names another command, configuration, PATH, language or time zone than now; "
        "`owed service install` renews it"
    ).format(path=clean(str(path)))


def not_taken(path: Path, command: str, text: str) -> str:
    return _("{path} is written, but `{command}` failed: {text}").format(
        path=clean(str(path)), command=clean(command), text=clean(text) or _("no such program")
    )


def by_cron(command: Sequence[str]) -> str:
    """cron ends a command at its first %."""
    line = f"@reboot {shlex.join(command)}".replace("%", "\\%")
    return _("This line in your crontab starts the daemon, too: {line}").format(line=line)


def not_read(path: Path, said: str) -> str:
    return _("{path} cannot be read: {said}").format(path=clean(str(path)), said=clean(said))


def not_written(path: Path, text: str) -> str:
    return _("{path} cannot be written: {text}").format(path=clean(str(path)), text=clean(text))


def no_store(path: str) -> str:
    return _(
        "There is no store at {path}: the daemon at login makes none, since it may lie on a disk "
        "that is not there just now; if it is lost, `owed sync --once` makes a new one"
    ).format(path=clean(path))


def no_variable(account: str, variable: str) -> str:
    return _(
        "{account}: a daemon that starts at login has no variable {variable}; use "
        "password_command or the keyring"
    ).format(account=clean(account), variable=clean(variable))
