"""`owed doctor`"""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from cli.asked import Asked, subcommand
from cli.refusals import FAILED
from store.words.i18n import _

if TYPE_CHECKING:
    from store.finding import Finding


@click.command(help=_("What is wrong, and what to do."))
@click.option("--offline", is_flag=True, help=_("Do not ask the servers."))
@subcommand
def command(asked: Asked, offline: bool) -> None:
    from store.doctor import findings
    from store.words.findings import sentence

    found = list(findings(asked.config))
    if not any(one.bad and one.code == "config" for one in found):
        found += _of_screen(asked)
        if not offline:
            from sync.doctor import findings as of_servers

            found += of_servers(asked.config)
    for one in found:
        click.echo(sentence(one))
    sys.exit(FAILED if any(one.bad for one in found) else 0)


def _of_screen(asked: Asked) -> Iterator["Finding"]:
    from store.config import load
    from store.finding import Finding
    from tui.checkup import problems

    for problem in problems(load(asked.config)):
        yield Finding("config-closer", True, {"problem": problem})
