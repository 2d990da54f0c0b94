"""`owed demo`"""

import sys

import click

from cli.asked import Asked, subcommand
from store.words.i18n import _


@click.command(
    short_help=_("The sample firm; no account needed."),
    help=_("The sample firm, in a temporary folder: the whole product, no account needed."),
)
@click.option("--check", is_flag=True, help=_("No screen: one sync, then the totals."))
@subcommand
def command(asked: Asked, check: bool) -> None:
    from demo.run import run

    sys.exit(run(check=check, json=asked.json))
