"""`owed service`"""

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from cli.again import again
from cli.asked import Asked, shared, subcommand
from cli.opened import opened_config
from cli.printing import print_object
from cli.refusals import FAILED, fail
from store.words.i18n import _

if TYPE_CHECKING:
    from store.settings import Config
    from sync.service import Service


@click.group(help=_("The daemon at login."))
@shared
def command() -> None:
    pass


@command.command(help=_("Starts the daemon now and at every login."))
@subcommand
def install(asked: Asked) -> None:
    from store.words import servicing
    from sync import service

    config = opened_config(asked)
    wanted = here(asked)
    _make_store(config, first=not wanted.path.exists())
    try:
        service.install(wanted)
    except service.NotTaken as no:
        click.echo(servicing.not_taken(wanted.path, no.command, no.text), err=True)
        fail(servicing.by_cron(again(asked, "sync")), FAILED)
    except OSError as error:
        fail(servicing.not_written(wanted.path, error.strerror or ""), FAILED)
    click.echo(servicing.installed(wanted.path), err=True)
    if asked.json:
        print_object({"file": str(wanted.path), "installed": True})
    for account in config.accounts:
        if account.imap.secret.kind == "env":
            click.echo(servicing.no_variable(account.name, account.imap.secret.value), err=True)


@command.command(help=_("Whether it is installed, and runs."))
@subcommand
def status(asked: Asked) -> None:
    from store.words import servicing
    from sync import service

    wanted = here(asked)
    try:
        found = service.standing(wanted)
    except OSError as error:
        fail(servicing.not_read(wanted.path, error.strerror or ""), FAILED)
    if not found.installed:
        said = servicing.none
    else:
        said = servicing.installed if found.running else servicing.idle
    click.echo(said(wanted.path), err=asked.json)
    if found.installed and not found.current:
        click.echo(servicing.another(wanted.path), err=asked.json)
    if asked.json:
        print_object({"file": str(wanted.path), **found._asdict()})
    if not found.running:
        sys.exit(FAILED)


@command.command(help=_("Stops it, and starts it no more."))
@subcommand
def remove(asked: Asked) -> None:
    from store.words import servicing
    from sync import service

    wanted = here(asked)
    try:
        taken = service.remove(wanted)
    except OSError as error:
        fail(servicing.not_written(wanted.path, error.strerror or ""), FAILED)
    click.echo((servicing.removed if taken else servicing.none)(wanted.path), err=True)
    if asked.json:
        print_object({"file": str(wanted.path), "installed": False})


def _make_store(config: "Config", *, first: bool) -> None:
    """The daemon at login makes none (see `cli.sync`). first: it was not installed before, so that
    none can have been lost since."""
    from store.records.file_opening import open_store

    with suppress(OSError):  # no way there: said by the daemon
        if not config.database.exists():
            open_store(config, create=first).close()


def here(asked: Asked) -> "Service":
    """As it would be installed now."""
    from sync.service import service

    # One that a screen has started may run: this one takes its place when it ends.
    command = again(asked, "sync", "--wait")
    if sys.platform == "darwin":
        return service("launchd", command, os.environ, os.getuid())
    return service("systemd", command, os.environ, os.getuid())
