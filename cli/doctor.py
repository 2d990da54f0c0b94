"""`owed doctor`"""

import contextlib
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from cli.asked import Asked, subcommand
from cli.opened import opened_config
from cli.printing import print_object, print_objects
from cli.refusals import FAILED
from store.words.i18n import _

if TYPE_CHECKING:
    from store.finding import Finding


@click.command(help=_("What is wrong, and what to do."))
@click.option("--offline", is_flag=True, help=_("Do not ask the servers."))
@click.option("--repair", is_flag=True,
              help=_("Make a new store of what can be read of a damaged one."))  # fmt: skip
@subcommand
def command(asked: Asked, offline: bool, repair: bool) -> None:
    if repair:
        _repair(asked)
        return
    with _patience():
        found = list(_findings(asked, offline))
    if asked.json:
        from store.words.findings import finding_object

        print_objects(map(finding_object, found))
    else:
        from store.words.findings import sentence

        for one in found:
            click.echo(sentence(one))
    _go_on(asked, found)
    sys.exit(FAILED if any(one.bad for one in found) else 0)


@contextlib.contextmanager
def _patience() -> Iterator[contextlib.ExitStack]:
    """What one waits for, until its end or until the stack is closed: each page of a store is read,
    and each mail unpacked, which takes 20 s for a hundred thousand."""
    with contextlib.ExitStack() as shown:
        if sys.stderr.isatty():
            from rich.console import Console

            said = _("Looking closely; a large store takes a while")
            shown.enter_context(Console(stderr=True).status(said))
        yield shown


def _findings(asked: Asked, offline: bool) -> Iterator["Finding"]:
    from store.doctor import findings

    found = findings(asked.config)
    yield from found
    if any(one.bad and one.code == "config" for one in found):
        return
    yield from _of_screen(asked)
    if not offline:
        from sync.doctor import findings as of_servers

        yield from of_servers(asked.config)


def _go_on(asked: Asked, found: "list[Finding]") -> None:
    """Where a server lets us in now, a daemon that stands still since it did not is told. One that
    has the password from its environment has the old one."""
    facts = [one.facts for one in found if one.code == "login-ok"]
    let_in = {str(one["account"]) for one in facts if one["protocol"] == "IMAP"}
    if not let_in:
        return
    from cli.going_on import STOPPED, go_on
    from store.config import load

    config = load(asked.config)
    inherit = {one.name for one in config.accounts if one.imap.secret.kind == "env"}
    go_on(config, let_in - inherit, STOPPED)


def _of_screen(asked: Asked) -> Iterator["Finding"]:
    from store.config import load
    from store.finding import Finding
    from tui.checkup import problems

    for problem in problems(load(asked.config)):
        yield Finding("config-closer", True, {"problem": problem})


def _repair(asked: Asked) -> None:
    from store.records.repair import repair
    from store.words import repairing

    config = opened_config(asked)
    with _patience() as shown:

        def begins() -> None:
            shown.close()
            click.echo(repairing.begins(config.database), err=True)

        done = repair(config, begins)
    if asked.json:
        print_object(repairing.repaired_object(config.database, done))
    elif done is None:
        click.echo(repairing.nothing_wrong(config.database))
    else:
        for sentence in repairing.sentences(done):
            click.echo(sentence)
