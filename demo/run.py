"""`owed demo`: the whole product on the sample firm, in a folder that is gone afterwards."""

import contextlib
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import click

from demo.start import Started, started
from demo.terminal import terminal_kept
from store.words.i18n import _

GRACE = 5.0
"""Seconds that the screen has for its end."""


def run(*, check: bool, json: bool) -> int:
    """Exit status: 0, or that of the step that failed."""
    _end_in_order()
    with tempfile.TemporaryDirectory(prefix="owed-demo-") as name, started(Path(name)) as firm:
        for step in (("clients", "import", firm.clients), ("calls", "import", firm.calls)):
            done = _owed(firm, *map(str, step))
            if done.returncode:
                click.echo(done.stderr, err=True)
                return done.returncode
        return _check(firm, json) if check else _show(firm)


def _end_in_order() -> None:
    """A window that is closed must leave no folder behind, nor must a `kill`."""

    def end(number: int, _frame: object) -> None:
        for other in (signal.SIGHUP, signal.SIGTERM):
            signal.signal(other, signal.SIG_IGN)
        sys.exit(128 + number)

    for number in (signal.SIGHUP, signal.SIGTERM):
        signal.signal(number, end)


def _owed(firm: Started, *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-P", "-m", "owed", "--config", str(firm.config), *words],
        env=firm.environment,
        capture_output=True,
        text=True,
        check=False,
    )


def _check(firm: Started, json: bool) -> int:
    done = _owed(firm, "sync", "--once")
    click.echo(done.stderr, nl=False, err=True)
    if done.returncode:
        return done.returncode
    from store.config import load
    from store.records import views
    from store.records.file_opening import open_store

    store = open_store(load(firm.config), create=False)
    totals = views.totals(store, views.at(store))._asdict()
    if json:
        from json import dumps

        click.echo(dumps(totals))
    else:
        for key, count in totals.items():
            click.echo(f"{key:15} {count:5}")
    return 0 if totals["owed"] and totals["waiting"] else 1


def _show(firm: Started) -> int:
    """The daemon beside the screen; both end with it."""
    with _daemon(firm):
        command = [sys.executable, "-P", "-m", "owed", "--config", str(firm.config), "--no-sync"]
        with terminal_kept():
            status = _until_it_ends(command, firm)
    if status:
        click.echo(_("The screen ended with status {n}").format(n=status), err=True)
    return status


def _until_it_ends(command: list[str], firm: Started) -> int:
    """Its status. It is asked to end before this program does, so that it can tidy up."""
    screen = subprocess.Popen(command, env=firm.environment)
    try:
        return screen.wait()
    finally:
        if screen.poll() is None:
            screen.terminate()
        try:
            screen.wait(timeout=GRACE)
        except subprocess.TimeoutExpired:
            screen.kill()
            screen.wait()


@contextlib.contextmanager
def _daemon(firm: Started) -> Iterator[None]:
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", "demo.beside", str(firm.config)],
        env=firm.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    assert process.stdin
    try:
        yield
    finally:
        process.stdin.close()
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
